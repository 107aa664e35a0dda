//! The booking sheet: who, what, when, and the input list that is asked for.

use crate::sim::band::PlayerId;
use crate::sim::gear::{JackId, TypeId};
use serde::{Deserialize, Serialize};

/// The booking sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    /// ISO date of the booking, such as `2026-03-10`.
    pub date: String,
    /// Clock time at which the trainee comes in, `09:40`.
    pub call: String,
    /// Clock time at which the session starts, `10:00`.
    pub start: String,
    /// Clock time at which the room must be as found, `13:15`.
    pub clear_by: String,
    /// Which studio.
    pub studio: String,
    /// Who comes.
    pub artist: String,
    /// Who engineers: the lead's name.
    pub lead: String,
    /// What the lead says about it.
    pub notes: Vec<String>,
    /// The input list that is asked for.
    pub inputs: Vec<InputLine>,
}

/// One line of the input list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InputLine {
    /// Track of the recorder, from 1.
    pub track: u32,
    /// What it is called on the track and the sheet, such as `VOX`.
    pub name: String,
    /// Whose sound it is.
    pub player: PlayerId,
    /// Microphone types that will do.
    pub mics: Vec<TypeId>,
    /// Where the microphone belongs.
    pub placement: Placement,
    /// The wall line to use.
    pub line: JackId,
    /// The preamplifier input to use.
    pub preamp: JackId,
    /// The window of peaks that the lead asks for, dBFS.
    pub peaks: (f64, f64),
}

/// Where a microphone belongs, re one radiator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Placement {
    /// The radiator, or `reference` for the player's reference point.
    pub from: String,
    /// Least and greatest distance for full marks, metres.
    pub distance_m: (f64, f64),
    /// Greatest angle between the microphone's axis and the line to the source, degrees.
    pub aim_deg: f64,
    /// The pattern that it is switched to.
    pub pattern: String,
    /// Whether a pop filter stands between, and its distance in front of the capsule, metres.
    pub pop_m: Option<(f64, f64)>,
}
