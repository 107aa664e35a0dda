//! An impulse response, cut into parts.

use crate::sim::engine::convolve::spectrum::Spectrum;
use crate::sim::engine::convolve::sum::{Buffers, Work};
use crate::sim::engine::convolve::{LEVELS, LONGEST, Level};
use crate::sim::units::BLOCK;

/// The part of a response's energy, 90 dB below the whole, that may be left off its end.
const NEGLIGIBLE: f64 = 1e-9;

/// An impulse response, ready to convolve with.
#[derive(Debug, Clone)]
pub struct Response {
    /// Of each level the spectra of its parts by their number; silent parts are left out.
    pub(super) parts: [Vec<(u64, Spectrum)>; 3],
    blocks: usize,
    energy: f64,
}

impl Response {
    /// Cuts the near part of a response, 170 ms at most, into parts and leaves off what is below −90 dB of its energy at its end.
    #[must_use]
    pub fn near(samples: &[f32], work: &mut Work) -> Self {
        Self::new(&samples[..samples.len().min(LEVELS[1].end * LEVELS[1].size())], work)
    }

    /// As `near`, for a late field of at most `LONGEST` blocks, which is silent for the first 43 ms.
    #[must_use]
    pub fn late(samples: &[f32], work: &mut Work) -> Self {
        Self::new(samples, work)
    }

    fn new(samples: &[f32], work: &mut Work) -> Self {
        let samples = &samples[..loud(samples).min(LONGEST * BLOCK)];
        let parts = std::array::from_fn(|number| parts(samples, LEVELS[number], &mut work.levels[number]));
        Self { parts, blocks: samples.len().div_ceil(BLOCK), energy: energy(samples) }
    }

    /// How many blocks of the past it needs, the present one included.
    #[must_use]
    pub fn blocks(&self) -> usize {
        self.blocks
    }

    /// The sum of its squares.
    #[must_use]
    pub fn energy(&self) -> f64 {
        self.energy
    }
}

fn energy(samples: &[f32]) -> f64 {
    samples.iter().map(|x| f64::from(*x) * f64::from(*x)).sum()
}

/// How many samples count.
fn loud(samples: &[f32]) -> usize {
    let energy = energy(samples);
    let mut rest = energy;
    let last = samples.iter().position(|x| {
        rest -= f64::from(*x) * f64::from(*x);
        rest <= energy * NEGLIGIBLE
    });
    last.map_or(samples.len(), |last| last + 1)
}

fn parts(samples: &[f32], level: Level, buffers: &mut Buffers) -> Vec<(u64, Spectrum)> {
    let own = samples.chunks(level.size()).enumerate().take(level.end).skip(level.first);
    let sounding = own.filter(|(_, part)| part.iter().any(|x| *x != 0.0));
    sounding
        .map(|(number, part)| {
            buffers.time.fill(0.0);
            buffers.time[..part.len()].copy_from_slice(part);
            buffers.fourier.forward_into(&mut buffers.time, &mut buffers.bins);
            let mut spectrum = Spectrum::zero(level.size());
            spectrum.load(&buffers.bins);
            (number as u64, spectrum)
        })
        .collect()
}
