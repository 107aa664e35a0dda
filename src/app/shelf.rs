//! The scenarios that can be opened, and sessions that were left unfinished.

use crate::app::Options;
use crate::app::bridge::LiveSession;
use crate::app::notices::Notices;
use crate::app::world::Scene;
use crate::files::{self, Library};
use crate::panels;
use crate::sim::scenario::Scenario;
use bevy::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

/// Everything on offer.
#[derive(Resource, Default)]
pub(super) struct Shelf {
    /// What can be read, and what is wrong with the rest.
    pub(super) list: panels::Shelf,
    /// The one chosen from the list.
    pub(super) chosen: Option<Arc<Scenario>>,
    /// A journal of the chosen one that was not finished.
    pub(super) unfinished: Option<PathBuf>,
    /// Whether to go on with it.
    pub(super) go_on: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Shelf>().add_systems(Startup, stock).add_systems(Update, stand.run_if(not(resource_exists::<LiveSession>)));
}

impl Shelf {
    /// Takes a scenario off the shelf and looks for an unfinished session of it.
    pub(super) fn choose(&mut self, scenario: Arc<Scenario>, options: &Options) {
        self.unfinished = files::sessions::unfinished(&data_folder(options), &scenario.file.id);
        self.go_on = false;
        self.chosen = Some(scenario);
    }
}

/// The venue of the chosen scenario stands, or that of the first, so that the title has a room behind it.
///
/// The first frames are shown before that, so that the window is there at once. While a session runs, the bridge says what stands.
fn stand(shelf: Res<Shelf>, mut scene: ResMut<Scene>, mut frames: Local<u32>, mut pending: Local<bool>) {
    *frames += 1;
    *pending |= shelf.is_changed();
    if *frames < 4 || !*pending {
        return;
    }
    *pending = false;
    if let Some(scenario) = shelf.chosen.as_ref().or(shelf.list.scenarios.first()) {
        scene.stand(Arc::clone(scenario));
    }
}

/// Where journals and reports are kept.
pub(super) fn data_folder(options: &Options) -> PathBuf {
    options.data.clone().unwrap_or_else(files::sessions::data_folder)
}

fn stock(mut shelf: ResMut<Shelf>, mut notices: ResMut<Notices>, options: Res<Options>) {
    let library = match Library::find() {
        Ok(library) => library,
        Err(error) => {
            notices.refuse(error.to_string());
            shelf.list.faults.push(error.to_string());
            return;
        }
    };
    for id in library.scenarios() {
        match library.scenario(&id) {
            Ok(scenario) => shelf.list.scenarios.push(Arc::new(scenario)),
            Err(faults) => shelf.list.faults.extend(faults.iter().map(ToString::to_string)),
        }
    }
    let wanted = options.scenario.as_ref().and_then(|id| shelf.list.scenarios.iter().find(|scenario| scenario.file.id == *id).cloned());
    if let Some(scenario) = wanted {
        shelf.choose(scenario, &options);
    }
}
