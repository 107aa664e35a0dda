//! At low quality what cannot be made out from where one stands is not drawn: what is too small, and what walls hide.

use crate::app::looks::{Looks, Quality};
use crate::app::world::light::{Exposed, Lighting, Painted};
use crate::app::world::sight::Sight;
use bevy::camera::primitives::Aabb;
use bevy::prelude::*;

/// How many times its own size away a thing is seen, in the room where one stands and through glass or a door.
const SEEN: f32 = 60.0;
const SEEN_BEYOND: f32 = 22.0;
/// Metres within which everything is seen.
const CLOSE: f32 = 0.9;

/// Left out from where the eyes are.
#[derive(Component)]
struct LeftOut;

/// Where the eyes were last, and what could be seen from there.
#[derive(Default)]
struct Last {
    eyes: Vec3,
    frames: u32,
    sight: Sight,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, thin.after(TransformSystems::Propagate));
}

fn thin(
    looks: Res<Looks>,
    lighting: Res<Lighting>,
    mut last: Local<Last>,
    eyes: Query<&GlobalTransform, With<Exposed>>,
    mut things: Query<(Entity, &GlobalTransform, &Aabb, &mut Visibility, Has<LeftOut>), Or<(With<MeshMaterial3d<Painted>>, With<LeftOut>)>>,
    mut commands: Commands,
) {
    let Some(eyes) = eyes.iter().next().map(GlobalTransform::translation) else { return };
    // Looking through everything in every frame would cost what it saves.
    last.frames += 1;
    if last.eyes.distance(eyes) < 0.1 && last.frames % 12 != 0 && !looks.is_changed() {
        return;
    }
    let Some(here) = lighting.around(eyes) else { return };
    if last.eyes.distance(eyes) >= 0.1 || lighting.is_changed() || last.frames % 12 == 0 {
        let halls: Vec<_> = lighting.halls.iter().map(|lit| &lit.hall).collect();
        last.sight = Sight::from(eyes, here, &halls, &lighting.openings);
        last.eyes = eyes;
    }
    for (entity, at, extent, mut visibility, is_out) in &mut things {
        let turned = at.affine().matrix3;
        let half = Vec3::from(extent.half_extents);
        let half = Vec3::from(turned.x_axis.abs() * half.x + turned.y_axis.abs() * half.y + turned.z_axis.abs() * half.z);
        let middle = at.transform_point(extent.center.into());
        let hall = lighting.around(middle).unwrap_or(here);
        let seen = if hall == here { SEEN } else { SEEN_BEYOND };
        let is_small = middle.distance(eyes) > half.length() * seen + CLOSE;
        let is_hidden = looks.quality == Quality::Low && (is_small || !last.sight.sees(hall, middle, half));
        if is_hidden && !is_out && *visibility == Visibility::Inherited {
            *visibility = Visibility::Hidden;
            commands.entity(entity).try_insert(LeftOut);
        } else if !is_hidden && is_out {
            *visibility = Visibility::Inherited;
            commands.entity(entity).try_remove::<LeftOut>();
        }
    }
}
