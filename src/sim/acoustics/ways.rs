//! The ways that sound takes to a capsule: straight, by surfaces, round screens, through openings.

use crate::sim::acoustics::capsule::Incidence;
use crate::sim::acoustics::hall::{Chamber, Ear, Hall, Source};
use crate::sim::acoustics::images::Image;
use crate::sim::acoustics::{FARTHEST_M, NEAREST_M, Opening, Screen};
use crate::sim::units::Point;

/// The geometry of one arrival.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// Length in metres.
    pub(super) length: f64,
    /// Gain of spreading; 1 at one metre.
    pub(super) spreading: f64,
    /// Radius of curvature of the wave at the capsule, in metres.
    pub(super) radius: f64,
    /// Decibels of the radiator in this direction and of screens and openings on the way, in the bands of `BEAM_HZ`.
    pub(super) gain_db: [f64; 8],
    /// How it meets the capsule.
    pub(super) incidence: Incidence,
}

/// The way from a source or its image.
pub(super) fn by_image(hall: &Hall, chamber: &Chamber, image: &Image, source: &Source, ear: &Ear) -> Way {
    let direction = (ear.at - image.at).direction();
    let straight = clamped(image.at.distance(ear.at));
    let mut way = Way {
        length: straight,
        spreading: (1.0 + source.depth) / (straight + source.depth),
        radius: straight + source.depth,
        gain_db: source.towards(image.facing, direction),
        incidence: ear.capsule.incidence(direction * -1.0),
    };
    // Farther reflections come from all sides, and round a screen in as many ways.
    let order: u8 = image.bounces.iter().sum();
    if order == 0 {
        screened(&mut way, &hall.space.screens, source.at, ear.at);
    } else if order == 1 {
        let corner = reflection(chamber, image, ear.at);
        screened(&mut way, &hall.space.screens, source.at, corner);
        screened(&mut way, &hall.space.screens, corner, ear.at);
    }
    way
}

/// The straight way through an opening.
pub(super) fn by_opening(hall: &Hall, chamber: &Chamber, opening: &Opening, source: &Source, ear: &Ear) -> Way {
    let passage = opening.passage(source.at, ear.at, &chamber.room);
    let depth = source.depth;
    let mut way = Way {
        length: passage.length.min(FARTHEST_M),
        // Depth takes the sharpness off the first metres only.
        spreading: passage.spreading * (1.0 + depth) * passage.length / (passage.length + depth),
        radius: passage.radius,
        gain_db: source.towards(source.facing, (passage.by - source.at).direction()),
        incidence: ear.capsule.incidence((passage.by - ear.at).direction()),
    };
    way.gain_db.iter_mut().zip(passage.gain_db).for_each(|(sum, db)| *sum += db);
    screened(&mut way, &hall.space.screens, source.at, passage.by);
    screened(&mut way, &hall.space.screens, passage.by, ear.at);
    way
}

/// Takes away what screens do on a straight stretch of the way.
fn screened(way: &mut Way, screens: &[Screen], from: Point, to: Point) {
    for shadow in screens.iter().filter_map(|screen| screen.shadow(from, to)) {
        way.length += shadow.detour;
        way.gain_db.iter_mut().zip(shadow.gain_db).for_each(|(sum, db)| *sum += db);
    }
}

/// Where the way from an image of first order meets the surface that it is mirrored in.
fn reflection(chamber: &Chamber, image: &Image, ear: Point) -> Point {
    let room = &chamber.room;
    let (east, up, south) = room.sizes();
    let (x, z) = room.corner;
    let met = image.bounces.iter().position(|count| *count > 0).unwrap_or(0);
    let (wall, from, to) = match met {
        0 => (x, image.at.x, ear.x),
        1 => (x + east, image.at.x, ear.x),
        2 => (z, image.at.z, ear.z),
        3 => (z + south, image.at.z, ear.z),
        4 => (0.0, image.at.y, ear.y),
        _ => (up, image.at.y, ear.y),
    };
    let share = if (to - from).abs() < 1e-9 { 0.5 } else { ((wall - from) / (to - from)).clamp(0.0, 1.0) };
    image.at + (ear - image.at) * share
}

fn clamped(distance: f64) -> f64 {
    distance.clamp(NEAREST_M, FARTHEST_M)
}
