//! What no hand or breath holds still: a slow random wandering about zero.

use crate::sim::band::dice::Dice;
use crate::sim::band::sustained::TICKS;

/// A random walk with a pull to the middle, twice smoothed: spread 1, told anew each tick.
#[derive(Debug, Clone)]
pub(in crate::sim::band) struct Wander {
    share: f64,
    gain: f64,
    first: f64,
    second: f64,
}

impl Wander {
    /// It loses its way about so many times a second.
    pub(in crate::sim::band) fn new(hertz: f64) -> Self {
        let share = 1.0 - libm::exp(-2.0 * std::f64::consts::PI * hertz / TICKS);
        // Even draws have a variance of 1/3; two equal one-poles in a row pass about a quarter of the share of it.
        Self { share, gain: libm::sqrt(12.0 / share), first: 0.0, second: 0.0 }
    }

    /// Where it has got to.
    pub(in crate::sim::band) fn tick(&mut self, dice: &mut Dice) -> f64 {
        self.first += self.share * (dice.noise() - self.first);
        self.second += self.share * (self.first - self.second);
        self.second * self.gain
    }
}
