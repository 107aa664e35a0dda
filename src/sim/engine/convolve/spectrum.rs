//! A spectrum with real and imaginary parts apart, so that several bins can be worked on at once.

use pulp::Simd;
use realfft::num_complex::Complex;

/// The half spectrum of a window and the part before it.
#[derive(Debug, Clone)]
pub(super) struct Spectrum {
    /// Real parts, then as many imaginary ones; up to a multiple of eight of each for the sake of vector units.
    parts: Box<[f32]>,
}

impl Spectrum {
    /// Silence for parts of so many samples.
    pub(super) fn zero(size: usize) -> Self {
        Self { parts: vec![0.0; 2 * (size + 1).next_multiple_of(8)].into_boxed_slice() }
    }

    pub(super) fn clear(&mut self) {
        self.parts.fill(0.0);
    }

    pub(super) fn load(&mut self, bins: &[Complex<f32>]) {
        let (re, im) = self.halves_mut();
        for ((re, im), bin) in re.iter_mut().zip(im).zip(bins) {
            (*re, *im) = (bin.re, bin.im);
        }
    }

    pub(super) fn store(&self, bins: &mut [Complex<f32>]) {
        let (re, im) = self.halves();
        for (bin, (re, im)) in bins.iter_mut().zip(re.iter().zip(im)) {
            *bin = Complex::new(*re, *im);
        }
    }

    fn halves(&self) -> (&[f32], &[f32]) {
        self.parts.split_at(self.parts.len() / 2)
    }

    fn halves_mut(&mut self) -> (&mut [f32], &mut [f32]) {
        self.parts.split_at_mut(self.parts.len() / 2)
    }

    /// Adds x·h.
    #[inline(always)]
    pub(super) fn add<S: Simd>(&mut self, simd: S, x: &Self, h: &Self) {
        let ((x_re, x_im), (h_re, h_im), (re, im)) = (x.halves(), h.halves(), self.halves_mut());
        let (re, im) = (S::as_mut_simd_f32s(re).0, S::as_mut_simd_f32s(im).0);
        let count = re.len();
        let lanes = |half| &S::as_simd_f32s(half).0[..count];
        let (im, x_re, x_im, h_re, h_im) = (&mut im[..count], lanes(x_re), lanes(x_im), lanes(h_re), lanes(h_im));
        for n in 0..count {
            re[n] = simd.mul_add_f32s(simd.neg_f32s(x_im[n]), h_im[n], simd.mul_add_f32s(x_re[n], h_re[n], re[n]));
            im[n] = simd.mul_add_f32s(x_im[n], h_re[n], simd.mul_add_f32s(x_re[n], h_im[n], im[n]));
        }
    }
}
