//! The real Fourier transform at one size, with its buffers.

use realfft::num_complex::Complex;
use realfft::{ComplexToReal, RealFftPlanner, RealToComplex};
use std::sync::Arc;

/// Transforms of one size. Neither direction is scaled: there and back multiplies by the size.
pub struct Fourier {
    there: Arc<dyn RealToComplex<f32>>,
    back: Arc<dyn ComplexToReal<f32>>,
    scratch: Vec<Complex<f32>>,
}

impl std::fmt::Debug for Fourier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Fourier({})", self.there.len())
    }
}

impl Fourier {
    /// Transforms of this many samples.
    #[must_use]
    pub fn new(size: usize) -> Self {
        let mut planner = RealFftPlanner::new();
        let (there, back) = (planner.plan_fft_forward(size), planner.plan_fft_inverse(size));
        let scratch = vec![Complex::default(); there.get_scratch_len().max(back.get_scratch_len())];
        Self { there, back, scratch }
    }

    /// The spectrum of `samples`, which are spoilt.
    pub fn forward(&mut self, samples: &mut [f32]) -> Vec<Complex<f32>> {
        let mut bins = self.there.make_output_vec();
        self.forward_into(samples, &mut bins);
        bins
    }

    /// As `forward`, without allocating. `bins` holds half the size and one.
    pub fn forward_into(&mut self, samples: &mut [f32], bins: &mut [Complex<f32>]) {
        let done = self.there.process_with_scratch(samples, bins, &mut self.scratch);
        debug_assert!(done.is_ok(), "buffers fit the transform");
    }

    /// The samples of a spectrum, which is spoilt.
    pub fn inverse(&mut self, bins: &mut [Complex<f32>]) -> Vec<f32> {
        let mut samples = self.back.make_output_vec();
        self.inverse_into(bins, &mut samples);
        samples
    }

    /// As `inverse`, without allocating.
    pub fn inverse_into(&mut self, bins: &mut [Complex<f32>], samples: &mut [f32]) {
        // Neither the mean nor the highest bin of a real signal has an imaginary part.
        if let Some(first) = bins.first_mut() {
            first.im = 0.0;
        }
        if let Some(last) = bins.last_mut() {
            last.im = 0.0;
        }
        let done = self.back.process_with_scratch(bins, samples, &mut self.scratch);
        debug_assert!(done.is_ok(), "buffers fit the transform");
    }
}
