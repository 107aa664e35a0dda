//! What arrives at a microphone in one window, over all of its paths and parts of one length.

use crate::sim::engine::convolve::spectrum::Spectrum;
use crate::sim::engine::convolve::{AHEAD, History, LEVELS, Level, Response};
use crate::sim::engine::spectrum::Fourier;
use crate::sim::units::BLOCK;
use realfft::num_complex::Complex;
use std::sync::Arc;

/// Which source is heard how.
pub type Path = (usize, Arc<Response>);

/// Whether two lists are the very same paths.
#[must_use]
pub fn same(one: &[Path], other: &[Path]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1))
}

/// The buffers of a convolution; one will do for all.
#[derive(Debug)]
pub struct Work {
    pub(super) levels: [Buffers; 3],
}

/// Those of one length.
#[derive(Debug)]
pub(super) struct Buffers {
    pub(super) fourier: Fourier,
    pub(super) time: Vec<f32>,
    pub(super) bins: Vec<Complex<f32>>,
    /// Of as many windows as may be worked out at once.
    sums: Vec<Spectrum>,
}

impl Default for Work {
    fn default() -> Self {
        let buffers = |level: Level| {
            let size = level.size();
            let (time, bins) = (vec![0.0; 2 * size], vec![Complex::default(); size + 1]);
            let sums = vec![Spectrum::zero(size); AHEAD.div_ceil(level.blocks).max(2)];
            Buffers { fourier: Fourier::new(2 * size), time, bins, sums }
        };
        Self { levels: LEVELS.map(buffers) }
    }
}

impl Work {
    /// Writes what short responses, of the first length alone, bring in the block of that number.
    pub fn short(&mut self, block: u64, paths: &[Path], bank: &[History], out: &mut [f32; BLOCK]) {
        self.windows(0, block, paths, bank, out);
    }

    /// Writes the samples of some windows in a row, from one on, that the parts of one length bring.
    pub(super) fn windows(&mut self, number: usize, first: u64, paths: &[Path], bank: &[History], out: &mut [f32]) {
        let buffers = &mut self.levels[number];
        let size = LEVELS[number].size();
        let sums = &mut buffers.sums[..out.len() / size];
        sums.iter_mut().for_each(Spectrum::clear);
        if !pulp::Arch::new().dispatch(Gather { number, first, paths, bank, sums }) {
            out.fill(0.0);
            return;
        }
        for (sum, out) in sums.iter().zip(out.chunks_exact_mut(size)) {
            sum.store(&mut buffers.bins);
            buffers.fourier.inverse_into(&mut buffers.bins, &mut buffers.time);
            // The first half is wrapped round; the transforms there and back multiply by their size.
            let scale = 1.0 / buffers.time.len() as f32;
            out.iter_mut().zip(&buffers.time[size..]).for_each(|(sample, value)| *sample = value * scale);
        }
    }
}

/// The sums of products over all paths, in their order.
struct Gather<'a> {
    number: usize,
    first: u64,
    paths: &'a [Path],
    bank: &'a [History],
    sums: &'a mut [Spectrum],
}

impl pulp::WithSimd for Gather<'_> {
    type Output = bool;

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, simd: S) -> bool {
        let mut heard = false;
        for (source, response) in self.paths {
            let Some(ring) = self.bank.get(*source).and_then(|history| history.ring(self.number)) else { continue };
            for (part, h) in &response.parts[self.number] {
                for (window, sum) in (self.first..).zip(&mut *self.sums) {
                    let Some(x) = ring.of(window.checked_sub(*part)) else { continue };
                    heard = true;
                    sum.add(simd, x, h);
                }
            }
        }
        heard
    }
}
