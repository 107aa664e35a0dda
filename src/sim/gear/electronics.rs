//! What has a channel count and a mains lead: preamplifiers, recorders, headphone amplifiers, loudspeakers.

use crate::sim::gear::processing::{fader, knob, selector, switch};
use crate::sim::gear::{
    ClockSection, Computer, Connector, ControlKind, ControlSpec, Flow, InputStage, JackSpec, Setting, Topology, workstation,
};
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
    /// Corner of its high-pass, 18 dB per octave; zero without one.
    pub high_pass: Hertz,
    /// Corners of a high-pass that has several, instead of that one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corners: Vec<Hertz>,
    /// Input impedances on a switch, instead of `load`; with more than 10 kΩ, which is there for ribbons, 48 V are locked out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub loads: Vec<Ohm>,
    /// Whether it has no 48 V at all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_phantom: bool,
    /// What its parts do to the sound; nothing unless it says otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colour: Vec<Colour>,
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

/// A part that is heard (domain reference 6.1 and 11.17).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Colour {
    /// An output transformer: the level at which a sine of 20 Hz has 1 % of third harmonic.
    Transformer(Dbu),
    /// A tube: a level at its output, and the share of second harmonic there in percent.
    Tube(Dbu, f64),
}

/// Input impedances above this are for ribbons.
const RIBBON_LOAD: Ohm = Ohm(10_000.0);

impl Preamp {
    /// The input impedance with its switch at this word; that of its page where it has none.
    #[must_use]
    pub fn load_at(&self, word: &str) -> Ohm {
        let found = self.loads.iter().find(|load| load_word(**load) == word).or(self.loads.first());
        found.copied().unwrap_or(self.load)
    }

    /// Whether its 48 V can be on with the switch of the input impedance at this word.
    #[must_use]
    pub fn gives_phantom(&self, word: &str) -> bool {
        !self.no_phantom && self.load_at(word) <= RIBBON_LOAD
    }

    /// Whether it has 48 V, a pad and a high-pass, as most have.
    #[must_use]
    pub fn has_all_switches(&self) -> bool {
        !self.no_phantom && self.pad_db > 0.0 && (self.high_pass.0 > 0.0 || !self.corners.is_empty())
    }

    /// The corner of its high-pass with its selector at this word.
    #[must_use]
    pub fn corner_at(&self, word: &str) -> Hertz {
        let found = self.corners.iter().find(|corner| corner_word(**corner) == word).or(self.corners.first());
        found.copied().unwrap_or(self.high_pass)
    }

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

fn load_word(load: Ohm) -> String {
    format!("{} Ω", load.0)
}

fn corner_word(corner: Hertz) -> String {
    format!("{} Hz", corner.0)
}

/// `1.gain`, `1.pad`, `1.48v`, `1.polarity` and `1.hpf` of channel 1, as far as it has them, and `1.corner` and `1.load` where
/// those can be switched; the desk's are `ch1.gain` and so on.
pub(super) fn preamp_controls(channel: &str, pre: &Preamp) -> Vec<ControlSpec> {
    let mut controls = vec![knob(format!("{channel}.gain"), pre.gain_db, "dB", pre.gain_db.0)];
    let filters = pre.high_pass.0 > 0.0 || !pre.corners.is_empty();
    let switches = [("pad", pre.pad_db > 0.0), ("48v", !pre.no_phantom), ("polarity", true), ("hpf", filters)];
    controls.extend(switches.into_iter().filter(|(_, has)| *has).map(|(name, _)| switch(format!("{channel}.{name}"))));
    if !pre.corners.is_empty() {
        controls.push(selector(format!("{channel}.corner"), pre.corners.iter().map(|corner| corner_word(*corner)).collect()));
    }
    if !pre.loads.is_empty() {
        controls.push(selector(format!("{channel}.load"), pre.loads.iter().map(|load| load_word(*load)).collect()));
    }
    controls
}

/// An amplifier in a barrel on a microphone's line, which runs on the 48 V that come back to it and passes none on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Booster {
    /// Its gain, decibels.
    pub gain_db: f64,
    /// Input impedance.
    pub load: Ohm,
    /// Equivalent input noise with a 150 Ω source, 20 Hz–20 kHz.
    pub ein: Dbu,
    /// Highest input level.
    pub max_in: Dbu,
    /// Output impedance.
    pub source: Ohm,
    /// Common-mode rejection of its input.
    pub cmrr: Db,
    /// What it draws of the 48 V, milliamperes.
    pub draws_ma: f64,
}

impl Booster {
    /// `in` and `out`.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        let jack = |name: &str, connector, flow| JackSpec { name: name.to_owned(), connector, flow };
        let input = Flow::input(self.load, self.max_in, self.cmrr, InputStage::Electronic);
        let output = Flow::output(self.source, self.max_in + Db(self.gain_db), Topology::Symmetric);
        vec![jack("in", Connector::XlrFemale, input), jack("out", Connector::XlrMale, output)]
    }
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
    /// The computer that keeps the samples; one without delay of its own unless it says otherwise.
    #[serde(default, skip_serializing_if = "Computer::is_plain")]
    pub computer: Computer,
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

    /// `power`, those of the session (see `workstation::controls`), for each track `arm n` and `name n`, and what its clock section has.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        let track = |n: u32| {
            let name = ControlSpec { name: format!("name {n}"), kind: ControlKind::Label, zero: Setting::Text(String::new()) };
            [switch(format!("arm {n}")), name]
        };
        let session = std::iter::once(switch("power".into())).chain(workstation::controls());
        let clock = self.clock.iter().flat_map(ClockSection::controls);
        session.chain((1..=self.tracks).flat_map(track)).chain(clock).collect()
    }
}

/// A headphone amplifier in the rack, or a cue box beside the player: each channel feeds one pair of headphones, or boxes.
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
    /// What its inputs are: soldered to the bay unless it says otherwise. With jacks it is a box, with a thru to the next one.
    #[serde(default = "soldered")]
    pub input: Connector,
    /// Whether it is only a level control, without mains and without gain.
    #[serde(default)]
    pub passive: bool,
}

fn soldered() -> Connector {
    Connector::Soldered
}

impl HeadphoneAmp {
    /// Whether it is carried to the player.
    #[must_use]
    pub fn is_box(&self) -> bool {
        self.input != Connector::Soldered
    }

    /// `in n` and `phones n`; of a box also `thru n`.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        let stage = if self.passive { InputStage::Unbalanced } else { InputStage::Electronic };
        let input = Flow::input(self.load, DESK_MAX, LINE_CMRR, stage);
        let phones = Flow::output(self.source, self.max_out, Topology::Unbalanced);
        let channel = |n: u32| {
            let jack = |name: &str, connector, flow| JackSpec { name: format!("{name} {n}"), connector, flow };
            let thru = self.is_box().then(|| jack("thru", self.input, Flow::Contact));
            [jack("in", self.input, input), jack("phones", Connector::QuarterJack, phones)].into_iter().chain(thru)
        };
        (1..=self.channels).flat_map(channel).collect()
    }

    /// `power` of what has mains, and `n.level` of each channel.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        let levels = (1..=self.channels).map(|n| fader(format!("{n}.level"), -90.0));
        (!self.passive).then(|| switch("power".into())).into_iter().chain(levels).collect()
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
