//! At low quality what is too small to be made out from where one stands is not drawn.

use crate::app::looks::{Looks, Quality};
use crate::app::world::light::{Exposed, Lighting, Painted};
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

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, thin.after(TransformSystems::Propagate));
}

fn thin(
    looks: Res<Looks>,
    lighting: Res<Lighting>,
    mut last: Local<(Vec3, u32)>,
    eyes: Query<&GlobalTransform, With<Exposed>>,
    mut things: Query<(Entity, &GlobalTransform, &Aabb, &mut Visibility, Has<LeftOut>), Or<(With<MeshMaterial3d<Painted>>, With<LeftOut>)>>,
    mut commands: Commands,
) {
    let Some(eyes) = eyes.iter().next().map(GlobalTransform::translation) else { return };
    // Looking through everything in every frame would cost what it saves.
    last.1 += 1;
    if last.0.distance(eyes) < 0.1 && last.1 % 12 != 0 && !looks.is_changed() {
        return;
    }
    last.0 = eyes;
    let here = lighting.around(eyes);
    for (entity, at, extent, mut visibility, is_out) in &mut things {
        let size = Vec3::from(extent.half_extents).length() * at.scale().max_element();
        let middle = at.transform_point(extent.center.into());
        let seen = if lighting.around(middle) == here { SEEN } else { SEEN_BEYOND };
        let is_small = looks.quality == Quality::Low && middle.distance(eyes) > size * seen + CLOSE;
        if is_small && !is_out && *visibility == Visibility::Inherited {
            *visibility = Visibility::Hidden;
            commands.entity(entity).try_insert(LeftOut);
        } else if !is_small && is_out {
            *visibility = Visibility::Inherited;
            commands.entity(entity).try_remove::<LeftOut>();
        }
    }
}
