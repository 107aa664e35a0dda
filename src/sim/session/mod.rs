//! The session: what the trainee did (the journal), and the studio that follows from it.
//!
//! `Session::apply` is the only way to change the world; `Session::advance` lets time pass.
//! Both the studio and what the lead and the band do follow from scenario and journal alone.

mod action;
mod journal;
mod papers;
mod studio;

pub use action::{Action, End, Refusal, Transport};
pub use journal::{Entry, Header, Journal, Outcome};
pub use papers::{InputRow, Papers, TakeRow, TakeStatus};
pub use studio::{Cord, Performance, Place, Rolling, StandPose, Studio, Take, TransportState};

use crate::sim::scenario::Scenario;
use crate::sim::units::Stamp;
use std::sync::Arc;

/// Something that was said in the room.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// When.
    pub at: Stamp,
    /// Who: `lead`, `you` or a player's name in other files.
    pub who: String,
    /// What.
    pub text: String,
}

/// A whole session at every moment: the studio after each entry of the journal.
#[derive(Debug, Clone)]
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

    /// The studio at the end, with every take and performance.
    #[must_use]
    pub fn last(&self) -> &Studio {
        &self.states.last().expect("a timeline starts with the room as it was found").1
    }
}

/// A running session.
#[derive(Debug, Clone)]
pub struct Session {
    scenario: Arc<Scenario>,
    journal: Journal,
    studio: Studio,
    said: Vec<Said>,
}
