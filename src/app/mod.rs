//! The window: input, pictures and sound. It decides nothing.
//!
//! Whatever a person does becomes an `Action`; `bridge` alone hands it to the session, and everything else draws what follows.

mod bench;
mod bridge;
mod dev;
mod gallery;
mod looks;
mod notices;
mod plain;
mod schedule;
mod screens;
mod shelf;
mod sound;
#[cfg(test)]
mod tests;
mod third_party;
mod unheard;
mod world;

pub use bench::{Bench, run as bench};
pub use gallery::{Wish, run as take_pictures};
pub use looks::Quality;

use crate::panels::theme::NIGHT;
use bevy::prelude::*;
use bevy::window::WindowResolution;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the window starts with.
#[derive(Resource, Debug, Clone, Default)]
pub struct Options {
    /// A scenario to open at once, by name.
    pub scenario: Option<String>,
    /// Where journals and takes are kept; none for the user's data folder.
    pub data: Option<PathBuf>,
    /// Size of the window in logical pixels.
    pub size: Option<(u32, u32)>,
}

/// Opens the window and runs until it is closed.
#[must_use]
pub fn run(options: Options) -> ExitCode {
    let (width, height) = options.size.unwrap_or((1280, 800));
    let window = Window {
        title: "Linecheck".into(),
        resolution: WindowResolution::new(width, height),
        resize_constraints: WindowResizeConstraints { min_width: 1024.0, min_height: 640.0, ..default() },
        ..default()
    };
    let mut app = App::new();
    app.insert_resource(options)
        .insert_resource(ClearColor(night()))
        .add_plugins(third_party::engine(window))
        .add_plugins((third_party::plugin, looks::plugin, schedule::plugin, shelf::plugin, bridge::plugin, notices::plugin))
        .add_plugins((screens::plugin, world::plugin, world::window_plugin, sound::plugin, dev::plugin));
    match app.run() {
        AppExit::Success => ExitCode::SUCCESS,
        AppExit::Error(code) => ExitCode::from(code.get()),
    }
}

/// What is behind everything, as the engine says it.
fn night() -> Color {
    let [red, green, blue, _] = NIGHT.to_array();
    Color::srgb_u8(red, green, blue)
}
