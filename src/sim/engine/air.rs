//! What plans take from acoustics: how capsules hear radiators, and how radiators fill rooms.
//!
//! A room that is filled is a source like a radiator (`rooms` come after all radiators), and every capsule hears it through
//! one late field. So a pair of radiator and capsule has only its near part, a microphone that moves within a room keeps its
//! late fields, and a door changes those and what goes from room to room.

use crate::sim::acoustics::{Acoustician, Ear, Hall, Source};
use crate::sim::band::{Player, PlayerId};
use crate::sim::engine::convolve::{Path, Response, Work};
use crate::sim::engine::noise::seed_of;
use crate::sim::engine::scene::{Arrangement, Setup, emitter, space};
use crate::sim::engine::shelf::Shelf;
use crate::sim::gear::{Pattern, Radiator, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Studio, jet_of};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Near parts that are kept: a microphone that is pushed about leaves many behind.
const NEAR: usize = 2048;
/// Late fields that are kept.
const FAR: usize = 512;
/// Ways to fill rooms that are kept.
const FILLS: usize = 256;
/// A share of a radiator's late energy at a capsule, −40 dB, below which nobody misses it.
const LEAST_SHARE: f64 = 1e-4;
/// Arrangements that are kept.
const HALLS: usize = 16;

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
    work: Work,
    halls: Shelf<Arrangement, Arc<Hall>>,
    last: Option<Arc<Hall>>,
    near: Shelf<Near, Arc<Response>>,
    far: Shelf<Far, Arc<Response>>,
    fills: Shelf<Fill, Arc<Response>>,
}

impl Default for Air {
    fn default() -> Self {
        Self {
            acoustician: Acoustician::new(),
            work: Work::new(1),
            halls: Shelf::new(HALLS),
            last: None,
            near: Shelf::new(NEAR),
            far: Shelf::new(FAR),
            fills: Shelf::new(FILLS),
        }
    }
}

/// What is heard at one moment: the air as the studio's doors and gobos leave it, and every radiator in it.
pub(super) struct Moment<'a> {
    scenario: &'a Scenario,
    arrangement: Arrangement,
    /// The same with all doors shut, which is all that counts within a room.
    within: Arrangement,
    hall: Arc<Hall>,
    radiators: Vec<Radiating<'a>>,
}

/// A radiator, in the order of sources; the rooms come after the last.
struct Radiating<'a> {
    player: &'a Player,
    radiator: &'a Radiator,
    /// Where it is among those of its player.
    at: usize,
    /// As acoustics has it; none where nobody sits or what comes out is wind.
    source: Option<Source<'a>>,
    /// The rooms that it fills.
    fills: Vec<usize>,
}

impl Air {
    /// The air of a studio.
    pub(super) fn at<'a>(&mut self, scenario: &'a Scenario, studio: &Studio) -> Moment<'a> {
        let arrangement = Arrangement::of(scenario, studio);
        let hall = self.halls.get_or(arrangement.clone(), || {
            let space = space(scenario, studio);
            let hall = match &self.last {
                Some(last) => self.acoustician.hall_like(&space, last),
                None => self.acoustician.hall(&space),
            };
            Arc::new(hall)
        });
        self.last = Some(Arc::clone(&hall));
        let each =
            scenario.band.players.iter().flat_map(|player| player.instrument.radiators.iter().enumerate().map(move |one| (player, one)));
        let radiators = each.map(|(player, (at, radiator))| {
            let sounds = emitter(scenario, player, radiator).filter(|_| radiator.wind.is_none());
            let source = sounds.map(|emitter| Source::new(&emitter));
            let fills = source.as_ref().map_or_else(Vec::new, |source| hall.filled_by(source));
            Radiating { player, radiator, at, source, fills }
        });
        Moment { radiators: radiators.collect(), scenario, within: arrangement.with_doors_shut(), arrangement, hall }
    }

    /// Every source that a capsule hears, and how.
    pub(super) fn paths(&mut self, now: &Moment, setup: &Setup<'_>) -> Vec<Path> {
        let mut ear = None;
        let near: Vec<_> = now.radiators.iter().map(|radiating| self.near(now, radiating, setup, &mut ear)).collect();
        let rooms = now.heard_in(now.hall.room_of(setup.at), |radiating, room| self.fill(now, radiating, room).energy());
        let far = rooms.into_iter().map(|room| (now.radiators.len() + room, self.far(now, room, setup, &mut ear)));
        near.into_iter().enumerate().chain(far).filter(|(_, response)| response.blocks() > 0).collect()
    }

    /// What fills each room, and how.
    pub(super) fn fills(&mut self, now: &Moment) -> Vec<Vec<Path>> {
        let mut fills = vec![Vec::new(); now.scenario.venue.rooms.len()];
        for (source, radiating) in now.radiators.iter().enumerate() {
            for room in &radiating.fills {
                fills[*room].push((source, self.fill(now, radiating, *room)));
            }
        }
        fills
    }

    /// The whole response from a radiator to a capsule, as samples.
    pub(super) fn impulse(&mut self, now: &Moment, (player, at): (&Player, usize), setup: &Setup<'_>) -> Vec<f32> {
        let Some(radiating) = now.radiators.iter().find(|one| one.player.id == player.id && one.at == at) else { return Vec::new() };
        let near = self.near_samples(now, radiating, setup, &mut None);
        let Some(source) = &radiating.source else { return near };
        let ear = self.acoustician.ear(&setup.receiver());
        let shared: Vec<_> = (radiating.fills.iter())
            .map(|room| {
                let far = self.acoustician.far(&now.hall, *room, &ear, now.seed(*room, setup));
                (self.acoustician.fill(&now.hall, source, *room), far)
            })
            .collect();
        self.acoustician.whole(&near, shared.iter().map(|(fill, far)| (fill.as_slice(), far.as_slice())))
    }

    fn fill(&mut self, now: &Moment, radiating: &Radiating, room: usize) -> Arc<Response> {
        let key = Fill { radiator: radiating.key(), room, arrangement: now.of(radiating, room).clone() };
        self.fills.get_or(key, || {
            let source = radiating.source.as_ref();
            let samples = source.map_or_else(Vec::new, |source| self.acoustician.fill(&now.hall, source, room));
            Arc::new(Response::near(&samples, &mut self.work))
        })
    }

    fn near(&mut self, now: &Moment, radiating: &Radiating, setup: &Setup<'_>, ear: &mut Option<Ear>) -> Arc<Response> {
        let key = Near {
            radiator: radiating.key(),
            capsule: Switched::of(setup),
            pose: [setup.at.x, setup.at.y, setup.at.z, setup.aim.azimuth, setup.aim.elevation].map(f64::to_bits),
            arrangement: now.of(radiating, now.hall.room_of(setup.at)).clone(),
            mesh: setup.mesh.map(|mesh| mesh.gap_m.to_bits()),
        };
        if let Some(response) = self.near.get(&key) {
            return response;
        }
        let samples = self.near_samples(now, radiating, setup, ear);
        let response = Arc::new(Response::near(&samples, &mut self.work));
        self.near.put(key, response.clone());
        response
    }

    /// The near part as samples; empty where no sound gets from one to the other.
    fn near_samples(&mut self, now: &Moment, radiating: &Radiating, setup: &Setup<'_>, ear: &mut Option<Ear>) -> Vec<f32> {
        let (player, radiator) = (radiating.player, radiating.radiator);
        let Some(seat) = now.scenario.seat(&player.id) else { return Vec::new() };
        if let Some(jet) = jet_of(seat, radiator) {
            return self.acoustician.wind(&jet, &setup.receiver(), setup.mesh.as_ref());
        }
        let Some(source) = &radiating.source else { return Vec::new() };
        let ear = ear.get_or_insert_with(|| self.acoustician.ear(&setup.receiver()));
        // A microphone keeps its place in the late field when it is moved a little: only who hears whom counts.
        let seed = seed_of(&format!("{}/{}/{}", player.id, radiator.id, setup.unit), now.scenario.file.seed);
        self.acoustician.near(&now.hall, source, ear, seed)
    }

    fn far(&mut self, now: &Moment, room: usize, setup: &Setup<'_>, ear: &mut Option<Ear>) -> Arc<Response> {
        let rooms = (room, now.hall.room_of(setup.at));
        let key = Far { rooms, capsule: Switched::of(setup), arrangement: now.arrangement.clone() };
        self.far.get_or(key, || {
            let ear = ear.get_or_insert_with(|| self.acoustician.ear(&setup.receiver()));
            let samples = self.acoustician.far(&now.hall, room, ear, now.seed(room, setup));
            Arc::new(Response::late(&samples, &mut self.work))
        })
    }
}

impl Moment<'_> {
    /// The rooms through whose fields at least one radiator brings to a room a share of its own late sound that counts.
    fn heard_in(&self, to: usize, mut fill: impl FnMut(&Radiating, usize) -> f64) -> BTreeSet<usize> {
        let mut heard = BTreeSet::new();
        for radiating in &self.radiators {
            let share = |room: &usize| (*room, fill(radiating, *room) * self.hall.carries(*room, to));
            let shares: Vec<(usize, f64)> = radiating.fills.iter().map(share).collect();
            let whole: f64 = shares.iter().map(|(_, share)| share).sum();
            heard.extend(shares.into_iter().filter(|(_, share)| *share > LEAST_SHARE * whole).map(|(room, _)| room));
        }
        heard
    }

    /// The seed of the late field at a capsule.
    fn seed(&self, room: usize, setup: &Setup<'_>) -> u64 {
        seed_of(&format!("{} in {}", self.scenario.venue.rooms[room].id, setup.unit), self.scenario.file.seed)
    }

    /// What counts of the arrangement for what goes from a radiator to a room.
    fn of(&self, radiating: &Radiating, room: usize) -> &Arrangement {
        let stays = radiating.source.as_ref().is_none_or(|source| self.hall.room_of(source.at()) == room);
        if stays { &self.within } else { &self.arrangement }
    }
}

impl Radiating<'_> {
    fn key(&self) -> (PlayerId, usize) {
        (self.player.id.clone(), self.at)
    }
}

impl Switched {
    fn of(setup: &Setup<'_>) -> Self {
        let high_pass = setup.high_pass.map(|filter| filter.corner.to_bits());
        Self { mic: (setup.unit.clone(), setup.capsule), pattern: setup.pattern, high_pass }
    }
}
