//! The screens: title, list of scenarios, brief, studio, debrief. Each hands a context and plain data to its panels.

mod brief;
mod debrief;
mod loading;
mod scenarios;
mod studio;
mod title;
mod windows;

pub(super) use loading::Loading;
pub(super) use studio::{Expert, Focus, Viewport};

use crate::app::Options;
use crate::app::plain::Plain;
use crate::app::shelf::Shelf;
use crate::panels::{Step, Windows};
use bevy::ecs::system::SystemParam;
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
    app.add_plugins((loading::plugin, windows::plugin));
    app.add_plugins((title::plugin, scenarios::plugin, brief::plugin, studio::plugin, debrief::plugin));
}

/// What a step between the screens changes.
#[derive(SystemParam)]
struct Way<'w> {
    shelf: ResMut<'w, Shelf>,
    options: Res<'w, Options>,
    windows: ResMut<'w, Plain<Windows>>,
    next: ResMut<'w, NextState<Screen>>,
    exit: MessageWriter<'w, AppExit>,
}

impl Way<'_> {
    /// Goes where a screen leads.
    fn go(&mut self, step: Option<Step>) {
        let Some(step) = step else { return };
        match step {
            Step::Title => self.next.set(Screen::Title),
            Step::Scenarios => {
                self.shelf.chosen = None;
                self.next.set(Screen::Scenarios);
            }
            Step::Brief(place) => {
                if let Some(scenario) = self.shelf.list.scenarios.get(place).cloned() {
                    self.shelf.choose(scenario, &self.options);
                    self.next.set(Screen::Brief);
                }
            }
            Step::Begin | Step::Resume => {
                self.shelf.go_on = step == Step::Resume;
                self.next.set(Screen::Studio);
            }
            Step::Settings => self.windows.settings = !self.windows.settings,
            Step::Shortcuts => self.windows.shortcuts = !self.windows.shortcuts,
            Step::Quit => {
                self.exit.write(AppExit::Success);
            }
        }
    }
}
