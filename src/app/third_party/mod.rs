//! Plugins of others, with their set-up and their workarounds.

use bevy::app::{PluginGroupBuilder, ScheduleRunnerPlugin};
use bevy::asset::AssetPlugin;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::tasks::{IoTaskPool, TaskPoolBuilder};
use bevy::window::ExitCondition;
use bevy::winit::WinitPlugin;
use bevy_egui::{EguiGlobalSettings, EguiPlugin};
use bevy_kira_audio::AudioPlugin;

use crate::files;
use std::time::Duration;

/// Bytes of stack of a thread that loads models.
const LOADERS_STACK: usize = 128 << 20;

/// Errors of everybody; warnings of those whose warnings say something to whoever runs the program.
///
/// That a processor draws by itself is known (`looks` asks for it), and what is wanted of the window system is not always there.
const FILTER: &str = "warn,wgpu=error,naga=error,kira=error,bevy_kira_audio=error,bevy_render::renderer=error";

/// Bevy's own plugins, with our assets and quiet logs.
pub(super) fn engine(window: Window) -> impl PluginGroup {
    quiet().set(WindowPlugin { primary_window: Some(window), ..default() })
}

/// The same without a window: frames follow each other as fast as they are drawn, and nothing is drawn before it is complete.
pub(super) fn headless() -> impl PluginGroup {
    quiet()
        .set(WindowPlugin { primary_window: None, exit_condition: ExitCondition::DontExit, ..default() })
        .set(RenderPlugin { synchronous_pipeline_compilation: true, ..default() })
        .disable::<WinitPlugin>()
        .add(ScheduleRunnerPlugin::run_loop(Duration::ZERO))
}

fn quiet() -> PluginGroupBuilder {
    // A loader that waits for its pictures loads other models meanwhile, on the same stack: a furnished studio needs a deep one.
    IoTaskPool::get_or_init(|| TaskPoolBuilder::new().num_threads(2).stack_size(LOADERS_STACK).thread_name("loaders".into()).build());
    let assets =
        files::Library::find().map_or_else(|_| "assets".to_owned(), |library| library.root().join("assets").to_string_lossy().into_owned());
    DefaultPlugins.build().set(AssetPlugin { file_path: assets, ..default() }).set(LogPlugin { filter: FILTER.into(), ..default() })
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins((EguiPlugin::default(), AudioPlugin));
    // The panels have a camera of their own, so that the room's can have a smaller viewport.
    app.insert_resource(EguiGlobalSettings { auto_create_primary_context: false, ..default() });
}
