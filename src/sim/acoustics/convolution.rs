//! Convolution of a long response with a short one, in one go.

use crate::sim::acoustics::fft::Fft;

/// Points of the transforms.
const LENGTH: usize = 4096;
/// The short response is no longer than this.
pub(super) const SHORT: usize = 1024;
/// Samples of the long response that are worked on at once.
const STEP: usize = LENGTH - SHORT;

/// Convolves by overlap-add.
pub(super) struct Convolution {
    fft: Fft,
    short: Vec<realfft::num_complex::Complex<f64>>,
}

impl Convolution {
    pub(super) fn new() -> Self {
        Self { fft: Fft::new(LENGTH), short: Vec::new() }
    }

    /// Adds the convolution of a short response, of which `SHORT` samples count, with a long one.
    pub(super) fn add(&mut self, short: &[f32], long: &[f32], sum: &mut Vec<f64>) {
        self.load(&short[..short.len().min(SHORT)]);
        self.short.clone_from(&self.fft.spectrum);
        for (step, part) in long.chunks(STEP).enumerate().filter(|(_, part)| part.iter().any(|x| *x != 0.0)) {
            self.load(part);
            for (value, short) in self.fft.spectrum.iter_mut().zip(&self.short) {
                *value = *value * short / LENGTH as f64;
            }
            self.fft.inverse();
            let (at, length) = (step * STEP, part.len() + SHORT - 1);
            sum.resize(sum.len().max(at + length), 0.0);
            sum[at..].iter_mut().zip(&self.fft.signal[..length]).for_each(|(sum, value)| *sum += value);
        }
    }

    fn load(&mut self, samples: &[f32]) {
        self.fft.signal.fill(0.0);
        self.fft.signal.iter_mut().zip(samples).for_each(|(value, sample)| *value = f64::from(*sample));
        self.fft.forward();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_sum_of_products() {
        let short: Vec<f32> = (0..37).map(|n| libm::sinf((n * n) as f32)).collect();
        let long: Vec<f32> = (0..5000).map(|n| libm::cosf((n * 7 % 1013) as f32)).collect();
        let mut sum = vec![1.0; 10];
        Convolution::new().add(&short, &long, &mut sum);
        for at in [0, 5, 40, STEP - 1, STEP, STEP + 20, 4999, 5030] {
            let plain: f64 = (0..short.len()).filter_map(|k| Some(f64::from(short[k]) * f64::from(*long.get(at.checked_sub(k)?)?))).sum();
            let before = if at < 10 { 1.0 } else { 0.0 };
            assert!((sum[at] - before - plain).abs() < 1e-9, "{at}: {} for {plain}", sum[at]);
        }
    }
}
