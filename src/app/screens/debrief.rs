//! The report: judged beside the window, then shown.

use crate::app::bridge::LiveSession;
use crate::app::notices::Notices;
use crate::app::plain::Plain;
use crate::app::screens::{Screen, Way};
use crate::app::world::{Picture, Scene};
use crate::panels::{Debrief, Words, debrief_ui, theme};
use crate::sim::scenario::Scenario;
use crate::sim::scoring::Report;
use crate::sim::session::{Journal, Session};
use bevy::prelude::*;
use bevy::tasks::{AsyncComputeTaskPool, Task, block_on, poll_once};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use std::path::PathBuf;
use std::sync::Arc;

/// The report, and a sentence that says where it was written or why it was not.
type Written = std::result::Result<(Report, String), String>;

/// Somebody who listens back and judges.
#[derive(Resource)]
struct Judging(Task<Written>);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Debrief), start)
        .add_systems(Update, finish.run_if(resource_exists::<Judging>))
        .add_systems(EguiPrimaryContextPass, show.run_if(in_state(Screen::Debrief).and_then(resource_exists::<Plain<Debrief>>)))
        .add_systems(OnExit(Screen::Debrief), |mut commands: Commands, mut scene: ResMut<Scene>| {
            scene.empty();
            commands.remove_resource::<Judging>();
            commands.remove_resource::<Plain<Debrief>>();
            commands.remove_resource::<LiveSession>();
        });
}

fn start(mut commands: Commands, live: Res<LiveSession>) {
    let scenario = Arc::clone(live.session().scenario());
    let journal = live.session().journal().clone();
    let path = live.path.clone();
    commands.insert_resource(Judging(AsyncComputeTaskPool::get().spawn(async move { write(scenario, journal, path) })));
    commands.insert_resource(Plain(Debrief::Writing));
}

fn write(scenario: Arc<Scenario>, journal: Journal, path: PathBuf) -> Written {
    let timeline = Session::timeline(Arc::clone(&scenario), &journal).map_err(|error| error.to_string())?;
    let report = crate::sim::scoring::judge(&scenario, &timeline);
    // A full disk takes the page, not the debrief.
    let place = match crate::files::report::write_beside(&path, &report) {
        Ok(page) => format!("The report is also in {}", page.display()),
        Err(why) => format!("The report could not be written beside {}: {why}", path.display()),
    };
    Ok((report, place))
}

fn finish(mut judging: ResMut<Judging>, mut debrief: ResMut<Plain<Debrief>>, mut notices: ResMut<Notices>, mut commands: Commands) {
    let Some(written) = block_on(poll_once(&mut judging.0)) else { return };
    debrief.0 = match written {
        Ok((report, place)) => {
            notices.say(place.clone());
            Debrief::Ready(Box::new(report), place)
        }
        Err(error) => Debrief::Failed(error),
    };
    commands.remove_resource::<Judging>();
}

fn show(mut contexts: EguiContexts, picture: Res<Picture>, debrief: Res<Plain<Debrief>>, words: Res<Plain<Words>>, mut way: Way) -> Result {
    let mut root = theme::root(contexts.ctx_mut()?);
    theme::backdrop(&root, picture.texture);
    way.go(debrief_ui(&mut root, &words, &debrief));
    Ok(())
}
