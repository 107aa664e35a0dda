//! The panels: what can be done without walking, drawn by egui from plain views.
//!
//! A panel reads views and puts actions into an outbox; it knows no Bevy type.

mod bay;
mod cables;
mod controls;
mod desk;
mod hands;
mod layout;
mod looks;
mod recorder;
mod room;
mod sheets;
mod stands;
mod storage;
mod talk;

pub(super) use layout::Viewport;
pub(super) use looks::ShowLooks;

use crate::app::screens::Focus;
use crate::app::sound::Meters;
use crate::sim::scenario::Scenario;
use crate::sim::session::{Action, Studio};
use bevy::prelude::App;

/// What every panel reads.
struct Desk<'a> {
    scenario: &'a Scenario,
    studio: &'a Studio,
    meters: &'a Meters,
}

/// What every panel may ask for.
struct Outbox<'a> {
    actions: Vec<Action>,
    focus: &'a mut Focus,
}

impl Outbox<'_> {
    fn push(&mut self, action: Action) {
        self.actions.push(action);
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((layout::plugin, looks::plugin));
}
