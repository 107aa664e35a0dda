//! The band where it sits and stands.

use crate::app::world::building::Building;
use crate::app::world::scene::Scene;
use crate::app::world::{Thing, WorldSystems, facing, model, vector};
use crate::sim::band::PlayerId;
use crate::sim::gear::UnitId;
use crate::sim::scenario::{Scenario, Seat};
use bevy::prelude::*;
use bevy::world_serialization::WorldInstanceReady;

/// What a player brings that has jacks to be worked with.
const PLUGGED: [&str; 2] = ["amp_", "keyboard_"];

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, seat.in_set(WorldSystems::Furnish).run_if(resource_exists_and_changed::<Scene>));
}

/// The figure shows where its instrument goes: at a node `at_piano_grand` comes the model `piano_grand`.
fn hand_over_instrument(
    ready: On<WorldInstanceReady>,
    children: Query<&Children>,
    names: Query<&Name>,
    places: Query<(&Transform, &Seated)>,
    scene: Res<Scene>,
    server: Res<AssetServer>,
    mut commands: Commands,
) {
    let Ok((body, Seated(player))) = places.get(ready.entity) else { return };
    let has_seat = scene.scenario().is_some_and(|scenario| is_seat_at(scenario, body.translation));
    for part in children.iter_descendants(ready.entity) {
        let wanted = names.get(part).ok().and_then(|name| name.strip_prefix("at_"));
        if let Some(name) = wanted.filter(|name| !(has_seat && is_seat(name))) {
            commands.entity(part).try_insert(model(&server, name));
            // What cables go into is the amplifier, or a keyboard itself.
            if PLUGGED.iter().any(|kind| name.starts_with(kind)) {
                commands.entity(part).try_insert(Thing(UnitId(player.0.clone())));
            }
        }
    }
}

fn is_seat(model: &str) -> bool {
    model.starts_with("chair") || model.starts_with("stool")
}

/// Whether the venue has a seat at that place.
fn is_seat_at(scenario: &Scenario, at: Vec3) -> bool {
    let seats = scenario.venue.fixtures.iter().filter(|fixture| scenario.gear(&fixture.unit).is_some_and(|gear| is_seat(&gear.model)));
    seats.map(|fixture| vector(fixture.at)).any(|seat| seat.with_y(at.y).distance(at) < 0.5)
}

/// A player of the band that is here.
#[derive(Component)]
pub(super) struct Seated(pub(super) PlayerId);

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
        // A drummer's place is a point on the floor, which a riser lifts.
        let floor = if player.instrument.reference.starts_with("floor") { seat.at.y as f32 } else { 0.0 };
        let at = Vec3::new((seat.at.x - ahead.x * behind) as f32, floor, (seat.at.z - ahead.z * behind) as f32);
        let stands = Transform::from_translation(at).with_rotation(facing(seat.facing.azimuth));
        let body = (Name::new(player.name.clone()), (Building, Seated(seat.player.clone())), model(&server, &player.model), stands);
        commands.spawn(body).observe(hand_over_instrument);
    }
}
