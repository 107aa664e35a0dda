//! Lines drawn over the room, through walls and racks: the signal flow, and the expert's work.

use crate::panels::theme::RED;
use egui::{Align2, Color32, Context, FontId, Id, LayerId, Order, Pos2, Rect, Stroke, vec2};

/// How wide a line is drawn, points, and what lies under it.
const WIDTH: f32 = 2.5;
const UNDER: f32 = 5.5;
/// The nearest that two names may be, points.
const APART: f32 = 15.0;

/// A line as it is seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Traced {
    /// Its colour.
    pub color: Color32,
    /// Its stretches in sight, points of the window.
    pub stretches: Vec<[Pos2; 2]>,
    /// Its places in sight, with what people call them.
    pub places: Vec<(Pos2, String)>,
    /// Where it ends though it should go on.
    pub broken: Option<Pos2>,
}

/// Draws lines over the room.
pub fn xray_ui(context: &Context, room: Rect, lines: &[Traced]) {
    let painter = context.layer_painter(LayerId::new(Order::Background, Id::new("x-ray"))).with_clip_rect(room);
    let mut named: Vec<Pos2> = Vec::new();
    for line in lines {
        let color = line.color;
        for stretch in &line.stretches {
            painter.line_segment(*stretch, Stroke::new(UNDER, Color32::from_black_alpha(150)));
            painter.line_segment(*stretch, Stroke::new(WIDTH, color));
        }
        for (at, name) in &line.places {
            painter.circle(*at, 4.0, color, Stroke::new(1.0, Color32::BLACK));
            // Names of one place lie below each other.
            let mut place = *at + vec2(7.0, -7.0);
            while named.iter().any(|other| other.distance(place) < APART) {
                place.y += APART;
            }
            named.push(place);
            let galley = painter.layout_no_wrap(name.clone(), FontId::proportional(12.0), color);
            let shade = Align2::LEFT_CENTER.anchor_size(place, galley.size()).expand(2.0);
            painter.rect_filled(shade, 2.0, Color32::from_black_alpha(170));
            painter.galley(shade.min + vec2(2.0, 2.0), galley, color);
        }
        if let Some(at) = line.broken {
            // A cross, so that it is not the colour alone that says it.
            for by in [vec2(6.0, 6.0), vec2(6.0, -6.0)] {
                painter.line_segment([at - by, at + by], Stroke::new(3.0, RED));
            }
        }
    }
}
