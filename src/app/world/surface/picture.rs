//! Pictures of surfaces for the graphics card, with smaller copies of themselves for what is far away.

use crate::app::world::surface::{SIDE, Spot};
use bevy::asset::RenderAssetUsages;
use bevy::image::{ImageAddressMode, ImageFilterMode, ImageSampler, ImageSamplerDescriptor};
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};

/// The colours.
pub(super) fn color_image(spots: &[Spot], lit: Option<u16>) -> Image {
    let pixels = spots.iter().map(|spot| Vec3::from_array(spot.color)).collect();
    image(pixels, TextureFormat::Rgba8UnormSrgb, lit)
}

/// The relief as normals, and roughness (green) with no metal (blue).
pub(super) fn data_image(spots: &[Spot], relief: f32, lit: Option<u16>) -> (Image, Image) {
    let height = |x: u32, y: u32| spots[(y % SIDE * SIDE + x % SIDE) as usize].height;
    let normal = |at: u32| {
        let (x, y) = (at % SIDE, at / SIDE);
        let slope = Vec2::new(height(x + SIDE - 1, y) - height(x + 1, y), height(x, y + SIDE - 1) - height(x, y + 1));
        Vec3::new(slope.x * relief * 0.25, slope.y * relief * 0.25, 1.0).normalize() * 0.5 + 0.5
    };
    let normals = (0..SIDE * SIDE).map(normal).collect();
    let rough = spots.iter().map(|spot| Vec3::new(1.0, spot.rough, 0.0)).collect();
    (image(normals, TextureFormat::Rgba8Unorm, lit), image(rough, TextureFormat::Rgba8Unorm, lit))
}

/// Lit ones are read between two sizes and with so many samples along a slant; each costs time where a processor draws.
fn image(mut level: Vec<Vec3>, format: TextureFormat, lit: Option<u16>) -> Image {
    let (mut data, mut side, mut levels) = (Vec::new(), SIDE, 0);
    loop {
        data.extend(level.iter().flat_map(|pixel| pixel.extend(1.0).to_array().map(|part| (part.clamp(0.0, 1.0) * 255.0 + 0.5) as u8)));
        levels += 1;
        if side == 1 {
            break;
        }
        level = halved(&level, side);
        side /= 2;
    }
    let size = Extent3d { width: SIDE, height: SIDE, depth_or_array_layers: 1 };
    let mut image = Image::new_uninit(size, TextureDimension::D2, format, RenderAssetUsages::RENDER_WORLD);
    image.texture_descriptor.mip_level_count = levels;
    image.data = Some(data);
    image.sampler = ImageSampler::Descriptor(ImageSamplerDescriptor {
        address_mode_u: ImageAddressMode::Repeat,
        address_mode_v: ImageAddressMode::Repeat,
        mag_filter: ImageFilterMode::Linear,
        min_filter: ImageFilterMode::Linear,
        mipmap_filter: if lit.is_some() { ImageFilterMode::Linear } else { ImageFilterMode::Nearest },
        anisotropy_clamp: lit.unwrap_or(1),
        ..default()
    });
    image
}

/// Each pixel the mean of four.
fn halved(level: &[Vec3], side: u32) -> Vec<Vec3> {
    let half = side / 2;
    let pixel = |x: u32, y: u32| level[(y * side + x) as usize];
    let mean = |at: u32| {
        let (x, y) = (at % half * 2, at / half * 2);
        (pixel(x, y) + pixel(x + 1, y) + pixel(x, y + 1) + pixel(x + 1, y + 1)) / 4.0
    };
    (0..half * half).map(mean).collect()
}
