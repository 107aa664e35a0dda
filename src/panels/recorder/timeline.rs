//! The timeline: a ruler, a lane for each track, and the playhead over all of them.

use crate::panels::recorder::lane::lane_ui;
use crate::panels::recorder::overview::overview_ui;
use crate::panels::recorder::ruler::ruler_ui;
use crate::panels::recorder::screen::Scale;
use crate::panels::theme::{AMBER, RED};
use crate::panels::{Desk, Drafts, Outbox};
use crate::sim::session::Rolling;
use crate::sim::view::RecorderView;
use egui::{Align, Layout, Rect, Response, ScrollArea, Sense, Stroke, Ui, UiBuilder, vec2};

/// Width of what stands before the lanes, points; of a narrow screen this part.
const HEAD: f32 = 236.0;
const HEAD_SHARE: f32 = 0.46;
/// Least height of all lanes together, points: two of them.
const LEAST: f32 = 108.0;
/// What is kept free below for the takes, points.
const BELOW: f32 = 58.0;

/// Ruler, lanes and playhead; the whole screen has this height.
pub(super) fn timeline_ui(ui: &mut Ui, desk: &Desk, recorder: &RecorderView, height: f32, drafts: &mut Drafts, outbox: &mut Outbox) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let head = HEAD.min(ui.available_width() * HEAD_SHARE);
    if recorder.rolling != Rolling::Stopped {
        drafts.screen.follow(recorder.position_s, recorder.length_s);
    }
    let (scale, ruler) = ruler_ui(ui, desk, recorder, head, &mut drafts.screen, outbox);
    let above = ui.cursor().top() - ui.min_rect().top();
    let room = (height - above - BELOW).max(LEAST);
    let lanes = ScrollArea::vertical().id_salt("lanes").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for track in &recorder.tracks {
            lane_ui(ui, desk, recorder, track, head, scale, drafts, outbox);
        }
    });
    let all = Rect::from_min_max(ruler.min, ruler.max.max(lanes.inner_rect.max)).intersect(ui.clip_rect());
    wheel(ui, all, scale, recorder, drafts);
    playhead(ui, all, scale, recorder);
    overview_ui(ui, desk.words, recorder, head, &mut drafts.screen);
}

/// A row of the timeline: what stands before it, and the place where time goes by.
pub(super) fn row(ui: &mut Ui, head: f32, height: f32, sense: Sense, add: impl FnOnce(&mut Ui)) -> Response {
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(head, height), Sense::hover());
        let mut before = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
        before.spacing_mut().item_spacing.x = 4.0;
        before.spacing_mut().button_padding.x = 5.0;
        add(&mut before);
        ui.allocate_exact_size(vec2(ui.available_width().max(24.0), height), sense).1
    })
    .inner
}

/// The wheel with Ctrl zooms where the pointer is, with Shift it goes along.
fn wheel(ui: &Ui, all: Rect, scale: Scale, recorder: &RecorderView, drafts: &mut Drafts) {
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|at| all.contains(*at)) else { return };
    let (zoom, along) = ui.input(|input| (f64::from(input.zoom_delta()), f64::from(input.smooth_scroll_delta().x)));
    if (zoom - 1.0).abs() > 1e-6 {
        drafts.screen.zoom(zoom, scale.s(pointer.x), recorder.length_s);
    }
    if along.abs() > 0.0 {
        drafts.screen.scroll(-along / scale.per_s(), recorder.length_s);
    }
}

/// The line where it stands.
fn playhead(ui: &Ui, all: Rect, scale: Scale, recorder: &RecorderView) {
    let x = scale.x(recorder.position_s);
    if all.x_range().contains(x) {
        let color = if recorder.rolling == Rolling::Recording { RED } else { AMBER };
        ui.painter().with_clip_rect(all).vline(x, all.y_range(), Stroke::new(1.5, color));
    }
}
