//! The way a cable takes from jack to jack: down to the floor, along it and through doorways, and up again.

use crate::sim::gear::{Connector, JackId, UnitId};
use crate::sim::scenario::{Scenario, Seat};
use crate::sim::session::{Place, Refusal, Studio};
use crate::sim::units::Point;
use crate::sim::venue::{Room, Venue};
use std::collections::BTreeMap;

/// Metres of a cable that lie as slack and cannot be spanned with.
pub const SLACK_M: f64 = 0.3;
/// Metres between two jacks of one bay, by custom.
const BAY_REACH_M: f64 = 0.1;
/// How far in its wall a box may sit and still count as in the room, metres.
const WALL_M: f64 = 0.5;

/// The way of one cable with both ends plugged.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// From the jack of end A, over the floor, to the jack of end B.
    pub points: Vec<Point>,
    /// Metres that the cable must span.
    pub way_m: f64,
}

impl Run {
    fn along(points: Vec<Point>) -> Self {
        let way_m = points.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
        Self { points, way_m }
    }
}

/// The way of a cable as it lies; none unless both its ends are plugged.
#[must_use]
pub fn run_of(scenario: &Scenario, studio: &Studio, cord: &UnitId) -> Option<Run> {
    let cord = studio.cords.get(cord)?;
    way(scenario, studio, cord.a.as_ref()?, cord.b.as_ref()?, &cord.by).ok()
}

/// The way from jack to jack by these points of the floor.
pub(super) fn way(scenario: &Scenario, studio: &Studio, a: &JackId, b: &JackId, by: &[(f64, f64)]) -> Result<Run, Refusal> {
    if in_bay(scenario, a) && in_bay(scenario, b) {
        let ends = [a, b].map(|jack| scenario.venue.fixture(&jack.unit).map_or(Point::default(), |fixture| fixture.at));
        return Ok(Run { way_m: ends[0].distance(ends[1]) + BAY_REACH_M, points: ends.to_vec() });
    }
    let (from, to) = (drop_from(scenario, studio, a)?, drop_from(scenario, studio, b)?);
    let mut points = from.clone();
    let ends = [from.last(), to.last()].map(|point| point.map_or((0.0, 0.0), |point| (point.x, point.z)));
    let stops: Vec<(f64, f64)> = std::iter::once(ends[0]).chain(by.iter().copied()).chain([ends[1]]).collect();
    for pair in stops.windows(2) {
        points.extend(doorways(&scenario.venue, pair[0], pair[1])?.into_iter().map(on_floor));
        points.push(on_floor(pair[1]));
    }
    points.extend(to.into_iter().rev().skip(1));
    Ok(Run::along(points))
}

/// Whether cords at this jack hang before a bay instead of lying on the floor.
pub(super) fn in_bay(scenario: &Scenario, jack: &JackId) -> bool {
    scenario.jack(jack).is_some_and(|spec| spec.connector == Connector::TtJack)
}

/// From a jack down to the floor; a microphone's cable follows the boom and the column to the foot of its stand.
fn drop_from(scenario: &Scenario, studio: &Studio, jack: &JackId) -> Result<Vec<Point>, Refusal> {
    if let Some(fixture) = scenario.venue.fixture(&jack.unit) {
        return Ok(vec![fixture.at, on_floor((fixture.at.x, fixture.at.z))]);
    }
    if let Some(seat) = instrument_seat(scenario, &jack.unit) {
        return Ok(vec![seat.at, on_floor((seat.at.x, seat.at.z))]);
    }
    if let Some(Place::Floor(at)) = studio.places.get(&jack.unit) {
        return Ok(vec![on_floor((at.x, at.z))]);
    }
    let standing = match studio.places.get(&jack.unit) {
        Some(Place::OnStand(stand)) => studio.places.get(stand),
        _ => None,
    };
    let Some(Place::Standing(pose)) = standing else { return Err(Refusal::NotStanding(jack.unit.clone())) };
    let column = Point::new(pose.base.0, pose.height, pose.base.1);
    Ok(vec![pose.capsule(), column, on_floor(pose.base)])
}

/// Where the player is whose instrument has that tag.
pub(super) fn instrument_seat<'a>(scenario: &'a Scenario, unit: &UnitId) -> Option<&'a Seat> {
    scenario.file.seats.iter().find(|seat| seat.player.0 == unit.0)
}

/// Where the end of a cable meets the floor under its jack, x and z.
pub(super) fn foot_of(scenario: &Scenario, studio: &Studio, jack: &JackId) -> Option<(f64, f64)> {
    drop_from(scenario, studio, jack).ok()?.last().map(|point| (point.x, point.z))
}

/// The middles of the doorways on the shortest chain of rooms between two points of the floor.
fn doorways(venue: &Venue, from: (f64, f64), to: (f64, f64)) -> Result<Vec<(f64, f64)>, Refusal> {
    let (Some(from), Some(to)) = (room_near(venue, from), room_near(venue, to)) else { return Err(Refusal::NoRoomThere) };
    let mut ways = BTreeMap::from([(from.id.clone(), Vec::new())]);
    let mut next = std::collections::VecDeque::from([from.id.clone()]);
    while let Some(room) = next.pop_front() {
        let so_far = ways.get(&room).cloned().unwrap_or_default();
        if room == to.id {
            return Ok(so_far);
        }
        for doorway in &venue.doorways {
            let beyond = match &doorway.between {
                (one, other) if *one == room => other,
                (one, other) if *other == room => one,
                _ => continue,
            };
            if !ways.contains_key(beyond) {
                ways.insert(beyond.clone(), so_far.iter().copied().chain([doorway.at]).collect());
                next.push_back(beyond.clone());
            }
        }
    }
    Err(Refusal::NoRoomThere)
}

/// The room around a point of the floor, or the nearest one if the point is in a wall.
fn room_near(venue: &Venue, (x, z): (f64, f64)) -> Option<&Room> {
    let outside = |room: &Room| {
        let past = |at: f64, from: f64, size: f64| (from - at).max(at - from - size).max(0.0);
        past(x, room.corner.0, room.size.0).max(past(z, room.corner.1, room.size.2))
    };
    venue.rooms.iter().filter(|room| outside(room) <= WALL_M).min_by(|one, other| outside(one).total_cmp(&outside(other)))
}

fn on_floor((x, z): (f64, f64)) -> Point {
    Point::new(x, 0.0, z)
}
