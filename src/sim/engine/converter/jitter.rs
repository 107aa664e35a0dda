//! A clock that is not even: each sample is taken a little early or late, so its error is the slope times that.

use crate::sim::engine::fractional::{dot, kaiser};
use crate::sim::engine::noise::{add_white, seed_of};
use crate::sim::units::{BLOCK, SAMPLE_RATE};

/// Frames by which it is late: half of the differentiator.
pub(super) const LATE: usize = 31;
/// Coefficients of the differentiator, and one that is nothing.
const TAPS: usize = 64;
/// Shape of its window.
const KAISER: f64 = 3.5;

/// Signal to noise at a frequency with so much rms jitter in picoseconds: −20 log (2πfσ) (domain reference 11.18).
#[must_use]
pub fn jitter_snr_db(hertz: f64, picoseconds: f64) -> f64 {
    -20.0 * libm::log10(std::f64::consts::TAU * hertz * picoseconds * 1e-12)
}

/// The jitter of one converter channel.
#[derive(Debug, Clone)]
pub(super) struct Jitter {
    slope: [f32; TAPS],
    kept: [f32; TAPS + BLOCK],
    seed: u64,
    frames: f32,
}

impl Jitter {
    pub(super) fn new(picoseconds: f64, seed: u64) -> Self {
        let mut slope: [f32; TAPS] = std::array::from_fn(|tap| {
            let off = tap as f64 - LATE as f64;
            let sign = if tap % 2 == LATE % 2 { 1.0 } else { -1.0 };
            if tap == LATE { 0.0 } else { (sign / off * kaiser(off / (LATE as f64 + 1.0), KAISER)) as f32 }
        });
        slope.reverse();
        let frames = (picoseconds * 1e-12 * f64::from(SAMPLE_RATE)) as f32;
        Self { slope, kept: [0.0; TAPS + BLOCK], seed: seed_of("jitter", seed), frames }
    }

    /// Takes the samples of a block when the clock says so, `LATE` frames later.
    pub(super) fn run(&mut self, block: &mut [f32], frame: u64) {
        let frames = block.len();
        self.kept[TAPS..TAPS + frames].copy_from_slice(block);
        let mut early = [0.0; BLOCK];
        add_white(&mut early[..frames], self.seed, frame, self.frames);
        for (n, sample) in block.iter_mut().enumerate() {
            let now = &self.kept[n + 1..n + 1 + TAPS];
            let slope = if self.frames > 0.0 { dot(&self.slope, now) } else { 0.0 };
            *sample = now[TAPS - 1 - LATE] + early[n] * slope;
        }
        self.kept.copy_within(frames..frames + TAPS, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_noise_grows_with_frequency_as_the_formula_says() {
        assert!((jitter_snr_db(20_000.0, 100.0) - 98.0).abs() < 0.05);
        // A hundred times as much is measured, so that rounding to 32 bits does not count.
        for hertz in [1_000.0, 10_000.0, 20_000.0] {
            let mut jitter = Jitter::new(10_000.0, 5);
            let w = std::f64::consts::TAU * hertz / 48_000.0;
            let (mut signal, mut error) = (0.0, 0.0);
            for start in (0..96_000_u64).step_by(BLOCK) {
                let mut block: Vec<f32> = (start..start + BLOCK as u64).map(|n| libm::sin(w * n as f64) as f32).collect();
                jitter.run(&mut block, start);
                for (n, got) in (start..).zip(&block).filter(|(n, _)| *n > 1000) {
                    let ideal = libm::sin(w * (n as f64 - LATE as f64));
                    signal += ideal * ideal;
                    error += (f64::from(*got) - ideal) * (f64::from(*got) - ideal);
                }
            }
            let (found, wanted) = (10.0 * libm::log10(signal / error), jitter_snr_db(hertz, 10_000.0));
            assert!((found - wanted).abs() < 0.3, "{hertz}: {found} for {wanted}");
        }
    }
}
