//! What there is to see: a venue, and a studio in it once a session runs. Everything drawn follows from it.

use crate::sim::scenario::Scenario;
use crate::sim::session::Studio;
use crate::sim::units::Stamp;
use crate::sim::view;
use bevy::prelude::*;
use std::sync::Arc;

/// The venue that stands and the studio in it.
#[derive(Resource, Default)]
pub(in crate::app) struct Scene {
    scenario: Option<Arc<Scenario>>,
    studio: Option<Arc<Studio>>,
    /// The hour that is shown whatever the clock of the session says.
    hour: Option<f32>,
    /// The moment of the session's clock, which goes on while nothing changes.
    now: Stamp,
}

impl Scene {
    /// Shows the venue of a scenario as it is before anybody has come in.
    pub(in crate::app) fn stand(&mut self, scenario: Arc<Scenario>) {
        self.scenario = Some(scenario);
        self.studio = None;
        self.now = Stamp(0);
    }

    /// Shows a studio of the scenario that stands.
    pub(in crate::app) fn show(&mut self, studio: Arc<Studio>) {
        self.now = studio.now;
        self.studio = Some(studio);
    }

    /// Shows everything at an hour of the day, or at that of the session.
    pub(in crate::app) fn at_hour(&mut self, hour: Option<f32>) {
        self.hour = hour;
    }

    /// The hour of the day that is shown, in steps of half an hour.
    pub(super) fn hour(&self) -> Option<f32> {
        let clock = || self.scenario.as_ref().map(|scenario| view::hour(scenario, self.now) as f32);
        self.hour.or_else(clock).map(|hour| (hour * 2.0).round() / 2.0)
    }

    /// The session's clock has gone on.
    pub(in crate::app) fn pass(&mut self, now: Stamp) {
        self.now = now;
    }

    /// The moment of the session.
    pub(super) fn moment(&self) -> Stamp {
        self.now
    }

    /// Seconds since midnight.
    pub(super) fn seconds_of_day(&self) -> f32 {
        let clock = self.scenario.as_ref().map_or(10.0, |scenario| view::hour(scenario, self.now));
        self.hour.map_or(clock as f32, |hour| hour) * 3600.0
    }

    /// Shows the venue alone again.
    pub(in crate::app) fn empty(&mut self) {
        self.studio = None;
    }

    /// The scenario whose venue stands.
    pub(super) fn scenario(&self) -> Option<&Arc<Scenario>> {
        self.scenario.as_ref()
    }

    /// Whether a session is shown, and not only its venue.
    #[cfg(test)]
    pub(in crate::app) fn shows_a_session(&self) -> bool {
        self.studio.is_some()
    }

    /// The scenario and the studio, while a session runs.
    pub(super) fn session(&self) -> Option<(&Arc<Scenario>, &Studio)> {
        self.scenario.as_ref().zip(self.studio.as_deref())
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Scene>();
}
