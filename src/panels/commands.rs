//! What the commands of the key map do in the studio.

use crate::files::keys::Command;
use crate::panels::stage::Stage;
use crate::panels::{Desk, Outbox};
use crate::sim::session::{self, Action, Rolling, Transport};
use crate::sim::view;

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
        _ => return None,
    })
}

/// What a command tells the recorder.
pub(super) fn recorder(command: Command, desk: &Desk, outbox: &mut Outbox) {
    let Some(recorder) = view::recorder(desk.scenario, desk.studio) else { return };
    let mut press = |key| outbox.push(Action::Transport(key));
    match command {
        Command::PlayStop if recorder.rolling == Rolling::Stopped => press(Transport::Play),
        Command::PlayStop => press(Transport::Stop),
        Command::Record => press(Transport::Record),
        Command::ReturnToZero => press(Transport::ReturnToZero),
        Command::NudgeBack => press(Transport::Nudge(-1)),
        Command::NudgeOn => press(Transport::Nudge(1)),
        Command::Mark => {
            let name = desk.words.with("marker-name", &[("number", (desk.studio.workstation.marked + 1).to_string().into())]);
            outbox.push(Action::Workstation(session::Command::AddMarker { name, at_s: recorder.position_s }));
        }
        Command::NewPlaylist => {
            for track in recorder.tracks.iter().filter(|track| track.armed) {
                outbox.push(Action::Workstation(session::Command::NewPlaylist(track.number)));
            }
        }
        _ => {}
    }
}
