//! At low quality what is too small to be made out from where one stands is not drawn.

use crate::app::looks::{Looks, Quality};
use crate::app::world::light::{Exposed, Painted};
use bevy::camera::primitives::Aabb;
use bevy::prelude::*;

/// How many times its own size away a thing is seen.
const SEEN: f32 = 95.0;

/// Left out from where the eyes are.
#[derive(Component)]
struct LeftOut;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostUpdate, thin.after(TransformSystems::Propagate));
}

fn thin(
    looks: Res<Looks>,
    eyes: Query<&GlobalTransform, With<Exposed>>,
    mut things: Query<(Entity, &GlobalTransform, &Aabb, &mut Visibility, Has<LeftOut>), Or<(With<MeshMaterial3d<Painted>>, With<LeftOut>)>>,
    mut commands: Commands,
) {
    let Some(eyes) = eyes.iter().next().map(GlobalTransform::translation) else { return };
    for (entity, at, extent, mut visibility, is_out) in &mut things {
        let size = Vec3::from(extent.half_extents).length() * at.scale().max_element();
        let is_small = looks.quality == Quality::Low && at.translation().distance(eyes) > size * SEEN;
        if is_small && !is_out && *visibility == Visibility::Inherited {
            *visibility = Visibility::Hidden;
            commands.entity(entity).try_insert(LeftOut);
        } else if !is_small && is_out {
            *visibility = Visibility::Inherited;
            commands.entity(entity).try_remove::<LeftOut>();
        }
    }
}
