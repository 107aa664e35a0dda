//! Instruments and voices: what of them gives out sound or a voltage, and where.

use crate::sim::gear::processing::knob;
use crate::sim::gear::{Connector, ControlSpec, Flow, JackSpec, Topology};
use crate::sim::units::{Db, Dbu, Ohm, Point};
use serde::{Deserialize, Serialize};

/// How an instrument's sound is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Sound {
    /// A sung voice.
    #[default]
    Voice,
    /// A speaking voice.
    Speech,
    /// A steel-string acoustic guitar.
    SteelGuitar,
    /// A drum kit.
    Drums,
    /// An electric bass with its amplifier.
    ElectricBass,
    /// An electric guitar with its amplifier.
    ElectricGuitar,
    /// A grand piano.
    GrandPiano,
    /// A stage keyboard.
    Keyboard,
    /// A trumpet.
    Trumpet,
    /// A tenor saxophone.
    TenorSaxophone,
    /// A violin.
    Violin,
    /// A cello.
    Cello,
}

/// Level re the axis by angle and band: rows of degrees off axis and decibels at 125, 250, 500, 1k, 2k, 4k, 8k and 16k Hz.
///
/// The first row is 0° with zeros, the last 180°; between rows it is interpolated in decibels over the angle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Directivity(pub Vec<(f64, [f64; 8])>);

/// The bands of `Directivity`.
pub const DIRECTIVITY_HZ: [f64; 8] = [125.0, 250.0, 500.0, 1e3, 2e3, 4e3, 8e3, 16e3];

/// One place of an instrument that gives out sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Radiator {
    /// Its name, such as `mouth` or `soundhole`.
    pub id: String,
    /// Where it is from the player's reference point: metres to the player's left, up, and forward.
    pub offset: Point,
    /// Where the 0° of its directivity point: to the player's left, up, and forward. Forward unless it says otherwise.
    #[serde(default = "forward")]
    pub axis: Point,
    /// How it beams.
    pub directivity: Directivity,
    /// Acoustic depth r0 of domain reference 2.2, metres: the level grows no further inside it.
    pub depth_m: f64,
    /// The air that blows out of it, if any does: then what it gives out is dynamic pressure at its opening and no sound.
    #[serde(default)]
    pub wind: Option<Wind>,
}

/// As the player faces.
fn forward() -> Point {
    Point::new(0.0, 0.0, 1.0)
}

impl Radiator {
    /// A radiator at the player's own point that gives out the same in all directions, forward.
    #[must_use]
    pub fn round(id: &str) -> Self {
        let directivity = Directivity(Vec::new());
        Self { id: id.to_owned(), offset: Point::default(), axis: forward(), directivity, depth_m: 0.1, wind: None }
    }
}

/// Air that blows out of an opening.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wind {
    /// Radius of the opening in metres.
    pub radius_m: f64,
    /// Speed of the strongest blasts at a take's level, metres a second.
    pub strongest: f64,
}

/// The impedance behind an outlet: a coil and its resistance in series, with the capacitance of its windings across both.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceImpedance {
    /// Resistance in ohms.
    pub ohm: f64,
    /// Inductance in henries; zero where there is no coil.
    pub henry: f64,
    /// Capacitance in picofarads.
    pub picofarad: f64,
}

impl SourceImpedance {
    /// A resistance by itself.
    #[must_use]
    pub fn resistive(ohm: Ohm) -> Self {
        Self { ohm: ohm.0, henry: 0.0, picofarad: 0.0 }
    }
}

/// One place of an instrument that gives out a voltage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// Its name, such as `pickup` or `left`.
    pub id: String,
    /// Long-term open-circuit level of a song.
    pub level: Dbu,
    /// What is behind it.
    pub source: SourceImpedance,
}

/// The figures of an instrument type.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// How its sound is made.
    pub plays: Sound,
    /// What of it is the player's reference point, such as `mouth` or `12th fret`.
    pub reference: String,
    /// How far the middle of the player's body is behind that point, metres.
    pub body_m: f64,
    /// What of it gives out sound.
    pub radiators: Vec<Radiator>,
    /// What of it gives out a voltage.
    pub outlets: Vec<Outlet>,
}

/// How far the loudest moment of a song is above its long-term level, decibels: domain reference 3.1, 12–18 dB.
const OUTLET_CREST: Db = Db(18.0);

impl Instrument {
    /// A jack for each outlet, which a lead with a plain plug goes into.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        let flow =
            |outlet: &Outlet| Flow::Output { source: outlet.source, topology: Topology::Unbalanced, max: outlet.level + OUTLET_CREST };
        let jack = |outlet: &Outlet| JackSpec { name: outlet.id.clone(), connector: Connector::QuarterJack, flow: flow(outlet) };
        self.outlets.iter().map(jack).collect()
    }

    /// `turn` of what has a coil: how far the player is asked to turn, degrees to the left.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        let has_coil = self.outlets.iter().any(|outlet| outlet.source.henry > 0.0);
        has_coil.then(|| knob("turn".to_owned(), (-180.0, 180.0, 5.0), "°", 0.0)).into_iter().collect()
    }
}
