//! Surfaces drawn by the program: boards, cloth, plaster and tiles, one small repeating picture each.

use bevy::asset::RenderAssetUsages;
use bevy::image::{ImageAddressMode, ImageFilterMode, ImageSampler, ImageSamplerDescriptor};
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};

/// Pixels along one side.
const SIDE: u32 = 256;

/// What a surface is made of, as it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Surface {
    /// Oak boards, 12 cm wide.
    Boards,
    /// Cloth over absorbers in panels of 60 by 120 cm.
    Cloth,
    /// Painted plaster.
    Plaster,
    /// Carpet.
    Carpet,
    /// Ceiling tiles of 60 cm.
    Tiles,
}

impl Surface {
    /// The surface that looks like a material of that name.
    pub(super) fn of(material: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|word| material.contains(word));
        if has(&["wood", "floor", "board", "parquet", "ply"]) {
            Self::Boards
        } else if has(&["carpet", "rug"]) {
            Self::Carpet
        } else if has(&["panel", "fabric", "curtain", "rockwool", "mineral", "cotton", "cloth", "absor"]) {
            Self::Cloth
        } else if has(&["tile", "melamine", "ceiling"]) {
            Self::Tiles
        } else {
            Self::Plaster
        }
    }

    /// Metres that one picture covers.
    pub(super) fn metres(self) -> f32 {
        match self {
            Self::Boards => 1.44,
            Self::Cloth | Self::Tiles => 1.2,
            Self::Plaster => 2.0,
            Self::Carpet => 0.8,
        }
    }

    /// The picture.
    pub(super) fn draw(self) -> Image {
        let mut data = Vec::with_capacity((SIDE * SIDE * 4) as usize);
        for y in 0..SIDE {
            for x in 0..SIDE {
                let color = self.color(x, y);
                data.extend(color.map(|part| (part.clamp(0.0, 1.0) * 255.0) as u8));
                data.push(255);
            }
        }
        let size = Extent3d { width: SIDE, height: SIDE, depth_or_array_layers: 1 };
        let mut image = Image::new(size, TextureDimension::D2, data, TextureFormat::Rgba8UnormSrgb, RenderAssetUsages::RENDER_WORLD);
        image.sampler = ImageSampler::Descriptor(ImageSamplerDescriptor {
            address_mode_u: ImageAddressMode::Repeat,
            address_mode_v: ImageAddressMode::Repeat,
            mag_filter: ImageFilterMode::Linear,
            min_filter: ImageFilterMode::Linear,
            ..default()
        });
        image
    }

    fn color(self, x: u32, y: u32) -> [f32; 3] {
        let grain = noise(x, y);
        let tint = |base: [f32; 3], factor: f32| base.map(|part| part * factor);
        match self {
            Self::Boards => {
                // Twelve boards side by side; grain runs along them, every board has a tone and an end.
                let board = x * 12 / SIDE;
                let tone = 0.86 + 0.2 * noise(board * 71, 3);
                let streak = 0.94 + 0.1 * noise(x * 3, (y / 9) + board * 50);
                let ends = (y + board * 97) % SIDE;
                let seam = if x * 12 % SIDE < 12 || ends < 2 { 0.62 } else { 1.0 };
                tint([0.56, 0.39, 0.245], tone * streak * seam * (0.97 + 0.04 * grain))
            }
            Self::Cloth => {
                let weave = 0.9 + 0.1 * (((x / 2 + y / 2) % 2) as f32) * noise(x / 2, y / 2);
                let (panel_x, panel_y) = (x % (SIDE / 2), y % SIDE);
                let seam = if panel_x < 3 || panel_y < 3 { 0.55 } else { 1.0 };
                tint([0.42, 0.40, 0.365], weave * seam * (0.95 + 0.1 * grain))
            }
            Self::Plaster => tint([0.70, 0.665, 0.60], 0.965 + 0.05 * noise(x / 3, y / 3)),
            Self::Carpet => tint([0.27, 0.285, 0.30], 0.8 + 0.35 * grain),
            Self::Tiles => {
                let seam = if x % (SIDE / 2) < 3 || y % (SIDE / 2) < 3 { 0.7 } else { 1.0 };
                let hole = if noise(x / 4, y / 4) > 0.93 { 0.8 } else { 1.0 };
                tint([0.66, 0.64, 0.60], seam * hole)
            }
        }
    }
}

/// A number between 0 and 1 that looks like chance and is the same every time.
fn noise(x: u32, y: u32) -> f32 {
    let mut mixed = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77);
    mixed ^= mixed >> 15;
    mixed = mixed.wrapping_mul(0x2C1B_3C6D);
    mixed ^= mixed >> 12;
    mixed = mixed.wrapping_mul(0x297A_2D39);
    mixed ^= mixed >> 15;
    mixed as f32 / u32::MAX as f32
}
