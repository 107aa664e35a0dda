//! The report: judged beside the window, then shown; what is asked for there is done here.

mod listen;

use crate::app::bridge::LiveSession;
use crate::app::notices::Notices;
use crate::app::plain::Plain;
use crate::app::screens::{Screen, Way};
use crate::app::shelf::data_folder;
use crate::app::world::{Picture, Scene};
use crate::files::{Library, report, sessions};
use crate::panels::{Answer, Debrief, Reading, Step, Told, Wish, Words, debrief_ui, theme};
use crate::sim::scenario::Scenario;
use crate::sim::scoring::{Plots, judge_heard, listen as listen_back};
use crate::sim::session::{Journal, Session};
use crate::sim::view;
use bevy::prelude::*;
use bevy::tasks::{AsyncComputeTaskPool, Task, block_on, poll_once};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use bevy_kira_audio::{Audio, AudioControl};
use std::path::PathBuf;
use std::sync::Arc;

/// The report with what is shown of it, or why there is none.
type Written = std::result::Result<Told, String>;

/// Somebody who listens back and judges.
#[derive(Resource)]
struct Judging(Task<Written>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Plain<Reading>>()
        .add_plugins(listen::plugin)
        .add_systems(OnEnter(Screen::Debrief), start)
        .add_systems(Update, finish.run_if(resource_exists::<Judging>))
        .add_systems(EguiPrimaryContextPass, show.run_if(in_state(Screen::Debrief).and_then(resource_exists::<Plain<Debrief>>)))
        .add_systems(OnExit(Screen::Debrief), |mut commands: Commands, mut scene: ResMut<Scene>, audio: Res<Audio>| {
            scene.empty();
            audio.stop();
            commands.remove_resource::<Judging>();
            commands.remove_resource::<listen::Rendering>();
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
    commands.insert_resource(Plain(Reading::default()));
}

fn write(scenario: Arc<Scenario>, journal: Journal, path: PathBuf) -> Written {
    let timeline = Session::timeline(Arc::clone(&scenario), &journal).map_err(|error| error.to_string())?;
    let mut plots = Plots::default();
    let heard = listen_back(&scenario, &timeline, |take, rendered| plots.hear(take.number, rendered));
    plots.keep(&heard, &scenario);
    let report = judge_heard(&scenario, &timeline, &heard);
    // A full disk takes the page, not the debrief.
    let page = match report::write_beside(&path, &report) {
        Ok(page) => Answer::Written(page),
        Err(why) => Answer::NotWritten(path, why.to_string()),
    };
    let expert = Library::find().is_ok_and(|library| sessions::expert(&library, &scenario).is_some());
    Ok(Told { findings: view::findings(&scenario, &report), report, plots, page, expert })
}

fn finish(
    mut judging: ResMut<Judging>,
    mut debrief: ResMut<Plain<Debrief>>,
    words: Res<Plain<Words>>,
    mut notices: ResMut<Notices>,
    mut commands: Commands,
) {
    let Some(written) = block_on(poll_once(&mut judging.0)) else { return };
    debrief.0 = match written {
        Ok(told) => {
            notices.say(told.page.say(&words));
            Debrief::Ready(Box::new(told))
        }
        Err(error) => Debrief::Failed(error),
    };
    commands.remove_resource::<Judging>();
}

fn show(
    mut contexts: EguiContexts,
    picture: Res<Picture>,
    debrief: Res<Plain<Debrief>>,
    words: Res<Plain<Words>>,
    live: Res<LiveSession>,
    audio: Res<Audio>,
    mut reading: ResMut<Plain<Reading>>,
    mut way: Way,
    mut commands: Commands,
) -> Result {
    let mut root = theme::root(contexts.ctx_mut()?);
    theme::backdrop(&root, picture.texture);
    let Some(wish) = debrief_ui(&mut root, &words, &debrief, &mut reading) else { return Ok(()) };
    let session = live.session();
    match wish {
        Wish::Go(step) => way.go(Some(step)),
        Wish::Listen { at, track, expert } => {
            reading.answer = Some(Answer::Listening);
            commands.insert_resource(listen::begin(session, at, track, expert));
        }
        Wish::Hush => {
            audio.stop();
            commands.remove_resource::<listen::Rendering>();
            reading.answer = None;
        }
        Wish::Retry(until) => match sessions::retry(&data_folder(&way.options), session.scenario(), session.journal(), until) {
            Ok(path) => {
                way.shelf.unfinished = Some(path);
                way.go(Some(Step::Resume));
            }
            Err(why) => reading.answer = Some(Answer::NotBegun(why.to_string())),
        },
        Wish::Export(form) => {
            let Debrief::Ready(told) = &debrief.0 else { return Ok(()) };
            reading.answer = Some(match report::export(&live.path, &told.report, form) {
                Ok(place) => Answer::Written(place),
                Err(why) => Answer::NotWritten(live.path.clone(), why.to_string()),
            });
        }
    }
    Ok(())
}
