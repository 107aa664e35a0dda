//! One exercise, read and checked: venue, band, starting state, brief, script and rubric.
//!
//! Everything it names exists; whoever holds a `Scenario` need not ask again.

mod brief;
mod check;
mod rubric;
mod script;

pub use brief::{Brief, InputLine, Placement};
pub use check::{Fault, Part, Parts, band_faults, catalogue, gear_faults, recording_faults, song_faults, suggestion, venue_faults};
pub use rubric::{Check, Criterion};
pub use script::{Branch, Cue, Line, Perform, Reply, Trigger};

use crate::sim::band::{Band, PlayerId, Song};
use crate::sim::gear::{Catalogue, ControlId, ControlSpec, GearKind, GearType, JackId, JackSpec, Setting, TypeId, UnitId};
use crate::sim::units::{Aim, Point};
use crate::sim::venue::{Room, RoomId, Venue};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a player sits or stands: the reference point is the mouth of a singer, the 12th fret of a guitar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seat {
    /// Who.
    pub player: PlayerId,
    /// In which room.
    pub room: RoomId,
    /// Where the reference point is.
    pub at: Point,
    /// Which way the player faces.
    pub facing: Aim,
}

/// A scenario file, `scenarios/*.ron`, as it is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioFile {
    /// Its name, that of the file.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence for the list.
    pub summary: String,
    /// Names of gear files.
    pub gear: Vec<String>,
    /// Name of the venue file.
    pub venue: String,
    /// Name of the band file.
    pub band: String,
    /// Name of the song file.
    pub song: String,
    /// Seed of everything that varies.
    pub seed: u64,
    /// Where the players are.
    pub seats: Vec<Seat>,
    /// What does not stand at zero when the trainee comes in.
    pub found: Vec<(ControlId, Setting)>,
    /// The booking sheet.
    pub brief: Brief,
    /// What the lead and the band do, in order.
    pub script: Vec<Cue>,
    /// What is judged.
    pub rubric: Vec<Criterion>,
}

/// One exercise with everything that it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// The file itself.
    pub file: ScenarioFile,
    /// The gear that it can name.
    pub catalogue: Catalogue,
    /// The studio.
    pub venue: Venue,
    /// The band.
    pub band: Band,
    /// The song.
    pub song: Song,
    /// The type of every unit in the venue.
    pub units: BTreeMap<UnitId, TypeId>,
    /// BLAKE3 of all of it as checked, in hex.
    pub hash: String,
}

impl Scenario {
    /// The type of a unit.
    #[must_use]
    pub fn gear(&self, unit: &UnitId) -> Option<&GearType> {
        self.catalogue.get(self.units.get(unit)?)
    }

    /// What a jack is.
    #[must_use]
    pub fn jack(&self, id: &JackId) -> Option<JackSpec> {
        self.gear(&id.unit)?.jacks().into_iter().find(|jack| jack.name == id.jack)
    }

    /// What a control is.
    #[must_use]
    pub fn control(&self, id: &ControlId) -> Option<ControlSpec> {
        self.gear(&id.unit)?.controls().into_iter().find(|control| control.name == id.control)
    }

    /// The room with the desk.
    #[must_use]
    pub fn control_room(&self) -> Option<&Room> {
        let desk =
            self.venue.fixtures.iter().find(|fixture| self.gear(&fixture.unit).is_some_and(|page| matches!(page.kind, GearKind::Desk(_))));
        self.venue.room_at(desk?.at)
    }

    /// Where a player is.
    #[must_use]
    pub fn seat(&self, player: &PlayerId) -> Option<&Seat> {
        self.file.seats.iter().find(|seat| seat.player == *player)
    }
}
