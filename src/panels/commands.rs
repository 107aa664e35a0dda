//! Which places of work the commands of the key map open.

use crate::files::keys::Command;
use crate::panels::stage::Stage;

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
        _ => return None,
    })
}
