//! The train of arrivals: many spectra added into blocks of time, each transformed back once.

use crate::sim::acoustics::fft::Fft;
use crate::sim::acoustics::grid::Grid;
use crate::sim::acoustics::parts::Parts;
use crate::sim::acoustics::pulse::{REACH, fade, lay};
use crate::sim::acoustics::spectra::LENGTH;
use pulp::{Arch, Simd, WithSimd};
use realfft::num_complex::Complex;
use std::f64::consts::TAU;

/// Samples of a block; the rest of the transform is room for the filters to ring.
const BLOCK: usize = 512;
/// Phasors that are turned side by side.
const LANES: usize = 8;

/// Adds arrivals to a response.
pub(super) struct Train {
    fft: Fft,
    block: usize,
    empty: bool,
    sum: Parts,
    ramp: Parts,
    /// How far each bin is from the node below it to the next, 0 to 1.
    across: Vec<f64>,
    fade: Vec<f64>,
}

impl Train {
    pub(super) fn new(grid: &Grid) -> Self {
        let bins = LENGTH / 2 + 1;
        let mut fft = Fft::new(LENGTH);
        let mut across = vec![0.0; bins];
        for pair in grid.nodes.windows(2) {
            let (from, to) = (pair[0].bin, pair[1].bin);
            (from..to).for_each(|bin| across[bin] = (bin - from) as f64 / (to - from) as f64);
        }
        Self {
            fade: fade(&mut fft, LENGTH),
            fft,
            block: 0,
            empty: true,
            sum: Parts::zeros(bins),
            ramp: Parts::zeros(bins.next_multiple_of(LANES)),
            across,
        }
    }

    /// Adds an arrival with these complex gains at the nodes of the grid, this many samples late; later ones come later.
    pub(super) fn add(&mut self, grid: &Grid, gains: &Parts, delay: f64, response: &mut Vec<f64>) {
        let block = delay as usize / BLOCK;
        if block != self.block {
            self.finish(response);
            self.block = block;
        }
        self.empty = false;
        let late = REACH as f64 + delay - (block * BLOCK) as f64;
        Arch::new().dispatch(Turned { grid, gains, late, across: &self.across, ramp: &mut self.ramp, sum: &mut self.sum });
    }

    /// Adds what is left of the last block.
    pub(super) fn finish(&mut self, response: &mut Vec<f64>) {
        if self.empty {
            return;
        }
        let sums = self.sum.re.iter_mut().zip(&mut self.sum.im);
        for ((value, (re, im)), fade) in self.fft.spectrum.iter_mut().zip(sums).zip(&self.fade) {
            *value = Complex::new(*re * fade, *im * fade);
            (*re, *im) = (0.0, 0.0);
        }
        self.fft.inverse();
        if self.block == 0 {
            // Nothing is reflected before time zero: what lies there is the bass of the tail, come round.
            self.fft.signal[..REACH].fill(0.0);
        }
        lay(&self.fft.signal, self.block * BLOCK, response);
        self.empty = true;
    }
}

/// One arrival on its way into the sum.
struct Turned<'a> {
    grid: &'a Grid,
    gains: &'a Parts,
    late: f64,
    across: &'a [f64],
    ramp: &'a mut Parts,
    sum: &'a mut Parts,
}

impl WithSimd for Turned<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        turn(self.late, self.ramp);
        // The highest bin is faded to nothing.
        for (index, pair) in self.grid.nodes.windows(2).enumerate() {
            let bins = pair[0].bin..pair[1].bin;
            let (re, im) = (self.gains.re[index], self.gains.im[index]);
            let (step_re, step_im) = (self.gains.re[index + 1] - re, self.gains.im[index + 1] - im);
            let sums = self.sum.re[bins.clone()].iter_mut().zip(&mut self.sum.im[bins.clone()]);
            let turns = self.ramp.re[bins.clone()].iter().zip(&self.ramp.im[bins.clone()]);
            for (((sum_re, sum_im), (turn_re, turn_im)), across) in sums.zip(turns).zip(&self.across[bins]) {
                let (re, im) = (re + across * step_re, im + across * step_im);
                *sum_re += re * turn_re - im * turn_im;
                *sum_im += re * turn_im + im * turn_re;
            }
        }
    }
}

/// Fills the ramp with the phasors of a delay.
#[inline(always)]
fn turn(delay: f64, ramp: &mut Parts) {
    let angle = -TAU * delay / LENGTH as f64;
    let lanes: [(f64, f64); LANES] = std::array::from_fn(|lane| libm::sincos(angle * lane as f64));
    let (mut im, mut re) = (lanes.map(|lane| lane.0), lanes.map(|lane| lane.1));
    let (step_im, step_re) = libm::sincos(angle * LANES as f64);
    for (res, ims) in ramp.re.chunks_exact_mut(LANES).zip(ramp.im.chunks_exact_mut(LANES)) {
        res.copy_from_slice(&re);
        ims.copy_from_slice(&im);
        for lane in 0..LANES {
            let (old_re, old_im) = (re[lane], im[lane]);
            re[lane] = old_re * step_re - old_im * step_im;
            im[lane] = old_re * step_im + old_im * step_re;
        }
    }
}
