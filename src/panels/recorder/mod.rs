//! The recorder's screen: transport, a timeline with its tracks, and the takes, with the keys that people know.

mod clip;
mod keys;
mod lane;
mod overview;
mod ruler;
mod screen;
mod timeline;
mod transport;

pub(super) use screen::Screen;
pub(super) use transport::seconds_of;

use crate::panels::theme::{self, FAINT, INK, RED};
use crate::panels::{Desk, Drafts, Outbox, controls};
use crate::sim::session::{Action, Transport};
use crate::sim::view::{self, RecorderView};
use egui::{RichText, ScrollArea, Ui};

/// The recorder with its transport, timeline and takes.
pub fn recorder_ui(ui: &mut Ui, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox) {
    let Some(recorder) = view::recorder(desk.scenario, desk.studio) else {
        ui.label("This studio has no recorder.");
        return;
    };
    let before = outbox.actions.len();
    let height = ui.available_height();
    let undo = keys::keys(ui, desk, &recorder, &mut drafts.screen, outbox);
    ScrollArea::vertical().id_salt("recorder").auto_shrink(false).show(ui, |ui| {
        head_ui(ui, desk, &recorder, outbox);
        let wants_undo = transport::transport_ui(ui, desk, &recorder, drafts, outbox);
        advice_ui(ui, &recorder);
        timeline::timeline_ui(ui, desk, &recorder, height, drafts, outbox);
        takes_ui(ui, &recorder, outbox);
        drafts.screen.remember(desk.studio, &outbox.actions[before..]);
        if undo || wants_undo {
            outbox.actions.extend(drafts.screen.take_back(desk.studio));
        }
    });
}

/// What it is and how it is set up: power, format, clock, timecode, drive.
fn head_ui(ui: &mut Ui, desk: &Desk, recorder: &RecorderView, outbox: &mut Outbox) {
    ui.horizontal_wrapped(|ui| {
        theme::heading(ui, "Recorder");
        for control in view::controls(desk.scenario, desk.studio, &recorder.unit).iter().filter(|control| control.spec.name == "power") {
            controls::switch_ui(ui, control, "power", outbox);
        }
        theme::faint(ui, format!("{} · {}", recorder.format, recorder.sync));
        if let Some(disk) = &recorder.disk {
            let left = disk.seconds_left();
            let words = match disk.warning() {
                Some(warning) => RichText::new(warning).color(RED),
                None if left.is_finite() => RichText::new(format!("{} drive {} left", disk.drive, hours(left))).color(FAINT),
                None => RichText::new(format!("{} drive", disk.drive)).color(FAINT),
            };
            ui.label(words.size(12.5));
        }
        if !recorder.takes.is_empty() {
            let words = if recorder.backed_up { "backed up" } else { "not backed up" };
            ui.label(RichText::new(words).size(12.5).color(if recorder.backed_up { FAINT } else { INK }));
        }
    });
}

fn hours(seconds: f64) -> String {
    let whole = seconds.max(0.0) as u64;
    format!("{} h {:02} min", whole / 3600, whole / 60 % 60)
}

/// What to do next where nothing can be seen yet.
fn advice_ui(ui: &mut Ui, recorder: &RecorderView) {
    let armed = recorder.tracks.iter().any(|track| track.armed);
    let words = match (recorder.power, recorder.length_s > 0.0) {
        (false, _) => "The recorder is off: switch its power on.",
        (true, true) => return,
        (true, false) if armed => "Nothing is recorded yet: press Record, or F12.",
        (true, false) => "Nothing is recorded yet: arm a track with its R, then press Record, or F12.",
    };
    ui.label(RichText::new(words).color(INK));
}

/// The takes in the order of their numbers; each leads to its start.
fn takes_ui(ui: &mut Ui, recorder: &RecorderView, outbox: &mut Outbox) {
    if recorder.takes.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for take in &recorder.takes {
            let words = format!("Take {} · {} · {} long", take.number, view::minutes(take.start_s), view::minutes(take.length_s));
            if theme::button(ui, &format!("take/{}/start", take.number), words) {
                outbox.push(Action::Transport(Transport::Locate(take.start_s)));
            }
        }
    });
}
