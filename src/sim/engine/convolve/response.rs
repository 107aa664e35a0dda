//! An impulse response, cut into parts.

use crate::sim::engine::convolve::lanes::{LANES, Transform};
use crate::sim::engine::convolve::{CHUNKS, Eight, LONGEST, NEAR, PART, Work};
use crate::sim::units::BLOCK;
use std::sync::Arc;

/// The part of a response's energy, 90 dB below the whole, that may be left off its end.
const NEGLIGIBLE: f64 = 1e-9;

/// Which source is heard how.
pub type Path = (usize, Arc<Response>);

/// An impulse response, ready to convolve with.
#[derive(Debug, Clone)]
pub struct Response {
    pub(super) parts: Parts,
    blocks: usize,
    energy: f64,
}

/// Parts of a window's length, without those before the first and after the last that sounds.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    /// The number of the first.
    pub(super) first: u64,
    /// How many there are.
    pub(super) count: usize,
    /// Their spectra, chunk by chunk: the first chunk of every part, then the second of every part.
    chunks: Box<[Eight]>,
}

impl Parts {
    /// One chunk of every part.
    #[inline(always)]
    pub(super) fn chunk(&self, number: usize) -> &[Eight] {
        &self.chunks[number * self.count..(number + 1) * self.count]
    }
}

impl Response {
    /// Cuts the near part of a response, 170 ms at most, into parts and leaves off what is below −90 dB of its energy at its end.
    #[must_use]
    pub fn near(samples: &[f32], work: &mut Work) -> Self {
        Self::new(&samples[..samples.len().min(NEAR * PART)], work)
    }

    /// As `near`, for a late field of at most `LONGEST` blocks.
    #[must_use]
    pub fn late(samples: &[f32], work: &mut Work) -> Self {
        Self::new(samples, work)
    }

    fn new(samples: &[f32], work: &mut Work) -> Self {
        let samples = &samples[..loud(samples).min(LONGEST * BLOCK)];
        Self { parts: parts(samples, &mut work.transform), blocks: samples.len().div_ceil(BLOCK), energy: energy(samples) }
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

fn parts(samples: &[f32], transform: &mut Transform) -> Parts {
    let own = samples.chunks(PART);
    let sounds: Vec<bool> = own.clone().map(|part| part.iter().any(|x| *x != 0.0)).collect();
    let (Some(first), Some(last)) = (sounds.iter().position(|sounds| *sounds), sounds.iter().rposition(|sounds| *sounds)) else {
        return Parts { first: 0, count: 0, chunks: Box::default() };
    };
    let (own, count): (Vec<&[f32]>, _) = (own.skip(first).collect(), last - first + 1);
    let mut chunks = vec![Eight::default(); CHUNKS * count].into_boxed_slice();
    for (at, eight) in own[..count].chunks(LANES).enumerate() {
        transform.samples.fill(Eight::default());
        for (lane, part) in eight.iter().enumerate() {
            part.iter().enumerate().for_each(|(at, x)| *transform.sample(at, lane) = *x);
        }
        transform.forward();
        transform.take(eight.len(), &mut chunks, |chunk, lane| chunk * count + at * LANES + lane);
    }
    Parts { first: first as u64, count, chunks }
}
