//! Coiling by hand: loops drawn with the pointer or laid by key, over and under in turn, until the cable is all in the coil.

use crate::panels::theme::{self, AMBER, INK, RED};
use crate::panels::{Desk, Outbox};
use crate::sim::gear::UnitId;
use crate::sim::session::{Action, Coil, Loop, coil_of};
use egui::{Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Sense, Stroke, Ui, Vec2, pos2, vec2};
use std::f32::consts::TAU;

/// How high the pad is, points.
const HEIGHT: f32 = 150.0;
/// How far each loop lies beside the one before, points.
const BESIDE: f32 = 2.2;

/// A cable that is being coiled.
#[derive(Debug, Clone, PartialEq)]
pub struct Coiling {
    /// The cable.
    pub cord: UnitId,
    /// Its loops so far.
    pub loops: Vec<Loop>,
    /// How far the next loop has been drawn, radians, clockwise counted up.
    drawn: f32,
    /// Where the pointer was on its way around, radians.
    last: Option<f32>,
}

impl Coiling {
    /// A cable that hangs from the hand.
    fn of(cord: &UnitId) -> Self {
        Self { cord: cord.clone(), loops: Vec::new(), drawn: 0.0, last: None }
    }

    /// The pointer goes on around the middle of the pad; a whole turn lays a loop.
    fn draw(&mut self, middle: Pos2, at: Pos2) {
        let angle = (at - middle).angle();
        if let Some(last) = self.last.replace(angle) {
            // The shorter way around.
            self.drawn += (angle - last + TAU * 1.5).rem_euclid(TAU) - TAU / 2.0;
        }
        if self.drawn.abs() >= TAU {
            self.loops.push(if self.drawn > 0.0 { Loop::Over } else { Loop::Under });
            self.drawn -= TAU.copysign(self.drawn);
        }
    }

    fn twist(&self) -> usize {
        let over = self.loops.iter().filter(|one| **one == Loop::Over).count();
        over.abs_diff(self.loops.len() - over)
    }
}

/// The button that begins, or the pad and its keys; a cable that is all in the coil goes on its hook.
pub(super) fn coil_ui(ui: &mut Ui, desk: &Desk, cord: &UnitId, outbox: &mut Outbox) {
    let Some(coil) = coil_of(desk.scenario, cord).filter(|_| !desk.studio.cords.contains_key(cord)) else { return };
    let words = desk.words;
    if outbox.focus.coil.as_ref().is_none_or(|coiling| coiling.cord != *cord) {
        let full = words.with("coiling-open-name", &[("cord", cord.0.as_str().into())]);
        if theme::short_button(ui, &format!("hand/{cord}/coil"), words.say("coiling-open"), full) {
            outbox.focus.coil = Some(Coiling::of(cord));
        }
        return;
    }
    let Some(coiling) = outbox.focus.coil.as_mut() else { return };
    theme::faint(ui, words.say("coiling-hint"));
    pad_ui(ui, coiling);
    ui.horizontal_wrapped(|ui| {
        for (name, id, laid) in [("over", "coiling-over", Loop::Over), ("under", "coiling-under", Loop::Under)] {
            if theme::button(ui, &format!("coil/{name}"), words.say(id)) {
                coiling.loops.push(laid);
            }
        }
        if theme::button(ui, "coil/again", words.say("coiling-again")) {
            *coiling = Coiling::of(cord);
        }
    });
    count_ui(ui, desk, coiling, coil);
    if coiling.loops.len() >= coil.loops {
        let loops = std::mem::take(&mut coiling.loops);
        outbox.focus.coil = None;
        outbox.push(Action::Coil { cord: cord.clone(), loops });
    }
}

/// How much is in the coil, and how twisted it is.
fn count_ui(ui: &mut Ui, desk: &Desk, coiling: &Coiling, coil: Coil) {
    let words = desk.words;
    let wide = words.number(coil.wide_m * 100.0, 0);
    let count = [("laid", coiling.loops.len().into()), ("loops", coil.loops.into()), ("wide", wide.into())];
    ui.label(words.with("coiling-count", &count));
    // A loop that waits for the one under it is no twist yet.
    match coiling.twist() {
        0 | 1 => theme::faint(ui, words.say("coiling-straight")),
        turns => {
            ui.colored_label(RED, words.with("coiling-twisted", &[("turns", turns.into())]));
        }
    }
}

/// Where loops are drawn.
fn pad_ui(ui: &mut Ui, coiling: &mut Coiling) {
    let (response, painter) = ui.allocate_painter(vec2(ui.available_width(), HEIGHT), Sense::drag());
    theme::mark(ui, "coil/pad", &response);
    let rect = response.rect;
    match response.interact_pointer_pos().filter(|_| response.dragged()) {
        Some(at) => coiling.draw(rect.center(), at),
        None => (coiling.drawn, coiling.last) = (0.0, None),
    }
    painter.rect_filled(rect, CornerRadius::same(4), Color32::from_rgb(21, 19, 17));
    paint(&painter, rect, coiling);
}

/// The coil as it lies: what goes over in one colour, what goes under in the other, each with its letter.
fn paint(painter: &Painter, rect: Rect, coiling: &Coiling) {
    let radius = rect.height() * 0.34;
    for (number, laid) in coiling.loops.iter().enumerate() {
        let middle = rect.center() + Vec2::splat(BESIDE) * (number as f32 - 4.0);
        let color = if *laid == Loop::Over { AMBER } else { INK };
        painter.circle_stroke(middle, radius, Stroke::new(2.5, color));
        let at = pos2(rect.left() + 10.0 + 11.0 * number as f32, rect.top() + 10.0);
        let letter = if *laid == Loop::Over { "↻" } else { "↺" };
        painter.text(at, Align2::CENTER_CENTER, letter, FontId::proportional(12.0), color);
    }
    let steps = (coiling.drawn.abs() / TAU * 48.0) as usize;
    let from = coiling.last.unwrap_or(0.0) - coiling.drawn;
    let arc = (0..=steps).map(|step| from + coiling.drawn * step as f32 / steps.max(1) as f32);
    let line: Vec<Pos2> = arc.map(|angle| rect.center() + Vec2::angled(angle) * radius).collect();
    painter.line(line, Stroke::new(3.0, AMBER));
}
