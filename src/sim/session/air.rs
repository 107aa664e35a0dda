//! Where players and capsules are, and the wind between them.

use crate::sim::acoustics::{Jet, Mesh};
use crate::sim::gear::{GearKind, PopFilter, Radiator, UnitId};
use crate::sim::scenario::{Scenario, Seat};
use crate::sim::session::{Place, Studio};
use crate::sim::units::{Aim, Point};

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
    studio.pose_of(mic).map(|pose| (pose.capsule(), pose.aim))
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
    Some(Jet { at: radiator_at(seat, radiator), facing: seat.facing, radius_m: wind.radius_m, speed: wind.strongest })
}
