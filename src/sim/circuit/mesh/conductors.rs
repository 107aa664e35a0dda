//! Cables in the network: three conductors with what is between them, whole or broken.

use crate::sim::circuit::mesh::{JOINT_OHM, Mesh, Node, Terminals};
use crate::sim::gear::{Cable, Connector, Defect};

/// Ohms of a conductor that is broken.
const OPEN_OHM: f64 = 1e12;
/// Ohms between conductors that touch.
const TOUCH_OHM: f64 = 0.05;
/// What still couples the two ends of a broken core that lies among the others, farads; estimate, which leaves −20 to −40 dB
/// of the upper band at a transformer (domain reference 4.4).
const ACROSS_A_BREAK: f64 = 330e-12;
/// A cable is cut into pieces of this length, metres.
const PIECE_M: f64 = 100.0;

/// A cable's figures over its whole length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conductors {
    /// Its length in metres.
    pub length_m: f64,
    /// Ohms of each core.
    pub core_ohm: f64,
    /// Ohms of the shield.
    pub shield_ohm: f64,
    /// Farads from core to core.
    pub between: f64,
    /// Farads from each core to the shield.
    pub to_shield: f64,
    /// Whether there is one core, with the shield for the other.
    pub coaxial: bool,
    /// Which of its ends, near and far, puts the cold contact of the jack at the shield.
    pub grounds: (bool, bool),
    /// Into how many pieces it is cut.
    pieces: usize,
}

impl Conductors {
    /// Those of a cable; `joint_ohm` is what its plugs add to each conductor.
    #[must_use]
    pub fn of(cable: &Cable, joint_ohm: f64) -> Self {
        let coaxial = cable.is_coaxial();
        Self {
            length_m: cable.length_m,
            core_ohm: cable.core_ohm * cable.length_m + joint_ohm,
            shield_ohm: if cable.is_speaker_cable() { OPEN_OHM } else { cable.shield_ohm * cable.length_m + joint_ohm },
            between: if coaxial { 0.0 } else { cable.core_pf * cable.length_m * 1e-12 },
            to_shield: cable.shield_pf * cable.length_m * 1e-12,
            coaxial,
            grounds: (cable.ends.0 == Connector::TsPlug, cable.ends.1 == Connector::TsPlug),
            pieces: ((cable.length_m / PIECE_M) as usize).min(4) + 1,
        }
    }

    /// What it puts across the line, farads: core to core and half of core to shield, or both in full with the cold leg at
    /// the shield; one core by itself has only its shield.
    #[must_use]
    pub fn across(&self, grounded: bool) -> f64 {
        match (self.coaxial, grounded) {
            (true, _) => self.to_shield,
            (false, true) => self.between + self.to_shield,
            (false, false) => self.between + 0.5 * self.to_shield,
        }
    }

    /// Whether a shield is around its cores; a contact needs none.
    #[must_use]
    pub fn has_shield(&self) -> bool {
        self.to_shield > 0.0 || self.between <= 0.0
    }

    /// A bare contact in each conductor.
    #[must_use]
    pub fn contact(ohms: f64) -> Self {
        Self {
            length_m: 0.0,
            core_ohm: ohms,
            shield_ohm: ohms,
            between: 0.0,
            to_shield: 0.0,
            coaxial: false,
            grounds: (false, false),
            pieces: 1,
        }
    }
}

/// Lays a cable from one jack to another. What is broken is broken at its far end.
pub fn run(mesh: &mut Mesh, from: Terminals, to: Terminals, of: &Conductors, defects: &[Defect]) {
    let has = |defect: Defect| defects.contains(&defect);
    for (grounds, jack) in [(of.grounds.0, from), (of.grounds.1, to)] {
        if grounds {
            mesh.resistor(jack.cold, jack.shield, JOINT_OHM);
        }
    }
    let end = if has(Defect::Swapped) { Terminals { hot: to.cold, cold: to.hot, ..to } } else { to };
    let pieces = of.pieces.max(1);
    let mut here = from;
    for piece in 1..=pieces {
        let last = piece == pieces;
        let mut next = |node: Node, open: bool| if last && !open { node } else { mesh.node() };
        let there = Terminals {
            hot: next(end.hot, has(Defect::HotOpen)),
            cold: next(end.cold, has(Defect::ColdOpen)),
            shield: next(end.shield, has(Defect::ShieldOpen)),
        };
        section(mesh, here, there, of, pieces as f64);
        here = there;
    }
    for (broken, of_cable, of_jack, farads) in [
        (Defect::HotOpen, here.hot, end.hot, ACROSS_A_BREAK),
        (Defect::ColdOpen, here.cold, end.cold, ACROSS_A_BREAK),
        (Defect::ShieldOpen, here.shield, end.shield, 0.0),
    ] {
        if has(broken) {
            mesh.resistor(of_cable, of_jack, OPEN_OHM);
            mesh.capacitor(of_cable, of_jack, farads);
        }
    }
    for (touching, a, b) in [
        (Defect::HotToShield, here.hot, here.shield),
        (Defect::ColdToShield, here.cold, here.shield),
        (Defect::HotToCold, here.hot, here.cold),
    ] {
        if has(touching) {
            mesh.resistor(a, b, TOUCH_OHM);
        }
    }
}

/// One piece: what is between its conductors stands half at each of its ends.
fn section(mesh: &mut Mesh, from: Terminals, to: Terminals, of: &Conductors, pieces: f64) {
    mesh.resistor(from.hot, to.hot, of.core_ohm / pieces);
    mesh.resistor(from.shield, to.shield, of.shield_ohm / pieces);
    if !of.coaxial {
        mesh.resistor(from.cold, to.cold, of.core_ohm / pieces);
    }
    for at in [from, to] {
        let half = 0.5 / pieces;
        mesh.capacitor(at.hot, at.shield, of.to_shield * half);
        if !of.coaxial {
            mesh.capacitor(at.cold, at.shield, of.to_shield * half);
            mesh.capacitor(at.hot, at.cold, of.between * half);
        }
    }
}
