//! The phases of a frame in the studio, in one place.

use crate::app::screens::Screen;
use bevy::prelude::*;

/// What happens in a frame, in this order.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum StudioSystems {
    /// Keys, pointer and panels become intents.
    Intent,
    /// The bridge hands intents to the session and lets time pass.
    Apply,
    /// Everything else draws what follows.
    Present,
}

pub(super) fn plugin(app: &mut App) {
    let phases = (StudioSystems::Intent, StudioSystems::Apply, StudioSystems::Present);
    app.configure_sets(Update, phases.chain().run_if(in_state(Screen::Studio)));
}
