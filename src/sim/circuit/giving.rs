//! What the output of a track gives: its input, what is recorded on it, or nothing.

use crate::sim::gear::{Setting, Settings, UnitId};

/// What the output of a track gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Giving {
    /// What comes in.
    Input,
    /// What is recorded.
    Recorded,
    /// Nothing: it stands still, or its power is off.
    Silence,
}

/// What rolls while the circuit is as it is.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rolling<'a> {
    /// The session's recorder, and whether it rolls.
    pub recorder: Option<(&'a UnitId, bool)>,
    /// The tape machine, whether the tape moves at play speed, and whether it records.
    pub tape: Option<(&'a UnitId, bool, bool)>,
    /// Whether anything is recorded: the tally of the control room, which mutes the listen microphone (domain reference 6.2).
    pub tally: bool,
}

impl Rolling<'_> {
    /// What a track of a recorder or a tape machine gives; those that nobody rolls give their input through.
    #[must_use]
    pub fn gives(&self, settings: &Settings, unit: &UnitId, track: u32) -> Giving {
        if !settings.get(unit, "power").is_none_or(Setting::is_on) {
            return Giving::Silence;
        }
        match (self.recorder, self.tape) {
            (Some((recorder, rolls)), _) if recorder == unit => workstation(settings, unit, track, rolls),
            (_, Some((machine, moves, records))) if machine == unit => tape(settings, unit, track, (moves, records)),
            _ => Giving::Input,
        }
    }
}

/// An armed track gives its input until it rolls, or always where that is chosen; every other one what it plays.
fn workstation(settings: &Settings, unit: &UnitId, track: u32, rolls: bool) -> Giving {
    let always = settings.text(unit, "monitor") == "input";
    match settings.on(unit, &format!("arm {track}")) {
        true if always || !rolls => Giving::Input,
        _ if rolls => Giving::Recorded,
        _ => Giving::Silence,
    }
}

/// In sync, a track that is ready gives its input while it records or the tape stands still.
fn tape(settings: &Settings, unit: &UnitId, track: u32, (moves, records): (bool, bool)) -> Giving {
    let ready = settings.on(unit, &format!("ready {track}"));
    match settings.text(unit, &format!("monitor {track}")) {
        "input" => Giving::Input,
        "sync" if ready && (records || !moves) => Giving::Input,
        _ if moves => Giving::Recorded,
        _ => Giving::Silence,
    }
}
