//! The track sheet: what is on each track, take by take, out of the input list, the take log and the recorder.

use crate::panels::Desk;
use crate::panels::sheets::{NARROW, faint};
use crate::panels::theme::{PAPER_INK, ink};
use crate::sim::view::{self, TrackRow};
use egui::{CornerRadius, Grid, Sense, Stroke, StrokeKind, Ui, vec2};

/// Every track that is written down, named or recorded.
pub(super) fn tracks_ui(ui: &mut Ui, desk: &Desk, width: f32) {
    let sheet = view::track_sheet(desk.scenario, desk.studio);
    if sheet.rows.is_empty() {
        faint(ui, desk.words.say("sheet-tracks-none"));
        return;
    }
    let columns = 4 + sheet.takes.len();
    Grid::new("track sheet").num_columns(columns).spacing([14.0, 6.0]).striped(false).show(ui, |ui| {
        for id in ["sheet-track", "sheet-name", "brief-mic", "sheet-preamp"] {
            faint(ui, desk.words.say(id));
        }
        for take in &sheet.takes {
            faint(ui, desk.words.with("sheet-take-column", &[("number", take.to_string().into())]));
        }
        ui.end_row();
        for row in &sheet.rows {
            row_ui(ui, desk, row, width < NARROW);
            ui.end_row();
        }
    });
    ui.add_space(6.0);
    faint(ui, desk.words.say("sheet-tracks-hint"));
}

/// Where there is little room a microphone has its tag alone.
fn row_ui(ui: &mut Ui, desk: &Desk, row: &TrackRow, is_narrow: bool) {
    ui.label(ink(row.number.to_string()));
    ui.label(ink(&row.name).strong());
    let full = format!("{} {}", row.mic, desk.words.content(&row.what)).trim().to_owned();
    ui.label(ink(if is_narrow { &row.mic } else { &full })).on_hover_text(&full);
    ui.label(ink(&row.preamp));
    for take in &row.takes {
        match take {
            None => {
                ui.label(ink("–"));
            }
            // What is kept is circled, as on paper.
            Some((status, true)) => {
                let galley = ui.painter().layout_no_wrap(status.clone(), egui::FontId::proportional(14.0), PAPER_INK);
                let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(14.0, 4.0), Sense::hover());
                ui.painter().rect_stroke(rect, CornerRadius::same(10), Stroke::new(1.5, PAPER_INK), StrokeKind::Inside);
                ui.painter().galley(rect.center() - galley.size() / 2.0, galley, PAPER_INK);
            }
            Some((status, false)) => {
                ui.label(ink(status));
            }
        }
    }
}
