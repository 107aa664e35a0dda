//! What is in front of the eyes, close: its controls with their exact values, its jacks with what is in them, its keys.

use crate::panels::names::{connector_word, control_word, unit_name};
use crate::panels::offer::deeds_ui;
use crate::panels::theme::{self, AMBER, FAINT};
use crate::panels::{Desk, Outbox, Stage, controls};
use crate::sim::gear::{Connector, ControlKind, GearKind, JackId, UnitId};
use crate::sim::session::{Action, Reeling, Service, TapeKey};
use crate::sim::view::{self, ControlView, Target};
use egui::{DragValue, Grid, RichText, ScrollArea, Ui};

/// The thing that is looked at.
pub fn closer_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox, stage: &mut Stage) {
    let words = desk.words;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let Some(unit) = outbox.focus.unit.clone() else {
            theme::heading(ui, words.say("stage-closer"));
            theme::faint(ui, words.say("focus-none"));
            return;
        };
        let Some(gear) = desk.scenario.gear(&unit) else { return };
        theme::heading(ui, unit_name(desk, &unit));
        if matches!(gear.kind, GearKind::TapeMachine(_)) {
            tape_ui(ui, desk, outbox);
        }
        let controls: Vec<_> = view::controls(desk.scenario, desk.studio, &unit);
        if !controls.is_empty() {
            ui.add_space(8.0);
            theme::heading(ui, words.say("closer-controls"));
            controls_ui(ui, desk, &unit, &controls, outbox);
        }
        let jacks: Vec<_> = gear.jacks().into_iter().filter(|jack| jack.connector != Connector::Soldered).collect();
        if !jacks.is_empty() {
            ui.add_space(8.0);
            theme::heading(ui, words.say("closer-jacks"));
            for jack in jacks {
                jack_ui(ui, desk, &JackId::new(&unit, jack.name), jack.connector, outbox, stage);
            }
        }
    });
}

fn controls_ui(ui: &mut Ui, desk: &Desk, unit: &UnitId, all: &[ControlView], outbox: &mut Outbox) {
    Grid::new(format!("closer {unit}")).num_columns(2).spacing([10.0, 4.0]).show(ui, |ui| {
        for control in all {
            let name = control.spec.name.as_str();
            let of_track =
                || name.split_once(' ').filter(|(_, number)| number.parse::<u32>().is_ok()).map(|(short, number)| (number, short));
            let (channel, short) = name.split_once('.').or_else(of_track).unwrap_or(("", name));
            let word = control_word(desk.words, short);
            let channel = if channel == "monitor" { desk.words.say("name-monitor") } else { channel.to_owned() };
            let name = if channel.is_empty() { word.clone() } else { format!("{channel} {word}") };
            ui.label(RichText::new(name).color(FAINT).size(12.5));
            match control.spec.kind {
                ControlKind::Switch => {
                    let shown = desk.words.say(if control.setting.is_on() { "room-on" } else { "room-off" });
                    controls::switch_ui(ui, desk, control, &shown, outbox);
                }
                ControlKind::Knob { .. } => controls::knob_ui(ui, desk, control, outbox),
                ControlKind::Selector(_) => controls::selector_ui(ui, desk, control, 130.0, outbox),
                ControlKind::Label => {
                    ui.label(control.setting.text());
                }
            }
            ui.end_row();
        }
    });
}

fn jack_ui(ui: &mut Ui, desk: &Desk, jack: &JackId, connector: Connector, outbox: &mut Outbox, stage: &mut Stage) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(view::jack_name(desk.scenario, jack)).size(13.0));
        theme::faint(ui, connector_word(desk.words, connector));
        if let Some((cord, _)) = desk.studio.cord_in(jack) {
            ui.label(RichText::new(cord.to_string()).color(AMBER).size(12.5));
        }
        deeds_ui(ui, desk, &Target::Jack(jack.clone()), outbox, stage);
    });
}

/// The keys of a tape machine, where its tape stands, and what is done to its heads.
fn tape_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let words = desk.words;
    let deck = &desk.studio.deck;
    let reel = deck.reel.as_ref().map_or_else(|| words.say("closer-no-reel"), |reel| unit_name(desk, reel));
    ui.label(reel);
    let place = words.number(deck.place_at(desk.studio.now), 1);
    let doing = words.say(match deck.reeling {
        Reeling::Stopped => "closer-stopped",
        Reeling::Playing => "closer-playing",
        Reeling::Recording => "closer-recording",
        Reeling::Winding => "closer-winding",
    });
    ui.label(RichText::new(words.with("closer-tape", &[("metres", place.into()), ("doing", doing.into())])).color(AMBER).size(15.0));
    ui.horizontal_wrapped(|ui| {
        for (name, id, key) in [
            ("play", "transport-play", TapeKey::Play),
            ("record", "transport-record", TapeKey::Record),
            ("stop", "transport-stop", TapeKey::Stop),
            ("zero", "transport-zero", TapeKey::Locate(0.0)),
        ] {
            if theme::button(ui, &format!("tape/{name}"), words.say(id)) {
                outbox.push(Action::Tape(key));
            }
        }
        locate_ui(ui, desk, outbox);
    });
    ui.horizontal_wrapped(|ui| {
        for (name, id, service) in
            [("clean", "closer-clean", Service::CleanHeads), ("demagnetise", "closer-demagnetise", Service::Demagnetise)]
        {
            if theme::button(ui, &format!("tape/{name}"), words.say(id)) {
                outbox.push(Action::Service(service));
            }
        }
    });
}

/// Winds to a place of the reel, in seconds at the speed that is set.
fn locate_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let words = desk.words;
    let id = ui.id().with("wind to");
    let mut seconds = ui.data(|data| data.get_temp::<f64>(id).unwrap_or(0.0));
    let drag = DragValue::new(&mut seconds).range(0.0..=7200.0).speed(1.0).suffix(" s").update_while_editing(false);
    let response = ui.add(drag.custom_parser(move |text| words.typed(text)));
    theme::mark(ui, "tape/seconds", &response);
    theme::name(&response, words.say("closer-wind-to"));
    ui.data_mut(|data| data.insert_temp(id, seconds));
    if theme::button(ui, "tape/wind", words.say("closer-wind")) {
        outbox.push(Action::Tape(TapeKey::Locate(seconds)));
    }
}
