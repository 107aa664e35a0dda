//! What can be switched in the room itself: power, doors, and the end of the session.

use crate::panels::theme;
use crate::panels::{Desk, Outbox, controls};
use crate::sim::session::Action;
use crate::sim::view;
use egui::{Id, Label, RichText, Ui};

/// Power, doors, microphones set up, and handing the room over.
pub fn room_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    ui.add_space(6.0);
    theme::heading(ui, "Power");
    for fixture in &desk.scenario.venue.fixtures {
        for control in view::controls(desk.scenario, desk.studio, &fixture.unit).iter().filter(|control| control.spec.name == "power") {
            ui.horizontal(|ui| {
                controls::switch_ui(ui, control, if control.setting.is_on() { "on" } else { "off" }, outbox);
                ui.label(RichText::new(fixture.unit.to_string()).strong());
                let name = desk.scenario.gear(&fixture.unit).map_or("", |gear| gear.name.as_str());
                ui.add(Label::new(RichText::new(name).color(theme::FAINT).size(12.5)).truncate());
            });
        }
    }
    ui.add_space(10.0);
    theme::heading(ui, "Doors");
    for doorway in &desk.scenario.venue.doorways {
        for control in &view::controls(desk.scenario, desk.studio, &doorway.door) {
            ui.horizontal(|ui| {
                controls::switch_ui(ui, control, if control.setting.is_on() { "open" } else { "shut" }, outbox);
                let name = |room| desk.scenario.venue.room(room).map_or("", |room| room.name.as_str());
                ui.label(format!("{} – {}", name(&doorway.between.0), name(&doorway.between.1)));
            });
        }
    }
    ui.add_space(10.0);
    theme::heading(ui, "Microphones set up");
    for stand in view::stands(desk.scenario, desk.studio) {
        if let (Some((_, name)), Some(reading)) = (&stand.mic, &stand.reading) {
            ui.label(RichText::new(name).size(13.0));
            theme::faint(ui, format!("{:.0} cm from {}, {:.0}° off", reading.distance_m * 100.0, reading.spot, reading.off_axis_deg));
        }
    }
    ui.add_space(10.0);
    theme::heading(ui, "When you are done");
    if theme::button(ui, "room/backup", "Save and back up") {
        outbox.push(Action::Backup);
    }
    if desk.studio.backup.is_some() {
        theme::faint(ui, "Backed up.");
    }
    leave_ui(ui, outbox);
}

/// Leaving is asked twice, since nothing comes after it.
fn leave_ui(ui: &mut Ui, outbox: &mut Outbox) {
    let asked = Id::new("leave asked");
    let sure = ui.data(|data| data.get_temp::<bool>(asked).unwrap_or(false));
    if !sure {
        if theme::button(ui, "room/leave", "Hand the room over…") {
            ui.data_mut(|data| data.insert_temp(asked, true));
        }
        return;
    }
    ui.label("The session ends here and is judged.");
    ui.horizontal(|ui| {
        if theme::button(ui, "room/leave/yes", "Hand it over") {
            ui.data_mut(|data| data.insert_temp(asked, false));
            outbox.push(Action::Leave);
        }
        if theme::button(ui, "room/leave/no", "Not yet") {
            ui.data_mut(|data| data.insert_temp(asked, false));
        }
    });
}
