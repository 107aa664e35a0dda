//! The band where it sits and stands.

use crate::app::world::building::Building;
use crate::app::world::scene::Scene;
use crate::app::world::{WorldSystems, facing, model};
use crate::sim::scenario::Seat;
use bevy::prelude::*;
use bevy::world_serialization::WorldInstanceReady;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, seat.in_set(WorldSystems::Furnish).run_if(resource_exists_and_changed::<Scene>));
}

/// The figure shows where its instrument goes: at a node `at_piano_grand` comes the model `piano_grand`.
fn hand_over_instrument(
    ready: On<WorldInstanceReady>,
    children: Query<&Children>,
    names: Query<&Name>,
    server: Res<AssetServer>,
    mut commands: Commands,
) {
    for part in children.iter_descendants(ready.entity) {
        if let Some(name) = names.get(part).ok().and_then(|name| name.strip_prefix("at_")) {
            commands.entity(part).insert(model(&server, name));
        }
    }
}

/// A player of the band that is here.
#[derive(Component)]
struct Seated;

fn seat(
    mut commands: Commands,
    scene: Res<Scene>,
    server: Res<AssetServer>,
    old: Query<Entity, With<Seated>>,
    mut seated: Local<Vec<Seat>>,
) {
    let Some(scenario) = scene.scenario() else { return };
    if *seated == scenario.file.seats {
        return;
    }
    seated.clone_from(&scenario.file.seats);
    for entity in &old {
        commands.entity(entity).despawn();
    }
    for seat in &scenario.file.seats {
        let Some(player) = scenario.band.player(&seat.player) else { continue };
        // The seat names the mouth or the 12th fret; the body stands behind it.
        let (ahead, behind) = (seat.facing.vector(), player.instrument.body_m);
        let at = Vec3::new((seat.at.x - ahead.x * behind) as f32, 0.0, (seat.at.z - ahead.z * behind) as f32);
        let stands = Transform::from_translation(at).with_rotation(facing(seat.facing.azimuth));
        let body = (Name::new(player.name.clone()), (Building, Seated), model(&server, &player.model), stands);
        commands.spawn(body).observe(hand_over_instrument);
    }
}
