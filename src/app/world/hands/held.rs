//! What is in the hands, seen before the eyes.

use crate::app::bridge::LiveSession;
use crate::app::schedule::StudioSystems;
use crate::app::world::Thing;
use crate::app::world::camera::Eyes;
use crate::app::world::gear::Stocked;
use crate::app::world::scene::Scene;
use crate::sim::gear::GearKind;
use crate::sim::session::Place;
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    let seen = hold.after(StudioSystems::Present).before(TransformSystems::Propagate);
    app.add_systems(PostUpdate, seen.run_if(resource_exists::<LiveSession>));
}

/// Brings what is in a hand before the eyes: the first to the right, the second to the left.
fn hold(
    eyes: Single<Ref<Transform>, (With<Eyes>, Without<Stocked>)>,
    scene: Res<Scene>,
    mut things: Query<(&Thing, &mut Transform, &mut Visibility), With<Stocked>>,
) {
    if !eyes.is_changed() && !scene.is_changed() {
        return;
    }
    let Some((scenario, studio)) = scene.session() else { return };
    let mut side = 1.0;
    for (Thing(unit), mut transform, mut visibility) in &mut things {
        if studio.places.get(unit) != Some(&Place::Hand) {
            continue;
        }
        let kind = scenario.gear(unit).map(|gear| &gear.kind);
        transform.set_if_neq(eyes.mul_transform(in_hand(kind, side)));
        visibility.set_if_neq(Visibility::Inherited);
        side = -side;
    }
}

/// Where a thing is held, seen from the eyes: x to the right, y up, z behind.
fn in_hand(kind: Option<&GearKind>, side: f32) -> Transform {
    match kind {
        Some(GearKind::Stand(_)) => Transform::from_xyz(0.36 * side, -1.25, -0.85),
        Some(GearKind::Microphone(_)) => {
            Transform::from_xyz(0.2 * side, -0.19, -0.5).with_rotation(Quat::from_rotation_y(-0.5 * side) * Quat::from_rotation_x(0.35))
        }
        Some(GearKind::Cable(_)) => Transform::from_xyz(0.28 * side, -0.3, -0.62).with_rotation(Quat::from_rotation_y(0.5 * side)),
        _ => Transform::from_xyz(0.26 * side, -0.32, -0.65),
    }
}
