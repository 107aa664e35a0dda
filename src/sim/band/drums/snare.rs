//! The snare: batter head, shell and rim above; bottom head and wires below, of opposite polarity.

use crate::sim::band::dice::Dice;
use crate::sim::band::drums::bank::{BLOCK, Bank, Force, Tuning};
use crate::sim::band::drums::blow::{Blow, Body, Tip};
use crate::sim::band::drums::drum::{Build, Drum, Hit};
use crate::sim::band::drums::head::Skin;
use crate::sim::band::drums::wires::Wires;
use crate::sim::band::filters::Smooth;

/// A 14-inch drum; the lowest modes lie at 182 and 330 Hz in Rossing and others, "Acoustics of snare drums", 1992.
const BATTER: Build =
    Build { skin: Skin { radius: 0.178, sigma: 0.36, lowest: 186.0, t60: 0.34, sooner: 0.7, zeros_to: 30.0 }, level: 2.9, tension: 0.01 };
/// The thin head below; it goes out first.
const BOTTOM: Build =
    Build { skin: Skin { radius: 0.178, sigma: 0.11, lowest: 190.0, t60: 0.26, sooner: 0.9, zeros_to: 12.0 }, level: -1.3, tension: 0.01 };
const MIDDLE: Hit = Hit { tip: Tip { hard: 0.000_22, carried: 0.003, share: 0.10 }, place: (0.18, 0.04), slap: 2.0 };
const WITH_RIM: Hit = Hit { tip: Tip { hard: 0.000_2, carried: 0.0025, share: 0.14 }, place: (0.25, 0.06), slap: 2.5 };
/// The tip lies on the head and only the shaft falls on the rim.
const ACROSS: Hit = Hit { tip: Tip { hard: 0.000_35, carried: 0.0015, share: 0.7 }, place: (0.5, 0.05), slap: 1.0 };
/// The air in the drum presses the bottom head as a whole.
const PRESSED: Hit = Hit { tip: Tip { hard: 0.001, carried: 0.002, share: 0.4 }, place: (0.12, 0.02), slap: 0.0 };
/// A shell 14 cm deep.
const DEPTH_FRAMES: usize = 20;

/// Modes of shell, rim and stick: hertz, seconds to −60 dB, and decibels re the drum when struck in the middle, with the rim, across (estimated).
const SHELL: [(f64, f64, [f64; 3]); 12] = [
    (610.0, 0.12, [-26.0, -12.0, -12.0]),
    (845.0, 0.08, [-40.0, -20.0, -3.0]),
    (1080.0, 0.12, [-28.0, -9.0, -6.0]),
    (1410.0, 0.07, [-40.0, -14.0, 0.0]),
    (1690.0, 0.10, [-30.0, -8.0, -4.0]),
    (2150.0, 0.06, [-40.0, -10.0, -3.0]),
    (2480.0, 0.08, [-32.0, -8.0, -8.0]),
    (3120.0, 0.06, [-36.0, -8.0, -6.0]),
    (3790.0, 0.05, [-38.0, -9.0, -9.0]),
    (4610.0, 0.05, [-40.0, -10.0, -12.0]),
    (5900.0, 0.04, [-44.0, -12.0, -16.0]),
    (7400.0, 0.03, [-48.0, -15.0, -22.0]),
];

/// What of the bottom head's sound is motion as a whole, which throws the wires, hertz.
const AS_A_WHOLE_HZ: f64 = 300.0;
/// Pressure that the wires give for their knocks, pascals.
const WIRES: f64 = 2.4;
/// How much of the wires goes out through the heads above.
const THROUGH: f64 = 0.2;

/// How the snare is struck, in the order of the columns of `SHELL`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// In the middle of the head.
    Middle,
    /// Head and rim together.
    WithRim,
    /// The stick laid across.
    Across,
}

/// A snare drum.
#[derive(Debug, Clone)]
pub(super) struct Snare {
    batter: Drum,
    shell: Body,
    bottom: Drum,
    whole: Smooth,
    wires: Wires,
}

impl Snare {
    /// At rest.
    pub(super) fn new() -> Self {
        let shell = Bank::new(SHELL.iter().map(|(hz, t60, _)| Tuning { hz: *hz, t60: *t60 }).collect());
        Self {
            batter: Drum::new(BATTER),
            shell: Body::new(shell),
            bottom: Drum::new(BOTTOM),
            whole: Smooth::low_pass(AS_A_WHOLE_HZ),
            wires: Wires::new(),
        }
    }

    /// One blow of a force that is 1 at mezzo-forte.
    pub(super) fn strike(&mut self, at: usize, power: f64, way: Way, dice: &mut Dice) {
        let (hit, head, column) = match way {
            Way::Middle => (&MIDDLE, power, 0),
            Way::WithRim => (&WITH_RIM, power * 1.15, 1),
            Way::Across => (&ACROSS, power * 0.1, 2),
        };
        self.batter.strike(at, head, hit, dice);
        self.bottom.strike(at + DEPTH_FRAMES, head, &PRESSED, dice);
        let colour = dice.between(0.8, 1.2);
        let gains = self.shell.bank.gains(|mode| BATTER.level * colour * libm::pow(10.0, SHELL[mode].2[column] / 20.0) * sign(mode));
        self.shell.strike(Blow::new(at, power, hit.tip), gains);
    }

    /// Adds the block that begins at a frame to what the top and the bottom give; `air` is what the kick and the toms send.
    pub(super) fn sound(&mut self, from: usize, air: Option<&Force>, dice: &mut Dice, top: &mut [f64], bottom: &mut [f64]) {
        self.batter.sound(from, None, top);
        self.shell.sound(from, None, top);
        let mut head = [0.0; BLOCK];
        self.bottom.sound(from, air, &mut head);
        let swing: [f64; BLOCK] = std::array::from_fn(|frame| self.whole.tick(head[frame]) / BOTTOM.level);
        let mut buzz = [0.0; BLOCK];
        self.wires.sound(from, &swing, dice, &mut buzz);
        for frame in 0..BLOCK {
            top[frame] += THROUGH * WIRES * buzz[frame];
            bottom[frame] += head[frame] + WIRES * buzz[frame];
        }
    }

    /// A hand on the head.
    pub(super) fn damp(&mut self) {
        self.batter.damp();
        self.bottom.damp();
    }
}

fn sign(mode: usize) -> f64 {
    if mode % 3 == 1 { -1.0 } else { 1.0 }
}
