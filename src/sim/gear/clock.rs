//! Clocks and digital lines of a device: its crystal, its sockets, and what it can be locked to (domain reference 4.2, 6.5).

use crate::sim::gear::electronics::{DESK_MAX, LINE_CMRR};
use crate::sim::gear::processing::{knob, selector, switch};
use crate::sim::gear::{Connector, ControlSpec, Flow, FrameRate, InputStage, JackSpec, Setting, Topology};
use crate::sim::units::{Dbu, Ohm};
use serde::{Deserialize, Serialize};

/// Sample rates that devices can be switched to, hertz, as their selectors have them.
pub const RATES: [(&str, f64); 4] = [("48", 48_000.0), ("44.1", 44_100.0), ("88.2", 88_200.0), ("96", 96_000.0)];

/// How loud timecode can be made, and its step, dBu.
const TC_DBU: (f64, f64, f64) = (-40.0, 10.0, 0.5);
/// How loud it usually is: −10 dBV (domain reference 6.5).
pub const TC_USUAL_DBU: f64 = -8.0;
/// What its input loads a line with: that of an ordinary line input.
const TC_LOAD: Ohm = Ohm(10_000.0);

/// How samples go from device to device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DigitalKind {
    /// Two channels on XLR, 110 Ω.
    Aes3,
    /// Two channels on a coaxial socket, 75 Ω.
    Coax,
    /// Eight channels on a plastic fibre.
    Optical,
}

impl DigitalKind {
    /// Channels of a line.
    #[must_use]
    pub fn channels(self) -> u32 {
        if self == Self::Optical { 8 } else { 2 }
    }

    /// The sockets of its input and its output.
    #[must_use]
    pub fn sockets(self) -> (Connector, Connector) {
        match self {
            Self::Aes3 => (Connector::XlrFemale, Connector::XlrMale),
            Self::Coax => (Connector::BncJack, Connector::BncJack),
            Self::Optical => (Connector::OpticalJack, Connector::OpticalJack),
        }
    }
}

/// A digital input and output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DigitalPort {
    /// Its name: sockets are `NAME in` and `NAME out`, and the switch of that name takes its channels instead of analogue
    /// inputs.
    pub id: String,
    /// What it is.
    pub kind: DigitalKind,
    /// The first of the device's channels that it carries.
    pub first: u32,
}

/// What a device with converters has for clocks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockSection {
    /// How far its crystal may be off, parts in a million either way.
    pub ppm: f64,
    /// Rms jitter of its own clock, picoseconds.
    pub jitter_ps: f64,
    /// Its digital lines.
    pub ports: Vec<DigitalPort>,
    /// Whether it gives out timecode of its timeline and follows timecode.
    #[serde(default)]
    pub timecode: bool,
}

/// A generator of word clock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockGenerator {
    /// How many outputs, 75 Ω.
    pub outputs: u32,
    /// How far its crystal may be off, parts in a million either way.
    pub ppm: f64,
    /// Rms jitter, picoseconds.
    pub jitter_ps: f64,
}

fn socket(name: String, connector: Connector) -> JackSpec {
    JackSpec { name, connector, flow: Flow::Contact }
}

fn rate() -> ControlSpec {
    selector("rate".into(), RATES.map(|(word, _)| word.to_owned()).to_vec())
}

impl ClockSection {
    /// The two arms of the T-piece at its word clock input, its own word clock, `NAME in` and `NAME out` of each line, and
    /// `tc out` and `tc in`.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        let clocks = ["clock in", "clock thru", "clock out"].map(|name| socket(name.to_owned(), Connector::BncJack));
        let lines = self.ports.iter().flat_map(|port| {
            let (input, output) = port.kind.sockets();
            [socket(format!("{} in", port.id), input), socket(format!("{} out", port.id), output)]
        });
        // Domain reference 6.5: −10 dBV from a line output.
        let output = Flow::output(Ohm(75.0), Dbu(10.0), Topology::Symmetric);
        let input = Flow::input(TC_LOAD, DESK_MAX, LINE_CMRR, InputStage::Electronic);
        let code = [("tc out", output), ("tc in", input)].into_iter().filter(|_| self.timecode);
        let code = code.map(|(name, flow)| JackSpec { name: name.to_owned(), connector: Connector::Soldered, flow });
        clocks.into_iter().chain(lines).chain(code).collect()
    }

    /// `clock` (what it is locked to), `rate`, `75 ohm` (whether its word clock input ends the line), each line's switch, and of
    /// timecode its rate, its level, the hour at the beginning of the timeline, and whether the recorder is `online`: rolls as
    /// the code at `tc in` says.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        let sources = ["internal", "word clock"].map(str::to_owned).into_iter().chain(self.ports.iter().map(|port| port.id.clone()));
        let mut controls = vec![selector("clock".into(), sources.collect()), rate()];
        controls.push(ControlSpec { zero: Setting::On(true), ..switch("75 ohm".into()) });
        controls.extend(self.ports.iter().map(|port| switch(port.id.clone())));
        if self.timecode {
            controls.push(selector("tc rate".into(), FrameRate::ALL.map(|(_, word)| word.to_owned()).to_vec()));
            controls.push(knob("tc level".into(), TC_DBU, "dBu", TC_USUAL_DBU));
            controls.push(knob("tc hour".into(), (0.0, 23.0, 1.0), "h", 1.0));
            controls.push(switch("online".into()));
        }
        controls
    }
}

impl ClockGenerator {
    /// `clock out n`.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        (1..=self.outputs).map(|n| socket(format!("clock out {n}"), Connector::BncJack)).collect()
    }

    /// `power` and `rate`.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        vec![switch("power".into()), rate()]
    }
}
