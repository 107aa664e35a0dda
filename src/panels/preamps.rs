//! The external preamplifiers: a row for each channel, and what comes of it on the recorder.

use crate::panels::flow::Screen;
use crate::panels::meter::meter_ui;
use crate::panels::names::control_word;
use crate::panels::theme::{self, FAINT};
use crate::panels::{Desk, Outbox, controls};
use crate::sim::gear::{GearKind, JackId, UnitId};
use crate::sim::view::{self, ControlView, LineView, StopKind};
use egui::{RichText, ScrollArea, Ui, vec2};

/// How large the meter of the track is that a channel feeds, points.
const METER: (f32, f32) = (150.0, 14.0);

/// The external preamplifiers; `screen` keeps the lines.
pub(super) fn preamps_ui(ui: &mut Ui, desk: &Desk, screen: &mut Screen, outbox: &mut Outbox) {
    let lines = screen.lines(desk);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        theme::heading(ui, desk.words.say("preamps-heading"));
        for fixture in &desk.scenario.venue.fixtures {
            let Some(GearKind::Preamp(pre)) = desk.scenario.gear(&fixture.unit).map(|gear| &gear.kind) else { continue };
            let all = view::controls(desk.scenario, desk.studio, &fixture.unit);
            theme::card().show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    ui.label(RichText::new(fixture.unit.to_string()).strong());
                    for control in all.iter().filter(|control| control.spec.name == "power") {
                        controls::switch_ui(ui, desk, control, &control_word(desk.words, "power"), outbox);
                    }
                });
                for channel in 1..=pre.channels {
                    channel_ui(ui, desk, &fixture.unit, channel, &all, outbox);
                    track_ui(ui, desk, lines, &fixture.unit, channel);
                }
            });
            ui.add_space(6.0);
        }
    });
}

fn input(unit: &UnitId, channel: u32) -> JackId {
    JackId::new(unit, format!("in {channel}"))
}

fn channel_ui(ui: &mut Ui, desk: &Desk, unit: &UnitId, channel: u32, all: &[ControlView], outbox: &mut Outbox) {
    let words = desk.words;
    let label = view::jack_name(desk.scenario, &input(unit, channel));
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(label).size(13.0));
        let prefix = format!("{channel}.");
        for control in all {
            match control.spec.name.strip_prefix(&prefix) {
                Some("gain") => {
                    ui.label(RichText::new(control_word(words, "gain")).color(FAINT).size(12.5));
                    controls::knob_ui(ui, desk, control, outbox);
                }
                Some("48v") => controls::switch_ui(ui, desk, control, "48 V", outbox),
                Some("polarity") => controls::switch_ui(ui, desk, control, "ø", outbox),
                Some(short @ ("pad" | "hpf")) => controls::switch_ui(ui, desk, control, &control_word(words, short), outbox),
                _ => {}
            }
        }
    });
}

/// The level on the track that the channel feeds: whoever turns a gain sees what it does.
fn track_ui(ui: &mut Ui, desk: &Desk, lines: &[LineView], unit: &UnitId, channel: u32) {
    let input = input(unit, channel);
    let passes = |line: &&LineView| line.stops.iter().any(|stop| stop.kind == StopKind::Preamp && stop.jack == input);
    let Some(track) = lines.iter().filter(passes).find_map(|line| line.first(StopKind::Track)) else { return };
    let Some(number) = track.number else { return };
    let name = desk.words.with("name-track", &[("number", number.to_string().into())]);
    ui.horizontal_wrapped(|ui| {
        ui.add_space(16.0);
        ui.label(RichText::new(format!("{name}  {}", track.label)).color(FAINT).size(12.5));
        meter_ui(ui, desk, &name, desk.meters.track_peak(number), vec2(METER.0, METER.1));
    });
    ui.add_space(4.0);
}
