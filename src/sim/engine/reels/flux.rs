//! What is on the reels: flux of each track along the tape, in nWb/m, a value a frame at the speed of the recording.

use crate::sim::engine::fractional::{self, Between};
use crate::sim::engine::noise::seed_of;
use crate::sim::engine::tape::Tape;
use crate::sim::engine::tape_machine::ReferenceTape;
use crate::sim::gear::{GearKind, ReferenceReel, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::units::{BLOCK, SAMPLE_RATE};
use std::sync::Arc;

/// Flux is kept in steps of 1/256 nWb/m, 47 dB below the noise of the tape, so that what is recorded again is the same.
const STEPS: f32 = 256.0;
/// A reel is recorded over: all of it counts as one pass.
const WHOLE: u32 = 0;
/// Greatest pace at which a reel is read, re the one of its recording.
const FASTEST: usize = 4;

/// The key of a reel.
pub(super) fn key_of(reel: &UnitId) -> u64 {
    seed_of(&reel.0, 0)
}

/// Every reel of a studio.
#[derive(Debug, Default)]
pub struct Reels {
    tapes: Vec<(u64, Tape)>,
}

impl Reels {
    /// The reels of a scenario's studio, blank.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let is_reel =
            |unit: &&UnitId| scenario.gear(unit).is_some_and(|page| matches!(page.kind, GearKind::Reel(_) | GearKind::ReferenceTape(_)));
        Self { tapes: scenario.units.keys().filter(is_reel).map(|unit| (key_of(unit), Tape::default())).collect() }
    }

    pub(super) fn get(&self, key: u64) -> Option<&Tape> {
        self.tapes.iter().find(|(of, _)| *of == key).map(|(_, tape)| tape)
    }

    fn tape(&mut self, key: u64) -> Option<&mut Tape> {
        self.tapes.iter_mut().find(|(of, _)| *of == key).map(|(_, tape)| tape)
    }

    /// Whether a reel has fewer empty chunks in reserve than so many tracks may need at once.
    pub(in crate::sim::engine) fn lacks(&self, key: u64, tracks: usize) -> bool {
        self.get(key).is_some_and(|tape| tape.spare() < tracks)
    }

    /// Takes in an empty chunk for a reel.
    pub(in crate::sim::engine) fn give(&mut self, key: u64, chunk: Box<[f32]>) {
        if let Some(tape) = self.tape(key) {
            tape.give(chunk);
        }
    }

    /// Puts flux onto a track from a place on.
    pub(in crate::sim::engine) fn write(&mut self, key: u64, track: u32, at: u64, flux: &mut [f32]) {
        flux.iter_mut().for_each(|value| *value = libm::rintf(*value * STEPS) / STEPS);
        if let Some(tape) = self.tape(key) {
            tape.write(WHOLE, track, at, flux);
        }
    }
}

/// A reel as the heads of a machine read it.
#[derive(Debug, Clone)]
pub(in crate::sim::engine) struct Flux {
    pub(super) key: u64,
    /// Pace of the tape re that of the recording.
    pub(super) ratio: f64,
    pub(super) between: Between,
    /// If it is a reference tape: its tones, and the amplitude of each as a track of the machine reads it.
    pub(super) tones: Option<(ReferenceTape, Arc<[(f64, f64)]>, u64)>,
}

impl Flux {
    /// The tones of a reference tape as a machine with tracks of this width at this pace reads them.
    pub(super) fn tones_of(reel: &ReferenceReel, width_mm: f64, ratio: f64) -> (ReferenceTape, Arc<[(f64, f64)]>, u64) {
        let tape = ReferenceTape { equalisation: reel.equalisation, speed: reel.speed, flux_nwb: reel.flux_nwb };
        let tones = reel.tones.iter().map(|(hertz, level)| (hertz * ratio, tape.amplitude(*hertz, *level, width_mm))).collect();
        (tape, tones, (reel.each_s * f64::from(SAMPLE_RATE)) as u64)
    }

    /// A block of a track from a place on, which is counted in frames of the recording.
    pub(super) fn read(&self, reels: &Reels, track: u32, at: f64, out: &mut [f32; BLOCK]) {
        let whole = libm::floor(at);
        out.fill(0.0);
        let Some(tape) = reels.get(self.key).filter(|_| whole >= fractional::TAPS as f64) else { return };
        let first = whole as u64;
        if let Some((reference, tones, each)) = &self.tones
            && !tape.is_written(WHOLE, track, first)
        {
            let Some((hertz, amplitude)) = tones.get(((first - super::travel::LEADER.min(first)) / each) as usize) else { return };
            reference.tone(out, *hertz, *amplitude, libm::round(at / self.ratio) as u64);
            return;
        }
        if (self.ratio - 1.0).abs() < 1e-12 {
            tape.read(WHOLE, track, first, out);
            return;
        }
        let mut window = [0.0; FASTEST * BLOCK + fractional::TAPS + 2];
        let needed = ((BLOCK as f64 * self.ratio) as usize + fractional::TAPS + 2).min(window.len());
        tape.read(WHOLE, track, first + 1 - fractional::LATE as u64, &mut window[..needed]);
        for (n, sample) in out.iter_mut().enumerate() {
            let behind = at - whole + n as f64 * self.ratio;
            let from = (behind as usize).min(needed - fractional::TAPS);
            *sample = self.between.read(&window[from..from + fractional::TAPS], behind - libm::floor(behind));
        }
    }
}
