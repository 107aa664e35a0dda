//! How high the floor is: where something lies or stands to be stood on, its top.

use crate::app::world::{facing, sizes, vector};
use crate::sim::scenario::Scenario;
use bevy::prelude::*;

/// Furnishings that people and stands stand on.
const STOOD_ON: [&str; 1] = ["drum_riser"];
/// Furnishings that cables lie on as well.
const RUGS: [&str; 3] = ["rug", "rug_kilim", "rug_stripes"];

/// The height of the floor at a place, metres.
pub(super) fn ground(scenario: &Scenario, x: f32, z: f32) -> f32 {
    top(scenario, x, z, |model| STOOD_ON.contains(&model))
}

/// The height of the floor at a place with what covers it, metres.
pub(super) fn covered(scenario: &Scenario, x: f32, z: f32) -> f32 {
    top(scenario, x, z, |model| STOOD_ON.contains(&model) || RUGS.contains(&model))
}

/// The highest top there of the furnishings that are meant, metres.
fn top(scenario: &Scenario, x: f32, z: f32, is_meant: impl Fn(&str) -> bool) -> f32 {
    let tops = scenario.venue.look.furnishings.iter().filter(|piece| is_meant(&piece.model)).filter_map(|piece| {
        let (size, at) = (sizes::size(&piece.model)?, vector(piece.at));
        let inside = facing(piece.facing).inverse() * (Vec3::new(x, at.y, z) - at);
        (inside.x.abs() <= size.x / 2.0 && inside.z.abs() <= size.z / 2.0).then_some(at.y + size.y)
    });
    tops.fold(0.0, f32::max)
}
