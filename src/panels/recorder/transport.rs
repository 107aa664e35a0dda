//! Counter, keys of the transport, and how it rolls.

use crate::panels::aids::undo_ui;
use crate::panels::names::control_word;
use crate::panels::theme::{self, AMBER, FAINT, ON_AMBER, RED};
use crate::panels::words::Words;
use crate::panels::{Desk, Drafts, Outbox, controls};
use crate::sim::session::{Action, Rolling, Transport};
use crate::sim::view::{self, ControlView, RecorderView};
use egui::{Color32, Key, RichText, TextEdit, Ui};

/// The card with the counter and the keys.
pub(super) fn transport_ui(ui: &mut Ui, desk: &Desk, recorder: &RecorderView, drafts: &mut Drafts, outbox: &mut Outbox) {
    let words = desk.words;
    theme::card().show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            counter_ui(ui, words, recorder);
            keys_ui(ui, words, recorder.rolling, outbox);
            goto_ui(ui, words, drafts, outbox);
        });
        ui.horizontal_wrapped(|ui| {
            let settings = view::controls(desk.scenario, desk.studio, &recorder.unit);
            for name in ["pre-roll", "post-roll"] {
                theme::faint(ui, control_word(words, name));
                knob(ui, desk, &settings, name, outbox);
            }
            let nudge = words.say("transport-nudge");
            key_ui(ui, "back", format!("◀ {nudge}"), words.say("keys-nudge-back"), Transport::Nudge(-1), outbox);
            knob(ui, desk, &settings, "nudge", outbox);
            key_ui(ui, "on", format!("{nudge} ▶"), words.say("keys-nudge-on"), Transport::Nudge(1), outbox);
            for control in settings.iter().filter(|control| control.spec.name == "monitor") {
                theme::faint(ui, control_word(words, "monitor"));
                controls::choice_ui(ui, desk, control, outbox);
            }
            undo_ui(ui, desk, ("recorder", ["recorder-undo", "recorder-redo"]), outbox);
        });
    });
}

/// Where it stands, in minutes and in timecode, and what it does.
fn counter_ui(ui: &mut Ui, words: &Words, recorder: &RecorderView) {
    let (sign, id, color) = match recorder.rolling {
        Rolling::Stopped => ("■", "recorder-stopped", FAINT),
        Rolling::Recording => ("⏺", "recorder-recording", RED),
        Rolling::Playing => ("▶", "recorder-playing", AMBER),
    };
    let lit = if recorder.power { AMBER } else { FAINT };
    ui.label(RichText::new(clock(recorder.position_s)).monospace().size(24.0).color(lit));
    ui.vertical(|ui| {
        ui.label(RichText::new(format!("{sign} {}", words.say(id))).size(12.5).color(color));
        if !recorder.timecode.is_empty() {
            let timecode = RichText::new(&recorder.timecode).monospace().size(12.5).color(lit);
            ui.label(timecode).on_hover_text(words.say("recorder-timecode"));
        }
    });
}

fn knob(ui: &mut Ui, desk: &Desk, settings: &[ControlView], name: &str, outbox: &mut Outbox) {
    for control in settings.iter().filter(|control| control.spec.name == name) {
        controls::knob_ui(ui, desk, control, outbox);
    }
}

/// The keys; what rolls is lit.
fn keys_ui(ui: &mut Ui, words: &Words, rolling: Rolling, outbox: &mut Outbox) {
    let zero = format!("|◀ {}", words.say("transport-zero-short"));
    key_ui(ui, "zero", zero, words.say("transport-zero"), Transport::ReturnToZero, outbox);
    for (name, sign, id, key) in [
        ("stop", "■", "transport-stop", Transport::Stop),
        ("play", "▶", "transport-play", Transport::Play),
        ("record", "⏺", "transport-record", Transport::Record),
    ] {
        let full = words.say(id);
        let usual = ui.style().clone();
        match (name, rolling) {
            ("play", Rolling::Playing) => light(ui, AMBER),
            ("record", Rolling::Recording) => light(ui, RED),
            _ => {}
        }
        key_ui(ui, name, format!("{sign} {full}"), full, key, outbox);
        ui.set_style(usual);
    }
}

/// What is pressed next is lit; not in a scope of its own, so that the keyboard stays where it is when the light goes on.
fn light(ui: &mut Ui, lamp: Color32) {
    let visuals = ui.visuals_mut();
    visuals.override_text_color = Some(ON_AMBER);
    visuals.widgets.inactive.weak_bg_fill = lamp;
    visuals.widgets.hovered.weak_bg_fill = lamp;
}

/// A key of the transport with its words.
fn key_ui(ui: &mut Ui, name: &str, short: String, full: String, key: Transport, outbox: &mut Outbox) {
    if theme::short_button(ui, &format!("transport/{name}"), short, full) {
        outbox.push(Action::Transport(key));
    }
}

fn goto_ui(ui: &mut Ui, words: &Words, drafts: &mut Drafts, outbox: &mut Outbox) {
    ui.label(words.say("transport-go-to"));
    let response = ui.add(TextEdit::singleline(&mut drafts.locate).desired_width(52.0).hint_text("m:ss"));
    theme::mark(ui, "transport/goto", &response);
    theme::name(&response, words.say("transport-go-to"));
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if (theme::button(ui, "transport/go", words.say("transport-go")) || entered)
        && let Some(seconds) = seconds_of(&drafts.locate)
    {
        outbox.push(Action::Transport(Transport::Locate(seconds)));
    }
}

/// Minutes, seconds and tenths, as the counter has them.
pub(super) fn clock(seconds: f64) -> String {
    let tenths = (seconds.max(0.0) * 10.0) as u64;
    format!("{:02}:{:02}.{}", tenths / 600, tenths / 10 % 60, tenths % 10)
}

/// Seconds of `m:ss`, `m:ss.t` or plain seconds.
pub(in crate::panels) fn seconds_of(text: &str) -> Option<f64> {
    let (minutes, seconds) = text.trim().split_once(':').unwrap_or(("0", text.trim()));
    let seconds = minutes.parse::<u32>().ok().map(|minutes| f64::from(minutes) * 60.0)? + seconds.replace(',', ".").parse::<f64>().ok()?;
    (seconds.is_finite() && seconds >= 0.0).then_some(seconds)
}
