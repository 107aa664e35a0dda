//! The bleed matrix: who is heard in which microphone, how loud, how late, and with which polarity.

use crate::panels::meters::Bleed;
use crate::panels::names::choice_word;
use crate::panels::theme::{self, AMBER, FAINT, INK};
use crate::panels::words::Words;
use crate::panels::{Desk, Outbox};
use crate::sim::view::{BleedCell, BleedRow, BleedSource, BleedView};
use egui::{
    Align2, Color32, CornerRadius, FontId, Pos2, Rect, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// What the scale shows, decibels re the wanted source.
const SCALE: (f64, f64) = (-40.0, 0.0);
/// From quiet to loud, told apart by brightness alone as well.
/// Source: Nuñez, Anderton and Renslow, "Optimizing colormaps with consideration for color vision deficiency", 2018 (cividis).
const SHADES: [[f32; 3]; 3] = [[0.0, 34.0, 78.0], [124.0, 123.0, 120.0], [254.0, 232.0, 56.0]];
/// Widths of names and of cells, and their height.
const HEAD: f32 = 190.0;
const CELL: f32 = 78.0;
const ROW: f32 = 36.0;

/// The matrix, or the way to it; in an assessment nobody helps.
pub(super) fn bleed_ui(ui: &mut Ui, desk: &Desk, width: f32, outbox: &mut Outbox) {
    let words = desk.words;
    if desk.scenario.file.assessed {
        theme::faint(ui, words.say("hint-assessed"));
        return;
    }
    ui.scope(|ui| {
        ui.set_max_width(width);
        theme::faint(ui, words.say("bleed-hint"));
        ask_ui(ui, desk, outbox);
    });
    match &desk.meters.bleed {
        Bleed::Failed(why) => {
            ui.label(RichText::new(words.with("bleed-failed", &[("why", why.as_str().into())])).color(AMBER));
        }
        Bleed::Ready(view) if view.rows.is_empty() => theme::faint(ui, words.say("bleed-none")),
        Bleed::Ready(view) => {
            let looked_at = matrix_ui(ui, words, view);
            ui.add_space(6.0);
            ui.scope(|ui| {
                ui.set_max_width(width);
                // The line is there from the beginning, so that nothing jumps.
                ui.label(RichText::new(looked_at.unwrap_or_else(|| words.say("bleed-look"))).color(INK));
                scale_ui(ui, words);
            });
        }
        Bleed::Unasked | Bleed::Working => {}
    }
}

/// The button that asks, and whether what is shown is old.
fn ask_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let words = desk.words;
    let (is_old, id) = match &desk.meters.bleed {
        Bleed::Ready(view) => (!view.is_still_true(desk.scenario, desk.studio), "bleed-again"),
        _ => (false, "bleed-ask"),
    };
    ui.horizontal_wrapped(|ui| {
        if desk.meters.bleed == Bleed::Working {
            ui.spinner();
            ui.label(words.say("bleed-working"));
        } else if theme::button(ui, "bleed/ask", words.say(id)) {
            outbox.asks_bleed = true;
        }
        if is_old {
            ui.label(RichText::new(words.say("bleed-old")).color(AMBER));
        }
    });
}

/// The cells; gives the words of the one that is looked at.
fn matrix_ui(ui: &mut Ui, words: &Words, view: &BleedView) -> Option<String> {
    let width = HEAD + CELL * view.sources.len() as f32;
    let has_parts = view.sources.iter().any(|source| !source.radiator.is_empty());
    let (top, _) = ui.allocate_exact_size(vec2(width, if has_parts { ROW } else { ROW / 2.0 }), Sense::hover());
    for (column, source) in view.sources.iter().enumerate() {
        let middle = top.left() + HEAD + CELL * (column as f32 + 0.5);
        let names = [(words.content(&source.player), 12.5, INK, 9.0), (choice_word(words, &source.radiator), 11.0, FAINT, 25.0)];
        for (text, size, ink, down) in names {
            short(ui, &text, pos2(middle, top.top() + down), Align2::CENTER_CENTER, size, ink, CELL - 6.0);
        }
    }
    let mut looked_at = None;
    for (number, row) in view.rows.iter().enumerate() {
        let (area, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
        short(ui, &row.name, area.left_top() + vec2(2.0, 9.0), Align2::LEFT_CENTER, 12.5, INK, HEAD - 10.0);
        short(ui, &words.content(&row.what), area.left_top() + vec2(2.0, 25.0), Align2::LEFT_CENTER, 11.0, FAINT, HEAD - 10.0);
        for (column, (cell, source)) in row.cells.iter().zip(&view.sources).enumerate() {
            let left = area.left() + HEAD + CELL * column as f32;
            let rect = Rect::from_min_size(pos2(left, area.top()), vec2(CELL, ROW)).shrink(1.5);
            let said = said(words, row, source, cell);
            if cell_ui(ui, words, rect, (number, column), cell, row.wanted == Some(column), &said) {
                looked_at = Some(said);
            }
        }
    }
    looked_at
}

/// One cell; gives whether it is looked at.
fn cell_ui(ui: &Ui, words: &Words, rect: Rect, at: (usize, usize), cell: &BleedCell, is_wanted: bool, said: &str) -> bool {
    let response = ui.interact(rect, ui.id().with(("bleed", at)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, said));
    theme::mark(ui, format!("bleed/{}/{}", at.0, at.1), &response);
    let ground = cell.level_db.map_or(theme::WELL, shade);
    ui.painter().rect_filled(rect, CornerRadius::same(3), ground);
    let ink = if bright(ground) { Color32::BLACK } else { Color32::WHITE };
    let sign = if cell.inverted { " ø" } else { "" };
    let figure = cell.level_db.map_or_else(|| "–".to_owned(), |level| format!("{}{sign}", figure(words, level)));
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, figure, FontId::proportional(13.0), ink);
    if is_wanted {
        ui.painter().rect_stroke(rect, CornerRadius::same(3), Stroke::new(2.0, AMBER), StrokeKind::Outside);
    }
    response.hovered() || response.has_focus()
}

/// `Anna in MC-009: −18.2 dB re Ben, 62 dB SPL, after 12.3 ms`.
fn said(words: &Words, row: &BleedRow, source: &BleedSource, cell: &BleedCell) -> String {
    let name = format!("{} {}", words.content(&source.player), choice_word(words, &source.radiator));
    let args = [("source", name.trim_end().to_owned().into()), ("mic", row.name.as_str().into())];
    let Some((level, pressure)) = cell.level_db.zip(cell.level_db_spl) else { return words.with("bleed-silent", &args) };
    let [source, mic] = args;
    let figures = [
        source,
        mic,
        ("level", figure(words, level).into()),
        ("pressure", words.number(pressure, 0).into()),
        ("delay", cell.delay_ms.map_or_else(|| "–".to_owned(), |delay| words.number(delay, 1)).into()),
    ];
    words.with(if cell.inverted { "bleed-cell-inverted" } else { "bleed-cell" }, &figures)
}

/// Decibels with their sign and one decimal.
fn figure(words: &Words, level: f64) -> String {
    let sign = if level >= 0.05 { "+" } else { "" };
    format!("{sign}{}", words.number(level, 1))
}

/// The shade of a level; what is louder than the wanted source has that of the end.
fn shade(level_db: f64) -> Color32 {
    let share = ((level_db - SCALE.0) / (SCALE.1 - SCALE.0)).clamp(0.0, 1.0) as f32 * 2.0;
    let (from, to, share) = if share < 1.0 { (SHADES[0], SHADES[1], share) } else { (SHADES[1], SHADES[2], share - 1.0) };
    let part = |index: usize| (from[index] + (to[index] - from[index]) * share).round() as u8;
    Color32::from_rgb(part(0), part(1), part(2))
}

/// Whether black letters are read better than white ones (WCAG 2.2, relative luminance above 0.18).
fn bright(color: Color32) -> bool {
    let linear = |part: u8| (f32::from(part) / 255.0).powf(2.2);
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b()) > 0.18
}

/// What the shades mean.
fn scale_ui(ui: &mut Ui, words: &Words) {
    ui.horizontal_wrapped(|ui| {
        for level in [-40.0, -30.0, -20.0, -10.0, 0.0] {
            let (rect, _) = ui.allocate_exact_size(vec2(22.0, 14.0), Sense::hover());
            ui.painter().rect_filled(rect, CornerRadius::same(2), shade(level));
            ui.label(RichText::new(format!("{} dB", figure(words, level))).color(FAINT).size(11.5));
        }
        let (rect, _) = ui.allocate_exact_size(vec2(22.0, 14.0), Sense::hover());
        ui.painter().rect_stroke(rect.shrink(2.0), CornerRadius::same(2), Stroke::new(2.0, AMBER), StrokeKind::Outside);
        ui.label(RichText::new(words.say("bleed-wanted")).color(FAINT).size(11.5));
    });
}

/// Words at a place, cut with an ellipsis where they are wider than that.
fn short(ui: &Ui, text: &str, at: Pos2, align: Align2, size: f32, ink: Color32, width: f32) {
    let galley = theme::elided(ui, text.to_owned(), size, ink, width);
    ui.painter().galley(align.anchor_size(at, galley.size()).min, galley, ink);
}
