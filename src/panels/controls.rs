//! One widget for each kind of control, the same wherever the control is.

use crate::panels::Outbox;
use crate::panels::theme::{self, AMBER, GREEN, RED};
use crate::sim::gear::{ControlKind, Setting};
use crate::sim::session::Action;
use crate::sim::view::ControlView;
use egui::{Color32, DragValue, Slider, Ui};

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

/// A switch, with these words on it.
pub(super) fn switch_ui(ui: &mut Ui, control: &ControlView, words: &str, outbox: &mut Outbox) {
    let on = control.setting.is_on();
    if theme::switch(ui, &control.id.to_string(), words, on, lamp(&control.id.control)) {
        outbox.push(Action::Set(control.id.clone(), Setting::On(!on)));
    }
}

/// A knob as a number that is dragged, or typed after a click.
pub(super) fn knob_ui(ui: &mut Ui, control: &ControlView, outbox: &mut Outbox) {
    let ControlKind::Knob { least, most, step, unit } = control.spec.kind else { return };
    let mut value = control.setting.at();
    let suffix = format!(" {unit}");
    let formatter = move |value: f64, _| if least <= -90.0 && value <= -90.0 { "–∞".to_owned() } else { format!("{value:+}") };
    let drag =
        DragValue::new(&mut value).range(least..=most).speed(step).suffix(suffix).custom_formatter(formatter).update_while_editing(false);
    let response = ui.add(drag);
    theme::mark(ui, control.id.to_string(), &response);
    if response.changed() {
        send(control, value, step, outbox);
    }
}

/// A fader, from the bottom of its travel to +10 dB.
pub(super) fn fader_ui(ui: &mut Ui, control: &ControlView, height: f32, outbox: &mut Outbox) {
    let ControlKind::Knob { least, most, step, .. } = control.spec.kind else { return };
    // The travel is shared out as on a desk: the upper half covers 10 to −10 dB.
    let mut travel = travel_of(control.setting.at(), least, most);
    ui.spacing_mut().slider_width = height;
    let response = ui.add(
        Slider::new(&mut travel, 0.0..=1.0).vertical().show_value(false).handle_shape(egui::style::HandleShape::Rect { aspect_ratio: 0.6 }),
    );
    theme::mark(ui, format!("{}/travel", control.id), &response);
    if response.changed() {
        send(control, level_of(travel, least, most), step, outbox);
    }
}

fn travel_of(level: f64, least: f64, most: f64) -> f64 {
    let level = level.clamp(least, most);
    if level >= -10.0 { 0.5 + (level + 10.0) / (most + 10.0) * 0.5 } else { (level - least) / (-10.0 - least) * 0.5 }
}

fn level_of(travel: f64, least: f64, most: f64) -> f64 {
    if travel >= 0.5 { -10.0 + (travel - 0.5) * 2.0 * (most + 10.0) } else { least + travel * 2.0 * (-10.0 - least) }
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
pub(super) fn selector_ui(ui: &mut Ui, control: &ControlView, width: f32, outbox: &mut Outbox) {
    let ControlKind::Selector(words) = &control.spec.kind else { return };
    let name = control.id.to_string();
    let box_ = egui::ComboBox::from_id_salt(&name).width(width).selected_text(control.setting.text().to_owned());
    let shown = box_.show_ui(ui, |ui| {
        for word in words {
            let response = ui.selectable_label(control.setting.text() == word, word);
            theme::mark(ui, format!("{name}={word}"), &response);
            if response.clicked() {
                outbox.push(Action::Set(control.id.clone(), Setting::Choice(word.clone())));
            }
        }
    });
    theme::mark(ui, name, &shown.response);
}

/// Two or three words side by side, one of them in.
pub(super) fn choice_ui(ui: &mut Ui, control: &ControlView, outbox: &mut Outbox) {
    let ControlKind::Selector(words) = &control.spec.kind else { return };
    for word in words {
        let on = control.setting.text() == word;
        if theme::switch(ui, &format!("{}={word}", control.id), word, on, AMBER) && !on {
            outbox.push(Action::Set(control.id.clone(), Setting::Choice(word.clone())));
        }
    }
}
