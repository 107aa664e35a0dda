//! What plans take from acoustics: how capsules hear radiators, and how radiators fill rooms.
//!
//! A room that is filled is a source like a radiator (`rooms` come after all radiators), and every capsule hears it through
//! one late field. So a pair of radiator and capsule has only its near part, a microphone that moves within a room keeps its
//! late fields, and a door changes those and what goes from room to room.

use crate::sim::acoustics::{Acoustician, Ear, Hall, Source};
use crate::sim::band::{Player, PlayerId};
use crate::sim::engine::compile::sources;
use crate::sim::engine::convolve::{Path, Response};
use crate::sim::engine::noise::seed_of;
use crate::sim::engine::scene::{Arrangement, Setup, emitter, space};
use crate::sim::engine::shelf::Shelf;
use crate::sim::gear::{Pattern, Radiator, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Studio, jet_of};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Near parts that are kept: a microphone that is pushed about leaves many behind.
const NEAR: usize = 1024;
/// Late fields that are kept.
const FAR: usize = 256;
/// Ways to fill rooms that are kept.
const FILLS: usize = 256;
/// Arrangements that are kept.
const HALLS: usize = 4;

/// A capsule as acoustics tells it from others, but for its pose.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Switched {
    mic: (UnitId, usize),
    pattern: Pattern,
    /// Corner of its filter.
    high_pass: Option<u64>,
}

/// The near part at a capsule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Near {
    radiator: (PlayerId, usize),
    capsule: Switched,
    pose: [u64; 5],
    arrangement: Arrangement,
    /// The pop filter's distance.
    mesh: Option<u64>,
}

/// The late field at a capsule, from one room to its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Far {
    rooms: (usize, usize),
    capsule: Switched,
    arrangement: Arrangement,
}

/// How a radiator fills a room.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Fill {
    radiator: (PlayerId, usize),
    room: usize,
    arrangement: Arrangement,
}

/// The air of a scenario's venue.
pub(super) struct Air {
    acoustician: Acoustician,
    halls: Shelf<Arrangement, Arc<Hall>>,
    near: Shelf<Near, Arc<Response>>,
    far: Shelf<Far, Arc<Response>>,
    fills: Shelf<Fill, Arc<Response>>,
}

impl Default for Air {
    fn default() -> Self {
        Self {
            acoustician: Acoustician::new(),
            halls: Shelf::new(HALLS),
            near: Shelf::new(NEAR),
            far: Shelf::new(FAR),
            fills: Shelf::new(FILLS),
        }
    }
}

/// What is heard at one moment: the air as the studio's doors and gobos leave it.
pub(super) struct Moment<'a> {
    scenario: &'a Scenario,
    arrangement: Arrangement,
    hall: Arc<Hall>,
    first: BTreeMap<PlayerId, usize>,
    /// The source of the first room.
    rooms: usize,
}

impl Air {
    /// The air of a studio.
    pub(super) fn at<'a>(&mut self, scenario: &'a Scenario, studio: &Studio) -> Moment<'a> {
        let arrangement = Arrangement::of(scenario, studio);
        let hall = (self.halls).get_or(arrangement.clone(), || Arc::new(self.acoustician.hall(&space(scenario, studio))));
        let (first, rooms) = sources(scenario);
        Moment { scenario, arrangement, hall, first, rooms }
    }

    /// Every source that a capsule hears, and how.
    pub(super) fn paths(&mut self, now: &Moment, setup: &Setup<'_>) -> Vec<Path> {
        let mut ear = None;
        let mut paths = Vec::new();
        for player in &now.scenario.band.players {
            for at in 0..player.instrument.radiators.len() {
                let response = self.near(now, (player, at), setup, &mut ear);
                if response.blocks() > 0 {
                    paths.push((now.first[&player.id] + at, response));
                }
            }
        }
        for room in now.sounding() {
            let response = self.far(now, room, setup, &mut ear);
            if response.blocks() > 0 {
                paths.push((now.rooms + room, response));
            }
        }
        paths
    }

    /// What fills each room, and how.
    pub(super) fn fills(&mut self, now: &Moment) -> Vec<Vec<Path>> {
        let mut fills = vec![Vec::new(); now.scenario.venue.rooms.len()];
        for (player, at, source) in now.radiators() {
            for room in now.hall.filled_by(&source) {
                let key =
                    Fill { radiator: (player.id.clone(), at), room, arrangement: now.of_doors(room == now.hall.room_of(source.at())) };
                let response = self.fills.get_or(key, || Arc::new(Response::near(&self.acoustician.fill(&now.hall, &source, room))));
                fills[room].push((now.first[&player.id] + at, response));
            }
        }
        fills
    }

    /// The whole response from a radiator to a capsule, as samples.
    pub(super) fn impulse(&mut self, now: &Moment, (player, at): (&Player, usize), setup: &Setup<'_>) -> Vec<f32> {
        let near = self.near_samples(now, (player, at), setup, &mut None);
        let Some(source) = now.source(player, &player.instrument.radiators[at]) else { return near };
        let ear = self.acoustician.ear(&setup.receiver());
        let shared: Vec<_> = (now.hall.filled_by(&source).into_iter())
            .map(|room| {
                let far = self.acoustician.far(&now.hall, room, &ear, now.seed(room, setup));
                (self.acoustician.fill(&now.hall, &source, room), far)
            })
            .collect();
        self.acoustician.whole(&near, shared.iter().map(|(fill, far)| (fill.as_slice(), far.as_slice())))
    }

    fn near(&mut self, now: &Moment, (player, at): (&Player, usize), setup: &Setup<'_>, ear: &mut Option<Ear>) -> Arc<Response> {
        let stays = now
            .source(player, &player.instrument.radiators[at])
            .is_some_and(|source| now.hall.room_of(source.at()) == now.hall.room_of(setup.at));
        let key = Near {
            radiator: (player.id.clone(), at),
            capsule: Switched::of(setup),
            pose: [setup.at.x, setup.at.y, setup.at.z, setup.aim.azimuth, setup.aim.elevation].map(f64::to_bits),
            arrangement: now.of_doors(stays),
            mesh: setup.mesh.map(|mesh| mesh.gap_m.to_bits()),
        };
        if let Some(response) = self.near.get(&key) {
            return response;
        }
        let response = Arc::new(Response::near(&self.near_samples(now, (player, at), setup, ear)));
        self.near.put(key, response.clone());
        response
    }

    /// The near part as samples; empty where no sound gets from one to the other.
    fn near_samples(&mut self, now: &Moment, (player, at): (&Player, usize), setup: &Setup<'_>, ear: &mut Option<Ear>) -> Vec<f32> {
        let radiator = &player.instrument.radiators[at];
        let Some(seat) = now.scenario.seat(&player.id) else { return Vec::new() };
        if let Some(jet) = jet_of(seat, radiator) {
            return self.acoustician.wind(&jet, &setup.receiver(), setup.mesh.as_ref());
        }
        let Some(source) = now.source(player, radiator) else { return Vec::new() };
        let ear = ear.get_or_insert_with(|| self.acoustician.ear(&setup.receiver()));
        // A microphone keeps its place in the late field when it is moved a little: only who hears whom counts.
        let seed = seed_of(&format!("{}/{}/{}", player.id, radiator.id, setup.unit), now.scenario.file.seed);
        self.acoustician.near(&now.hall, &source, ear, seed)
    }

    fn far(&mut self, now: &Moment, room: usize, setup: &Setup<'_>, ear: &mut Option<Ear>) -> Arc<Response> {
        let rooms = (room, now.hall.room_of(setup.at));
        let key = Far { rooms, capsule: Switched::of(setup), arrangement: now.arrangement.clone() };
        if let Some(response) = self.far.get(&key) {
            return response;
        }
        let ear = ear.get_or_insert_with(|| self.acoustician.ear(&setup.receiver()));
        let response = Arc::new(Response::late(&self.acoustician.far(&now.hall, room, ear, now.seed(room, setup))));
        self.far.put(key, response.clone());
        response
    }
}

impl<'a> Moment<'a> {
    /// Every radiator that makes sound, as acoustics has it.
    fn radiators(&self) -> impl Iterator<Item = (&'a Player, usize, Source<'a>)> {
        self.scenario.band.players.iter().flat_map(move |player| {
            let sounding = player.instrument.radiators.iter().enumerate();
            sounding.filter_map(move |(at, radiator)| Some((player, at, self.source(player, radiator)?)))
        })
    }

    /// A radiator as acoustics has it; none where nobody sits or what comes out is wind.
    fn source(&self, player: &'a Player, radiator: &'a Radiator) -> Option<Source<'a>> {
        let emitter = emitter(self.scenario, player, radiator).filter(|_| radiator.wind.is_none())?;
        Some(Source::new(&emitter))
    }

    /// The rooms that are filled by anybody.
    fn sounding(&self) -> Vec<usize> {
        let mut rooms: Vec<usize> = self.radiators().flat_map(|(_, _, source)| self.hall.filled_by(&source)).collect();
        rooms.sort_unstable();
        rooms.dedup();
        rooms
    }

    /// The seed of the late field at a capsule.
    fn seed(&self, room: usize, setup: &Setup<'_>) -> u64 {
        seed_of(&format!("{} in {}", self.scenario.venue.rooms[room].id, setup.unit), self.scenario.file.seed)
    }

    /// What counts of the arrangement for what stays within a room, or goes from room to room.
    fn of_doors(&self, stays: bool) -> Arrangement {
        if stays { self.arrangement.with_doors_shut() } else { self.arrangement.clone() }
    }
}

impl Switched {
    fn of(setup: &Setup<'_>) -> Self {
        let high_pass = setup.high_pass.map(|filter| filter.corner.to_bits());
        Self { mic: (setup.unit.clone(), setup.capsule), pattern: setup.pattern, high_pass }
    }
}
