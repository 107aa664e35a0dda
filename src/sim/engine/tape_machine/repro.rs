//! The reproduce side of one track: flux in, volts out.

use crate::sim::engine::filter::{Memory, Section};
use crate::sim::engine::fractional::{self, Between};
use crate::sim::engine::tape_machine::deck::{Calibration, Deck, Head, Heads, REFERENCE_NWB, ZERO_VU};
use crate::sim::engine::tape_machine::equaliser;
use crate::sim::engine::tape_machine::fir::{self, Fir};
use crate::sim::engine::tape_machine::hiss::{Dropouts, Hiss};
use crate::sim::engine::tape_machine::loss::{Contact, azimuth_delay};
use crate::sim::engine::tape_machine::print::{PrintThrough, Storage};
use crate::sim::engine::tape_machine::transport::Displacement;
use crate::sim::gear::MachineAtSpeed;
use crate::sim::units::{BLOCK, SAMPLE_RATE, amplitude};

/// Noise of a head that is magnetised through and through, decibels more (domain reference, fault F54: 3 to 6).
const MAGNETISED_DB: f64 = 6.0;
/// Frames that the tape may be ahead or behind.
const SWAY: usize = 96;
/// Frames by which the tape is read late, so that it can be ahead.
const BEHIND: usize = SWAY + fractional::LATE + 1;
/// Frames that are kept.
const KEPT: usize = BEHIND + SWAY + fractional::LATE;
/// Sharpness of the first head bump and of the second, which is half as high an octave above; estimated.
const BUMP_SHARPNESS: (f64, f64) = (1.2, 2.5);

/// Which head plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Playing {
    /// The reproduce head.
    Repro,
    /// The record head, in time with what is being recorded.
    Sync,
}

/// What lies around a passage of a track: the flux of other places on the tape; empty slices are silence.
#[derive(Debug, Clone, Copy, Default)]
pub struct Around<'a> {
    /// The same track a turn of the reel later, which is heard before it comes.
    pub later: &'a [f32],
    /// The same track a turn of the reel earlier.
    pub earlier: &'a [f32],
    /// The tracks on either side.
    pub neighbours: [&'a [f32]; 2],
}

/// One track in play.
#[derive(Debug, Clone)]
pub struct ReproChannel {
    between: Between,
    kept: [f32; KEPT + BLOCK],
    scratch: [f32; BLOCK],
    print: PrintThrough,
    dropouts: Dropouts,
    crosstalk: f32,
    amplifier: [Section; 2],
    hiss: Hiss,
    contact: Fir,
    electronics: [Section; 4],
    memory: [Memory; 6],
    gain: f32,
}

/// What the length of a head does to long waves: bumps, and the end of the band.
#[must_use]
pub(super) fn contour(row: &MachineAtSpeed) -> [Section; 3] {
    let (hertz, decibels) = row.bump;
    [
        Section::high_pass_second(row.low_hz, std::f64::consts::FRAC_1_SQRT_2),
        equaliser::bump(hertz, decibels, BUMP_SHARPNESS.0),
        equaliser::bump(2.0 * hertz, 0.5 * decibels, BUMP_SHARPNESS.1),
    ]
}

impl ReproChannel {
    /// Frames by which volts come out after the flux that they belong to, besides the way from head to head.
    pub const LATENCY: usize = BEHIND + fir::LATE;

    /// A track of a deck; `between` is shared by all of them, `storage` is how the reel has lain.
    #[must_use]
    pub fn new(deck: &Deck, between: &Between, storage: Storage, track: u32, seed: u64) -> Self {
        let [low, bump, second] = contour(&deck.machine_row);
        let seed = seed ^ u64::from(track);
        Self {
            between: between.clone(),
            kept: [0.0; KEPT + BLOCK],
            scratch: [0.0; BLOCK],
            print: PrintThrough::new(&deck.stock, deck.speed, storage),
            dropouts: Dropouts::new(seed, deck.stock.dropouts),
            crosstalk: amplitude(deck.machine.crosstalk_db) as f32,
            amplifier: equaliser::flux_curve(deck.equalisation, deck.speed).map(|section| section.inverse()),
            hiss: Hiss::new(seed),
            contact: Fir::default(),
            electronics: [low, bump, second, equaliser::treble(0.0)],
            memory: [Memory::default(); 6],
            gain: 0.0,
        }
    }

    /// Takes on how the heads are and how the track is adjusted (trims and drift together); `recorded_min` is the azimuth
    /// of the head that made the recording, 0 for a reference tape.
    pub fn set(&mut self, deck: &Deck, heads: &Heads, calibration: &Calibration, playing: Playing, recorded_min: f64, track: u32) {
        let (head, gap_um, level, treble) = match playing {
            Playing::Repro => (heads.repro, deck.machine.repro_gap_um, calibration.repro_level_db, calibration.repro_treble_db),
            Playing::Sync => (heads.record, deck.machine.sync_gap_um, calibration.sync_level_db, calibration.sync_treble_db),
        };
        let plain = ZERO_VU.volt().0 / deck.operating_nwb;
        self.gain = (plain * amplitude(level)) as f32;
        self.electronics[3] = equaliser::treble(treble);
        let contact = Contact { spacing_um: head.dirt_um, gap_um, azimuth_min: head.azimuth_min - recorded_min, ..deck.contact() };
        let expected = deck.contact();
        let delay = -azimuth_delay(head.azimuth_min, deck.machine.offset_m(track), deck.speed) * f64::from(SAMPLE_RATE);
        let least = 0.05;
        self.contact.set(|hertz| contact.gain(deck.speed, hertz) / expected.gain(deck.speed, hertz).max(least), delay);
        self.set_hiss(deck, head);
    }

    /// Hiss is as loud as the table says behind a clean head without trims; trims then change it like everything else.
    fn set_hiss(&mut self, deck: &Deck, head: Head) {
        let level = deck.machine_row.noise_db + deck.stock_row.noise_db + MAGNETISED_DB * head.magnetised.clamp(0.0, 1.0);
        let contour = contour(&deck.machine_row);
        self.hiss.set(REFERENCE_NWB * amplitude(level), |hertz| contour.iter().map(|section| section.magnitude(hertz)).product());
    }

    /// Goes on from what the same track had in its memory before it was adjusted.
    pub fn take_over(&mut self, old: &Self) {
        self.print.take_over(&old.print);
        self.hiss.take_over(&old.hiss);
        self.contact.take_over(&old.contact);
        (self.kept, self.memory) = (old.kept, old.memory);
    }

    /// Leaves its hiss away.
    pub fn hush(&mut self) {
        self.hiss.hush();
    }

    /// Turns a block of flux into volts. `frame` is the place of its first frame on the tape.
    pub fn run(&mut self, block: &mut [f32], around: &Around<'_>, displacement: &Displacement, frame: u64) {
        self.dropouts.run(block, frame);
        for neighbour in around.neighbours {
            block.iter_mut().zip(neighbour).for_each(|(sample, other)| *sample += self.crosstalk * other);
        }
        self.print.add(block, &mut self.scratch, around.later, around.earlier);
        self.sway(block, displacement);
        for (section, memory) in self.amplifier.iter().zip(&mut self.memory) {
            section.run(memory, block);
        }
        self.hiss.add(block, frame);
        self.contact.run(block);
        for (section, memory) in self.electronics.iter().zip(&mut self.memory[2..]) {
            section.run(memory, block);
        }
        block.iter_mut().for_each(|sample| *sample *= self.gain);
    }

    /// Reads the tape where it is instead of where it should be.
    fn sway(&mut self, block: &mut [f32], displacement: &Displacement) {
        let frames = block.len();
        self.kept[KEPT..KEPT + frames].copy_from_slice(block);
        let most = SWAY as f32;
        for (n, (sample, ahead)) in block.iter_mut().zip(displacement).enumerate() {
            let ahead = ahead.clamp(-most, most) + most;
            let whole = ahead as usize;
            let first = KEPT + n + whole - SWAY - BEHIND + 1 - fractional::LATE;
            *sample = self.between.read(&self.kept[first..first + fractional::TAPS], f64::from(ahead - whole as f32));
        }
        self.kept.copy_within(frames..frames + KEPT, 0);
    }
}
