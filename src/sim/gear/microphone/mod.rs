//! Microphones: the figures of domain reference section 1, what their switches do, and how units of one type differ.

mod array;
mod class;
mod individual;
mod pattern;
mod ribbon;
mod switches;

pub use array::{ArrayPlace, StereoArray};
pub use class::{CapsuleClass, Power, Principle, Transducer};
pub use individual::Individual;
pub use pattern::Pattern;
pub use ribbon::blast;
pub use switches::HighPass;

use crate::sim::units::{DbSpl, Ohm};
use serde::{Deserialize, Serialize};

/// The figures of a microphone type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Microphone {
    /// How it makes a voltage.
    pub transducer: Transducer,
    /// How large its capsule is.
    pub capsule: CapsuleClass,
    /// How it gets its directivity.
    pub principle: Principle,
    /// Whether it has a second capsule of the same kind above the first, which turns: outputs `out L` and `out R`.
    #[serde(default)]
    pub stereo: bool,
    /// Whether it is built in: into a desk, or under a ceiling. Then it is wired, and no cord goes there.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub built_in: bool,
    /// Thickness of its ribbon in micrometres; none without one.
    #[serde(default)]
    pub ribbon_um: Option<f64>,
    /// The patterns on its switch; one if it has no switch. The first is where it is stored.
    pub patterns: Vec<Pattern>,
    /// Millivolts per pascal at 1 kHz, open circuit, in each of its patterns.
    pub sensitivity_mv: Vec<f64>,
    /// A-weighted equivalent noise level; none where only its resistance makes noise.
    pub noise: Option<DbSpl>,
    /// The level of a sine at which it clips, without the pad.
    pub max: DbSpl,
    /// Differential source impedance.
    pub source: Ohm,
    /// What it runs on.
    pub power: Power,
    /// Decibels that each position of its pad takes away, as positive numbers in rising order; empty without a pad.
    pub pad_db: Vec<f64>,
    /// Each position of its high-pass switch; empty without one.
    pub high_pass: Vec<HighPass>,
    /// Metres of distance at which `response_db` was measured; none for a pressure microphone.
    pub response_at_m: Option<f64>,
    /// On-axis response in decibels re 1 kHz at the frequencies of [`RESPONSE_HZ`].
    pub response_db: [f64; 13],
}

/// The frequencies of `Microphone::response_db`, hertz.
pub const RESPONSE_HZ: [f64; 13] = [50.0, 100.0, 200.0, 500.0, 1e3, 2e3, 4e3, 6e3, 8e3, 10e3, 12e3, 15e3, 20e3];

impl Microphone {
    /// A microphone of no size with exactly this pattern at every frequency: flat, noiseless but for 200 Ω, 10 mV/Pa.
    #[must_use]
    pub fn ideal(pattern: Pattern) -> Self {
        Self {
            transducer: Transducer::MovingCoil,
            capsule: CapsuleClass::Point,
            principle: Principle::Ideal,
            stereo: false,
            built_in: false,
            ribbon_um: None,
            patterns: vec![pattern],
            sensitivity_mv: vec![10.0],
            noise: None,
            max: DbSpl(200.0),
            source: Ohm(200.0),
            power: Power::Passive,
            pad_db: Vec::new(),
            high_pass: Vec::new(),
            response_at_m: None,
            response_db: [0.0; 13],
        }
    }

    /// The names of its outputs, the left one first.
    #[must_use]
    pub fn outputs(&self) -> &'static [&'static str] {
        if self.stereo { &["out L", "out R"] } else { &["out"] }
    }

    /// Volts per pascal at 1 kHz in a pattern, open circuit and without pad.
    #[must_use]
    pub fn sensitivity(&self, pattern: Pattern) -> f64 {
        let place = self.patterns.iter().position(|one| *one == pattern).unwrap_or(0);
        self.sensitivity_mv.get(place).or(self.sensitivity_mv.first()).copied().unwrap_or(0.0) / 1000.0
    }

    /// The sensitivity of its most sensitive pattern, volts per pascal: the one that its noise figure goes with.
    #[must_use]
    pub fn best_sensitivity(&self) -> f64 {
        self.sensitivity_mv.iter().copied().fold(0.0, f64::max) / 1000.0
    }
}
