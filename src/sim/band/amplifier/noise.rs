//! The hum and hiss of an amplifier that is switched on.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use std::f64::consts::PI;

/// What is left of the rectified mains, and how much of each harmonic of 50 Hz: the supply gives even ones, stray fields odd ones.
const HUM: [(f64, f64); 7] = [(50.0, 0.25), (100.0, 1.0), (150.0, 0.2), (200.0, 0.5), (300.0, 0.35), (400.0, 0.22), (600.0, 0.12)];
/// Seconds in which it comes up when the standby switch is opened, and goes.
const STANDBY: f64 = 0.08;

/// Frames in one turn of the mains: every harmonic comes round in it.
const TURN: usize = RATE as usize / 50;

/// Hum and hiss.
#[derive(Debug, Clone)]
pub(in crate::sim::band) struct Noise {
    /// One turn of the mains.
    hum: [f64; TURN],
    hiss: f64,
}

impl Noise {
    /// Noise with hum and hiss of these rms values.
    pub(in crate::sim::band) fn new(hum: f64, hiss: f64) -> Self {
        let all: f64 = HUM.iter().map(|(_, share)| share * share / 2.0).sum();
        let partial = |(hertz, share): (f64, f64), frame: f64| share * libm::sin(2.0 * PI * hertz * frame / RATE);
        let sum = |frame: usize| HUM.iter().map(|row| partial(*row, (frame + 1) as f64)).sum::<f64>();
        // An even draw between −1 and 1 has an rms of 1/√3.
        Self { hum: std::array::from_fn(|frame| hum / libm::sqrt(all) * sum(frame)), hiss: hiss * libm::sqrt(3.0) }
    }

    /// Adds it to what plays, from silence to silence.
    pub(in crate::sim::band) fn add(&self, volts: &mut [f32], dice: &mut Dice) {
        let last = volts.len() as f64 - 1.0;
        for (frame, volts) in volts.iter_mut().enumerate() {
            let noise = self.hiss * dice.noise() + self.hum[frame % TURN];
            let edge = ((frame as f64).min(last - frame as f64) / (STANDBY * RATE)).clamp(0.0, 1.0);
            *volts += (noise * edge * edge * (3.0 - 2.0 * edge)) as f32;
        }
    }
}
