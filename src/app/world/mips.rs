//! Smaller copies of the pictures that models bring along, so that weave and grain far away do not shimmer.

use crate::app::looks::{Looks, Quality, is_software};
use bevy::image::{ImageFilterMode, ImageSampler, ImageSamplerDescriptor};
use bevy::prelude::*;
use bevy::render::render_resource::TextureFormat;
use bevy::render::renderer::RenderAdapterInfo;

/// How many times longer than wide the part of a picture may be that falls on one pixel, where there is a card to look it up.
const SLANTED: u16 = 8;

/// The most samples along a slant: a software driver may look along one without end, and never comes back.
pub(super) fn slanted(adapter: Option<&RenderAdapterInfo>) -> u16 {
    if adapter.is_none_or(is_software) { 1 } else { SLANTED }
}

pub(super) fn plugin(app: &mut App) {
    // In the frame in which a picture has come, before the renderer takes it: materials keep the picture that they saw first.
    app.add_systems(Last, shrink);
}

/// Adds them to every picture that has come from a file.
fn shrink(
    mut events: MessageReader<AssetEvent<Image>>,
    mut images: ResMut<Assets<Image>>,
    server: Res<AssetServer>,
    looks: Res<Looks>,
    adapter: Option<Res<RenderAdapterInfo>>,
) {
    let most = if looks.quality == Quality::Low { 1 } else { slanted(adapter.as_deref()) };
    let fresh = events.read().filter_map(|event| if let AssetEvent::Added { id } = event { Some(*id) } else { None });
    for id in fresh.filter(|id| server.get_path(*id).is_some()) {
        if let Some(image) = images.get_mut_untracked(id) {
            add_levels(image, most);
        }
    }
}

/// Adds them to one picture.
pub(super) fn add_levels(image: &mut Image, slanted: u16) {
    let (width, height) = (image.width() as usize, image.height() as usize);
    let is_plain = matches!(image.texture_descriptor.format, TextureFormat::Rgba8Unorm | TextureFormat::Rgba8UnormSrgb);
    if !is_plain || image.texture_descriptor.mip_level_count != 1 || width < 4 || height < 4 {
        return;
    }
    let Some(data) = image.data.as_mut().filter(|data| data.len() == width * height * 4) else { return };
    let (mut level, mut size, mut count) = (data.clone(), (width, height), 1);
    while size.0 > 1 || size.1 > 1 {
        level = halved(&level, size);
        size = ((size.0 / 2).max(1), (size.1 / 2).max(1));
        data.extend_from_slice(&level);
        count += 1;
    }
    image.texture_descriptor.mip_level_count = count;
    let ImageSampler::Descriptor(before) = image.sampler.clone() else {
        image.sampler = ImageSampler::Descriptor(smooth(ImageSamplerDescriptor::linear(), slanted));
        return;
    };
    image.sampler = ImageSampler::Descriptor(smooth(before, slanted));
}

fn smooth(before: ImageSamplerDescriptor, slanted: u16) -> ImageSamplerDescriptor {
    let linear = ImageFilterMode::Linear;
    ImageSamplerDescriptor { mag_filter: linear, min_filter: linear, mipmap_filter: linear, anisotropy_clamp: slanted, ..before }
}

/// Each pixel the mean of four.
fn halved(level: &[u8], (width, height): (usize, usize)) -> Vec<u8> {
    let (wide, high) = ((width / 2).max(1), (height / 2).max(1));
    let mut smaller = Vec::with_capacity(wide * high * 4);
    for y in 0..high {
        for x in 0..wide {
            let at = |dx: usize, dy: usize| ((2 * y + dy).min(height - 1) * width + (2 * x + dx).min(width - 1)) * 4;
            let corners = [at(0, 0), at(1, 0), at(0, 1), at(1, 1)];
            for part in 0..4 {
                let sum: u32 = corners.iter().map(|corner| u32::from(level[corner + part])).sum();
                smaller.push((sum / 4) as u8);
            }
        }
    }
    smaller
}
