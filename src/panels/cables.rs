//! Cables on the floor: which end goes where, how long the way is, how they lie.

use crate::panels::names::{connector_word, end_name, end_words, unit_name};
use crate::panels::theme::{self, AMBER, FAINT};
use crate::panels::{Desk, Outbox, follow};
use crate::sim::gear::{JackId, UnitId};
use crate::sim::session::{Action, End, Place};
use crate::sim::view::{self, CableView, EndView};
use egui::{RichText, ScrollArea, Ui};

/// Every cable that is out, and where its ends could go.
pub(super) fn cables_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let cables: Vec<_> = view::cables(desk.scenario, desk.studio).into_iter().filter(|cable| !cable.is_patch_cord).collect();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        theme::heading(ui, desk.words.say("cables-heading"));
        if cables.is_empty() {
            theme::faint(ui, desk.words.say("cables-none"));
        }
        for cable in &cables {
            theme::card().show(ui, |ui| {
                ui.set_width(ui.available_width());
                cable_ui(ui, desk, cable, outbox);
            });
        }
        let fingers = outbox.focus.fingers.clone();
        if let Some((cord, end)) = fingers.filter(|(cord, _)| cables.iter().any(|cable| cable.unit == *cord)) {
            ui.add_space(8.0);
            let asked =
                desk.words.with("cables-where-to", &[("cord", cord.0.as_str().into()), ("end", end_words(desk, &cord, end).into())]);
            ui.label(RichText::new(asked).color(AMBER).size(16.0));
            theme::faint(ui, desk.words.say("cables-where-to-hint"));
            for jack in view::loose_jacks(desk.scenario, desk.studio) {
                jack_ui(ui, desk, &jack, &cord, end, outbox);
            }
        }
    });
}

fn cable_ui(ui: &mut Ui, desk: &Desk, cable: &CableView, outbox: &mut Outbox) {
    let unit = &cable.unit;
    let words = desk.words;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(unit_name(desk, unit)).strong());
        let full = |id: &str| words.with(id, &[("cord", unit.0.as_str().into())]);
        let on_floor = matches!(desk.studio.places.get(unit), Some(Place::Floor(_)));
        if on_floor && theme::short_button(ui, &format!("cable/{unit}/pick"), words.say("cables-pick"), full("cables-pick-name")) {
            outbox.push(Action::Fetch(unit.clone()));
        }
        if cable.in_hand
            && cable.ends.iter().all(|end| end.jack.is_none())
            && theme::short_button(ui, &format!("cable/{unit}/coil"), words.say("cables-coil"), full("cables-coil-name"))
        {
            outbox.push(Action::Return(unit.clone()));
        }
    });
    for end in &cable.ends {
        end_ui(ui, desk, cable, end, outbox);
    }
    if let (Some(a), Some(b)) = (&cable.ends[0].jack, &cable.ends[1].jack) {
        lay_ui(ui, desk, cable, a, b, outbox);
    }
}

fn end_ui(ui: &mut Ui, desk: &Desk, cable: &CableView, end: &EndView, outbox: &mut Outbox) {
    let words = desk.words;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(connector_word(words, end.connector)).color(FAINT).size(12.5));
        let name = format!("cable/{}/{}", cable.unit, end_name(end.end));
        let full =
            |id: &str| words.with(id, &[("cord", cable.unit.0.as_str().into()), ("end", end_words(desk, &cable.unit, end.end).into())]);
        if end.jack.is_some() {
            ui.label(words.with("cables-in", &[("jack", end.words.as_str().into())]));
            if theme::short_button(ui, &format!("{name}/pull"), words.say("cables-pull"), full("cables-pull-name")) {
                outbox.push(Action::Unplug { cord: cable.unit.clone(), end: end.end });
            }
        } else if theme::short_button(ui, &format!("{name}/plug"), words.say("cables-plug"), full("cables-plug-name")) {
            outbox.focus.fingers = Some((cable.unit.clone(), end.end));
        }
    });
}

/// How it lies, and what the way is.
fn lay_ui(ui: &mut Ui, desk: &Desk, cable: &CableView, a: &JackId, b: &JackId, outbox: &mut Outbox) {
    let words = desk.words;
    ui.horizontal_wrapped(|ui| {
        ui.label(words.say(if cable.by.is_empty() { "cables-lies-straight" } else { "cables-lies-walls" }));
        let full = |id: &str| words.with(id, &[("cord", cable.unit.0.as_str().into())]);
        let mut lay = |by: Vec<(f64, f64)>| outbox.push(Action::Dress { cord: cable.unit.clone(), by });
        if theme::short_button(ui, &format!("cable/{}/walls", cable.unit), words.say("cables-walls"), full("cables-walls-name")) {
            lay(view::along_the_walls(desk.scenario, desk.studio, a, b));
        }
        if theme::short_button(ui, &format!("cable/{}/straight", cable.unit), words.say("cables-straight"), full("cables-straight-name")) {
            lay(Vec::new());
        }
        let (name, id, whole, action) = if cable.taped {
            ("peel", "cables-peel", "cables-peel-name", Action::PeelTape(cable.unit.clone()))
        } else {
            ("tape", "cables-tape", "cables-tape-name", Action::TapeDown(cable.unit.clone()))
        };
        if theme::short_button(ui, &format!("cable/{}/{name}", cable.unit), words.say(id), full(whole)) {
            outbox.push(action);
        }
    });
}

fn jack_ui(ui: &mut Ui, desk: &Desk, jack: &JackId, cord: &UnitId, end: End, outbox: &mut Outbox) {
    let connector = desk.scenario.jack(jack).map_or_else(String::new, |jack| connector_word(desk.words, jack.connector));
    let shown = view::jack_name(desk.scenario, jack);
    ui.horizontal_wrapped(|ui| {
        let full = desk.words.with("cables-into-name", &[("jack", shown.as_str().into()), ("connector", connector.as_str().into())]);
        if theme::short_button(ui, &format!("into/{jack}"), shown, full) {
            follow::plug_in(desk, cord, end, jack, outbox);
        }
        theme::faint(ui, connector);
    });
}
