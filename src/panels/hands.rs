//! What is in the hands, and what is in front of the trainee.

use crate::panels::stage::Stage;
use crate::panels::theme;
use crate::panels::{Desk, Outbox};
use crate::sim::gear::{Connector, GearKind, UnitId};
use crate::sim::session::{Action, Place};
use crate::sim::units::Point;
use crate::sim::view;
use egui::{RichText, ScrollArea, Ui};

/// What is in the hands, and what was clicked in the room; `stage` becomes the place that it is worked with.
pub fn hands_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox, stage: &mut Stage) {
    ui.add_space(6.0);
    let words = desk.words;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        theme::heading(ui, words.say("hands-heading"));
        let held = view::held(desk.scenario, desk.studio);
        if held.is_empty() {
            theme::faint(ui, words.say("hands-empty"));
        }
        for (unit, name) in &held {
            theme::card().show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(RichText::new(name).strong());
                held_ui(ui, desk, unit, outbox, stage);
            });
        }
        ui.add_space(10.0);
        theme::heading(ui, words.say("focus-heading"));
        match outbox.focus.unit.clone() {
            Some(unit) => focus_ui(ui, desk, &unit, outbox, stage),
            None => theme::faint(ui, words.say("focus-none")),
        }
        ui.add_space(10.0);
        theme::faint(ui, words.say("hands-walk"));
    });
}

/// What can be done with a thing in a hand.
fn held_ui(ui: &mut Ui, desk: &Desk, unit: &UnitId, outbox: &mut Outbox, stage: &mut Stage) {
    let Some(gear) = desk.scenario.gear(unit) else { return };
    let words = desk.words;
    let named = |id: &str| words.with(id, &[("unit", unit.0.as_str().into())]);
    ui.horizontal_wrapped(|ui| {
        let (id, place) = match &gear.kind {
            GearKind::Stand(_) => ("hands-set-up", Stage::Stands),
            GearKind::Cable(cable) if cable.ends.0 == Connector::TtPlug => ("hands-patch", Stage::Bay),
            GearKind::Cable(_) => ("hands-plug", Stage::Cables),
            _ => ("hands-mount", Stage::Stands),
        };
        let full = words.with("name-of-unit", &[("control", words.say(id).trim_end_matches('…').into()), ("unit", unit.0.as_str().into())]);
        if theme::short_button(ui, &format!("hand/{unit}/use"), words.say(id), full) {
            *stage = place;
        }
        if theme::short_button(ui, &format!("hand/{unit}/back"), words.say("hands-back"), named("hands-back-name")) {
            outbox.push(Action::Return(unit.clone()));
        }
        if theme::short_button(ui, &format!("hand/{unit}/down"), words.say("hands-down"), named("hands-down-name")) {
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
    let words = desk.words;
    theme::card().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(&gear.name).strong());
        theme::faint(ui, unit.to_string());
        if let Some((id, place)) = place_of(&gear.kind, &gear.model)
            && theme::button(ui, "focus/open", words.say(id))
        {
            *stage = place;
        }
        let fetchable = desk.studio.places.get(unit).is_some_and(|place| *place != Place::Hand && *place != Place::Run);
        let full = words.with("focus-fetch-name", &[("unit", unit.0.as_str().into())]);
        if fetchable && theme::short_button(ui, "focus/fetch", words.say("focus-fetch"), full) {
            outbox.push(Action::Fetch(unit.clone()));
        }
    });
}

/// Where a kind of thing is worked with, and what the button that leads there says.
fn place_of(kind: &GearKind, model: &str) -> Option<(&'static str, Stage)> {
    Some(match kind {
        GearKind::Microphone(_) | GearKind::Stand(_) | GearKind::PopFilter(_) => ("focus-place", Stage::Stands),
        GearKind::Cable(_) | GearKind::WallBox { .. } | GearKind::StageBox(_) | GearKind::DirectBox(_) | GearKind::Booster(_) => {
            ("focus-cables", Stage::Cables)
        }
        GearKind::Patchbay { .. } => ("hands-patch", Stage::Bay),
        GearKind::Preamp(_) => ("focus-controls", Stage::Preamps),
        GearKind::Desk(_) => ("focus-controls", Stage::Desk),
        GearKind::Recorder(_) => ("focus-screen", Stage::Recorder),
        GearKind::Furniture if ["locker", "cable_wall", "stand_rack"].contains(&model) => ("focus-look-inside", Stage::Storage),
        GearKind::Monitors | GearKind::HeadphoneAmp(_) | GearKind::Outboard(_) | GearKind::Door => ("focus-switches", Stage::Room),
        GearKind::TapeMachine(_)
        | GearKind::Reel(_)
        | GearKind::ReferenceTape(_)
        | GearKind::ClockGenerator(_)
        | GearKind::Instrument(_)
        | GearKind::Gobo(_)
        | GearKind::Furniture => return None,
    })
}
