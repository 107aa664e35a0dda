//! How cords look in the diagram: the colour of their length, a letter for it, and the length itself.

use crate::files::settings::Colours;
use crate::panels::Desk;
use crate::panels::theme::{self, FAINT};
use crate::sim::view::{LENGTHS_M, Link, length_band};
use egui::{Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Sense, Shape, Stroke, Ui, vec2};

/// The colours of lengths, brighter than on the floor: 3 m brown, 6 m green, 9 m blue, 15 m yellow, longer ones red.
const BANDS: [Color32; 5] = [
    Color32::from_rgb(186, 128, 78),
    Color32::from_rgb(104, 176, 106),
    Color32::from_rgb(102, 156, 224),
    Color32::from_rgb(222, 186, 70),
    Color32::from_rgb(222, 96, 84),
];
/// The letters of lengths, the shortest first.
const LETTERS: [&str; 5] = ["A", "B", "C", "D", "E"];
/// Patch cords: 60 cm and longer.
const PATCH: [Color32; 2] = [Color32::from_rgb(226, 110, 88), Color32::from_rgb(116, 166, 206)];
/// A patch cord longer than this is a long one, metres.
const LONG_PATCH_M: f64 = 0.75;
/// Cable in the walls, and what is closed inside.
pub(super) const WIRE: Color32 = Color32::from_rgb(128, 118, 104);

/// The line of a link.
pub(super) fn stroke(link: &Link, colours: Colours) -> Stroke {
    match link {
        Link::Cord { length_m, is_patch_cord, .. } => Stroke::new(3.5, colour(*length_m, *is_patch_cord, colours)),
        Link::Normal(_) => Stroke::new(1.5, theme::GREEN),
        Link::Wire(_) | Link::Inside => Stroke::new(1.5, WIRE),
    }
}

fn colour(length_m: f64, is_patch_cord: bool, colours: Colours) -> Color32 {
    let band = length_band(length_m);
    match (colours, is_patch_cord) {
        (Colours::Usual, true) => PATCH[usize::from(length_m > LONG_PATCH_M)],
        (Colours::Usual, false) => BANDS[band],
        (Colours::Safe, true) => theme::SAFE[6 + usize::from(length_m > LONG_PATCH_M)],
        (Colours::Safe, false) => theme::SAFE[band],
    }
}

/// The length of a cable with its letter: `B 6 m`; patch cords in centimetres.
pub(super) fn length_words(desk: &Desk, length_m: f64, is_patch_cord: bool) -> String {
    if is_patch_cord {
        return format!("{} cm", desk.words.number(length_m * 100.0, 0));
    }
    format!("{} {} m", LETTERS[length_band(length_m)], desk.words.number(length_m, 0))
}

/// A sign on a cord, with a dark ground under its words; gives the place that it takes.
pub(super) fn sign(painter: &Painter, at: Pos2, words: String) -> Rect {
    let galley = painter.layout_no_wrap(words, FontId::proportional(10.0), theme::INK);
    let place = Align2::CENTER_CENTER.anchor_size(at, galley.size());
    painter.rect_filled(place.expand2(vec2(3.0, 1.0)), CornerRadius::same(3), theme::WELL);
    painter.galley(place.min, galley, theme::INK);
    place
}

/// An end that is plugged into nothing: a ring.
pub(super) fn open_end(painter: &Painter, at: Pos2) {
    painter.circle_stroke(at, 4.0, Stroke::new(2.0, theme::AMBER));
}

/// A line that carries something, or a broken one behind the place where it ends.
pub(super) fn draw(painter: &Painter, points: &[Pos2], stroke: Stroke, is_dead: bool) {
    if is_dead {
        let faint = Stroke::new(stroke.width.min(2.0), stroke.color.gamma_multiply(0.7));
        painter.extend(Shape::dashed_line(points, faint, 4.0, 4.0));
    } else {
        painter.add(Shape::line(points.to_vec(), stroke));
    }
}

/// What the colours, letters and lines mean.
pub(super) fn legend_ui(ui: &mut Ui, desk: &Desk) {
    let words = desk.words;
    let entry = |ui: &mut Ui, stroke: Stroke, text: String| {
        let (rect, _) = ui.allocate_exact_size(vec2(20.0, 12.0), Sense::hover());
        ui.painter().hline(rect.x_range(), rect.center().y, stroke);
        ui.label(egui::RichText::new(text).color(FAINT).size(11.5));
    };
    ui.horizontal_wrapped(|ui| {
        for length_m in LENGTHS_M {
            let link = Stroke::new(3.5, colour(length_m, false, desk.ease.colours));
            entry(ui, link, length_words(desk, length_m, false));
        }
        for length_m in [0.6, 0.9] {
            entry(ui, Stroke::new(3.5, colour(length_m, true, desk.ease.colours)), length_words(desk, length_m, true));
        }
        entry(ui, Stroke::new(1.5, WIRE), words.say("flow-wire"));
        entry(ui, Stroke::new(1.5, theme::GREEN), words.say("flow-normal"));
    });
}
