//! Which places of work the commands of the key map open, and what they do with what is pointed at.

use crate::files::keys::Command;
use crate::panels::stage::{Reach, Stage, Undoing};

/// The place that a command opens.
pub(super) fn stage_of(command: Command) -> Option<Stage> {
    Some(match command {
        Command::Room => Stage::Room,
        Command::Storage => Stage::Storage,
        Command::Stands => Stage::Stands,
        Command::Cables => Stage::Cables,
        Command::Bay => Stage::Bay,
        Command::Preamps => Stage::Preamps,
        Command::Desk => Stage::Desk,
        Command::Recorder => Stage::Recorder,
        Command::Sheets => Stage::Sheets,
        Command::Booking => Stage::Brief,
        Command::Flow => Stage::Flow,
        Command::Closer => Stage::Closer,
        _ => return None,
    })
}

/// What a command does with what is pointed at.
pub(super) fn reach_of(command: Command) -> Option<Reach> {
    Some(match command {
        Command::First => Reach::First,
        Command::Second => Reach::Second,
        Command::TurnUp => Reach::Turn(1.0),
        Command::TurnDown => Reach::Turn(-1.0),
        Command::FineUp => Reach::TurnFine(1.0),
        Command::FineDown => Reach::TurnFine(-1.0),
        Command::Raise => Reach::Raise(1.0),
        Command::Lower => Reach::Raise(-1.0),
        Command::NextThing => Reach::Next(1),
        Command::ThingBefore => Reach::Next(-1),
        _ => return None,
    })
}

/// What a command asks for of what was done.
pub(super) fn undoing_of(command: Command) -> Option<Undoing> {
    match command {
        Command::Undo => Some(Undoing::Undo),
        Command::Redo => Some(Undoing::Redo),
        _ => None,
    }
}
