//! Sums of products of spectra, over all paths and parts of one length.

use crate::sim::engine::convolve::bank::{Bank, Voice};
use crate::sim::engine::convolve::ears::Ear;
use crate::sim::engine::convolve::lanes::LANES;
use crate::sim::engine::convolve::response::Parts;
use crate::sim::engine::convolve::{Eight, LEVELS};
use pulp::{Simd, WithSimd};

/// Windows that are summed while a part is in registers.
const TOGETHER: usize = 4;

/// What some ears hear in some windows in a row, chunk by chunk, so that the sources' pasts stay in the cache.
pub(super) struct Gather<'a> {
    pub(super) number: usize,
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
        let count = LEVELS[self.number].chunks();
        for chunk in 0..count {
            for (who, sums) in self.who.iter().zip(self.sums.chunks_exact_mut(self.windows * count)) {
                let voices = self.ears[*who].sounding(self.bank, self.number);
                let mut done = 0;
                while done < self.windows {
                    let (first, out) = (self.first + done as u64, &mut sums[done * count + chunk..]);
                    done += match self.windows - done {
                        TOGETHER.. => tile::<S, TOGETHER>(simd, chunk, first, voices.clone(), out, count),
                        2.. => tile::<S, 2>(simd, chunk, first, voices.clone(), out, count),
                        _ => tile::<S, 1>(simd, chunk, first, voices.clone(), out, count),
                    };
                }
            }
        }
    }
}

/// One chunk of so many windows; how many that were.
#[inline(always)]
fn tile<'a, S: Simd, const WINDOWS: usize>(
    simd: S,
    chunk: usize,
    first: u64,
    voices: impl Iterator<Item = (Voice<'a>, &'a Parts)> + Clone,
    out: &mut [Eight],
    count: usize,
) -> usize {
    let mut sums = [Eight::default(); WINDOWS];
    for lane in 0..LANES / S::F32_LANES {
        let (mut re, mut im) = ([simd.splat_f32s(0.0); WINDOWS], [simd.splat_f32s(0.0); WINDOWS]);
        for (voice, parts) in voices.clone() {
            let past = voice.chunk(chunk);
            let newest = first.wrapping_sub(parts.first) as usize;
            for (part, response) in parts.chunk(chunk).iter().enumerate() {
                let (response_re, response_im) = halves::<S>(response, lane);
                let minus = simd.neg_f32s(response_im);
                for window in 0..WINDOWS {
                    let (x, y) = halves::<S>(&past[newest.wrapping_add(window).wrapping_sub(part) & (past.len() - 1)], lane);
                    re[window] = simd.mul_add_f32s(y, minus, simd.mul_add_f32s(x, response_re, re[window]));
                    im[window] = simd.mul_add_f32s(y, response_re, simd.mul_add_f32s(x, response_im, im[window]));
                }
            }
        }
        for (sum, (re, im)) in sums.iter_mut().zip(re.into_iter().zip(im)) {
            (S::as_mut_simd_f32s(&mut sum.re).0[lane], S::as_mut_simd_f32s(&mut sum.im).0[lane]) = (re, im);
        }
    }
    out.iter_mut().step_by(count).zip(sums).for_each(|(out, sum)| *out = sum);
    WINDOWS
}

/// Some of the real and the imaginary parts of a chunk.
#[inline(always)]
fn halves<S: Simd>(chunk: &Eight, lane: usize) -> (S::f32s, S::f32s) {
    (S::as_simd_f32s(&chunk.re).0[lane], S::as_simd_f32s(&chunk.im).0[lane])
}
