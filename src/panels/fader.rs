//! A fader as it is seen from above: a slot, a scale and a cap with a line across it.

use crate::panels::theme::{self, CARD, FAINT, INK};
use egui::{CornerRadius, EventFilter, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Width of the fader with its scale.
const WIDTH: f32 = 26.0;
/// Size of the cap.
const CAP: (f32, f32) = (18.0, 26.0);

/// A fader.
pub(super) struct Fader {
    /// Its own name among widgets.
    pub(super) id: Id,
    /// Where the cap is, 0 at the bottom to 1.
    pub(super) travel: f64,
    /// Its length, points.
    pub(super) height: f32,
    /// Where lines of the scale are.
    pub(super) lines: [f64; 4],
}

impl Fader {
    /// Draws it; gives where the cap was dragged to.
    pub(super) fn show(&self, ui: &mut Ui) -> (Response, Option<f64>) {
        let (_, rect) = ui.allocate_space(vec2(WIDTH, self.height));
        let response = ui.interact(rect, self.id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::slider(ui.is_enabled(), self.travel, ""));
        if response.has_focus() {
            // The arrows move the cap instead of going to the next control.
            let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, arrows));
        }
        let slot = rect.shrink2(vec2(0.0, CAP.1 / 2.0));
        let at = |travel: f64| slot.bottom() - slot.height() * travel as f32;
        let painter = ui.painter();
        painter.rect_filled(Rect::from_center_size(slot.center(), vec2(4.0, slot.height())), 2.0, theme::WELL);
        for line in self.lines {
            painter.hline(rect.left()..=rect.right(), at(line), Stroke::new(1.0, FAINT.gamma_multiply(0.6)));
        }
        let cap = Rect::from_center_size(pos2(slot.center().x, at(self.travel)), vec2(CAP.0, CAP.1));
        painter.rect(cap, CornerRadius::same(3), CARD.lerp_to_gamma(INK, 0.25), Stroke::new(1.0, theme::WELL), StrokeKind::Inside);
        painter.hline(cap.x_range(), cap.center().y, Stroke::new(2.0, INK));
        let pointer = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked());
        let moved = pointer.map(|to| f64::from((slot.bottom() - to.y) / slot.height()).clamp(0.0, 1.0));
        (response, moved)
    }
}

/// Where on its travel a level is: the upper half covers 10 to −10 dB, as on a desk.
pub(super) fn travel_of(level: f64, least: f64, most: f64) -> f64 {
    let level = level.clamp(least, most);
    if level >= -10.0 { 0.5 + (level + 10.0) / (most + 10.0) * 0.5 } else { (level - least) / (-10.0 - least) * 0.5 }
}

/// The level at a place of the travel.
pub(super) fn level_of(travel: f64, least: f64, most: f64) -> f64 {
    if travel >= 0.5 { -10.0 + (travel - 0.5) * 2.0 * (most + 10.0) } else { least + travel * 2.0 * (-10.0 - least) }
}
