//! The window's own systems without a window: a session that is entered, worked in and written down.

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
use crate::sim::session::{Action, Journal, Outcome, Place, Refusal};
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

#[test]
fn what_is_wished_is_done_and_on_the_disk_before_it_is_drawn() {
    let mut entered = Entered::new();
    entered.wish(Action::Fetch("MC-012".into()));
    assert_eq!(entered.place("MC-012"), Place::Hand);
    let kept = entered.journal();
    assert_eq!(kept.entries.len(), 1);
    assert_eq!(kept.entries[0].what, Outcome::Did(Action::Fetch("MC-012".into())));
}

#[test]
fn what_is_refused_is_said_and_kept() {
    let mut entered = Entered::new();
    entered.wish(Action::Fetch("REC".into()));
    let notices = entered.app.world().resource::<Notices>();
    assert_eq!(notices.0.0.len(), 1, "somebody says why");
    assert!(matches!(&entered.journal().entries[0].what, Outcome::Tried(Action::Fetch(_), Refusal::Fixed(_))));
}

#[test]
fn the_room_shows_the_session_and_not_the_shelf() {
    let mut entered = Entered::new();
    entered.app.add_plugins(crate::app::shelf::plugin);
    for _ in 0..8 {
        entered.app.update();
    }
    assert!(entered.app.world().resource::<Scene>().shows_a_session());
}
