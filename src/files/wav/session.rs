//! The engine's samples at the rate and depth of a recorder's session.

use crate::files::rate::RateChange;
use crate::files::wav::{Depth, Head, WaveError, Writer};
use crate::sim::engine::converter::Quantiser;
use crate::sim::session::Properties;
use crate::sim::units::SAMPLE_RATE;
use std::path::Path;

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
}

/// A track of the engine on its way to a file of a session.
///
/// At 16 bits it is dithered, so that the error is noise; the engine's own 24 bits are kept bit for bit.
pub struct TrackWriter {
    writer: Writer,
    change: Option<RateChange>,
    dither: Option<Quantiser>,
    frame: u64,
}

impl TrackWriter {
    /// Begins a file beside its place; folders on the way are made. The seed is that of the dither.
    ///
    /// # Errors
    /// If the folder cannot be written to, or no filter can be made for the session's rate.
    pub fn create(path: &Path, head: &Head, seed: u64) -> Result<Self, WaveError> {
        let change = match head.rate {
            SAMPLE_RATE => None,
            rate => Some(RateChange::new(SAMPLE_RATE, rate).map_err(|why| WaveError::Rate { path: path.display().to_string(), why })?),
        };
        let dither = (head.depth == Depth::Int16).then(|| Quantiser::new(16, seed));
        Ok(Self { writer: Writer::create(path, head)?, change, dither, frame: 0 })
    }

    /// Adds samples of the engine; full scale is 1.
    ///
    /// # Errors
    /// If the disk says no.
    pub fn push(&mut self, samples: &[f32]) -> Result<(), WaveError> {
        match &mut self.change {
            None => self.keep(samples),
            Some(change) => {
                let changed = change.push(samples).map_err(|why| self.writer.rate(why))?;
                self.keep(&changed)
            }
        }
    }

    /// Ends the file and puts it in its place.
    ///
    /// # Errors
    /// If the disk says no; then the place is as it was.
    pub fn finish(mut self) -> Result<(), WaveError> {
        if let Some(change) = self.change.take() {
            let rest = change.finish().map_err(|why| self.writer.rate(why))?;
            self.keep(&rest)?;
        }
        self.writer.finish()
    }

    fn keep(&mut self, samples: &[f32]) -> Result<(), WaveError> {
        let from = self.frame;
        self.frame += samples.len() as u64;
        let Some(quantiser) = &self.dither else { return self.writer.push(samples) };
        let dithered: Vec<f32> = (from..).zip(samples).map(|(frame, x)| quantiser.round(f64::from(*x), frame) as f32).collect();
        self.writer.push(&dithered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::wav;

    /// What a file of a session has of samples of the engine, which came in blocks.
    fn kept(rate: u32, depth: Depth, engine: &[f32]) -> Vec<f32> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("track.wav");
        let mut writer = TrackWriter::create(&path, &Head { rate, depth, ..Head::default() }, 1).unwrap();
        engine.chunks(256).for_each(|block| writer.push(block).unwrap());
        writer.finish().unwrap();
        wav::read(&path).unwrap().samples
    }

    fn tone(rate: u32, level: f64) -> Vec<f32> {
        let turn = std::f64::consts::TAU * 1000.0 / f64::from(rate);
        (0..rate / 2).map(|n| (level * libm::sin(turn * f64::from(n))) as f32).collect()
    }

    #[test]
    fn every_rate_of_a_session_has_the_same_tone() {
        for rate in [44_100, 48_000, 88_200, 96_000] {
            let got = kept(rate, Depth::Int24, &tone(48_000, 0.5));
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
        let steps: Vec<f32> = engine.iter().map(|x| (x * 8_388_608.0).round() / 8_388_608.0).collect();
        assert_eq!(kept(48_000, Depth::Int24, &engine), steps);
        let rounded = kept(48_000, Depth::Int16, &engine);
        // A third of a step would be gone without dither.
        let correlation: f32 = rounded.iter().zip(&engine).map(|(a, b)| a * b).sum::<f32>() / engine.iter().map(|x| x * x).sum::<f32>();
        assert!((correlation - 1.0).abs() < 0.1, "{correlation}");
        assert!(rounded.iter().all(|x| (x * 32_768.0).fract() == 0.0));
    }
}
