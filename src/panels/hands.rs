//! What is in the hands, and what is in front of the trainee.

use crate::panels::Stage;
use crate::panels::theme;
use crate::panels::{Desk, Outbox};
use crate::sim::gear::{GearKind, UnitId};
use crate::sim::session::{Action, Place};
use crate::sim::units::Point;
use crate::sim::view;
use egui::{RichText, ScrollArea, Ui};

/// What is in the hands, and what was clicked in the room; `stage` becomes the place that it is worked with.
pub fn hands_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox, stage: &mut Stage) {
    ui.add_space(6.0);
    ScrollArea::vertical().show(ui, |ui| {
        theme::heading(ui, "In your hands");
        let held = view::held(desk.scenario, desk.studio);
        if held.is_empty() {
            theme::faint(ui, "Nothing.");
        }
        for (unit, name) in &held {
            theme::card().show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(RichText::new(name).strong());
                held_ui(ui, desk, unit, outbox, stage);
            });
        }
        ui.add_space(10.0);
        theme::heading(ui, "In front of you");
        match outbox.focus.unit.clone() {
            Some(unit) => focus_ui(ui, desk, &unit, outbox, stage),
            None => theme::faint(ui, "Click a thing in the room to see what it is and what can be done with it."),
        }
        ui.add_space(10.0);
        theme::faint(ui, "Walk with W A S D, look around with the right mouse button, O looks at the room from above.");
    });
}

/// What can be done with a thing in a hand.
fn held_ui(ui: &mut Ui, desk: &Desk, unit: &UnitId, outbox: &mut Outbox, stage: &mut Stage) {
    let Some(gear) = desk.scenario.gear(unit) else { return };
    ui.horizontal_wrapped(|ui| {
        let (words, place) = match &gear.kind {
            GearKind::Stand(_) => ("Set up…", Stage::Stands),
            GearKind::Cable(cable) if cable.ends.0 == crate::sim::gear::Connector::TtPlug => ("Patch…", Stage::Bay),
            GearKind::Cable(_) => ("Plug…", Stage::Cables),
            _ => ("Mount…", Stage::Stands),
        };
        if theme::button(ui, &format!("hand/{unit}/use"), words) {
            *stage = place;
        }
        if theme::button(ui, &format!("hand/{unit}/back"), "Put back") {
            outbox.push(Action::Return(unit.clone()));
        }
        if theme::button(ui, &format!("hand/{unit}/down"), "Lay down") {
            outbox.push(Action::PutDown(unit.clone(), spot_on_floor(desk)));
        }
    });
}

/// The middle of the room that the stands are in.
fn spot_on_floor(desk: &Desk) -> Point {
    let room = desk.scenario.venue.rooms.first();
    room.map_or_else(Point::default, |room| Point::new(room.corner.0 + room.size.0 / 2.0, 0.0, room.corner.1 + room.size.2 / 2.0))
}

fn focus_ui(ui: &mut Ui, desk: &Desk, unit: &UnitId, outbox: &mut Outbox, stage: &mut Stage) {
    let Some(gear) = desk.scenario.gear(unit) else { return };
    theme::card().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(&gear.name).strong());
        theme::faint(ui, unit.to_string());
        let place = match &gear.kind {
            GearKind::Microphone(_) | GearKind::Stand(_) | GearKind::PopFilter(_) => Some(("Place…", Stage::Stands)),
            GearKind::Cable(_) | GearKind::WallBox { .. } | GearKind::StageBox(_) | GearKind::DirectBox(_) | GearKind::Booster(_) => {
                Some(("Cables…", Stage::Cables))
            }
            GearKind::Patchbay { .. } => Some(("Patch…", Stage::Bay)),
            GearKind::Preamp(_) => Some(("Controls…", Stage::Preamps)),
            GearKind::Desk(_) => Some(("Controls…", Stage::Desk)),
            GearKind::Recorder(_) => Some(("Screen…", Stage::Recorder)),
            GearKind::Furniture if gear.model == "locker" || gear.model == "cable_wall" || gear.model == "stand_rack" => {
                Some(("Look inside…", Stage::Storage))
            }
            GearKind::Monitors | GearKind::HeadphoneAmp(_) | GearKind::Outboard(_) | GearKind::Door => Some(("Switches…", Stage::Room)),
            GearKind::TapeMachine(_)
            | GearKind::Reel(_)
            | GearKind::ReferenceTape(_)
            | GearKind::ClockGenerator(_)
            | GearKind::Instrument(_)
            | GearKind::Gobo(_)
            | GearKind::Furniture => None,
        };
        if let Some((words, place)) = place
            && theme::button(ui, "focus/open", words)
        {
            *stage = place;
        }
        let fetchable = desk.studio.places.get(unit).is_some_and(|place| *place != Place::Hand && *place != Place::Run);
        if fetchable && theme::button(ui, "focus/fetch", "Pick up") {
            outbox.push(Action::Fetch(unit.clone()));
        }
    });
}
