//! Cables on the floor: which end goes where, how long the way is, how they lie.

use crate::panels::theme::{self, AMBER, FAINT};
use crate::panels::{Desk, Outbox};
use crate::sim::gear::JackId;
use crate::sim::session::{Action, End, Place};
use crate::sim::view::{self, CableView, EndView};
use egui::{RichText, ScrollArea, Ui};

/// Every cable that is out, and where its ends could go.
pub fn cables_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let cables: Vec<_> = view::cables(desk.scenario, desk.studio).into_iter().filter(|cable| !cable.is_patch_cord).collect();
    ScrollArea::vertical().show(ui, |ui| {
        theme::heading(ui, "Cables");
        if cables.is_empty() {
            theme::faint(ui, "None is out. Take one from the cable wall; its length is on the hook.");
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
            ui.label(RichText::new(format!("{cord}, end {}: where to?", end_name(end))).color(AMBER).size(16.0));
            theme::faint(ui, "Click the jack in the room, or choose it here.");
            for jack in view::loose_jacks(desk.scenario, desk.studio) {
                jack_ui(ui, desk, &jack, &cord, end, outbox);
            }
        }
    });
}

fn cable_ui(ui: &mut Ui, desk: &Desk, cable: &CableView, outbox: &mut Outbox) {
    let unit = &cable.unit;
    ui.horizontal(|ui| {
        ui.label(RichText::new(&cable.name).strong());
        let on_floor = matches!(desk.studio.places.get(unit), Some(Place::Floor(_)));
        if on_floor && theme::button(ui, &format!("cable/{unit}/pick"), "Pick it up") {
            outbox.push(Action::Fetch(unit.clone()));
        }
        if cable.in_hand
            && cable.ends.iter().all(|end| end.jack.is_none())
            && theme::button(ui, &format!("cable/{unit}/coil"), "Coil it and hang it up")
        {
            outbox.push(Action::Return(unit.clone()));
        }
    });
    for end in &cable.ends {
        end_ui(ui, cable, end, outbox);
    }
    if let (Some(a), Some(b)) = (&cable.ends[0].jack, &cable.ends[1].jack) {
        lay_ui(ui, desk, cable, a, b, outbox);
    }
}

fn end_ui(ui: &mut Ui, cable: &CableView, end: &EndView, outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(end.connector.name()).color(FAINT).size(12.5));
        let name = format!("cable/{}/{}", cable.unit, end_name(end.end));
        if end.jack.is_some() {
            ui.label(format!("in {}", end.words));
            if theme::button(ui, &format!("{name}/pull"), "Pull out") {
                outbox.push(Action::Unplug { cord: cable.unit.clone(), end: end.end });
            }
        } else if theme::button(ui, &format!("{name}/plug"), "Plug…") {
            outbox.focus.fingers = Some((cable.unit.clone(), end.end));
        }
    });
}

/// How it lies, and what the way is.
fn lay_ui(ui: &mut Ui, desk: &Desk, cable: &CableView, a: &JackId, b: &JackId, outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        ui.label(if cable.by.is_empty() { "lies straight across the floor" } else { "lies along the walls" });
        let mut lay = |by: Vec<(f64, f64)>| outbox.push(Action::Dress { cord: cable.unit.clone(), by });
        if theme::button(ui, &format!("cable/{}/walls", cable.unit), "Along the walls") {
            lay(view::along_the_walls(desk.scenario, desk.studio, a, b));
        }
        if theme::button(ui, &format!("cable/{}/straight", cable.unit), "Straight") {
            lay(Vec::new());
        }
    });
}

fn jack_ui(ui: &mut Ui, desk: &Desk, jack: &JackId, cord: &crate::sim::gear::UnitId, end: End, outbox: &mut Outbox) {
    let connector = desk.scenario.jack(jack).map_or("", |jack| jack.connector.name());
    ui.horizontal(|ui| {
        if theme::button(ui, &format!("into/{jack}"), view::jack_name(desk.scenario, jack)) {
            outbox.push(Action::Plug { cord: cord.clone(), end, into: jack.clone() });
            outbox.focus.fingers = None;
        }
        theme::faint(ui, connector);
    });
}

pub(super) fn end_name(end: End) -> &'static str {
    match end {
        End::A => "A",
        End::B => "B",
    }
}
