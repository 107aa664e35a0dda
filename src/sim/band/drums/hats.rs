//! The hi-hat: two 14-inch cymbals, pressed together, apart, or clapped by the foot.
//!
//! Pressed together they rub each other silent within 60 to 120 ms; apart they ring and touch, which is heard as sizzle.

use crate::sim::band::dice::Dice;
use crate::sim::band::drums::bank::{Damping, Force, Gains};
use crate::sim::band::drums::blow::Tip;
use crate::sim::band::drums::plate::{Alloy, Curve, Plate, Touch};
use crate::sim::band::filters::RATE;
use std::f64::consts::LN_10;

const HATS: Alloy = Alloy {
    name: "hats",
    chladni: 21.0,
    density: 0.045,
    t60: &[(200.0, 2.0), (1000.0, 1.9), (4000.0, 1.5), (8000.0, 1.1), (16_000.0, 0.6)],
    direct: &[(100.0, -50.0), (300.0, -30.0), (700.0, -18.0), (2000.0, -10.0), (5000.0, -2.0), (9000.0, 0.0), (16_000.0, -5.0)],
    climb: &[(200.0, -40.0), (700.0, -18.0), (2000.0, -10.0), (5000.0, -2.0), (9000.0, 0.0), (14_000.0, -5.0), (18_000.0, -14.0)],
    ping: (3000.0, 12_000.0, 32),
    bell: &[],
    level: 2.0,
};

/// Seconds to −60 dB while they are pressed together.
const CLOSED: Curve = &[(200.0, 0.09), (1000.0, 0.08), (5000.0, 0.1), (10_000.0, 0.09), (18_000.0, 0.06)];
/// While they are apart: the metal's own.
const OPEN: Curve = &[(200.0, 10.0)];
/// A hand on the metal.
const HELD: Curve = &[(200.0, 0.05)];

const TIP_CLOSED: Touch =
    Touch { tip: Tip { hard: 0.000_14, carried: 0.000_8, share: 0.8 }, direct: 1.0, climb: 0.35, ping: 0.6, bell: 0.0 };
const SHOULDER_OPEN: Touch =
    Touch { tip: Tip { hard: 0.000_3, carried: 0.001, share: 0.7 }, direct: 0.8, climb: 0.6, ping: 0.4, bell: 0.0 };
/// The rims meet, and the air between them is pressed out in several milliseconds.
const CLAP: Touch = Touch { tip: Tip { hard: 0.000_35, carried: 0.007, share: 0.5 }, direct: 0.9, climb: 0.2, ping: 0.2, bell: 0.0 };

/// Seconds to −60 dB of the touching that makes the sizzle.
const SIZZLES: f64 = 1.6;
/// Noise re the blow.
const SIZZLE: f64 = 0.012;

/// A pair of hats.
#[derive(Debug, Clone)]
pub(super) struct Hats {
    plate: Plate,
    rattle: Gains,
    pressed: Damping,
    apart: Damping,
    sizzle: f64,
    since: usize,
    until: f64,
}

impl Hats {
    /// At rest.
    pub(super) fn new() -> Self {
        let plate = Plate::new(HATS);
        let (rattle, pressed, apart) = (plate.rattle(), plate.damping(CLOSED), plate.damping(OPEN));
        Self { plate, rattle, pressed, apart, sizzle: 0.0, since: 0, until: SIZZLES }
    }

    /// The tip on the closed pair.
    pub(super) fn closed(&mut self, at: usize, power: f64, dice: &mut Dice) {
        self.press(at, 0.05, power * 0.5);
        self.plate.strike(at, power, &TIP_CLOSED, dice);
    }

    /// The shoulder on the edge of the open pair.
    pub(super) fn open(&mut self, at: usize, power: f64, dice: &mut Dice) {
        self.plate.damp(&self.apart);
        (self.sizzle, self.since, self.until) = (power, at, SIZZLES * dice.between(0.8, 1.2));
        self.plate.strike(at, power, &SHOULDER_OPEN, dice);
    }

    /// The foot.
    pub(super) fn foot(&mut self, at: usize, power: f64, dice: &mut Dice) {
        self.press(at, 0.04, power * 0.3);
        self.plate.strike(at, power * 1.6, &CLAP, dice);
    }

    /// Pressed together: what rings stops, and what rattles does so shortly.
    fn press(&mut self, at: usize, until: f64, rattle: f64) {
        self.plate.damp(&self.pressed);
        (self.sizzle, self.since, self.until) = (rattle, at, until);
    }

    /// Adds the block that begins at a frame to `out`.
    pub(super) fn sound(&mut self, from: usize, dice: &mut Dice, out: &mut [f64]) {
        if self.sizzle < 1e-3 {
            return self.plate.sound(from, None, out);
        }
        let fade = libm::exp(-3.0 * LN_10 / (self.until * RATE));
        let force: Force = std::array::from_fn(|frame| {
            if from + frame < self.since {
                return 0.0;
            }
            self.sizzle *= fade;
            (dice.noise() * self.sizzle * SIZZLE) as f32
        });
        self.plate.sound(from, Some((&force, &self.rattle)), out);
    }

    /// Held.
    pub(super) fn damp(&mut self) {
        self.sizzle = 0.0;
        let held = self.plate.damping(HELD);
        self.plate.damp(&held);
    }
}
