//! The minimum phase that belongs to a magnitude, by the causal cepstrum.

use crate::sim::acoustics::fft::Fft;
use realfft::num_complex::Complex;

/// Works out minimum phases with transforms of one length.
pub(super) struct Cepstrum {
    pub(super) fft: Fft,
    length: usize,
}

impl Cepstrum {
    /// For transforms of this even length.
    pub(super) fn new(length: usize) -> Self {
        Self { fft: Fft::new(length), length }
    }

    /// Leaves the phases in radians, for gains given as natural logarithms at every bin, in the imaginary parts of the spectrum.
    pub(super) fn phases(&mut self, ln_gain: &[f64]) {
        for (value, ln_gain) in self.fft.spectrum.iter_mut().zip(ln_gain) {
            *value = Complex::new(*ln_gain, 0.0);
        }
        self.fft.inverse();
        // A causal cepstrum is that of a minimum-phase system.
        let (scale, middle) = (1.0 / self.length as f64, self.length / 2);
        for (index, value) in self.fft.signal.iter_mut().enumerate() {
            *value *= match index {
                0 => scale,
                _ if index < middle => 2.0 * scale,
                _ if index == middle => scale,
                _ => 0.0,
            };
        }
        self.fft.forward();
    }
}
