//! For whoever drives the program from outside: what is on the screen, where, and what the session is doing.

#[cfg(test)]
mod entered;
mod probe;

#[cfg(test)]
pub(super) use entered::Entered;

use bevy::prelude::App;

pub(super) fn plugin(app: &mut App) {
    probe::plugin(app);
}
