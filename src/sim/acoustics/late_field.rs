//! The late field: noise that decays as the statistics of the room say, band by band.
//!
//! Frames of noise with the right spectrum overlap; each is weaker than the one before by what the room swallows meanwhile.

use crate::sim::acoustics::fft::Fft;
use crate::sim::acoustics::grid::Grid;
use crate::sim::units::SAMPLE_RATE;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use realfft::num_complex::Complex;
use std::f64::consts::{LN_10, PI, TAU};

/// Samples of a frame: 21 ms, and 47 Hz between bins.
const LENGTH: usize = 1024;
/// Energy may fall by this many nepers from one frame to the next; steeper decays take twice the frames.
const STEEPEST: f64 = 1.0;
/// No late field is longer, in seconds.
const LONGEST_S: f64 = 0.8;
/// Seconds that it takes to set in and, where it is cut, to fade.
const EDGE_S: f64 = 0.002;

/// One exponentially decaying field at the microphone.
pub(super) struct Decay {
    /// Energy of the whole decay from time zero at each node of the grid, re a pulse of 1 Pa in one sample.
    pub(super) energy: Vec<f64>,
    /// Energy falls as e^(−rate t), at each node, per second.
    pub(super) rate: Vec<f64>,
    /// The moment of time zero: when the source speaks in this room, in seconds.
    pub(super) start_s: f64,
    /// When the late field sets in, in seconds; what falls before is covered by direct sound and first reflections.
    pub(super) onset_s: f64,
}

/// Makes late fields.
pub(super) struct LateField {
    /// Where energies and rates are asked for.
    pub(super) grid: Grid,
    fft: Fft,
    window: Vec<f64>,
}

impl LateField {
    pub(super) fn new() -> Self {
        // With two frames at any moment the squares of these windows add to 1.
        let window = (0..LENGTH).map(|sample| libm::sin(PI * (sample as f64 + 0.5) / LENGTH as f64)).collect();
        Self { grid: Grid::new(LENGTH, 6.0), fft: Fft::new(LENGTH), window }
    }

    /// Adds a decay, until it is 60 dB down in every band, to a response.
    pub(super) fn add(&mut self, decay: &Decay, seed: u64, response: &mut Vec<f64>) {
        let fs = f64::from(SAMPLE_RATE);
        let slowest = decay.rate.iter().copied().fold(f64::INFINITY, f64::min);
        let end_s = (decay.start_s + 6.0 * LN_10 / slowest).min(LONGEST_S + decay.start_s);
        let (onset, end) = ((decay.onset_s * fs) as usize, (end_s * fs) as usize);
        if onset >= end {
            return;
        }
        let mut noise = self.noise(decay, onset, end, seed);
        if response.len() < end {
            response.resize(end, 0.0);
        }
        soften(&mut noise, (EDGE_S * fs) as usize);
        for (sum, value) in response[onset..].iter_mut().zip(&noise) {
            *sum += value;
        }
    }

    fn noise(&mut self, decay: &Decay, onset: usize, end: usize, seed: u64) -> Vec<f64> {
        let fs = f64::from(SAMPLE_RATE);
        let hop = hop(decay);
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        let mut noise = vec![0.0; end - onset];
        // The first frame reaches one hop past the onset, so that from there on every moment has all its frames.
        let ahead = LENGTH - hop;
        let first_middle = (onset as f64 + LENGTH as f64 / 2.0 - ahead as f64) / fs - decay.start_s;
        let (mut gain, step) = self.gains(decay, first_middle, hop);
        for start in (0..noise.len() + ahead).step_by(hop) {
            self.frame(&gain, &mut generator);
            let skipped = ahead.saturating_sub(start);
            let target = &mut noise[start + skipped - ahead..];
            for ((sum, value), window) in target.iter_mut().zip(&self.fft.signal[skipped..]).zip(&self.window[skipped..]) {
                *sum += value * window;
            }
            for (gain, step) in gain.iter_mut().zip(&step) {
                *gain *= step;
            }
        }
        noise
    }

    /// Gain of each bin in the frame whose middle is at this time, and the factor from frame to frame.
    fn gains(&self, decay: &Decay, middle_s: f64, hop: usize) -> (Vec<f64>, Vec<f64>) {
        let fs = f64::from(SAMPLE_RATE);
        let ln_gain: Vec<f64> = (decay.energy.iter().zip(&decay.rate))
            .map(|(energy, rate)| 0.5 * (libm::log((energy * rate / fs).max(1e-60)) - rate * middle_s - ln_smear(*rate)))
            .collect();
        let mut gain = vec![0.0; LENGTH / 2 + 1];
        let mut step = gain.clone();
        self.grid.spread(&ln_gain, &mut gain);
        self.grid.spread(&decay.rate, &mut step);
        // Uniform values in ±1 have a variance of a third, and real and imaginary parts share the power of two bins.
        let unit = libm::sqrt(1.5 / LENGTH as f64 * 2.0 * hop as f64 / LENGTH as f64);
        gain.iter_mut().for_each(|value| *value = unit * libm::exp(*value));
        step.iter_mut().for_each(|rate| *rate = libm::exp(-0.5 * *rate * hop as f64 / fs));
        (gain, step)
    }

    /// One frame of noise with these gains.
    fn frame(&mut self, gain: &[f64], generator: &mut ChaCha8Rng) {
        for (value, gain) in self.fft.spectrum.iter_mut().zip(gain) {
            let bits = generator.next_u64();
            *value = Complex::new(gain * uniform(bits as u32), gain * uniform((bits >> 32) as u32));
        }
        self.fft.inverse();
    }
}

/// Fades the first and last samples.
fn soften(noise: &mut [f64], edge: usize) {
    let length = noise.len();
    for index in 0..edge.min(length) {
        let gain = 0.5 - 0.5 * libm::cos(PI * index as f64 / edge as f64);
        noise[index] *= gain;
        noise[length - 1 - index] *= gain;
    }
}

/// A value between −1 and 1.
fn uniform(bits: u32) -> f64 {
    f64::from(bits) / f64::from(1_u32 << 31) - 1.0
}

/// Samples from frame to frame.
fn hop(decay: &Decay) -> usize {
    let fastest = decay.rate.iter().copied().fold(0.0, f64::max);
    if fastest * LENGTH as f64 / 2.0 < STEEPEST * f64::from(SAMPLE_RATE) { LENGTH / 2 } else { LENGTH / 4 }
}

/// Natural logarithm of the energy that overlapping frames have too much when the decay is steep within one frame.
///
/// The closed form of the squared window against an exponential, over the same without it.
fn ln_smear(rate: f64) -> f64 {
    let b = rate * LENGTH as f64 / f64::from(SAMPLE_RATE);
    libm::log(2.0 * libm::sinh(0.5 * b) * (1.0 / b - b / (b * b + TAU * TAU)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slow_decays_need_no_correction() {
        assert!(ln_smear(1.0).abs() < 1e-3);
        assert!(ln_smear(700.0) > 1.0);
    }

    #[test]
    fn a_flat_decay_carries_its_energy() {
        let mut field = LateField::new();
        let nodes = field.grid.nodes.len();
        for rate in [20.0, 100.0, 600.0] {
            let decay = Decay { energy: vec![2.0; nodes], rate: vec![rate; nodes], start_s: 0.0, onset_s: 0.01 };
            let energy: f64 = (0..8)
                .map(|seed| {
                    let mut response = Vec::new();
                    field.add(&decay, seed, &mut response);
                    response.iter().map(|value| value * value).sum::<f64>() / 8.0
                })
                .sum();
            // The edge of 2 ms takes away the energy of its first half or so.
            let expected = 2.0 * libm::exp(-rate * 0.011);
            assert!((10.0 * libm::log10(energy / expected)).abs() < 1.0, "rate {rate}: {energy} for {expected}");
        }
    }
}
