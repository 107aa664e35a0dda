//! Rounding to bits, with triangular dither so that the error is noise and not distortion.

use crate::sim::engine::noise::{seed_of, splitmix};

/// Half of a 32-bit lane's range.
const LANE: f64 = 4_294_967_296.0;

/// Signal to noise of a sine of full scale that is rounded without dither: 6.02 N + 1.76 dB (domain reference 11.18).
#[must_use]
pub fn ideal_snr_db(bits: u32) -> f64 {
    20.0 * std::f64::consts::LOG10_2 * f64::from(bits) + 10.0 * libm::log10(1.5)
}

/// The same with triangular dither, which trebles the power of the error: 4.77 dB less.
#[must_use]
pub fn dithered_snr_db(bits: u32) -> f64 {
    ideal_snr_db(bits) - 10.0 * libm::log10(3.0)
}

/// Rounds to a number of bits, full scale being 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantiser {
    steps: f64,
    seed: u64,
}

impl Quantiser {
    /// To so many bits (2 to 24).
    #[must_use]
    pub fn new(bits: u32, seed: u64) -> Self {
        Self { steps: f64::from(1_u32 << (bits.clamp(2, 24) - 1)), seed: seed_of("dither", seed) }
    }

    /// One step, where full scale is 1.
    #[must_use]
    pub fn step(&self) -> f64 {
        1.0 / self.steps
    }

    /// The dithered and rounded value of a sample at a frame; what is beyond full scale stays at its ends.
    #[must_use]
    pub fn round(&self, value: f64, frame: u64) -> f64 {
        let bits = splitmix(self.seed ^ frame.wrapping_mul(0xD134_2543_DE82_EF95));
        // Two even draws of one step make a triangle two steps wide.
        let dither = ((bits >> 32) as f64 + (bits & 0xFFFF_FFFF) as f64) / LANE - 1.0;
        libm::rint(value * self.steps + dither).clamp(-self.steps, self.steps - 1.0) / self.steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dithered_sine_has_the_noise_of_its_bits() {
        for (bits, wanted) in [(16, 93.3), (24, 141.5)] {
            assert!((dithered_snr_db(bits) - wanted).abs() < 0.05);
            let quantiser = Quantiser::new(bits, 3);
            let (mut signal, mut error) = (0.0, 0.0);
            for n in 0..200_000_u32 {
                let x = 0.999 * libm::sin(f64::from(n) * 0.130_7);
                let off = quantiser.round(x, u64::from(n)) - x;
                signal += x * x;
                error += off * off;
            }
            let snr = 10.0 * libm::log10(signal / error);
            assert!((snr - wanted).abs() < 0.1, "{bits} bits: {snr}");
        }
    }

    #[test]
    fn dither_keeps_what_is_smaller_than_a_step() {
        let quantiser = Quantiser::new(16, 3);
        let mean = (0..100_000).map(|n| quantiser.round(0.3 * quantiser.step(), n)).sum::<f64>() / 100_000.0;
        assert!((mean / quantiser.step() - 0.3).abs() < 0.02);
    }
}
