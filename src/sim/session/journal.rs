//! The journal: what the trainee did and tried, in order, with times; it is the truth.

use crate::sim::scenario::Scenario;
use crate::sim::session::{Action, Refusal};
use crate::sim::units::Stamp;
use serde::{Deserialize, Serialize};

/// The version of the journal format that this program writes and reads.
pub const FORMAT: u32 = 1;

/// The first line of a journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Version of the format: `FORMAT`.
    pub format: u32,
    /// Name of the scenario.
    pub scenario: String,
    /// BLAKE3 of the scenario as checked.
    pub hash: String,
    /// Seed of everything that varies.
    pub seed: u64,
    /// Name of the venue.
    pub venue: String,
}

impl Header {
    /// The header of a new journal of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        Self {
            format: FORMAT,
            scenario: scenario.file.id.clone(),
            hash: scenario.hash.clone(),
            seed: scenario.file.seed,
            venue: scenario.venue.id.clone(),
        }
    }
}

/// What came of an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// It was done.
    Did(Action),
    /// It was tried and refused.
    Tried(Action, Refusal),
}

/// One line of a journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// When.
    pub at: Stamp,
    /// What.
    pub what: Outcome,
}

/// A header and entries in the order of their times.
#[derive(Debug, Clone, PartialEq)]
pub struct Journal {
    /// What it is a journal of.
    pub header: Header,
    /// What was done and tried.
    pub entries: Vec<Entry>,
}
