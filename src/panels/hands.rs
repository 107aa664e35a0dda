//! What is in the hands, and what is in front of the trainee.

use crate::panels::belt::belt_ui;
use crate::panels::coil::coil_ui;
use crate::panels::names::{end_words, type_name, unit_name};
use crate::panels::offer::deeds_ui;
use crate::panels::stage::Stage;
use crate::panels::theme;
use crate::panels::{Desk, Outbox, follow};
use crate::sim::gear::{Connector, GearKind, UnitId};
use crate::sim::session::{Action, End, Place, Probe};
use crate::sim::units::Point;
use crate::sim::view::{self, Target};
use egui::{RichText, Ui};

/// How far apart things are laid down, metres, and how many places are tried.
const ROOM_M: f64 = 0.4;
const SPOTS: u32 = 8;

/// What is in the hands, and what was clicked in the room; `stage` becomes the place that it is worked with.
pub fn hands_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox, stage: &mut Stage) {
    ui.add_space(6.0);
    let words = desk.words;
    theme::heading(ui, words.say("hands-heading"));
    let held = view::held(desk.studio);
    let end = outbox.focus.fingers.clone().filter(|(cord, _)| desk.studio.places.get(cord) == Some(&Place::Run));
    if held.is_empty() && end.is_none() {
        theme::faint(ui, words.say("hands-empty"));
    }
    if let Some((cord, end)) = end {
        theme::card().show(ui, |ui| {
            ui.set_width(ui.available_width());
            end_ui(ui, desk, &cord, end, outbox, stage);
        });
    }
    for unit in &held {
        theme::card().show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(RichText::new(unit_name(desk, unit)).strong());
            held_ui(ui, desk, unit, outbox, stage);
        });
    }
    ui.add_space(10.0);
    theme::heading(ui, words.say("focus-heading"));
    // What is in a hand is told of there.
    match outbox.focus.unit.clone().filter(|unit| !held.contains(unit)) {
        Some(unit) => focus_ui(ui, desk, &unit, outbox, stage),
        None => theme::faint(ui, words.say("focus-none")),
    }
    near_ui(ui, desk, outbox, stage);
    ui.add_space(10.0);
    belt_ui(ui, desk, outbox);
    ui.add_space(10.0);
    theme::faint(ui, words.say("hands-walk"));
}

/// What can be done with a thing in a hand.
fn held_ui(ui: &mut Ui, desk: &Desk, unit: &UnitId, outbox: &mut Outbox, stage: &mut Stage) {
    let Some(gear) = desk.scenario.gear(unit) else { return };
    let words = desk.words;
    let named = |id: &str| words.with(id, &[("unit", unit.0.as_str().into())]);
    ui.horizontal_wrapped(|ui| {
        if matches!(gear.kind, GearKind::Cable(_)) {
            test_ui(ui, desk, unit, outbox);
        }
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
    coil_ui(ui, desk, unit, outbox);
}

/// The loose end of a cable whose other end is plugged.
fn end_ui(ui: &mut Ui, desk: &Desk, cord: &UnitId, end: End, outbox: &mut Outbox, stage: &mut Stage) {
    let words = desk.words;
    let args = [("cord", cord.0.as_str().into()), ("end", end_words(desk, cord, end).into())];
    ui.label(RichText::new(unit_name(desk, cord)).strong());
    theme::faint(ui, end_words(desk, cord, end));
    ui.horizontal_wrapped(|ui| {
        if theme::short_button(ui, "end/plug", words.say("hands-end"), words.with("hands-end-name", &args)) {
            *stage = follow::place_of(desk.scenario, cord);
        }
        if theme::short_button(ui, "end/let-go", words.say("hands-let-go"), words.with("hands-let-go-name", &args)) {
            outbox.focus.fingers = None;
        }
    });
}

/// A cable in a hand goes between the two halves of a tester.
fn test_ui(ui: &mut Ui, desk: &Desk, cord: &UnitId, outbox: &mut Outbox) {
    for (name, id, wiggled) in [("test", "belt-test", false), ("wiggle", "belt-test-wiggled", true)] {
        let full = desk.words.with("name-of-unit", &[("control", desk.words.say(id).into()), ("unit", cord.0.as_str().into())]);
        if theme::short_button(ui, &format!("hand/{cord}/{name}"), desk.words.say(id), full) {
            outbox.push(Action::Measure(Probe::CableTester { cord: cord.clone(), wiggled }));
        }
    }
}

/// The middle of the room that the stands are in, or as near beside it as nothing lies yet.
fn spot_on_floor(desk: &Desk) -> Point {
    let Some(room) = desk.scenario.venue.rooms.first() else { return Point::default() };
    let middle = Point::new(room.corner.0 + room.size.0 / 2.0, 0.0, room.corner.1 + room.size.2 / 2.0);
    let lies =
        |at: Point| desk.studio.places.values().any(|place| matches!(place, Place::Floor(other) if other.distance(at) < ROOM_M / 2.0));
    let mut spots = (0..SPOTS).map(|step| middle + Point::new(f64::from(step) * ROOM_M, 0.0, 0.0));
    spots.find(|at| !lies(*at)).unwrap_or(middle)
}

/// What was looked at last, and what can be done with it.
fn focus_ui(ui: &mut Ui, desk: &Desk, unit: &UnitId, outbox: &mut Outbox, stage: &mut Stage) {
    if desk.scenario.gear(unit).is_none() {
        return;
    }
    theme::card().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new(type_name(desk, unit)).strong());
        theme::faint(ui, unit.to_string());
        deeds_ui(ui, desk, &Target::Unit(unit.clone()), outbox, stage);
    });
}

/// What is within reach, and the first thing that can be done with each.
fn near_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox, stage: &mut Stage) {
    let near: Vec<_> = outbox.focus.near.iter().filter(|unit| outbox.focus.unit.as_ref() != Some(*unit)).cloned().collect();
    if near.is_empty() {
        return;
    }
    ui.add_space(10.0);
    theme::heading(ui, desk.words.say("reach-heading"));
    for unit in &near {
        theme::faint(ui, unit_name(desk, unit));
        deeds_ui(ui, desk, &Target::Unit(unit.clone()), outbox, stage);
    }
}
