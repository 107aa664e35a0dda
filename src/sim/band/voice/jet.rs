//! The breath that leaves the lips as a jet: plosives blow, fricatives leak.
//!
//! Air speeds at the lips: 5 to 15 m/s for `p`, less for other stops, in bursts of 20 to 80 ms; the pressure on what stands
//! in the way is half the density times the speed squared (0.6 v² in pascals).

use crate::sim::band::filters::{RATE, Smooth};
use crate::sim::units::amplitude;

/// Speed of the air of a `p` spoken at 65 dB at one metre, m/s; an estimate.
const SPEED: f64 = 8.0;
/// Most that a mouth blows, m/s.
const MOST: f64 = 15.0;
/// Seconds in which the lips open, and in which the pressure behind them is spent.
const OPENS: f64 = 0.004;
const SPENT: f64 = 0.018;

/// Breath at the lips.
pub(super) struct Jet {
    speed: f64,
    aim: f64,
    loud: f64,
    rise: f64,
    fall: f64,
    eddies: Smooth,
}

impl Jet {
    /// The breath of a voice that has this level at one metre where the music stands at 0 dB.
    pub(super) fn new(loud: f64) -> Self {
        let share = |seconds: f64| 1.0 - libm::exp(-1.0 / (seconds * RATE));
        Self { speed: 0.0, aim: 0.0, loud, rise: share(OPENS), fall: share(SPENT), eddies: Smooth::low_pass(160.0) }
    }

    /// What the lips do now, while the voice is at so many decibels; whether any air moves.
    pub(super) fn aim(&mut self, blast: f64, decibels: f64) -> bool {
        // The pressure below the folds goes with the square root of the sound pressure, and the speed with the root of that.
        let effort = amplitude((self.loud + decibels - 65.0) / 3.0);
        self.aim = (SPEED * blast * effort).min(MOST);
        self.aim > 0.0 || self.speed > 0.05
    }

    /// One frame of dynamic pressure; the noise stirs it.
    pub(super) fn tick(&mut self, noise: f64) -> f64 {
        let share = if self.aim > self.speed { self.rise } else { self.fall };
        self.speed += share * (self.aim - self.speed);
        let stirred = self.speed * (1.0 + 3.0 * self.eddies.tick(noise)).max(0.0);
        0.6 * stirred * stirred
    }
}
