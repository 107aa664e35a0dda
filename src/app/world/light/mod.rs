//! Light: where it comes from, what reaches a place, and how the three qualities draw it.

mod bake;
mod environment;
mod fittings;
mod lamps;
mod paint;
mod sky;

pub(super) use bake::LitHall;
pub(super) use fittings::Exposed;
pub(super) use lamps::{Lamp, hangers, lamps};
pub(super) use paint::Painted;
pub(super) use sky::Sky;

use crate::app::world::building::Opening;
use crate::app::world::scene::Scene;
use bevy::prelude::*;

/// The light of the venue that stands.
#[derive(Resource, Default)]
pub(super) struct Lighting {
    /// Every room with its light.
    pub(super) halls: Vec<LitHall>,
    /// Doorways and windows.
    pub(super) openings: Vec<Opening>,
    /// What is outside.
    pub(super) sky: Option<Sky>,
}

impl Lighting {
    /// The room around a place; the nearest for one that is in none.
    pub(super) fn around(&self, at: Vec3) -> Option<usize> {
        let outside = |lit: &LitHall| {
            let gap = (lit.hall.low - at).max(at - lit.hall.low - lit.hall.size).max(Vec3::ZERO);
            gap.length_squared()
        };
        (0..self.halls.len()).min_by(|left, right| outside(&self.halls[*left]).total_cmp(&outside(&self.halls[*right])))
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Lighting>();
    app.add_plugins((paint::plugin, fittings::plugin));
}

/// The hour on the clock of what is shown, 0 to 24.
pub(super) fn hour_of(scene: &Scene) -> f32 {
    scene.hour().unwrap_or(10.0)
}
