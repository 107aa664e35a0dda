//! Where a microphone of the sheet belongs: poses of a stand before a source, the plainest first.

use crate::sim::scenario::{InputLine, Scenario};
use crate::sim::session::{StandPose, radiator_at, radiator_facing};
use crate::sim::units::{Aim, Point};

/// How far the boom reaches over, metres, in the order in which it is tried; estimate.
const REACHES_M: [f64; 5] = [0.5, 0.35, 0.7, 0.2, 0.0];
/// How far round from the line of sight the base stands, degrees.
const ROUND_DEG: [f64; 7] = [0.0, 60.0, -60.0, 100.0, -100.0, 140.0, -140.0];

/// The point that a line of the sheet is measured from.
pub(super) fn target(scenario: &Scenario, line: &InputLine) -> Option<(Point, Aim)> {
    let seat = scenario.seat(&line.player)?;
    let instrument = &scenario.band.player(&line.player)?.instrument;
    let radiator = instrument.radiators.iter().find(|radiator| radiator.id == line.placement.from);
    Some(radiator.map_or((seat.at, seat.facing), |radiator| (radiator_at(seat, radiator), radiator_facing(seat, radiator))))
}

/// Poses with the capsule in the middle of the window of the sheet, aimed at the source; those above the floor.
pub(super) fn poses(scenario: &Scenario, line: &InputLine) -> Vec<StandPose> {
    let Some((target, facing)) = target(scenario, line) else { return Vec::new() };
    let distance = (line.placement.distance_m.0 + line.placement.distance_m.1) / 2.0;
    let capsule = target + facing.vector() * distance;
    let aim = Aim::of(target - capsule);
    let places = REACHES_M.into_iter().flat_map(|reach| ROUND_DEG.into_iter().map(move |round| (reach, round)));
    let pose = |(reach, round): (f64, f64)| {
        let turn = wrapped(facing.azimuth + 180.0 + round);
        let out = Aim { azimuth: turn, elevation: 0.0 }.vector() * reach;
        StandPose { base: (capsule.x - out.x, capsule.z - out.z), height: capsule.y, reach, turn, aim }
    };
    places.map(pose).collect()
}

fn wrapped(degrees: f64) -> f64 {
    degrees - 360.0 * libm::floor((degrees + 180.0) / 360.0)
}
