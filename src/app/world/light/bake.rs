//! Light worked out once: what reaches a place from the lamps of its room past what stands there, and from everything around.

use crate::app::world::building::Hall;
use crate::app::world::light::lamps::Lamp;
use crate::app::world::vector;
use crate::sim::gear::GearKind;
use crate::sim::scenario::Scenario;
use bevy::prelude::*;

/// Light from everywhere in a room, as a share of what its lamps put on the floor.
const AROUND: f32 = 0.62;

/// A room with its light.
#[derive(Debug, Clone)]
pub(in crate::app::world) struct LitHall {
    pub(in crate::app::world) hall: Hall,
    pub(in crate::app::world) lamps: Vec<Lamp>,
    /// Light that comes from no lamp in particular: it has met walls and floor before.
    pub(in crate::app::world) around: Vec3,
    /// What is in the way of light.
    blocks: Vec<(Vec3, Vec3)>,
}

impl LitHall {
    /// A room, its lamps, and what stands in it.
    pub(in crate::app::world) fn new(scenario: &Scenario, hall: Hall, lamps: Vec<Lamp>) -> Self {
        let floor = hall.sides[4].main.albedo();
        let lamp_light: Vec3 = lamps.iter().map(|lamp| lamp.color * lamp.on(hall.middle().with_y(0.05), Vec3::Y)).sum();
        let mean = lamp_light.max(Vec3::splat(0.15)).min(Vec3::splat(0.8));
        // Walls give back most of what they get, the floor its own colour.
        let bounced = mean * (Vec3::splat(0.72) + floor * 0.6);
        let blocks = blocks(scenario, &hall);
        Self { hall, lamps, around: bounced * AROUND, blocks }
    }

    /// Light on a surface; what is beside and above it takes its share.
    pub(in crate::app::world) fn at(&self, at: Vec3, normal: Vec3) -> Vec3 {
        let place = at + normal * 0.03;
        let lamps: Vec3 = self.lamps.iter().map(|lamp| lamp.color * lamp.on(at, normal) * self.open(lamp, place)).sum();
        lamps + self.around * self.openness(at, normal) * self.sideways(normal)
    }

    /// Light on something that stands free, whatever is beside it.
    pub(in crate::app::world) fn free(&self, at: Vec3) -> Vec3 {
        let lamps: Vec3 = self.lamps.iter().map(|lamp| lamp.color * lamp.on(at, Vec3::Y)).sum();
        lamps + self.around * 1.2
    }

    /// How open a surface is, 0 to 1: dim in corners and beside what stands there.
    pub(in crate::app::world) fn openness(&self, at: Vec3, normal: Vec3) -> f32 {
        let inside = at - self.hall.low;
        let rest = self.hall.size - inside;
        let edges = [
            (inside.x, Vec3::X),
            (rest.x, Vec3::NEG_X),
            (inside.z, Vec3::Z),
            (rest.z, Vec3::NEG_Z),
            (inside.y, Vec3::Y),
            (rest.y, Vec3::NEG_Y),
        ];
        let corner: f32 = edges
            .into_iter()
            .filter(|(_, inward)| inward.dot(normal) < 0.9)
            .map(|(edge, _)| 1.0 - 0.42 * (-edge.max(0.0) / 0.38).exp())
            .product();
        corner * self.beside(at, normal)
    }

    /// Less light close to things, as under a sofa or behind a rack.
    fn beside(&self, at: Vec3, normal: Vec3) -> f32 {
        let near = |(low, high): &(Vec3, Vec3)| {
            let gap = (*low - at).max(at - *high).max(Vec3::ZERO);
            let ahead = ((*low + *high) / 2.0 - at).dot(normal) > -0.05;
            if ahead { 1.0 - 0.55 * (-gap.length() / 0.22).exp() } else { 1.0 }
        };
        self.blocks.iter().map(near).product()
    }

    /// Ceilings give more light than floors of wood.
    fn sideways(&self, normal: Vec3) -> f32 {
        0.82 + 0.18 * normal.y
    }

    /// How much of a lamp is seen from a place: six points of it, so that shadows are soft.
    fn open(&self, lamp: &Lamp, at: Vec3) -> f32 {
        if !lamp.throws {
            return 1.0;
        }
        let points = [(0.0, 0.0), (0.16, 0.0), (-0.16, 0.0), (0.0, 0.16), (0.0, -0.16)];
        let seen = |(x, z): &(f32, f32)| {
            let to = lamp.at + Vec3::new(*x, 0.0, *z);
            !self.blocks.iter().any(|block| cuts(block, at, to))
        };
        points.iter().filter(|point| seen(point)).count() as f32 / points.len() as f32
    }
}

/// Boxes around furniture and players; flat things and what hangs on walls throws no shadow worth the time.
fn blocks(scenario: &Scenario, hall: &Hall) -> Vec<(Vec3, Vec3)> {
    let fixtures = scenario.venue.fixtures.iter().filter_map(|fixture| {
        let gear = scenario.gear(&fixture.unit)?;
        if matches!(gear.kind, GearKind::Door) {
            return None;
        }
        Some((vector(fixture.at), fixture.facing, extent(&gear.model)?))
    });
    let furnishings =
        scenario.venue.look.furnishings.iter().filter_map(|thing| Some((vector(thing.at), thing.facing, extent(&thing.model)?)));
    let standing = fixtures.chain(furnishings).filter(|(at, ..)| hall.contains(*at + Vec3::Y * 0.1)).map(|(at, degrees, size)| {
        let turned = crate::app::world::facing(degrees) * Vec3::new(size.x, 0.0, size.z);
        let half = Vec3::new(turned.x.abs(), 0.0, turned.z.abs()) / 2.0;
        (at - half, at + half + Vec3::Y * size.y)
    });
    let seats = scenario.file.seats.iter().map(|seat| vector(seat.at).with_y(0.0)).filter(|at| hall.contains(*at));
    let players = seats.map(|at| (at - Vec3::new(0.22, 0.0, 0.22), at + Vec3::new(0.22, 1.3, 0.22)));
    standing.chain(players).collect()
}

/// Width, height and depth of what is large enough to be in the way.
fn extent(model: &str) -> Option<Vec3> {
    let size = match model {
        "locker" => (1.6, 2.0, 0.45),
        "sofa" => (2.0, 0.6, 0.85),
        "rack" => (0.55, 1.0, 0.4),
        "stand_rack" => (1.1, 0.8, 0.4),
        "gobo" => (1.2, 1.5, 0.15),
        "chair" | "stool" => (0.4, 0.5, 0.4),
        "plant" => (0.4, 0.7, 0.4),
        _ if model.starts_with("desk_") || model == "desk" => (2.4, 0.85, 0.9),
        _ if model.starts_with("piano_grand") => (1.5, 0.95, 1.9),
        _ if model.starts_with("amp_") || model.starts_with("case_") => (0.6, 0.6, 0.35),
        _ if model.starts_with("workbench") => (1.8, 0.9, 0.7),
        _ => return None,
    };
    Some(Vec3::new(size.0, size.1, size.2))
}

/// Whether a box is between two places.
fn cuts((low, high): &(Vec3, Vec3), from: Vec3, to: Vec3) -> bool {
    let way = to - from;
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    for axis in 0..3 {
        if way[axis].abs() < 1e-6 {
            if from[axis] < low[axis] || from[axis] > high[axis] {
                return false;
            }
            continue;
        }
        let (a, b) = ((low[axis] - from[axis]) / way[axis], (high[axis] - from[axis]) / way[axis]);
        (enter, leave) = (enter.max(a.min(b)), leave.min(a.max(b)));
    }
    enter < leave
}
