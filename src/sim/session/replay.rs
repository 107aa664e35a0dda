//! A journal played again: the same scenario and the same journal give the same session.

use crate::sim::scenario::Scenario;
use crate::sim::session::{FORMAT, Header, Journal, Outcome, Refusal, Session, Timeline};
use crate::sim::units::Stamp;
use std::sync::Arc;

/// Why a journal cannot be played again; lines are counted as in its file, where the header is line 1.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ReplayError {
    /// It was written by another version.
    #[error("the journal has format {found}; this program reads format {FORMAT}")]
    Format {
        /// The version in its header.
        found: u32,
    },
    /// It belongs to something else.
    #[error("the journal is of {what} `{found}`, not `{wanted}`")]
    Other {
        /// What differs: `scenario`, `venue` or `seed`.
        what: &'static str,
        /// What the header says.
        found: String,
        /// What the scenario says.
        wanted: String,
    },
    /// The scenario is no longer what it was.
    #[error("the scenario has changed since the journal was written")]
    Changed,
    /// Time goes backwards.
    #[error("line {line}: {at} is earlier than the line before it")]
    OutOfOrder {
        /// The line.
        line: usize,
        /// Its moment.
        at: Stamp,
    },
    /// What was done cannot be done.
    #[error("line {line}: this was done, and now it is refused: {refusal}")]
    Refused {
        /// The line.
        line: usize,
        /// Why not.
        refusal: Refusal,
    },
    /// What was refused can be done.
    #[error("line {line}: this was refused, and now it goes")]
    Accepted {
        /// The line.
        line: usize,
    },
}

impl Session {
    /// The session that a journal tells of, at the moment of its last line.
    pub fn replay(scenario: Arc<Scenario>, journal: &Journal) -> Result<Self, ReplayError> {
        check(&journal.header, &Header::of(&scenario))?;
        let mut session = Self::new(scenario);
        let mut latest = Stamp(0);
        for (index, entry) in journal.entries.iter().enumerate() {
            let line = index + 2;
            if entry.at < latest {
                return Err(ReplayError::OutOfOrder { line, at: entry.at });
            }
            latest = entry.at;
            match &entry.what {
                Outcome::Did(action) => {
                    session.apply(entry.at, action.clone()).map_err(|refusal| ReplayError::Refused { line, refusal })?;
                }
                Outcome::Tried(action, _) => {
                    if session.apply(entry.at, action.clone()).is_ok() {
                        return Err(ReplayError::Accepted { line });
                    }
                }
            }
        }
        Ok(session)
    }

    /// The session that a journal tells of, at every moment.
    pub fn timeline(scenario: Arc<Scenario>, journal: &Journal) -> Result<Timeline, ReplayError> {
        Self::replay(scenario, journal).map(|session| session.so_far())
    }
}

fn check(found: &Header, wanted: &Header) -> Result<(), ReplayError> {
    if found.format != wanted.format {
        return Err(ReplayError::Format { found: found.format });
    }
    let pairs = [
        ("scenario", found.scenario.clone(), wanted.scenario.clone()),
        ("venue", found.venue.clone(), wanted.venue.clone()),
        ("seed", found.seed.to_string(), wanted.seed.to_string()),
    ];
    for (what, found, wanted) in pairs {
        if found != wanted {
            return Err(ReplayError::Other { what, found, wanted });
        }
    }
    if found.hash == wanted.hash { Ok(()) } else { Err(ReplayError::Changed) }
}
