//! What has a channel count and a mains lead: preamplifiers, recorders, headphone amplifiers, loudspeakers.

use crate::sim::gear::processing::{fader, knob, switch};
use crate::sim::gear::{ClockSection, Connector, ControlKind, ControlSpec, Flow, InputStage, JackSpec, Setting, Topology};
use crate::sim::units::{Db, Dbu, Hertz, Ohm};
use serde::{Deserialize, Serialize};

/// Rejection of an ordinary balanced line input; domain reference 11.15.
pub(super) const LINE_CMRR: Db = Db(60.0);
/// Headroom of line inputs and outputs inside the desk; domain reference 6.2.
pub(super) const DESK_MAX: Dbu = Dbu(24.0);

/// An external preamplifier: `channels` of the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preamp {
    /// How many channels are in the box.
    pub channels: u32,
    /// Least gain, greatest gain and step, decibels.
    pub gain_db: (f64, f64, f64),
    /// Input impedance.
    pub load: Ohm,
    /// Equivalent input noise with a 150 Ω source, 20 Hz–20 kHz.
    pub ein: Dbu,
    /// Highest input level at least gain without the pad.
    pub max_in: Dbu,
    /// Decibels that its pad takes away.
    pub pad_db: f64,
    /// Corner of its high-pass, 18 dB per octave.
    pub high_pass: Hertz,
    /// Output impedance.
    pub source: Ohm,
    /// Highest output level.
    pub max_out: Dbu,
    /// Common-mode rejection of its input.
    pub cmrr: Db,
    /// What its input's legs meet; an amplifier unless it says otherwise.
    #[serde(default)]
    pub input: InputStage,
    /// How its output's legs stand to the chassis; symmetric unless it says otherwise.
    #[serde(default)]
    pub output: Topology,
}

impl Preamp {
    /// `in n` and `out n`.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        let input = Flow::input(self.load, self.max_in, self.cmrr, self.input);
        pairs(self.channels, input, Flow::output(self.source, self.max_out, self.output))
    }

    /// `power`, and for each channel its own.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        let channels = (1..=self.channels).flat_map(|n| preamp_controls(&n.to_string(), self));
        std::iter::once(switch("power".into())).chain(channels).collect()
    }
}

/// `1.gain`, `1.pad`, `1.48v`, `1.polarity` and `1.hpf` of channel 1; the desk's are `ch1.gain` and so on.
pub(super) fn preamp_controls(channel: &str, pre: &Preamp) -> Vec<ControlSpec> {
    let mut controls = vec![knob(format!("{channel}.gain"), pre.gain_db, "dB", pre.gain_db.0)];
    controls.extend(["pad", "48v", "polarity", "hpf"].into_iter().map(|name| switch(format!("{channel}.{name}"))));
    controls
}

/// A multitrack recorder and its converters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Converter {
    /// How many tracks, inputs and outputs.
    pub tracks: u32,
    /// The analogue level of 0 dBFS.
    pub full_scale: Dbu,
    /// Noise of the converter, A-weighted, re full scale (a negative number of decibels).
    pub noise_dbfs: f64,
    /// Bits of a sample.
    pub bits: u32,
    /// Input impedance.
    pub load: Ohm,
    /// Output impedance.
    pub source: Ohm,
    /// Its clock and its digital lines, if it has sockets for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<ClockSection>,
}

impl Converter {
    /// `in n` and `out n` of each track, and what its clock section has.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        let input = Flow::input(self.load, self.full_scale, LINE_CMRR, InputStage::Electronic);
        let mut jacks = pairs(self.tracks, input, Flow::output(self.source, self.full_scale, Topology::Symmetric));
        jacks.extend(self.clock.iter().flat_map(ClockSection::jacks));
        jacks
    }

    /// `power`, for each track `arm n` and `name n`, and what its clock section has.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        let track = |n: u32| {
            let name = ControlSpec { name: format!("name {n}"), kind: ControlKind::Label, zero: Setting::Text(String::new()) };
            [switch(format!("arm {n}")), name]
        };
        let clock = self.clock.iter().flat_map(ClockSection::controls);
        std::iter::once(switch("power".into())).chain((1..=self.tracks).flat_map(track)).chain(clock).collect()
    }
}

/// A headphone amplifier: each channel feeds one pair of headphones or one cue box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadphoneAmp {
    /// How many channels.
    pub channels: u32,
    /// Gain at the top of its level control, decibels.
    pub gain_db: f64,
    /// Input impedance.
    pub load: Ohm,
    /// Output impedance.
    pub source: Ohm,
    /// Highest output level.
    pub max_out: Dbu,
    /// Noise at its output.
    pub noise: Dbu,
}

impl HeadphoneAmp {
    /// `in n`, soldered, and `phones n`.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        let input = Flow::input(self.load, DESK_MAX, LINE_CMRR, InputStage::Electronic);
        let phones = Flow::output(self.source, self.max_out, Topology::Unbalanced);
        let channel = |n: u32| {
            let jack = |name: String, connector, flow| JackSpec { name, connector, flow };
            [jack(format!("in {n}"), Connector::Soldered, input), jack(format!("phones {n}"), Connector::QuarterJack, phones)]
        };
        (1..=self.channels).flat_map(channel).collect()
    }

    /// `power`, and `n.level` of each channel.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        let levels = (1..=self.channels).map(|n| fader(format!("{n}.level"), -90.0));
        std::iter::once(switch("power".into())).chain(levels).collect()
    }
}

/// The two inputs of a pair of loudspeakers with their amplifiers.
pub(super) fn loudspeaker_jacks() -> Vec<JackSpec> {
    let flow = Flow::input(Ohm(10_000.0), DESK_MAX, LINE_CMRR, InputStage::Electronic);
    ["in L", "in R"].map(|name| JackSpec { name: name.to_owned(), connector: Connector::Soldered, flow }).to_vec()
}

/// `in n` and `out n` of so many channels, soldered.
pub(super) fn pairs(count: u32, input: Flow, output: Flow) -> Vec<JackSpec> {
    let jack = |name: String, flow| JackSpec { name, connector: Connector::Soldered, flow };
    (1..=count).flat_map(|n| [jack(format!("in {n}"), input), jack(format!("out {n}"), output)]).collect()
}
