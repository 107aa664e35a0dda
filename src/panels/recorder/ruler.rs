//! The ruler: markers, the ranges of loop and punch, minutes and seconds, and the playhead that is dragged.

use crate::panels::names::control_word;
use crate::panels::recorder::keys::mark;
use crate::panels::recorder::screen::{Scale, Screen};
use crate::panels::recorder::span::{Span, span_ui};
use crate::panels::recorder::timeline::row;
use crate::panels::recorder::transport::clock;
use crate::panels::theme::{self, AMBER, CARD, FAINT, INK};
use crate::panels::words::Words;
use crate::panels::{Desk, Outbox};
use crate::sim::session::{Action, Command, Rolling, Transport};
use crate::sim::view::{self, RecorderView};
use egui::{Align2, Color32, FontId, Grid, Rect, Response, Sense, Stroke, TextEdit, Ui, WidgetInfo, WidgetType, pos2};

/// Height of a row of the ruler, points.
pub(super) const ROW: f32 = 21.0;
/// Seconds between two ticks with words, and how far apart they are at least, points.
const TICKS: [f64; 11] = [0.1, 0.5, 1.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0];
const APART: f64 = 58.0;
/// Shortest time between two grains while the playhead is dragged, and the least that it moves, seconds.
const GRAIN_S: f64 = 0.06;
const LEAST_S: f64 = 0.002;
/// Words on the strips of the ruler.
pub(super) const SMALL: FontId = FontId::proportional(11.5);

/// All of its rows; where moments are drawn, and the whole of it.
pub(super) fn ruler_ui(
    ui: &mut Ui,
    desk: &Desk,
    recorder: &RecorderView,
    head: f32,
    screen: &mut Screen,
    outbox: &mut Outbox,
) -> (Scale, Rect) {
    let words = desk.words;
    let markers = row(ui, head, ROW, Sense::hover(), |ui| {
        ui.menu_button(words.say("marker-list"), |ui| markers_ui(ui, words, recorder, outbox));
        let hint = control_word(words, "name");
        let edit = TextEdit::singleline(&mut screen.marker).char_limit(24).hint_text(hint).desired_width(head - 140.0);
        let response = ui.add(edit);
        theme::mark(ui, "marker/name", &response);
        theme::name(&response, words.say("marker-next"));
        if theme::short_button(ui, "marker/add", words.say("marker-set"), words.say("keys-mark")) {
            outbox.push(mark(desk, recorder, &std::mem::take(&mut screen.marker)));
        }
    });
    let scale = screen.scale(markers.rect, recorder.length_s);
    flags_ui(ui, words, markers.rect, scale, recorder, outbox);
    for span in [Span::Loop, Span::Punch] {
        span_ui(ui, desk, recorder, head, scale, span, screen, outbox);
    }
    let time = row(ui, head, ROW, Sense::click_and_drag(), |ui| {
        for (name, sign, id, factor) in [("zoom/out", "−", "keys-zoom-out", 1.0 / 1.5), ("zoom/in", "+", "keys-zoom-in", 1.5)] {
            if theme::short_button(ui, name, sign, words.say(id)) {
                screen.zoom(factor, recorder.position_s, recorder.length_s);
            }
        }
        if theme::short_button(ui, "zoom/all", words.say("recorder-all"), words.say("keys-whole")) {
            screen.fit();
        }
        theme::faint(ui, words.say("recorder-scrub"));
    });
    ticks(ui, time.rect, scale);
    theme::mark(ui, "recorder/time", &time);
    time.widget_info(|| WidgetInfo::slider(true, recorder.position_s, words.say("recorder-playhead")));
    drag_playhead(ui, &time, scale, recorder, screen, outbox);
    (scale, Rect::from_min_max(markers.rect.min, time.rect.max))
}

/// Every marker, to go to or to delete.
fn markers_ui(ui: &mut Ui, words: &Words, recorder: &RecorderView, outbox: &mut Outbox) {
    if recorder.markers.is_empty() {
        theme::faint(ui, words.say("marker-none"));
    }
    Grid::new("markers").num_columns(3).show(ui, |ui| {
        for (number, marker) in &recorder.markers {
            if theme::button(ui, &format!("marker/{number}/goto"), format!("{number} {} · {}", marker.name, clock(marker.at_s))) {
                outbox.push(Action::Transport(Transport::ToMarker(*number)));
            }
            let full = words.with("marker-delete-name", &[("number", number.to_string().into())]);
            if theme::short_button(ui, &format!("marker/{number}/delete"), words.say("marker-delete"), full) {
                outbox.push(Action::Workstation(Command::DeleteMarker(*number)));
            }
            ui.end_row();
        }
    });
}

/// The markers where they are; a click goes there.
fn flags_ui(ui: &mut Ui, words: &Words, rect: Rect, scale: Scale, recorder: &RecorderView, outbox: &mut Outbox) {
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
        let response = ui.interact(flag, ui.id().with(("flag", number)), Sense::click()).on_hover_text(words.say("marker-go-to"));
        let full = words.with("marker-flag", &[("number", number.to_string().into()), ("name", name.as_str().into())]);
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, full.clone()));
        if response.clicked() {
            outbox.push(Action::Transport(Transport::ToMarker(number)));
        }
    }
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
        let galley = painter.layout_no_wrap(words, SMALL, INK);
        // A figure is shown whole or not at all.
        if x + 4.0 >= rect.left() && x + 4.0 + galley.size().x <= rect.right() {
            painter.galley(Align2::LEFT_CENTER.anchor_size(pos2(x + 4.0, rect.center().y), galley.size()).min, galley, INK);
        }
        for part in 1..5 {
            let x = scale.x(at + step * f64::from(part) / 5.0);
            painter.vline(x, rect.bottom() - 4.0..=rect.bottom(), Stroke::new(1.0, FAINT));
        }
        at += step;
    }
}
