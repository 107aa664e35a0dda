//! The ranges of loop and auto punch: a switch, where a range begins and ends, and a strip to drag it on.

use crate::panels::names::control_word;
use crate::panels::recorder::ruler::{ROW, SMALL};
use crate::panels::recorder::screen::{Drag, Scale, Screen};
use crate::panels::recorder::timeline::row;
use crate::panels::recorder::transport::clock;
use crate::panels::theme::{self, AMBER, FAINT, INK, ON_AMBER, RED};
use crate::panels::words::Words;
use crate::panels::{Desk, Outbox, controls};
use crate::sim::session::{Action, Command};
use crate::sim::view::{self, RecorderView};
use egui::{Align2, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, vec2};

/// Shortest range that is set by dragging, seconds; one that is set from one side begins or ends so far away.
const SHORTEST_S: f64 = 0.05;
const NEW_S: f64 = 4.0;

/// Which of the two ranges.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Span {
    /// What loop playback plays.
    Loop,
    /// Where auto punch drops in and out.
    Punch,
}

impl Span {
    /// The name of its switch.
    fn name(self) -> &'static str {
        match self {
            Self::Loop => "loop",
            Self::Punch => "punch",
        }
    }

    /// What is set, seconds.
    fn range(self, recorder: &RecorderView) -> Option<(f64, f64)> {
        match self {
            Self::Loop => recorder.looped,
            Self::Punch => recorder.punch,
        }
    }
}

/// The row of a range.
pub(super) fn span_ui(
    ui: &mut Ui,
    desk: &Desk,
    recorder: &RecorderView,
    head: f32,
    scale: Scale,
    span: Span,
    screen: &mut Screen,
    outbox: &mut Outbox,
) {
    let (name, range) = (span.name(), span.range(recorder));
    let called = control_word(desk.words, name);
    let mut is_in = false;
    let strip = row(ui, head, ROW, Sense::click_and_drag(), |ui| {
        for control in view::controls(desk.scenario, desk.studio, &recorder.unit).iter().filter(|control| control.spec.name == name) {
            is_in = control.setting.is_on();
            controls::switch_ui(ui, desk, control, &called, outbox);
        }
        ends_ui(ui, desk.words, recorder, span, &called, outbox);
    });
    theme::mark(ui, format!("recorder/{name}"), &strip);
    let described = described(desk.words, &called, range);
    strip.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, described.clone()));
    let shown = drag_span(ui, &strip, scale, span, screen, outbox).or(range);
    let painter = ui.painter_at(strip.rect);
    painter.rect_filled(strip.rect, 0.0, theme::NIGHT);
    let Some((from, to)) = shown else {
        let at = strip.rect.left_center() + vec2(4.0, 0.0);
        painter.text(at, Align2::LEFT_CENTER, desk.words.say("recorder-range-drag"), SMALL, FAINT);
        return;
    };
    let color = if span == Span::Loop { AMBER } else { RED };
    let bar = Rect::from_x_y_ranges(scale.x(from)..=scale.x(to), strip.rect.shrink2(vec2(0.0, 3.0)).y_range());
    let (share, ink) = if is_in { (0.9, ON_AMBER) } else { (0.25, INK) };
    painter.rect(bar, 2.0, color.gamma_multiply(share), Stroke::new(1.0, color), StrokeKind::Inside);
    let galley = painter.layout_no_wrap(called, SMALL, ink);
    // A short range is told by its colour; half a word would tell nothing.
    if galley.size().x + 8.0 <= bar.width() {
        let place = Align2::LEFT_CENTER.anchor_size(bar.left_center() + vec2(4.0, 0.0), galley.size());
        painter.galley(place.min, galley, ink);
    }
}

/// Two buttons that set where it begins and ends to where the recorder stands.
fn ends_ui(ui: &mut Ui, words: &Words, recorder: &RecorderView, span: Span, called: &str, outbox: &mut Outbox) {
    let here = recorder.position_s;
    let (from, to) = span.range(recorder).unwrap_or((here, here + NEW_S));
    for (end, id, wanted) in [
        ("in", "recorder-in-here", (here, if to > here + SHORTEST_S { to } else { here + NEW_S })),
        ("out", "recorder-out-here", (if from < here - SHORTEST_S { from } else { (here - NEW_S).max(0.0) }, here)),
    ] {
        let short = words.say(id);
        let full = words.with("value-of", &[("name", called.into()), ("value", short.as_str().into())]);
        if theme::short_button(ui, &format!("{}/{end}", span.name()), short, full) {
            outbox.push(set(span, wanted));
        }
    }
}

fn described(words: &Words, called: &str, range: Option<(f64, f64)>) -> String {
    match range {
        Some((from, to)) => {
            words.with("recorder-range-set", &[("range", called.into()), ("from", clock(from).into()), ("to", clock(to).into())])
        }
        None => words.with("recorder-range-none", &[("range", called.into())]),
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
    let ((Some(Drag::Loop(from)), Span::Loop) | (Some(Drag::Punch(from)), Span::Punch)) = (screen.drag, span) else { return None };
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
