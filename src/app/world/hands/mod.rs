//! Hands in the room: what is pointed at, what it offers, and what a click, the wheel or a key does with it.

mod act;
mod aim;
mod ghost;
mod held;
mod near;
mod shown;

pub(super) use aim::Aim;

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((aim::plugin, act::plugin, ghost::plugin, held::plugin, near::plugin, shown::plugin));
}
