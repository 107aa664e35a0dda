//! The kinds of gear, and the jacks and controls that each kind has.

use crate::sim::gear::{Connector, ControlKind, ControlSpec, Flow, InputStage, Instrument, JackSpec, Microphone, Setting, Topology};
use crate::sim::units::{Db, Dbu, Hertz, Ohm};
use serde::{Deserialize, Serialize};

/// What a gear type is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum GearKind {
    /// Turns sound into voltage.
    Microphone(Microphone),
    /// An instrument or a voice that a player brings.
    Instrument(Instrument),
    /// Holds a microphone.
    Stand(Stand),
    /// Stops breath before a capsule.
    PopFilter(PopFilter),
    /// A cable or a patch cord.
    Cable(Cable),
    /// An external microphone preamplifier.
    Preamp(Preamp),
    /// The desk.
    Desk(Desk),
    /// The multitrack recorder with its converters.
    Recorder(Converter),
    /// A box of lines in a wall, each wired to the patchbay.
    WallBox {
        /// How many lines.
        lines: u32,
    },
    /// A patchbay of two rows.
    Patchbay {
        /// Its points from left to right.
        points: Vec<BayPoint>,
    },
    /// The control-room loudspeakers with their amplifiers.
    Monitors,
    /// A door, which leaks more when it is open.
    Door,
    /// A screen that is stood between players.
    Gobo(Gobo),
    /// Furniture that stores gear or is only looked at.
    Furniture,
}

/// A microphone stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stand {
    /// Least and greatest height of the microphone, metres.
    pub height_m: (f64, f64),
    /// How far the boom reaches, metres; zero without a boom.
    pub boom_m: f64,
    /// The mass of the base, kilograms.
    pub base_kg: f64,
    /// How far from its middle the base tips, metres.
    pub base_radius_m: f64,
}

/// A gobo: an upright absorbing screen on feet (domain reference 11.11).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gobo {
    /// Its width, metres.
    pub width_m: f64,
    /// Height of its upper edge above the floor, metres.
    pub height_m: f64,
    /// The gap under it, metres.
    pub gap_m: f64,
    /// Absorption coefficients of either face at 125, 250, 500, 1k, 2k and 4k Hz.
    pub absorption: [f64; 6],
}

/// A mesh that stops breath.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PopFilter {
    /// Share of the breath's dynamic pressure that is left just behind it.
    pub passes: f64,
    /// Metres behind it after which half of that is left.
    pub settles_m: f64,
}

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

/// An inline desk.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desk {
    /// How many strips, sends and returns.
    pub channels: u32,
    /// How many of the strips have a microphone input, from the first.
    pub mic_inputs: u32,
    /// How many of the strips have a line input, from the first.
    pub line_inputs: u32,
    /// The preamplifier in each strip; `channels` is 1.
    pub preamp: Preamp,
    /// Line trim: least, greatest and step, decibels.
    pub trim_db: (f64, f64, f64),
    /// Impedance of line inputs and returns.
    pub line_load: Ohm,
    /// Noise of one strip's line path at its output.
    pub line_noise: Dbu,
    /// Noise of the mix bus.
    pub mix_noise: Dbu,
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
}

/// How the two jacks of a bay point are joined (domain reference 5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Normal {
    /// Broken by a plug in either jack.
    Full,
    /// Broken by a plug in the lower jack only.
    Half,
    /// Always joined.
    Parallel,
    /// Never joined.
    Open,
}

/// One point of a patchbay: an upper jack (where a signal comes from) over a lower one (where it goes).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BayPoint {
    /// The upper label, such as `BOOTH 3`; empty for a blank.
    pub upper: String,
    /// The lower label, such as `EXT PRE 3`; empty for a blank.
    pub lower: String,
    /// How they are joined.
    pub normal: Normal,
}

/// Rejection of an ordinary balanced line input; domain reference 11.15.
const LINE_CMRR: Db = Db(60.0);
/// Headroom of line inputs and outputs inside the desk; domain reference 6.2.
const DESK_MAX: Dbu = Dbu(24.0);

fn jack(name: String, connector: Connector, flow: Flow) -> JackSpec {
    JackSpec { name, connector, flow }
}

fn switch(name: String) -> ControlSpec {
    ControlSpec { name, kind: ControlKind::Switch, zero: Setting::On(false) }
}

fn knob(name: String, (least, most, step): (f64, f64, f64), unit: &'static str, zero: f64) -> ControlSpec {
    ControlSpec { name, kind: ControlKind::Knob { least, most, step, unit }, zero: Setting::At(zero) }
}

fn selector(name: String, words: Vec<String>) -> ControlSpec {
    let zero = Setting::Choice(words.first().cloned().unwrap_or_default());
    ControlSpec { name, kind: ControlKind::Selector(words), zero }
}

impl GearKind {
    /// The jacks of this kind, in order.
    #[must_use]
    pub fn jacks(&self) -> Vec<JackSpec> {
        let soldered = Connector::Soldered;
        match self {
            Self::Microphone(mic) => {
                // 94 dB SPL is one pascal.
                let max = mic.max.0 - 93.9794 + 20.0 * libm::log10(mic.sensitivity_mv.first().copied().unwrap_or(1.0) / 1000.0) + 2.2185;
                let out =
                    |name: &&str| jack((*name).to_owned(), Connector::XlrMale, Flow::output(mic.source, Dbu(max), Topology::Floating));
                mic.outputs().iter().map(out).collect()
            }
            Self::Preamp(pre) => (1..=pre.channels)
                .flat_map(|n| {
                    [
                        jack(format!("in {n}"), soldered, Flow::input(pre.load, pre.max_in, pre.cmrr, pre.input)),
                        jack(format!("out {n}"), soldered, Flow::output(pre.source, pre.max_out, pre.output)),
                    ]
                })
                .collect(),
            Self::Desk(desk) => desk_jacks(desk),
            Self::Recorder(recorder) => (1..=recorder.tracks)
                .flat_map(|n| {
                    [
                        jack(
                            format!("in {n}"),
                            soldered,
                            Flow::input(recorder.load, recorder.full_scale, LINE_CMRR, InputStage::Electronic),
                        ),
                        jack(format!("out {n}"), soldered, Flow::output(recorder.source, recorder.full_scale, Topology::Symmetric)),
                    ]
                })
                .collect(),
            Self::WallBox { lines } => (1..=*lines).map(|n| jack(n.to_string(), Connector::XlrFemale, Flow::Contact)).collect(),
            Self::Patchbay { points } => (1..=points.len())
                .flat_map(|n| [format!("U{n}"), format!("L{n}")])
                .map(|name| jack(name, Connector::TtJack, Flow::Contact))
                .collect(),
            Self::Monitors => ["in L", "in R"]
                .into_iter()
                .map(|name| jack(name.into(), soldered, Flow::input(Ohm(10_000.0), DESK_MAX, LINE_CMRR, InputStage::Electronic)))
                .collect(),
            Self::Instrument(_) | Self::Stand(_) | Self::PopFilter(_) | Self::Cable(_) | Self::Door | Self::Gobo(_) | Self::Furniture => {
                Vec::new()
            }
        }
    }

    /// The controls of this kind, in order.
    #[must_use]
    pub fn controls(&self) -> Vec<ControlSpec> {
        match self {
            Self::Microphone(mic) => mic.controls(),
            Self::Preamp(pre) => {
                let mut controls = vec![switch("power".into())];
                for n in 1..=pre.channels {
                    controls.extend(preamp_controls(&n.to_string(), pre));
                }
                controls
            }
            Self::Desk(desk) => desk_controls(desk),
            Self::Recorder(recorder) => {
                let mut controls = vec![switch("power".into())];
                for n in 1..=recorder.tracks {
                    controls.push(switch(format!("arm {n}")));
                    controls.push(ControlSpec { name: format!("name {n}"), kind: ControlKind::Label, zero: Setting::Text(String::new()) });
                }
                controls
            }
            Self::Monitors => vec![switch("power".into())],
            Self::Door => vec![switch("open".into())],
            Self::Instrument(_)
            | Self::Stand(_)
            | Self::PopFilter(_)
            | Self::Cable(_)
            | Self::WallBox { .. }
            | Self::Patchbay { .. }
            | Self::Gobo(_)
            | Self::Furniture => Vec::new(),
        }
    }
}

/// `1.gain`, `1.pad`, `1.48v`, `1.polarity` and `1.hpf` of channel 1; the desk's are `ch1.gain` and so on.
fn preamp_controls(channel: &str, pre: &Preamp) -> Vec<ControlSpec> {
    let mut controls = vec![knob(format!("{channel}.gain"), pre.gain_db, "dB", pre.gain_db.0)];
    controls.extend(["pad", "48v", "polarity", "hpf"].into_iter().map(|name| switch(format!("{channel}.{name}"))));
    controls
}

fn desk_jacks(desk: &Desk) -> Vec<JackSpec> {
    let line = Flow::input(desk.line_load, DESK_MAX, LINE_CMRR, InputStage::Electronic);
    let out = Flow::output(desk.preamp.source, desk.preamp.max_out, desk.preamp.output);
    let mic = Flow::input(desk.preamp.load, desk.preamp.max_in, desk.preamp.cmrr, desk.preamp.input);
    let row = |name: &str, count: u32, flow: Flow| {
        (1..=count).map(|n| jack(format!("{name} {n}"), Connector::Soldered, flow)).collect::<Vec<_>>()
    };
    let mut jacks = row("mic", desk.mic_inputs, mic);
    jacks.extend(row("line", desk.line_inputs, line));
    jacks.extend(row("send", desk.channels, out));
    jacks.extend(row("return", desk.channels, line));
    jacks.extend(row("cue", 2, out));
    jacks.extend(["monitor L", "monitor R"].into_iter().map(|name| jack(name.into(), Connector::Soldered, out)));
    jacks
}

/// The strip's controls in two groups: the record path (`source` … `route`) and the monitor path (`fader` … `cue 2`).
fn desk_controls(desk: &Desk) -> Vec<ControlSpec> {
    let mut controls = vec![switch("power".into())];
    for n in 1..=desk.channels {
        let name = |control: &str| format!("ch{n}.{control}");
        controls.push(selector(name("source"), vec!["mic".into(), "line".into()]));
        controls.extend(preamp_controls(&format!("ch{n}"), &desk.preamp));
        controls.push(knob(name("trim"), desk.trim_db, "dB", 0.0));
        let routes = ["off".to_owned(), "direct".to_owned()].into_iter().chain((1..=desk.channels).map(|bus| format!("bus {bus}")));
        controls.push(selector(name("route"), routes.collect()));
        // −90 at the bottom of the travel is silence.
        controls.push(knob(name("fader"), (-90.0, 10.0, 0.5), "dB", -90.0));
        controls.push(knob(name("pan"), (-100.0, 100.0, 5.0), "%", 0.0));
        controls.push(switch(name("mute")));
        controls.push(switch(name("pfl")));
        controls.push(knob(name("cue 1"), (-90.0, 10.0, 0.5), "dB", -90.0));
        controls.push(knob(name("cue 2"), (-90.0, 10.0, 0.5), "dB", -90.0));
    }
    controls.push(knob("monitor.level".into(), (-90.0, 10.0, 1.0), "dB", -90.0));
    controls.push(switch("monitor.dim".into()));
    controls.push(switch("monitor.mute".into()));
    controls.push(switch("monitor.mono".into()));
    controls
}
