//! The picture of the room: drawn into an image, and only when something in it has changed.
//!
//! A software renderer then spends its time on what moves; the panels are drawn over it as always.

use crate::app::looks::{Looks, is_software};
use crate::app::screens::Viewport;
use crate::app::world::camera::Eyes;
use crate::app::world::edges::smooth;
use crate::app::world::light::Painted;
use crate::panels::Reach;
use bevy::asset::RenderAssetUsages;
use bevy::camera::RenderTarget;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat, TextureUsages};
use bevy::render::renderer::RenderAdapterInfo;
use bevy_egui::{EguiContexts, EguiTextureHandle};
use egui::TextureId;

/// Seconds that are drawn after a change, so that what is uploaded late is seen.
const AFTER_A_CHANGE: f32 = 0.3;
/// Seconds that are drawn after something was loaded.
const AFTER_LOADING: f32 = 1.5;
/// Seconds that are drawn after something was loaded for the first time: shaders are made ready meanwhile.
const AFTER_FIRST_LOADING: f32 = 5.0;

/// Seconds between two pictures where a processor draws them.
const REST: f32 = 0.8;
/// Frames of which each of those consists.
const RUN: u32 = 4;

/// The picture, for whoever shows it.
#[derive(Resource, Default)]
pub(in crate::app) struct Picture {
    /// What egui calls it; none before the first frame.
    pub(in crate::app) texture: Option<TextureId>,
    image: Handle<Image>,
    size: UVec2,
    /// Whether the machine draws without a graphics card.
    software: bool,
    /// Seconds until it is drawn again.
    rest: f32,
    /// Frames that were drawn without a rest, up to `RUN`.
    run: u32,
    /// Seconds for which it is still drawn.
    left: f32,
    /// Seconds that were drawn so far.
    drawn: f32,
}

/// The pointer on the picture, and what hands are to do there.
#[derive(Resource, Default, Debug, Clone, PartialEq)]
pub(in crate::app) struct Pointed {
    /// Where it is, 0 to 1 from the upper left corner; none when it is elsewhere.
    pub(in crate::app) at: Option<Vec2>,
    /// What buttons and keys asked for since it was last looked at, in order.
    pub(in crate::app) reaches: Vec<Reach>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Picture>()
        .init_resource::<Pointed>()
        .add_systems(PostStartup, hang)
        .add_systems(Update, (size, smooth_edges.run_if(resource_changed::<Looks>)))
        // Before anybody works out what is in view, so that the first frame after a rest has everything in it.
        .add_systems(First, watch);
}

fn hang(
    mut commands: Commands,
    mut picture: ResMut<Picture>,
    mut images: ResMut<Assets<Image>>,
    mut contexts: EguiContexts,
    eyes: Single<Entity, With<Eyes>>,
    adapter: Option<Res<RenderAdapterInfo>>,
) {
    let size = Extent3d { width: 16, height: 16, depth_or_array_layers: 1 };
    let mut image =
        Image::new_fill(size, TextureDimension::D2, &[0, 0, 0, 255], TextureFormat::Bgra8UnormSrgb, RenderAssetUsages::default());
    image.texture_descriptor.usage = TextureUsages::TEXTURE_BINDING | TextureUsages::COPY_DST | TextureUsages::RENDER_ATTACHMENT;
    picture.image = images.add(image);
    picture.texture = Some(contexts.add_image(EguiTextureHandle::Strong(picture.image.clone())));
    picture.software = adapter.is_some_and(|adapter| is_software(&adapter));
    commands.entity(*eyes).insert(RenderTarget::Image(picture.image.clone().into()));
}

fn smooth_edges(mut commands: Commands, looks: Res<Looks>, eyes: Single<Entity, With<Eyes>>) {
    smooth(&mut commands.entity(*eyes), looks.quality);
}

/// As large as the place where it is shown, at the resolution that was chosen.
fn size(
    mut picture: ResMut<Picture>,
    mut images: ResMut<Assets<Image>>,
    viewport: Res<Viewport>,
    looks: Res<Looks>,
    window: Single<&Window>,
) {
    let place = viewport.0.map_or(window.size(), |rect| rect.size());
    let wanted = (place * window.scale_factor() * looks.scale).as_uvec2().max(UVec2::splat(16));
    if wanted != picture.size
        && let Some(mut image) = images.get_mut(&picture.image)
    {
        image.resize(Extent3d { width: wanted.x, height: wanted.y, depth_or_array_layers: 1 });
        picture.size = wanted;
        picture.left = picture.left.max(AFTER_A_CHANGE);
        // What was drawn at the size before is gone: nobody waits for the next picture.
        picture.rest = 0.0;
    }
}

/// Looks whether anything has moved, come, gone or been loaded.
fn watch(
    mut picture: ResMut<Picture>,
    time: Res<Time>,
    mut view: Single<(&mut Camera, Ref<GlobalTransform>), With<Eyes>>,
    moved: Query<(), Or<(Changed<GlobalTransform>, Changed<Visibility>, Added<Mesh3d>, Changed<MeshMaterial3d<Painted>>)>>,
    mut gone: RemovedComponents<Mesh3d>,
    mut meshes: MessageReader<AssetEvent<Mesh>>,
    mut materials: MessageReader<AssetEvent<StandardMaterial>>,
) {
    let (camera, eyes) = &mut *view;
    let loaded = meshes.read().count() + materials.read().count();
    if loaded > 0 {
        let wait = if picture.drawn < AFTER_FIRST_LOADING { AFTER_FIRST_LOADING } else { AFTER_LOADING };
        picture.left = picture.left.max(wait);
    } else if !moved.is_empty() || gone.read().count() > 0 {
        picture.left = picture.left.max(AFTER_A_CHANGE);
    }
    // Panels come first where a processor draws: what moves by itself is seen twice a second, what a person moves at once.
    let is_urgent = eyes.is_changed() || loaded > 0 || picture.drawn < AFTER_FIRST_LOADING;
    picture.rest = if is_urgent { 0.0 } else { picture.rest - time.delta_secs() };
    // What has come is seen a frame or two later, so that whatever was begun is drawn to its end.
    let has_begun = (1..RUN).contains(&picture.run);
    let draw = !picture.software || has_begun || (picture.left > 0.0 && picture.rest <= 0.0);
    if draw {
        picture.run = (picture.run + 1).min(RUN);
        if picture.run == RUN {
            picture.rest = REST;
        }
        picture.left -= time.delta_secs();
        picture.drawn += time.delta_secs();
    } else {
        picture.run = 0;
    }
    if camera.is_active != draw {
        camera.is_active = draw;
    }
}
