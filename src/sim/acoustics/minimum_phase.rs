//! From the magnitude of a sound's way to its impulse response: minimum phase by the cepstrum, at a fractional delay.

use crate::sim::acoustics::cepstrum::Cepstrum;
use crate::sim::acoustics::grid::Grid;
use crate::sim::acoustics::parts::{Parts, Unfold};
use crate::sim::acoustics::pulse::{REACH, fade, lay};
use crate::sim::units::SAMPLE_RATE;
use pulp::Arch;
use realfft::num_complex::Complex;
use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// Points of the transform: 85 ms, and 12 Hz between bins.
const LENGTH: usize = 4096;
/// The last samples fade, so that no long bass tail is cut.
const TAIL: usize = LENGTH / 4;

/// How one arrival is placed in time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placement {
    /// Delay in samples, with fraction.
    pub(super) delay: f64,
    /// Whether its polarity is inverted.
    pub(super) inverted: bool,
    /// Below this frequency its polarity is the opposite: an all-pass of first order; 0 for none.
    pub(super) turnover_hz: f64,
}

/// Makes impulse responses out of magnitudes.
pub(super) struct MinimumPhase {
    /// Where magnitudes are asked for.
    pub(super) grid: Grid,
    cepstrum: Cepstrum,
    ln_gain: Vec<f64>,
    gains: Parts,
    fade: Vec<f64>,
    tail: Vec<f64>,
}

impl MinimumPhase {
    pub(super) fn new() -> Self {
        let bins = LENGTH / 2 + 1;
        let mut cepstrum = Cepstrum::new(LENGTH);
        let fade = fade(&mut cepstrum.fft, LENGTH);
        let tail = (0..TAIL).map(|index| half_cosine((index + 1) as f64 / TAIL as f64)).collect();
        Self { grid: Grid::new(LENGTH, 24.0), cepstrum, ln_gain: vec![0.0; bins], gains: Parts::zeros(bins), fade, tail }
    }

    /// Adds one arrival, given as natural logarithms of its gain at the grid's nodes, to a response.
    pub(super) fn add(&mut self, ln_gain: &[f64], placement: Placement, response: &mut Vec<f64>) {
        self.grid.spread(ln_gain, &mut self.ln_gain);
        self.cepstrum.phases(&self.ln_gain);
        let whole = libm::floor(placement.delay);
        let ramp = -TAU * (REACH as f64 + placement.delay - whole) / LENGTH as f64;
        let turnover = placement.turnover_hz * LENGTH as f64 / f64::from(SAMPLE_RATE);
        let half_turn = if placement.inverted { PI } else { 0.0 };
        self.gains.re.copy_from_slice(&self.ln_gain);
        for (bin, (angle, value)) in self.gains.im.iter_mut().zip(&self.cepstrum.fft.spectrum).enumerate() {
            // (jf − f0) / (jf + f0) has unit magnitude, −1 at the bottom and +1 at the top.
            let turn = if turnover > 0.0 { 2.0 * libm::atan2(turnover, bin as f64) } else { 0.0 };
            *angle = value.im + ramp * bin as f64 + turn + half_turn;
        }
        Arch::new().dispatch(Unfold(&mut self.gains));
        let gains = self.gains.re.iter().zip(&self.gains.im).zip(&self.fade);
        for (value, ((re, im), fade)) in self.cepstrum.fft.spectrum.iter_mut().zip(gains) {
            *value = Complex::new(re * fade, im * fade);
        }
        self.cepstrum.fft.inverse();
        self.place(whole as usize, response);
    }

    fn place(&mut self, whole: usize, response: &mut Vec<f64>) {
        // A transform is a circle: before the arrival lies, under the ripple, where the bass of the tail has come round to.
        let round = self.cepstrum.fft.signal[LENGTH - 1];
        self.cepstrum.fft.signal[..REACH].iter_mut().for_each(|value| *value -= round);
        for (index, value) in self.cepstrum.fft.signal[LENGTH - TAIL..].iter_mut().enumerate() {
            *value *= self.tail[index];
        }
        lay(&self.cepstrum.fft.signal, whole, response);
    }
}

/// From 1 at 0 to 0 at 1, smoothly.
fn half_cosine(across: f64) -> f64 {
    let cosine = libm::cos(FRAC_PI_2 * across);
    cosine * cosine
}
