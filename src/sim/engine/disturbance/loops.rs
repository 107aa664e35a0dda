//! Cycles of what sounds without end: a rectifier, a dimmer, a telephone, cloth.

use crate::sim::circuit::spectrum::{CLOTH_HZ, EDGES, HOWL_HZ, RIPPLE_HARMONICS};
use crate::sim::engine::noise::add_white;
use crate::sim::engine::spectrum::Fourier;
use crate::sim::units::SAMPLE_RATE;
use std::f64::consts::{SQRT_2, TAU};
use std::sync::Arc;

/// Frames of a loop of noise: 1.4 s.
const NOISE: usize = 1 << 16;
/// Frames between two pulses of a telephone are 221.5, so two of them make a loop: 216.7 Hz.
const TWO_PULSES: usize = 443;
/// How long a pulse is, as a share of the time between two: an eighth, as telephones share their channel among eight.
const PULSE: f64 = 0.125;

/// A sum of harmonics of 100 Hz, with sines of these amplitudes.
fn harmonics(amplitudes: impl Iterator<Item = (f64, f64)> + Clone) -> Vec<f64> {
    let frames = SAMPLE_RATE / 100;
    let at = |frame: u32| {
        let turn = TAU * f64::from(frame) / f64::from(frames);
        amplitudes.clone().map(|(harmonic, amplitude)| amplitude * libm::sin(harmonic * turn)).sum()
    };
    (0..frames).map(at).collect()
}

/// Twice the mains of a rectifier, the rms of 100 Hz alone being 1.
pub(super) fn ripple() -> Arc<[f32]> {
    harmonics(RIPPLE_HARMONICS.into_iter()).into_iter().map(|x| (x * SQRT_2) as f32).collect()
}

/// The edges of a dimmer, 100 in a second, with an rms of 1: a saw whose upper harmonics fall less than an edge's do, since
/// they are carried over from wire to wire by capacitance.
pub(super) fn dimmer() -> Arc<[f32]> {
    let saw = harmonics((1..=EDGES.0).map(|n| (f64::from(n), libm::pow(f64::from(n), EDGES.1))));
    of_rms_one(&saw)
}

/// Two pulses of a telephone, with an rms of 1 and no direct part.
pub(super) fn telephone() -> Arc<[f32]> {
    let place = |frame: usize| (2.0 * frame as f64 / TWO_PULSES as f64).fract();
    let pulses: Vec<f64> = (0..TWO_PULSES).map(|frame| if place(frame) < PULSE { 1.0 } else { 0.0 }).collect();
    let mean = pulses.iter().sum::<f64>() / TWO_PULSES as f64;
    of_rms_one(&pulses.iter().map(|x| x - mean).collect::<Vec<f64>>())
}

/// Ten cycles of a howl with an rms of 1: a loop lasts longer than a block.
pub(super) fn howl() -> Arc<[f32]> {
    let frames = 10.0 * f64::from(SAMPLE_RATE) / HOWL_HZ;
    (0..frames as u32).map(|frame| (SQRT_2 * libm::sin(10.0 * TAU * f64::from(frame) / frames)) as f32).collect()
}

/// Noise between 20 and 200 Hz with an rms of 1.
pub(super) fn cloth() -> Arc<[f32]> {
    let mut fourier = Fourier::new(NOISE);
    let mut white = vec![0.0; NOISE];
    add_white(&mut white, 0x00C1_0713, 0, 1.0);
    let mut bins = fourier.forward(&mut white);
    let width = f64::from(SAMPLE_RATE) / NOISE as f64;
    for (n, bin) in bins.iter_mut().enumerate() {
        if !(CLOTH_HZ.0..=CLOTH_HZ.1).contains(&(n as f64 * width)) {
            (bin.re, bin.im) = (0.0, 0.0);
        }
    }
    let noise: Vec<f64> = fourier.inverse(&mut bins).into_iter().map(f64::from).collect();
    of_rms_one(&noise)
}

fn of_rms_one(cycle: &[f64]) -> Arc<[f32]> {
    let power = cycle.iter().map(|x| x * x).sum::<f64>() / cycle.len() as f64;
    let scale = 1.0 / libm::sqrt(power);
    cycle.iter().map(|x| (x * scale) as f32).collect()
}
