//! The patchbay: labels, normals and cords, patched by clicking jacks.

use crate::files::settings::Colours;
use crate::panels::names::end_name;
use crate::panels::theme::{self, AMBER, FAINT, GREEN, INK};
use crate::panels::{Desk, Focus, Outbox, follow};
use crate::sim::gear::{Normal, UnitId};
use crate::sim::session::{Action, End};
use crate::sim::view::{self, BayPointView, CableView, JackView};
use egui::epaint::CubicBezierShape;
use egui::{Align2, Color32, CornerRadius, FontId, Pos2, Rect, ScrollArea, Sense, Shape, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};
use std::collections::BTreeMap;

/// Points in one bank of the picture.
const BANK: usize = 12;
/// Least width of a point.
const POINT: f32 = 46.0;
/// Colours of cords, told apart by number, letter and shape of the plug as well.
const CORDS: [Color32; 6] = [
    Color32::from_rgb(226, 96, 74),
    Color32::from_rgb(96, 150, 210),
    Color32::from_rgb(229, 190, 82),
    Color32::from_rgb(134, 184, 112),
    Color32::from_rgb(190, 130, 200),
    Color32::from_rgb(226, 226, 220),
];

/// Where the plugs of each cord are.
type Plugs = BTreeMap<UnitId, Vec<(Pos2, End)>>;

/// The patchbay with its cords.
pub fn bay_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let words = desk.words;
    let Some(bay) = worked_at(desk, outbox.focus).and_then(|unit| view::bay(desk.scenario, desk.studio, &unit)) else {
        ui.label(words.say("bay-none"));
        return;
    };
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        theme::heading(ui, words.say("bay-heading"));
        which_ui(ui, desk, &bay.unit, outbox);
        theme::faint(ui, words.say("bay-hint"));
        let cords: Vec<_> = view::cables(desk.scenario, desk.studio).into_iter().filter(|cable| cable.is_patch_cord).collect();
        cords_ui(ui, desk, &cords, outbox);
        legend_ui(ui, desk);
        let mut plugs = Plugs::new();
        let areas: Vec<Rect> = bay.points.chunks(BANK).map(|bank| bank_ui(ui, desk, bank, &cords, &mut plugs, outbox)).collect();
        for (number, cord) in cords.iter().enumerate() {
            if let Some(ends) = plugs.get(&cord.unit) {
                draw_cord(ui, ends, number, desk.ease.colours);
            }
        }
        // A cord hangs behind the strips with the labels, which are read whatever is patched.
        for (bank, area) in bay.points.chunks(BANK).zip(areas) {
            labels_ui(ui, bank, area);
        }
        for (number, cord) in cords.iter().enumerate() {
            plugs.get(&cord.unit).into_iter().flatten().for_each(|plug| draw_plug(ui, *plug, number, desk.ease.colours));
        }
    });
}

/// The bay that is worked at: the one that was looked at last, or else the first.
fn worked_at(desk: &Desk, focus: &mut Focus) -> Option<UnitId> {
    let is_bay = |unit: &UnitId| view::bays(desk.scenario).any(|bay| bay == unit);
    if let Some(unit) = focus.unit.clone().filter(is_bay) {
        focus.bay = Some(unit);
    }
    focus.bay.clone().filter(is_bay).or_else(|| view::bays(desk.scenario).next().cloned())
}

/// Where there are several bays, which of them is seen.
fn which_ui(ui: &mut Ui, desk: &Desk, seen: &UnitId, outbox: &mut Outbox) {
    if view::bays(desk.scenario).nth(1).is_none() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for unit in view::bays(desk.scenario) {
            let response = ui.selectable_label(unit == seen, unit.to_string());
            theme::mark(ui, format!("bay/{unit}"), &response);
            if response.clicked() {
                (outbox.focus.unit, outbox.focus.bay) = (Some(unit.clone()), Some(unit.clone()));
            }
        }
    });
}

/// The cords that are out, and which end goes in next.
fn cords_ui(ui: &mut Ui, desk: &Desk, cords: &[CableView], outbox: &mut Outbox) {
    let words = desk.words;
    let next = next_end(cords, outbox);
    ui.horizontal_wrapped(|ui| match &next {
        Some((cord, end)) => {
            let id = if *end == End::A { "bay-first-end" } else { "bay-other-end" };
            ui.colored_label(AMBER, words.with(id, &[("cord", cord.0.as_str().into())]));
        }
        None if cords.is_empty() => {
            ui.label(words.say("bay-no-cord"));
        }
        None => {
            ui.label(words.say("bay-all-plugged"));
        }
    });
    ui.horizontal_wrapped(|ui| {
        for (number, cable) in cords.iter().enumerate() {
            let args = [("cord", cable.unit.0.as_str().into()), ("number", (number + 1).to_string().into())];
            theme::faint(ui, words.with("bay-cord", &args));
            let is_loose = cable.ends.iter().all(|end| end.jack.is_none());
            if is_loose && theme::button(ui, &format!("cord/{}/back", cable.unit), words.with("bay-hang-up", &args[..1])) {
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

fn legend_ui(ui: &mut Ui, desk: &Desk) {
    ui.horizontal_wrapped(|ui| {
        for (normal, id) in
            [(Normal::Full, "bay-full"), (Normal::Half, "bay-half"), (Normal::Parallel, "bay-parallel"), (Normal::Open, "bay-open")]
        {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 16.0), Sense::hover());
            draw_normal(ui, normal, true, rect.center_top(), rect.center_bottom());
            theme::faint(ui, desk.words.say(id));
        }
    });
}

fn bank_ui(ui: &mut Ui, desk: &Desk, bank: &[BayPointView], cords: &[CableView], plugs: &mut Plugs, outbox: &mut Outbox) -> Rect {
    let width = ((ui.available_width() - 12.0) / BANK as f32).max(POINT);
    let (area, _) = ui.allocate_exact_size(vec2(width * BANK as f32, 110.0), Sense::hover());
    ui.painter().rect_filled(area, CornerRadius::same(4), theme::BAY);
    for (column, point) in bank.iter().enumerate() {
        let x = area.left() + width * (column as f32 + 0.5);
        let (upper, lower) = (pos2(x, area.top() + 41.0), pos2(x, area.bottom() - 41.0));
        if !point.upper.label.is_empty() && !point.lower.label.is_empty() {
            draw_normal(ui, point.normal, point.joined, upper + vec2(0.0, 9.0), lower - vec2(0.0, 9.0));
        }
        jack_ui(ui, desk, &point.upper, "bay-upper", upper, cords, plugs, outbox);
        jack_ui(ui, desk, &point.lower, "bay-lower", lower, cords, plugs, outbox);
    }
    ui.add_space(4.0);
    area
}

/// The strips above and below the jacks of a bank.
fn labels_ui(ui: &Ui, bank: &[BayPointView], area: Rect) {
    let width = area.width() / BANK as f32;
    for (column, point) in bank.iter().enumerate() {
        let x = area.left() + width * (column as f32 + 0.5);
        label_ui(ui, &point.upper.label, pos2(x, area.top() + 15.0), width);
        label_ui(ui, &point.lower.label, pos2(x, area.bottom() - 15.0), width);
    }
}

fn label_ui(ui: &Ui, text: &str, at: Pos2, width: f32) {
    if text.is_empty() {
        return;
    }
    let size = if text.len() > 9 { 8.5 } else { 9.5 };
    let mut job = egui::text::LayoutJob::simple(text.to_owned(), FontId::proportional(size), INK, width - 3.0);
    job.halign = egui::Align::Center;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let strip = Rect::from_center_size(at, galley.size() + vec2(4.0, 2.0));
    ui.painter().rect_filled(strip, CornerRadius::same(2), theme::BAY);
    ui.painter().galley(at - vec2(0.0, galley.size().y / 2.0), galley, INK);
}

fn jack_ui(ui: &mut Ui, desk: &Desk, jack: &JackView, row: &str, at: Pos2, cords: &[CableView], plugs: &mut Plugs, outbox: &mut Outbox) {
    if jack.label.is_empty() {
        return;
    }
    let rect = Rect::from_center_size(at, vec2(22.0, 18.0));
    let response = ui.interact(rect, ui.id().with(jack.jack.to_string()), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, jack_words(desk, jack, row)));
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
            follow::plug_in(desk, &cord, end, &jack.jack, outbox);
        }
        (None, None) => {}
    }
}

/// `Jack DESK MIC 7, upper row, free`.
fn jack_words(desk: &Desk, jack: &JackView, row: &str) -> String {
    let (label, row) = (("jack", jack.label.as_str().into()), ("row", desk.words.say(row).into()));
    match &jack.cord {
        None => desk.words.with("bay-jack-free", &[label, row]),
        Some((cord, end)) => {
            let plug = [label, row, ("cord", cord.0.as_str().into()), ("end", end_name(*end).into())];
            desk.words.with("bay-jack-taken", &plug)
        }
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

/// The colour of a patch cord by its number among those that are out.
#[must_use]
pub fn cord_color(number: usize, colours: Colours) -> Color32 {
    match colours {
        Colours::Usual => CORDS[number % CORDS.len()],
        Colours::Safe => theme::SAFE[number % theme::SAFE.len()],
    }
}

/// The cord hangs between its plugs.
fn draw_cord(ui: &Ui, ends: &[(Pos2, End)], number: usize, colours: Colours) {
    if let [(from, _), (to, _)] = *ends {
        let sag = vec2(0.0, 26.0 + from.distance(to) * 0.18);
        let stroke = Stroke::new(4.0, cord_color(number, colours));
        let shape = CubicBezierShape::from_points_stroke([from, from + sag, to + sag, to], false, Color32::TRANSPARENT, stroke);
        ui.painter().add(Shape::CubicBezier(shape));
    }
}

/// A plug bears the number of its cord and the letter of its end.
fn draw_plug(ui: &Ui, (at, end): (Pos2, End), number: usize, colours: Colours) {
    let color = cord_color(number, colours);
    ui.painter().add(plug(at, number, color));
    // The darkest of the colours takes light letters.
    let ink = if color == theme::SAFE[5] { Color32::WHITE } else { Color32::BLACK };
    ui.painter().text(at, Align2::CENTER_CENTER, format!("{}{}", number + 1, end_name(end)), FontId::proportional(9.0), ink);
}

/// A plug from behind: round, square, a diamond or six-cornered, by the number of its cord.
fn plug(at: Pos2, number: usize, color: Color32) -> Shape {
    let (corners, turn, reach): (usize, f32, f32) = match number % 4 {
        0 => {
            return Shape::Vec(vec![Shape::circle_filled(at, 8.5, color), Shape::circle_stroke(at, 8.5, Stroke::new(1.5, Color32::BLACK))]);
        }
        1 => (4, 0.125, 11.0),
        2 => (4, 0.0, 11.0),
        _ => (6, 0.0, 9.5),
    };
    let corner = |index: usize| {
        let angle = (index as f32 / corners as f32 + turn) * std::f32::consts::TAU;
        at + reach * vec2(angle.cos(), angle.sin())
    };
    Shape::convex_polygon((0..corners).map(corner).collect(), color, Stroke::new(1.5, Color32::BLACK))
}
