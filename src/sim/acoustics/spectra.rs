//! Minimum-phase spectra at few frequencies: sums of logarithms, so that a way's parts can be worked out once and added.
//!
//! What is smooth is given at half octaves; its phase is linear in those values, and that matrix is made once.

use crate::sim::acoustics::BEAM_HZ;
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::cepstrum::Cepstrum;
use crate::sim::acoustics::grid::{Grid, Node};
use crate::sim::acoustics::parts::{Parts, Unfold};
use pulp::{Simd, WithSimd};

/// Points of the transform into which arrivals are added: 43 ms, and 23 Hz between bins.
pub(super) const LENGTH: usize = 2048;
/// The finer transform that phases are worked out with, in multiples of `LENGTH`.
const FINER: usize = 4;
/// Half octaves from 22 Hz to 22.6 kHz, counted from 1 kHz.
const HALVES: (i32, i32) = (-11, 9);
/// How many half octaves there are.
pub(super) const CONTROLS: usize = (HALVES.1 - HALVES.0 + 1) as usize;

/// A half octave.
#[derive(Debug, Clone, Copy)]
pub(super) struct Control {
    /// In hertz.
    pub(super) hz: f64,
    /// The natural logarithm of it.
    pub(super) ln_hz: f64,
}

/// Makes logarithmic spectra: natural logarithm of the gain, and phase in radians.
pub(super) struct Spectra {
    /// The bins where spectra are held; between them they are read along straight lines.
    pub(super) grid: Grid,
    /// Where smooth curves are asked for.
    pub(super) controls: [Control; CONTROLS],
    fine: Grid,
    fine_ln: Vec<f64>,
    cepstrum: Cepstrum,
    /// Between which half octaves each node of the grid lies, and how far.
    places: Vec<(usize, f64)>,
    /// The phase that one neper at each half octave makes at each node of the grid.
    phases: Vec<Vec<f64>>,
    beams: BandAxis<8>,
}

impl Spectra {
    pub(super) fn new() -> Self {
        let controls = std::array::from_fn(|index| {
            let hz = 1e3 * libm::exp2(0.5 * (index as f64 + f64::from(HALVES.0)));
            Control { hz, ln_hz: libm::log(hz) }
        });
        let grid = Grid::new(LENGTH, 8.0);
        let places = grid.nodes.iter().map(|node| place(&controls, node)).collect();
        let mut spectra = Self {
            grid,
            controls,
            fine: Grid::new(LENGTH * FINER, 24.0),
            fine_ln: vec![0.0; LENGTH * FINER / 2 + 1],
            cepstrum: Cepstrum::new(LENGTH * FINER),
            places,
            phases: Vec::new(),
            beams: BandAxis::new(&BEAM_HZ),
        };
        spectra.phases = (0..CONTROLS).map(|index| spectra.of(|node| hat(&controls, index, node)).im).collect();
        spectra
    }

    /// The spectrum of any curve of natural logarithms.
    pub(super) fn of(&mut self, ln_gain: impl Fn(&Node) -> f64) -> Parts {
        let at_nodes: Vec<f64> = self.fine.nodes.iter().map(&ln_gain).collect();
        self.fine.spread(&at_nodes, &mut self.fine_ln);
        self.cepstrum.phases(&self.fine_ln);
        Parts {
            re: self.grid.nodes.iter().map(&ln_gain).collect(),
            im: self.grid.nodes.iter().map(|node| self.cepstrum.fft.spectrum[node.bin * FINER].im).collect(),
        }
    }

    /// Adds the spectrum of a curve that is given at the half octaves, straight between them.
    #[inline(always)]
    pub(super) fn add(&self, at_controls: &[f64; CONTROLS], sum: &mut Parts) {
        for (value, (below, share)) in sum.re.iter_mut().zip(&self.places) {
            let (low, high) = (at_controls[*below], at_controls[(*below + 1).min(CONTROLS - 1)]);
            *value += low + share * (high - low);
        }
        for (row, gain) in self.phases.iter().zip(at_controls) {
            sum.im.iter_mut().zip(row).for_each(|(value, one)| *value += one * gain);
        }
    }

    /// A row of `BEAM_HZ` at the half octaves.
    pub(super) fn at_controls(&self, row: &[f64; 8]) -> [f64; CONTROLS] {
        self.controls.map(|control| self.beams.at(row, control.ln_hz))
    }
}

/// Gains to be worked out of the logarithmic spectra of a way's parts, so many times each, and of a curve at the half octaves.
pub(super) struct Gains<'a> {
    pub(super) spectra: &'a Spectra,
    pub(super) parts: [(&'a Parts, f64); 3],
    pub(super) at_controls: &'a [f64; CONTROLS],
    /// What all nodes have in common before, and the gains afterwards.
    pub(super) gains: &'a mut Parts,
}

impl WithSimd for Gains<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        for (part, times) in self.parts {
            self.gains.add(part, times);
        }
        self.spectra.add(self.at_controls, self.gains);
        Unfold(self.gains).with_simd(simd);
    }
}

/// The half octave below a node, and how far above that the node is, 0 to 1.
fn place(controls: &[Control; CONTROLS], node: &Node) -> (usize, f64) {
    let steps = (node.ln_hz - controls[0].ln_hz) / (controls[1].ln_hz - controls[0].ln_hz);
    let steps = steps.clamp(0.0, (CONTROLS - 1) as f64);
    let below = (steps as usize).min(CONTROLS - 2);
    (below, steps - below as f64)
}

/// 1 at one half octave, 0 at its neighbours and beyond; outside the range the outer ones go on.
fn hat(controls: &[Control; CONTROLS], index: usize, node: &Node) -> f64 {
    let (below, share) = place(controls, node);
    if below == index {
        1.0 - share
    } else if below + 1 == index {
        share
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_and_the_transform_give_the_same_phase() {
        let mut spectra = Spectra::new();
        // A shelf of −6 dB about 1 kHz.
        let shelf = |hz: f64| 0.5 * libm::log((1.0 + hz * hz / 4e6) / (1.0 + hz * hz / 1e6));
        let exact = spectra.of(|node| shelf(node.hz));
        let mut sum = Parts::zeros(exact.re.len());
        spectra.add(&spectra.controls.map(|control| shelf(control.hz)), &mut sum);
        for (left, right) in exact.re.iter().zip(&sum.re) {
            assert!((left - right).abs() < 0.01, "{left} {right}");
        }
        for (left, right) in exact.im.iter().zip(&sum.im) {
            assert!((left - right).abs() < 0.03, "{left} {right}");
        }
    }
}
