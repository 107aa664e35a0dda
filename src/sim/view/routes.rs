//! How a cable is laid by somebody who cares: along the walls and not across a doorway.

use crate::sim::gear::JackId;
use crate::sim::scenario::Scenario;
use crate::sim::session::{Place, Studio};
use crate::sim::units::Point;
use crate::sim::venue::Room;

/// How far from the wall a cable lies, metres.
const FROM_WALL: f64 = 0.15;
/// How far a cable keeps from the middle of a doorway beyond its half width, metres.
const CLEAR_OF_DOOR: f64 = 0.1;

/// Where a jack is; none for a unit that stands nowhere.
#[must_use]
pub fn jack_place(scenario: &Scenario, studio: &Studio, jack: &JackId) -> Option<Point> {
    if let Some(fixture) = scenario.venue.fixture(&jack.unit) {
        return Some(fixture.at);
    }
    match studio.places.get(&jack.unit)? {
        Place::OnStand(stand) => match studio.places.get(stand)? {
            Place::Standing(pose) => Some(pose.capsule()),
            _ => None,
        },
        Place::Floor(at) => Some(*at),
        _ => None,
    }
}

/// Points of the floor along the walls of the room from one jack to the other: the shorter way round that crosses no doorway,
/// else simply the shorter.
#[must_use]
pub fn along_the_walls(scenario: &Scenario, studio: &Studio, from: &JackId, to: &JackId) -> Vec<(f64, f64)> {
    let places = jack_place(scenario, studio, from).zip(jack_place(scenario, studio, to));
    let Some((from, to)) = places else { return Vec::new() };
    let Some(room) = scenario.venue.room_at(from) else { return Vec::new() };
    let (start, end) = (perimeter_of(room, from), perimeter_of(room, to));
    let clockwise = walk(room, start, end, true);
    let counter = walk(room, start, end, false);
    let cost = |way: &[(f64, f64)]| length(from, way, to) + if crosses_doorway(scenario, from, way, to) { 1000.0 } else { 0.0 };
    if cost(&clockwise) <= cost(&counter) { clockwise } else { counter }
}

/// Whether a cable that lies so crosses a doorway.
#[must_use]
pub fn crosses_doorway(scenario: &Scenario, from: Point, by: &[(f64, f64)], to: Point) -> bool {
    let mut points = vec![(from.x, from.z)];
    points.extend_from_slice(by);
    points.push((to.x, to.z));
    scenario.venue.doorways.iter().any(|doorway| {
        let reach = doorway.width / 2.0 + CLEAR_OF_DOOR;
        points.windows(2).any(|pair| near_segment(doorway.at, pair[0], pair[1]) < reach)
    })
}

fn near_segment(point: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (along, out) = ((b.0 - a.0, b.1 - a.1), (point.0 - a.0, point.1 - a.1));
    let square = along.0 * along.0 + along.1 * along.1;
    let share = if square > 0.0 { ((out.0 * along.0 + out.1 * along.1) / square).clamp(0.0, 1.0) } else { 0.0 };
    libm::hypot(out.0 - along.0 * share, out.1 - along.1 * share)
}

/// The sides of the walk round the room: width, depth, width, depth.
fn sides(room: &Room) -> [f64; 4] {
    let (width, depth) = (room.size.0 - 2.0 * FROM_WALL, room.size.2 - 2.0 * FROM_WALL);
    [width, depth, width, depth]
}

/// How far along the walk the nearest point to a place is, clockwise from the north-west corner.
fn perimeter_of(room: &Room, at: Point) -> f64 {
    let [width, depth, ..] = sides(room);
    let x = (at.x - room.corner.0 - FROM_WALL).clamp(0.0, width);
    let z = (at.z - room.corner.1 - FROM_WALL).clamp(0.0, depth);
    let candidates = [(z, x), (width - x, width + z), (depth - z, width + depth + width - x), (x, 2.0 * width + depth + depth - z)];
    candidates.into_iter().min_by(|left, right| left.0.total_cmp(&right.0)).map_or(0.0, |(_, along)| along)
}

fn point_at(room: &Room, along: f64) -> (f64, f64) {
    let [width, depth, ..] = sides(room);
    let (x, z) = if along < width {
        (along, 0.0)
    } else if along < width + depth {
        (width, along - width)
    } else if along < 2.0 * width + depth {
        (2.0 * width + depth - along, depth)
    } else {
        (0.0, 2.0 * (width + depth) - along)
    };
    let millimetres = |value: f64| libm::round(value * 1000.0) / 1000.0;
    (millimetres(room.corner.0 + FROM_WALL + x), millimetres(room.corner.1 + FROM_WALL + z))
}

/// The points of the walk from one place on it to another, with the corners between.
fn walk(room: &Room, start: f64, end: f64, clockwise: bool) -> Vec<(f64, f64)> {
    let [width, depth, ..] = sides(room);
    let round = 2.0 * (width + depth);
    let corners = [0.0, width, width + depth, 2.0 * width + depth];
    let ahead = |along: f64| if clockwise { wrap(along - start, round) } else { wrap(start - along, round) };
    let mut between: Vec<f64> = corners.into_iter().filter(|corner| ahead(*corner) > 0.01 && ahead(*corner) < ahead(end) - 0.01).collect();
    between.sort_by(|left, right| ahead(*left).total_cmp(&ahead(*right)));
    std::iter::once(start).chain(between).chain(std::iter::once(end)).map(|along| point_at(room, along)).collect()
}

fn wrap(value: f64, round: f64) -> f64 {
    value - libm::floor(value / round) * round
}

fn length(from: Point, by: &[(f64, f64)], to: Point) -> f64 {
    let mut points = vec![(from.x, from.z)];
    points.extend_from_slice(by);
    points.push((to.x, to.z));
    points.windows(2).map(|pair| libm::hypot(pair[1].0 - pair[0].0, pair[1].1 - pair[0].1)).sum()
}
