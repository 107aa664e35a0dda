//! Who is heard in which microphone: worked out beside the window whenever somebody asks, since it takes a while.

use crate::app::screens::Screen;
use crate::app::sound::Meters;
use crate::panels::Bleed;
use crate::sim::engine::{Cache, bleed};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Journal, Session};
use crate::sim::units::Stamp;
use crate::sim::view::BleedView;
use bevy::prelude::*;
use bevy::tasks::{AsyncComputeTaskPool, Task, block_on, poll_once};
use std::sync::Arc;

/// Somebody who works it out.
#[derive(Resource)]
pub(in crate::app) struct Listening(Task<Bleed>);

impl Listening {
    /// Begins with the session as it stands.
    pub(in crate::app) fn to(session: &Session) -> Self {
        let (scenario, journal, now) = (Arc::clone(session.scenario()), session.journal().clone(), session.studio().now);
        Self(AsyncComputeTaskPool::get().spawn(async move { listen(&scenario, &journal, now) }))
    }
}

fn listen(scenario: &Arc<Scenario>, journal: &Journal, now: Stamp) -> Bleed {
    match Session::timeline(Arc::clone(scenario), journal) {
        Ok(timeline) => {
            let heard = bleed(&mut Cache::default(), scenario, &timeline, now);
            Bleed::Ready(BleedView::of(scenario, timeline.at(now), &heard))
        }
        Err(error) => Bleed::Failed(error.to_string()),
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, finish.run_if(resource_exists::<Listening>))
        .add_systems(OnExit(Screen::Studio), |mut commands: Commands| commands.remove_resource::<Listening>());
}

fn finish(mut listening: ResMut<Listening>, mut meters: ResMut<Meters>, mut commands: Commands) {
    match block_on(poll_once(&mut listening.0)) {
        Some(heard) => {
            meters.bleed = heard;
            commands.remove_resource::<Listening>();
        }
        None if meters.bleed != Bleed::Working => meters.bleed = Bleed::Working,
        None => {}
    }
}
