//! Ceilings: the slab, clouds that hang below it, and the lamps between.

use crate::app::world::building::{Face, Finish, Site, tint, trim};
use crate::app::world::light::hangers;
use crate::app::world::surface::Surface;
use bevy::prelude::*;

/// Light of a lamp's glass.
const GLASS: Finish = Finish::Glow([255, 226, 178]);

pub(super) fn build(site: &mut Site<'_>, face: &Face, finish: Finish) {
    let hall = site.lit.hall.clone();
    site.face(finish, face);
    let places = hangers(&hall);
    for at in &places {
        if hall.is_high() && hall.is_studio { pendant(site, *at, hall.size.y) } else { downlight(site, at.with_y(hall.size.y)) }
    }
    if hall.is_high() && hall.is_studio && hall.sides[5].absorbing + f32::from(u8::from(hall.sides[5].main == Surface::Cloth)) > 0.2 {
        clouds(site, &places);
    }
}

/// A drum of dark metal on a cord, open below.
fn pendant(site: &mut Site<'_>, at: Vec3, ceiling: f32) {
    let (half, high) = (0.15, 0.26);
    site.block(trim::DARK, at + Vec3::new(-0.006, high, -0.006), Vec3::new(at.x + 0.006, ceiling, at.z + 0.006));
    let wall = 0.012;
    for (low, size) in [
        (Vec3::new(-half, 0.0, -half), Vec3::new(half * 2.0, high, wall)),
        (Vec3::new(-half, 0.0, half - wall), Vec3::new(half * 2.0, high, wall)),
        (Vec3::new(-half, 0.0, -half), Vec3::new(wall, high, half * 2.0)),
        (Vec3::new(half - wall, 0.0, -half), Vec3::new(wall, high, half * 2.0)),
        (Vec3::new(-half, high - wall, -half), Vec3::new(half * 2.0, wall, half * 2.0)),
    ] {
        site.block(trim::DARK, at + low, at + low + size);
    }
    let glass = half - wall;
    site.block(GLASS, at + Vec3::new(-glass, 0.03, -glass), at + Vec3::new(glass, 0.05, glass));
}

/// A flat square lamp in the ceiling.
fn downlight(site: &mut Site<'_>, at: Vec3) {
    let half = 0.17;
    site.block(trim::DARK, at - Vec3::new(half + 0.02, 0.03, half + 0.02), at + Vec3::new(half + 0.02, 0.0, half + 0.02));
    site.block(GLASS, at - Vec3::new(half, 0.036, half), at + Vec3::new(half, -0.02, half));
}

/// Absorbers that hang under the slab in the middle between lamps.
fn clouds(site: &mut Site<'_>, lamps: &[Vec3]) {
    let hall = site.lit.hall.clone();
    let distinct = |of: fn(&Vec3) -> f32| {
        let mut values: Vec<f32> = lamps.iter().map(of).collect();
        values.sort_by(f32::total_cmp);
        values.dedup_by(|left, right| (*left - *right).abs() < 0.01);
        values.len()
    };
    let (columns, rows) = (distinct(|at| at.x), distinct(|at| at.z));
    let cell = Vec2::new(hall.size.x / columns as f32, hall.size.z / rows as f32);
    let size = Vec3::new((cell.x * 0.78).min(2.4), 0.08, (cell.y * 0.34).min(1.0));
    let cloth = Finish::Of(Surface::Cloth, tint(Color::srgb(0.90, 0.87, 0.81)));
    let hung = hall.size.y - 0.42;
    for column in 0..columns {
        for row in 0..=rows {
            let (u, v) = ((column as f32 + 0.5) / columns as f32, row as f32 / rows as f32);
            let z = (hall.size.z * v).clamp(size.z * 0.75, hall.size.z - size.z * 0.75);
            let middle = hall.low + Vec3::new(hall.size.x * u, hung, z);
            site.block(cloth, middle - size / 2.0, middle + size / 2.0);
            let rim = size / 2.0 + Vec3::new(0.02, -0.02, 0.02);
            site.block(trim::OAK, middle - rim, middle + rim);
            for (x, z) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
                let corner = middle + Vec3::new(x * size.x * 0.44, size.y / 2.0, z * size.z * 0.4);
                site.block(trim::DARK, corner - Vec3::new(0.003, 0.0, 0.003), (corner + Vec3::new(0.003, 0.0, 0.003)).with_y(hall.size.y));
            }
        }
    }
}
