//! For whoever drives the program from outside: what is on the screen, where, and what the session is doing.

mod probe;

use bevy::prelude::App;

pub(super) fn plugin(app: &mut App) {
    probe::plugin(app);
}
