//! The engine's samples at the rate and depth of a recorder's session.

use crate::files::at_rate;
use crate::files::wav::Depth;
use crate::sim::engine::converter::Quantiser;
use crate::sim::session::Properties;
use crate::sim::units::SAMPLE_RATE;
use std::borrow::Cow;

/// Rate and depth of the files of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// Frames a second.
    pub rate: u32,
    /// How a sample is kept.
    pub depth: Depth,
}

impl Format {
    /// That of a session.
    #[must_use]
    pub fn of(properties: &Properties) -> Self {
        let depth = match properties.bits {
            16 => Depth::Int16,
            32 => Depth::Float32,
            _ => Depth::Int24,
        };
        Self { rate: properties.rate_hz, depth }
    }

    /// Samples of the engine as the session has them.
    ///
    /// At 16 bits they are dithered, so that the error is noise; the engine's own 24 bits are kept bit for bit.
    ///
    /// # Errors
    /// If no filter can be made for the rate.
    pub fn samples(self, engine: &[f32], seed: u64) -> Result<Cow<'_, [f32]>, String> {
        let mut samples =
            if self.rate == SAMPLE_RATE { Cow::Borrowed(engine) } else { Cow::Owned(at_rate(engine, SAMPLE_RATE, self.rate)?) };
        if self.depth == Depth::Int16 {
            let quantiser = Quantiser::new(16, seed);
            let dithered = (0..).zip(samples.iter()).map(|(frame, x)| quantiser.round(f64::from(*x), frame) as f32);
            samples = Cow::Owned(dithered.collect());
        }
        Ok(samples)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(rate: u32, level: f64) -> Vec<f32> {
        let turn = std::f64::consts::TAU * 1000.0 / f64::from(rate);
        (0..rate / 2).map(|n| (level * libm::sin(turn * f64::from(n))) as f32).collect()
    }

    #[test]
    fn every_rate_of_a_session_has_the_same_tone() {
        for rate in [44_100, 48_000, 88_200, 96_000] {
            let format = Format { rate, depth: Depth::Int24 };
            let engine = tone(48_000, 0.5);
            let got = format.samples(&engine, 1).unwrap();
            assert!(got.len().abs_diff(rate as usize / 2) <= 2, "{rate}: {}", got.len());
            // Away from the edges it is one sine of the same level.
            let middle = &got[2000..2000 + rate as usize / 4];
            let turn = std::f64::consts::TAU * 1000.0 / f64::from(rate);
            let parts: Vec<(f64, f64, f64)> = (2000..)
                .zip(middle)
                .map(|(n, x)| (f64::from(*x), libm::sin(turn * f64::from(n)), libm::cos(turn * f64::from(n))))
                .collect();
            let fit = |of: fn(&(f64, f64, f64)) -> f64| 2.0 * parts.iter().map(of).sum::<f64>() / parts.len() as f64;
            let (sine, cosine) = (fit(|(x, sine, _)| x * sine), fit(|(x, _, cosine)| x * cosine));
            assert!((libm::hypot(sine, cosine) - 0.5).abs() < 1e-5, "{rate}: {sine} {cosine}");
            // Half a sample of the engine, 10 µs, and the same for every track.
            let early_s = libm::atan2(cosine, sine) / std::f64::consts::TAU / 1000.0;
            assert!(early_s.abs() < 0.51 / 48_000.0, "{rate}: {early_s}");
            let rest = parts.iter().map(|(x, s, c)| (x - sine * s - cosine * c).abs()).fold(0.0, f64::max);
            assert!(rest < 1e-5, "{rate}: {rest}");
        }
    }

    #[test]
    fn sixteen_bits_are_dithered_and_24_are_kept() {
        let engine = tone(48_000, 1e-5);
        let at = |depth| Format { rate: 48_000, depth }.samples(&engine, 1).unwrap().into_owned();
        assert_eq!(at(Depth::Int24), engine);
        let rounded = at(Depth::Int16);
        // A third of a step would be gone without dither.
        let correlation: f32 = rounded.iter().zip(&engine).map(|(a, b)| a * b).sum::<f32>() / engine.iter().map(|x| x * x).sum::<f32>();
        assert!((correlation - 1.0).abs() < 0.1, "{correlation}");
        assert!(rounded.iter().all(|x| (x * 32_768.0).fract() == 0.0));
    }
}
