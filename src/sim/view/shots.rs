//! Views of the place that are always the same: who stands where in which session, and where the camera is.

use crate::sim::scenario::Scenario;
use crate::sim::session::{Action, Studio};
use crate::sim::units::Point;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The views that the program can show of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gallery {
    /// Moments of sessions.
    pub stages: Vec<Stage>,
    /// Views of them.
    pub shots: Vec<Shot>,
}

/// A moment of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stage {
    /// Its name in this file.
    pub id: String,
    /// The name of the scenario.
    pub scenario: String,
    /// The moment of the expert's run of it, as people type moments; without one the room is as it was found.
    #[serde(default)]
    pub expert_at: Option<String>,
    /// What is done after that, in order.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// Seconds that go by after the last of it.
    #[serde(default)]
    pub later: f64,
}

/// A view of a moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shot {
    /// Its name, that of the picture.
    pub name: String,
    /// The moment.
    pub stage: String,
    /// Where the camera is.
    pub at: Point,
    /// What it looks at.
    pub to: Point,
    /// The height of what it sees, degrees.
    pub lens: f64,
    /// The hour of the day, 0 to 24; that of the session unless it says otherwise.
    #[serde(default)]
    pub hour: Option<f64>,
}

/// A view with everything that is in it.
#[derive(Debug, Clone)]
pub struct Staged {
    /// The view.
    pub shot: Shot,
    /// The scenario whose venue stands.
    pub scenario: Arc<Scenario>,
    /// The studio at that moment.
    pub studio: Arc<Studio>,
}
