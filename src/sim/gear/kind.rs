//! The kinds of gear, and the jacks and controls that each kind has.

use crate::sim::gear::electronics::loudspeaker_jacks;
use crate::sim::gear::processing::switch;
use crate::sim::gear::{
    BayPoint, Booster, Cable, ClockGenerator, Connector, ControlSpec, Converter, Desk, DirectBox, Flow, HeadphoneAmp, Instrument, JackSpec,
    Microphone, Outboard, PLUG_LINES, Preamp, ReferenceReel, TapeMachine, TapeStock, Topology,
};
use crate::sim::units::Dbu;
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
    /// An amplifier on a microphone's line.
    Booster(Booster),
    /// A direct box.
    DirectBox(DirectBox),
    /// Compressors, equalisers, gates, reverbs and delays in a rack.
    Outboard(Outboard),
    /// The desk.
    Desk(Desk),
    /// The multitrack recorder with its converters.
    Recorder(Converter),
    /// A generator of word clock.
    ClockGenerator(ClockGenerator),
    /// A tape machine.
    TapeMachine(TapeMachine),
    /// A reel of tape.
    Reel(TapeStock),
    /// A reel with tones of known flux.
    ReferenceTape(ReferenceReel),
    /// What feeds the players' headphones.
    HeadphoneAmp(HeadphoneAmp),
    /// A box of lines in a wall, each wired to the patchbay.
    WallBox {
        /// How many lines.
        lines: u32,
        /// What goes into them: microphone cables unless it says otherwise. With multi-pin jacks it takes looms.
        #[serde(default = "microphone_lines")]
        connector: Connector,
    },
    /// A box of lines that is carried to the players; a loom takes them on.
    StageBox(StageBox),
    /// A patchbay of two rows.
    Patchbay {
        /// Its points from left to right.
        points: Vec<BayPoint>,
    },
    /// A pair of loudspeakers with their amplifiers.
    Monitors,
    /// A door, which leaks more when it is open.
    Door,
    /// A screen that is stood between players.
    Gobo(Gobo),
    /// Furniture that stores gear or is only looked at.
    Furniture,
}

/// A box of lines on the floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageBox {
    /// How many lines, each with a jack for a microphone cable.
    pub lines: u32,
    /// What takes them on: jacks for eight each, or one for all.
    pub onward: Connector,
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

fn microphone_lines() -> Connector {
    Connector::XlrFemale
}

impl GearKind {
    /// The jacks of this kind, in order.
    #[must_use]
    pub fn jacks(&self) -> Vec<JackSpec> {
        match self {
            Self::Microphone(mic) => microphone_jacks(mic),
            Self::Instrument(instrument) => instrument.jacks(),
            Self::Preamp(pre) => pre.jacks(),
            Self::Booster(one) => one.jacks(),
            Self::DirectBox(one) => one.jacks(),
            Self::Outboard(one) => one.jacks(),
            Self::Desk(desk) => desk.jacks(),
            Self::Recorder(recorder) => recorder.jacks(),
            Self::ClockGenerator(one) => one.jacks(),
            Self::TapeMachine(machine) => machine.jacks(),
            Self::HeadphoneAmp(one) => one.jacks(),
            Self::WallBox { lines, connector: many @ (Connector::Db25 | Connector::Multipin) } => {
                numbered(*lines, Connector::Soldered).chain(multi_pin(*lines, *many)).collect()
            }
            Self::WallBox { lines, connector } => numbered(*lines, *connector).collect(),
            Self::StageBox(one) => numbered(one.lines, microphone_lines()).chain(multi_pin(one.lines, one.onward)).collect(),
            Self::Patchbay { points } => {
                let names = (1..=points.len()).flat_map(|n| [format!("U{n}"), format!("L{n}")]);
                names.map(|name| contact(name, Connector::TtJack)).collect()
            }
            Self::Monitors => loudspeaker_jacks(),
            Self::Stand(_)
            | Self::PopFilter(_)
            | Self::Cable(_)
            | Self::Door
            | Self::Gobo(_)
            | Self::Reel(_)
            | Self::ReferenceTape(_)
            | Self::Furniture => Vec::new(),
        }
    }

    /// The controls of this kind, in order.
    #[must_use]
    pub fn controls(&self) -> Vec<ControlSpec> {
        match self {
            Self::Microphone(mic) => mic.controls(),
            Self::Preamp(pre) => pre.controls(),
            Self::DirectBox(one) => one.controls(),
            Self::Outboard(one) => one.controls(),
            Self::Desk(desk) => desk.controls(),
            Self::Recorder(recorder) => recorder.controls(),
            Self::ClockGenerator(one) => one.controls(),
            Self::TapeMachine(machine) => machine.controls(),
            Self::HeadphoneAmp(one) => one.controls(),
            Self::Monitors => vec![switch("power".into())],
            Self::Door => vec![switch("open".into())],
            Self::Instrument(one) => one.controls(),
            Self::Stand(_)
            | Self::PopFilter(_)
            | Self::Cable(_)
            | Self::Booster(_)
            | Self::WallBox { .. }
            | Self::StageBox(_)
            | Self::Patchbay { .. }
            | Self::Gobo(_)
            | Self::Reel(_)
            | Self::ReferenceTape(_)
            | Self::Furniture => Vec::new(),
        }
    }

    /// Whether it is carried about and works on the floor where it lies: direct boxes, stage boxes, cue boxes.
    #[must_use]
    pub fn lies_where_it_is_used(&self) -> bool {
        match self {
            Self::DirectBox(_) | Self::Booster(_) | Self::StageBox(_) => true,
            Self::HeadphoneAmp(one) => one.is_box(),
            _ => false,
        }
    }

    /// Jacks that are one inside the unit: the inputs of direct boxes and cue boxes with their thrus.
    #[must_use]
    pub fn inside(&self) -> Vec<(String, String)> {
        match self {
            Self::DirectBox(_) => vec![("in".to_owned(), "thru".to_owned())],
            Self::HeadphoneAmp(one) if one.is_box() => (1..=one.channels).map(|n| (format!("in {n}"), format!("thru {n}"))).collect(),
            _ => Vec::new(),
        }
    }
}

fn contact(name: String, connector: Connector) -> JackSpec {
    JackSpec { name, connector, flow: Flow::Contact }
}

fn numbered(lines: u32, connector: Connector) -> impl Iterator<Item = JackSpec> {
    (1..=lines).map(move |n| contact(n.to_string(), connector))
}

/// The jacks that hold so many lines, each named by its first and its last one.
fn multi_pin(lines: u32, connector: Connector) -> impl Iterator<Item = JackSpec> {
    let each = if connector == Connector::Db25 { PLUG_LINES } else { lines.max(1) };
    (1..=lines).step_by(each as usize).map(move |first| contact(format!("{first}-{}", (first + each - 1).min(lines)), connector))
}

fn microphone_jacks(mic: &Microphone) -> Vec<JackSpec> {
    // 94 dB SPL is one pascal.
    let max = mic.max.0 - 93.9794 + 20.0 * libm::log10(mic.sensitivity_mv.first().copied().unwrap_or(1.0) / 1000.0) + 2.2185;
    let flow = Flow::output(mic.source, Dbu(max), Topology::Floating);
    let connector = if mic.built_in { Connector::Soldered } else { Connector::XlrMale };
    mic.outputs().iter().map(|name| JackSpec { name: (*name).to_owned(), connector, flow }).collect()
}
