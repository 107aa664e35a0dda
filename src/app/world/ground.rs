//! How high the floor is: where something stands to be stood on, its top.

use crate::app::world::{facing, sizes, vector};
use crate::sim::scenario::Scenario;
use bevy::prelude::*;

/// Furnishings that people and stands stand on.
const STOOD_ON: [&str; 1] = ["drum_riser"];

/// The height of the floor at a place, metres.
pub(super) fn ground(scenario: &Scenario, x: f32, z: f32) -> f32 {
    let tops = scenario.venue.look.furnishings.iter().filter(|piece| STOOD_ON.contains(&piece.model.as_str())).filter_map(|piece| {
        let (size, at) = (sizes::size(&piece.model)?, vector(piece.at));
        let inside = facing(piece.facing).inverse() * (Vec3::new(x, at.y, z) - at);
        (inside.x.abs() <= size.x / 2.0 && inside.z.abs() <= size.z / 2.0).then_some(at.y + size.y)
    });
    tops.fold(0.0, f32::max)
}
