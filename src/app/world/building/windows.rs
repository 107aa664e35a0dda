//! What stands in openings: frames, glass between rooms, and the street before a window.

use crate::app::world::building::{Face, Finish, Hall, Opening, OpeningKind, Site, tint, trim};
use crate::app::world::light::Sky;
use bevy::prelude::*;

/// How far a frame goes back behind its wall: the room on the other side has its own.
const DEEP: f32 = 0.0;

/// Everything of an opening that is on the side of this room.
pub(super) fn build(site: &mut Site<'_>, hall: &Hall, opening: &Opening, sky: &Sky) {
    for side in 0..4 {
        let face = Face::of(hall, side);
        let Some(hole) = face.holes(std::slice::from_ref(opening)).first().copied() else { continue };
        let ((left, right), (bottom, top)) = hole;
        match opening.kind {
            OpeningKind::Doorway => trim::frame(site, trim::OAK, &face, hole, DEEP),
            OpeningKind::Window => {
                trim::frame(site, trim::OAK, &face, hole, DEEP);
                // Two panes; each room has the one on its side.
                site.face(Finish::Glass, &face.part((left, right), (bottom, top)).raised(-0.05));
            }
            OpeningKind::Daylight => {
                trim::frame(site, trim::DARK, &face, hole, 0.25);
                bars(site, &face, hole);
                site.face(Finish::Glass, &face.part((left, right), (bottom, top)).raised(-0.11));
                street(site, &face, hole, sky);
            }
        }
    }
}

/// Bars between the panes of a window to the street.
fn bars(site: &mut Site<'_>, face: &Face, ((left, right), (bottom, top)): ((f32, f32), (f32, f32))) {
    let panes = ((right - left) / 0.6).round().max(2.0) as u32;
    for index in 1..panes {
        let at = left + (right - left) * index as f32 / panes as f32;
        trim::out_of(site, trim::DARK, face, (at - 0.018, at + 0.018), (bottom, top), (-0.14, -0.08));
    }
    if top - bottom > 0.9 {
        let at = bottom + (top - bottom) * 0.62;
        trim::out_of(site, trim::DARK, face, (left, right), (at - 0.018, at + 0.018), (-0.14, -0.08));
    }
}

/// Sky in bands, roofs before it, and at night a few lit windows in them.
fn street(site: &mut Site<'_>, face: &Face, ((left, right), (bottom, top)): ((f32, f32), (f32, f32)), sky: &Sky) {
    let behind = -2.6;
    let (from, to) = (left - 2.6, right + 2.6);
    let (low, high) = (bottom, top + 1.6);
    let glow = |light: Vec3| {
        let light = light.clamp(Vec3::ZERO, Vec3::ONE);
        Finish::Glow(tint(Color::linear_rgb(light.x, light.y, light.z)))
    };
    let bands = 10;
    for band in 0..bands {
        let share = |index: u32| low + (high - low) * index as f32 / bands as f32;
        let light = sky.horizon.lerp(sky.zenith, (band as f32 / (bands - 1) as f32).powf(0.8)) * 0.34;
        site.face(glow(light), &face.part((from, to), (share(band), share(band + 1))).raised(behind - 0.8));
    }
    let wall = sky.horizon * 0.06 + Vec3::new(0.006, 0.006, 0.008);
    let mut at = from;
    for house in 0..40_u32 {
        let (wide, tall) = (0.35 + 0.13 * (house * 7 % 5) as f32, 0.35 + 0.11 * (house * 11 % 7) as f32);
        if at + wide > to {
            break;
        }
        let roof = bottom + tall * (top - bottom) * 0.7;
        site.face(
            glow(wall * (0.8 + 0.1 * (house % 4) as f32)),
            &face.part((at, at + wide), (low, roof)).raised(behind - 0.1 * (house % 3) as f32),
        );
        if sky.night > 0.4 {
            for row in 0..4_u32 {
                let y = low + 0.5 + row as f32 * 0.22;
                let x = at + 0.08 + 0.12 * ((house + row * 3) % 3) as f32;
                if y + 0.09 < roof && x + 0.06 < at + wide && (house * 5 + row * 3) % 4 == 0 {
                    site.face(glow(Vec3::new(0.30, 0.19, 0.08)), &face.part((x, x + 0.05), (y, y + 0.08)).raised(behind + 0.05));
                }
            }
        }
        at += wide + 0.02;
    }
}
