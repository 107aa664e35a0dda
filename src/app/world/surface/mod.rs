//! Surfaces drawn by the program: what each is made of, and its three small repeating pictures.

mod grain;
mod picture;

use bevy::prelude::*;
use picture::{color_image, data_image};

/// Pixels along one side of a picture.
const SIDE: u32 = 512;

/// What a surface is made of, as it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Surface {
    /// Oak boards, 12 cm wide.
    Boards,
    /// Upright slats of oiled wood.
    Slats,
    /// Cloth stretched over absorbers in panels of 60 by 120 cm.
    Cloth,
    /// Painted plaster.
    Plaster,
    /// Carpet.
    Carpet,
    /// Ceiling tiles of 60 cm.
    Tiles,
    /// Painted blockwork.
    Blocks,
    /// Sealed concrete.
    Concrete,
}

/// One place of a surface: its colour, how high it stands, and how rough it is.
#[derive(Debug, Clone, Copy)]
struct Spot {
    color: [f32; 3],
    height: f32,
    rough: f32,
}

impl Surface {
    /// The surface that looks like a material of that name.
    pub(super) fn of(material: &str) -> Self {
        let has = |words: &[&str]| words.iter().any(|word| material.contains(word));
        if has(&["lining", "slat"]) {
            Self::Slats
        } else if has(&["wood", "board-floor", "parquet", "ply"]) {
            Self::Boards
        } else if has(&["carpet", "rug"]) {
            Self::Carpet
        } else if has(&["panel", "fabric", "curtain", "rockwool", "mineral", "cotton", "cloth", "absor"]) {
            Self::Cloth
        } else if has(&["tile", "melamine", "wedge"]) {
            Self::Tiles
        } else if has(&["block", "brick"]) {
            Self::Blocks
        } else if has(&["concrete", "screed"]) {
            Self::Concrete
        } else {
            Self::Plaster
        }
    }

    /// Metres that one picture covers.
    pub(super) fn metres(self) -> f32 {
        match self {
            Self::Boards => 1.92,
            Self::Slats => 0.96,
            Self::Cloth => 0.6,
            Self::Tiles | Self::Blocks => 1.2,
            Self::Plaster | Self::Concrete => 2.4,
            Self::Carpet => 0.8,
        }
    }

    /// How strongly light comes back from it without a colour of its own: the mean of its picture, linear.
    pub(super) fn albedo(self) -> Vec3 {
        match self {
            Self::Boards => Vec3::new(0.27, 0.125, 0.052),
            Self::Slats => Vec3::new(0.24, 0.11, 0.045),
            Self::Cloth => Vec3::splat(0.55),
            Self::Plaster => Vec3::splat(0.62),
            Self::Carpet => Vec3::splat(0.25),
            Self::Tiles => Vec3::splat(0.55),
            Self::Blocks => Vec3::splat(0.5),
            Self::Concrete => Vec3::splat(0.22),
        }
    }

    /// The material without a tint; lit ones get relief and shine as well, and so many samples along a slant.
    pub(super) fn material(self, lit: Option<u16>, images: &mut Assets<Image>) -> StandardMaterial {
        let spots: Vec<Spot> = (0..SIDE * SIDE).map(|at| grain::spot(self, at % SIDE, at / SIDE)).collect();
        let plain = StandardMaterial {
            base_color_texture: Some(images.add(color_image(&spots, lit))),
            perceptual_roughness: 1.0,
            reflectance: 0.4,
            ..default()
        };
        if lit.is_none() {
            return plain;
        }
        let (normals, rough) = data_image(&spots, self.relief(), lit);
        StandardMaterial { normal_map_texture: Some(images.add(normals)), metallic_roughness_texture: Some(images.add(rough)), ..plain }
    }

    /// Height of the relief in pixels.
    fn relief(self) -> f32 {
        match self {
            Self::Boards => 1.6,
            Self::Slats => 9.0,
            Self::Cloth | Self::Carpet => 2.0,
            Self::Plaster | Self::Concrete => 1.2,
            Self::Tiles | Self::Blocks => 3.0,
        }
    }
}
