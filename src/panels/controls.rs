//! One widget for each kind of control, the same wherever the control is, for pointer and keyboard alike.

use crate::panels::fader::{Fader, level_of, travel_of};
use crate::panels::names::{choice_word, control_name, control_word};
use crate::panels::theme::{self, AMBER, GREEN, RED};
use crate::panels::words::Words;
use crate::panels::{Desk, Outbox};
use crate::sim::gear::{ControlKind, Setting};
use crate::sim::session::Action;
use crate::sim::view::ControlView;
use egui::{Color32, ComboBox, DragValue, Id, Key, Modifiers, Ui};

/// The lamp of a switch: red for 48 V, mute and arm, green for power, amber for the rest.
fn lamp(name: &str) -> Color32 {
    if name.ends_with("48v") || name.ends_with("mute") || name.starts_with("arm") {
        RED
    } else if name == "power" {
        GREEN
    } else {
        AMBER
    }
}

/// How a control stands, in words.
pub(super) fn setting_words(words: &Words, control: &ControlView) -> String {
    match (&control.setting, &control.spec.kind) {
        (Setting::On(true), _) => words.say("room-on"),
        (Setting::On(false), _) => words.say("room-off"),
        (Setting::At(value), ControlKind::Knob { least, step, unit, .. }) => {
            let level = if *least <= -90.0 && *value <= -90.0 { "–∞".to_owned() } else { words.number(*value, decimals(*step)) };
            format!("{level} {}", unit_word(unit))
        }
        (Setting::At(value), _) => words.number(*value, 1),
        (Setting::Choice(word), _) => choice_word(words, word),
        (Setting::Text(text), _) => text.clone(),
    }
}

/// A unit as the panels' letters have it: they have no sign for minutes of arc but the straight one.
fn unit_word(unit: &str) -> &str {
    if unit == "′" { "'" } else { unit }
}

/// How many decimals tell the finest steps of a knob apart.
fn decimals(step: f64) -> usize {
    usize::from(step < 1.0) + usize::from(step < 0.1)
}

/// A control of a list that is of one thing: its channel and its word.
pub(super) fn short_name(words: &Words, control: &str) -> String {
    let of_track = || control.split_once(' ').filter(|(_, number)| number.parse::<u32>().is_ok()).map(|(short, number)| (number, short));
    let (channel, short) = control.split_once('.').or_else(of_track).unwrap_or(("", control));
    let word = control_word(words, short);
    let channel = if channel == "monitor" { words.say("name-monitor") } else { channel.to_owned() };
    if channel.is_empty() { word } else { format!("{channel} {word}") }
}

/// A switch, with these words on it.
pub(super) fn switch_ui(ui: &mut Ui, desk: &Desk, control: &ControlView, words: &str, outbox: &mut Outbox) {
    let on = control.setting.is_on();
    let full = control_name(desk, &control.id);
    if theme::switch(ui, &control.id.to_string(), words, full, on, lamp(&control.id.control)) {
        outbox.push(Action::Set(control.id.clone(), Setting::On(!on)));
    }
}

/// A knob as a number that is dragged, turned with the arrows, or typed.
pub(super) fn knob_ui(ui: &mut Ui, desk: &Desk, control: &ControlView, outbox: &mut Outbox) {
    let ControlKind::Knob { least, most, step, unit } = control.spec.kind else { return };
    let words = desk.words;
    let turned = steps(ui, ui.next_auto_id(), step);
    let mut value = control.setting.at() + turned;
    let formatter = move |value: f64, _| {
        if least <= -90.0 && value <= -90.0 {
            return "–∞".to_owned();
        }
        // A level is more or less than another; a time or a ratio only is.
        let is_relative = least < 0.0 || unit.starts_with("dB");
        let sign = if value > 0.0 && is_relative { "+" } else { "" };
        format!("{sign}{}", words.number(value, decimals(step)))
    };
    let parser = move |text: &str| if text.contains('∞') { Some(least) } else { words.typed(text) };
    let drag = DragValue::new(&mut value).suffix(format!(" {}", unit_word(unit))).custom_formatter(formatter).custom_parser(parser);
    let response = theme::figure(ui, drag, least..=most, step, words.say("knob-hint"));
    theme::mark(ui, control.id.to_string(), &response);
    theme::name(&response, control_name(desk, &control.id));
    if response.changed() || turned.abs() > 0.0 {
        send(control, value.clamp(least, most), step, outbox);
    }
}

/// What the arrows turn a control by that the keyboard is at: a decibel or a degree, with Shift the finest step.
pub(super) fn steps(ui: &mut Ui, id: Id, step: f64) -> f64 {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return 0.0;
    }
    let count = |ui: &mut Ui, modifiers, key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key)) as f64;
    let fine = count(ui, Modifiers::SHIFT, Key::ArrowUp) - count(ui, Modifiers::SHIFT, Key::ArrowDown);
    let coarse = count(ui, Modifiers::NONE, Key::ArrowUp) - count(ui, Modifiers::NONE, Key::ArrowDown);
    fine * step + coarse * step.max(1.0)
}

/// A fader, from the bottom of its travel to +10 dB.
pub(super) fn fader_ui(ui: &mut Ui, desk: &Desk, control: &ControlView, height: f32, outbox: &mut Outbox) {
    let ControlKind::Knob { least, most, step, .. } = control.spec.kind else { return };
    let id = ui.make_persistent_id(("fader", control.id.to_string()));
    let turned = steps(ui, id, step);
    let level = control.setting.at();
    let fader = Fader {
        id,
        travel: travel_of(level, least, most),
        height,
        lines: [10.0, 0.0, -10.0, -30.0].map(|line| travel_of(line, least, most)),
    };
    let (response, moved) = fader.show(ui);
    let full =
        desk.words.with("fader-name", &[("name", control_name(desk, &control.id).into()), ("level", desk.words.number(level, 1).into())]);
    theme::mark(ui, format!("{}/travel", control.id), &response);
    theme::name(&response, full);
    if let Some(travel) = moved {
        send(control, level_of(travel, least, most), step, outbox);
    } else if turned.abs() > 0.0 {
        send(control, (level + turned).clamp(least, most), step, outbox);
    }
}

fn send(control: &ControlView, value: f64, step: f64, outbox: &mut Outbox) {
    let stepped = (value / step).round() * step;
    // Two decimals are finer than any control here; more would only be the noise of the division.
    let to = Setting::At((stepped * 100.0).round() / 100.0);
    if to != control.setting {
        outbox.push(Action::Set(control.id.clone(), to));
    }
}

/// A selector as a list that opens.
pub(super) fn selector_ui(ui: &mut Ui, desk: &Desk, control: &ControlView, width: f32, outbox: &mut Outbox) {
    let ControlKind::Selector(words) = &control.spec.kind else { return };
    let name = control.id.to_string();
    let full = control_name(desk, &control.id);
    let chosen = choice_word(desk.words, control.setting.text());
    let shown = ComboBox::from_id_salt(&name).width(width).selected_text(chosen.clone()).show_ui(ui, |ui| {
        for word in words {
            let response = ui.selectable_label(control.setting.text() == word, choice_word(desk.words, word));
            theme::mark(ui, format!("{name}={word}"), &response);
            if response.clicked() {
                outbox.push(Action::Set(control.id.clone(), Setting::Choice(word.clone())));
                // A pointer would close the list by itself; Enter would not.
                ui.close();
            }
        }
    });
    theme::mark(ui, name, &shown.response);
    theme::name(&shown.response, desk.words.with("value-of", &[("name", full.into()), ("value", chosen.into())]));
}

/// Two or three words side by side, one of them in.
pub(super) fn choice_ui(ui: &mut Ui, desk: &Desk, control: &ControlView, outbox: &mut Outbox) {
    let ControlKind::Selector(words) = &control.spec.kind else { return };
    for word in words {
        let on = control.setting.text() == word;
        let shown = choice_word(desk.words, word);
        let name = [("name", control_name(desk, &control.id).into()), ("value", shown.as_str().into())];
        if theme::switch(ui, &format!("{}={word}", control.id), &shown, desk.words.with("value-of", &name), on, AMBER) && !on {
            outbox.push(Action::Set(control.id.clone(), Setting::Choice(word.clone())));
        }
    }
}
