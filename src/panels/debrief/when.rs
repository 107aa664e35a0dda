//! The line of time: takes, and every finding at the moments of its evidence.

use crate::panels::debrief::{Reading, Told, moment_words};
use crate::panels::theme::{self, AMBER, CARD, FAINT, GREEN, INK, RED};
use crate::panels::words::Words;
use crate::sim::units::Stamp;
use egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Height of the line, of the takes on it, and of a row of findings, points.
const HEIGHT: f32 = 100.0;
const TAKES: f32 = 20.0;
const ROWS: usize = 4;
const ROW: f32 = 13.0;
/// Least width of a take that says more than its number, points.
const NAMED: f32 = 62.0;
/// Half the width of a sign, points.
const SIGN: f32 = 5.0;
const SMALL: FontId = FontId::proportional(11.5);

/// The line; a sign that is clicked chooses its finding and moment.
pub(super) fn when_ui(ui: &mut Ui, words: &Words, told: &Told, reading: &mut Reading) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, words.say("debrief-line")));
    theme::mark(ui, "debrief/when", &response);
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 4.0, CARD);
    let line = rect.shrink2(vec2(10.0, 0.0));
    let length = told.report.length_s.max(1.0);
    let x = |at: Stamp| line.left() + line.width() * (at.seconds() / length).clamp(0.0, 1.0) as f32;
    ticks(&painter, line, told, length);
    takes(&painter, words, line, told, &x);
    let mut signs: Vec<(Sign, f32)> = Vec::new();
    for (nth, finding) in told.findings.iter().enumerate() {
        signs.extend(finding.moments.iter().enumerate().map(|(moment, seen)| ((nth, moment), x(seen.at))));
    }
    signs.sort_by(|one, other| one.1.total_cmp(&other.1));
    for (x, mut signs) in columns(&signs) {
        // What cost marks is seen first; what has no row of its own shares the last.
        signs.sort_by_key(|(nth, moment)| !(told.findings[*nth].lost && told.findings[*nth].moments[*moment].against));
        let own = if signs.len() > ROWS { ROWS - 1 } else { signs.len() };
        let rows = signs[..own].chunks(1).chain(Some(&signs[own..]).filter(|rest| !rest.is_empty()));
        for (row, signs) in rows.enumerate() {
            let middle = pos2(x, rect.top() + TAKES + 6.0 + ROW * (row as f32 + 0.5));
            sign_ui(ui, &painter, words, told, reading, signs, middle);
        }
    }
}

/// A finding and one of its moments, by their places in their lists.
type Sign = (usize, usize);

/// Signs that would lie over each other stand in one column, at the place of the first.
fn columns(signs: &[(Sign, f32)]) -> Vec<(f32, Vec<Sign>)> {
    let mut columns: Vec<(f32, Vec<Sign>)> = Vec::new();
    for (sign, x) in signs {
        match columns.last_mut().filter(|(first, _)| x - first < 2.0 * SIGN + 2.0) {
            Some((_, column)) => column.push(*sign),
            None => columns.push((*x, vec![*sign])),
        }
    }
    columns
}

/// A sign for a moment: a triangle where marks were lost, a dot elsewhere; for several of them their number, and each click is for the
/// next of them.
fn sign_ui(ui: &Ui, painter: &Painter, words: &Words, told: &Told, reading: &mut Reading, signs: &[Sign], middle: Pos2) {
    let is_shown = |(nth, moment): Sign| {
        let first = || told.findings[nth].first() == told.findings[nth].moments.get(moment);
        reading.chosen == nth && reading.moment.map_or_else(first, |chosen| chosen == moment)
    };
    let shown = signs.iter().position(|sign| is_shown(*sign));
    let (nth, moment) = signs[shown.unwrap_or(0)];
    let (finding, seen) = (&told.findings[nth], &told.findings[nth].moments[moment]);
    let title = words.content(&told.report.findings[nth].title);
    let place = Rect::from_center_size(middle, vec2(2.0 * SIGN + 2.0, ROW));
    let response = ui.interact(place, ui.id().with(("sign", signs[0])), Sense::click());
    let response = response.on_hover_text(format!("{title}\n{} · {}", moment_words(words, seen), words.sentence(&seen.text)));
    let full = words.with("debrief-sign", &[("title", title.as_str().into()), ("clock", seen.clock.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, full.clone()));
    theme::mark(ui, format!("debrief/sign/{}/{}", signs[0].0, signs[0].1), &response);
    if response.clicked() {
        let (nth, moment) = signs[shown.map_or(0, |shown| (shown + 1) % signs.len())];
        reading.choose_moment(nth, moment);
    }
    if signs.len() > 1 {
        painter.text(middle, Align2::CENTER_CENTER, signs.len().to_string(), SMALL, INK);
    } else if seen.against && finding.lost {
        let corners = [vec2(-SIGN, -SIGN * 0.8), vec2(SIGN, -SIGN * 0.8), vec2(0.0, SIGN)].map(|by| middle + by);
        painter.add(Shape::convex_polygon(corners.to_vec(), RED, Stroke::NONE));
    } else {
        painter.circle_filled(middle, SIGN * 0.6, GREEN);
    }
    if signs.iter().any(|(nth, _)| reading.chosen == *nth) {
        painter.rect_stroke(place, 3.0, Stroke::new(1.0, if shown.is_some() { INK } else { AMBER }), StrokeKind::Inside);
    }
    if shown.is_some() {
        painter.vline(middle.x, painter.clip_rect().y_range(), Stroke::new(1.0, AMBER));
    }
}

/// The takes as bars with their numbers.
fn takes(painter: &Painter, words: &Words, line: Rect, told: &Told, x: &impl Fn(Stamp) -> f32) {
    for take in &told.report.takes {
        let end = x(take.start.after(take.length_s)).max(x(take.start) + 2.0);
        let bar = Rect::from_min_max(pos2(x(take.start), line.top() + 2.0), pos2(end, line.top() + TAKES));
        painter.rect_filled(bar, 2.0, Color32::from_rgb(46, 66, 58));
        let args = [("number", take.number.to_string().into()), ("status", take.status.as_str().into())];
        let called = if bar.width() < NAMED { take.number.to_string() } else { words.with("debrief-take", &args) };
        painter.with_clip_rect(bar).text(bar.left_center() + vec2(4.0, 0.0), Align2::LEFT_CENTER, called, SMALL, INK);
    }
}

/// Minutes between two ticks with words, and how far apart they are at least, points.
const STEPS_MIN: [f64; 8] = [1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0];
const APART: f64 = 64.0;

/// Hours on the wall at whole minutes.
fn ticks(painter: &Painter, line: Rect, told: &Told, length: f64) {
    let began = seconds_of(&told.report.began);
    let per_s = f64::from(line.width()) / length;
    let step = STEPS_MIN.into_iter().map(|minutes| minutes * 60.0).find(|step| step * per_s >= APART).unwrap_or(7200.0);
    let mut at = (began / step).ceil() * step;
    while at <= began + length {
        let x = line.left() + ((at - began) * per_s) as f32;
        painter.vline(x, line.bottom() - 19.0..=line.bottom() - 15.0, Stroke::new(1.0, FAINT));
        let minutes = (at / 60.0) as u64;
        let words = format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
        let side = (x - line.left()).min(line.right() - x);
        let align = match x < line.center().x {
            _ if side > 16.0 => Align2::CENTER_BOTTOM,
            true => Align2::LEFT_BOTTOM,
            false => Align2::RIGHT_BOTTOM,
        };
        painter.text(pos2(x, line.bottom() - 3.0), align, words, SMALL, INK);
        at += step;
    }
}

/// Seconds after midnight of an hour such as `09:52:07`.
fn seconds_of(clock: &str) -> f64 {
    clock.split(':').fold(0.0, |sum, part| sum * 60.0 + part.parse::<f64>().unwrap_or(0.0))
}
