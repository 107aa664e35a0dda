//! Where radiators and capsules are, and the impulse responses between them.

use crate::sim::acoustics::{Arrival, Climate, Emitter, Mesh, Opening, Receiver, Screen, Shoebox, Space, arrivals};
use crate::sim::band::Player;
use crate::sim::engine::noise::Colour;
use crate::sim::gear::{Defect, GearKind, HighPass, Individual, Microphone, Pattern, Radiator, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Studio, capsule_at, mesh_before, radiator_at, radiator_facing};
use crate::sim::units::{Aim, Point};
use crate::sim::venue::{Material, Room, RoomId, Venue};

/// A capsule as it is set up.
#[derive(Debug, Clone)]
pub(super) struct Setup<'a> {
    pub(super) unit: &'a UnitId,
    pub(super) capsule: usize,
    /// The figures of this very unit, with the filter that is in as its only one.
    pub(super) mic: Microphone,
    pub(super) at: Point,
    pub(super) aim: Aim,
    pub(super) pattern: Pattern,
    pub(super) high_pass: Option<HighPass>,
    pub(super) room: &'a Room,
    /// What the ventilation makes too much of below 80 Hz, decibels.
    draught: f64,
    /// The mesh before it.
    pub(super) mesh: Option<Mesh>,
}

impl<'a> Setup<'a> {
    /// A capsule, counted from 0, of a microphone on a stand in a room; none otherwise.
    pub(super) fn of(scenario: &'a Scenario, studio: &Studio, unit: &'a UnitId, capsule: usize) -> Option<Self> {
        let GearKind::Microphone(page) = &scenario.gear(unit)?.kind else { return None };
        let (at, mut aim) = capsule_at(studio, unit).or_else(|| built_in(scenario, unit))?;
        let room = scenario.venue.room_at(at)?;
        if capsule > 0 {
            // The second capsule turns to the right of the first.
            aim.azimuth -= studio.settings.at(unit, "angle");
        }
        let pattern = page.pattern_at(studio.settings.get(unit, page.pattern_control(capsule)));
        let high_pass = page.high_pass_at(studio.settings.get(unit, "hpf"));
        let mut mic = page.as_made(&Individual::of_capsule(unit, capsule, page, scenario.file.seed));
        mic.high_pass = high_pass.into_iter().collect();
        let mesh = mesh_before(scenario, studio, unit);
        let draught = draught(studio, room);
        Some(Self { unit, capsule, mic, at, aim, pattern, high_pass, room, draught, mesh })
    }

    /// As acoustics has it.
    pub(super) fn receiver(&self) -> Receiver<'_> {
        Receiver { at: self.at, aim: self.aim, mic: &self.mic, pattern: self.pattern, high_pass: self.high_pass.is_some() }
    }

    /// The noise of the room as this microphone's switches leave it.
    pub(super) fn room_noise(&self) -> Colour {
        Colour { octaves: self.room.noise, high_pass: self.high_pass, draught: self.draught }
    }

    /// What a pattern lets in of a sound from everywhere, as an amplitude re an omni.
    pub(super) fn diffuse_gain(&self) -> f64 {
        libm::sqrt(self.pattern.random_energy())
    }
}

/// Where a microphone is that is built in: in a desk, or under a ceiling.
fn built_in(scenario: &Scenario, unit: &UnitId) -> Option<(Point, Aim)> {
    let fixture = scenario.venue.fixture(unit)?;
    Some((fixture.at, Aim { azimuth: fixture.facing, elevation: 0.0 }))
}

/// Decibels by which the ventilation of a room is too loud below 80 Hz.
fn draught(studio: &Studio, room: &Room) -> f64 {
    let defects = studio.defects.get(&UnitId(room.id.0.clone())).into_iter().flatten();
    defects.map(|defect| if let Defect::Draught { decibels } = defect { *decibels } else { 0.0 }).sum()
}

/// Direct sound and reflections from a radiator to a microphone.
pub(super) fn arrivals_of(scenario: &Scenario, studio: &Studio, player: &Player, radiator: &Radiator, setup: &Setup<'_>) -> Vec<Arrival> {
    let arrivals = |emitter: Emitter<'_>| arrivals(&space(scenario, studio), &emitter, &setup.receiver());
    emitter(scenario, player, radiator).map_or_else(Vec::new, arrivals)
}

/// A radiator as acoustics has it; none where nobody sits.
pub(super) fn emitter<'a>(scenario: &Scenario, player: &Player, radiator: &'a Radiator) -> Option<Emitter<'a>> {
    let seat = scenario.seat(&player.id)?;
    Some(Emitter {
        at: radiator_at(seat, radiator),
        facing: radiator_facing(seat, radiator),
        beam: &radiator.directivity.0,
        depth_m: radiator.depth_m,
    })
}

/// What can change about a space while a session runs: which doors are open, and where gobos stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Arrangement {
    doors: Vec<bool>,
    gobos: Vec<[u64; 3]>,
}

impl Arrangement {
    /// As the studio is now.
    pub(super) fn of(scenario: &Scenario, studio: &Studio) -> Self {
        let doors = scenario.venue.doorways.iter().map(|door| studio.settings.on(&door.door, "open")).collect();
        let place = |screen: Screen| [screen.at.x, screen.at.z, screen.facing.azimuth].map(f64::to_bits);
        Self { doors, gobos: screens(scenario).map(place).collect() }
    }

    /// The same with every door shut.
    pub(super) fn with_doors_shut(&self) -> Self {
        Self { doors: vec![false; self.doors.len()], gobos: self.gobos.clone() }
    }
}

/// The venue as acoustics has it, with its doors as they are.
pub(super) fn space(scenario: &Scenario, studio: &Studio) -> Space {
    let venue = &scenario.venue;
    let place = |id: &RoomId| venue.rooms.iter().position(|room| room.id == *id);
    let openings = venue.doorways.iter().filter_map(|door| {
        let between = (place(&door.between.0)?, place(&door.between.1)?);
        let open = studio.settings.on(&door.door, "open");
        let at = Point::new(door.at.0, 0.5 * door.height, door.at.1);
        Some(Opening { between, at, width: door.width, height: door.height, loss: (!open).then_some(door.closed) })
    });
    Space {
        openings: openings.collect(),
        screens: screens(scenario).collect(),
        order: venue.image_order as usize,
        ..Space::new(venue.rooms.iter().map(|room| shoebox(venue, room)).collect())
    }
}

/// The gobos where they stand.
fn screens(scenario: &Scenario) -> impl Iterator<Item = Screen> {
    scenario.venue.fixtures.iter().filter_map(|fixture| {
        let GearKind::Gobo(gobo) = &scenario.gear(&fixture.unit)?.kind else { return None };
        let facing = Aim { azimuth: fixture.facing, elevation: 0.0 };
        let (width, height, gap) = (gobo.width_m, gobo.height_m, gobo.gap_m);
        Some(Screen { at: fixture.at, facing, width, height, gap, absorption: gobo.absorption })
    })
}

/// A room as acoustics has it, by itself.
#[must_use]
pub fn shoebox(venue: &Venue, room: &Room) -> Shoebox {
    let mixed = |property: fn(&Material) -> [f64; 6]| {
        room.surfaces.each_ref().map(|shares| {
            let mut mixed = [0.0; 6];
            for (material, share) in shares {
                let figures = venue.materials.iter().find(|page| page.id == *material).map_or([0.0; 6], property);
                mixed.iter_mut().zip(figures).for_each(|(all, one)| *all += share * one);
            }
            mixed
        })
    };
    Shoebox {
        scattering: mixed(|material| material.scattering),
        climate: Climate { celsius: room.climate.celsius, humidity: room.climate.humidity },
        ..Shoebox::new(room.corner, room.size, mixed(|material| material.absorption))
    }
}
