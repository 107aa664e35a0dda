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
    /// What is special about it if it carries several lines in one jacket, each with the figures above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loom: Option<Loom>,
}

/// Several lines from one multi-pin plug to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Loom {
    /// How many.
    pub lines: u32,
    /// How its plugs A and B are wired.
    #[serde(default)]
    pub pinouts: (Pinout, Pinout),
}

/// How eight lines lie in a plug of 25 pins (domain reference 4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Pinout {
    /// That of analogue audio: line 1 on pins 24, 12 and 25, line 8 on 1, 14 and 2.
    #[default]
    Audio,
    /// The other one, whose line 1 lies where the first has its line 8.
    Other,
}

/// Lines of a plug of 25 pins.
pub const PLUG_LINES: u32 = 8;

impl Loom {
    /// The line of plug B at which line `n` of plug A comes out; both count from 1.
    #[must_use]
    pub fn comes_out_at(&self, line: u32) -> u32 {
        if self.pinouts.0 == self.pinouts.1 { line } else { reversed(line) }
    }
}

/// Line `n` of its eight read from the other end: 9 − n.
#[must_use]
pub fn reversed(line: u32) -> u32 {
    let first = line.saturating_sub(1) / PLUG_LINES * PLUG_LINES + 1;
    2 * first + PLUG_LINES - 1 - line
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
        self.ends == (Connector::TsPlug, Connector::TsPlug) && !self.is_speaker_cable()
    }

    /// Whether it is two wires between plugs of two contacts, and no shield around them.
    #[must_use]
    pub fn is_speaker_cable(&self) -> bool {
        self.ends == (Connector::TsPlug, Connector::TsPlug) && self.core_pf > 0.0 && self.shield_pf <= 0.0
    }

    /// Ohms there and back.
    #[must_use]
    pub fn loop_ohm(&self) -> f64 {
        self.length_m * (self.core_ohm + if self.is_coaxial() { self.shield_ohm } else { self.core_ohm })
    }

    /// How many lines it carries.
    #[must_use]
    pub fn lines(&self) -> u32 {
        self.loom.map_or(1, |loom| loom.lines)
    }
}
