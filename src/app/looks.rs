//! How much work goes into the picture: three qualities, a scale of resolution, and a cap on frames.

use bevy::prelude::*;
use serde::{Deserialize, Serialize};

/// How the place is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Quality {
    /// Light worked out once, nothing computed for lamps: for machines without a graphics card.
    #[default]
    Low,
    /// Lamps, a few shadows, reflections of the room.
    Medium,
    /// More shadows, smooth edges, glow.
    High,
}

impl Quality {
    /// All of them with their words.
    pub const ALL: [(Self, &'static str); 3] = [(Self::Low, "low"), (Self::Medium, "medium"), (Self::High, "high")];

    /// The quality of that word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, name)| *name == word).map(|(quality, _)| quality)
    }
}

/// The looks that are in force.
#[derive(Resource, Debug, Clone, Copy, PartialEq)]
pub(super) struct Looks {
    /// How the place is drawn.
    pub(super) quality: Quality,
    /// Pixels drawn for each that is shown, along one side.
    pub(super) scale: f32,
    /// Frames a second at most; none for as many as the screen shows.
    pub(super) cap: Option<u32>,
}

impl Default for Looks {
    fn default() -> Self {
        Self { quality: Quality::Low, scale: 1.0, cap: None }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Looks>();
}
