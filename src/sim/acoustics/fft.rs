//! Real transforms of one length, forward and back, with their working memory.

use realfft::num_complex::Complex;
use realfft::{ComplexToReal, RealFftPlanner, RealToComplex};
use std::sync::Arc;

/// A pair of real transforms; neither direction scales.
pub(super) struct Fft {
    forward: Arc<dyn RealToComplex<f64>>,
    inverse: Arc<dyn ComplexToReal<f64>>,
    scratch: Vec<Complex<f64>>,
    /// The half spectrum: `length / 2 + 1` bins.
    pub(super) spectrum: Vec<Complex<f64>>,
    /// The signal: `length` samples.
    pub(super) signal: Vec<f64>,
}

impl Fft {
    /// Transforms of this even length.
    pub(super) fn new(length: usize) -> Self {
        let mut planner = RealFftPlanner::new();
        let (forward, inverse) = (planner.plan_fft_forward(length), planner.plan_fft_inverse(length));
        let scratch = vec![Complex::default(); forward.get_scratch_len().max(inverse.get_scratch_len())];
        Self { scratch, spectrum: forward.make_output_vec(), signal: forward.make_input_vec(), forward, inverse }
    }

    /// From `signal` to `spectrum`; the signal is lost.
    pub(super) fn forward(&mut self) {
        self.forward
            .process_with_scratch(&mut self.signal, &mut self.spectrum, &mut self.scratch)
            .expect("the buffers were made for this transform");
    }

    /// From `spectrum` to `signal`, `length` times too large; the spectrum is lost.
    pub(super) fn inverse(&mut self) {
        // A real signal has real outer bins; rounding must not say otherwise.
        let last = self.spectrum.len() - 1;
        self.spectrum[0].im = 0.0;
        self.spectrum[last].im = 0.0;
        self.inverse
            .process_with_scratch(&mut self.spectrum, &mut self.signal, &mut self.scratch)
            .expect("the buffers were made for this transform and the outer bins are real");
    }
}
