//! What is measured on the bench, as people write it down.

use crate::sim::band::{Item, PlayerId};
use crate::sim::gear::{Directivity, Pattern, Setting, TypeId};
use crate::sim::units::{Aim, Point};
use crate::sim::venue::RoomId;
use serde::{Deserialize, Serialize};

/// A rectangular room whose north-west corner on the floor is the origin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShoeboxSpec {
    /// East–west, height, north–south, metres.
    pub size: (f64, f64, f64),
    /// Absorption coefficients of the west, east, north and south walls, the floor and the ceiling at 125 Hz to 4 kHz.
    pub absorption: [[f64; 6]; 6],
    /// The share of what is reflected that no mirror would send there, of the same surfaces in the same bands.
    pub scattering: [[f64; 6]; 6],
    /// Temperature, degrees Celsius.
    pub celsius: f64,
    /// Relative humidity, percent.
    pub humidity: f64,
}

/// A room of a venue; places are in the venue's frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VenueRoom {
    /// The venue's file without its ending.
    pub venue: String,
    /// The room.
    pub room: RoomId,
}

/// Which room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum RoomChoice {
    /// One that is described here.
    Shoebox(Box<ShoeboxSpec>),
    /// One of a venue, by itself with its doors closed.
    Venue(VenueRoom),
}

/// A radiator of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RadiatorChoice {
    /// The instrument, a type of the gear files.
    pub instrument: TypeId,
    /// Its radiator.
    pub radiator: String,
}

/// How a source beams.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum SourceBeam {
    /// The same in all directions.
    Even,
    /// Rows of degrees off axis and decibels at 125 Hz to 16 kHz.
    Table(Directivity),
    /// As a radiator of an instrument does.
    Radiator(RadiatorChoice),
}

/// A source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceSpec {
    /// Where it is, metres.
    pub at: Point,
    /// Its axis.
    pub facing: Aim,
    /// How it beams.
    pub beam: SourceBeam,
}

/// Which microphone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum MicrophoneChoice {
    /// A pattern as its formula has it, without size or response of its own.
    Ideal(Pattern),
    /// A type of the gear files as its page says, in one of its patterns.
    Catalogue(TypeId, Pattern),
}

/// A microphone in its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MicrophonePlace {
    /// Which.
    pub of: MicrophoneChoice,
    /// Where its capsule is, metres.
    pub at: Point,
    /// Where its front points.
    pub aim: Aim,
}

/// The impulse response of a room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RirSpec {
    /// The room.
    pub room: RoomChoice,
    /// What sounds.
    pub source: SourceSpec,
    /// What hears it.
    pub microphone: MicrophonePlace,
    /// How many reflections in a row are followed exactly.
    pub order: u32,
    /// Whether what comes after them is heard.
    pub late_field: bool,
    /// Whether air swallows.
    pub air: bool,
    /// Frames a second of the written response; it is worked out at 48 kHz.
    pub rate: u32,
    /// Its length, seconds.
    pub seconds: f64,
    /// Seed of the late field.
    pub seed: u64,
}

/// Which microphone is measured by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum MicrophoneModel {
    /// A pattern as its formula has it, without size, response or switches of its own.
    Ideal(Pattern),
    /// A type of the gear files as its page says.
    Catalogue(TypeId),
}

/// A microphone by angle, distance and frequency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MicrophoneSpec {
    /// Which.
    pub of: MicrophoneModel,
    /// How its switches stand, by their names: pattern, pad and filter; those that are not named stand at zero.
    pub settings: Vec<(String, Setting)>,
    /// Degrees off its axis, sideways.
    pub angles: Vec<f64>,
    /// Distances of the source, metres.
    pub distances: Vec<f64>,
    /// Frequencies, hertz; third octaves from 20 Hz to 20 kHz if there are none.
    pub frequencies: Vec<f64>,
}

/// A place around a player, from their reference point.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceSpec {
    /// Metres.
    pub distance: f64,
    /// Degrees to the player's left of where they face.
    pub azimuth: f64,
    /// Degrees above it.
    pub elevation: f64,
}

/// What a player gives out, at a place in the open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlayerSpec {
    /// The band's file without its ending.
    pub band: String,
    /// The player.
    pub player: PlayerId,
    /// One radiator by itself; all of them without.
    pub radiator: Option<String>,
    /// The song's file without its ending.
    pub song: String,
    /// What of it is played.
    pub item: Item,
    /// Seed of everything that varies.
    pub seed: u64,
    /// Where it is listened to.
    pub at: PlaceSpec,
}

/// What is wrong with a value of a specification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The value, such as `source.at.x`.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
}

/// Notes a figure outside its range, or none at all.
pub(super) fn range(faults: &mut Vec<Fault>, path: impl Into<String>, value: f64, (least, most): (f64, f64), unit: &str) {
    if !(least..=most).contains(&value) {
        faults.push(Fault { path: path.into(), message: format!("{value} is out of range"), help: format!("{least} to {most} {unit}") });
    }
}

impl RirSpec {
    /// Figures that no room, source or response could have.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if let RoomChoice::Shoebox(room) = &self.room {
            for (at, size) in [room.size.0, room.size.1, room.size.2].into_iter().enumerate() {
                range(&mut faults, format!("room.size[{at}]"), size, (0.5, 60.0), "m");
            }
            for (name, rows) in [("absorption", &room.absorption), ("scattering", &room.scattering)] {
                for (surface, row) in rows.iter().enumerate() {
                    row.iter().for_each(|share| range(&mut faults, format!("room.{name}[{surface}]"), *share, (0.0, 1.0), "as a share"));
                }
            }
            range(&mut faults, "room.celsius", room.celsius, (-20.0, 50.0), "°C");
            range(&mut faults, "room.humidity", room.humidity, (10.0, 100.0), "%");
            inside(&mut faults, "source.at", self.source.at, room.size);
            inside(&mut faults, "microphone.at", self.microphone.at, room.size);
        }
        if let SourceBeam::Table(Directivity(rows)) = &self.source.beam
            && (rows.is_empty() || rows.windows(2).any(|pair| pair[1].0 <= pair[0].0 || pair[1].0.is_nan()))
        {
            let help = "a row of degrees and decibels for each angle, from 0 to 180";
            faults.push(Fault { path: "source.beam".into(), message: "the angles do not rise".into(), help: help.into() });
        }
        range(&mut faults, "order", f64::from(self.order), (0.0, crate::sim::acoustics::HIGHEST_ORDER as f64), "reflections");
        range(&mut faults, "rate", f64::from(self.rate), (8_000.0, 192_000.0), "Hz");
        range(&mut faults, "seconds", self.seconds, (0.01, 20.0), "s");
        faults
    }
}

fn inside(faults: &mut Vec<Fault>, path: &str, at: Point, (east, up, south): (f64, f64, f64)) {
    for (axis, value, most) in [("x", at.x, east), ("y", at.y, up), ("z", at.z, south)] {
        range(faults, format!("{path}.{axis}"), value, (0.0, most), "m inside the room");
    }
}

impl MicrophoneSpec {
    /// Figures at which nothing could be measured.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (name, list, most, within) in [
            ("angles", &self.angles, "degrees", (-180.0, 180.0)),
            ("distances", &self.distances, "m", (0.015, 500.0)),
            ("frequencies", &self.frequencies, "Hz", (10.0, 24_000.0)),
        ] {
            for (at, value) in list.iter().enumerate() {
                range(&mut faults, format!("{name}[{at}]"), *value, within, most);
            }
            if list.is_empty() && name != "frequencies" {
                faults.push(Fault {
                    path: name.into(),
                    message: "there is nothing to measure".into(),
                    help: format!("one or more in {most}"),
                });
            }
        }
        faults
    }
}

impl PlayerSpec {
    /// Places at which nobody could listen.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        range(&mut faults, "at.distance", self.at.distance, (0.02, 50.0), "m");
        range(&mut faults, "at.azimuth", self.at.azimuth, (-360.0, 360.0), "degrees");
        range(&mut faults, "at.elevation", self.at.elevation, (-90.0, 90.0), "degrees");
        if let Item::Loudest(seconds) = self.item {
            range(&mut faults, "item", seconds, (0.5, 120.0), "s");
        }
        faults
    }
}
