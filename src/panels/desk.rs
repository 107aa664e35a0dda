//! The desk's strips and master section, and the external preamplifiers.

use crate::panels::theme::{self, FAINT};
use crate::panels::{Desk, Outbox, controls};
use crate::sim::gear::GearKind;
use crate::sim::view::{self, ControlView, StripView};
use egui::{Align, Layout, RichText, ScrollArea, Ui, vec2};

/// The strips of the desk and its master section.
pub fn desk_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let (strips, master) = view::strips(desk.scenario, desk.studio);
    ui.horizontal(|ui| {
        theme::heading(ui, "Desk");
        theme::faint(ui, "The record path runs down to Route; fader, pan, mute, PFL and cues work on what comes back from the recorder.");
    });
    master_ui(ui, desk, &master, outbox);
    ui.add_space(4.0);
    ScrollArea::horizontal().show(ui, |ui| {
        ui.horizontal_top(|ui| {
            for strip in &strips {
                theme::card().show(ui, |ui| strip_ui(ui, desk, strip, outbox));
            }
        });
    });
}

fn strip_ui(ui: &mut Ui, desk: &Desk, strip: &StripView, outbox: &mut Outbox) {
    ui.set_width(96.0);
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        let name = if strip.name.is_empty() { "–" } else { &strip.name };
        ui.label(RichText::new(format!("{}  {name}", strip.number)).strong());
        part(strip, "source", |control| drop(ui.horizontal(|ui| controls::choice_ui(ui, control, outbox))));
        let is_line = strip.control("source").is_some_and(|control| control.setting.text() == "line");
        row(ui, "gain", |ui| part(strip, if is_line { "trim" } else { "gain" }, |control| controls::knob_ui(ui, control, outbox)));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 3.0;
            for (control, words) in [("48v", "48"), ("pad", "pad"), ("polarity", "ø")] {
                part(strip, control, |control| controls::switch_ui(ui, control, words, outbox));
            }
        });
        ui.horizontal(|ui| part(strip, "hpf", |control| controls::switch_ui(ui, control, "low cut", outbox)));
        part(strip, "route", |control| controls::selector_ui(ui, control, 74.0, outbox));
        ui.separator();
        row(ui, "cue 1", |ui| part(strip, "cue 1", |control| controls::knob_ui(ui, control, outbox)));
        row(ui, "cue 2", |ui| part(strip, "cue 2", |control| controls::knob_ui(ui, control, outbox)));
        row(ui, "pan", |ui| part(strip, "pan", |control| controls::knob_ui(ui, control, outbox)));
        ui.horizontal(|ui| {
            part(strip, "pfl", |control| controls::switch_ui(ui, control, "PFL", outbox));
            part(strip, "mute", |control| controls::switch_ui(ui, control, "mute", outbox));
        });
        part(strip, "fader", |control| controls::knob_ui(ui, control, outbox));
        ui.horizontal(|ui| {
            let height = 150.0;
            part(strip, "fader", |control| controls::fader_ui(ui, control, height, outbox));
            theme::meter(ui, desk.meters.track_peak(strip.number), vec2(12.0, height));
        });
    });
}

/// Does something with a control of the strip, if it has it.
fn part(strip: &StripView, name: &str, then: impl FnOnce(&ControlView)) {
    if let Some(control) = strip.control(name) {
        then(control);
    }
}

fn row(ui: &mut Ui, words: &str, then: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(words).color(FAINT).size(11.5));
        then(ui);
    });
}

fn master_ui(ui: &mut Ui, desk: &Desk, master: &[ControlView], outbox: &mut Outbox) {
    theme::card().show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new("Monitor").strong());
            for control in master {
                match control.spec.name.as_str() {
                    "power" => controls::switch_ui(ui, control, "power", outbox),
                    "monitor.level" => controls::knob_ui(ui, control, outbox),
                    name => controls::switch_ui(ui, control, name.trim_start_matches("monitor."), outbox),
                }
            }
            theme::meter(ui, desk.meters.monitor_peak(0), vec2(80.0, 14.0));
            theme::meter(ui, desk.meters.monitor_peak(1), vec2(80.0, 14.0));
        });
    });
}

/// The external preamplifiers, a row for each channel.
pub fn preamps_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    theme::heading(ui, "External preamplifiers");
    for fixture in &desk.scenario.venue.fixtures {
        let Some(GearKind::Preamp(pre)) = desk.scenario.gear(&fixture.unit).map(|gear| &gear.kind) else { continue };
        let all = view::controls(desk.scenario, desk.studio, &fixture.unit);
        theme::card().show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                ui.label(RichText::new(fixture.unit.to_string()).strong());
                for control in all.iter().filter(|control| control.spec.name == "power") {
                    controls::switch_ui(ui, control, "power", outbox);
                }
            });
            for channel in 1..=pre.channels {
                channel_ui(ui, desk, &fixture.unit, channel, &all, outbox);
            }
        });
        ui.add_space(6.0);
    }
}

fn channel_ui(ui: &mut Ui, desk: &Desk, unit: &crate::sim::gear::UnitId, channel: u32, all: &[ControlView], outbox: &mut Outbox) {
    let input = crate::sim::gear::JackId::new(unit, format!("in {channel}"));
    let label = view::jack_name(desk.scenario, &input);
    ui.horizontal(|ui| {
        ui.label(RichText::new(label).size(13.0));
        let prefix = format!("{channel}.");
        for control in all {
            match control.spec.name.strip_prefix(&prefix) {
                Some("gain") => controls::knob_ui(ui, control, outbox),
                Some("48v") => controls::switch_ui(ui, control, "48 V", outbox),
                Some("pad") => controls::switch_ui(ui, control, "pad", outbox),
                Some("polarity") => controls::switch_ui(ui, control, "ø", outbox),
                Some("hpf") => controls::switch_ui(ui, control, "low cut", outbox),
                _ => {}
            }
        }
    });
}
