//! What clocks do to a track of a recorder: slips of a digital line, jitter and missed samples of a bad word clock, and
//! playing at another rate than that of the recording (domain reference 6.5, faults F26 to F29).

use crate::sim::engine::converter::ClockSlip;
use crate::sim::engine::fractional::{self, Between};
use crate::sim::engine::noise::{add_white, splitmix};
use crate::sim::engine::plan::Samples;
use crate::sim::engine::tape::Tape;
use crate::sim::session::Region;
use crate::sim::units::{BLOCK, SAMPLE_RATE};

/// Samples that stand still when one is missed; estimate.
const HELD: usize = 6;
/// Frames of the holes of a node without a leader, and the share of time that they take; estimates.
const HOLE: u64 = 19 * BLOCK as u64;
const HOLES: f64 = 0.1;
/// Greatest ratio of two sample rates: 96 over 44.1.
const MOST_RATIO: usize = 3;

/// A hash as a number from 0 to 1.
fn unit(hash: u64) -> f64 {
    (hash >> 11) as f64 / (1_u64 << 53) as f64
}

/// A digital line as a track takes it.
#[derive(Debug)]
pub(super) struct Line {
    /// Full scale for one volt of the sender's output.
    pub(super) scale: f32,
    /// What two clocks make of it.
    pub(super) slip: Option<Box<ClockSlip>>,
    /// Whether nothing arrives.
    pub(super) lost: bool,
    /// What draws when the sender drops out, if it does.
    pub(super) drops: Option<u64>,
}

impl Line {
    /// Turns what the sender gives out into what arrives.
    pub(super) fn run(&mut self, block: &mut Samples, frame: u64) {
        if self.lost || self.drops.is_some_and(|seed| unit(splitmix(seed ^ (frame / HOLE))) < HOLES) {
            block.fill(0.0);
            return;
        }
        block.iter_mut().for_each(|x| *x *= self.scale);
        if let Some(slip) = &mut self.slip {
            slip.run(block, frame);
        }
    }

    /// Goes on from the line of the plan before.
    pub(super) fn take_over(&mut self, old: &Self) {
        if let (Some(new), Some(old)) = (&mut self.slip, &old.slip) {
            new.take_over(old);
        }
    }
}

/// The clock of a recorder's converters.
#[derive(Debug, Clone)]
pub(super) struct Clocked {
    /// The nominal rate that they run at, hertz.
    pub(super) hz: f64,
    /// Rms of how early or late a sample is taken, frames.
    pub(super) jitter: f32,
    /// Missed samples a second.
    pub(super) ticks: f64,
    pub(super) between: Between,
    /// The last sample of the block before.
    pub(super) last: f32,
}

impl Clocked {
    /// Takes the samples of a block when the clock says so.
    pub(super) fn take(&mut self, block: &mut Samples, seed: u64, frame: u64) {
        if self.jitter > 0.0 {
            let mut early = [0.0; BLOCK];
            add_white(&mut early, splitmix(seed), frame, self.jitter);
            let mut before = std::mem::replace(&mut self.last, block[BLOCK - 1]);
            for (sample, early) in block.iter_mut().zip(early) {
                let slope = *sample - before;
                before = *sample;
                *sample += slope * early;
            }
        }
        if let Some(at) = self.tick(seed, frame).map(|at| (at - frame) as usize) {
            let end = (at + HELD).min(BLOCK);
            let held = block[at];
            block[at..end].fill(held);
        }
    }

    /// The missed sample within the block from a frame on.
    fn tick(&self, seed: u64, frame: u64) -> Option<u64> {
        let second = frame / u64::from(SAMPLE_RATE);
        let of_second = |second: u64| {
            let state = splitmix(seed ^ second.wrapping_mul(0xD134_2543_DE82_EF95));
            let share = |state: u64| unit(splitmix(state));
            (share(state) < self.ticks).then(|| second * u64::from(SAMPLE_RATE) + (share(state ^ 1) * f64::from(SAMPLE_RATE)) as u64)
        };
        let found = [second, second + 1].into_iter().filter_map(of_second);
        found.into_iter().find(|at| (frame..frame + BLOCK as u64).contains(at))
    }

    /// Reads a track where the recorder plays: `start` is where it began to play, `at` where it would be at the right rate.
    pub(super) fn play(&self, tape: &Tape, track: u32, regions: &[Region], start: u64, at: u64, out: &mut [f32]) {
        let heard = regions.iter().rev().find(|region| (region.from..region.to).contains(&at));
        let ratio = self.hz / heard.map_or(self.hz, |region| tape.rate_of(region.pass));
        if (ratio - 1.0).abs() < 1e-9 {
            tape.play(track, regions, at, out);
            return;
        }
        let place = start as f64 + at.saturating_sub(start) as f64 * ratio;
        let whole = libm::floor(place).max(fractional::TAPS as f64);
        let mut window = [0.0; MOST_RATIO * BLOCK + fractional::TAPS];
        tape.play(track, regions, whole as u64 + 1 - fractional::LATE as u64, &mut window);
        for (n, sample) in out.iter_mut().enumerate() {
            let behind = (place - whole).max(0.0) + n as f64 * ratio;
            let from = (behind as usize).min(window.len() - fractional::TAPS);
            *sample = self.between.read(&window[from..from + fractional::TAPS], behind - libm::floor(behind));
        }
    }
}
