//! The recorder's screen: transport, tracks, takes.

use crate::panels::meter::meter_ui;
use crate::panels::names::{control_name, control_word};
use crate::panels::sheets::Drafts;
use crate::panels::theme::{self, AMBER, FAINT, RED};
use crate::panels::{Desk, Outbox, controls};
use crate::sim::gear::{ControlId, Setting};
use crate::sim::session::{Action, Rolling, Transport};
use crate::sim::view::{self, RecorderView, TrackView};
use egui::{Grid, Key, RichText, ScrollArea, TextEdit, Ui, vec2};

/// The recorder with its transport, takes and tracks.
pub fn recorder_ui(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox) {
    let words = desk.words;
    let Some(recorder) = view::recorder(desk.scenario, desk.studio) else {
        ui.label(words.say("recorder-none"));
        return;
    };
    ScrollArea::both().auto_shrink(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            theme::heading(ui, words.say("recorder-heading"));
            for control in view::controls(desk.scenario, desk.studio, &recorder.unit).iter().filter(|control| control.spec.name == "power")
            {
                controls::switch_ui(ui, desk, control, &control_word(words, "power"), outbox);
            }
            theme::faint(ui, &recorder.format);
        });
        transport_ui(ui, desk, &recorder, drafts, outbox);
        ui.add_space(6.0);
        takes_ui(ui, desk, &recorder, outbox);
        ui.add_space(6.0);
        Grid::new("tracks").num_columns(4).spacing([10.0, 4.0]).show(ui, |ui| {
            for track in &recorder.tracks {
                track_ui(ui, desk, &recorder, track, drafts, outbox);
            }
        });
    });
}

fn transport_ui(ui: &mut Ui, desk: &Desk, recorder: &RecorderView, drafts: &mut Drafts, outbox: &mut Outbox) {
    let words = desk.words;
    theme::card().show(ui, |ui| {
        ui.horizontal(|ui| {
            let (sign, id, color) = match recorder.rolling {
                Rolling::Stopped => ("■", "recorder-stopped", FAINT),
                Rolling::Recording => ("⏺", "recorder-recording", RED),
                Rolling::Playing => ("▶", "recorder-playing", AMBER),
            };
            let position = recorder.position_s;
            let counter = format!("{:02}:{:04.1}", position as u64 / 60, position % 60.0);
            ui.label(RichText::new(counter).monospace().size(26.0).color(if recorder.power { AMBER } else { FAINT }));
            ui.label(RichText::new(format!("{sign} {}", words.say(id))).color(color));
        });
        ui.horizontal(|ui| {
            for (name, sign, id, key) in [
                ("record", "⏺", "transport-record", Transport::Record),
                ("stop", "■", "transport-stop", Transport::Stop),
                ("play", "▶", "transport-play", Transport::Play),
                ("zero", "|◀", "transport-zero", Transport::Locate(0.0)),
            ] {
                let full = words.say(id);
                if theme::short_button(ui, &format!("transport/{name}"), format!("{sign} {full}"), full) {
                    outbox.push(Action::Transport(key));
                }
            }
        });
        ui.horizontal(|ui| {
            ui.label(words.say("transport-go-to"));
            let response = ui.add(TextEdit::singleline(&mut drafts.locate).desired_width(60.0).hint_text("m:ss"));
            theme::mark(ui, "transport/goto", &response);
            theme::name(&response, words.say("transport-go-to"));
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if (theme::button(ui, "transport/go", words.say("transport-go")) || entered)
                && let Some(seconds) = seconds_of(&drafts.locate)
            {
                outbox.push(Action::Transport(Transport::Locate(seconds)));
            }
        });
    });
}

/// Seconds of `m:ss`, `m:ss.t` or plain seconds.
pub(super) fn seconds_of(text: &str) -> Option<f64> {
    let (minutes, seconds) = text.trim().split_once(':').unwrap_or(("0", text.trim()));
    let seconds = minutes.parse::<u32>().ok().map(|minutes| f64::from(minutes) * 60.0)? + seconds.replace(',', ".").parse::<f64>().ok()?;
    (seconds.is_finite() && seconds >= 0.0).then_some(seconds)
}

fn takes_ui(ui: &mut Ui, desk: &Desk, recorder: &RecorderView, outbox: &mut Outbox) {
    let words = desk.words;
    if recorder.takes.is_empty() {
        theme::faint(ui, words.say("takes-none"));
    }
    for take in &recorder.takes {
        ui.horizontal(|ui| {
            let args = [
                ("number", take.number.to_string().into()),
                ("start", view::minutes(take.start_s).into()),
                ("length", view::minutes(take.length_s).into()),
            ];
            let (short, full) = (words.with("takes-take", &args[..1]), words.with("takes-take-name", &args[..1]));
            if theme::short_button(ui, &format!("take/{}/start", take.number), short, full) {
                outbox.push(Action::Transport(Transport::Locate(take.start_s)));
            }
            theme::faint(ui, words.with("takes-from", &args[1..]));
        });
    }
}

fn track_ui(ui: &mut Ui, desk: &Desk, recorder: &RecorderView, track: &TrackView, drafts: &mut Drafts, outbox: &mut Outbox) {
    let number = track.number;
    ui.label(RichText::new(format!("{number:2}")).monospace().color(FAINT));
    let arm = ControlId::new(&recorder.unit, format!("arm {number}"));
    if theme::switch(ui, &arm.to_string(), "R", control_name(desk, &arm), track.armed, RED) {
        outbox.push(Action::Set(arm, Setting::On(!track.armed)));
    }
    let name = ControlId::new(&recorder.unit, format!("name {number}"));
    let draft = drafts.names.entry(number).or_insert_with(|| track.name.clone());
    let hint = desk.words.say("control-name");
    let response = ui.add_sized([130.0, 20.0], TextEdit::singleline(draft).char_limit(24).hint_text(hint));
    theme::mark(ui, name.to_string(), &response);
    theme::name(&response, control_name(desk, &name));
    if response.lost_focus() && *draft != track.name {
        outbox.push(Action::Set(name, Setting::Text(draft.clone())));
    } else if !response.has_focus() {
        draft.clone_from(&track.name);
    }
    let meter = desk.words.with("name-track", &[("number", number.to_string().into())]);
    meter_ui(ui, desk, &meter, desk.meters.track_peak(number), vec2(210.0, 14.0));
    ui.end_row();
}
