//! Sums of products of spectra, over all paths and parts.

use crate::sim::engine::convolve::bank::Bank;
use crate::sim::engine::convolve::ears::Ear;
use crate::sim::engine::convolve::lanes::LANES;
use crate::sim::engine::convolve::{CHUNKS, Eight};
use pulp::{Simd, WithSimd};

/// Windows that are summed while a part is in registers.
const TOGETHER: usize = 4;

/// Chunks that are summed for everybody before the next ones: a stretch of a response long enough to be fetched ahead, and
/// pasts of all sources short enough for the second cache.
const BAND: usize = 16;

/// What some ears hear in some windows in a row.
pub(super) struct Gather<'a> {
    pub(super) first: u64,
    pub(super) windows: usize,
    pub(super) bank: &'a Bank,
    pub(super) ears: &'a [Ear],
    /// Which of the ears.
    pub(super) who: &'a [usize],
    /// Ear by ear and in each window by window.
    pub(super) sums: &'a mut [Eight],
}

impl WithSimd for Gather<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        self.sums.fill(Eight::default());
        for band in (0..CHUNKS).step_by(BAND) {
            for (who, sums) in self.who.iter().zip(self.sums.chunks_exact_mut(self.windows * CHUNKS)) {
                for (voice, parts) in self.ears[*who].sounding(self.bank) {
                    let newest = self.first.wrapping_sub(parts.first) as usize;
                    for chunk in band..CHUNKS.min(band + BAND) {
                        let (past, response) = (voice.chunk(chunk), parts.chunk(chunk));
                        let mut done = 0;
                        while done < self.windows {
                            let (newest, out) = (newest.wrapping_add(done), &mut sums[done * CHUNKS + chunk..]);
                            done += match self.windows - done {
                                TOGETHER.. => tile::<S, TOGETHER>(simd, past, response, newest, out),
                                2.. => tile::<S, 2>(simd, past, response, newest, out),
                                _ => tile::<S, 1>(simd, past, response, newest, out),
                            };
                        }
                    }
                }
            }
        }
    }
}

/// Adds one path to one chunk of so many windows; how many that were.
#[inline(always)]
fn tile<S: Simd, const WINDOWS: usize>(simd: S, past: &[Eight], response: &[Eight], newest: usize, sums: &mut [Eight]) -> usize {
    for lane in 0..LANES / S::F32_LANES {
        let (mut re, mut im) = ([simd.splat_f32s(0.0); WINDOWS], [simd.splat_f32s(0.0); WINDOWS]);
        for window in 0..WINDOWS {
            (re[window], im[window]) = halves::<S>(&sums[window * CHUNKS], lane);
        }
        for (part, response) in response.iter().enumerate() {
            let (response_re, response_im) = halves::<S>(response, lane);
            let minus = simd.neg_f32s(response_im);
            for window in 0..WINDOWS {
                let (x, y) = halves::<S>(&past[newest.wrapping_add(window).wrapping_sub(part) & (past.len() - 1)], lane);
                re[window] = simd.mul_add_f32s(y, minus, simd.mul_add_f32s(x, response_re, re[window]));
                im[window] = simd.mul_add_f32s(y, response_re, simd.mul_add_f32s(x, response_im, im[window]));
            }
        }
        for window in 0..WINDOWS {
            let sum = &mut sums[window * CHUNKS];
            (S::as_mut_simd_f32s(&mut sum.re).0[lane], S::as_mut_simd_f32s(&mut sum.im).0[lane]) = (re[window], im[window]);
        }
    }
    WINDOWS
}

/// Some of the real and the imaginary parts of a chunk.
#[inline(always)]
fn halves<S: Simd>(chunk: &Eight, lane: usize) -> (S::f32s, S::f32s) {
    (S::as_simd_f32s(&chunk.re).0[lane], S::as_simd_f32s(&chunk.im).0[lane])
}
