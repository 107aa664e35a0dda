//! Locker, rack and cable wall: every slot with its label.

use crate::panels::names::place_word;
use crate::panels::theme::{self, AMBER, FAINT};
use crate::panels::{Desk, Outbox};
use crate::sim::gear::UnitId;
use crate::sim::session::{Action, Place};
use crate::sim::view::{self, SlotView, Storage};
use egui::{Align, RichText, ScrollArea, Ui};

/// Every slot with what belongs into it.
pub fn storage_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let slots = view::storage(desk.scenario, desk.studio);
    let opened = just_opened(ui, desk, outbox.focus.unit.as_ref());
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for storage in Storage::ALL {
            let id = match storage {
                Storage::Locker => "storage-locker",
                Storage::Rack => "storage-rack",
                Storage::Hooks => "storage-hooks",
            };
            let heading = ui.scope(|ui| theme::heading(ui, desk.words.say(id))).response;
            // Whoever has just stepped up to a store sees what is in it.
            if opened == Some(storage) {
                heading.scroll_to_me(Some(Align::TOP));
            }
            for slot in slots.iter().filter(|slot| slot.storage == storage) {
                slot_ui(ui, desk, slot, outbox);
            }
            ui.add_space(10.0);
        }
    });
}

/// The store that is looked at now and was not in the frame before.
fn just_opened(ui: &Ui, desk: &Desk, unit: Option<&UnitId>) -> Option<Storage> {
    let storage = Storage::behind(desk.scenario.gear(unit?)?)?;
    let frame = ui.ctx().cumulative_frame_nr();
    let id = ui.id().with("opened");
    let before = ui.data_mut(|data| data.get_temp::<(Storage, u64)>(id));
    ui.data_mut(|data| data.insert_temp(id, (storage, frame)));
    (before.is_none_or(|(last, at)| last != storage || at + 1 < frame)).then_some(storage)
}

fn slot_ui(ui: &mut Ui, desk: &Desk, slot: &SlotView, outbox: &mut Outbox) {
    let (unit, name) = (slot.unit.0.as_str(), desk.words.content(&slot.name));
    ui.horizontal_wrapped(|ui| {
        let take = desk.words.say("storage-take");
        if slot.stored {
            let full = desk.words.with("storage-take-name", &[("unit", unit.into()), ("name", name.as_str().into())]);
            if theme::short_button(ui, &format!("storage/{unit}"), take, full) {
                outbox.push(Action::Fetch(slot.unit.clone()));
            }
        } else {
            // The row stays where it is.
            ui.add_space(theme::button_width(ui, take) + ui.spacing().item_spacing.x);
        }
        ui.label(RichText::new(desk.words.content(&slot.slot)).color(FAINT).monospace().size(12.0));
        ui.label(name);
        theme::faint(ui, unit);
        if !slot.stored {
            let place = desk.studio.places.get(&slot.unit).unwrap_or(&Place::Stored);
            ui.label(RichText::new(place_word(desk.words, place)).color(AMBER).size(12.5));
        }
    });
}
