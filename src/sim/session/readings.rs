//! What somebody measured: where, with what, when, and what it read.
//!
//! Readings follow from journal and circuit like everything else in the studio; whoever judges a diagnosis sees in them what
//! was known when something was swapped (domain reference 10.2).

use crate::sim::circuit::spectrum::octaves;
use crate::sim::circuit::{Circuit, Stage, tester};
use crate::sim::gear::{GearKind, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::action::LONGEST_TEXT;
use crate::sim::session::room_tone::room_tone;
use crate::sim::session::wiring::{cords, patch};
use crate::sim::session::{Studio, capsule_at};
use crate::sim::units::{Dbu, Stamp, Volt};
use serde::{Deserialize, Serialize};

/// A test tool and where it is held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Probe {
    /// A cable between the two halves of a cable tester.
    CableTester {
        /// The cable, in a hand.
        cord: UnitId,
        /// Whether its ends are bent at the plugs meanwhile.
        wiggled: bool,
    },
    /// A multimeter on direct volts at a jack: each leg against the shield.
    Multimeter(JackId),
    /// A phase checker: clicks into one jack, its lamp at another.
    PhaseChecker {
        /// Where the clicks go in.
        from: JackId,
        /// Where they are looked for.
        to: JackId,
    },
    /// Line-up tone of 1 kHz at +4 dBu into one jack, and a level meter at another.
    Tone {
        /// Where the tone goes in.
        from: JackId,
        /// Where it is looked for.
        to: JackId,
    },
    /// Headphones at a jack, while nobody plays: who could be heard there, noise and hum.
    Headphones(JackId),
    /// An analyser at a jack, while nobody plays.
    Spectrum(JackId),
    /// A tape measure between two capsules.
    TapeMeasure(UnitId, UnitId),
}

impl Probe {
    /// Whether its names have an end.
    pub(super) fn is_sane(&self) -> bool {
        let tag = |unit: &UnitId| unit.0.chars().count() <= LONGEST_TEXT && !unit.0.contains('/');
        let jack = |jack: &JackId| tag(&jack.unit) && jack.jack.chars().count() <= LONGEST_TEXT;
        match self {
            Self::CableTester { cord, .. } => tag(cord),
            Self::Multimeter(at) | Self::Headphones(at) | Self::Spectrum(at) => jack(at),
            Self::PhaseChecker { from, to } | Self::Tone { from, to } => jack(from) && jack(to),
            Self::TapeMeasure(one, other) => tag(one) && tag(other),
        }
    }
}

/// What a tool shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    /// Lamps of a cable tester, by near and far conductor in the order hot, cold, shield.
    Lamps([[bool; 3]; 3]),
    /// Direct volts of hot and cold against the shield.
    Volts([Volt; 2]),
    /// Whether the lamp is green, the same polarity; dark where nothing arrives.
    Polarity(Option<bool>),
    /// A level; nothing where nothing arrives.
    Level(Option<Dbu>),
    /// What headphones let hear.
    Heard {
        /// Microphones, instruments, oscillators and tracks that arrive, in the order of their names.
        sources: Vec<JackId>,
        /// Noise.
        noise: Dbu,
        /// Hum.
        hum: Dbu,
    },
    /// Levels in the octaves of `circuit::spectrum::OCTAVES_HZ`.
    Octaves([Dbu; 10]),
    /// Metres.
    Metres(f64),
}

/// One reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// When.
    pub at: Stamp,
    /// What was held where.
    pub probe: Probe,
    /// What it showed.
    pub shown: Shown,
}

/// The level of line-up tone.
const LINE_UP: Dbu = Dbu(4.0);
/// What is further below what it was than this is not heard: 80 dB.
const INAUDIBLE: f64 = 1e-4;

/// What a tool shows in the studio as it is; nothing where it cannot be held.
pub(super) fn read(scenario: &Scenario, studio: &Studio, probe: &Probe) -> Option<Shown> {
    let cords = cords(studio);
    let solved = || Circuit::solve(&patch(scenario, studio, &cords));
    Some(match probe {
        Probe::CableTester { cord, wiggled } => {
            let GearKind::Cable(cable) = &scenario.gear(cord)?.kind else { return None };
            Shown::Lamps(tester::lamps(cable, studio.defects.get(cord).map_or(&[], Vec::as_slice), *wiggled))
        }
        Probe::Multimeter(at) => Shown::Volts(solved().phantom_legs(at)),
        Probe::PhaseChecker { from, to } => Shown::Polarity(tester::gain(&solved(), from, to).map(|gain| gain > 0.0)),
        Probe::Tone { from, to } => {
            let gain = tester::gain(&solved(), from, to).filter(|gain| gain.abs() > 0.0);
            Shown::Level(gain.map(|gain| Dbu::from_volt(Volt(LINE_UP.volt().0 * gain.abs()))))
        }
        Probe::Headphones(at) => {
            let circuit = solved();
            let floor = circuit.floor(at);
            let (noise, hum) = (floor.noise, floor.hum);
            Shown::Heard { sources: sources(&circuit, at), noise: Dbu::from_volt(noise), hum: Dbu::from_volt(hum) }
        }
        Probe::Spectrum(at) => Shown::Octaves(octaves(&solved(), &room_tone(scenario, studio), at).map(Dbu::from_volt)),
        Probe::TapeMeasure(one, other) => {
            let (one, other) = (capsule_at(studio, one)?.0, capsule_at(studio, other)?.0);
            Shown::Metres(one.distance(other))
        }
    })
}

/// What gives a signal of its own and arrives at a jack.
fn sources(circuit: &Circuit, at: &JackId) -> Vec<JackId> {
    let gives =
        |output: &&JackId| !matches!(circuit.stage(output), Stage::Amplifier { .. } | Stage::Capsule { alive: false, .. } | Stage::Nothing);
    let arrives = |output: &&JackId| tester::gain(circuit, output, at).is_some_and(|gain| gain.abs() > INAUDIBLE);
    circuit.outputs().filter(gives).filter(arrives).cloned().collect()
}
