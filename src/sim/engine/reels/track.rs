//! One track of a tape machine: what it writes, and what its output gives.

use crate::sim::engine::plan::Samples;
use crate::sim::engine::reels::flux::{Flux, Reels};
use crate::sim::engine::reels::travel::Travel;
use crate::sim::engine::run::cross;
use crate::sim::engine::tape_machine::{Around, Deck, RecordChannel, ReproChannel, turn_frames};
use crate::sim::units::BLOCK;
use std::sync::Arc;

/// Blocks that a head reads unheard when it begins, so that its delays are filled.
const WARM: u64 = 2;

/// What a track's output gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::sim::engine) enum Hears {
    /// Its input.
    Input,
    /// What is under a head, so many frames behind the record head: 0 in sync.
    Head {
        /// Frames.
        behind: u64,
    },
    /// Nothing: no power, or nothing under the heads.
    Nothing,
}

/// A track of a tape machine.
#[derive(Debug)]
pub(in crate::sim::engine) struct MachineTrack {
    pub(in crate::sim::engine) number: u32,
    pub(in crate::sim::engine) input: Option<usize>,
    pub(in crate::sim::engine) capstan: usize,
    /// Peak volts at which its amplifiers clip.
    pub(in crate::sim::engine) max: f32,
    pub(super) hears: Hears,
    pub(super) deck: Arc<Deck>,
    pub(super) flux: Flux,
    pub(super) travel: Travel,
    pub(super) plays: Option<Box<ReproChannel>>,
    pub(super) records: Option<Box<RecordChannel>>,
    /// Where there is nothing on the tape, frames of the recording.
    pub(super) torn: Option<(f64, f64)>,
    /// Whether the head has not read yet.
    pub(super) fresh: bool,
    /// Whether it goes into record with this plan.
    pub(super) rises: bool,
    /// What the record head leaves behind in this block, and what was there.
    pub(super) written: Samples,
    pub(super) under: Samples,
}

impl MachineTrack {
    /// Goes on from the same track in the plan before.
    pub(in crate::sim::engine) fn take_over(&mut self, old: &Self) {
        if self.travel != old.travel || self.flux.key != old.flux.key {
            return;
        }
        if let (Some(new), Some(old)) = (&mut self.records, &old.records) {
            new.take_over(old);
            self.rises = false;
        }
        if let (Some(new), Some(old_head), true) = (&mut self.plays, &old.plays, self.hears == old.hears && !old.fresh) {
            new.take_over(old_head);
            self.fresh = false;
        }
    }

    /// Turns the block of its input into that of its output; what it records waits for `record`.
    pub(in crate::sim::engine) fn run(&mut self, reels: &Reels, displacement: &Samples, frame: u64, block: &mut Samples) {
        if let Some(channel) = self.records.as_mut().filter(|_| self.travel.is_recording(frame)) {
            let at = self.travel.at(frame) - RecordChannel::LATENCY as f64;
            self.flux.read(reels, self.number, at, &mut self.under);
            self.written = *block;
            channel.run(&mut self.written, &self.under, at.max(0.0) as u64);
        }
        match self.hears {
            Hears::Input => {}
            Hears::Nothing => block.fill(0.0),
            Hears::Head { behind } => self.play(reels, displacement, frame, behind, block),
        }
    }

    fn play(&mut self, reels: &Reels, displacement: &Samples, frame: u64, behind: u64, block: &mut Samples) {
        if !self.travel.is_playing(frame) {
            block.fill(0.0);
            return;
        }
        let still = [0.0; BLOCK];
        if std::mem::take(&mut self.fresh) {
            for back in (1..=WARM).rev() {
                self.read(reels, &still, frame.saturating_sub(back * BLOCK as u64), behind, block);
            }
        }
        self.read(reels, displacement, frame, behind, block);
    }

    fn read(&mut self, reels: &Reels, displacement: &Samples, frame: u64, behind: u64, block: &mut Samples) {
        let Some(channel) = &mut self.plays else { return };
        let ahead = (ReproChannel::LATENCY as f64 - behind as f64) * self.travel.ratio;
        let at = self.travel.at(frame) + ahead;
        let turn = turn_frames(&self.deck.machine, self.deck.speed, at.max(0.0) as u64) as f64;
        let (mut later, mut earlier, mut sides) = ([0.0; BLOCK], [0.0; BLOCK], [[0.0; BLOCK]; 2]);
        self.flux.read(reels, self.number, at, block);
        if self.torn.is_some_and(|(from, to)| (from..to).contains(&at)) {
            block.fill(0.0);
        }
        // A reference tape is one track as wide as the tape, and long rested.
        if self.flux.tones.is_none() {
            self.flux.read(reels, self.number, at + turn, &mut later);
            self.flux.read(reels, self.number, at - turn, &mut earlier);
            self.flux.read(reels, self.number.wrapping_sub(1), at, &mut sides[0]);
            self.flux.read(reels, self.number + 1, at, &mut sides[1]);
        }
        let around = Around { later: &later, earlier: &earlier, neighbours: [&sides[0], &sides[1]] };
        channel.run(block, &around, displacement, at.max(0.0) as u64);
    }

    /// Leaves what it recorded in this block on the reel, going over to it along the block: from what the plan before
    /// recorded, or out of what was there when it goes into record.
    pub(in crate::sim::engine) fn record(&mut self, reels: &mut Reels, frame: u64, before: Option<&Samples>) {
        let rises = std::mem::take(&mut self.rises);
        let Some(at) = self.place_written(frame) else { return };
        match before {
            Some(before) => cross(before, &mut self.written),
            None if rises => cross(&self.under, &mut self.written),
            None => {}
        }
        reels.write(self.flux.key, self.number, at, &mut self.written);
    }

    /// Goes out of record along this block, into what was there.
    pub(in crate::sim::engine) fn end(&mut self, reels: &mut Reels, frame: u64) {
        let Some(at) = self.place_written(frame) else { return };
        cross(&self.written, &mut self.under);
        reels.write(self.flux.key, self.number, at, &mut self.under);
    }

    fn place_written(&self, frame: u64) -> Option<u64> {
        let records = self.records.is_some() && self.travel.is_recording(frame);
        records.then(|| (self.travel.at(frame) - RecordChannel::LATENCY as f64).max(0.0) as u64)
    }

    /// What it recorded in this block, if it does.
    pub(in crate::sim::engine) fn written(&self) -> Option<&Samples> {
        self.records.as_ref().map(|_| &self.written)
    }

    /// The reel that it records on.
    pub(in crate::sim::engine) fn writes_on(&self) -> Option<u64> {
        self.records.as_ref().map(|_| self.flux.key)
    }
}
