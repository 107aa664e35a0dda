//! Input list and patch sheet: the same rows, by track and by line.

use crate::panels::names::type_name;
use crate::panels::sheets::cell::{Offered, Row, cell_ui};
use crate::panels::sheets::offers::Kind;
use crate::panels::sheets::{Board, NARROW, faint, squeezed, titles, write_ui};
use crate::panels::theme::ink;
use crate::panels::{Desk, Outbox};
use crate::sim::session::{Action, InputRow};
use egui::{Grid, Ui};

/// A field of a row: its place in the draft, the name of its column, the id of its title, its width, what is written there.
type Field = (usize, &'static str, &'static str, f32, Kind);

const NAME: Field = (0, "name", "sheet-name", 90.0, Kind::Source);
const MIC: Field = (1, "mic", "sheet-mic", 110.0, Kind::Microphone);
const LINE: Field = (2, "line", "sheet-line", 120.0, Kind::Line);
const PREAMP: Field = (3, "preamp", "sheet-preamp", 120.0, Kind::Preamp);

/// The rows by track.
pub(super) fn list_ui(ui: &mut Ui, desk: &Desk, board: &mut Board, width: f32, outbox: &mut Outbox) {
    let rows: Vec<u32> = (1..=last(desk)).collect();
    table_ui(ui, desk, board, &rows, &[NAME, MIC, LINE, PREAMP], width, outbox);
}

/// The rows by line, as one patches: from where, to where.
pub(super) fn patch_ui(ui: &mut Ui, desk: &Desk, board: &mut Board, width: f32, outbox: &mut Outbox) {
    let mut rows: Vec<u32> = (1..=last(desk)).collect();
    // By what is written, so that no row runs away from under the keyboard.
    rows.sort_by_key(|track| {
        let line = desk.studio.papers.inputs.get(track).map(|row| row.line.clone()).filter(|line| !line.is_empty());
        (line.is_none(), line, *track)
    });
    table_ui(ui, desk, board, &rows, &[LINE, PREAMP, NAME, MIC], width, outbox);
}

/// The last row: one more than are asked for or written.
fn last(desk: &Desk) -> u32 {
    let written = desk.studio.papers.inputs.keys().last().copied().unwrap_or(0);
    let asked = desk.scenario.file.brief.inputs.iter().map(|line| line.track).max().unwrap_or(0);
    written.max(asked) + 1
}

fn table_ui(ui: &mut Ui, desk: &Desk, board: &mut Board, rows: &[u32], boxes: &[Field], width: f32, outbox: &mut Outbox) {
    // What a microphone is stands in the locker as well.
    let is_narrow = width < NARROW;
    let all: f32 = boxes.iter().map(|(_, _, _, width, _)| width).sum();
    let columns: Vec<&str> = boxes.iter().map(|(_, name, ..)| *name).collect();
    Grid::new("input list").num_columns(boxes.len() + 3).spacing([8.0, 5.0]).show(ui, |ui| {
        let ids: Vec<&str> = ["sheet-track"]
            .into_iter()
            .chain(boxes.iter().map(|(_, _, id, ..)| *id))
            .chain(["sheet-type"].into_iter().filter(|_| !is_narrow))
            .collect();
        titles(ui, desk, &ids);
        for (at, track) in rows.iter().enumerate() {
            let written = desk.studio.papers.inputs.get(track);
            let draft = board.inputs.entry(*track).or_insert_with(|| written.map(words_of).unwrap_or_default());
            let is_new = |draft: &[String; 4]| !draft.iter().all(String::is_empty) && written != Some(&row_of(*track, draft));
            let row = Row { table: "input", columns: &columns, rows, at, writes: is_new(draft) };
            ui.label(ink(track.to_string()));
            for (column, (part, _, id, usual, kind)) in boxes.iter().enumerate() {
                let args = [("field", desk.words.say(id).into()), ("number", track.to_string().into())];
                let full = desk.words.with("sheet-input-field", &args);
                let mut offered = Offered { at: &mut board.at, taken: &mut board.taken };
                cell_ui(ui, desk, row, column, *kind, &mut draft[*part], squeezed(width, (all, 150.0), *usual), full, &mut offered);
            }
            if !is_narrow {
                faint(ui, type_name(desk, &draft[1].trim().into()));
            }
            let full = desk.words.with("sheet-write-input", &[("number", track.to_string().into())]);
            let is_written = written == Some(&row_of(*track, draft));
            write_ui(ui, desk, &format!("input/{track}/write"), full, is_written, draft.iter().all(String::is_empty), || {
                outbox.push(Action::WriteInput(row_of(*track, draft)));
            });
            ui.end_row();
        }
    });
}

fn row_of(track: u32, draft: &[String; 4]) -> InputRow {
    let [name, mic, line, preamp] = draft.clone();
    InputRow { track, name, mic: mic.trim().into(), line, preamp }
}

fn words_of(row: &InputRow) -> [String; 4] {
    [row.name.clone(), row.mic.to_string(), row.line.clone(), row.preamp.clone()]
}
