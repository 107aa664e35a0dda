//! An impulse response, cut into parts.

use crate::sim::engine::convolve::spectrum::Spectrum;
use crate::sim::engine::convolve::{LEVELS, LONGEST, Level};
use crate::sim::engine::spectrum::Fourier;
use crate::sim::units::BLOCK;
use realfft::num_complex::Complex;

/// The part of a response's energy, 90 dB below the whole, that may be left off its end.
const NEGLIGIBLE: f64 = 1e-9;

/// An impulse response, ready to convolve with.
#[derive(Debug, Clone)]
pub struct Response {
    /// Of each level the spectra of its parts by their number; silent parts are left out.
    pub(super) parts: [Vec<(u64, Spectrum)>; 3],
    blocks: usize,
}

impl Response {
    /// Cuts the near part of a response, 170 ms at most, into parts and leaves off what is below −90 dB of its energy at its end.
    #[must_use]
    pub fn near(samples: &[f32]) -> Self {
        Self::new(&samples[..samples.len().min(LEVELS[1].end * LEVELS[1].size())])
    }

    /// As `near`, for a late field of at most `LONGEST` blocks, which is silent for the first 43 ms.
    #[must_use]
    pub fn late(samples: &[f32]) -> Self {
        Self::new(samples)
    }

    fn new(samples: &[f32]) -> Self {
        let samples = &samples[..loud(samples).min(LONGEST * BLOCK)];
        let blocks = samples.len().div_ceil(BLOCK);
        Self { parts: LEVELS.map(|level| parts(samples, level)), blocks }
    }

    /// How many blocks of the past it needs, the present one included.
    #[must_use]
    pub fn blocks(&self) -> usize {
        self.blocks
    }
}

/// How many samples count.
fn loud(samples: &[f32]) -> usize {
    let energy: f64 = samples.iter().map(|x| f64::from(*x) * f64::from(*x)).sum();
    let mut rest = energy;
    let last = samples.iter().position(|x| {
        rest -= f64::from(*x) * f64::from(*x);
        rest <= energy * NEGLIGIBLE
    });
    last.map_or(samples.len(), |last| last + 1)
}

fn parts(samples: &[f32], level: Level) -> Vec<(u64, Spectrum)> {
    let size = level.size();
    let own = samples.chunks(size).enumerate().take(level.end).skip(level.first);
    let mut sounding = own.filter(|(_, part)| part.iter().any(|x| *x != 0.0)).peekable();
    if sounding.peek().is_none() {
        return Vec::new();
    }
    let mut fourier = Fourier::new(2 * size);
    let mut bins = vec![Complex::default(); size + 1];
    let mut padded = vec![0.0; 2 * size];
    let mut transformed = |(number, part): (usize, &[f32])| {
        padded.fill(0.0);
        padded[..part.len()].copy_from_slice(part);
        fourier.forward_into(&mut padded, &mut bins);
        let mut spectrum = Spectrum::zero(size);
        spectrum.load(&bins);
        (number as u64, spectrum)
    };
    sounding.map(&mut transformed).collect()
}
