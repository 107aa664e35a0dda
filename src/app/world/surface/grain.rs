//! What each surface looks like at one pixel: boards with grain, woven cloth, trowelled plaster, all repeating without a seam.

use crate::app::world::surface::{SIDE, Spot, Surface};

/// The surface at a pixel.
pub(super) fn spot(surface: Surface, x: u32, y: u32) -> Spot {
    match surface {
        Surface::Boards => boards(x, y),
        Surface::Slats => slats(x, y),
        Surface::Cloth => cloth(x, y),
        Surface::Plaster => plaster(x, y),
        Surface::Carpet => carpet(x, y),
        Surface::Tiles => tiles(x, y),
        Surface::Blocks => blocks(x, y),
        Surface::Concrete => concrete(x, y),
    }
}

fn tinted(base: [f32; 3], factor: f32, height: f32, rough: f32) -> Spot {
    Spot { color: base.map(|part| part * factor), height, rough }
}

/// Sixteen boards side by side, of different tones, cut where their neighbours are not.
fn boards(x: u32, y: u32) -> Spot {
    let wide = SIDE / 16;
    let (board, across) = (x / wide, x % wide);
    let along = (y + board * 193) % SIDE;
    let plank = board * 2 + u32::from(along > SIDE * 5 / 9);
    let tone = 0.80 + 0.36 * noise(plank * 71, 3);
    let red = 0.96 + 0.08 * noise(plank * 13, 8);
    let rings = wood(x, y, plank);
    let is_gap = across == 0 || along == 0 || along == SIDE * 5 / 9;
    let seam = if is_gap { 0.42 } else { 1.0 };
    let light = tone * seam * (0.86 + 0.24 * rings);
    let worn = smooth(x, y, 64, 5);
    Spot {
        color: [0.60 * light, 0.415 * light * red, 0.27 * light * red * red],
        height: if is_gap { 0.0 } else { 0.9 + 0.1 * rings },
        rough: 0.36 + 0.16 * worn + 0.1 * (1.0 - rings) + if is_gap { 0.4 } else { 0.0 },
    }
}

/// Slats of 6 cm with a dark joint between.
fn slats(x: u32, y: u32) -> Spot {
    let wide = SIDE / 16;
    let (slat, across) = (x / wide, x % wide);
    let joint = wide / 5;
    if across < joint {
        return tinted([0.13, 0.09, 0.065], 0.8, 0.0, 0.9);
    }
    let rings = wood(x, y, slat * 7 + 1);
    let tone = (0.84 + 0.3 * noise(slat * 57, 4)) * (0.86 + 0.24 * rings);
    let edge = ((across - joint).min(wide - 1 - across) as f32 / 3.0).min(1.0);
    tinted([0.55, 0.375, 0.24], tone * (0.8 + 0.2 * edge), 0.6 + 0.4 * edge, 0.45 + 0.15 * (1.0 - rings))
}

/// Grain along y: long streaks that bend, with fine pores.
fn wood(x: u32, y: u32, plank: u32) -> f32 {
    let bend = smooth(x + plank * 37, y, 128, plank) * 14.0;
    let streak = (x as f32 * 1.1 + bend + noise(plank, 9) * 40.0) * 0.55;
    let ring = 0.5 + 0.5 * streak.sin();
    let pores = noise(x * 3, y / 14 + plank * 50);
    (0.55 * ring + 0.45 * pores).clamp(0.0, 1.0)
}

/// Threads over and under each other.
fn cloth(x: u32, y: u32) -> Spot {
    let thread = |at: u32| ((at % 8) as f32 / 8.0 * std::f32::consts::TAU).cos() * 0.5 + 0.5;
    let is_over = (x / 8 + y / 8) % 2 == 0;
    let height = if is_over { 0.4 + 0.6 * thread(x + 4) } else { 0.4 + 0.6 * thread(y + 4) };
    let yarn = 0.9 + 0.2 * noise(x / 8, if is_over { y / 32 } else { y / 8 });
    let tone = (0.72 + 0.28 * height) * yarn * (0.94 + 0.1 * smooth(x, y, 64, 2));
    tinted([0.86, 0.86, 0.86], tone, height, 0.95)
}

fn plaster(x: u32, y: u32) -> Spot {
    let wave = smooth(x, y, 128, 1) * 0.6 + smooth(x, y, 32, 2) * 0.3 + noise(x, y) * 0.1;
    tinted([0.815, 0.815, 0.815], 0.955 + 0.07 * wave, wave, 0.82 + 0.1 * wave)
}

fn carpet(x: u32, y: u32) -> Spot {
    let tuft = noise(x / 2, y / 2);
    let loops = 0.5 + 0.5 * ((x as f32 * 0.785).sin() * (y as f32 * 0.785).sin());
    tinted([0.60, 0.60, 0.60], 0.72 + 0.36 * tuft * loops + 0.14 * smooth(x, y, 128, 3), tuft * loops, 1.0)
}

fn tiles(x: u32, y: u32) -> Spot {
    let half = SIDE / 2;
    let is_seam = x % half < 5 || y % half < 5;
    let is_hole = (x % 16 < 4) && (y % 16 < 4) && noise(x / 16, y / 16) > 0.35;
    let tone = if is_seam { 0.66 } else { 0.97 } * if is_hole { 0.62 } else { 1.0 } * (0.96 + 0.05 * noise(x / 3, y / 3));
    tinted([0.77, 0.765, 0.75], tone, if is_seam || is_hole { 0.0 } else { 1.0 }, 0.9)
}

/// Blocks of 40 by 20 cm in bond.
fn blocks(x: u32, y: u32) -> Spot {
    let (wide, high) = (SIDE / 2, SIDE / 4);
    let row = y / high;
    let shifted = (x + row % 2 * wide / 2) % SIDE;
    let is_joint = shifted % wide < 5 || y % high < 5;
    let rough = smooth(x, y, 16, 7) * 0.6 + noise(x, y) * 0.4;
    let tone = if is_joint { 0.86 } else { 0.94 + 0.06 * noise(shifted / wide, row) } * (0.93 + 0.1 * rough);
    tinted([0.74, 0.735, 0.72], tone, if is_joint { 0.0 } else { 0.7 + 0.3 * rough }, 0.88)
}

fn concrete(x: u32, y: u32) -> Spot {
    let cloud = smooth(x, y, 256, 1) * 0.5 + smooth(x, y, 64, 4) * 0.35 + smooth(x, y, 8, 6) * 0.15;
    tinted([0.53, 0.52, 0.505], 0.86 + 0.24 * cloud, cloud, 0.5 + 0.3 * cloud)
}

/// Noise between points of a lattice of that many pixels, repeating with the picture.
fn smooth(x: u32, y: u32, cell: u32, seed: u32) -> f32 {
    let cells = SIDE / cell;
    let (column, row) = (x % SIDE / cell, y % SIDE / cell);
    let ease = |at: u32| {
        let t = (at % cell) as f32 / cell as f32;
        t * t * (3.0 - 2.0 * t)
    };
    let corner = |dx: u32, dy: u32| noise((column + dx) % cells + seed * 131, (row + dy) % cells + seed * 17);
    let (u, v) = (ease(x), ease(y));
    let (top, bottom) = (corner(0, 0) * (1.0 - u) + corner(1, 0) * u, corner(0, 1) * (1.0 - u) + corner(1, 1) * u);
    top * (1.0 - v) + bottom * v
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
