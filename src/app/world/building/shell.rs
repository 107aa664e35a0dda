//! One room: floor, four walls around their openings, ceiling, and everything that a joiner adds.

use crate::app::world::building::{Face, Finish, Hall, Opening, OpeningKind, Site, ceiling, tint, trim, windows};
use crate::app::world::light::Sky;
use crate::app::world::surface::Surface;
use bevy::prelude::*;

/// Height of the wooden lining, metres.
pub(super) const LINING: f32 = 1.12;

pub(super) fn build(site: &mut Site<'_>, openings: &[Opening], sky: &Sky) {
    let hall = site.lit.hall.clone();
    for (side, what) in hall.sides.iter().enumerate() {
        let face = Face::of(&hall, side);
        let finish = finish_of(&hall, side);
        match side {
            4 => site.face(finish, &face),
            5 => ceiling::build(site, &face, finish),
            _ => {
                let holes = face.holes(openings);
                let top = face.up.length();
                let lining = if what.is_lined { LINING.min(top) } else { 0.0 };
                face.around(&holes, (lining, top)).iter().for_each(|part| site.face(finish, part));
                if what.is_lined {
                    let wood = Finish::Of(Surface::Slats, [255, 250, 242]);
                    let part = face.raised(0.03);
                    part.around(&holes, (0.0, lining)).iter().for_each(|part| site.face(wood, part));
                    trim::rail(site, &face, &holes, lining);
                }
                trim::skirting(site, &face, &holes);
                if openings
                    .iter()
                    .any(|opening| opening.kind == OpeningKind::Daylight && !face.holes(std::slice::from_ref(opening)).is_empty())
                {
                    outside(site, &face, &holes);
                }
                absorbers(site, &face, &holes, what.absorbing, lining);
            }
        }
    }
    for opening in openings {
        windows::build(site, &hall, opening, sky);
    }
}

/// The wall as the sun sees it, so that light comes through its openings only.
fn outside(site: &mut Site<'_>, face: &Face, holes: &[((f32, f32), (f32, f32))]) {
    for part in face.around(holes, (0.0, face.up.length())) {
        let part = part.raised(0.004);
        site.face(trim::DARK, &Face { corner: part.corner + part.across, across: -part.across, inward: -part.inward, ..part });
    }
}

/// The material of a side in the colours of its room.
fn finish_of(hall: &Hall, side: usize) -> Finish {
    let surface = hall.sides[side].main;
    let [wall, cloth, carpet] = hall.paint;
    let color = match surface {
        // A ceiling of cloth hangs in the dark above the lamps.
        Surface::Cloth if side == 5 => cloth.mix(&Color::srgb(0.93, 0.90, 0.85), 0.5),
        Surface::Cloth => cloth,
        Surface::Carpet => carpet,
        Surface::Boards | Surface::Slats => Color::WHITE,
        Surface::Concrete if side == 4 => Color::WHITE,
        // Ceilings are painted lighter than walls.
        _ if side == 5 => wall.mix(&Color::srgb(0.93, 0.90, 0.85), 0.55),
        _ => wall,
    };
    Finish::Of(surface, tint(color))
}

/// Framed panels of cloth along the upper part of a wall, as many as absorb that share of it.
fn absorbers(site: &mut Site<'_>, face: &Face, holes: &[((f32, f32), (f32, f32))], share: f32, lining: f32) {
    let (length, height) = (face.across.length(), face.up.length());
    if share < 0.15 || height < 3.3 {
        return;
    }
    let (low, high) = (lining.max(1.1) + 1.15, height - 0.45);
    let (wide, count) = (1.2, (share * length * height / (1.2 * (high - low))).floor().clamp(1.0, (length / 1.5).floor()));
    let cloth = Finish::Of(Surface::Cloth, tint(site.lit.hall.paint[1]));
    for index in 0..count as u32 {
        let middle = length * (index as f32 + 0.5) / count;
        let (from, to) = (middle - wide / 2.0, middle + wide / 2.0);
        if holes.iter().any(|((left, right), (_, top))| *top > low && from < *right && to > *left) {
            continue;
        }
        let panel = face.part((from, to), (low, high));
        trim::framed(site, &panel, cloth);
    }
}
