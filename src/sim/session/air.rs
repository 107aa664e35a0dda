//! Where players and capsules are, and the wind between them.

use crate::sim::acoustics::{Jet, Mesh};
use crate::sim::gear::{Defect, GearKind, PopFilter, Radiator, UnitId};
use crate::sim::scenario::{Scenario, Seat};
use crate::sim::session::{Place, Studio};
use crate::sim::units::{Aim, Point};

/// Where a radiator of a seated player is: offsets are to the player's left, up, and forward.
#[must_use]
pub fn radiator_at(seat: &Seat, radiator: &Radiator) -> Point {
    seat.at + as_seated(seat, radiator.offset)
}

/// Where the axis of a radiator of a seated player points.
#[must_use]
pub fn radiator_facing(seat: &Seat, radiator: &Radiator) -> Aim {
    // What looks where the player looks goes up and down with the player.
    if radiator.axis == Point::new(0.0, 0.0, 1.0) { seat.facing } else { Aim::of(as_seated(seat, radiator.axis)) }
}

/// From left, up and forward of a player to the room's own directions.
fn as_seated(seat: &Seat, offset: Point) -> Point {
    let azimuth = seat.facing.azimuth.to_radians();
    let (sin, cos) = (libm::sin(azimuth), libm::cos(azimuth));
    let (left, forward) = (Point::new(cos, 0.0, -sin), Point::new(sin, 0.0, cos));
    left * offset.x + Point::new(0.0, offset.y, 0.0) + forward * offset.z
}

/// The takes after which a stand that sags has sagged as far as it does.
const SAGS_OVER: f64 = 2.0;

/// Where a microphone's capsule is and where it points; none unless it is on a stand that is set up.
///
/// What a broken stand says and where its capsule hangs are two things: a boom that has slipped is further out from the
/// beginning, one that sags is lower with every take.
#[must_use]
pub fn capsule_at(studio: &Studio, mic: &UnitId) -> Option<(Point, Aim)> {
    let mut pose = *studio.pose_of(mic)?;
    let Some(Place::OnStand(stand)) = studio.places.get(mic) else { return None };
    for defect in studio.defects.get(stand).into_iter().flatten() {
        match defect {
            Defect::BoomSlipped { metres } => pose.reach += metres,
            Defect::Sagging { metres } => pose.height -= metres * (studio.takes.len() as f64 / SAGS_OVER).min(1.0),
            _ => {}
        }
    }
    Some((pose.capsule(), pose.aim))
}

/// The pop filter before a microphone.
#[must_use]
pub fn mesh_before(scenario: &Scenario, studio: &Studio, mic: &UnitId) -> Option<Mesh> {
    let Some(Place::OnStand(stand)) = studio.places.get(mic) else { return None };
    let (filter, gap_m) = studio.pop_filter_on(stand)?;
    let GearKind::PopFilter(PopFilter { passes, settles_m }) = scenario.gear(filter)?.kind else { return None };
    Some(Mesh { passes, settles_m, gap_m })
}

/// The jet of air out of a radiator of a seated player, if it gives one.
#[must_use]
pub fn jet_of(seat: &Seat, radiator: &Radiator) -> Option<Jet> {
    let wind = radiator.wind?;
    Some(Jet { at: radiator_at(seat, radiator), facing: radiator_facing(seat, radiator), radius_m: wind.radius_m, speed: wind.strongest })
}
