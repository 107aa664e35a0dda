//! The studio as a place: rooms, doors, what stands in them, where gear is stored, and what is wired for good.
//!
//! Knows no sound and no session: how rooms sound is worked out in `acoustics`, what is patched lives in `session`.

mod look;

pub use look::{Annex, Daylight, Furnishing, Look, Paint, Passage};

use crate::sim::gear::{JackId, TypeId, UnitId};
use crate::sim::units::Point;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A room's name in other files, such as `live`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoomId(pub String);

impl std::fmt::Display for RoomId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

/// The six octave bands of `absorption`: 125, 250, 500, 1k, 2k and 4k Hz.
pub const ABSORPTION_HZ: [f64; 6] = [125.0, 250.0, 500.0, 1e3, 2e3, 4e3];

/// The octave bands of a room's noise: 63 Hz to 8 kHz.
pub const NOISE_HZ: [f64; 8] = [63.0, 125.0, 250.0, 500.0, 1e3, 2e3, 4e3, 8e3];

/// The name of a surface material and the share of energy that it swallows per band.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Material {
    /// Its name in rooms.
    pub id: String,
    /// Absorption coefficients in the bands of `ABSORPTION_HZ`, 0 to 0.99.
    pub absorption: [f64; 6],
    /// The share of what it reflects that goes anywhere but where a mirror would send it, in the same bands, 0 to 0.99.
    pub scattering: [f64; 6],
    /// Where the figures come from.
    pub source: String,
}

/// A rectangular room; its floor is at y = 0 of the venue's frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Its name in other files.
    pub id: RoomId,
    /// What people call it.
    pub name: String,
    /// Its north-west corner on the floor, x and z in metres.
    pub corner: (f64, f64),
    /// Its size: east–west, height, north–south, in metres.
    pub size: (f64, f64, f64),
    /// Materials of the west, east, north, south walls, the floor and the ceiling, each a mixture of shares that add to 1.
    pub surfaces: [Vec<(String, f64)>; 6],
    /// What the ventilation and the machines in the empty room make in each octave of `NOISE_HZ`, decibels SPL.
    pub noise: [f64; 8],
    /// Its air; 20 °C and 50 % unless the venue says otherwise.
    #[serde(default)]
    pub climate: RoomClimate,
}

/// The air of a room.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoomClimate {
    /// Temperature in degrees Celsius.
    pub celsius: f64,
    /// Relative humidity in percent.
    pub humidity: f64,
}

impl Default for RoomClimate {
    fn default() -> Self {
        Self { celsius: 20.0, humidity: 50.0 }
    }
}

impl Room {
    /// Whether a point is inside.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        (self.corner.0..=self.corner.0 + self.size.0).contains(&point.x)
            && (self.corner.1..=self.corner.1 + self.size.2).contains(&point.z)
            && (0.0..=self.size.1).contains(&point.y)
    }
}

/// A doorway between two rooms; the unit of that tag is its door with the switch `open`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doorway {
    /// The door, a fixture.
    pub door: UnitId,
    /// The rooms that it joins.
    pub between: (RoomId, RoomId),
    /// The middle of the opening on the floor, x and z.
    pub at: (f64, f64),
    /// Width of the opening in metres.
    pub width: f64,
    /// Height of the opening in metres.
    pub height: f64,
    /// What the closed door and the wall around it take away in each octave of `ABSORPTION_HZ`, decibels.
    pub closed: [f64; 6],
    /// Where these figures come from.
    pub source: String,
}

/// Something that stands in the venue for good.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixture {
    /// Its tag.
    pub unit: UnitId,
    /// Its type.
    pub of: TypeId,
    /// Where its origin is.
    pub at: Point,
    /// Which way its front points: degrees from south towards east.
    pub facing: f64,
    /// The mains outlet that feeds it, one of the venue's; the quiet one unless it says otherwise.
    #[serde(default)]
    pub outlet: Option<String>,
}

/// One physical thing that can be fetched, and where it lives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stock {
    /// Its tag.
    pub unit: UnitId,
    /// Its type.
    pub of: TypeId,
    /// The label of its slot, hook or place, such as `slot 12`.
    pub slot: String,
    /// Where the slot is.
    pub at: Point,
}

/// A run of cable in the walls, from jack to jack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wire {
    /// One end, by custom the source.
    pub from: JackId,
    /// The other end.
    pub to: JackId,
    /// Its length in metres.
    pub length_m: f64,
}

/// A venue file, `assets/venues/*.ron`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Venue {
    /// Its name in other files.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// How many reflections in a row are followed as mirror images; domain reference 11.10 says 3 to 6.
    #[serde(default = "usual_order")]
    pub image_order: u32,
    /// Surface materials.
    pub materials: Vec<Material>,
    /// Rooms.
    pub rooms: Vec<Room>,
    /// Doorways.
    pub doorways: Vec<Doorway>,
    /// What stands there for good.
    pub fixtures: Vec<Fixture>,
    /// What can be fetched.
    pub stock: Vec<Stock>,
    /// What is wired for good.
    pub wires: Vec<Wire>,
    /// Mains outlets by name with the volts at which their earth stands, rms at 50 Hz; others stand at 0 V.
    #[serde(default)]
    pub outlets: Vec<(String, f64)>,
    /// How it looks; journals do not depend on it, so it stays out of what they are written for.
    #[serde(default, skip_serializing)]
    pub look: Look,
}

/// The order of mirror images where a venue names none.
#[must_use]
pub fn usual_order() -> u32 {
    3
}

impl Venue {
    /// The room of that name.
    #[must_use]
    pub fn room(&self, id: &RoomId) -> Option<&Room> {
        self.rooms.iter().find(|room| room.id == *id)
    }

    /// The room around a point.
    #[must_use]
    pub fn room_at(&self, point: Point) -> Option<&Room> {
        self.rooms.iter().find(|room| room.contains(point))
    }

    /// The fixture of that tag.
    #[must_use]
    pub fn fixture(&self, unit: &UnitId) -> Option<&Fixture> {
        self.fixtures.iter().find(|fixture| fixture.unit == *unit)
    }

    /// The volts at which the chassis of a unit stands, rms at 50 Hz.
    #[must_use]
    pub fn earth(&self, unit: &UnitId) -> f64 {
        let outlet = self.fixture(unit).and_then(|fixture| fixture.outlet.as_ref());
        let found = outlet.and_then(|outlet| self.outlets.iter().find(|(name, _)| name == outlet));
        found.map_or(0.0, |(_, volts)| *volts)
    }

    /// The stock of that tag.
    #[must_use]
    pub fn stock(&self, unit: &UnitId) -> Option<&Stock> {
        self.stock.iter().find(|stock| stock.unit == *unit)
    }

    /// The type of every unit in the venue, fixtures and stock alike.
    #[must_use]
    pub fn units(&self) -> BTreeMap<UnitId, TypeId> {
        let fixtures = self.fixtures.iter().map(|fixture| (fixture.unit.clone(), fixture.of.clone()));
        fixtures.chain(self.stock.iter().map(|stock| (stock.unit.clone(), stock.of.clone()))).collect()
    }
}
