//! The screens: title, list of scenarios, brief, studio, debrief.

mod brief;
mod debrief;
mod loading;
mod scenarios;
mod studio;
mod title;

pub(super) use brief::sheet_ui as brief_sheet_ui;
pub(super) use loading::Loading;
pub(super) use studio::{Focus, Stage};

use bevy::prelude::*;

/// Which screen is shown.
#[derive(States, Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) enum Screen {
    /// The title.
    #[default]
    Title,
    /// The list of scenarios.
    Scenarios,
    /// The booking sheet.
    Brief,
    /// The studio.
    Studio,
    /// The report.
    Debrief,
}

pub(super) fn plugin(app: &mut App) {
    app.init_state::<Screen>();
    app.add_plugins((loading::plugin, title::plugin, scenarios::plugin, brief::plugin, studio::plugin, debrief::plugin));
}
