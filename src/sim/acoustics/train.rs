//! The train of arrivals: many spectra added into blocks of time, each transformed back once.

use crate::sim::acoustics::fft::Fft;
use crate::sim::acoustics::grid::Grid;
use crate::sim::acoustics::minimum_phase::{LEAD, fade};
use crate::sim::acoustics::spectra::LENGTH;
use crate::sim::units::SAMPLE_RATE;
use realfft::num_complex::Complex;
use std::f64::consts::TAU;

/// Samples of a block; the rest of the transform is room for the filters to ring.
const BLOCK: usize = 512;
/// Phasors that are turned side by side.
const LANES: usize = 4;

/// Adds arrivals to a response.
pub(super) struct Train {
    fft: Fft,
    block: usize,
    empty: bool,
    sum: Vec<Complex<f64>>,
    ramp: Vec<Complex<f64>>,
    fade: Vec<f64>,
}

impl Train {
    pub(super) fn new() -> Self {
        let bins = LENGTH / 2 + 1;
        Self {
            fft: Fft::new(LENGTH),
            block: 0,
            empty: true,
            sum: vec![Complex::default(); bins],
            ramp: vec![Complex::default(); bins.next_multiple_of(LANES)],
            fade: (0..bins).map(|bin| fade(bin as f64 * f64::from(SAMPLE_RATE) / LENGTH as f64) / LENGTH as f64).collect(),
        }
    }

    /// Adds an arrival with these complex gains at the nodes of the grid, this many samples late; later ones come later.
    pub(super) fn add(&mut self, grid: &Grid, gains: &[Complex<f64>], delay: f64, response: &mut Vec<f64>) {
        let block = delay as usize / BLOCK;
        if block != self.block {
            self.finish(response);
            self.block = block;
        }
        self.empty = false;
        self.turn(LEAD as f64 + delay - (block * BLOCK) as f64);
        for (pair, gain) in grid.nodes.windows(2).zip(gains.windows(2)) {
            let bins = pair[0].bin..pair[1].bin;
            let step = (gain[1] - gain[0]) / (bins.len() as f64);
            let mut value = gain[0];
            for (sum, phasor) in self.sum[bins.clone()].iter_mut().zip(&self.ramp[bins]) {
                *sum += value * phasor;
                value += step;
            }
        }
        // The highest bin is faded to nothing.
    }

    /// Adds what is left of the last block.
    pub(super) fn finish(&mut self, response: &mut Vec<f64>) {
        if self.empty {
            return;
        }
        for ((value, sum), fade) in self.fft.spectrum.iter_mut().zip(&mut self.sum).zip(&self.fade) {
            *value = *sum * fade;
            *sum = Complex::default();
        }
        self.fft.inverse();
        let start = self.block * BLOCK;
        if response.len() < start + LENGTH - LEAD {
            response.resize(start + LENGTH - LEAD, 0.0);
        }
        // Nothing is reflected from nearer than the ripple's first samples, so that none of it falls before time zero.
        let early = LEAD.saturating_sub(start);
        for (sum, value) in response[start + early - LEAD..].iter_mut().zip(&self.fft.signal[early..]) {
            *sum += value;
        }
        self.empty = true;
    }

    /// Fills the ramp with the phasors of a delay.
    fn turn(&mut self, delay: f64) {
        let angle = -TAU * delay / LENGTH as f64;
        let mut lanes: [Complex<f64>; LANES] = std::array::from_fn(|lane| phasor(angle * lane as f64));
        let step = phasor(angle * LANES as f64);
        for chunk in self.ramp.chunks_exact_mut(LANES) {
            chunk.copy_from_slice(&lanes);
            lanes.iter_mut().for_each(|lane| *lane *= step);
        }
    }
}

fn phasor(angle: f64) -> Complex<f64> {
    let (sine, cosine) = libm::sincos(angle);
    Complex::new(cosine, sine)
}
