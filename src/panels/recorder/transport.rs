//! Counter, keys of the transport, and how it rolls.

use crate::panels::recorder::keys;
use crate::panels::theme::{self, AMBER, FAINT, RED};
use crate::panels::{Desk, Drafts, Outbox, controls};
use crate::sim::session::{Action, Rolling, Transport};
use crate::sim::view::{self, ControlView, RecorderView};
use egui::{Button, Grid, Key, RichText, TextEdit, Ui};

/// The card with the counter and the keys; whether the last change is to be taken back.
pub(super) fn transport_ui(ui: &mut Ui, desk: &Desk, recorder: &RecorderView, drafts: &mut Drafts, outbox: &mut Outbox) -> bool {
    let mut undo = false;
    theme::card().show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            counter_ui(ui, recorder);
            keys_ui(ui, outbox);
            goto_ui(ui, drafts, outbox);
        });
        ui.horizontal_wrapped(|ui| {
            let settings = view::controls(desk.scenario, desk.studio, &recorder.unit);
            for (name, words) in [("pre-roll", "Pre-roll"), ("post-roll", "Post-roll")] {
                theme::faint(ui, words);
                knob(ui, &settings, name, outbox);
            }
            key_ui(ui, ("back", "◀ Nudge", Transport::Nudge(-1), "Comma"), outbox);
            knob(ui, &settings, "nudge", outbox);
            key_ui(ui, ("on", "Nudge ▶", Transport::Nudge(1), "Period"), outbox);
            for control in settings.iter().filter(|control| control.spec.name == "monitor") {
                theme::faint(ui, "Monitor");
                controls::choice_ui(ui, control, outbox);
            }
            let response = ui.add_enabled(drafts.screen.has_undo(), Button::new("Undo"));
            theme::mark(ui, "recorder/undo", &response);
            undo = response.clicked();
            ui.menu_button("Keys", |ui| sheet_ui(ui));
        });
    });
    undo
}

/// Where it stands, in minutes and in timecode, and what it does.
fn counter_ui(ui: &mut Ui, recorder: &RecorderView) {
    let (word, color) = match recorder.rolling {
        Rolling::Stopped => ("■ stopped", FAINT),
        Rolling::Recording => ("⏺ recording", RED),
        Rolling::Playing => ("▶ playing", AMBER),
    };
    let lit = if recorder.power { AMBER } else { FAINT };
    ui.label(RichText::new(clock(recorder.position_s)).monospace().size(24.0).color(lit));
    ui.vertical(|ui| {
        ui.label(RichText::new(word).size(12.5).color(color));
        if !recorder.timecode.is_empty() {
            ui.label(RichText::new(&recorder.timecode).monospace().size(12.5).color(lit)).on_hover_text("Timecode");
        }
    });
}

fn knob(ui: &mut Ui, settings: &[ControlView], name: &str, outbox: &mut Outbox) {
    for control in settings.iter().filter(|control| control.spec.name == name) {
        controls::knob_ui(ui, control, outbox);
    }
}

fn keys_ui(ui: &mut Ui, outbox: &mut Outbox) {
    for key in [
        ("zero", "|◀ Zero", Transport::ReturnToZero, "Enter"),
        ("stop", "■ Stop", Transport::Stop, "Space"),
        ("play", "▶ Play", Transport::Play, "Space"),
        ("record", "⏺ Record", Transport::Record, "F12"),
    ] {
        key_ui(ui, key, outbox);
    }
}

/// A key of the transport with its words, and the key of the keyboard that does the same.
fn key_ui(ui: &mut Ui, (name, words, key, help): (&str, &str, Transport, &str), outbox: &mut Outbox) {
    let response = ui.button(words).on_hover_text(help);
    theme::mark(ui, format!("transport/{name}"), &response);
    if response.clicked() {
        outbox.push(Action::Transport(key));
    }
}

fn goto_ui(ui: &mut Ui, drafts: &mut Drafts, outbox: &mut Outbox) {
    let label = ui.label("Go to");
    let response = ui.add(TextEdit::singleline(&mut drafts.locate).desired_width(52.0).hint_text("m:ss")).labelled_by(label.id);
    theme::mark(ui, "transport/goto", &response);
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if (theme::button(ui, "transport/go", "Go") || entered)
        && let Some(seconds) = seconds_of(&drafts.locate)
    {
        outbox.push(Action::Transport(Transport::Locate(seconds)));
    }
}

fn sheet_ui(ui: &mut Ui) {
    Grid::new("keys").num_columns(2).spacing([16.0, 3.0]).show(ui, |ui| {
        for (key, words) in keys::sheet() {
            ui.label(RichText::new(key).monospace());
            ui.label(words);
            ui.end_row();
        }
    });
}

/// Minutes, seconds and tenths, as the counter has them.
pub(super) fn clock(seconds: f64) -> String {
    let tenths = (seconds.max(0.0) * 10.0) as u64;
    format!("{:02}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10)
}

/// Seconds of `m:ss`, `m:ss.t` or plain seconds.
pub(in crate::panels) fn seconds_of(text: &str) -> Option<f64> {
    let (minutes, seconds) = text.trim().split_once(':').unwrap_or(("0", text.trim()));
    let seconds = minutes.parse::<u32>().ok().map(|minutes| f64::from(minutes) * 60.0)? + seconds.parse::<f64>().ok()?;
    (seconds.is_finite() && seconds >= 0.0).then_some(seconds)
}
