//! The take log.

use crate::panels::recorder::seconds_of;
use crate::panels::sheets::cell::{Offered, Row, cell_ui};
use crate::panels::sheets::offers::Kind;
use crate::panels::sheets::{Board, faint, squeezed, titles, write_ui};
use crate::panels::theme::{self, ink};
use crate::panels::{Desk, Outbox};
use crate::sim::session::{Action, TakeRow, TakeStatus};
use crate::sim::view;
use egui::{ComboBox, Grid, Ui};

/// A row of the log that is not written yet.
#[derive(Debug, Clone)]
pub(super) struct TakeDraft {
    start: String,
    length: String,
    status: TakeStatus,
    remark: String,
    keeper: bool,
}

/// The statuses in the order of the list, with the ids of their words.
const STATUSES: [(TakeStatus, &str); 4] = [
    (TakeStatus::Complete, "status-complete"),
    (TakeStatus::FalseStart, "status-false-start"),
    (TakeStatus::Breakdown, "status-breakdown"),
    (TakeStatus::Incomplete, "status-incomplete"),
];

/// The columns that are typed, in their order along the row.
const COLUMNS: [&str; 3] = ["start", "length", "remark"];

/// Every take with what became of it.
pub(super) fn takes_ui(ui: &mut Ui, desk: &Desk, board: &mut Board, width: f32, outbox: &mut Outbox) {
    let papers = &desk.studio.papers;
    let last = papers.takes.keys().last().copied().unwrap_or(0).max(desk.studio.takes.len() as u32).max(3);
    let rows: Vec<u32> = (1..=last).collect();
    Grid::new("take log").num_columns(7).spacing([8.0, 5.0]).show(ui, |ui| {
        titles(ui, desk, &["sheet-take", "sheet-start", "sheet-length", "sheet-status", "sheet-remark", "sheet-keeper"]);
        for at in 0..rows.len() {
            take_ui(ui, desk, board, (&rows, at), width, outbox);
            ui.end_row();
        }
    });
    faint(ui, desk.words.say("sheet-hint"));
}

fn draft_of(written: Option<&TakeRow>) -> TakeDraft {
    match written {
        Some(row) => TakeDraft {
            start: view::minutes(row.start_s),
            length: view::minutes(row.length_s),
            status: row.status,
            remark: row.remark.clone(),
            keeper: row.keeper,
        },
        None => {
            TakeDraft { start: String::new(), length: String::new(), status: TakeStatus::Complete, remark: String::new(), keeper: false }
        }
    }
}

fn take_ui(ui: &mut Ui, desk: &Desk, board: &mut Board, (rows, at): (&[u32], usize), width: f32, outbox: &mut Outbox) {
    let (words, number) = (desk.words, rows[at]);
    let written = desk.studio.papers.takes.get(&number);
    let draft = board.takes.entry(number).or_insert_with(|| draft_of(written));
    let field = |id: &str| words.with("sheet-take-field", &[("field", words.say(id).into()), ("number", number.to_string().into())]);
    let is_same = |row: Option<&TakeRow>| written.is_some() && seen(written) == seen(row);
    let before = row_of(number, draft);
    let row = Row { table: "take", columns: &COLUMNS, rows, at, writes: before.is_some() && !is_same(before.as_ref()) };
    let mut offered = Offered { at: &mut board.at, taken: &mut board.taken };
    ui.label(ink(number.to_string()));
    cell_ui(ui, desk, row, 0, Kind::Time, &mut draft.start, 56.0, field("sheet-start"), &mut offered);
    cell_ui(ui, desk, row, 1, Kind::Time, &mut draft.length, 56.0, field("sheet-length"), &mut offered);
    status_ui(ui, desk, number, draft, field("sheet-status"));
    cell_ui(ui, desk, row, 2, Kind::Remark, &mut draft.remark, squeezed(width, (150.0, 470.0), 150.0), field("sheet-remark"), &mut offered);
    let response = ui.checkbox(&mut draft.keeper, "");
    theme::mark(ui, format!("take/{number}/keeper"), &response);
    theme::name(&response, field("sheet-keeper"));
    let now = row_of(number, draft);
    let full = words.with("sheet-write-take", &[("number", number.to_string().into())]);
    write_ui(ui, desk, &format!("take/{number}/write"), full, is_same(now.as_ref()), now.is_none(), || {
        outbox.actions.extend(now.clone().map(Action::WriteTake));
    });
}

/// The row, as soon as both of its times are there.
fn row_of(number: u32, draft: &TakeDraft) -> Option<TakeRow> {
    seconds_of(&draft.start).zip(seconds_of(&draft.length)).map(|(start_s, length_s)| TakeRow {
        number,
        start_s,
        length_s,
        status: draft.status,
        remark: draft.remark.clone(),
        keeper: draft.keeper,
    })
}

fn status_ui(ui: &mut Ui, desk: &Desk, number: u32, draft: &mut TakeDraft, full: String) {
    let chosen = STATUSES.iter().find(|(status, _)| *status == draft.status).map_or_else(String::new, |(_, id)| desk.words.say(id));
    let shown = ComboBox::from_id_salt(("status", number)).width(116.0).selected_text(chosen.clone()).show_ui(ui, |ui| {
        for (status, id) in STATUSES {
            let response = ui.selectable_label(draft.status == status, desk.words.say(id));
            theme::mark(ui, format!("take/{number}/status={}", status.short()), &response);
            if response.clicked() {
                draft.status = status;
                ui.close();
            }
        }
    });
    theme::mark(ui, format!("take/{number}/status"), &shown.response);
    theme::name(&shown.response, desk.words.with("value-of", &[("name", full.into()), ("value", chosen.into())]));
}

/// What a reader of the sheet sees of a row.
fn seen(row: Option<&TakeRow>) -> Option<(String, String, TakeStatus, String, bool)> {
    row.map(|row| (view::minutes(row.start_s), view::minutes(row.length_s), row.status, row.remark.clone(), row.keeper))
}
