//! What is judged: criteria as data, each with a check that the program knows.

use serde::{Deserialize, Serialize};

/// One line of the rubric.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its name in reports and tests, such as `levels-vox`.
    pub id: String,
    /// What people read.
    pub title: String,
    /// The part of the work it belongs to: `Set-up`, `Signal`, `Takes`, `Paper`, `Strike`, `Safety`.
    pub group: String,
    /// Full marks.
    pub marks: f64,
    /// How it is judged.
    pub check: Check,
    /// What to do next time, when marks were lost.
    pub advice: String,
}

/// How a criterion is judged; `track` is a track of the input list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Check {
    /// The microphone of the track stands where the brief wants it: type, distance, aim, pattern, pop filter, when the first take rolls.
    Placement {
        /// Track of the input list.
        track: u32,
    },
    /// The switches of the track's microphone are as the brief wants (pad out, filter flat) before gain is set.
    MicSwitches {
        /// Track of the input list.
        track: u32,
    },
    /// The track carries its source by the line and the preamplifier of the brief, and little else.
    Signal {
        /// Track of the input list.
        track: u32,
    },
    /// Peaks of the complete takes lie in the brief's window, and nothing clips.
    Levels {
        /// Track of the input list.
        track: u32,
    },
    /// The noise between phrases is as low as the gear allows.
    Noise {
        /// Track of the input list.
        track: u32,
        /// Greatest A-weighted noise for full marks, dBFS.
        floor_dbfs: f64,
    },
    /// Others' sound in the track lies this far below its own.
    Bleed {
        /// Track of the input list.
        track: u32,
        /// Decibels wanted.
        wanted_db: f64,
    },
    /// Only the tracks of the input list are armed and they are named before the first take rolls.
    TrackNames,
    /// Cables reach, fit and keep out of doorways; refused attempts count here.
    Cabling,
    /// Power comes on in the order recorder and outboard, desk, monitors, and goes off the other way.
    PowerOrder,
    /// 48 V is never on while a microphone line is plugged or unplugged, and monitors are down when it is switched.
    Phantom,
    /// Both players hear themselves and each other: both cue mixes have both tracks, the singer more of herself.
    Cues,
    /// Rolling and stopping when asked, playing the right place; late answers cost marks.
    Takes,
    /// The input list on paper is what is patched.
    InputList,
    /// Every take is logged with its start, length and status within seconds of the truth.
    TakeLog,
    /// The keeper on the log is the take that the lead named.
    Keeper {
        /// The number of that take.
        take: u32,
    },
    /// Desk zeroed, 48 V off, bay normal, everything coiled and in its place, at the end.
    Strike,
    /// The session is saved and backed up after the last take.
    Backup,
    /// The room is ready by the hour on the sheet.
    OnTime,
}
