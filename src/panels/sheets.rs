//! Input list and take log: typed like a table, one row at a time.

use crate::panels::recorder::{Screen, seconds_of};
use crate::panels::theme::{self, PAPER_FAINT, ink};
use crate::panels::{Desk, Outbox};
use crate::sim::session::{Action, InputRow, Papers, TakeRow, TakeStatus};
use crate::sim::view;
use egui::{Color32, ComboBox, Grid, ScrollArea, TextEdit, Ui};
use std::collections::BTreeMap;

/// What is being typed and is not written yet.
#[derive(Debug, Default)]
pub struct Drafts {
    pub(super) locate: String,
    pub(super) names: BTreeMap<u32, String>,
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

/// The statuses in the order of the list.
const STATUSES: [(TakeStatus, &str); 4] = [
    (TakeStatus::Complete, "C complete"),
    (TakeStatus::FalseStart, "FS false start"),
    (TakeStatus::Breakdown, "BD breakdown"),
    (TakeStatus::Incomplete, "INC incomplete"),
];

/// Input list and take log.
pub fn sheets_ui(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox) {
    ScrollArea::vertical().show(ui, |ui| {
        theme::paper().inner_margin(16).show(ui, |ui| {
            ui.visuals_mut().override_text_color = Some(theme::PAPER_INK);
            ui.visuals_mut().extreme_bg_color = Color32::from_rgb(252, 248, 238);
            ui.visuals_mut().widgets.inactive.weak_bg_fill = Color32::from_rgb(226, 214, 192);
            ui.visuals_mut().widgets.inactive.bg_fill = Color32::from_rgb(226, 214, 192);
            ui.visuals_mut().widgets.hovered.weak_bg_fill = Color32::from_rgb(240, 222, 184);
            ui.label(ink("Input list").size(20.0).strong());
            inputs_ui(ui, desk, drafts, outbox);
            ui.add_space(18.0);
            ui.label(ink("Take log").size(20.0).strong());
            ui.label(ink(format!("{} · {}", desk.scenario.file.brief.artist, desk.scenario.song.title)).color(PAPER_FAINT));
            takes_ui(ui, desk, drafts, outbox);
        });
    });
}

fn inputs_ui(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox) {
    let rows = (desk.scenario.file.brief.inputs.len() as u32).max(desk.studio.papers.inputs.keys().last().copied().unwrap_or(0)) + 1;
    Grid::new("input list").num_columns(6).spacing([8.0, 5.0]).show(ui, |ui| {
        for title in ["Track", "Name", "Microphone tag", "Line", "Preamp", ""] {
            ui.label(ink(title).color(PAPER_FAINT).size(12.0));
        }
        ui.end_row();
        for track in 1..=rows {
            let written = desk.studio.papers.inputs.get(&track);
            let draft = drafts.inputs.entry(track).or_insert_with(|| written.map(input_words).unwrap_or_default());
            ui.label(ink(track.to_string()));
            for (text, (name, width)) in draft.iter_mut().zip([("name", 90.0), ("mic", 110.0), ("line", 120.0), ("preamp", 120.0)]) {
                let response = ui.add_sized([width, 21.0], TextEdit::singleline(text).char_limit(60));
                theme::mark(ui, format!("input/{track}/{name}"), &response);
            }
            let row =
                InputRow { track, name: draft[0].clone(), mic: draft[1].trim().into(), line: draft[2].clone(), preamp: draft[3].clone() };
            write_ui(ui, &format!("input/{track}/write"), written == Some(&row), draft.iter().all(String::is_empty), || {
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
        for title in ["Take", "Start", "Length", "Status", "Remark", "Keeper", ""] {
            ui.label(ink(title).color(PAPER_FAINT).size(12.0));
        }
        ui.end_row();
        for number in 1..=rows {
            let written = papers.takes.get(&number);
            let draft = drafts.takes.entry(number).or_insert_with(|| take_draft(written));
            take_ui(ui, number, draft, written, outbox);
            ui.end_row();
        }
    });
    ui.label(ink("Start and length as m:ss on the recorder’s counter.").color(PAPER_FAINT).size(12.0));
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

fn take_ui(ui: &mut Ui, number: u32, draft: &mut TakeDraft, written: Option<&TakeRow>, outbox: &mut Outbox) {
    ui.label(ink(number.to_string()));
    for (text, name) in [(&mut draft.start, "start"), (&mut draft.length, "length")] {
        let response = ui.add_sized([56.0, 21.0], TextEdit::singleline(text).hint_text("m:ss"));
        theme::mark(ui, format!("take/{number}/{name}"), &response);
    }
    let chosen = STATUSES.iter().find(|(status, _)| *status == draft.status).map_or("", |(_, words)| words);
    let shown = ComboBox::from_id_salt(("status", number)).width(104.0).selected_text(chosen).show_ui(ui, |ui| {
        for (status, words) in STATUSES {
            let response = ui.selectable_label(draft.status == status, words);
            theme::mark(ui, format!("take/{number}/status={}", status.short()), &response);
            if response.clicked() {
                draft.status = status;
            }
        }
    });
    theme::mark(ui, format!("take/{number}/status"), &shown.response);
    let response = ui.add_sized([150.0, 21.0], TextEdit::singleline(&mut draft.remark).char_limit(60));
    theme::mark(ui, format!("take/{number}/remark"), &response);
    let response = ui.checkbox(&mut draft.keeper, "");
    theme::mark(ui, format!("take/{number}/keeper"), &response);
    let row = seconds_of(&draft.start).zip(seconds_of(&draft.length)).map(|(start_s, length_s)| TakeRow {
        number,
        start_s,
        length_s,
        status: draft.status,
        remark: draft.remark.clone(),
        keeper: draft.keeper,
    });
    let same = written.is_some() && take_words(written) == take_words(row.as_ref());
    write_ui(ui, &format!("take/{number}/write"), same, row.is_none(), || {
        if let Some(row) = &row {
            outbox.push(Action::WriteTake(row.clone()));
        }
    });
}

/// What a reader of the sheet sees of a row.
fn take_words(row: Option<&TakeRow>) -> Option<(String, String, TakeStatus, String, bool)> {
    row.map(|row| (view::minutes(row.start_s), view::minutes(row.length_s), row.status, row.remark.clone(), row.keeper))
}

fn write_ui(ui: &mut Ui, name: &str, written: bool, empty: bool, then: impl FnOnce()) {
    if written {
        ui.label(ink("written").color(PAPER_FAINT).italics());
    } else if !empty && theme::button(ui, name, "Write") {
        then();
    }
}
