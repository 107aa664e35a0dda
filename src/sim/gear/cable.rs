//! Cables: what is between their ends.

use crate::sim::gear::Connector;
use serde::{Deserialize, Serialize};

/// A cable of one length.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cable {
    /// Its two ends, A then B.
    pub ends: (Connector, Connector),
    /// Its length in metres.
    pub length_m: f64,
    /// Picofarads a metre from conductor to conductor.
    pub core_pf: f64,
    /// Picofarads a metre from one conductor to the shield.
    pub shield_pf: f64,
    /// Ohms a metre of one conductor.
    pub core_ohm: f64,
    /// Ohms a metre of the shield; that of an ordinary braid unless it says otherwise.
    #[serde(default = "braid")]
    pub shield_ohm: f64,
}

/// Ohms a metre of a braided shield: domain reference 4.1.
fn braid() -> f64 {
    0.03
}

impl Cable {
    /// Whether it carries two conductors under a shield.
    #[must_use]
    pub fn is_balanced(&self) -> bool {
        self.ends.0 != Connector::TsPlug && self.ends.1 != Connector::TsPlug
    }

    /// Whether it has one core, with the shield for the way back.
    #[must_use]
    pub fn is_coaxial(&self) -> bool {
        self.ends == (Connector::TsPlug, Connector::TsPlug)
    }
}
