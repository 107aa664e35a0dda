//! Where radiators and capsules are, and the impulse responses between them.

use crate::sim::acoustics::{Acoustician, Emitter, Opening, Receiver, Shoebox};
use crate::sim::band::{Player, PlayerId};
use crate::sim::engine::noise::{Colour, seed_of};
use crate::sim::gear::{GearKind, Microphone, Pattern, Radiator, UnitId};
use crate::sim::scenario::{Scenario, Seat};
use crate::sim::session::{Place, Studio};
use crate::sim::units::{Aim, Point};
use crate::sim::venue::{Doorway, Room, Venue};

/// Half the height of a doorway, metres: where its middle is taken to be.
const DOORWAY_MIDDLE_M: f64 = 1.05;

/// Where a radiator of a seated player is: offsets are to the player's left, up, and forward.
#[must_use]
pub fn radiator_at(seat: &Seat, radiator: &Radiator) -> Point {
    let azimuth = seat.facing.azimuth.to_radians();
    let (sin, cos) = (libm::sin(azimuth), libm::cos(azimuth));
    let (left, forward) = (Point::new(cos, 0.0, -sin), Point::new(sin, 0.0, cos));
    seat.at + left * radiator.offset.x + Point::new(0.0, radiator.offset.y, 0.0) + forward * radiator.offset.z
}

/// Where a microphone's capsule is and where it points; none unless it is on a stand that is set up.
#[must_use]
pub fn capsule_at(studio: &Studio, mic: &UnitId) -> Option<(Point, Aim)> {
    let Some(Place::OnStand(stand)) = studio.places.get(mic) else { return None };
    match studio.places.get(stand) {
        Some(Place::Standing(pose)) => Some((pose.capsule(), pose.aim)),
        _ => None,
    }
}

/// A microphone as it is set up.
#[derive(Debug, Clone)]
pub(super) struct Setup<'a> {
    pub(super) unit: &'a UnitId,
    pub(super) mic: &'a Microphone,
    pub(super) at: Point,
    pub(super) aim: Aim,
    pub(super) pattern: Pattern,
    pub(super) high_pass: bool,
    pub(super) room: &'a Room,
}

impl<'a> Setup<'a> {
    /// A microphone on a stand in a room; none otherwise.
    pub(super) fn of(scenario: &'a Scenario, studio: &Studio, unit: &'a UnitId) -> Option<Self> {
        let GearKind::Microphone(mic) = &scenario.gear(unit)?.kind else { return None };
        let (at, aim) = capsule_at(studio, unit)?;
        let room = scenario.venue.room_at(at)?;
        let word = Pattern::from_word(studio.settings.text(unit, "pattern"));
        let pattern = word.filter(|word| mic.patterns.contains(word)).or(mic.patterns.first().copied()).unwrap_or(Pattern::Omni);
        Some(Self { unit, mic, at, aim, pattern, high_pass: studio.settings.on(unit, "hpf"), room })
    }

    /// The noise of the room as this microphone's switches leave it.
    pub(super) fn room_noise(&self) -> Colour {
        let high_pass = self.mic.high_pass.filter(|_| self.high_pass);
        Colour { level: self.room.noise, high_pass: high_pass.map(|(corner, slope)| (corner, slope / 6.0)) }
    }

    /// What a pattern lets in of a sound from everywhere, as an amplitude re an omni.
    pub(super) fn diffuse_gain(&self) -> f64 {
        let a = self.pattern.pressure_part();
        libm::sqrt(a * a + (1.0 - a) * (1.0 - a) / 3.0)
    }
}

/// The impulse response from a radiator to a microphone; empty where no sound gets from one to the other.
pub(super) fn hear(
    acoustician: &mut Acoustician,
    scenario: &Scenario,
    studio: &Studio,
    player: &Player,
    radiator: &Radiator,
    setup: &Setup<'_>,
) -> Vec<f32> {
    let Some((seat, from)) = seat_and_room(scenario, &player.id) else { return Vec::new() };
    let emitter =
        Emitter { at: radiator_at(seat, radiator), facing: seat.facing, beam: &radiator.directivity.0, depth_m: radiator.depth_m };
    let receiver = Receiver { at: setup.at, aim: setup.aim, mic: setup.mic, pattern: setup.pattern, high_pass: setup.high_pass };
    // A microphone keeps its place in the late field when it is moved a little: only who hears whom counts.
    let seed = seed_of(&format!("{}/{}/{}", player.id, radiator.id, setup.unit), scenario.file.seed);
    let venue = &scenario.venue;
    if from.id == setup.room.id {
        return acoustician.response(&shoebox(venue, from), &emitter, &receiver, seed);
    }
    let mut sum: Vec<f32> = Vec::new();
    for door in doors_between(venue, from, setup.room) {
        let loss = if studio.settings.on(&door.door, "open") { door.open } else { door.closed };
        let opening = Opening { at: Point::new(door.at.0, DOORWAY_MIDDLE_M, door.at.1), width: door.width, loss };
        let part = acoustician.response_through(&shoebox(venue, from), &shoebox(venue, setup.room), &opening, &emitter, &receiver, seed);
        sum.resize(sum.len().max(part.len()), 0.0);
        sum.iter_mut().zip(part).for_each(|(all, one)| *all += one);
    }
    sum
}

/// Whether each door on the way from a player to a microphone is open.
pub(super) fn doors(scenario: &Scenario, studio: &Studio, player: &PlayerId, setup: &Setup<'_>) -> Vec<bool> {
    let Some((_, from)) = seat_and_room(scenario, player) else { return Vec::new() };
    doors_between(&scenario.venue, from, setup.room).map(|door| studio.settings.on(&door.door, "open")).collect()
}

fn seat_and_room<'a>(scenario: &'a Scenario, player: &PlayerId) -> Option<(&'a Seat, &'a Room)> {
    let seat = scenario.seat(player)?;
    Some((seat, scenario.venue.room(&seat.room)?))
}

fn doors_between<'a>(venue: &'a Venue, from: &'a Room, to: &'a Room) -> impl Iterator<Item = &'a Doorway> {
    let joins = move |door: &&Doorway| {
        let (one, other) = (&door.between.0, &door.between.1);
        (*one == from.id && *other == to.id) || (*one == to.id && *other == from.id)
    };
    venue.doorways.iter().filter(joins)
}

fn shoebox(venue: &Venue, room: &Room) -> Shoebox {
    let absorption = room.surfaces.each_ref().map(|shares| {
        let mut mixed = [0.0; 6];
        for (material, share) in shares {
            let found = venue.materials.iter().find(|page| page.id == *material);
            let absorption = found.map_or([0.0; 6], |page| page.absorption);
            mixed.iter_mut().zip(absorption).for_each(|(all, one)| *all += share * one);
        }
        mixed
    });
    Shoebox { corner: room.corner, size: room.size, absorption }
}
