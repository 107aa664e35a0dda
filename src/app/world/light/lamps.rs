//! Where the lamps of a house are, and how much light each sends which way.

use crate::app::world::building::{Hall, Opening, OpeningKind, halls, openings};
use crate::app::world::light::sky::Sky;
use crate::app::world::vector;
use crate::sim::scenario::Scenario;
use bevy::prelude::*;

/// Colour of lamps in the ceiling.
const WARM: Vec3 = Vec3::new(1.0, 0.83, 0.62);
/// Colour of lamps on the floor, under cloth.
const AMBER: Vec3 = Vec3::new(1.0, 0.66, 0.34);
/// Light on the floor of a studio under its lamps, and of a corridor: 1 is as bright as paper can be drawn.
const STUDIO_LIGHT: f32 = 0.66;
const PASSAGE_LIGHT: f32 = 0.6;

/// A lamp.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app::world) struct Lamp {
    /// Where.
    pub(in crate::app::world) at: Vec3,
    /// Where it shines; nothing for all around.
    pub(in crate::app::world) aim: Option<Vec3>,
    /// Light on a surface that faces it, times the square of the distance in metres.
    pub(in crate::app::world) strength: f32,
    /// Its colour.
    pub(in crate::app::world) color: Vec3,
    /// Radians from its aim to the edge of its light.
    pub(in crate::app::world) spread: f32,
    /// Metres beyond which it lights nothing.
    pub(in crate::app::world) reach: f32,
    /// Whether things throw shadows in it.
    pub(in crate::app::world) throws: bool,
}

impl Lamp {
    /// Light on a surface at a place, without what is in the way.
    pub(in crate::app::world) fn on(&self, at: Vec3, normal: Vec3) -> f32 {
        let out = self.at - at;
        let distance = out.length().max(0.25);
        let toward = out / distance;
        let cone = self.aim.map_or(1.0, |aim| {
            let (cosine, edge) = ((-toward).dot(aim), self.spread.cos());
            let full = (self.spread * 0.55).cos();
            ((cosine - edge) / (full - edge)).clamp(0.0, 1.0).powi(2)
        });
        let fade = (1.0 - (distance / self.reach).powi(4)).max(0.0).powi(2);
        self.strength * toward.dot(normal).max(0.0) * cone * fade / (distance * distance)
    }
}

/// Where lamps hang from the ceiling of a room.
pub(in crate::app::world) fn hangers(hall: &Hall) -> Vec<Vec3> {
    let count = |metres: f32| (metres / 3.1).round().max(1.0) as u32;
    let (columns, rows) = (count(hall.size.x), count(hall.size.z));
    let drop = if hall.is_high() && hall.is_studio { 0.75 } else { 0.06 };
    let share = |index: u32, of: u32| (index as f32 + 0.5) / of as f32;
    let places = (0..columns).flat_map(move |column| (0..rows).map(move |row| (share(column, columns), share(row, rows))));
    places.map(|(u, v)| hall.low + Vec3::new(hall.size.x * u, hall.size.y - drop, hall.size.z * v)).collect()
}

/// Every lamp of every room, in the order of the rooms.
pub(in crate::app::world) fn lamps(scenario: &Scenario, sky: &Sky) -> Vec<Vec<Lamp>> {
    let openings = openings(scenario);
    halls(&scenario.venue).iter().map(|hall| of_hall(scenario, hall, &openings, sky)).collect()
}

fn of_hall(scenario: &Scenario, hall: &Hall, openings: &[Opening], sky: &Sky) -> Vec<Lamp> {
    let down = |at: Vec3| Lamp {
        at,
        aim: Some(Vec3::NEG_Y),
        strength: 1.0,
        color: WARM,
        spread: 1.15,
        reach: hall.size.length() * 1.1,
        throws: true,
    };
    let mut lamps: Vec<Lamp> = hangers(hall).into_iter().map(down).collect();
    let wanted = if hall.is_studio { STUDIO_LIGHT } else { PASSAGE_LIGHT } * sky.lamps_up();
    let mean = mean_on_floor(hall, &lamps);
    for lamp in &mut lamps {
        lamp.strength *= wanted / mean.max(1e-4);
    }
    lamps.extend(practicals(scenario, hall));
    lamps.extend(openings.iter().filter_map(|opening| through(opening, hall, sky)));
    lamps
}

/// The mean on a table's height above the floor.
fn mean_on_floor(hall: &Hall, lamps: &[Lamp]) -> f32 {
    let places = (0..25).map(|index| {
        let (u, v) = ((index % 5) as f32 * 0.2 + 0.1, (index / 5) as f32 * 0.2 + 0.1);
        hall.low + Vec3::new(hall.size.x * u, 0.4, hall.size.z * v)
    });
    places.map(|at| lamps.iter().map(|lamp| lamp.on(at, Vec3::Y)).sum::<f32>()).sum::<f32>() / 25.0
}

/// Lamps that stand in the room.
fn practicals(scenario: &Scenario, hall: &Hall) -> Vec<Lamp> {
    let fixtures = scenario.venue.fixtures.iter().filter_map(|fixture| Some((&scenario.gear(&fixture.unit)?.model, fixture.at)));
    let furnishings = scenario.venue.look.furnishings.iter().map(|thing| (&thing.model, thing.at));
    let shade = |(model, at): (&String, _)| {
        let up = match model.as_str() {
            "lamp_floor" => 1.42,
            "lamp_desk" => 0.42,
            _ => return None,
        };
        let at = vector(at) + Vec3::Y * up;
        hall.contains(at).then_some(Lamp { at, aim: None, strength: 0.42, color: AMBER, spread: 3.2, reach: 4.5, throws: false })
    };
    fixtures.chain(furnishings).filter_map(shade).collect()
}

/// Light of the sky through a window of this room.
fn through(opening: &Opening, hall: &Hall, sky: &Sky) -> Option<Lamp> {
    if opening.kind != OpeningKind::Daylight || sky.beam <= 0.0 {
        return None;
    }
    let middle = opening.at + Vec3::Y * opening.size.y / 2.0;
    let inward = (hall.middle() - middle).with_y(0.0);
    let inward = if inward.x.abs() / hall.size.x > inward.z.abs() / hall.size.z { inward.with_z(0.0) } else { inward.with_x(0.0) };
    let inward = inward.normalize_or(Vec3::Z);
    if !hall.contains(middle + inward * 0.2) || hall.contains(middle - inward * 0.6) {
        return None;
    }
    let side = inward.cross(Vec3::Y);
    let aim = (inward - Vec3::Y * 0.62 + side * 0.45).normalize();
    // Far enough behind the glass for the bars to throw their shadows along each other.
    let at = middle - aim * 5.0;
    Some(Lamp { at, aim: Some(aim), strength: sky.beam * 60.0, color: sky.light, spread: 0.34, reach: 22.0, throws: true })
}
