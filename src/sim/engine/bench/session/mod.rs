//! A band set up and miked in a venue, as a whole session would have it, to see how fast everything runs.

mod changes;
mod convolution;
mod copies;
mod hour;

pub use convolution::{Mono, plain_convolution};
pub use hour::Hour;

use crate::sim::band::{Band, Item, PlayerId, Rendition, Song};
use crate::sim::engine::bench::Fault;
use crate::sim::engine::tape::TRACKS;
use crate::sim::gear::{Catalogue, ControlId, JackId, Setting, UnitId};
use crate::sim::scenario::{Brief, Scenario, ScenarioFile, Seat};
use crate::sim::session::{Cord, Header, Journal, Performance, Place, Rolling, StandPose, Studio, Timeline, radiator_at, radiator_facing};
use crate::sim::units::{Aim, Db, Stamp};
use crate::sim::venue::Venue;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What is asked for, a file of RON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionSpec {
    /// Name of the venue file.
    pub venue: String,
    /// Name of the band file.
    pub band: String,
    /// Name of the song file.
    pub song: String,
    /// Where everybody is.
    pub seats: Vec<Seat>,
    /// How controls stand; everything else stands at zero, and every `power` is in.
    pub settings: Vec<(ControlId, Setting)>,
    /// Every microphone.
    pub microphones: Vec<Miked>,
    /// How many seconds are rendered and run.
    pub seconds: f64,
}

/// A microphone before a radiator, plugged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Miked {
    /// The microphone.
    pub mic: UnitId,
    /// Its cable.
    pub cable: UnitId,
    /// Where that is plugged.
    pub into: JackId,
    /// Before whom.
    pub player: PlayerId,
    /// Before which radiator.
    pub radiator: String,
    /// How far on its axis, metres.
    pub distance_m: f64,
}

impl SessionSpec {
    /// What is outside its range; names are looked up where the files are.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let wrong = |path: String, message: &str, help: &str| Fault { path, message: message.to_owned(), help: help.to_owned() };
        let mut faults = Vec::new();
        if !(1.0..=600.0).contains(&self.seconds) {
            faults.push(wrong("seconds".to_owned(), "this is outside the range", "1 to 600 seconds"));
        }
        for (at, one) in self.microphones.iter().enumerate().filter(|(_, one)| !(0.01..=20.0).contains(&one.distance_m)) {
            let message = format!("{} m is outside the range", one.distance_m);
            faults.push(wrong(format!("microphones[{at}].distance_m"), &message, "0.01 to 20 m"));
        }
        faults
    }
}

/// A session that is ready to run.
#[derive(Debug, Clone)]
pub struct SessionBench {
    /// The exercise that it would be; it has no script.
    pub scenario: Scenario,
    /// The studio from its first moment on: everybody plays the song, the recorder records.
    pub studio: Studio,
    /// How many seconds are rendered and run.
    pub seconds: f64,
}

impl SessionBench {
    /// Sets everything up as a specification says whose names are all known.
    #[must_use]
    pub fn of(spec: &SessionSpec, catalogue: Catalogue, venue: Venue, band: Band, song: Song) -> Self {
        let scenario = Scenario::of(file(spec), catalogue, venue, band, song, String::new());
        let mut studio = Studio::found(&scenario);
        let powers: Vec<ControlId> = studio.settings.0.keys().filter(|control| control.control == "power").cloned().collect();
        studio.settings.0.extend(powers.into_iter().map(|control| (control, Setting::On(true))));
        studio.settings.0.extend(spec.settings.iter().cloned());
        for one in &spec.microphones {
            set_up(&scenario, &mut studio, one);
        }
        // The song begins again until the time is over.
        let length = scenario.song.seconds();
        let times = libm::ceil(spec.seconds / length).max(1.0) as u32;
        for nth in 0..times {
            let [start, end] = [nth, nth + 1].map(|nth| Stamp::from_seconds(f64::from(nth) * length));
            let seated = scenario.band.players.iter().filter(|player| scenario.seat(&player.id).is_some());
            let players = seated.map(|player| player.id.clone());
            studio.performances.extend(players.map(|player| Performance { player, rendition: song_of(), start, end, in_take: None }));
        }
        studio.transport.rolling = Rolling::Recording;
        Self { scenario, studio, seconds: spec.seconds }
    }

    /// The session as a timeline in which nothing changes.
    #[must_use]
    pub fn timeline(&self) -> Timeline {
        Timeline {
            states: vec![(Stamp(0), Arc::new(self.studio.clone()))],
            said: Vec::new(),
            cues: Vec::new(),
            journal: Journal { header: Header::of(&self.scenario), entries: Vec::new() },
        }
    }

    /// The first time that everybody plays the song.
    pub fn once(&self) -> impl Iterator<Item = &Performance> {
        self.studio.performances.iter().filter(|one| one.start == Stamp(0))
    }

    /// The studio while the recorder writes every armed track down.
    #[must_use]
    pub fn recording(&self) -> Studio {
        let mut studio = self.studio.clone();
        let tracks = (1..=TRACKS as u32).map(|track| (track, 1)).collect();
        studio.workstation.passes = vec![hour::pass(1, 0, None, tracks)];
        studio.workstation.open = true;
        studio
    }

    /// How many radiators play.
    #[must_use]
    pub fn radiators(&self) -> usize {
        let playing = self.once().filter_map(|one| self.scenario.band.player(&one.player));
        playing.map(|player| player.instrument.radiators.len()).sum()
    }

    /// How many microphones stand.
    #[must_use]
    pub fn microphones(&self) -> usize {
        self.studio.places.values().filter(|place| matches!(place, Place::OnStand(_))).count()
    }
}

/// What everybody plays.
fn song_of() -> Rendition {
    Rendition { item: Item::Song, seed: 1, lift: Db(0.0) }
}

/// A stand of its own for each microphone, named after it.
fn set_up(scenario: &Scenario, studio: &mut Studio, one: &Miked) {
    let Some(seat) = scenario.seat(&one.player) else { return };
    let player = scenario.band.player(&one.player);
    let Some(radiator) = player.and_then(|player| player.instrument.radiators.iter().find(|radiator| radiator.id == one.radiator)) else {
        return;
    };
    let facing = radiator_facing(seat, radiator);
    let at = radiator_at(seat, radiator) + facing.vector() * one.distance_m;
    let aim = Aim { azimuth: facing.azimuth + 180.0, elevation: -facing.elevation };
    let stand = UnitId(format!("stand of {}", one.mic));
    let pose = StandPose { base: (at.x, at.z), height: at.y, reach: 0.0, turn: 0.0, aim };
    studio.places.insert(stand.clone(), Place::Standing(pose));
    studio.places.insert(one.mic.clone(), Place::OnStand(stand));
    studio.places.insert(one.cable.clone(), Place::Run);
    let from = JackId::new(&one.mic, "out");
    studio.cords.insert(one.cable.clone(), Cord { a: Some(from), b: Some(one.into.clone()), ..Cord::default() });
}

/// An exercise without a script.
fn file(spec: &SessionSpec) -> ScenarioFile {
    let none = String::new;
    let brief = Brief {
        date: none(),
        call: none(),
        start: none(),
        clear_by: none(),
        studio: none(),
        artist: none(),
        lead: none(),
        notes: Vec::new(),
        inputs: Vec::new(),
    };
    ScenarioFile {
        id: none(),
        title: none(),
        summary: none(),
        gear: Vec::new(),
        venue: spec.venue.clone(),
        band: spec.band.clone(),
        song: spec.song.clone(),
        seed: 1,
        seats: spec.seats.clone(),
        found: Vec::new(),
        faults: Vec::new(),
        brief,
        script: Vec::new(),
        rubric: Vec::new(),
        assessed: false,
        guided: false,
    }
}
