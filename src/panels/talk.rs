//! Talkback: what is said, what the lead waits for, and what the trainee can answer.

use crate::panels::Outbox;
use crate::panels::face::face_ui;
use crate::panels::theme::{self, AMBER, FAINT};
use crate::panels::words::Words;
use crate::sim::scenario::{Reply, Scenario};
use crate::sim::session::{Action, Said, Session};
use crate::sim::view;
use egui::{RichText, ScrollArea, Ui};

/// The answers with their names, the ids of their words, and those of shorter ones.
const REPLIES: [(Reply, &str, &str, &str); 5] = [
    (Reply::Ready, "ready", "talk-ready", "talk-ready-short"),
    (Reply::LevelsGood, "levels", "talk-levels", "talk-levels-short"),
    (Reply::TakeSheet, "sheet", "talk-sheet", "talk-sheet-short"),
    (Reply::TwoMinutes, "two", "talk-two", "talk-two-short"),
    (Reply::SayAgain, "again", "talk-again", "talk-again"),
];

/// Below this width the answers are short, so that they leave room for what is said, points.
const NARROW: f32 = 900.0;

/// How large the face of whoever speaks is, points.
const FACE: f32 = 22.0;

/// The name of the button that says so.
pub(super) fn answer(reply: Reply) -> Option<String> {
    REPLIES.iter().find(|(each, ..)| *each == reply).map(|(_, name, ..)| format!("talk/{name}"))
}

/// What was said and what can be answered.
pub fn talk_ui(ui: &mut Ui, session: &Session, words: &Words, outbox: &mut Outbox) {
    let is_narrow = ui.available_width() < NARROW;
    ui.add_space(if is_narrow { 1.0 } else { 4.0 });
    ui.horizontal_wrapped(|ui| {
        if !is_narrow {
            ui.label(RichText::new(words.say("talk-heading")).color(FAINT).size(12.5));
            // Room for the ring around the first answer.
            ui.add_space(8.0);
        }
        for (reply, name, id, short) in REPLIES {
            let (full, shown) = (words.say(id), words.say(if is_narrow { short } else { id }));
            if theme::short_button(ui, &format!("talk/{name}"), shown, full) {
                outbox.push(Action::Tell(reply));
            }
        }
        let asks = session.asks();
        if !asks.is_empty() {
            ui.label(RichText::new(words.with("talk-waits", &[("asks", words.content(asks).into())])).color(AMBER).size(13.5));
        }
    });
    if !is_narrow {
        ui.separator();
    }
    ScrollArea::vertical().stick_to_bottom(true).auto_shrink(false).min_scrolled_height(FACE).show(ui, |ui| {
        let said = session.said();
        for line in &said[said.len().saturating_sub(30)..] {
            line_ui(ui, session.scenario(), words, line);
        }
    });
}

fn line_ui(ui: &mut Ui, scenario: &Scenario, words: &Words, line: &Said) {
    ui.horizontal_wrapped(|ui| {
        face_ui(ui, scenario, words, &line.who, FACE);
        ui.label(RichText::new(view::clock(scenario, line.at)).monospace().color(FAINT).size(12.0));
        ui.label(RichText::new(speaker(scenario, words, &line.who)).color(AMBER).strong());
        ui.label(RichText::new(words.sentence(&line.text)).size(15.0));
    });
}

/// Who speaks, by the name that people use.
pub(super) fn speaker(scenario: &Scenario, words: &Words, who: &str) -> String {
    match who {
        "lead" => words.content(&scenario.file.brief.lead),
        "you" => words.say("talk-you"),
        player => {
            let known = scenario.band.players.iter().find(|known| known.id.0 == player);
            known.map_or_else(|| player.to_owned(), |known| words.content(&known.name))
        }
    }
}
