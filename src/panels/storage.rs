//! Locker, rack and cable wall: every slot with its label.

use crate::panels::theme::{self, FAINT};
use crate::panels::{Desk, Outbox};
use crate::sim::session::Action;
use crate::sim::view::{self, SlotView, Storage};
use egui::{Button, RichText, ScrollArea, Ui};

/// Every slot with what belongs into it.
pub fn storage_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let slots = view::storage(desk.scenario, desk.studio);
    ScrollArea::vertical().show(ui, |ui| {
        for storage in Storage::ALL {
            theme::heading(ui, storage.name());
            for slot in slots.iter().filter(|slot| slot.storage == storage) {
                slot_ui(ui, slot, outbox);
            }
            ui.add_space(10.0);
        }
    });
}

fn slot_ui(ui: &mut Ui, slot: &SlotView, outbox: &mut Outbox) {
    ui.horizontal(|ui| {
        if slot.stored {
            if theme::button(ui, &format!("storage/{}", slot.unit), "Take") {
                outbox.push(Action::Fetch(slot.unit.clone()));
            }
        } else {
            ui.add_enabled(false, Button::new("Take"));
        }
        ui.label(RichText::new(&slot.slot).color(FAINT).monospace().size(12.0));
        ui.label(&slot.name);
        theme::faint(ui, slot.unit.to_string());
        if !slot.stored {
            ui.label(RichText::new(&slot.elsewhere).color(theme::AMBER).size(12.5));
        }
    });
}
