//! What is written down: rows of the input list and the take log, and fault tickets, as the trainee wrote them.

use crate::sim::gear::UnitId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A row of the input list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputRow {
    /// Track of the recorder, from 1.
    pub track: u32,
    /// What it is called.
    pub name: String,
    /// The microphone's tag.
    pub mic: UnitId,
    /// The wall line, such as `BOOTH 3`.
    pub line: String,
    /// The preamplifier, such as `EXT PRE 1`.
    pub preamp: String,
}

/// What became of a take (domain reference 8.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TakeStatus {
    /// FS: false start.
    FalseStart,
    /// C: complete.
    Complete,
    /// BD: breakdown.
    Breakdown,
    /// INC: incomplete, part of it usable.
    Incomplete,
}

impl TakeStatus {
    /// The trade's abbreviation.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::FalseStart => "FS",
            Self::Complete => "C",
            Self::Breakdown => "BD",
            Self::Incomplete => "INC",
        }
    }
}

/// A row of the take log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakeRow {
    /// Number of the take.
    pub number: u32,
    /// Where it starts on the recorder's timeline, seconds.
    pub start_s: f64,
    /// How long it is, seconds.
    pub length_s: f64,
    /// What became of it.
    pub status: TakeStatus,
    /// In a few words.
    pub remark: String,
    /// Whether it is the keeper.
    pub keeper: bool,
}

/// A fault ticket (domain reference 8.5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FaultRow {
    /// Number of the ticket, from 1.
    pub number: u32,
    /// The tag of what is broken.
    pub unit: UnitId,
    /// How it shows.
    pub symptom: String,
    /// What was tried.
    pub tests: String,
    /// What was done with it.
    pub done: String,
}

/// What is written down.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Papers {
    /// The input list by track.
    pub inputs: BTreeMap<u32, InputRow>,
    /// The take log by number.
    pub takes: BTreeMap<u32, TakeRow>,
    /// The fault tickets by number.
    pub faults: BTreeMap<u32, FaultRow>,
}
