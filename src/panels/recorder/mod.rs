//! The recorder's screen: transport, a timeline with its tracks, and the takes, with the keys that people know.

mod clip;
mod keys;
mod lane;
mod overview;
mod playlists;
mod ruler;
mod screen;
mod span;
mod timeline;
mod transport;

pub(super) use keys::{is_of_screen, obey};
pub(super) use screen::Screen;
pub(super) use transport::seconds_of;

use crate::panels::names::{choice_word, control_word};
use crate::panels::theme::{self, FAINT, INK, RED};
use crate::panels::words::Words;
use crate::panels::{Desk, Drafts, Outbox, controls};
use crate::sim::session::{Action, Disk, Transport};
use crate::sim::view::{self, RecorderView};
use egui::{RichText, ScrollArea, Ui};

/// The recorder with its transport, timeline and takes.
pub fn recorder_ui(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox) {
    let Some(recorder) = view::recorder(desk.scenario, desk.studio) else {
        ui.label(desk.words.say("recorder-none"));
        return;
    };
    let height = ui.available_height();
    ScrollArea::vertical().id_salt("recorder").auto_shrink(false).show(ui, |ui| {
        head_ui(ui, desk, &recorder, outbox);
        transport::transport_ui(ui, desk, &recorder, drafts, outbox);
        advice_ui(ui, desk.words, &recorder);
        timeline::timeline_ui(ui, desk, &recorder, height, drafts, outbox);
        takes_ui(ui, desk.words, &recorder, outbox);
    });
}

/// What it is and how it is set up: power, format, clock, timecode, drive.
fn head_ui(ui: &mut Ui, desk: &Desk, recorder: &RecorderView, outbox: &mut Outbox) {
    let words = desk.words;
    ui.horizontal_wrapped(|ui| {
        theme::heading(ui, words.say("recorder-heading"));
        for control in view::controls(desk.scenario, desk.studio, &recorder.unit).iter().filter(|control| control.spec.name == "power") {
            controls::switch_ui(ui, desk, control, &control_word(words, "power"), outbox);
        }
        theme::faint(ui, format!("{} · {}", desk.words.sentence(&recorder.format), desk.words.sentence(&recorder.sync)));
        if let Some(disk) = &recorder.disk {
            drive_ui(ui, words, disk);
        }
        if !recorder.takes.is_empty() {
            let (id, color) = if recorder.backed_up { ("recorder-backed-up", FAINT) } else { ("recorder-not-backed-up", INK) };
            ui.label(RichText::new(words.say(id)).size(12.5).color(color));
        }
    });
}

/// How much can be recorded, in red when that is not much.
fn drive_ui(ui: &mut Ui, words: &Words, disk: &Disk) {
    let left = disk.seconds_left();
    let drive = ("drive", choice_word(words, &disk.drive).into());
    let (words, color) = if disk.warning().is_some() {
        (words.with("recorder-drive-low", &[drive, ("left", view::minutes(left).into())]), RED)
    } else if left.is_finite() {
        let minutes = (left.max(0.0) / 60.0) as u64;
        let args = [drive, ("hours", (minutes / 60).to_string().into()), ("minutes", (minutes % 60).to_string().into())];
        (words.with("recorder-drive-left", &args), FAINT)
    } else {
        (words.with("recorder-drive", &[drive]), FAINT)
    };
    ui.label(RichText::new(words).size(12.5).color(color));
}

/// What to do next where nothing can be seen yet.
fn advice_ui(ui: &mut Ui, words: &Words, recorder: &RecorderView) {
    let armed = recorder.tracks.iter().any(|track| track.armed);
    let id = match (recorder.power, recorder.length_s > 0.0) {
        (false, _) => "recorder-advice-power",
        (true, true) => return,
        (true, false) if armed => "recorder-advice-record",
        (true, false) => "recorder-advice-arm",
    };
    ui.label(RichText::new(words.say(id)).color(INK));
}

/// The takes in the order of their numbers; each leads to its start.
fn takes_ui(ui: &mut Ui, words: &Words, recorder: &RecorderView, outbox: &mut Outbox) {
    if recorder.takes.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for take in &recorder.takes {
            let args = [
                ("number", take.number.to_string().into()),
                ("start", view::minutes(take.start_s).into()),
                ("length", view::minutes(take.length_s).into()),
            ];
            if theme::button(ui, &format!("take/{}/start", take.number), words.with("takes-take", &args)) {
                outbox.push(Action::Transport(Transport::Locate(take.start_s)));
            }
        }
    });
}
