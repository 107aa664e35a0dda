//! The clipboard: booking sheet, input list, patch sheet, track sheet, take log, recall sheet and fault tickets.
//!
//! They are views of one set of rows: what is typed on one sheet stands on every other that has a place for it.

mod cell;
mod faults;
mod inputs;
mod offers;
mod recall;
mod takes;
mod tracks;

use crate::panels::brief::sheet_ui;
use crate::panels::flow;
use crate::panels::guide::Guide;
use crate::panels::hint::Asked;
use crate::panels::recorder::Screen;
use crate::panels::theme::{self, PAPER_FAINT, ink};
use crate::panels::{Desk, Outbox};
use cell::At;
use egui::{ScrollArea, Ui};
use faults::FaultDraft;
use std::collections::BTreeMap;
use takes::TakeDraft;

/// What is being typed and is not written yet.
#[derive(Debug, Default)]
pub struct Drafts {
    /// What the guide says.
    pub(super) guide: Guide,
    pub(super) locate: String,
    pub(super) names: BTreeMap<u32, String>,
    pub(super) hint: Option<Asked>,
    pub(super) screen: Screen,
    pub(super) flow: flow::Screen,
    board: Board,
}

/// The clipboard.
#[derive(Debug, Default)]
struct Board {
    paper: Paper,
    /// Name, microphone, line and preamplifier of each track, for every sheet that has them.
    inputs: BTreeMap<u32, [String; 4]>,
    takes: BTreeMap<u32, TakeDraft>,
    faults: BTreeMap<u32, FaultDraft>,
    /// The cell that was typed in last, for which something is offered.
    at: Option<At>,
    /// What was offered and taken, and the cell that it goes into.
    taken: Option<(String, String)>,
}

/// A sheet on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Paper {
    Booking,
    #[default]
    Inputs,
    Patch,
    Tracks,
    Takes,
    Recall,
    Faults,
}

/// Every sheet with its name for whoever drives the program, and the id of its words.
const PAPERS: [(Paper, &str, &str); 7] = [
    (Paper::Booking, "booking", "brief-heading"),
    (Paper::Inputs, "inputs", "sheet-inputs"),
    (Paper::Patch, "patch", "sheet-patch"),
    (Paper::Tracks, "tracks", "sheet-tracks"),
    (Paper::Takes, "takes", "sheet-takes"),
    (Paper::Recall, "recall", "sheet-recall"),
    (Paper::Faults, "faults", "sheet-faults"),
];

/// The sheet that lies on top, and the way to the others.
pub fn sheets_ui(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox) {
    let board = &mut drafts.board;
    ui.horizontal_wrapped(|ui| {
        for (paper, name, id) in PAPERS {
            let response = ui.selectable_label(board.paper == paper, desk.words.say(id));
            theme::mark(ui, format!("sheets/paper={name}"), &response);
            if response.clicked() {
                (board.paper, board.at) = (paper, None);
            }
        }
    });
    // What explains a sheet is read without moving it.
    let width = ui.available_width() - 48.0;
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        theme::paper().inner_margin(16).show(ui, |ui| {
            theme::on_paper(ui);
            ui.vertical(|ui| paper_ui(ui, desk, board, width, outbox));
        });
    });
}

fn paper_ui(ui: &mut Ui, desk: &Desk, board: &mut Board, width: f32, outbox: &mut Outbox) {
    if board.paper == Paper::Booking {
        sheet_ui(ui, desk.words, desk.scenario);
        return;
    }
    let title = PAPERS.iter().find(|(paper, ..)| *paper == board.paper).map_or_else(String::new, |(.., id)| desk.words.say(id));
    ui.label(ink(title).size(20.0).strong());
    let brief = &desk.scenario.file.brief;
    let [artist, song, studio] = [&brief.artist, &desk.scenario.song.title, &brief.studio].map(|text| desk.words.content(text));
    faint(ui, format!("{artist} · {song} · {} · {studio}", brief.date));
    ui.add_space(8.0);
    ui.set_max_width(width);
    match board.paper {
        Paper::Booking => {}
        Paper::Inputs => inputs::list_ui(ui, desk, board, width, outbox),
        Paper::Patch => inputs::patch_ui(ui, desk, board, width, outbox),
        Paper::Tracks => tracks::tracks_ui(ui, desk, width),
        Paper::Takes => takes::takes_ui(ui, desk, board, width, outbox),
        Paper::Recall => recall::recall_ui(ui, desk),
        Paper::Faults => faults::faults_ui(ui, desk, board, width, outbox),
    }
    if matches!(board.paper, Paper::Inputs | Paper::Patch | Paper::Takes | Paper::Faults) {
        ui.scope(|ui| {
            ui.set_max_width(width);
            offers::offers_ui(ui, desk, board.at.as_ref(), &mut board.taken);
            faint(ui, desk.words.say("sheet-keys"));
        });
    }
}

/// Below this width a sheet leaves out what can be read elsewhere, points.
const NARROW: f32 = 700.0;

/// How wide a box of a row is that would be so wide: narrower where the boxes of a row and what is beside them do not fit.
fn squeezed(width: f32, (boxes, beside): (f32, f32), usual: f32) -> f32 {
    usual * ((width - beside) / boxes).clamp(0.4, 1.0)
}

/// Faint ink on paper.
fn faint(ui: &mut Ui, text: impl Into<String>) {
    ui.label(ink(text).color(PAPER_FAINT).size(12.0));
}

/// The titles of columns.
fn titles(ui: &mut Ui, desk: &Desk, ids: &[&str]) {
    for id in ids {
        faint(ui, desk.words.say(id));
    }
    ui.end_row();
}

/// Says that a row is written, or writes it.
fn write_ui(ui: &mut Ui, desk: &Desk, name: &str, full: String, written: bool, empty: bool, then: impl FnOnce()) {
    if written {
        let said = desk.words.say("sheet-written");
        let shown = if ui.available_width() < 76.0 { "✔".to_owned() } else { said.clone() };
        let response = ui.label(ink(shown).color(PAPER_FAINT).italics());
        theme::name(&response, said);
    } else if !empty && theme::short_button(ui, name, desk.words.say("sheet-write"), full) {
        then();
    }
}
