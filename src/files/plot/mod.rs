//! Pictures: lines over two axes, and of sound a spectrogram and the level over time on axes that can be read, as a PNG file.
//!
//! Knows no session: samples come in with their rate and with what full scale means.

mod axes;
mod colour;
mod curve;
pub(in crate::files) mod png;
mod spectrogram;

pub use curve::Curve;

use std::io;
use std::path::Path;

/// What a sample of 1 stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The converter's full scale; levels are those of AES17, where a sine of full scale is 0.
    FullScale,
    /// One pascal.
    Pascal,
}

impl Scale {
    /// What the level axis is called.
    fn unit(self) -> &'static str {
        match self {
            Self::FullScale => "dBFS",
            Self::Pascal => "dB SPL",
        }
    }

    /// The level of a root mean square of 1.
    fn of_one(self) -> f64 {
        match self {
            Self::FullScale => 20.0 * std::f64::consts::SQRT_2.log10(),
            Self::Pascal => -20.0 * 20e-6_f64.log10(),
        }
    }
}

/// A sound to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Sound<'a> {
    /// What stands above the picture.
    pub title: &'a str,
    /// Frames a second.
    pub rate: u32,
    /// Samples.
    pub samples: &'a [f32],
    /// What they stand for.
    pub scale: Scale,
}

/// Draws a sound and writes the picture; folders on the way are made.
///
/// # Errors
/// If it cannot be drawn or written.
pub fn write(path: &Path, sound: &Sound<'_>) -> io::Result<()> {
    let (size, pixels) = axes::draw(sound).map_err(io::Error::other)?;
    crate::files::whole::write(path, &png::encode(size, &pixels)?)
}

/// Draws lines over axes that are named, across first, and writes the picture; folders on the way are made.
///
/// # Errors
/// If it cannot be drawn or written.
pub fn write_curves(path: &Path, title: &str, axes: (&str, &str), curves: &[Curve]) -> io::Result<()> {
    let (size, pixels) = curve::draw(title, axes, curves).map_err(io::Error::other)?;
    crate::files::whole::write(path, &png::encode(size, &pixels)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_is_a_line_at_its_frequency() {
        let samples: Vec<f32> = (0..48_000).map(|n| (std::f32::consts::TAU * 1000.0 * n as f32 / 48_000.0).sin() * 0.5).collect();
        let picture = spectrogram::of(&Sound { title: "", rate: 48_000, samples: &samples, scale: Scale::FullScale }, 50, 300);
        let column = &picture.columns[25];
        let loudest = (0..300).max_by(|a, b| column[*a].total_cmp(&column[*b])).unwrap();
        // Row 0 is the lowest; three decades from 20 Hz to 20 kHz.
        let hz = 20.0 * 1000_f64.powf((loudest as f64 + 0.5) / 300.0);
        assert!((hz / 1000.0).log2().abs() < 0.05, "{hz} Hz");
        // Between two bins a Hann window reads up to 1.4 dB low.
        let level = f64::from(column[loudest]);
        assert!((-7.5..-5.9).contains(&level), "{level} dBFS");
    }

    #[test]
    fn nothing_at_all_can_be_drawn_too() {
        let folder = tempfile::tempdir().unwrap();
        for (name, samples) in [("none", vec![]), ("one", vec![1.0]), ("silence", vec![0.0; 5000])] {
            let path = folder.path().join(name).with_extension("png");
            write(&path, &Sound { title: name, rate: 48_000, samples: &samples, scale: Scale::Pascal }).unwrap();
            assert!(std::fs::read(&path).unwrap().starts_with(b"\x89PNG"));
        }
    }
}
