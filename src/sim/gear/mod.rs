//! What each type of gear is: figures, connectors and controls, read from data.
//!
//! Knows no room, no cable run and no player; a `GearType` is a page of the catalogue, never a thing that stands somewhere.

mod bay;
mod cable;
mod clock;
mod control;
mod converter_class;
mod defect;
mod desk;
mod direct_box;
mod electronics;
mod face;
mod instrument;
mod jack;
mod kind;
mod microphone;
mod outboard;
mod processing;
mod recording;
mod tape;
mod tape_jacks;
mod timecode;
mod workstation;

pub use bay::{BayPoint, Normal};
pub use cable::{Cable, Loom, PLUG_LINES, Pinout, reversed};
pub use clock::{ClockGenerator, ClockSection, DigitalKind, DigitalPort, RATES, TC_USUAL_DBU};
pub use control::{ControlId, ControlKind, ControlSpec, Setting, Settings};
pub use converter_class::{Alignment, ConverterClass};
pub use defect::Defect;
pub use desk::{Desk, Inline, MUTE_GROUPS};
pub use direct_box::DirectBox;
pub use electronics::{Booster, Colour, Converter, HeadphoneAmp, Preamp};
pub use face::Face;
pub use instrument::{DIRECTIVITY_HZ, Directivity, Instrument, Outlet, Radiator, Sound, SourceImpedance, Wind};
pub use jack::{Connector, Flow, InputStage, JackId, JackSpec, Topology};
pub use kind::{GearKind, Gobo, PopFilter, StageBox, Stand};
pub use microphone::{
    ArrayPlace, CapsuleClass, HighPass, Individual, Microphone, Pattern, Power, Principle, RESPONSE_HZ, StereoArray, Transducer, blast,
};
pub use outboard::{Effect, Outboard};
pub use processing::{Compressor, EqBand, EqShape, Gate};
pub use recording::RecordingGear;
pub use tape::{Equalisation, MachineAtSpeed, ReferenceReel, StockAtSpeed, TapeMachine, TapeSpeed, TapeStock, flux_db};
pub use tape_jacks::TAPE_TRIMS;
pub use timecode::{Address, BELIEVED_WORDS, FREEWHEEL_FRAMES, FrameRate, READABLE_SPEEDS};
pub use workstation::{BUFFERS, Computer, DEPTHS, DRIVES, RATES_KHZ};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name of a gear type in the catalogue, such as `ldc-multi`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TypeId(pub String);

/// The asset tag of one physical thing, such as `MC-014`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitId(pub String);

macro_rules! shown_as_text {
    ($($name:ident),+) => {$(
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.pad(&self.0) }
        }
        impl From<&str> for $name {
            fn from(text: &str) -> Self { Self(text.to_owned()) }
        }
    )+};
}
shown_as_text!(TypeId, UnitId);

/// One page of the catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GearType {
    /// Its name in other files.
    pub id: TypeId,
    /// What people call it, such as `large condenser, multi-pattern`.
    pub name: String,
    /// Its mass in kilograms.
    pub mass_kg: f64,
    /// The picture of it, a file of `assets/models` without its ending.
    pub model: String,
    /// What it is.
    pub kind: GearKind,
    /// Where its figures come from.
    pub source: String,
}

impl GearType {
    /// Every jack that a unit of this type has, in order.
    #[must_use]
    pub fn jacks(&self) -> Vec<JackSpec> {
        self.kind.jacks()
    }

    /// Every control that a unit of this type has, in order, each with its zero setting.
    #[must_use]
    pub fn controls(&self) -> Vec<ControlSpec> {
        self.kind.controls()
    }
}

/// All gear types by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalogue(pub BTreeMap<TypeId, GearType>);

impl Catalogue {
    /// The type of that name.
    #[must_use]
    pub fn get(&self, id: &TypeId) -> Option<&GearType> {
        self.0.get(id)
    }
}

/// A file of the catalogue, `assets/gear/*.ron`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GearFile {
    /// The types in it.
    pub gear: Vec<GearType>,
}
