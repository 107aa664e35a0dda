//! A session at every moment, so that anything can be asked about any time of it.

use crate::sim::session::{Journal, Said, Studio};
use crate::sim::units::Stamp;
use std::sync::Arc;

/// A whole session at every moment: the studio after each entry of the journal and each cue.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// The studio from each moment on, in order; the first is how it was found.
    pub states: Vec<(Stamp, Arc<Studio>)>,
    /// Everything said.
    pub said: Vec<Said>,
    /// When each cue of the script was taken, by its name; a cue can be taken more than once.
    pub cues: Vec<(Stamp, String)>,
    /// What was done and tried.
    pub journal: Journal,
}

impl Timeline {
    /// The studio at a moment: that of the last entry at or before it.
    #[must_use]
    pub fn at(&self, moment: Stamp) -> &Studio {
        let after = self.states.partition_point(|(at, _)| *at <= moment);
        &self.states[after.max(1) - 1].1
    }

    /// The studio just before a moment, which is how it stood when something was done at it.
    #[must_use]
    pub fn before(&self, moment: Stamp) -> &Studio {
        let after = self.states.partition_point(|(at, _)| *at < moment);
        &self.states[after.max(1) - 1].1
    }

    /// The studio at the end, with every take and performance.
    #[must_use]
    pub fn last(&self) -> &Studio {
        &self.states.last().expect("a timeline starts with the room as it was found").1
    }

    /// The last moment that the timeline tells of.
    #[must_use]
    pub fn end(&self) -> Stamp {
        let entry = self.journal.entries.last().map_or(Stamp(0), |entry| entry.at);
        entry.max(self.states.last().map_or(Stamp(0), |(at, _)| *at))
    }

    /// When a cue was first taken.
    #[must_use]
    pub fn cue(&self, id: &str) -> Option<Stamp> {
        self.cues.iter().find(|(_, taken)| taken == id).map(|(at, _)| *at)
    }
}
