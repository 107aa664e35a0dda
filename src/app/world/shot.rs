//! A camera that stands where it is told, for pictures of the place without a window.

use crate::app::looks::{Looks, Quality};
use crate::app::world::edges::smooth;
use crate::app::world::light::Exposed;
use crate::app::world::vector;
use crate::sim::view::Shot;
use bevy::asset::RenderAssetUsages;
use bevy::camera::{RenderTarget, ShadowLodOrigin};
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat, TextureUsages};
use bevy::render::view::NoIndirectDrawing;

/// The camera, and the picture that it draws.
#[derive(Component, Debug, Clone)]
pub(in crate::app) struct Lens(pub(in crate::app) Handle<Image>);

/// Sets the camera up with a picture of that size.
pub(in crate::app) fn frame(commands: &mut Commands, images: &mut Assets<Image>, looks: &Looks, (width, height): (u32, u32)) {
    let size = Extent3d { width, height, depth_or_array_layers: 1 };
    let mut image =
        Image::new_fill(size, TextureDimension::D2, &[0, 0, 0, 255], TextureFormat::Bgra8UnormSrgb, RenderAssetUsages::default());
    image.texture_descriptor.usage = TextureUsages::TEXTURE_BINDING | TextureUsages::COPY_SRC | TextureUsages::RENDER_ATTACHMENT;
    let image = images.add(image);
    let lens = Projection::from(PerspectiveProjection { near: 0.03, far: 60.0, ..default() });
    let target = RenderTarget::Image(image.clone().into());
    let camera = (Camera3d::default(), Exposed::default(), ShadowLodOrigin);
    let mut lens = commands.spawn((Name::new("lens"), Lens(image), camera, lens, target, Transform::default()));
    smooth(&mut lens, looks.quality);
    if looks.quality == Quality::Low {
        lens.insert(NoIndirectDrawing);
    }
}

impl Lens {
    /// Where the camera stands for a view, and how wide it sees.
    pub(in crate::app) fn take(shot: &Shot, transform: &mut Transform, projection: &mut Projection) {
        *transform = Transform::from_translation(vector(shot.at)).looking_at(vector(shot.to), Vec3::Y);
        *projection = Projection::from(PerspectiveProjection { fov: (shot.lens as f32).to_radians(), near: 0.03, far: 60.0, ..default() });
    }
}
