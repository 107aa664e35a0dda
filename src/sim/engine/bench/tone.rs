//! Tones as a bench reads them: power in a band of a spectrum, so that a tone that wavers counts whole.

use crate::sim::engine::spectrum::Fourier;
use crate::sim::units::SAMPLE_RATE;
use realfft::num_complex::Complex;

/// Samples of a reading, 1.37 s.
pub(super) const WINDOW: usize = 1 << 16;
/// Samples of a tone that is read: the window, and before it what filters take to settle.
pub(super) const TONE: usize = WINDOW + 8192;
/// A window of seven terms: what lies beside a tone is 180 dB down, which the noise of good converters needs.
const TERMS: [f64; 7] = [
    0.271_051_400_693_42,
    -0.433_297_939_234_48,
    0.218_122_999_543_11,
    -0.065_925_446_388_03,
    0.010_811_742_098_37,
    -0.000_776_584_825_22,
    0.000_013_887_217_35,
];
/// Hertz on either side of a tone, and the share of its frequency that is added.
const AROUND: (f64, f64) = (8.0, 0.004);

/// The spectrum of the last `WINDOW` samples.
pub(super) struct Spectrum(Vec<Complex<f32>>);

impl Spectrum {
    pub(super) fn of(samples: &[f32]) -> Self {
        let start = samples.len().saturating_sub(WINDOW);
        let mut part: Vec<f32> = samples[start..].to_vec();
        part.resize(WINDOW, 0.0);
        for (n, sample) in part.iter_mut().enumerate() {
            let cos = libm::cos(std::f64::consts::TAU * (n as f64 + 0.5) / WINDOW as f64);
            // Cosines of multiples of the angle by their recurrence.
            let (mut before, mut now, mut sum) = (cos, 1.0, 0.0);
            for term in TERMS {
                sum += term * now;
                (before, now) = (now, 2.0 * cos * now - before);
            }
            *sample *= sum as f32;
        }
        Self(Fourier::new(WINDOW).forward(&mut part))
    }

    /// The root mean square of what lies around a frequency.
    pub(super) fn rms(&self, hertz: f64) -> f64 {
        let (from, to) = Self::bins(hertz);
        libm::sqrt(self.power(from, to))
    }

    /// The root mean square between two frequencies, weighted.
    pub(super) fn weighted_rms(&self, low: f64, high: f64, weight: impl Fn(f64) -> f64) -> f64 {
        let width = f64::from(SAMPLE_RATE) / WINDOW as f64;
        let (from, to) = (libm::ceil(low / width) as usize, (high / width) as usize);
        let power = (from..=to.min(WINDOW / 2)).map(|bin| {
            let by = weight(bin as f64 * width);
            by * by * self.power(bin, bin)
        });
        libm::sqrt(power.sum())
    }

    /// By how many radians a tone is ahead of the same tone in another spectrum.
    pub(super) fn ahead_of(&self, other: &Self, hertz: f64) -> f64 {
        let (from, to) = Self::bins(hertz);
        let product: Complex<f32> = (from..=to).map(|bin| self.0[bin] * other.0[bin].conj()).sum();
        libm::atan2(f64::from(product.im), f64::from(product.re))
    }

    fn bins(hertz: f64) -> (usize, usize) {
        let width = f64::from(SAMPLE_RATE) / WINDOW as f64;
        let around = AROUND.0 + AROUND.1 * hertz;
        (((hertz - around) / width).max(1.0) as usize, (((hertz + around) / width) as usize).min(WINDOW / 2))
    }

    fn power(&self, from: usize, to: usize) -> f64 {
        // The mean of the squared window.
        let window: f64 = TERMS[0] * TERMS[0] + TERMS[1..].iter().map(|term| 0.5 * term * term).sum::<f64>();
        let sum: f64 = self.0[from..=to].iter().map(|bin| f64::from(bin.norm_sqr())).sum();
        2.0 * sum / (WINDOW as f64 * WINDOW as f64 * window)
    }
}

/// A sine of this rms and frequency.
pub(super) fn sine(rms: f64, hertz: f64, frames: usize) -> Vec<f32> {
    let turns = hertz / f64::from(SAMPLE_RATE);
    let value = |n: usize| {
        let turn = n as f64 * turns;
        (rms * std::f64::consts::SQRT_2 * libm::sin(std::f64::consts::TAU * (turn - libm::floor(turn)))) as f32
    };
    (0..frames).map(value).collect()
}

/// Decibels of a ratio of amplitudes.
pub(super) fn decibels(ratio: f64) -> f64 {
    20.0 * libm::log10(ratio.max(1e-15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_has_its_level_and_white_noise_its_share() {
        for hertz in [50.0, 997.0, 15_000.0] {
            assert!((decibels(Spectrum::of(&sine(0.5, hertz, WINDOW)).rms(hertz) / 0.5)).abs() < 0.01);
        }
        let mut noise = vec![0.0; WINDOW];
        crate::sim::engine::noise::add_white(&mut noise, 3, 0, 0.1);
        let rms = Spectrum::of(&noise).weighted_rms(0.0, 12_000.0, |_| 1.0);
        assert!((decibels(rms / 0.1) + 3.01).abs() < 0.15, "{}", decibels(rms / 0.1));
    }
}
