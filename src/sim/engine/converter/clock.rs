//! Clocks that do not agree: slips between two of them, and files that are played at another rate than their own.

use crate::sim::engine::fractional::{self, Between};
use crate::sim::units::{BLOCK, SAMPLE_RATE};

/// Seconds from one slip to the next for clocks that differ by so many parts in a million: 1 / (48 000 · Δf).
#[must_use]
pub fn slip_interval_s(parts_per_million: f64) -> f64 {
    1.0 / (f64::from(SAMPLE_RATE) * parts_per_million.abs() * 1e-6)
}

/// How much higher something sounds that was made at one rate and is played at another, semitones.
#[must_use]
pub fn semitones(made_at: f64, played_at: f64) -> f64 {
    12.0 * libm::log2(played_at / made_at)
}

/// A device that runs by its own clock and hands its samples to one that runs by another.
///
/// It drifts by a sample, and then one is left out or comes twice: a click.
#[derive(Debug, Clone)]
pub struct ClockSlip {
    between: Between,
    kept: [f32; fractional::TAPS + BLOCK],
    drift: f64,
}

impl ClockSlip {
    /// Frames by which it is late.
    pub const LATENCY: usize = fractional::LATE;

    /// Clocks that differ by so many parts in a million; positive if the sender is fast.
    #[must_use]
    pub fn new(between: &Between, parts_per_million: f64) -> Self {
        Self { between: between.clone(), kept: [0.0; fractional::TAPS + BLOCK], drift: parts_per_million * 1e-6 }
    }

    /// Goes on from what another has in its memory.
    pub fn take_over(&mut self, old: &Self) {
        self.kept = old.kept;
    }

    /// Passes a block on.
    pub fn run(&mut self, block: &mut [f32], frame: u64) {
        let frames = block.len();
        self.kept[fractional::TAPS..fractional::TAPS + frames].copy_from_slice(block);
        for (n, sample) in block.iter_mut().enumerate() {
            let apart = (frame + n as u64) as f64 * -self.drift;
            *sample = self.between.read(&self.kept[n + 1..n + 1 + fractional::TAPS], apart - libm::floor(apart));
        }
        self.kept.copy_within(frames..frames + fractional::TAPS, 0);
    }
}

/// A recording that is played at another rate than its own, on a timeline of `SAMPLE_RATE`.
#[derive(Debug, Clone)]
pub struct WrongRate {
    between: Between,
    ratio: f64,
}

impl WrongRate {
    /// Made at one rate, played at another.
    #[must_use]
    pub fn new(between: &Between, made_at: f64, played_at: f64) -> Self {
        Self { between: between.clone(), ratio: played_at / made_at }
    }

    /// The first frame of the recording, and how many from there, that a block needs; before its beginning there is silence.
    #[must_use]
    pub fn needs(&self, frame: u64, frames: usize) -> (i64, usize) {
        let first = libm::floor(frame as f64 * self.ratio) as i64;
        let last = libm::floor((frame + frames.saturating_sub(1) as u64) as f64 * self.ratio) as i64;
        (first + 1 - fractional::LATE as i64, (last - first) as usize + fractional::TAPS)
    }

    /// A block from what it `needs`.
    pub fn run(&self, recording: &[f32], frame: u64, out: &mut [f32]) {
        let start = libm::floor(frame as f64 * self.ratio);
        for (n, sample) in out.iter_mut().enumerate() {
            let at = (frame + n as u64) as f64 * self.ratio - start;
            let whole = libm::floor(at);
            *sample = self.between.read(&recording[whole as usize..], at - whole);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sine(hertz: f64, frames: usize) -> Vec<f32> {
        (0..frames).map(|n| libm::sin(std::f64::consts::TAU * hertz * n as f64 / 48_000.0) as f32).collect()
    }

    #[test]
    fn clocks_ten_parts_in_a_million_apart_slip_every_two_seconds() {
        assert!((slip_interval_s(10.0) - 2.083).abs() < 0.001);
        for drift in [10.0, -10.0] {
            let mut slip = ClockSlip::new(&Between::default(), drift);
            let mut sound = sine(1000.0, 48_000 * 9);
            for (n, block) in sound.chunks_mut(BLOCK).enumerate() {
                slip.run(block, (n * BLOCK) as u64);
            }
            // A sine fulfils y″ + y·(2 − 2 cos ω) = 0; a slip does not.
            let w = std::f64::consts::TAU * 1000.0 / 48_000.0;
            let broken = |n: usize| f64::from(sound[n + 1]) + f64::from(sound[n - 1]) - 2.0 * libm::cos(w) * f64::from(sound[n]);
            let mut clicks: Vec<usize> = (1000..sound.len() - 1).filter(|n| broken(*n).abs() > 1e-3).collect();
            clicks.dedup_by(|b, a| *b - *a < 100);
            assert_eq!(clicks.len(), 4, "{clicks:?}");
            for two in clicks.windows(2) {
                assert!(((two[1] - two[0]) as f64 / 48_000.0 - 2.083).abs() < 0.01, "{clicks:?}");
            }
        }
    }

    #[test]
    fn a_wrong_rate_is_a_wrong_pitch() {
        assert!((semitones(44_100.0, 48_000.0) - 1.47).abs() < 0.01 && (semitones(48_000.0, 44_100.0) + 1.47).abs() < 0.01);
        for (made, played) in [(44_100.0, 48_000.0), (48_000.0, 44_100.0)] {
            let wrong = WrongRate::new(&Between::default(), made, played);
            let recording = sine(1000.0, 60_000);
            let mut out = vec![0.0; 48_000];
            for (n, block) in out.chunks_mut(BLOCK).enumerate() {
                let frame = (n * BLOCK) as u64;
                let (first, count) = wrong.needs(frame, block.len());
                let at = |k: i64| usize::try_from(k).ok().and_then(|k| recording.get(k).copied()).unwrap_or(0.0);
                let part: Vec<f32> = (first..first + count as i64).map(at).collect();
                wrong.run(&part, frame, block);
            }
            let crossings = out.windows(2).filter(|two| two[0] < 0.0 && two[1] >= 0.0).count() as f64;
            assert!((12.0 * libm::log2(crossings / 1000.0) - semitones(made, played)).abs() < 0.02, "{crossings}");
        }
    }
}
