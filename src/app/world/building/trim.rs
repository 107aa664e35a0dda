//! What joiners add: skirting boards, rails, frames around doorways and panels.

use crate::app::world::building::{Face, Finish, Site};

/// Stained oak.
pub(super) const OAK: Finish = Finish::Plain([118, 78, 48]);
/// Dark lacquer.
pub(super) const DARK: Finish = Finish::Plain([42, 36, 32]);

type Holes = [((f32, f32), (f32, f32))];

/// A box that stands out of a wall.
pub(super) fn out_of(site: &mut Site<'_>, finish: Finish, face: &Face, along: (f32, f32), above: (f32, f32), depth: (f32, f32)) {
    let part = face.part(along, above);
    // What starts in the wall starts a little before it, or the room behind would see it.
    let start = if depth.0 == 0.0 { 0.004 } else { depth.0 };
    let corners = [part.corner + part.inward * start, part.corner + part.across + part.up + part.inward * depth.1];
    site.block(finish, corners[0].min(corners[1]), corners[0].max(corners[1]));
}

/// A board along the floor, interrupted by what one walks through.
pub(super) fn skirting(site: &mut Site<'_>, face: &Face, holes: &Holes) {
    along(site, face, holes, (0.0, 0.11), 0.045);
}

/// A rail on top of a lining.
pub(super) fn rail(site: &mut Site<'_>, face: &Face, holes: &Holes, at: f32) {
    along(site, face, holes, (at, at + 0.045), 0.06);
}

fn along(site: &mut Site<'_>, face: &Face, holes: &Holes, (low, high): (f32, f32), depth: f32) {
    // Ends stay out of the walls at the corners, or the rooms behind those would see them.
    let (mut from, end) = (0.006, face.across.length() - 0.006);
    let met = holes.iter().filter(|(_, (bottom, top))| *bottom < high && *top > low);
    for ((left, right), _) in met {
        if *left - 0.07 > from {
            out_of(site, OAK, face, (from, left - 0.07), (low, high), (0.0, depth));
        }
        from = right + 0.07;
    }
    if end > from {
        out_of(site, OAK, face, (from, end), (low, high), (0.0, depth));
    }
}

/// A panel with a wooden frame, standing a little before the wall.
pub(super) fn framed(site: &mut Site<'_>, panel: &Face, cloth: Finish) {
    let (width, height) = (panel.across.length(), panel.up.length());
    let (edge, depth) = (0.035, 0.075);
    site.face(cloth, &panel.part((edge, width - edge), (edge, height - edge)).raised(depth - 0.012));
    for (along, above) in [
        ((0.0, edge), (0.0, height)),
        ((width - edge, width), (0.0, height)),
        ((edge, width - edge), (0.0, edge)),
        ((edge, width - edge), (height - edge, height)),
    ] {
        out_of(site, OAK, panel, along, above, (0.0, depth));
    }
}

/// Jambs and head around an opening in a wall, standing out on this side.
pub(super) fn frame(site: &mut Site<'_>, finish: Finish, face: &Face, hole: ((f32, f32), (f32, f32)), deep: f32) {
    let ((left, right), (bottom, top)) = hole;
    let edge = 0.075;
    let depth = (-deep, 0.05);
    out_of(site, finish, face, (left - edge, left), (bottom, top + edge), depth);
    out_of(site, finish, face, (right, right + edge), (bottom, top + edge), depth);
    out_of(site, finish, face, (left, right), (top, top + edge), depth);
    if bottom > 0.05 {
        out_of(site, finish, face, (left - edge, right + edge), (bottom - edge, bottom), (-deep, 0.11));
    }
}
