//! Talkback: what is said, what the lead waits for, and what the trainee can answer.

use crate::panels::Outbox;
use crate::panels::theme::{self, AMBER, FAINT};
use crate::sim::scenario::{Reply, Scenario};
use crate::sim::session::{Action, Said, Session};
use egui::{Align, Layout, RichText, ScrollArea, Ui};

/// The answers with their words.
const REPLIES: [(Reply, &str, &str); 5] = [
    (Reply::Ready, "ready", "Ready when you are"),
    (Reply::LevelsGood, "levels", "Levels are good"),
    (Reply::TakeSheet, "sheet", "Here is the take sheet"),
    (Reply::TwoMinutes, "two", "Two minutes"),
    (Reply::SayAgain, "again", "Say again?"),
];

/// What was said and what can be answered.
pub fn talk_ui(ui: &mut Ui, session: &Session, outbox: &mut Outbox) {
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.label(RichText::new("Talkback").color(FAINT).size(12.5));
        for (reply, name, words) in REPLIES {
            if theme::button(ui, &format!("talk/{name}"), words) {
                outbox.push(Action::Tell(reply));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let asks = session.asks();
            if !asks.is_empty() {
                ui.label(RichText::new(format!("Waiting for: {asks}")).color(AMBER).size(13.5));
            }
        });
    });
    ui.separator();
    ScrollArea::vertical().stick_to_bottom(true).auto_shrink(false).show(ui, |ui| {
        let said = session.said();
        for line in &said[said.len().saturating_sub(30)..] {
            line_ui(ui, session.scenario(), line);
        }
    });
}

fn line_ui(ui: &mut Ui, scenario: &Scenario, line: &Said) {
    let who = match line.who.as_str() {
        "lead" => scenario.file.brief.lead.clone(),
        "you" => "You".to_owned(),
        player => {
            scenario.band.players.iter().find(|known| known.id.0 == player).map_or_else(|| player.to_owned(), |known| known.name.clone())
        }
    };
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(crate::sim::view::clock(scenario, line.at)).monospace().color(FAINT).size(12.0));
        ui.label(RichText::new(who).color(AMBER).strong());
        ui.label(RichText::new(&line.text).size(15.0));
    });
}
