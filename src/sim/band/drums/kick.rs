//! The kick: a felt beater on the batter head, and the front head with its port a shell's depth later.

use crate::sim::band::dice::Dice;
use crate::sim::band::drums::bank::{Bank, Tuning};
use crate::sim::band::drums::blow::{Body, Tip};
use crate::sim::band::drums::drum::{Build, Drum, Hit};
use crate::sim::band::drums::head::Skin;

/// A 22-inch drum with a pillow against its batter head; its fundamental of domain reference 2.2 row D-K.
const BATTER: Build =
    Build { skin: Skin { radius: 0.28, sigma: 0.5, lowest: 61.0, t60: 0.38, sooner: 0.55, zeros_to: 24.0 }, level: 3.7, tension: 0.02 };
/// The front head goes out as the beater goes in: the opposite sign.
const FRONT: Build =
    Build { skin: Skin { radius: 0.28, sigma: 0.5, lowest: 58.0, t60: 0.46, sooner: 0.9, zeros_to: 9.0 }, level: -5.0, tension: 0.02 };
/// A hard felt beater: its face, and its spring.
const BEATER: Hit = Hit { tip: Tip { hard: 0.000_35, carried: 0.006, share: 0.06 }, place: (0.14, 0.025), slap: 22.0 };
/// The air in the shell presses the front head as a whole, and smoothly.
const PRESSED: Hit = Hit { tip: Tip { hard: 0.004, carried: 0.008, share: 0.2 }, place: (0.12, 0.02), slap: 0.0 };
/// 0.45 m of shell at the speed of sound.
const DEPTH_FRAMES: usize = 63;
/// What the beater's face and the dent under it ring at: hertz, decibels re the drum, seconds to −60 dB (the click of 2 to 5 kHz; estimated).
const CLICK: [(f64, f64, f64); 7] = [
    (1240.0, 6.0, 0.05),
    (1870.0, 9.0, 0.04),
    (2480.0, 12.0, 0.035),
    (3150.0, 13.0, 0.03),
    (3920.0, 12.0, 0.025),
    (4760.0, 9.0, 0.02),
    (6100.0, 3.0, 0.016),
];

/// A kick drum.
#[derive(Debug, Clone)]
pub(super) struct Kick {
    batter: Drum,
    click: Body,
    front: Drum,
}

impl Kick {
    /// At rest.
    pub(super) fn new() -> Self {
        let click = Bank::new(CLICK.iter().map(|(hz, _, t60)| Tuning { hz: *hz, t60: *t60 }).collect());
        Self { batter: Drum::new(BATTER), click: Body::new(click), front: Drum::new(FRONT) }
    }

    /// One blow of a force that is 1 at mezzo-forte.
    pub(super) fn strike(&mut self, at: usize, power: f64, dice: &mut Dice) {
        let blow = self.batter.strike(at, power, &BEATER, dice);
        self.front.strike(at + DEPTH_FRAMES, power, &PRESSED, dice);
        let bright = dice.around(0.15) + 1.0;
        let gains = self.click.bank.gains(|mode| -BATTER.level * bright * libm::pow(10.0, CLICK[mode].1 / 20.0));
        self.click.strike(blow, gains);
    }

    /// Adds the block that begins at a frame to what the beater side and the port give.
    pub(super) fn sound(&mut self, from: usize, beater: &mut [f64], port: &mut [f64]) {
        self.batter.sound(from, None, beater);
        self.click.sound(from, None, beater);
        self.front.sound(from, None, port);
    }

    /// A foot left on the pedal and a hand on the front.
    pub(super) fn damp(&mut self) {
        self.batter.damp();
        self.front.damp();
    }
}
