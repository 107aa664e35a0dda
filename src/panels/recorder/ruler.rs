//! The ruler: markers, the ranges of loop and punch, minutes and seconds.

use crate::panels::recorder::keys::mark;
use crate::panels::recorder::screen::{Drag, Scale, Screen};
use crate::panels::recorder::timeline::row;
use crate::panels::recorder::transport::clock;
use crate::panels::theme::{self, AMBER, CARD, FAINT, INK, RED};
use crate::panels::{Desk, Outbox, controls};
use crate::sim::session::{Action, Command, Rolling, Transport};
use crate::sim::view::{self, RecorderView};
use egui::{Align2, Color32, FontId, Grid, Pos2, Rect, Response, Sense, Stroke, TextEdit, Ui, WidgetInfo, WidgetType, pos2};

/// Height of a row of the ruler, points.
const ROW: f32 = 21.0;
/// Seconds between two ticks with words, and how far apart they are at least, points.
const TICKS: [f64; 11] = [0.1, 0.5, 1.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0];
const APART: f64 = 58.0;
/// Shortest time between two grains while the playhead is dragged, and the least that it moves, seconds.
const GRAIN_S: f64 = 0.06;
const LEAST_S: f64 = 0.002;
/// Shortest range that is set by dragging, seconds; one that is set from one side begins or ends so far away.
const SHORTEST_S: f64 = 0.05;
const NEW_S: f64 = 4.0;
const SMALL: FontId = FontId::proportional(11.5);

/// Which of the two ranges.
#[derive(Clone, Copy, PartialEq)]
enum Span {
    Loop,
    Punch,
}

/// All of its rows; where moments are drawn, and the whole of it.
pub(super) fn ruler_ui(
    ui: &mut Ui,
    desk: &Desk,
    recorder: &RecorderView,
    head: f32,
    screen: &mut Screen,
    outbox: &mut Outbox,
) -> (Scale, Rect) {
    let markers = row(ui, head, ROW, Sense::hover(), |ui| {
        ui.menu_button("Markers", |ui| markers_ui(ui, recorder, outbox));
        let edit = TextEdit::singleline(&mut screen.marker).char_limit(24).hint_text("name").desired_width(head - 136.0);
        let response = ui.add(edit).on_hover_text("Name of the next marker");
        theme::mark(ui, "marker/name", &response);
        if theme::button(ui, "marker/add", "Mark") {
            outbox.push(mark(desk, recorder, &std::mem::take(&mut screen.marker)));
        }
    });
    let scale = screen.scale(markers.rect, recorder.length_s);
    flags_ui(ui, markers.rect, scale, recorder, outbox);
    for span in [Span::Loop, Span::Punch] {
        span_ui(ui, desk, recorder, head, scale, span, screen, outbox);
    }
    let time = row(ui, head, ROW, Sense::click_and_drag(), |ui| {
        for (name, words, factor) in [("zoom/out", "−", 1.0 / 1.5), ("zoom/in", "+", 1.5)] {
            if theme::button(ui, name, words) {
                screen.zoom(factor, recorder.position_s, recorder.length_s);
            }
        }
        if theme::button(ui, "zoom/all", "All") {
            screen.fit();
        }
        theme::faint(ui, "drag to scrub");
    });
    ticks(ui, time.rect, scale);
    theme::mark(ui, "recorder/time", &time);
    time.widget_info(|| WidgetInfo::slider(true, recorder.position_s, "Playhead"));
    drag_playhead(ui, &time, scale, recorder, screen, outbox);
    (scale, Rect::from_min_max(markers.rect.min, time.rect.max))
}

/// Every marker, to go to or to delete.
fn markers_ui(ui: &mut Ui, recorder: &RecorderView, outbox: &mut Outbox) {
    if recorder.markers.is_empty() {
        theme::faint(ui, "No marker yet: press M, or Mark.");
    }
    Grid::new("markers").num_columns(3).show(ui, |ui| {
        for (number, marker) in &recorder.markers {
            if theme::button(ui, &format!("marker/{number}/goto"), format!("{number} {} · {}", marker.name, clock(marker.at_s))) {
                outbox.push(Action::Transport(Transport::ToMarker(*number)));
            }
            let response = ui.button("Delete");
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, format!("Delete marker {number}")));
            theme::mark(ui, format!("marker/{number}/delete"), &response);
            if response.clicked() {
                outbox.push(Action::Workstation(Command::DeleteMarker(*number)));
            }
            ui.end_row();
        }
    });
}

/// The markers where they are; a click goes there.
fn flags_ui(ui: &mut Ui, rect: Rect, scale: Scale, recorder: &RecorderView, outbox: &mut Outbox) {
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, CARD);
    let mut flags: Vec<_> = recorder.markers.iter().map(|(number, marker)| (scale.x(marker.at_s), *number, &marker.name)).collect();
    flags.sort_by(|one, other| one.0.total_cmp(&other.0));
    let ends: Vec<f32> = flags.iter().skip(1).map(|flag| flag.0).chain([f32::INFINITY]).collect();
    for ((x, number, name), end) in flags.into_iter().zip(ends) {
        let galley = painter.layout_no_wrap(format!("{number} {name}"), SMALL, INK);
        let width = (galley.size().x + 8.0).min(end - x - 1.0);
        let flag = Rect::from_min_max(pos2(x, rect.top()), pos2(x + width.max(3.0), rect.bottom())).intersect(rect);
        if flag.width() <= 0.0 {
            continue;
        }
        painter.rect_filled(flag, 2.0, Color32::from_rgb(78, 66, 46));
        painter.vline(x, rect.y_range(), Stroke::new(2.0, AMBER));
        painter.with_clip_rect(flag).galley(pos2(x + 5.0, rect.center().y - galley.size().y / 2.0), galley, INK);
        let response = ui.interact(flag, ui.id().with(("flag", number)), Sense::click()).on_hover_text("Go to this marker");
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, format!("Marker {number} {name}")));
        if response.clicked() {
            outbox.push(Action::Transport(Transport::ToMarker(number)));
        }
    }
}

/// The range of loop or punch: a switch, where it begins and ends, and a strip to drag it on.
fn span_ui(
    ui: &mut Ui,
    desk: &Desk,
    recorder: &RecorderView,
    head: f32,
    scale: Scale,
    span: Span,
    screen: &mut Screen,
    outbox: &mut Outbox,
) {
    let (name, words, color, range) = match span {
        Span::Loop => ("loop", "Loop", AMBER, recorder.looped),
        Span::Punch => ("punch", "Auto punch", RED, recorder.punch),
    };
    let mut is_in = false;
    let strip = row(ui, head, ROW, Sense::click_and_drag(), |ui| {
        for control in view::controls(desk.scenario, desk.studio, &recorder.unit).iter().filter(|control| control.spec.name == name) {
            is_in = control.setting.is_on();
            controls::switch_ui(ui, control, words, outbox);
        }
        let here = recorder.position_s;
        let (from, to) = range.unwrap_or((here, here + NEW_S));
        for (end, words, wanted) in [
            ("in", "In here", (here, if to > here + SHORTEST_S { to } else { here + NEW_S })),
            ("out", "Out here", (if from < here - SHORTEST_S { from } else { (here - NEW_S).max(0.0) }, here)),
        ] {
            let response = ui.button(words);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, format!("{name} {}", words.to_lowercase())));
            theme::mark(ui, format!("{name}/{end}"), &response);
            if response.clicked() {
                outbox.push(set(span, wanted));
            }
        }
    });
    theme::mark(ui, format!("recorder/{name}"), &strip);
    let described = range.map_or_else(|| "not set".to_owned(), |(from, to)| format!("{} to {}", clock(from), clock(to)));
    strip.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, format!("{words} range {described}")));
    let shown = drag_span(ui, &strip, scale, span, screen, outbox).or(range);
    let painter = ui.painter_at(strip.rect);
    painter.rect_filled(strip.rect, 0.0, theme::NIGHT);
    match shown {
        Some((from, to)) => {
            let bar = Rect::from_x_y_ranges(scale.x(from)..=scale.x(to), strip.rect.shrink2(egui::vec2(0.0, 3.0)).y_range());
            painter.rect(
                bar,
                2.0,
                color.gamma_multiply(if is_in { 0.75 } else { 0.25 }),
                Stroke::new(1.0, color),
                egui::StrokeKind::Inside,
            );
            let ink = if is_in { Color32::from_rgb(26, 20, 12) } else { INK };
            painter.with_clip_rect(bar.intersect(strip.rect)).text(
                bar.left_center() + egui::vec2(4.0, 0.0),
                Align2::LEFT_CENTER,
                words,
                SMALL,
                ink,
            );
        }
        None => {
            let at = strip.rect.left_center() + egui::vec2(4.0, 0.0);
            painter.text(at, Align2::LEFT_CENTER, "drag here to set it", SMALL, FAINT);
        }
    }
}

fn set(span: Span, (from, to): (f64, f64)) -> Action {
    Action::Workstation(if span == Span::Loop { Command::LoopRange(from, to) } else { Command::PunchRange(from, to) })
}

/// The range while it is dragged; it is set when the button is let go.
fn drag_span(ui: &Ui, strip: &Response, scale: Scale, span: Span, screen: &mut Screen, outbox: &mut Outbox) -> Option<(f64, f64)> {
    if strip.drag_started() {
        let from = scale.s(pressed(ui, strip)?.x);
        screen.drag = Some(if span == Span::Loop { Drag::Loop(from) } else { Drag::Punch(from) });
    }
    let from = match (screen.drag, span) {
        (Some(Drag::Loop(from)), Span::Loop) | (Some(Drag::Punch(from)), Span::Punch) => from,
        _ => return None,
    };
    let to = scale.s(strip.interact_pointer_pos()?.x);
    let range = (from.min(to), from.max(to));
    if strip.drag_stopped() {
        screen.drag = None;
        if range.1 - range.0 >= SHORTEST_S {
            outbox.push(set(span, range));
        }
    }
    Some(range)
}

fn pressed(ui: &Ui, strip: &Response) -> Option<Pos2> {
    ui.input(|input| input.pointer.press_origin()).or(strip.interact_pointer_pos())
}

/// A click goes there; dragging at a standstill is heard, and while it plays it goes where the button is let go.
fn drag_playhead(ui: &Ui, strip: &Response, scale: Scale, recorder: &RecorderView, screen: &mut Screen, outbox: &mut Outbox) {
    let Some(to) = strip.interact_pointer_pos().map(|at| scale.s(at.x)) else { return };
    if strip.clicked() {
        outbox.push(Action::Transport(Transport::Locate(to)));
    }
    let stands = recorder.rolling == Rolling::Stopped;
    if strip.dragged() && stands {
        let now = ui.input(|input| input.time);
        let due = screen.scrubbed.is_none_or(|(at, place)| now - at >= GRAIN_S && (to - place).abs() >= LEAST_S);
        if due {
            screen.scrubbed = Some((now, to));
            outbox.push(Action::Transport(Transport::Scrub(to)));
        }
        ui.ctx().request_repaint();
    }
    if strip.drag_stopped() {
        let there = screen.scrubbed.take().is_some_and(|(_, place)| (to - place).abs() < LEAST_S);
        if !there {
            outbox.push(Action::Transport(if stands { Transport::Scrub(to) } else { Transport::Locate(to) }));
        }
    }
}

/// Minutes and seconds.
fn ticks(ui: &Ui, rect: Rect, scale: Scale) {
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, CARD);
    let step = TICKS.into_iter().find(|step| step * scale.per_s() >= APART).unwrap_or(3600.0);
    let (first, last) = (scale.s(rect.left()), scale.s(rect.right()));
    let mut at = (first / step).floor() * step;
    while at <= last {
        let x = scale.x(at);
        painter.vline(x, rect.y_range(), Stroke::new(1.0, FAINT));
        let words = if step < 1.0 { clock(at + 1e-6) } else { view::minutes(at + 1e-6) };
        painter.text(pos2(x + 4.0, rect.center().y), Align2::LEFT_CENTER, words, SMALL, INK);
        for part in 1..5 {
            let x = scale.x(at + step * f64::from(part) / 5.0);
            painter.vline(x, rect.bottom() - 4.0..=rect.bottom(), Stroke::new(1.0, FAINT));
        }
        at += step;
    }
}
