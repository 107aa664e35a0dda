//! The hum and hiss of an amplifier that is switched on.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use std::f64::consts::PI;

/// What is left of the rectified mains, and how much of each harmonic of 50 Hz: the supply gives even ones, stray fields odd ones.
const HUM: [(f64, f64); 7] = [(50.0, 0.25), (100.0, 1.0), (150.0, 0.2), (200.0, 0.5), (300.0, 0.35), (400.0, 0.22), (600.0, 0.12)];
/// Seconds in which it comes up when the standby switch is opened, and goes.
const STANDBY: f64 = 0.08;

/// Hum and hiss.
#[derive(Debug, Clone)]
pub(in crate::sim::band) struct Noise {
    partials: [(f64, f64, f64); HUM.len()],
    hiss: f64,
    frame: f64,
    frames: f64,
}

impl Noise {
    /// Noise with hum and hiss of these rms values over so many frames, from silence to silence.
    pub(in crate::sim::band) fn new(hum: f64, hiss: f64, frames: usize) -> Self {
        let all: f64 = HUM.iter().map(|(_, share)| share * share / 2.0).sum();
        let partials = HUM.map(|(hertz, share)| {
            let turn = 2.0 * PI * hertz / RATE;
            // A sine by recurrence: twice the cosine of its step, and its last two values.
            (2.0 * libm::cos(turn), -share * hum / libm::sqrt(all) * libm::sin(turn), 0.0)
        });
        // An even draw between −1 and 1 has an rms of 1/√3.
        Self { partials, hiss: hiss * libm::sqrt(3.0), frame: 0.0, frames: frames as f64 }
    }

    /// Adds it to what plays.
    pub(in crate::sim::band) fn add(mut self, volts: &mut [f64], dice: &mut Dice) {
        for volts in volts {
            *volts += self.tick(dice);
        }
    }

    fn tick(&mut self, dice: &mut Dice) -> f64 {
        let mut sum = self.hiss * dice.noise();
        for (twice, before, now) in &mut self.partials {
            let next = *twice * *now - *before;
            (*before, *now) = (*now, next);
            sum += next;
        }
        let edge = (self.frame.min(self.frames - 1.0 - self.frame) / (STANDBY * RATE)).clamp(0.0, 1.0);
        self.frame += 1.0;
        sum * edge * edge * (3.0 - 2.0 * edge)
    }
}
