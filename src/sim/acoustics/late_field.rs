//! The late field: noise that decays as the statistics of the room say, band by band.
//!
//! Frames of noise with the right spectrum overlap; each is weaker than the one before by what the room swallows meanwhile.
//! Every frequency has the same share of power in every frame, and leaps by a quarter of a turn either way from frame to frame:
//! frames that overlap are in quadrature, so that chance adds no power and takes none, and what is left of it in the decay of an
//! octave is what neighbouring frequencies do to one another.

use crate::sim::acoustics::BEAM_HZ;
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::build_up::BuildUp;
use crate::sim::acoustics::fft::Fft;
use crate::sim::acoustics::grid::Grid;
use crate::sim::units::SAMPLE_RATE;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use realfft::num_complex::Complex;
use std::f64::consts::{PI, TAU};

/// Samples of a frame: 43 ms, and 23 Hz between bins.
const LENGTH: usize = 2048;
/// Energy may fall by this many nepers more or less than the pace from one frame to the next; else frames come twice as often.
const STEEPEST: f64 = 1.0;
/// Seconds that it takes to set in and, where it is cut, to fade.
const EDGE_S: f64 = 0.002;
/// It ends when every frequency is this far below its greatest power: 60 dB.
const SPENT: f64 = 1e-6;
/// The band whose build-up is followed sample by sample: 1 kHz in `BEAM_HZ`.
const MIDDLE: usize = 3;
/// Samples between two values of the build-up.
const STRIDE: usize = 32;

/// The first frame may lie before time zero; no part is more than e to this stronger there.
const MOST_BEFORE: f64 = 20.0;

/// One exponential part of a late field at one frequency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fall {
    /// Squared pressure per second at time zero, re a pulse of 1 Pa in one sample; parts may be negative, their sum may not.
    pub(super) density: f64,
    /// It falls as e^(−rate t); per second.
    pub(super) rate: f64,
}

/// The late field at a microphone.
pub(super) struct Tail<'a> {
    /// Its parts at each node of the grid; as many at each.
    pub(super) falls: Vec<Vec<Fall>>,
    /// The share of it that images do not carry; all of it without.
    pub(super) build_up: Option<&'a BuildUp>,
    /// When it may set in, in seconds.
    pub(super) onset_s: f64,
    /// When it is cut at the latest, in seconds.
    pub(super) longest_s: f64,
}

/// Makes late fields.
pub(super) struct LateField {
    /// Where its parts are asked for.
    pub(super) grid: Grid,
    fft: Fft,
    window: Vec<f64>,
    bands: BandAxis<8>,
    at_nodes: Vec<f64>,
    gains: Vec<f64>,
    /// The phase of each bin, in quarters of a turn.
    quarters: Vec<u8>,
}

/// A bin by its quarter.
const QUARTERS: [Complex<f64>; 4] =
    [Complex { re: 1.0, im: 1.0 }, Complex { re: -1.0, im: 1.0 }, Complex { re: -1.0, im: -1.0 }, Complex { re: 1.0, im: -1.0 }];

impl LateField {
    pub(super) fn new() -> Self {
        // With two frames at any moment the squares of these windows add to 1.
        let window = (0..LENGTH).map(|sample| libm::sin(PI * (sample as f64 + 0.5) / LENGTH as f64)).collect();
        let grid = Grid::new(LENGTH, 6.0);
        let at_nodes = vec![0.0; grid.nodes.len()];
        let (gains, quarters) = (vec![0.0; LENGTH / 2 + 1], vec![0; LENGTH / 2 + 1]);
        Self { grid, fft: Fft::new(LENGTH), window, bands: BandAxis::new(&BEAM_HZ), at_nodes, gains, quarters }
    }

    /// Adds a late field to a response.
    pub(super) fn add(&mut self, tail: &Tail, seed: u64, response: &mut Vec<f64>) {
        let fs = f64::from(SAMPLE_RATE);
        let (onset, end) = ((tail.onset_s * fs) as usize, (tail.longest_s * fs) as usize);
        if onset >= end {
            return;
        }
        let mut noise = self.noise(tail, onset, end - onset, seed);
        if let Some(build_up) = tail.build_up {
            grow(&mut noise, build_up, tail.onset_s);
        }
        soften(&mut noise, (EDGE_S * fs) as usize);
        if response.len() < onset + noise.len() {
            response.resize(onset + noise.len(), 0.0);
        }
        for (sum, value) in response[onset..].iter_mut().zip(&noise) {
            *sum += value;
        }
    }

    fn noise(&mut self, tail: &Tail, onset: usize, most: usize, seed: u64) -> Vec<f64> {
        let fs = f64::from(SAMPLE_RATE);
        let pace = pace(tail);
        let hop = hop(tail, pace);
        // Within a frame the noise falls at the pace, so that only what differs from it is smeared.
        let tilt = |sample: usize| libm::exp(-0.5 * pace * (sample as f64 - 0.5 * LENGTH as f64) / fs);
        let shape: Vec<f64> = self.window.iter().enumerate().map(|(sample, window)| window * tilt(sample)).collect();
        // The first frame reaches one hop past the onset, so that from there on every moment has all its frames.
        let ahead = LENGTH - hop;
        let mut middle_s = (onset as f64 - ahead as f64 + 0.5 * LENGTH as f64) / fs;
        let mut parts = parts(tail, pace, hop, middle_s);
        let mut greatest = vec![0.0_f64; self.at_nodes.len()];
        let mut generator = ChaCha8Rng::seed_from_u64(seed);
        self.quarters.iter_mut().for_each(|quarter| *quarter = generator.next_u32() as u8);
        let mut noise: Vec<f64> = Vec::new();
        for start in (0..most + ahead).step_by(hop) {
            if !self.powers(&mut parts, &mut greatest) && start > ahead {
                break;
            }
            self.weigh(tail.build_up, middle_s);
            self.frame(hop, &mut generator);
            let skipped = ahead.saturating_sub(start);
            let at = start + skipped - ahead;
            noise.resize(noise.len().max((start + LENGTH - ahead).min(most)), 0.0);
            for ((sum, value), shape) in noise[at..].iter_mut().zip(&self.fft.signal[skipped..]).zip(&shape[skipped..]) {
                *sum += value * shape;
            }
            middle_s += hop as f64 / fs;
        }
        noise
    }

    /// Leaves the power of this frame at the nodes and steps to the next; false when all is spent.
    fn powers(&mut self, parts: &mut [Vec<(f64, f64)>], greatest: &mut [f64]) -> bool {
        let mut alive = false;
        for ((power, parts), greatest) in self.at_nodes.iter_mut().zip(parts).zip(greatest) {
            *power = parts.iter().map(|(value, _)| value).sum::<f64>().max(0.0);
            *greatest = greatest.max(*power);
            alive |= *power > SPENT * *greatest;
            parts.iter_mut().for_each(|(value, step)| *value *= *step);
        }
        alive
    }

    /// From powers at the nodes to gains at the bins, with what the bands build up otherwise than the middle one.
    fn weigh(&mut self, build_up: Option<&BuildUp>, middle_s: f64) {
        let shares = build_up.map_or([1.0; 8], |build_up| build_up.at(middle_s));
        let relative = shares.map(|share| (share / shares[MIDDLE].max(1e-3)).min(10.0));
        for (value, node) in self.at_nodes.iter_mut().zip(&self.grid.nodes) {
            *value = libm::sqrt(*value * self.bands.at(&relative, node.ln_hz));
        }
        self.grid.spread(&self.at_nodes, &mut self.gains);
    }

    /// The next frame of noise, so many samples after the one before, with the gains.
    fn frame(&mut self, hop: usize, generator: &mut ChaCha8Rng) {
        // What a steady tone of the first bin turns by in a hop.
        let turn = (4 * hop / LENGTH) as u8;
        let mut steady = 0_u8;
        for ((values, gains), quarters) in self.fft.spectrum.chunks_mut(32).zip(self.gains.chunks(32)).zip(self.quarters.chunks_mut(32)) {
            let leaps = generator.next_u32();
            for (bin, ((value, gain), quarter)) in values.iter_mut().zip(gains).zip(quarters).enumerate() {
                let leap = 1 + 2 * (leaps >> bin & 1) as u8;
                *quarter = quarter.wrapping_add(steady).wrapping_add(leap);
                *value = QUARTERS[usize::from(*quarter & 3)] * *gain;
                steady = steady.wrapping_add(turn);
            }
        }
        self.fft.inverse();
    }
}

/// The rate in nepers per second that stands for all: the middle one of the nodes' mean rates.
fn pace(tail: &Tail) -> f64 {
    let mean = |falls: &Vec<Fall>| {
        let power: f64 = falls.iter().map(|fall| fall.density.abs()).sum();
        let energy: f64 = falls.iter().map(|fall| fall.density.abs() / fall.rate).sum();
        if energy > 0.0 { power / energy } else { 0.0 }
    };
    let mut rates: Vec<f64> = tail.falls.iter().map(mean).collect();
    rates.sort_by(f64::total_cmp);
    rates.get(rates.len() / 2).copied().unwrap_or(0.0)
}

/// Power of each part in the frame whose middle is at this time, and the factor from frame to frame.
fn parts(tail: &Tail, pace: f64, hop: usize, middle_s: f64) -> Vec<Vec<(f64, f64)>> {
    let fs = f64::from(SAMPLE_RATE);
    // Real and imaginary parts share the power of two bins.
    let unit = 1.0 / LENGTH as f64 * hop as f64 / LENGTH as f64 / fs;
    let part = |fall: &Fall| {
        let value = unit * fall.density * libm::exp((-fall.rate * middle_s).min(MOST_BEFORE)) / smear(fall.rate - pace);
        (value, libm::exp(-fall.rate * hop as f64 / fs))
    };
    tail.falls.iter().map(|falls| falls.iter().map(part).collect()).collect()
}

/// Lets the noise grow as the images leave off.
fn grow(noise: &mut [f64], build_up: &BuildUp, onset_s: f64) {
    let stride_s = STRIDE as f64 / f64::from(SAMPLE_RATE);
    let gain = |stride: usize| libm::sqrt(build_up.at(onset_s + stride as f64 * stride_s)[MIDDLE]);
    let mut low = gain(0);
    for (stride, samples) in noise.chunks_mut(STRIDE).enumerate() {
        let high = gain(stride + 1);
        for (index, sample) in samples.iter_mut().enumerate() {
            *sample *= low + (high - low) * index as f64 / STRIDE as f64;
        }
        low = high;
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

/// Samples from frame to frame.
fn hop(tail: &Tail, pace: f64) -> usize {
    let farthest = tail.falls.iter().flatten().map(|fall| (fall.rate - pace).abs()).fold(0.0, f64::max);
    if farthest * LENGTH as f64 / 2.0 < STEEPEST * f64::from(SAMPLE_RATE) { LENGTH / 2 } else { LENGTH / 4 }
}

/// Energy that overlapping frames have too much when a decay differs by this rate from the pace within the frame.
///
/// The closed form of the squared window against an exponential, over the same without it.
fn smear(rate: f64) -> f64 {
    let b = (rate * LENGTH as f64 / f64::from(SAMPLE_RATE)).abs().clamp(1e-3, 200.0);
    2.0 * libm::sinh(0.5 * b) * (1.0 / b - b / (b * b + TAU * TAU))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decays_at_the_pace_need_no_correction() {
        assert!((smear(1.0) - 1.0).abs() < 1e-3);
        assert!(smear(-700.0) > 2.0);
    }

    #[test]
    fn a_flat_decay_carries_its_energy() {
        let mut field = LateField::new();
        let nodes = field.grid.nodes.len();
        for rate in [20.0, 100.0, 600.0] {
            let falls = vec![vec![Fall { density: 2.0 * rate * 48_000.0, rate }]; nodes];
            let tail = Tail { falls, build_up: None, onset_s: 0.01, longest_s: 1.5 };
            let energy: f64 = (0..8)
                .map(|seed| {
                    let mut response = Vec::new();
                    field.add(&tail, seed, &mut response);
                    response.iter().map(|value| value * value).sum::<f64>() / 8.0
                })
                .sum();
            // The edge of 2 ms lets three eighths of its energy through.
            let expected = 2.0 * 48_000.0 * libm::exp(-rate * 0.011_25);
            assert!((10.0 * libm::log10(energy / expected)).abs() < 0.6, "rate {rate}: {energy} for {expected}");
        }
    }
}
