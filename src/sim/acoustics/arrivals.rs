//! The table of arrivals: when and how strong each sound comes, and what it met on its way.

use crate::sim::acoustics::BEAM_HZ;
use crate::sim::acoustics::capsule::LN_PER_DB;
use crate::sim::acoustics::hall::{Chamber, Ear, Hall, Source};
use crate::sim::acoustics::room::air_db;
use crate::sim::acoustics::ways::{Way, by_image, by_opening};

/// One sound that arrives at a microphone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arrival {
    /// How many reflections it has behind it.
    pub order: usize,
    /// How often it met the west, east, north and south walls, the floor and the ceiling.
    pub bounces: [u8; 6],
    /// How far it came, in metres.
    pub distance_m: f64,
    /// When it arrives after it was given out, in seconds.
    pub delay_s: f64,
    /// Its level re the source at one metre on its axis, with all that the microphone does, in the bands of `BEAM_HZ`; decibels.
    pub level_db: [f64; 8],
    /// Whether the microphone turns its polarity over.
    pub inverted: bool,
}

/// All arrivals that images and openings give, direct sound first, then in the order of the images.
pub(super) fn table(hall: &Hall, source: &Source, ear: &Ear) -> Vec<Arrival> {
    let (from, to) = (hall.space.room_of(source.at), hall.space.room_of(ear.at));
    let Some(chamber) = hall.chambers.get(from) else { return Vec::new() };
    if from != to {
        let ways = hall.space.between(from, to).map(|opening| by_opening(hall, chamber, opening, source, ear));
        return ways.map(|way| arrival(chamber, &way, [0; 6], ear)).collect();
    }
    let images = chamber.cells.iter().map(|cell| cell.image(&chamber.room, source.at, source.facing));
    images.map(|image| arrival(chamber, &by_image(hall, chamber, &image, source, ear), image.bounces, ear)).collect()
}

fn arrival(chamber: &Chamber, way: &Way, bounces: [u8; 6], ear: &Ear) -> Arrival {
    let (walls, air) = (chamber.walls_db(bounces), air_db(chamber.air.as_ref(), way.length));
    let spreading = 20.0 * libm::log10(way.spreading);
    let level_db = std::array::from_fn(|band| {
        let (hz, ln_hz) = (BEAM_HZ[band], libm::log(BEAM_HZ[band]));
        let capsule = ear.capsule.ln_on_axis(hz, ln_hz) + ear.capsule.ln_towards(hz, ln_hz, way.incidence, way.radius);
        spreading + way.gain_db[band] + walls[band] - air[band] + capsule / LN_PER_DB
    });
    Arrival {
        order: bounces.iter().map(|count| usize::from(*count)).sum(),
        bounces,
        distance_m: way.length,
        delay_s: way.length / chamber.speed,
        level_db,
        inverted: ear.capsule.polar.inverts(way.incidence.cosine),
    }
}
