//! The patchbay: labels, normals and cords, patched by clicking jacks.

use crate::panels::cables::end_name;
use crate::panels::theme::{self, AMBER, FAINT, GREEN, INK};
use crate::panels::{Desk, Outbox};
use crate::sim::gear::{Normal, UnitId};
use crate::sim::session::{Action, End};
use crate::sim::view::{self, BayPointView, CableView, JackView};
use egui::{Align2, Color32, CornerRadius, FontId, Pos2, Rect, ScrollArea, Sense, Shape, Stroke, Ui, epaint::CubicBezierShape, pos2, vec2};
use std::collections::BTreeMap;

/// Points in one bank of the picture.
const BANK: usize = 12;
/// Colours of cords, told apart by the letter on the plug as well.
const CORDS: [Color32; 6] = [
    Color32::from_rgb(226, 96, 74),
    Color32::from_rgb(96, 150, 210),
    Color32::from_rgb(229, 190, 82),
    Color32::from_rgb(134, 184, 112),
    Color32::from_rgb(190, 130, 200),
    Color32::from_rgb(226, 226, 220),
];

/// The patchbay with its cords.
pub fn bay_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let Some(bay) = view::bay(desk.scenario, desk.studio) else {
        ui.label("This studio has no patchbay.");
        return;
    };
    theme::heading(ui, "Patchbay");
    theme::faint(
        ui,
        "Upper row: where signals come from. Lower row: where they go. A click on a free jack plugs the cord in your hand, a click on a plug pulls it.",
    );
    let cords: Vec<_> = view::cables(desk.scenario, desk.studio).into_iter().filter(|cable| cable.is_patch_cord).collect();
    cords_ui(ui, &cords, outbox);
    legend_ui(ui);
    ScrollArea::vertical().show(ui, |ui| {
        let mut plugs: BTreeMap<UnitId, Vec<(Pos2, End)>> = BTreeMap::new();
        for bank in bay.points.chunks(BANK) {
            bank_ui(ui, bank, &cords, &mut plugs, outbox);
        }
        for (index, (_, ends)) in plugs.iter().enumerate() {
            draw_cord(ui, ends, CORDS[index % CORDS.len()]);
        }
    });
}

/// The cords that are out, and which end goes in next.
fn cords_ui(ui: &mut Ui, cords: &[CableView], outbox: &mut Outbox) {
    let loose = next_end(cords, outbox);
    ui.horizontal_wrapped(|ui| {
        match &loose {
            Some((cord, end)) => {
                let words = if *end == End::A { "first end" } else { "other end" };
                ui.colored_label(AMBER, format!("{cord}: click the jack for its {words}."));
            }
            None if cords.is_empty() => {
                ui.label("No cord is in your hand. Take one from the hook beside the bay (2 Storage).");
            }
            None => {
                ui.label("Every cord that is out has both ends plugged.");
            }
        }
        for cable in cords.iter().filter(|cable| cable.ends.iter().all(|end| end.jack.is_none())) {
            if theme::button(ui, &format!("cord/{}/back", cable.unit), format!("Hang {} up", cable.unit)) {
                if !cable.in_hand {
                    outbox.push(Action::Fetch(cable.unit.clone()));
                }
                outbox.push(Action::Return(cable.unit.clone()));
            }
        }
    });
}

/// The end that a click will plug: the other end of a half-plugged cord, else the first of one in the hand.
fn next_end(cords: &[CableView], outbox: &Outbox) -> Option<(UnitId, End)> {
    if let Some(fingers) = outbox.focus.fingers.clone().filter(|(cord, _)| cords.iter().any(|cable| cable.unit == *cord)) {
        return Some(fingers);
    }
    let free = |cable: &CableView| cable.ends.iter().find(|end| end.jack.is_none()).map(|end| (cable.unit.clone(), end.end));
    let half = cords.iter().filter(|cable| cable.ends.iter().any(|end| end.jack.is_some())).find_map(free);
    half.or_else(|| cords.iter().filter(|cable| cable.in_hand).find_map(free))
}

fn legend_ui(ui: &mut Ui) {
    ui.horizontal(|ui| {
        for (normal, words) in
            [(Normal::Full, "full normal"), (Normal::Half, "half normal"), (Normal::Parallel, "parallel"), (Normal::Open, "open")]
        {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
            draw_normal(ui, normal, true, rect.center_top(), rect.center_bottom());
            theme::faint(ui, words);
        }
    });
}

fn bank_ui(ui: &mut Ui, bank: &[BayPointView], cords: &[CableView], plugs: &mut BTreeMap<UnitId, Vec<(Pos2, End)>>, outbox: &mut Outbox) {
    let width = (ui.available_width() - 12.0) / BANK as f32;
    let (area, _) = ui.allocate_exact_size(vec2(width * BANK as f32, 104.0), Sense::hover());
    ui.painter().rect_filled(area, CornerRadius::same(4), Color32::from_rgb(25, 24, 23));
    for (column, point) in bank.iter().enumerate() {
        let x = area.left() + width * (column as f32 + 0.5);
        label_ui(ui, &point.upper.label, pos2(x, area.top() + 13.0), width);
        label_ui(ui, &point.lower.label, pos2(x, area.bottom() - 13.0), width);
        let (upper, lower) = (pos2(x, area.top() + 38.0), pos2(x, area.bottom() - 38.0));
        if !point.upper.label.is_empty() && !point.lower.label.is_empty() {
            draw_normal(ui, point.normal, point.joined, upper + vec2(0.0, 9.0), lower - vec2(0.0, 9.0));
        }
        jack_ui(ui, &point.upper, upper, cords, plugs, outbox);
        jack_ui(ui, &point.lower, lower, cords, plugs, outbox);
    }
    ui.add_space(4.0);
}

fn label_ui(ui: &Ui, text: &str, at: Pos2, width: f32) {
    let size = if text.len() > 9 { 8.5 } else { 9.5 };
    let galley = ui.painter().layout(text.to_owned(), FontId::proportional(size), INK, width - 3.0);
    ui.painter().galley(at - galley.size() / 2.0, galley, INK);
}

fn jack_ui(
    ui: &mut Ui,
    jack: &JackView,
    at: Pos2,
    cords: &[CableView],
    plugs: &mut BTreeMap<UnitId, Vec<(Pos2, End)>>,
    outbox: &mut Outbox,
) {
    if jack.label.is_empty() {
        return;
    }
    let rect = Rect::from_center_size(at, vec2(22.0, 18.0));
    let response = ui.interact(rect, ui.id().with(jack.jack.to_string()), Sense::click());
    theme::mark(ui, format!("jack/{}", jack.jack), &response);
    let ring = if response.hovered() { AMBER } else { FAINT };
    ui.painter().circle(at, 8.0, Color32::from_rgb(58, 56, 54), Stroke::new(1.5, ring));
    ui.painter().circle_filled(at, 4.0, Color32::BLACK);
    if let Some((cord, end)) = &jack.cord {
        plugs.entry(cord.clone()).or_default().push((at, *end));
    }
    if !response.clicked() {
        return;
    }
    match (&jack.cord, next_end(cords, outbox)) {
        (Some((cord, end)), _) => outbox.push(Action::Unplug { cord: cord.clone(), end: *end }),
        (None, Some((cord, end))) => {
            outbox.push(Action::Plug { cord, end, into: jack.jack.clone() });
            outbox.focus.fingers = None;
        }
        (None, None) => {}
    }
}

/// Full: a solid line; half: a line with an arrow; parallel: two lines; open: a gap. Broken ones are faint.
fn draw_normal(ui: &Ui, normal: Normal, joined: bool, from: Pos2, to: Pos2) {
    let stroke = Stroke::new(1.5, if joined { GREEN } else { Color32::from_rgb(84, 78, 70) });
    let painter = ui.painter();
    match normal {
        Normal::Full => {
            painter.line_segment([from, to], stroke);
        }
        Normal::Half => {
            painter.line_segment([from, to], stroke);
            painter.line_segment([to + vec2(-3.0, -4.0), to], stroke);
            painter.line_segment([to + vec2(3.0, -4.0), to], stroke);
        }
        Normal::Parallel => {
            for side in [-2.0, 2.0] {
                painter.line_segment([from + vec2(side, 0.0), to + vec2(side, 0.0)], stroke);
            }
        }
        Normal::Open => {
            let middle = from.lerp(to, 0.5);
            painter.line_segment([from, middle - vec2(0.0, 2.5)], stroke);
            painter.line_segment([middle + vec2(0.0, 2.5), to], stroke);
        }
    }
}

/// The cord hangs between its plugs; each plug bears the letter of its end.
fn draw_cord(ui: &Ui, ends: &[(Pos2, End)], color: Color32) {
    if let [(from, _), (to, _)] = *ends {
        let sag = vec2(0.0, 26.0 + from.distance(to) * 0.18);
        let shape =
            CubicBezierShape::from_points_stroke([from, from + sag, to + sag, to], false, Color32::TRANSPARENT, Stroke::new(4.0, color));
        ui.painter().add(Shape::CubicBezier(shape));
    }
    for (at, end) in ends {
        ui.painter().circle(*at, 7.0, color, Stroke::new(1.5, Color32::BLACK));
        ui.painter().text(*at, Align2::CENTER_CENTER, end_name(*end), FontId::proportional(9.0), Color32::BLACK);
    }
}
