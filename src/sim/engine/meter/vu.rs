//! The VU meter (IEC 60268-17): the mean of the rectified sound, shown by a needle with mass.
//!
//! The needle is a spring, a mass and a brake: y″ = ω²(x − y) − 2ζωy′ with x the rectified sample. The standard wants 99 % of
//! the reading 300 ms after a tone begins and an overshoot of 1 to 1.5 %; 1.25 % is ζ = 0.8127, and ω follows from the 300 ms.

use crate::sim::units::{Dbfs, SAMPLE_RATE, amplitude};
use std::f64::consts::PI;

/// Damping that overshoots by 1.25 %: exp(−πζ/√(1 − ζ²)) = 0.0125.
const DAMPING: f64 = 0.812_717;
/// Natural frequency at which the step response with that damping passes 0.99 at 300 ms, radians per second.
const OMEGA: f64 = 13.511_913;

/// A VU meter.
#[derive(Debug, Clone, PartialEq)]
pub struct Vu {
    /// Mean of a rectified tone that reads 0 VU.
    zero: f64,
    at: f64,
    speed: f64,
}

impl Vu {
    /// A meter that shows 0 VU for a sine of this level: what +4 dBu is in the samples, −18 dBFS in most studios.
    #[must_use]
    pub fn new(zero: Dbfs) -> Self {
        Self { zero: amplitude(zero.0) * 2.0 / PI, at: 0.0, speed: 0.0 }
    }

    /// Takes in what follows.
    pub fn push(&mut self, samples: &[f32]) {
        let step = 1.0 / f64::from(SAMPLE_RATE);
        for sample in samples {
            let pull = OMEGA * OMEGA * (f64::from(sample.abs()) - self.at) - 2.0 * DAMPING * OMEGA * self.speed;
            self.speed += pull * step;
            self.at += self.speed * step;
        }
    }

    /// Where the needle is as a share of its deflection at 0 VU, from 0.
    #[must_use]
    pub fn deflection(&self) -> f64 {
        (self.at / self.zero).max(0.0)
    }

    /// What it shows, VU; −∞ at rest. A real scale ends at −20 and +3.
    #[must_use]
    pub fn vu(&self) -> f64 {
        20.0 * libm::log10(self.deflection())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::meter::test_tones::{near, sine};

    fn at_zero() -> Vec<f32> {
        sine(amplitude(-18.0) as f32, 1000.0, 96_000)
    }

    #[test]
    fn a_step_reaches_ninety_nine_percent_in_300_ms_and_overshoots_by_a_little() {
        let mut meter = Vu::new(Dbfs(-18.0));
        let way: Vec<f64> = at_zero()
            .chunks(48)
            .map(|part| {
                meter.push(part);
                meter.deflection()
            })
            .collect();
        let there = way.iter().position(|at| *at >= 0.99).expect("it gets there");
        near(there as f64, 300.0, 30.0);
        let most = way.iter().copied().fold(0.0, f64::max);
        assert!((1.01..=1.015).contains(&most), "{most}");
        near(meter.vu(), 0.0, 0.02);
    }

    #[test]
    fn it_falls_as_it_rises() {
        let mut meter = Vu::new(Dbfs(-18.0));
        meter.push(&at_zero());
        meter.push(&vec![0.0; 14_400]);
        near(meter.deflection(), 0.01, 0.005);
        meter.push(&vec![0.0; 96_000]);
        assert!(meter.deflection() < 1e-3);
    }

    #[test]
    fn it_shows_the_mean_and_not_the_peak() {
        // A square of the same peak has a mean that is 3.92 dB greater.
        let peak = amplitude(-18.0) as f32;
        let square: Vec<f32> = (0..96_000).map(|n| if n / 24 % 2 == 0 { peak } else { -peak }).collect();
        let mut meter = Vu::new(Dbfs(-18.0));
        meter.push(&square);
        near(meter.vu(), 3.92, 0.02);
        assert!(Vu::new(Dbfs(-18.0)).vu().is_infinite());
    }
}
