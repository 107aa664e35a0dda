//! Smaller copies of the pictures that models bring along, so that weave and grain far away do not shimmer.

use bevy::image::{ImageFilterMode, ImageSampler, ImageSamplerDescriptor};
use bevy::prelude::*;
use bevy::render::render_resource::TextureFormat;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, shrink);
}

/// Adds them to every picture that has come from a file.
fn shrink(mut events: MessageReader<AssetEvent<Image>>, mut images: ResMut<Assets<Image>>, server: Res<AssetServer>) {
    let fresh: Vec<AssetId<Image>> = events
        .read()
        .filter_map(|event| if let AssetEvent::Added { id } = event { Some(*id) } else { None })
        .filter(|id| server.get_path(*id).is_some())
        .collect();
    for id in fresh {
        if let Some(mut image) = images.get_mut(id) {
            add_levels(&mut image);
        }
    }
}

fn add_levels(image: &mut Image) {
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
        image.sampler = ImageSampler::Descriptor(smooth(ImageSamplerDescriptor::linear()));
        return;
    };
    image.sampler = ImageSampler::Descriptor(smooth(before));
}

fn smooth(before: ImageSamplerDescriptor) -> ImageSamplerDescriptor {
    ImageSamplerDescriptor { mag_filter: ImageFilterMode::Linear, min_filter: ImageFilterMode::Linear, ..before }
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
