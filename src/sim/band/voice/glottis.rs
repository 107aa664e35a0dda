//! The vocal folds: one pulse of flow a period, never twice the same.
//!
//! The derivative of Klatt and Klatt's 1990 pulse (KLGLOTT88), whose abrupt closure is smoothed over two frames so that it
//! does not alias, with a spectral tilt that softens it as a return phase does.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::{RATE, Smooth};

/// Vocal folds at work.
#[derive(Debug, Clone)]
pub(super) struct Glottis {
    dice: Dice,
    at: f64,
    period: f64,
    strength: f64,
    open: f64,
    tilt: Smooth,
    second_tilt: Smooth,
}

/// What the folds give in one frame.
#[derive(Debug, Clone, Copy)]
pub(super) struct Puff {
    /// The derivative of the flow, which is what lips radiate.
    pub(super) pulse: f64,
    /// How far they are open, 0 to 1.
    pub(super) open: f64,
}

impl Glottis {
    /// Folds at rest.
    pub(super) fn new(dice: Dice) -> Self {
        Self {
            dice,
            at: 0.0,
            period: RATE / 220.0,
            strength: 1.0,
            open: 0.6,
            tilt: Smooth::low_pass(3000.0),
            second_tilt: Smooth::low_pass(9000.0),
        }
    }

    /// How pressed the voice is, in decibels of effort: open quotient and tilt follow.
    pub(super) fn effort(&mut self, decibels: f64) {
        let effort = decibels.clamp(-24.0, 15.0);
        self.open = (0.58 - 0.008 * effort).clamp(0.45, 0.85);
        self.tilt.retune(3300.0 * libm::exp2(effort / 9.0));
    }

    /// One frame at a fundamental frequency in hertz.
    pub(super) fn tick(&mut self, hertz: f64) -> Puff {
        self.at += 1.0;
        if self.at >= self.period {
            self.at -= self.period;
            // Jitter and shimmer of a healthy voice: a third of a percent, and a fifth of a decibel.
            self.period = RATE / hertz * (1.0 + self.dice.around(0.003));
            self.strength = 1.0 + self.dice.around(0.025);
        }
        let opening = self.open * self.period;
        let place = self.at / opening;
        let mut pulse = 0.0;
        let mut flow = 0.0;
        if place < 1.0 {
            pulse = 2.0 * place - 3.0 * place * place;
            flow = 6.75 * (place * place - place * place * place);
        }
        // The step from −1 to 0 at closure, band-limited by a polynomial.
        let since = self.at - opening;
        if (-1.0..0.0).contains(&since) {
            pulse += 0.5 * (1.0 + since) * (1.0 + since);
        } else if (0.0..1.0).contains(&since) {
            pulse -= 0.5 * (1.0 - since) * (1.0 - since);
        }
        let pulse = self.tilt.tick(pulse * self.strength);
        Puff { pulse: self.second_tilt.tick(pulse), open: flow }
    }
}
