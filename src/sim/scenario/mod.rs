//! One exercise, read and checked: venue, band, starting state, brief, script and rubric.
//!
//! Everything it names exists; whoever holds a `Scenario` need not ask again.

mod brief;
mod check;
mod clock;
mod rubric;
mod script;

pub use brief::{Brief, InputLine, Placement};
pub use check::{Fault, Part, Parts, band_faults, catalogue, gear_faults, recording_faults, song_faults, suggestion, venue_faults};
pub use clock::Clock;
pub use rubric::{Check, Criterion};
pub use script::{Branch, Cue, Line, Perform, Reply, Trigger};

use crate::sim::band::{Band, PlayerId, Song};
use crate::sim::circuit::Patch;
use crate::sim::circuit::fault::{Edit, Misplaced, edits};
use crate::sim::gear::{Catalogue, ControlId, ControlSpec, Face, GearKind, GearType, JackId, JackSpec, Setting, Settings, TypeId, UnitId};
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

/// One fault of the catalogue of `circuit::fault`, put in on purpose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Injected {
    /// Its name there, such as `swapped-pair`.
    pub fault: String,
    /// The unit or the jack that has it; drawn by the scenario's seed if it is not said.
    #[serde(default)]
    pub at: Option<String>,
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
    /// What is broken, wrongly set or wrongly plugged when the trainee comes in, and nobody says so.
    #[serde(default)]
    pub faults: Vec<Injected>,
    /// The booking sheet.
    pub brief: Brief,
    /// What the lead and the band do, in order.
    pub script: Vec<Cue>,
    /// What is judged.
    pub rubric: Vec<Criterion>,
    /// Whether it is an assessment, in which nobody helps.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub assessed: bool,
    /// Whether somebody who is here for the first time is told what comes next until he has had enough of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub guided: bool,
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
    /// What each type of gear shows to hands.
    faces: BTreeMap<TypeId, Face>,
}

impl Scenario {
    /// An exercise of its parts; `hash` is that of their content.
    #[must_use]
    pub fn of(file: ScenarioFile, catalogue: Catalogue, venue: Venue, band: Band, song: Song, hash: String) -> Self {
        let mut units = venue.units();
        // What a player brings and plugs in is a unit by the player's name.
        for player in band.players.iter().filter(|player| !player.instrument.outlets.is_empty()) {
            units.entry(UnitId(player.id.0.clone())).or_insert_with(|| player.plays.clone());
        }
        let faces = catalogue.0.values().map(|page| (page.id.clone(), Face::of(page))).collect();
        Self { file, catalogue, venue, band, song, units, hash, faces }
    }

    /// The type of a unit.
    #[must_use]
    pub fn gear(&self, unit: &UnitId) -> Option<&GearType> {
        self.catalogue.get(self.units.get(unit)?)
    }

    /// What a jack is.
    #[must_use]
    pub fn jack(&self, id: &JackId) -> Option<&JackSpec> {
        self.faces.get(self.units.get(&id.unit)?)?.jack(&id.jack)
    }

    /// What a control is.
    #[must_use]
    pub fn control(&self, id: &ControlId) -> Option<&ControlSpec> {
        self.faces.get(self.units.get(&id.unit)?)?.control(&id.control)
    }

    /// The edits of every fault that the file names, in its order; each is drawn by a number of its own.
    #[must_use]
    pub fn injected(&self) -> Vec<Edit> {
        let edits = edits_of(&self.file, &self.venue, &self.catalogue, &self.units);
        edits.into_iter().flatten().flatten().collect()
    }

    /// The first fixture of a kind.
    #[must_use]
    pub fn fixture_of(&self, is: impl Fn(&GearKind) -> bool) -> Option<UnitId> {
        let mut fixtures = self.venue.fixtures.iter().map(|fixture| &fixture.unit);
        fixtures.find(|unit| self.gear(unit).is_some_and(|gear| is(&gear.kind))).cloned()
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

/// The edits of each fault of a scenario file, or why there are none.
fn edits_of(
    file: &ScenarioFile,
    venue: &Venue,
    catalogue: &Catalogue,
    units: &BTreeMap<UnitId, TypeId>,
) -> Vec<Result<Vec<Edit>, Misplaced>> {
    let settings = Settings(file.found.iter().cloned().collect());
    let cords = BTreeMap::new();
    let patch = Patch { seed: Some(file.seed), ..Patch::whole(venue, catalogue, units, &cords, &settings) };
    let seed = |index: usize| file.seed.wrapping_add(index as u64);
    let numbered = file.faults.iter().enumerate();
    numbered.map(|(index, one)| edits(&one.fault, one.at.as_deref(), seed(index), &patch)).collect()
}
