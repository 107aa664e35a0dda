//! The whole timeline in one bar, and the part of it that is seen.

use crate::panels::recorder::Screen;
use crate::panels::recorder::timeline::row;
use crate::panels::theme::{self, AMBER, CARD, GREEN};
use crate::panels::words::Words;
use crate::sim::session::seconds_of;
use crate::sim::view::{self, RecorderView};
use egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, vec2};

/// Height of the bar, points.
const BAR: f32 = 16.0;

/// The bar; dragging goes along.
pub(super) fn overview_ui(ui: &mut Ui, words: &Words, recorder: &RecorderView, head: f32, screen: &mut Screen) {
    let seen = screen.seen(recorder.length_s);
    let until = screen.from_s + seen;
    let bar = row(ui, head, BAR, Sense::click_and_drag(), |ui| {
        let tracks = recorder.tracks.iter().filter(|track| track.armed).count();
        let (from, to) = (view::minutes(screen.from_s), view::minutes(until));
        let args = [("from", from.into()), ("to", to.into()), ("tracks", tracks.to_string().into())];
        theme::faint(ui, words.with("recorder-seen", &args));
    });
    bar.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, words.say("recorder-overview")));
    theme::mark(ui, "recorder/overview", &bar);
    let whole = recorder.length_s.max(until).max(1.0);
    let per_s = f64::from(bar.rect.width()) / whole;
    if let Some(at) = bar.interact_pointer_pos().filter(|_| bar.dragged() || bar.clicked()) {
        screen.from_s = (f64::from(at.x - bar.rect.left()) / per_s - seen / 2.0).clamp(0.0, (whole - seen).max(0.0));
        screen.seen_s = Some(seen);
    }
    let painter = ui.painter_at(bar.rect);
    painter.rect_filled(bar.rect, 2.0, CARD);
    let span = |from: f64, to: f64| {
        let x = |seconds: f64| bar.rect.left() + (seconds * per_s) as f32;
        Rect::from_x_y_ranges(x(from)..=x(to), bar.rect.y_range())
    };
    for clip in recorder.tracks.iter().flat_map(|track| &track.clips) {
        painter.rect_filled(span(seconds_of(clip.from), seconds_of(clip.to)).shrink2(vec2(0.0, 5.0)), 0.0, GREEN.gamma_multiply(0.6));
    }
    painter.rect_stroke(span(screen.from_s, until), 2.0, Stroke::new(1.0, AMBER), StrokeKind::Inside);
}
