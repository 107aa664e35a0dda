//! The kinds of gear, and the jacks and controls that each kind has.

use crate::sim::gear::electronics::loudspeaker_jacks;
use crate::sim::gear::processing::switch;
use crate::sim::gear::{
    BayPoint, Cable, ClockGenerator, Connector, ControlSpec, Converter, Desk, DirectBox, Flow, HeadphoneAmp, Instrument, JackSpec,
    Microphone, Outboard, Preamp, ReferenceReel, TapeMachine, TapeStock, Topology,
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
        /// What goes into them: microphone cables unless it says otherwise.
        #[serde(default = "microphone_lines")]
        connector: Connector,
    },
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
        let contact = |name: String, connector| JackSpec { name, connector, flow: Flow::Contact };
        match self {
            Self::Microphone(mic) => microphone_jacks(mic),
            Self::Instrument(instrument) => instrument.jacks(),
            Self::Preamp(pre) => pre.jacks(),
            Self::DirectBox(one) => one.jacks(),
            Self::Outboard(one) => one.jacks(),
            Self::Desk(desk) => desk.jacks(),
            Self::Recorder(recorder) => recorder.jacks(),
            Self::ClockGenerator(one) => one.jacks(),
            Self::TapeMachine(machine) => machine.jacks(),
            Self::HeadphoneAmp(one) => one.jacks(),
            Self::WallBox { lines, connector } => (1..=*lines).map(|n| contact(n.to_string(), *connector)).collect(),
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
            Self::Instrument(_)
            | Self::Stand(_)
            | Self::PopFilter(_)
            | Self::Cable(_)
            | Self::WallBox { .. }
            | Self::Patchbay { .. }
            | Self::Gobo(_)
            | Self::Reel(_)
            | Self::ReferenceTape(_)
            | Self::Furniture => Vec::new(),
        }
    }

    /// Jacks that are one inside the unit: the two of a direct box's input.
    #[must_use]
    pub fn inside(&self) -> &'static [(&'static str, &'static str)] {
        if let Self::DirectBox(_) = self { &[("in", "thru")] } else { &[] }
    }
}

fn microphone_jacks(mic: &Microphone) -> Vec<JackSpec> {
    // 94 dB SPL is one pascal.
    let max = mic.max.0 - 93.9794 + 20.0 * libm::log10(mic.sensitivity_mv.first().copied().unwrap_or(1.0) / 1000.0) + 2.2185;
    let flow = Flow::output(mic.source, Dbu(max), Topology::Floating);
    mic.outputs().iter().map(|name| JackSpec { name: (*name).to_owned(), connector: Connector::XlrMale, flow }).collect()
}
