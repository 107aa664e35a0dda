//! One head of a drum under the stick: place, contact, tension that rises with the swing, and the slap of the tip; the toms.

use crate::sim::band::dice::Dice;
use crate::sim::band::drums::bank::{BLOCK, Bank, Force, Gains};
use crate::sim::band::drums::blow::{Blow, Body, Tip};
use crate::sim::band::drums::head::{HeadMode, Skin};
use std::f64::consts::PI;

/// What a drum is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Build {
    /// Its head.
    pub(super) skin: Skin,
    /// Pressure at one metre, pascals, for a blow at mezzo-forte; negative where the head goes out first.
    pub(super) level: f64,
    /// How much stiffer the head is at a swing of one `level`: the pitch rises by half of it.
    pub(super) tension: f64,
}

/// No blow makes a head stiffer than by this share: the pitch of the loudest kick starts a sixth too high.
const MOST_STRETCHED: f64 = 0.35;

/// How a head is struck.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// With what.
    pub(super) tip: Tip,
    /// Radius of the place as a share of the head's, and how much it varies.
    pub(super) place: (f64, f64),
    /// Pressure of the tip's own slap re the level of the drum.
    pub(super) slap: f64,
}

/// The three toms, two-headed drums of 10, 12 and 16 inches under wooden tips. Fundamentals of domain reference 2.2 row D-T, 70 to 180 Hz.
pub(super) const TOMS: [Build; 3] = [
    Build { skin: Skin { radius: 0.127, sigma: 0.36, lowest: 158.0, t60: 0.75, sooner: 0.75, zeros_to: 22.0 }, level: 2.1, tension: 0.02 },
    Build { skin: Skin { radius: 0.152, sigma: 0.36, lowest: 121.0, t60: 0.85, sooner: 0.75, zeros_to: 22.0 }, level: 2.1, tension: 0.02 },
    Build { skin: Skin { radius: 0.203, sigma: 0.36, lowest: 79.0, t60: 1.2, sooner: 0.75, zeros_to: 24.0 }, level: 2.4, tension: 0.02 },
];

/// A little off the middle, where a drummer aims.
pub(super) const TOM_HIT: Hit = Hit { tip: Tip { hard: 0.000_3, carried: 0.004, share: 0.14 }, place: (0.28, 0.05), slap: 10.0 };

/// A drum head.
#[derive(Debug, Clone)]
pub(super) struct Drum {
    build: Build,
    modes: Vec<HeadMode>,
    body: Body,
    slaps: Vec<(Blow, f64)>,
    last: f32,
    stiffer: f64,
    ring: Gains,
}

impl Drum {
    /// At rest.
    pub(super) fn new(build: Build) -> Self {
        let modes = build.skin.modes();
        let bank = Bank::new(modes.iter().map(|mode| mode.tuning).collect());
        // What comes through the air pushes the head as a whole.
        let ring = bank.gains(|index| if index < 3 { 1.0 / (1.0 + index as f64) } else { 0.0 });
        Self { build, modes, body: Body::new(bank), slaps: Vec::new(), last: 0.0, stiffer: 0.0, ring }
    }

    /// One blow of a force that is 1 at mezzo-forte; gives the blow back for what else it moves.
    pub(super) fn strike(&mut self, at: usize, power: f64, hit: &Hit, dice: &mut Dice) -> Blow {
        let (middle, spread) = hit.place;
        let radius = libm::fabs(middle + dice.around(spread));
        let angle = dice.between(0.0, 2.0 * PI);
        let blow = Blow::new(at, power, hit.tip);
        let gains = self.body.bank.gains(|index| -self.build.level * self.modes[index].struck(radius, angle));
        self.body.strike(blow.clone(), gains);
        self.slaps.push((blow.clone(), self.build.level * hit.slap * dice.between(0.8, 1.2)));
        blow
    }

    /// Adds the block that begins at a frame to `out`; `air` is what other drums send.
    pub(super) fn sound(&mut self, from: usize, air: Option<&Force>, out: &mut [f64]) {
        let swing = self.body.bank.swing() / (self.build.level * self.build.level);
        let stretched = self.build.tension * swing;
        // The skin gives way beyond the most that it can stretch, and its tension follows the swing over a few milliseconds.
        let stiffer = MOST_STRETCHED * stretched / (MOST_STRETCHED + stretched);
        self.stiffer += 0.4 * (stiffer - self.stiffer);
        self.body.bank.tense(1.0 + self.stiffer);
        self.body.sound(from, air.map(|air| (air, &self.ring)), out);
        for (blow, level) in &self.slaps {
            for (frame, force) in blow.over(from).iter().flatten().enumerate() {
                // The dent under the tip gives out pressure as its acceleration: the change of the force.
                out[frame] -= level * f64::from(force - self.last);
                self.last = *force;
            }
        }
        self.slaps.retain(|(blow, _)| !blow.over_at(from + BLOCK));
    }

    /// A hand on the head.
    pub(super) fn damp(&mut self) {
        let held = self.body.bank.damping(|tuning| tuning.t60.min(0.1));
        self.body.bank.damp(&held);
    }
}
