//! The desk's strips and master section.

use crate::panels::meter::meter_ui;
use crate::panels::names::control_word;
use crate::panels::theme::{self, FAINT};
use crate::panels::{Desk, Outbox, controls};
use crate::sim::view::{self, ControlView, StripView};
use egui::{Align, Layout, RichText, ScrollArea, Ui, vec2};

/// The strips of the desk and its master section.
pub fn desk_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let (strips, master) = view::strips(desk.scenario, desk.studio);
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        theme::heading(ui, desk.words.say("desk-heading"));
        theme::faint(ui, desk.words.say("desk-hint"));
        master_ui(ui, desk, &master, outbox);
        ui.add_space(4.0);
        ui.horizontal_top(|ui| {
            for strip in &strips {
                theme::card().show(ui, |ui| strip_ui(ui, desk, strip, outbox));
            }
        });
    });
}

fn strip_ui(ui: &mut Ui, desk: &Desk, strip: &StripView, outbox: &mut Outbox) {
    ui.set_width(96.0);
    let words = desk.words;
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        let name = if strip.name.is_empty() { "–" } else { &strip.name };
        ui.label(RichText::new(format!("{}  {name}", strip.number)).strong());
        part(strip, "source", |control| drop(ui.horizontal(|ui| controls::choice_ui(ui, desk, control, outbox))));
        let is_line = strip.control("source").is_some_and(|control| control.setting.text() == "line");
        row(ui, desk, strip, if is_line { "trim" } else { "gain" }, "gain", outbox);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            for (control, shown) in [("48v", "48".to_owned()), ("pad", control_word(words, "pad")), ("polarity", "ø".to_owned())] {
                part(strip, control, |control| controls::switch_ui(ui, desk, control, &shown, outbox));
            }
        });
        part(strip, "hpf", |control| controls::switch_ui(ui, desk, control, &control_word(words, "hpf"), outbox));
        part(strip, "route", |control| controls::selector_ui(ui, desk, control, 74.0, outbox));
        ui.separator();
        for short in ["cue 1", "cue 2", "pan"] {
            row(ui, desk, strip, short, short, outbox);
        }
        ui.horizontal(|ui| {
            for short in ["pfl", "mute"] {
                part(strip, short, |control| controls::switch_ui(ui, desk, control, &control_word(words, short), outbox));
            }
        });
        part(strip, "fader", |control| controls::knob_ui(ui, desk, control, outbox));
        ui.horizontal(|ui| {
            let height = 150.0;
            part(strip, "fader", |control| controls::fader_ui(ui, desk, control, height, outbox));
            let name = words.with("name-track", &[("number", strip.number.to_string().into())]);
            meter_ui(ui, desk, &name, desk.meters.track_peak(strip.number), vec2(24.0, height));
        });
    });
}

/// Does something with a control of the strip, if it has it.
fn part(strip: &StripView, name: &str, then: impl FnOnce(&ControlView)) {
    if let Some(control) = strip.control(name) {
        then(control);
    }
}

/// A knob of the strip with a word before it.
fn row(ui: &mut Ui, desk: &Desk, strip: &StripView, control: &str, word: &str, outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(RichText::new(control_word(desk.words, word)).color(FAINT).size(11.5));
        part(strip, control, |control| controls::knob_ui(ui, desk, control, outbox));
    });
}

fn master_ui(ui: &mut Ui, desk: &Desk, master: &[ControlView], outbox: &mut Outbox) {
    theme::card().show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(desk.words.say("name-monitor")).strong());
            for control in master {
                let short = control.spec.name.trim_start_matches("monitor.");
                match short {
                    "level" => controls::knob_ui(ui, desk, control, outbox),
                    _ => controls::switch_ui(ui, desk, control, &control_word(desk.words, short), outbox),
                }
            }
            monitors_ui(ui, desk, vec2(80.0, 14.0));
        });
    });
}

/// The two meters of the monitors.
pub(super) fn monitors_ui(ui: &mut Ui, desk: &Desk, size: egui::Vec2) {
    for (side, id) in [(0, "meter-monitor-left"), (1, "meter-monitor-right")] {
        meter_ui(ui, desk, &desk.words.say(id), desk.meters.monitor_peak(side), size);
    }
}
