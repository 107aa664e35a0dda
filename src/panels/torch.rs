//! The torch of the belt: what is seen where it points is seen brighter.
//!
//! The room's picture is laid over itself in a round patch without covering anything, which adds light to what is there; so the
//! picture need not be drawn anew while the torch moves.

use egui::epaint::Vertex;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Shape, TextureId, Vec2};
use std::f32::consts::TAU;

/// How wide the beam is at its brightest, and in all, as shares of the room's height on the screen.
const BEAM: (f32, f32) = (0.10, 0.30);
/// How much light it adds, as a share of what is there, by colour: a warm white.
const GAIN: [u8; 3] = [255, 242, 214];
/// Corners of its rings.
const CORNERS: u32 = 48;

/// Lights the room's picture around a place.
pub(super) fn torch_ui(painter: &Painter, room: Rect, picture: TextureId, at: Pos2) {
    let mut mesh = Mesh::with_texture(picture);
    let mut corner = |at: Pos2, gain: [u8; 3]| {
        let share = (at - room.min) / room.size();
        let [red, green, blue] = gain;
        // Without any cover, colours are added.
        mesh.vertices.push(Vertex { pos: at, uv: share.to_pos2(), color: Color32::from_rgba_premultiplied(red, green, blue, 0) });
    };
    corner(at, GAIN);
    for (share, gain) in [(BEAM.0, GAIN), (f32::midpoint(BEAM.0, BEAM.1), GAIN.map(|color| color / 4)), (BEAM.1, [0; 3])] {
        for number in 0..CORNERS {
            let away = Vec2::angled(TAU * number as f32 / CORNERS as f32) * share * room.height();
            // The edge of the picture is where the light ends.
            corner(room.clamp(at + away), gain);
        }
    }
    for number in 0..CORNERS {
        let next = (number + 1) % CORNERS;
        mesh.add_triangle(0, 1 + number, 1 + next);
        for ring in 0..2 {
            let (inner, outer) = (1 + ring * CORNERS, 1 + (ring + 1) * CORNERS);
            mesh.add_triangle(inner + number, outer + number, outer + next);
            mesh.add_triangle(inner + number, outer + next, inner + next);
        }
    }
    painter.with_clip_rect(room).add(Shape::mesh(mesh));
}
