//! A session of the window without the window, for its tests.

use crate::app::Options;
use crate::app::bridge::{self, Intent, LiveSession};
use crate::app::notices::Notices;
use crate::app::plain::Plain;
use crate::app::schedule;
use crate::app::screens::{Focus, Screen};
use crate::app::shelf::Shelf;
use crate::app::sound::Sound;
use crate::app::world::Scene;
use crate::files::{Library, journal};
use crate::panels::{Stage, Words};
use crate::sim::gear::UnitId;
use crate::sim::session::{Action, Journal, Outcome, Place};
use bevy::prelude::*;
use bevy::state::app::StatesPlugin;
use std::sync::Arc;
use tempfile::TempDir;

/// A session that has just been entered, with what the window keeps around it; its journal is in the folder.
pub(in crate::app) struct Entered {
    pub(in crate::app) app: App,
    folder: TempDir,
}

impl Entered {
    pub(in crate::app) fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let scenario = Library::at(env!("CARGO_MANIFEST_DIR")).scenario("first-overdub").expect("it is in order");
        let options = Options { data: Some(folder.path().to_owned()), ..Options::default() };
        let mut shelf = Shelf::default();
        shelf.choose(Arc::new(scenario), &options);
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, StatesPlugin)).init_state::<Screen>();
        app.add_plugins((schedule::plugin, bridge::plugin));
        app.insert_resource(options).insert_resource(shelf);
        app.init_resource::<Notices>().init_resource::<Sound>().init_resource::<Scene>().init_resource::<Plain<Words>>();
        app.init_resource::<Plain<Stage>>().init_resource::<Focus>();
        app.world_mut().resource_mut::<NextState<Screen>>().set(Screen::Studio);
        app.update();
        Self { app, folder }
    }

    pub(in crate::app) fn wish(&mut self, action: Action) {
        self.app.world_mut().write_message(Intent(action));
        self.app.update();
    }

    pub(in crate::app) fn place(&self, unit: &str) -> Place {
        self.app.world().resource::<LiveSession>().studio().places[&UnitId::from(unit)].clone()
    }

    /// What was done, as it is on the disk by now.
    pub(in crate::app) fn done(&self) -> Vec<Action> {
        let did = |what: Outcome| match what {
            Outcome::Did(action) => Some(action),
            Outcome::Tried(..) => None,
        };
        self.journal().entries.into_iter().filter_map(|entry| did(entry.what)).collect()
    }

    /// What is on the disk by now.
    pub(in crate::app) fn journal(&self) -> Journal {
        let path = self.folder.path().join("sessions").join("first-overdub-001.journal");
        journal::read(&path).expect("it can be read while the session goes on").journal
    }
}
