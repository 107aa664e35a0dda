//! The ride and the two crashes.

use crate::sim::band::dice::Dice;
use crate::sim::band::drums::blow::Tip;
use crate::sim::band::drums::plate::{Alloy, Curve, Plate, Touch};

/// A 20-inch ride, 1.4 mm thick.
pub(super) const RIDE: Alloy = Alloy {
    name: "ride",
    chladni: 17.0,
    density: 0.062,
    t60: &[(200.0, 8.0), (800.0, 9.0), (2500.0, 6.5), (6000.0, 3.4), (10_000.0, 1.7), (16_000.0, 0.8)],
    direct: &[(100.0, -40.0), (250.0, -20.0), (500.0, -8.0), (1500.0, -3.0), (4000.0, 0.0), (8000.0, -3.0), (16_000.0, -10.0)],
    climb: &[(200.0, -40.0), (500.0, -14.0), (1000.0, -8.0), (3000.0, -4.0), (6000.0, -6.0), (10_000.0, -12.0), (16_000.0, -24.0)],
    ping: (2300.0, 11_000.0, 48),
    // Few and far apart, because the bell is small and stiff: estimated from spectra of bells of 20-inch rides.
    bell: &[
        (642.0, -12.0, 2.6),
        (961.0, -8.0, 2.8),
        (1387.0, -5.0, 2.5),
        (1893.0, -3.0, 2.2),
        (2462.0, -4.0, 1.9),
        (3118.0, -3.0, 1.6),
        (3874.0, -6.0, 1.3),
        (4630.0, -7.0, 1.1),
        (5577.0, -10.0, 0.9),
        (6689.0, -13.0, 0.7),
    ],
    level: 3.3,
};

/// A 16-inch crash, 1 mm thick.
pub(super) const CRASH_LEFT: Alloy = Alloy { name: "crash left", chladni: 14.5, ..CRASH };

/// An 18-inch crash, a little lower, fuller and longer.
pub(super) const CRASH_RIGHT: Alloy = Alloy {
    name: "crash right",
    chladni: 12.0,
    density: 0.074,
    t60: &[(200.0, 6.0), (800.0, 6.0), (2500.0, 4.6), (6000.0, 2.6), (10_000.0, 1.5), (16_000.0, 0.7)],
    ..CRASH
};

const CRASH: Alloy = Alloy {
    name: "crash",
    chladni: 14.5,
    density: 0.0625,
    t60: &[(200.0, 5.0), (800.0, 5.0), (2500.0, 4.0), (6000.0, 2.4), (10_000.0, 1.5), (16_000.0, 0.7)],
    direct: &[(100.0, -40.0), (250.0, -18.0), (500.0, -8.0), (1500.0, -4.0), (4000.0, -8.0), (16_000.0, -20.0)],
    climb: &[(200.0, -30.0), (500.0, -8.0), (1000.0, -3.0), (3000.0, 0.0), (6000.0, 0.0), (10_000.0, -5.0), (16_000.0, -14.0)],
    ping: (1500.0, 9000.0, 16),
    bell: &[],
    level: 2.2,
};

/// The tip of the stick on the bow.
const BOW: Touch = Touch { tip: Tip { hard: 0.000_16, carried: 0.001, share: 0.7 }, direct: 0.35, climb: 0.3, ping: 1.0, bell: 0.0 };
/// The shoulder of the stick on the bell.
const BELL: Touch = Touch { tip: Tip { hard: 0.000_3, carried: 0.001, share: 0.8 }, direct: 0.3, climb: 0.3, ping: 0.15, bell: 1.0 };
/// The shoulder of the stick across the edge.
const EDGE: Touch = Touch { tip: Tip { hard: 0.000_5, carried: 0.002, share: 0.6 }, direct: 0.6, climb: 1.0, ping: 0.4, bell: 0.0 };

/// A hand on the metal.
const HELD: Curve = &[(100.0, 0.12)];

/// A ride or a crash.
#[derive(Debug, Clone)]
pub(super) struct Cymbal(Plate);

impl Cymbal {
    /// At rest.
    pub(super) fn new(alloy: Alloy) -> Self {
        Self(Plate::new(alloy))
    }

    /// The tip on the bow.
    pub(super) fn bow(&mut self, at: usize, power: f64, dice: &mut Dice) {
        self.0.strike(at, power, &BOW, dice);
    }

    /// The shoulder on the bell.
    pub(super) fn bell(&mut self, at: usize, power: f64, dice: &mut Dice) {
        self.0.strike(at, power, &BELL, dice);
    }

    /// The shoulder across the edge.
    pub(super) fn crash(&mut self, at: usize, power: f64, dice: &mut Dice) {
        self.0.strike(at, power, &EDGE, dice);
    }

    /// Adds the block that begins at a frame to `out`.
    pub(super) fn sound(&mut self, from: usize, out: &mut [f64]) {
        self.0.sound(from, None, out);
    }

    /// Held.
    pub(super) fn damp(&mut self) {
        let held = self.0.damping(HELD);
        self.0.damp(&held);
    }
}
