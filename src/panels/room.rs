//! What can be switched in the room itself: power, doors, and the end of the session.

use crate::panels::names::{reading_words, type_name, unit_name};
use crate::panels::theme;
use crate::panels::{Desk, Outbox, controls};
use crate::sim::session::Action;
use crate::sim::view;
use egui::{Id, RichText, Ui};

/// Power, doors, microphones set up, and handing the room over.
pub fn room_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    ui.add_space(2.0);
    power_ui(ui, desk, outbox);
    ui.add_space(10.0);
    doors_ui(ui, desk, outbox);
    ui.add_space(10.0);
    microphones_ui(ui, desk);
    ui.add_space(10.0);
    theme::heading(ui, desk.words.say("room-done"));
    if theme::button(ui, "room/backup", desk.words.say("room-backup")) {
        outbox.push(Action::Backup);
    }
    if desk.studio.backup.is_some() {
        theme::faint(ui, desk.words.say("room-backed-up"));
    }
    leave_ui(ui, desk, outbox);
}

fn power_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    theme::heading(ui, desk.words.say("room-power"));
    for fixture in &desk.scenario.venue.fixtures {
        for control in view::controls(desk.scenario, desk.studio, &fixture.unit).iter().filter(|control| control.spec.name == "power") {
            ui.horizontal_wrapped(|ui| {
                let shown = desk.words.say(if control.setting.is_on() { "room-on" } else { "room-off" });
                controls::switch_ui(ui, desk, control, &shown, outbox);
                ui.label(RichText::new(fixture.unit.to_string()).strong());
                theme::faint(ui, type_name(desk, &fixture.unit));
            });
        }
    }
}

fn doors_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    theme::heading(ui, desk.words.say("room-doors"));
    for doorway in &desk.scenario.venue.doorways {
        for control in &view::controls(desk.scenario, desk.studio, &doorway.door) {
            ui.horizontal_wrapped(|ui| {
                let shown = desk.words.say(if control.setting.is_on() { "room-open" } else { "room-shut" });
                controls::switch_ui(ui, desk, control, &shown, outbox);
                let name = |room| desk.scenario.venue.room(room).map_or_else(String::new, |room| desk.words.content(&room.name));
                ui.label(format!("{} – {}", name(&doorway.between.0), name(&doorway.between.1)));
            });
        }
    }
}

fn microphones_ui(ui: &mut Ui, desk: &Desk) {
    let words = desk.words;
    theme::heading(ui, words.say("room-microphones"));
    let mut none = true;
    for stand in view::stands(desk.scenario, desk.studio) {
        if let (Some(mic), Some(reading)) = (&stand.mic, &stand.reading) {
            none = false;
            ui.label(RichText::new(unit_name(desk, mic)).size(13.0));
            theme::faint(ui, reading_words(words, reading, 0));
        }
    }
    if none {
        theme::faint(ui, words.say("room-no-microphones"));
    }
}

/// Leaving is asked twice, since nothing comes after it.
fn leave_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let words = desk.words;
    let asked = Id::new("leave asked");
    let sure = ui.data(|data| data.get_temp::<bool>(asked).unwrap_or(false));
    if !sure {
        if theme::button(ui, "room/leave", words.say("room-leave")) {
            ui.data_mut(|data| data.insert_temp(asked, true));
        }
        return;
    }
    ui.label(words.say("room-leave-asked"));
    ui.horizontal_wrapped(|ui| {
        if theme::button(ui, "room/leave/yes", words.say("room-leave-yes")) {
            ui.data_mut(|data| data.insert_temp(asked, false));
            outbox.push(Action::Leave);
        }
        if theme::button(ui, "room/leave/no", words.say("room-leave-no")) {
            ui.data_mut(|data| data.insert_temp(asked, false));
        }
    });
}
