//! From the magnitude of a sound's way to its impulse response: minimum phase by the cepstrum, at a fractional delay.

use crate::sim::acoustics::cepstrum::Cepstrum;
use crate::sim::acoustics::grid::Grid;
use crate::sim::units::SAMPLE_RATE;
use realfft::num_complex::Complex;
use std::f64::consts::{FRAC_PI_2, TAU};

/// Points of the transform: 85 ms, and 12 Hz between bins.
const LENGTH: usize = 4096;
/// Room before the arrival for the ripple of a delay between two samples.
pub(super) const LEAD: usize = 24;
/// The last samples fade, so that neither a long bass tail nor the ripple's farthest end is cut.
const TAIL: usize = LENGTH / 4;
/// Nothing is heard between here and half the sample rate; the fade keeps that ripple short.
const FADE_FROM_HZ: f64 = 20e3;
/// Under this frequency a turnover of polarity is below everything that passes.
const LOWEST_TURNOVER_HZ: f64 = 8.0;

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
    fade: Vec<f64>,
    tail: Vec<f64>,
}

impl MinimumPhase {
    pub(super) fn new() -> Self {
        let bins = LENGTH / 2 + 1;
        let fade = (0..bins).map(|bin| fade(bin as f64 * f64::from(SAMPLE_RATE) / LENGTH as f64) / LENGTH as f64).collect();
        let tail = (0..TAIL).map(|index| half_cosine((index + 1) as f64 / TAIL as f64)).collect();
        Self { grid: Grid::new(LENGTH, 24.0), cepstrum: Cepstrum::new(LENGTH), ln_gain: vec![0.0; bins], fade, tail }
    }

    /// Adds one arrival, given as natural logarithms of its gain at the grid's nodes, to a response.
    pub(super) fn add(&mut self, ln_gain: &[f64], placement: Placement, response: &mut Vec<f64>) {
        self.grid.spread(ln_gain, &mut self.ln_gain);
        self.cepstrum.phases(&self.ln_gain);
        let whole = libm::floor(placement.delay);
        let ramp = -TAU * (LEAD as f64 + placement.delay - whole) / LENGTH as f64;
        let turnover = placement.turnover_hz * LENGTH as f64 / f64::from(SAMPLE_RATE);
        let turns = placement.turnover_hz > LOWEST_TURNOVER_HZ;
        let sign = if placement.inverted { -1.0 } else { 1.0 };
        for (bin, value) in self.cepstrum.fft.spectrum.iter_mut().enumerate() {
            // (jf − f0) / (jf + f0) has unit magnitude, −1 at the bottom and +1 at the top.
            let turn = if turns { 2.0 * libm::atan2(turnover, bin as f64) } else { 0.0 };
            let (sine, cosine) = libm::sincos(value.im + ramp * bin as f64 + turn);
            let gain = sign * self.fade[bin] * libm::exp(self.ln_gain[bin]);
            *value = Complex::new(gain * cosine, gain * sine);
        }
        self.cepstrum.fft.inverse();
        self.place(whole as usize, response);
    }

    fn place(&mut self, whole: usize, response: &mut Vec<f64>) {
        for (index, value) in self.cepstrum.fft.signal[LENGTH - TAIL..].iter_mut().enumerate() {
            *value *= self.tail[index];
        }
        let end = whole + LENGTH - LEAD;
        if response.len() < end {
            response.resize(end, 0.0);
        }
        // What would sound before time zero, the ripple of very near sources, sounds at zero, which keeps the level right.
        let early = LEAD.saturating_sub(whole);
        let start = (whole + early) - LEAD;
        response[start] += self.cepstrum.fft.signal[..early].iter().sum::<f64>();
        for (sum, value) in response[start..].iter_mut().zip(&self.cepstrum.fft.signal[early..]) {
            *sum += value;
        }
    }
}

/// 1 up to 20 kHz, 0 at half the sample rate.
pub(super) fn fade(hz: f64) -> f64 {
    let across = ((hz - FADE_FROM_HZ) / (f64::from(SAMPLE_RATE) / 2.0 - FADE_FROM_HZ)).clamp(0.0, 1.0);
    half_cosine(across)
}

/// From 1 at 0 to 0 at 1, smoothly.
fn half_cosine(across: f64) -> f64 {
    let cosine = libm::cos(FRAC_PI_2 * across);
    cosine * cosine
}
