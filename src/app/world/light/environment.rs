//! What a room looks like from its middle, as a cube of pictures: light from all around, sharp for gloss and blurred for cloth.

use crate::app::world::building::Face;
use crate::app::world::light::{Lighting, LitHall};
use bevy::asset::RenderAssetUsages;
use bevy::image::{ImageFilterMode, ImageSampler, ImageSamplerDescriptor};
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat, TextureViewDescriptor, TextureViewDimension};

/// Pixels along one side of the sharpest picture, and of the one that everything is blurred from.
const SHARP: u32 = 64;
const SOURCE: u32 = 20;
/// Pixels along one side of what cloth sees.
const SOFT: u32 = 8;

/// The two cubes of a room.
#[derive(Debug, Clone)]
pub(super) struct Surroundings {
    /// For cloth.
    pub(super) diffuse: Handle<Image>,
    /// For gloss.
    pub(super) specular: Handle<Image>,
}

/// Looks around in a room.
pub(super) fn surroundings(lighting: &Lighting, hall: usize, images: &mut Assets<Image>) -> Surroundings {
    let lit = &lighting.halls[hall];
    let source: Vec<(Vec3, Vec3)> = directions(SOURCE).map(|out| (out, seen(lit, out))).collect();
    let blurred = |side: u32, power: f32| directions(side).map(|out| blur(&source, out, power)).collect::<Vec<Vec3>>();
    let sharp: Vec<Vec3> = directions(SHARP).map(|out| seen(lit, out)).collect();
    let mut levels = vec![(SHARP, sharp)];
    let mut side = SHARP / 2;
    while side >= 1 {
        let rough = levels.len() as f32 / SHARP.ilog2() as f32;
        // A lobe as wide as that roughness scatters.
        let power = (2.0 / rough.powi(4).max(1e-3) - 2.0).clamp(1.0, 400.0);
        let picture = if side >= 32 { directions(side).map(|out| seen(lit, out)).collect() } else { blurred(side, power) };
        levels.push((side, picture));
        side /= 2;
    }
    Surroundings { diffuse: images.add(cube(&[(SOFT, blurred(SOFT, 1.0))])), specular: images.add(cube(&levels)) }
}

/// The directions of a cube's pixels: east, west, up, down, south, north.
fn directions(side: u32) -> impl Iterator<Item = Vec3> {
    (0..6).flat_map(move |face| {
        (0..side * side).map(move |at| {
            let share = |index: u32| (index as f32 + 0.5) / side as f32 * 2.0 - 1.0;
            let (u, v) = (share(at % side), share(at / side));
            match face {
                0 => Vec3::new(1.0, -v, -u),
                1 => Vec3::new(-1.0, -v, u),
                2 => Vec3::new(u, 1.0, v),
                3 => Vec3::new(u, -1.0, -v),
                4 => Vec3::new(u, -v, 1.0),
                _ => Vec3::new(-u, -v, -1.0),
            }
            .normalize()
        })
    })
}

/// Light from one direction, as seen from the middle of the room at the height of a table.
fn seen(lit: &LitHall, out: Vec3) -> Vec3 {
    let hall = &lit.hall;
    let eye = hall.middle().with_y(1.1);
    let glow: Vec3 = lit
        .lamps
        .iter()
        .filter(|lamp| (lamp.at - eye).length() < hall.size.length())
        .map(|lamp| lamp.color * 7.0 * ((((lamp.at - eye).normalize()).dot(out) - 0.985) / 0.012).clamp(0.0, 1.0))
        .sum();
    let faces = (0..6).map(|side| (side, Face::of(hall, side)));
    let hit = faces.filter(|(_, face)| out.dot(face.inward) < -1e-4).map(|(side, face)| {
        let distance = (face.corner - eye).dot(face.inward) / out.dot(face.inward);
        (side, distance, face.inward)
    });
    let Some((side, distance, inward)) = hit.min_by(|left, right| left.1.total_cmp(&right.1)) else { return glow };
    let what = hall.sides[side];
    let tint = if side < 4 { hall.paint[0].to_linear() } else { Color::WHITE.to_linear() };
    let albedo = what.main.albedo() * Vec3::new(tint.red, tint.green, tint.blue);
    let at = eye + out * distance;
    // What was bounced about more than once has no colour of its own any more.
    albedo * lit.at(at, inward) + lit.around * 0.22 + glow
}

/// The mean over a lobe around a direction.
fn blur(source: &[(Vec3, Vec3)], out: Vec3, power: f32) -> Vec3 {
    let (mut sum, mut weights) = (Vec3::ZERO, 0.0);
    for (way, light) in source {
        let cosine = way.dot(out);
        if cosine > 0.0 {
            let weight = cosine.powf(power);
            sum += *light * weight;
            weights += weight;
        }
    }
    sum / f32::max(weights, 1e-6)
}

fn cube(levels: &[(u32, Vec<Vec3>)]) -> Image {
    let side = levels[0].0;
    let mut data = Vec::new();
    for face in 0..6 {
        for (side, pixels) in levels {
            let count = (side * side) as usize;
            data.extend(pixels[face * count..(face + 1) * count].iter().flat_map(|light| packed(*light).to_le_bytes()));
        }
    }
    let size = Extent3d { width: side, height: side, depth_or_array_layers: 6 };
    let mut image = Image::new_uninit(size, TextureDimension::D2, TextureFormat::Rgb9e5Ufloat, RenderAssetUsages::RENDER_WORLD);
    image.texture_descriptor.mip_level_count = levels.len() as u32;
    image.texture_view_descriptor = Some(TextureViewDescriptor { dimension: Some(TextureViewDimension::Cube), ..default() });
    image.data = Some(data);
    image.sampler = ImageSampler::Descriptor(ImageSamplerDescriptor {
        mag_filter: ImageFilterMode::Linear,
        min_filter: ImageFilterMode::Linear,
        mipmap_filter: ImageFilterMode::Linear,
        ..default()
    });
    image
}

/// Three parts of nine bits with one exponent.
fn packed(light: Vec3) -> u32 {
    let light = light.clamp(Vec3::ZERO, Vec3::splat(60_000.0));
    let exponent = (light.max_element().max(1e-5).log2().floor() as i32 + 1 + 15).clamp(0, 31);
    let unit = f32::powi(2.0, exponent - 15 - 9);
    let part = |value: f32| ((value / unit + 0.5) as u32).min(511);
    part(light.x) | part(light.y) << 9 | part(light.z) << 18 | (exponent as u32) << 27
}
