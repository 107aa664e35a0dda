//! Hands in the room: what is pointed at, what it offers, and what a click, the wheel or a key does with it.

mod act;
mod aim;
mod ghost;
mod held;
mod near;
mod seen;
mod shown;
#[cfg(test)]
mod tests;
mod xray;

pub(super) use aim::Aim;
pub(in crate::app) use seen::InSight;

use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((aim::plugin, act::plugin, ghost::plugin, held::plugin, near::plugin, shown::plugin, xray::plugin));
}
