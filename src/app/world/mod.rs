//! What is seen: rooms, fixtures, gear, cables and players, built from the venue and following the studio.

mod building;
mod cables;
mod camera;
mod closer;
mod coarse;
mod controls;
mod count;
mod display;
mod edges;
mod gear;
mod ground;
mod hands;
mod jacks;
mod keys;
mod light;
mod meters;
mod mips;
mod motion;
mod picture;
mod players;
mod racks;
mod scene;
mod shot;
mod sight;
mod sizes;
mod storage;
mod surface;
mod switches;
mod thin;

pub(super) use coarse::Copies;
pub(super) use count::{Counted, count};
pub(super) use hands::InSight;
pub(super) use picture::{Picture, Pointed};
pub(super) use scene::Scene;
pub(super) use shot::{Lens, frame};

use crate::sim::gear::UnitId;
use crate::sim::units::Point;
use bevy::prelude::*;

/// The thing of the studio that an entity shows.
#[derive(Component, Debug, Clone)]
pub(super) struct Thing(pub(super) UnitId);

/// In which order a scene is put up.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
enum WorldSystems {
    /// The house and its light.
    Build,
    /// What stands in it.
    Furnish,
}

/// The place itself, for whatever camera looks at it.
pub(super) fn plugin(app: &mut App) {
    app.configure_sets(Update, (WorldSystems::Build, WorldSystems::Furnish).chain());
    app.add_plugins((
        scene::plugin,
        light::plugin,
        building::plugin,
        gear::plugin,
        storage::plugin,
        racks::plugin,
        jacks::plugin,
        keys::plugin,
        switches::plugin,
        cables::plugin,
        players::plugin,
        controls::plugin,
        meters::plugin,
        display::plugin,
        motion::plugin,
    ));
    app.add_plugins((mips::plugin, thin::plugin, coarse::plugin, edges::plugin));
}

/// The eyes of whoever sits at the window, and their hands.
pub(super) fn window_plugin(app: &mut App) {
    app.add_plugins((camera::plugin, closer::plugin, picture::plugin, hands::plugin));
}

/// A place of the venue as the engine's vector: both are x east, y up, z south, in metres.
fn vector(point: Point) -> Vec3 {
    Vec3::new(point.x as f32, point.y as f32, point.z as f32)
}

/// The rotation that turns a model's front (+z) to so many degrees from south towards east.
fn facing(degrees: f64) -> Quat {
    Quat::from_rotation_y(degrees.to_radians() as f32)
}

/// A picture of `assets/models` as a scene to spawn.
fn model(server: &AssetServer, name: &str) -> WorldAssetRoot {
    WorldAssetRoot(server.load(GltfAssetLabel::Scene(0).from_asset(format!("models/{name}.glb"))))
}
