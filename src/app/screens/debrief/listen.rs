//! A moment of the session by ear: rendered beside the window, then played.

use crate::app::plain::Plain;
use crate::files::{Library, sessions};
use crate::panels::{Answer, Reading};
use crate::sim::engine::Cache;
use crate::sim::scenario::Scenario;
use crate::sim::scoring::{Excerpt, same_place};
use crate::sim::session::{Journal, Session};
use crate::sim::units::{SAMPLE_RATE, Stamp};
use bevy::prelude::*;
use bevy::tasks::{AsyncComputeTaskPool, Task, block_on, poll_once};
use bevy_kira_audio::{Audio, AudioControl, AudioSource};
use kira::Frame;
use kira::sound::static_sound::{StaticSoundData, StaticSoundSettings};
use std::sync::Arc;

/// The samples, or why there are none.
type Heard = std::result::Result<Vec<[f32; 2]>, Answer>;

/// Somebody who renders a moment.
#[derive(Resource)]
pub(super) struct Rendering(Task<Heard>);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, play.run_if(resource_exists::<Rendering>));
}

/// Begins to render a moment.
pub(super) fn begin(session: &Session, at: Stamp, track: Option<u32>, expert: bool) -> Rendering {
    let (scenario, journal) = (Arc::clone(session.scenario()), session.journal().clone());
    Rendering(AsyncComputeTaskPool::get().spawn(async move { render(&scenario, &journal, at, track, expert) }))
}

fn render(scenario: &Arc<Scenario>, journal: &Journal, at: Stamp, track: Option<u32>, expert: bool) -> Heard {
    let timeline_of =
        |journal: &Journal| Session::timeline(Arc::clone(scenario), journal).map_err(|error| Answer::Unheard(error.to_string()));
    let (mut timeline, mut at) = (timeline_of(journal)?, at);
    if expert {
        let library = Library::find().map_err(|error| Answer::Unheard(error.to_string()))?;
        let theirs = timeline_of(&sessions::expert(&library, scenario).ok_or(Answer::NoExpertRun)?)?;
        at = same_place(&timeline, at, scenario, &theirs).ok_or(Answer::NoExpertTake)?;
        timeline = theirs;
    }
    Ok(Excerpt::around(&timeline, at, track).render(&mut Cache::default(), scenario, &timeline))
}

fn play(
    mut rendering: ResMut<Rendering>,
    mut reading: ResMut<Plain<Reading>>,
    mut sources: ResMut<Assets<AudioSource>>,
    audio: Res<Audio>,
    mut commands: Commands,
) {
    let Some(heard) = block_on(poll_once(&mut rendering.0)) else { return };
    commands.remove_resource::<Rendering>();
    match heard {
        Ok(samples) => {
            let frames: Arc<[Frame]> = samples.into_iter().map(|[left, right]| Frame::new(left, right)).collect();
            let settings = StaticSoundSettings::default();
            let sound = StaticSoundData { sample_rate: SAMPLE_RATE, frames, settings, slice: None };
            audio.stop();
            audio.play(sources.add(AudioSource { sound }));
            reading.answer = Some(Answer::Played);
        }
        Err(why) => reading.answer = Some(why),
    }
}
