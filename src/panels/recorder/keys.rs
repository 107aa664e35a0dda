//! What the commands of the key map do to the recorder and on its screen.

use crate::files::keys::Command;
use crate::panels::recorder::Screen;
use crate::panels::{Desk, Outbox};
use crate::sim::session::{self, Action, Rolling, Transport};
use crate::sim::view::{self, RecorderView};

/// What a key zooms by.
const ZOOM: f64 = 1.5;

/// Whether a command is for the recorder's screen alone; every other one works wherever somebody is.
pub(in crate::panels) fn is_of_screen(command: Command) -> bool {
    use Command::{Earlier, Later, TrackAbove, TrackBelow, WholeTimeline, ZoomIn, ZoomOut};
    matches!(command, TrackAbove | TrackBelow | ZoomIn | ZoomOut | WholeTimeline | Earlier | Later)
}

/// Does what a command says, if there is a recorder.
pub(in crate::panels) fn obey(command: Command, desk: &Desk, screen: &mut Screen, outbox: &mut Outbox) {
    let Some(recorder) = view::recorder(desk.scenario, desk.studio) else { return };
    match action_of(command, desk, &recorder, screen) {
        Some(action) => outbox.push(action),
        None => look(command, &recorder, screen),
    }
}

fn action_of(command: Command, desk: &Desk, recorder: &RecorderView, screen: &Screen) -> Option<Action> {
    let key = match command {
        Command::PlayStop if recorder.rolling == Rolling::Stopped => Transport::Play,
        Command::PlayStop => Transport::Stop,
        Command::Record => Transport::Record,
        Command::ReturnToZero => Transport::ReturnToZero,
        Command::NudgeBack => Transport::Nudge(-1),
        Command::NudgeOn => Transport::Nudge(1),
        Command::Mark => return Some(mark(desk, recorder, "")),
        Command::NewPlaylist => return Some(Action::Workstation(session::Command::NewPlaylist(screen.track.unwrap_or(1)))),
        _ => return None,
    };
    Some(Action::Transport(key))
}

/// A marker where it stands, by that name or by its number.
pub(super) fn mark(desk: &Desk, recorder: &RecorderView, name: &str) -> Action {
    let name = match name.trim() {
        "" => desk.words.with("marker-name", &[("number", (desk.studio.workstation.marked + 1).to_string().into())]),
        name => name.to_owned(),
    };
    Action::Workstation(session::Command::AddMarker { name, at_s: recorder.position_s })
}

/// What changes nothing but what is seen, and what is taken back when the screen is drawn.
fn look(command: Command, recorder: &RecorderView, screen: &mut Screen) {
    let (length, tracks) = (recorder.length_s, recorder.tracks.len() as u32);
    let seen = screen.seen(length);
    let chosen = screen.track.unwrap_or(1);
    match command {
        Command::TrackAbove => screen.track = Some(chosen.saturating_sub(1).max(1)),
        Command::TrackBelow => screen.track = Some((chosen + 1).min(tracks.max(1))),
        Command::ZoomIn => screen.zoom(ZOOM, recorder.position_s, length),
        Command::ZoomOut => screen.zoom(1.0 / ZOOM, recorder.position_s, length),
        Command::WholeTimeline => screen.fit(),
        Command::Earlier => screen.scroll(-0.8 * seen, length),
        Command::Later => screen.scroll(0.8 * seen, length),
        _ => {}
    }
}
