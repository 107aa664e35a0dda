//! The studio as it stands at one moment.

use crate::sim::band::{PlayerId, Rendition};
use crate::sim::circuit::Moved;
use crate::sim::circuit::fault::Edit;
use crate::sim::gear::{ControlId, Defect, GearType, JackId, Settings, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{End, Papers, Pass, Reading, TapeDeck, TransportState, Workstation};
use crate::sim::units::{Aim, Point, Stamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

/// How a stand stands: the capsule is at `base` + `reach` in the direction `turn`, `height` above the floor.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandPose {
    /// Where its base is on the floor, x and z in metres.
    pub base: (f64, f64),
    /// Height of the capsule in metres.
    pub height: f64,
    /// Horizontal reach of the boom in metres.
    pub reach: f64,
    /// Direction of the boom, degrees from south towards east.
    pub turn: f64,
    /// Where the microphone points.
    pub aim: Aim,
}

impl StandPose {
    /// Whether every number of it is one.
    #[must_use]
    pub fn is_finite(&self) -> bool {
        [self.base.0, self.base.1, self.height, self.reach, self.turn, self.aim.azimuth, self.aim.elevation]
            .iter()
            .all(|value| value.is_finite())
    }

    /// Where the capsule is.
    #[must_use]
    pub fn capsule(&self) -> Point {
        let turn = self.turn.to_radians();
        Point::new(self.base.0 + self.reach * libm::sin(turn), self.height, self.base.1 + self.reach * libm::cos(turn))
    }
}

/// Where a unit that can be fetched is.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// In its own slot.
    Stored,
    /// In a hand.
    Hand,
    /// On the floor, in nobody's way or in everybody's.
    Floor(Point),
    /// A stand that is set up.
    Standing(StandPose),
    /// A microphone on a stand.
    OnStand(UnitId),
    /// A pop filter on a stand, so many metres in front of the capsule.
    BeforeCapsule(UnitId, f64),
    /// A cable with at least one end plugged.
    Run,
    /// A reel on a tape machine.
    Threaded(UnitId),
}

/// What a cable out of its slot is doing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cord {
    /// Where end A is plugged.
    pub a: Option<JackId>,
    /// Where end B is plugged.
    pub b: Option<JackId>,
    /// Points of the floor that it is laid along, from A to B.
    pub by: Vec<(f64, f64)>,
    /// Whether it is taped down.
    pub taped: bool,
}

/// Something that players play at a moment of the session; derived from the script.
#[derive(Debug, Clone, PartialEq)]
pub struct Performance {
    /// Who.
    pub player: PlayerId,
    /// What and how.
    pub rendition: Rendition,
    /// When it begins: the first count.
    pub start: Stamp,
    /// When it ends, which may be before the item does.
    pub end: Stamp,
    /// Whether it belongs to a take, and ends when the recorder stops.
    pub in_take: Option<u32>,
}

/// An interval during which the recorder rolled, from the roll or the slate to the stop or the next slate.
#[derive(Debug, Clone, PartialEq)]
pub struct Take {
    /// Its number, from 1.
    pub number: u32,
    /// When it began.
    pub start: Stamp,
    /// When it ended; none while it rolls.
    pub end: Option<Stamp>,
    /// Where it begins on the recorder's timeline, seconds.
    pub position: f64,
    /// The tracks that were armed, and what they were called when it began.
    pub tracks: Vec<(u32, String)>,
    /// The pass of recording that it is a part of, by its number.
    pub pass: u32,
}

/// Everything that can change, at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Studio {
    /// When this is.
    pub now: Stamp,
    /// Where every unit of the stock is.
    pub places: BTreeMap<UnitId, Place>,
    /// What the cables that are out do.
    pub cords: BTreeMap<UnitId, Cord>,
    /// How often cables that were coiled by hand are twisted, in whole turns.
    pub twisted: BTreeMap<UnitId, i32>,
    /// How every control stands.
    pub settings: Settings,
    /// How far ribbons are stretched: 0 new, 1 sagging.
    pub worn: BTreeMap<UnitId, f64>,
    /// What is broken, by the unit that has it.
    pub defects: BTreeMap<UnitId, Vec<Defect>>,
    /// When what sounds while it is moved was moved last.
    pub stirred: BTreeMap<Moved, Stamp>,
    /// What the recorder is doing.
    pub transport: TransportState,
    /// What the recorder remembers beside its controls.
    pub workstation: Workstation,
    /// What the tape machine is doing, and what is on its reels.
    pub deck: TapeDeck,
    /// What was recorded; the number of a roll for which nobody played is that of the next.
    pub takes: Vec<Take>,
    /// What is and was played.
    pub performances: Vec<Performance>,
    /// What test tools have shown, in order.
    pub readings: Vec<Reading>,
    /// What is written down.
    pub papers: Papers,
    /// When the last backup was made.
    pub backup: Option<Stamp>,
    /// Whether the trainee has left.
    pub over: bool,
}

impl Studio {
    /// The studio as the trainee finds it: everything stored, every control at its zero but for what the scenario says.
    #[must_use]
    pub fn found(scenario: &Scenario) -> Self {
        let mut settings = Settings::default();
        for unit in scenario.units.keys() {
            let controls = scenario.gear(unit).map(GearType::controls).unwrap_or_default();
            settings.0.extend(controls.into_iter().map(|control| (ControlId::new(unit, control.name), control.zero)));
        }
        settings.0.extend(scenario.file.found.iter().cloned());
        let mut studio = Self {
            now: Stamp(0),
            places: scenario.venue.stock.iter().map(|stock| (stock.unit.clone(), Place::Stored)).collect(),
            cords: BTreeMap::new(),
            twisted: BTreeMap::new(),
            settings,
            worn: BTreeMap::new(),
            defects: BTreeMap::new(),
            stirred: BTreeMap::new(),
            transport: TransportState::default(),
            workstation: Workstation::default(),
            deck: TapeDeck::default(),
            takes: Vec::new(),
            performances: Vec::new(),
            readings: Vec::new(),
            papers: Papers::default(),
            backup: None,
            over: false,
        };
        for edit in scenario.injected() {
            studio.suffer(edit);
        }
        studio
    }

    /// Makes one edit of a fault.
    fn suffer(&mut self, edit: Edit) {
        match edit {
            Edit::Set(control, setting) => {
                self.settings.0.insert(control, setting);
            }
            Edit::Break(unit, defect) => self.defects.entry(unit).or_default().push(defect),
            Edit::Stretch(ribbon, how_far) => {
                self.worn.insert(ribbon, how_far);
            }
            Edit::Plug { cord, a, b } => {
                self.places.insert(cord.clone(), Place::Run);
                self.cords.insert(cord, Cord { a: Some(a), b: Some(b), ..Cord::default() });
            }
        }
    }

    /// The cable in a jack, and which of its ends.
    #[must_use]
    pub fn cord_in(&self, jack: &JackId) -> Option<(&UnitId, End)> {
        self.cords.iter().find_map(|(unit, cord)| {
            let end = if cord.a.as_ref() == Some(jack) {
                End::A
            } else if cord.b.as_ref() == Some(jack) {
                End::B
            } else {
                return None;
            };
            Some((unit, end))
        })
    }

    /// The microphone on a stand.
    #[must_use]
    pub fn microphone_on(&self, stand: &UnitId) -> Option<&UnitId> {
        self.places.iter().find_map(|(unit, place)| (*place == Place::OnStand(stand.clone())).then_some(unit))
    }

    /// The pop filter on a stand, and its distance from the capsule in metres.
    #[must_use]
    pub fn pop_filter_on(&self, stand: &UnitId) -> Option<(&UnitId, f64)> {
        self.places.iter().find_map(|(unit, place)| match place {
            Place::BeforeCapsule(on, gap_m) if on == stand => Some((unit, *gap_m)),
            _ => None,
        })
    }

    /// How the stand of a microphone stands; none unless the microphone is on one.
    #[must_use]
    pub fn pose_of(&self, microphone: &UnitId) -> Option<&StandPose> {
        let Some(Place::OnStand(stand)) = self.places.get(microphone) else { return None };
        match self.places.get(stand) {
            Some(Place::Standing(pose)) => Some(pose),
            _ => None,
        }
    }

    /// Whether anybody played for a take.
    #[must_use]
    pub fn was_played(&self, take: u32) -> bool {
        self.performances.iter().any(|performance| performance.in_take == Some(take))
    }

    /// What the playlist is called to which a track of a take went, of a track that was called so.
    #[must_use]
    pub fn playlist_of(&self, take: &Take, track: u32, name: &str) -> String {
        let pass = self.workstation.passes.iter().find(|pass| pass.number == take.pass);
        let to = pass.and_then(|pass| pass.tracks.iter().find(|(number, _)| *number == track));
        self.workstation.playlist_name(track, to.map_or(1, |(_, playlist)| *playlist), name)
    }

    /// The frames of the session from the drop-in of a take to its drop-out.
    #[must_use]
    pub fn frames_of(&self, take: &Take) -> Range<u64> {
        let (start, end) = (take.start.block_frame(), take.end.unwrap_or(self.now).block_frame());
        match self.workstation.passes.iter().find(|pass| pass.number == take.pass) {
            // The moments of a punch are told in milliseconds; its frames are exact.
            Some(pass) => {
                let start = if take.start == pass.start { pass.frame } else { start };
                start..end.min(pass.frame + pass.length_at(self)).max(start)
            }
            None => start..end.max(start),
        }
    }

    /// What was recorded since the last backup.
    pub fn recorded_since_backup(&self) -> impl Iterator<Item = &Pass> {
        let backup = self.backup;
        // A backup is made at a standstill: what had begun before it is whole in it.
        self.workstation.passes.iter().filter(move |pass| backup.is_none_or(|backup| pass.start > backup))
    }

    /// Whether everything that was recorded is on the backup drive, too.
    #[must_use]
    pub fn is_backed_up(&self) -> bool {
        self.recorded_since_backup().next().is_none()
    }
}
