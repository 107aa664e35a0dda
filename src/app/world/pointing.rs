//! Pointing at things: what is under the pointer, and what a click on it does.

use crate::app::bridge::{Intent, LiveSession};
use crate::app::plain::Plain;
use crate::app::schedule::StudioSystems;
use crate::app::screens::{Focus, Screen};
use crate::app::world::Thing;
use crate::app::world::camera::Eyes;
use crate::app::world::picture::Pointed;
use crate::panels::{Stage, what_is_it_ui};
use crate::sim::gear::{GearKind, JackId, UnitId};
use crate::sim::session::Action;
use crate::sim::view;
use bevy::picking::mesh_picking::ray_cast::{MeshRayCast, MeshRayCastSettings};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

/// The thing under the pointer.
#[derive(Resource, Debug, Default, PartialEq)]
struct Hovered(Option<UnitId>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Hovered>()
        .add_systems(Update, (look_at, click).chain().in_set(StudioSystems::Intent).run_if(resource_exists::<LiveSession>))
        .add_systems(EguiPrimaryContextPass, name_it.run_if(in_state(Screen::Studio).and_then(resource_exists::<LiveSession>)));
}

/// Finds the nearest thing along the line of sight through the pointer.
fn look_at(
    pointed: Res<Pointed>,
    mut before: Local<Option<Vec2>>,
    camera: Single<(&Camera, &GlobalTransform), With<Eyes>>,
    mut rays: MeshRayCast,
    things: Query<&Thing>,
    parents: Query<&ChildOf>,
    mut hovered: ResMut<Hovered>,
) {
    if *before == pointed.at && !pointed.clicked {
        return;
    }
    *before = pointed.at;
    let (camera, eyes) = *camera;
    let place = pointed.at.zip(camera.logical_viewport_size()).map(|(at, size)| at * size);
    let ray = place.and_then(|place| camera.viewport_to_world(eyes, place).ok());
    let hit = ray.and_then(|ray| rays.cast_ray(ray, &MeshRayCastSettings::default()).first().map(|(entity, _)| *entity));
    hovered.set_if_neq(Hovered(hit.and_then(|entity| thing_of(entity, &things, &parents))));
}

/// The thing that an entity is a part of.
fn thing_of(entity: Entity, things: &Query<&Thing>, parents: &Query<&ChildOf>) -> Option<UnitId> {
    if let Ok(Thing(unit)) = things.get(entity) {
        return Some(unit.clone());
    }
    parents.iter_ancestors(entity).find_map(|parent| things.get(parent).ok()).map(|Thing(unit)| unit.clone())
}

/// With a cable end between the fingers a click plugs it, where there is one jack to plug; else it looks at the thing.
fn click(
    pointed: Res<Pointed>,
    hovered: Res<Hovered>,
    live: Res<LiveSession>,
    mut focus: ResMut<Focus>,
    mut stage: ResMut<Plain<Stage>>,
    mut intents: MessageWriter<Intent>,
) {
    let Some(unit) = hovered.0.clone().filter(|_| pointed.clicked) else { return };
    let kind = live.session().scenario().gear(&unit).map(|gear| &gear.kind);
    match (kind, focus.fingers.clone()) {
        (Some(GearKind::Microphone(mic)), Some((cord, end))) if !mic.stereo => {
            intents.write(Intent(Action::Plug { cord, end, into: JackId::new(&unit, "out") }));
            focus.fingers = None;
        }
        (Some(GearKind::WallBox { .. } | GearKind::Microphone(_)), Some(_)) => {
            stage.set_if_neq(Plain(Stage::Cables));
        }
        _ => {}
    }
    focus.unit = Some(unit);
}

/// A word beside the pointer says what is under it.
fn name_it(mut contexts: EguiContexts, pointed: Res<Pointed>, hovered: Res<Hovered>, live: Res<LiveSession>) -> Result {
    let Some(unit) = hovered.0.as_ref().filter(|_| pointed.at.is_some()) else { return Ok(()) };
    what_is_it_ui(contexts.ctx_mut()?, &view::unit_name(live.session().scenario(), unit));
    Ok(())
}
