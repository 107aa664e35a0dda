//! Input list and take log: typed like a table, one row at a time.

use crate::panels::hint::Asked;
use crate::panels::recorder::{Screen, seconds_of};
use crate::panels::theme::{self, PAPER_FAINT, ink};
use crate::panels::{Desk, Outbox};
use crate::sim::session::{Action, InputRow, Papers, TakeRow, TakeStatus};
use crate::sim::view;
use egui::{ComboBox, Grid, ScrollArea, TextEdit, Ui};
use std::collections::BTreeMap;

/// What is being typed and is not written yet.
#[derive(Debug, Default)]
pub struct Drafts {
    pub(super) locate: String,
    pub(super) names: BTreeMap<u32, String>,
    pub(super) hint: Option<Asked>,
    pub(super) screen: Screen,
    inputs: BTreeMap<u32, [String; 4]>,
    takes: BTreeMap<u32, TakeDraft>,
}

#[derive(Debug, Clone)]
struct TakeDraft {
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

/// Columns of the input list: the name of the field, the id of its title, its width.
const INPUTS: [(&str, &str, f32); 4] =
    [("name", "sheet-name", 90.0), ("mic", "sheet-mic", 110.0), ("line", "sheet-line", 120.0), ("preamp", "sheet-preamp", 120.0)];

/// Input list and take log.
pub fn sheets_ui(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox) {
    let words = desk.words;
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        theme::paper().inner_margin(16).show(ui, |ui| {
            theme::on_paper(ui);
            ui.label(ink(words.say("sheet-inputs")).size(20.0).strong());
            inputs_ui(ui, desk, drafts, outbox);
            ui.add_space(18.0);
            ui.label(ink(words.say("sheet-takes")).size(20.0).strong());
            ui.label(ink(format!("{} · {}", desk.scenario.file.brief.artist, desk.scenario.song.title)).color(PAPER_FAINT));
            takes_ui(ui, desk, drafts, outbox);
        });
    });
}

fn titles(ui: &mut Ui, desk: &Desk, ids: &[&str]) {
    for id in ids {
        ui.label(ink(desk.words.say(id)).color(PAPER_FAINT).size(12.0));
    }
    ui.end_row();
}

fn inputs_ui(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox) {
    let rows = (desk.scenario.file.brief.inputs.len() as u32).max(desk.studio.papers.inputs.keys().last().copied().unwrap_or(0)) + 1;
    Grid::new("input list").num_columns(6).spacing([8.0, 5.0]).show(ui, |ui| {
        titles(ui, desk, &["sheet-track", "sheet-name", "sheet-mic", "sheet-line", "sheet-preamp"]);
        for track in 1..=rows {
            let written = desk.studio.papers.inputs.get(&track);
            let draft = drafts.inputs.entry(track).or_insert_with(|| written.map(input_words).unwrap_or_default());
            ui.label(ink(track.to_string()));
            for (text, (name, id, width)) in draft.iter_mut().zip(INPUTS) {
                let response = ui.add_sized([width, 21.0], TextEdit::singleline(text).char_limit(60));
                theme::mark(ui, format!("input/{track}/{name}"), &response);
                let args = [("field", desk.words.say(id).into()), ("number", track.to_string().into())];
                theme::name(&response, desk.words.with("sheet-input-field", &args));
            }
            let row =
                InputRow { track, name: draft[0].clone(), mic: draft[1].trim().into(), line: draft[2].clone(), preamp: draft[3].clone() };
            let full = desk.words.with("sheet-write-input", &[("number", track.to_string().into())]);
            write_ui(ui, desk, &format!("input/{track}/write"), full, written == Some(&row), draft.iter().all(String::is_empty), || {
                outbox.push(Action::WriteInput(row.clone()));
            });
            ui.end_row();
        }
    });
}

fn input_words(row: &InputRow) -> [String; 4] {
    [row.name.clone(), row.mic.to_string(), row.line.clone(), row.preamp.clone()]
}

fn takes_ui(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox) {
    let papers: &Papers = &desk.studio.papers;
    let rows = papers.takes.keys().last().copied().unwrap_or(0).max(desk.studio.takes.len() as u32).max(3);
    Grid::new("take log").num_columns(7).spacing([8.0, 5.0]).show(ui, |ui| {
        titles(ui, desk, &["sheet-take", "sheet-start", "sheet-length", "sheet-status", "sheet-remark", "sheet-keeper"]);
        for number in 1..=rows {
            let written = papers.takes.get(&number);
            let draft = drafts.takes.entry(number).or_insert_with(|| take_draft(written));
            take_ui(ui, desk, number, draft, written, outbox);
            ui.end_row();
        }
    });
    ui.label(ink(desk.words.say("sheet-hint")).color(PAPER_FAINT).size(12.0));
}

fn take_draft(written: Option<&TakeRow>) -> TakeDraft {
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

fn take_ui(ui: &mut Ui, desk: &Desk, number: u32, draft: &mut TakeDraft, written: Option<&TakeRow>, outbox: &mut Outbox) {
    let words = desk.words;
    let field = |id: &str| words.with("sheet-take-field", &[("field", words.say(id).into()), ("number", number.to_string().into())]);
    ui.label(ink(number.to_string()));
    for (text, name, id) in [(&mut draft.start, "start", "sheet-start"), (&mut draft.length, "length", "sheet-length")] {
        let response = ui.add_sized([56.0, 21.0], TextEdit::singleline(text).hint_text("m:ss"));
        theme::mark(ui, format!("take/{number}/{name}"), &response);
        theme::name(&response, field(id));
    }
    status_ui(ui, desk, number, draft, field("sheet-status"));
    let response = ui.add_sized([150.0, 21.0], TextEdit::singleline(&mut draft.remark).char_limit(60));
    theme::mark(ui, format!("take/{number}/remark"), &response);
    theme::name(&response, field("sheet-remark"));
    let response = ui.checkbox(&mut draft.keeper, "");
    theme::mark(ui, format!("take/{number}/keeper"), &response);
    theme::name(&response, field("sheet-keeper"));
    let row = seconds_of(&draft.start).zip(seconds_of(&draft.length)).map(|(start_s, length_s)| TakeRow {
        number,
        start_s,
        length_s,
        status: draft.status,
        remark: draft.remark.clone(),
        keeper: draft.keeper,
    });
    let same = written.is_some() && take_words(written) == take_words(row.as_ref());
    let full = words.with("sheet-write-take", &[("number", number.to_string().into())]);
    write_ui(ui, desk, &format!("take/{number}/write"), full, same, row.is_none(), || {
        if let Some(row) = &row {
            outbox.push(Action::WriteTake(row.clone()));
        }
    });
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
fn take_words(row: Option<&TakeRow>) -> Option<(String, String, TakeStatus, String, bool)> {
    row.map(|row| (view::minutes(row.start_s), view::minutes(row.length_s), row.status, row.remark.clone(), row.keeper))
}

fn write_ui(ui: &mut Ui, desk: &Desk, name: &str, full: String, written: bool, empty: bool, then: impl FnOnce()) {
    if written {
        ui.label(ink(desk.words.say("sheet-written")).color(PAPER_FAINT).italics());
    } else if !empty && theme::short_button(ui, name, desk.words.say("sheet-write"), full) {
        then();
    }
}
