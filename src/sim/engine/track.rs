//! A track of the recorder in the plan: what is converted, and what its output gives.

use crate::sim::circuit::Giving;
use crate::sim::engine::clocked::{Clocked, Line};
use crate::sim::engine::plan::Samples;
use crate::sim::engine::tape::Tape;
use crate::sim::session::{GRAIN, Region, Roll, Way};
use crate::sim::units::BLOCK;

/// A track of the recorder.
#[derive(Debug)]
pub(super) struct Track {
    pub(super) number: u32,
    pub(super) input: Option<usize>,
    /// Peak volts of full scale.
    pub(super) full_scale: f32,
    pub(super) noise: f32,
    pub(super) gives: Giving,
    /// What its playlist holds.
    pub(super) regions: Vec<Region>,
    /// Whether it is part of what is recorded, so that it gives its input there.
    pub(super) records: bool,
    /// Frames from its input to its output.
    pub(super) through: usize,
    /// The digital line that its input is, if it is one.
    pub(super) line: Option<Line>,
    /// The clock of its converter.
    pub(super) clock: Clocked,
    /// What the converter makes of the input, before it is rounded to bits.
    pub(super) converted: Samples,
}

/// The recorder in one block.
pub(super) struct Rolled {
    pub(super) roll: Roll,
    /// Frames by which what is played is late.
    pub(super) late: u64,
    /// What is recorded, or will be when the timeline comes to it.
    pub(super) recording: Option<Region>,
    /// The first frame of the block.
    pub(super) frame: u64,
}

impl Track {
    /// Keeps what was converted, and puts what the output gives in its place, in volts.
    pub(super) fn give(&mut self, rolled: &Rolled, tape: &Tape, out: &mut Samples) {
        let before = std::mem::replace(&mut self.converted, *out);
        delay(&before, out, self.through);
        match self.gives {
            Giving::Input => {}
            Giving::Recorded => self.play(rolled, tape, out),
            Giving::Silence => out.fill(0.0),
        }
        out.iter_mut().for_each(|x| *x *= self.full_scale);
    }

    /// What its playlist holds at the playhead, for a moment and in the way of the hand.
    fn grain(&self, way: Way, rolled: &Rolled, tape: &Tape, out: &mut Samples) {
        let (part, over) = sounding(rolled.roll.since + rolled.late, rolled.frame);
        let (out, place) = (&mut out[part], rolled.roll.position);
        match way {
            Way::On => self.clock.play(tape, self.number, &self.regions, place, place + over, out),
            Way::Back => {
                // The timeline begins somewhere, and before it there is silence.
                let end = place.saturating_sub(over);
                let from = end.saturating_sub(out.len() as u64);
                let heard = &mut out[..(end - from) as usize];
                self.clock.play(tape, self.number, &self.regions, from, from, heard);
                heard.reverse();
            }
        }
        let window = Region { pass: 0, from: 0, to: GRAIN, faded: true };
        (over..).zip(out).for_each(|(at, sample)| *sample *= window.share(at));
    }

    /// Puts what its playlist holds in the place of its input, up to where it drops in.
    fn play(&self, rolled: &Rolled, tape: &Tape, out: &mut Samples) {
        let input = std::mem::replace(out, [0.0; BLOCK]);
        if let Some(way) = rolled.roll.dragged {
            self.grain(way, rolled, tape, out);
            return;
        }
        for stretch in rolled.roll.stretches(rolled.frame, rolled.late) {
            let out = &mut out[stretch.offset..stretch.offset + stretch.length];
            self.clock.play(tape, self.number, &self.regions, rolled.roll.position, stretch.at, out);
        }
        let Some(recording) = rolled.recording.filter(|_| self.records) else { return };
        for stretch in rolled.roll.stretches(rolled.frame, 0) {
            let part = stretch.offset..stretch.offset + stretch.length;
            recording.lay(stretch.at, &mut out[part.clone()], &input[part]);
        }
    }
}

/// The frames of a block in which a grain is heard that begins at a frame of the session, and how much of it is over by then.
fn sounding(begins: u64, frame: u64) -> (std::ops::Range<usize>, u64) {
    let skip = begins.saturating_sub(frame).min(BLOCK as u64);
    let over = (frame + skip).saturating_sub(begins).min(GRAIN);
    let length = (GRAIN - over).min(BLOCK as u64 - skip);
    (skip as usize..(skip + length) as usize, over)
}

/// Makes a block late by so many frames, at most a block.
fn delay(before: &Samples, out: &mut Samples, frames: usize) {
    let frames = frames.min(BLOCK);
    out.copy_within(..BLOCK - frames, frames);
    out[..frames].copy_from_slice(&before[BLOCK - frames..]);
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "samples are copied")]
mod tests {
    use super::*;

    #[test]
    fn a_delay_takes_its_first_samples_from_the_block_before() {
        let (before, mut out) = ([1.0; BLOCK], [2.0; BLOCK]);
        delay(&before, &mut out, 68);
        assert!(out[..68].iter().all(|x| *x == 1.0) && out[68..].iter().all(|x| *x == 2.0));
        delay(&before, &mut out, 0);
        assert_eq!((out[67], out[68]), (1.0, 2.0));
    }
}
