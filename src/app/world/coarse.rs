//! Coarser copies of models for what is far away, at low quality.
//!
//! A copy lies beside its model as `coarse/NAME.glb`, with the same meshes in the same order.

use crate::app::looks::{Looks, Quality};
use crate::app::world::light::{Exposed, Painted};
use bevy::asset::AssetPath;
use bevy::camera::primitives::Aabb;
use bevy::prelude::*;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::LazyLock;

/// How many times half of its own size away a thing is shown coarser.
const FROM: f32 = 7.0;

/// The models that have a copy.
static COPIED: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| ron::from_str(include_str!("../../../assets/models/coarse/models.ron")).unwrap_or_default());

/// The mesh as it was modelled, of something that is shown coarser.
#[derive(Component)]
struct Fine(Handle<Mesh>);

/// Copies that were asked for, by the mesh that they stand for.
#[derive(Resource, Default)]
pub(in crate::app) struct Copies {
    known: HashMap<AssetId<Mesh>, Option<Handle<Mesh>>>,
    /// Whether some that are wanted have not come yet.
    pub(in crate::app) awaited: bool,
}

/// Where the eyes were last, and how many frames ago things were looked through.
#[derive(Default)]
struct Last {
    eyes: Vec3,
    frames: u32,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Copies>().add_systems(PostUpdate, choose.after(TransformSystems::Propagate));
}

fn choose(
    looks: Res<Looks>,
    server: Res<AssetServer>,
    mut copies: ResMut<Copies>,
    mut last: Local<Last>,
    eyes: Query<&GlobalTransform, With<Exposed>>,
    things: Query<(Entity, &GlobalTransform, &Aabb, &Mesh3d, Option<&Fine>), Or<(With<MeshMaterial3d<Painted>>, With<Fine>)>>,
    mut commands: Commands,
) {
    let Some(eyes) = eyes.iter().next().map(GlobalTransform::translation) else { return };
    last.frames += 1;
    if last.eyes.distance(eyes) < 0.25 && last.frames % 12 != 0 && !copies.awaited && !looks.is_changed() {
        return;
    }
    last.eyes = eyes;
    let mut awaited = false;
    for (entity, at, extent, mesh, fine) in &things {
        let size = Vec3::from(extent.half_extents).length() * at.scale().max_element();
        let is_far = looks.quality == Quality::Low && at.transform_point(extent.center.into()).distance(eyes) > size * FROM;
        if let Some(Fine(modelled)) = fine.filter(|_| !is_far) {
            commands.entity(entity).try_insert(Mesh3d(modelled.clone())).try_remove::<Fine>();
        } else if is_far && fine.is_none() {
            let copy = copies.known.entry(mesh.0.id()).or_insert_with(|| copy_of(&server, &mesh.0));
            let Some(copy) = copy else { continue };
            if server.is_loaded(copy.id()) {
                commands.entity(entity).try_insert((Mesh3d(copy.clone()), Fine(mesh.0.clone())));
            } else {
                awaited |= server.load_state(copy.id()).is_loading();
            }
        }
    }
    copies.awaited = awaited;
}

/// The mesh of the same name in the model's copy.
fn copy_of(server: &AssetServer, mesh: &Handle<Mesh>) -> Option<Handle<Mesh>> {
    let path = server.get_path(mesh.id())?;
    let name = path.path().file_stem()?.to_str().filter(|name| COPIED.contains(*name))?;
    let copy = Path::new("models/coarse").join(format!("{name}.glb"));
    Some(server.load(AssetPath::from_path_buf(copy).with_label(path.label()?.to_owned())))
}
