//! The computer of a workstation-style recorder: its delay, its disk, and the controls of a session on it.

use crate::sim::gear::ControlSpec;
use crate::sim::gear::Setting;
use crate::sim::gear::processing::{knob, selector, switch};
use serde::{Deserialize, Serialize};

/// Sample rates of a session, kilohertz (domain reference 7.4); the first is that of a new one.
pub const RATES_KHZ: [&str; 4] = ["48", "44.1", "88.2", "96"];
/// Sample formats of a session, bits; `32f` are floats. The first is that of a new one.
pub const DEPTHS: [&str; 3] = ["24", "16", "32f"];
/// Frames of a buffer; the first is that of a new session. A round trip waits for two of them.
pub const BUFFERS: [&str; 6] = ["128", "32", "64", "256", "512", "1024"];
/// The drives that a session can be recorded to.
pub const DRIVES: [&str; 2] = ["internal", "spare"];

/// The figures of a recorder's computer and of the filters in its converters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Computer {
    /// Samples by which the input converters are late.
    pub adc: u32,
    /// Samples by which the output converters are late.
    pub dac: u32,
    /// Bytes of each drive, in gigabytes (10⁹).
    pub disk_gb: f64,
}

impl Default for Computer {
    fn default() -> Self {
        Self { adc: 0, dac: 0, disk_gb: 500.0 }
    }
}

impl Computer {
    /// Whether it is as one that nothing is said about.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// Samples from a track's output by a cord to another track's input: both converters and two buffers.
    #[must_use]
    pub fn round_trip(&self, buffer: u32) -> u32 {
        self.through().saturating_add(buffer.saturating_mul(2))
    }

    /// Samples from an input to the output that gives it through: the interface mixes it itself, before any buffer.
    #[must_use]
    pub fn through(&self) -> u32 {
        self.adc.saturating_add(self.dac)
    }
}

/// Rate, depth, buffer and drive of the session; how armed tracks are monitored; punch, roll, loop and nudge.
pub(super) fn controls() -> Vec<ControlSpec> {
    let choice = |name: &str, words: &[&str]| selector(name.to_owned(), words.iter().map(|word| (*word).to_owned()).collect());
    let seconds = |name: &str, range, zero| knob(name.to_owned(), range, "s", zero);
    let compensation = ControlSpec { zero: Setting::On(true), ..switch("compensation".to_owned()) };
    vec![
        choice("rate", &RATES_KHZ),
        choice("depth", &DEPTHS),
        choice("buffer", &BUFFERS),
        choice("drive", &DRIVES),
        compensation,
        choice("monitor", &["auto", "input"]),
        switch("punch".to_owned()),
        seconds("pre-roll", (0.0, 30.0, 0.1), 0.0),
        seconds("post-roll", (0.0, 30.0, 0.1), 0.0),
        switch("loop".to_owned()),
        seconds("nudge", (0.001, 60.0, 0.001), 1.0),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_trip_waits_for_two_buffers_and_both_converters() {
        let computer = Computer { adc: 39, dac: 30, disk_gb: 1.0 };
        assert_eq!(computer.through(), 69);
        assert_eq!([32, 128, 1024].map(|buffer| computer.round_trip(buffer)), [133, 325, 2117]);
    }
}
