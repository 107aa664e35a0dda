//! Fault tickets: what is broken, how it shows, what was tried, and what was done with it.

use crate::panels::sheets::cell::{Offered, Row, cell_ui};
use crate::panels::sheets::offers::Kind;
use crate::panels::sheets::{Board, faint, squeezed, titles, write_ui};
use crate::panels::theme::ink;
use crate::panels::{Desk, Outbox};
use crate::sim::session::{Action, FaultRow};
use egui::{Grid, Ui};

/// Tag, symptom, tests and what was done, before they are written.
pub(super) type FaultDraft = [String; 4];

/// Columns: the name of the field, the id of its title, its width, what is written there.
const FIELDS: [(&str, &str, f32, Kind); 4] = [
    ("unit", "fault-unit", 100.0, Kind::Unit),
    ("symptom", "fault-symptom", 170.0, Kind::Words),
    ("tests", "fault-tests", 150.0, Kind::Words),
    ("done", "fault-done", 150.0, Kind::Words),
];

/// Every ticket, and an empty one.
pub(super) fn faults_ui(ui: &mut Ui, desk: &Desk, board: &mut Board, width: f32, outbox: &mut Outbox) {
    let rows: Vec<u32> = (1..=desk.studio.papers.faults.keys().last().copied().unwrap_or(0) + 1).collect();
    Grid::new("fault tickets").num_columns(FIELDS.len() + 2).spacing([8.0, 5.0]).show(ui, |ui| {
        titles(ui, desk, &["fault-number", "fault-unit", "fault-symptom", "fault-tests", "fault-done"]);
        for at in 0..rows.len() {
            fault_ui(ui, desk, board, (&rows, at), width, outbox);
            ui.end_row();
        }
    });
    faint(ui, desk.words.say("fault-hint"));
}

fn fault_ui(ui: &mut Ui, desk: &Desk, board: &mut Board, (rows, at): (&[u32], usize), room: f32, outbox: &mut Outbox) {
    let (words, number) = (desk.words, rows[at]);
    let written = desk.studio.papers.faults.get(&number);
    let draft = board.faults.entry(number).or_insert_with(|| written.map(words_of).unwrap_or_default());
    let is_empty = draft[0].trim().is_empty();
    let columns = FIELDS.map(|(name, ..)| name);
    let row = Row { table: "fault", columns: &columns, rows, at, writes: !is_empty && written != Some(&row_of(number, draft)) };
    ui.label(ink(number.to_string()));
    for (column, (_, id, width, kind)) in FIELDS.into_iter().enumerate() {
        let full = words.with("fault-field", &[("field", words.say(id).into()), ("number", number.to_string().into())]);
        let mut offered = Offered { at: &mut board.at, taken: &mut board.taken };
        cell_ui(ui, desk, row, column, kind, &mut draft[column], squeezed(room, (570.0, 150.0), width), full, &mut offered);
    }
    let full = words.with("fault-write", &[("number", number.to_string().into())]);
    let now = row_of(number, draft);
    write_ui(ui, desk, &format!("fault/{number}/write"), full, written == Some(&now), draft[0].trim().is_empty(), || {
        outbox.actions.push(Action::WriteFault(now.clone()));
    });
}

fn row_of(number: u32, draft: &FaultDraft) -> FaultRow {
    let [unit, symptom, tests, done] = draft.clone();
    FaultRow { number, unit: unit.trim().into(), symptom, tests, done }
}

fn words_of(row: &FaultRow) -> FaultDraft {
    [row.unit.to_string(), row.symptom.clone(), row.tests.clone(), row.done.clone()]
}
