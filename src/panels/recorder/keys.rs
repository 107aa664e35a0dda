//! The keys of the recorder's screen: those that people know from the programs they record with.

use crate::panels::recorder::Screen;
use crate::panels::{Desk, Outbox};
use crate::sim::session::{Action, Command, Rolling, Transport};
use crate::sim::view::RecorderView;
use egui::{Key, Modifiers, Ui};

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    PlayOrStop,
    Record,
    Zero,
    Back,
    On,
    Mark,
    NewPlaylist,
    Undo,
    TrackUp,
    TrackDown,
    ZoomIn,
    ZoomOut,
    Fit,
    Earlier,
    Later,
}

/// Every key with its words on the sheet of keys; of two for one thing both.
const KEYS: [(Modifiers, Key, Does, &str, &str); 17] = [
    (Modifiers::COMMAND, Key::Space, Does::Record, "Ctrl+Space", "Record; drop in or out while it plays"),
    (Modifiers::NONE, Key::F12, Does::Record, "F12", "Record as well"),
    (Modifiers::NONE, Key::Space, Does::PlayOrStop, "Space", "Play, or stop whatever it does"),
    (Modifiers::NONE, Key::Enter, Does::Zero, "Enter", "Return to zero"),
    (Modifiers::NONE, Key::Comma, Does::Back, ",", "Nudge back"),
    (Modifiers::NONE, Key::Period, Does::On, ".", "Nudge on"),
    (Modifiers::NONE, Key::M, Does::Mark, "M", "Mark where it stands"),
    (Modifiers::COMMAND, Key::Backslash, Does::NewPlaylist, "Ctrl+\\", "New playlist on the chosen track"),
    (Modifiers::COMMAND, Key::Z, Does::Undo, "Ctrl+Z", "Take back the last change on this screen"),
    (Modifiers::NONE, Key::ArrowUp, Does::TrackUp, "↑", "Choose the track above"),
    (Modifiers::NONE, Key::ArrowDown, Does::TrackDown, "↓", "Choose the track below"),
    (Modifiers::NONE, Key::Plus, Does::ZoomIn, "+", "Zoom in; or the wheel with Ctrl"),
    (Modifiers::NONE, Key::Equals, Does::ZoomIn, "=", "Zoom in as well"),
    (Modifiers::NONE, Key::Minus, Does::ZoomOut, "−", "Zoom out"),
    (Modifiers::NONE, Key::F, Does::Fit, "F", "See the whole timeline"),
    (Modifiers::NONE, Key::PageUp, Does::Earlier, "Page up", "A screen earlier; or the wheel with Shift"),
    (Modifiers::NONE, Key::PageDown, Does::Later, "Page down", "A screen later"),
];

/// The sheet of keys: what to press, and what that does.
pub(super) fn sheet() -> impl Iterator<Item = (&'static str, &'static str)> {
    KEYS.iter().map(|(.., key, words)| (*key, *words))
}

/// Does what was pressed, unless it was meant for something that is being typed into; whether the last change is taken back.
pub(super) fn keys(ui: &Ui, desk: &Desk, recorder: &RecorderView, screen: &mut Screen, outbox: &mut Outbox) -> bool {
    if ui.ctx().egui_wants_keyboard_input() {
        return false;
    }
    let pressed = |(modifiers, key, does, ..): &(Modifiers, Key, Does, &str, &str)| {
        ui.input_mut(|input| input.consume_key(*modifiers, *key)).then_some(*does)
    };
    let done: Vec<Does> = KEYS.iter().filter_map(pressed).collect();
    for does in &done {
        match action_of(*does, desk, recorder, screen) {
            Some(action) => outbox.push(action),
            None => look(*does, recorder, screen),
        }
    }
    done.contains(&Does::Undo)
}

fn action_of(does: Does, desk: &Desk, recorder: &RecorderView, screen: &Screen) -> Option<Action> {
    let key = match does {
        Does::PlayOrStop if recorder.rolling == Rolling::Stopped => Transport::Play,
        Does::PlayOrStop => Transport::Stop,
        Does::Record => Transport::Record,
        Does::Zero => Transport::ReturnToZero,
        Does::Back => Transport::Nudge(-1),
        Does::On => Transport::Nudge(1),
        Does::Mark => return Some(mark(desk, recorder, "")),
        Does::NewPlaylist => return Some(Action::Workstation(Command::NewPlaylist(screen.track.unwrap_or(1)))),
        _ => return None,
    };
    Some(Action::Transport(key))
}

/// A marker where it stands, by that name or by its number.
pub(super) fn mark(desk: &Desk, recorder: &RecorderView, name: &str) -> Action {
    let name = match name.trim() {
        "" => format!("Mark {}", desk.studio.workstation.marked + 1),
        name => name.to_owned(),
    };
    Action::Workstation(Command::AddMarker { name, at_s: recorder.position_s })
}

/// What changes nothing but what is seen.
fn look(does: Does, recorder: &RecorderView, screen: &mut Screen) {
    let (length, tracks) = (recorder.length_s, recorder.tracks.len() as u32);
    let seen = screen.seen(length);
    let chosen = screen.track.unwrap_or(1);
    match does {
        Does::TrackUp => screen.track = Some(chosen.saturating_sub(1).max(1)),
        Does::TrackDown => screen.track = Some((chosen + 1).min(tracks.max(1))),
        Does::ZoomIn => screen.zoom(1.5, recorder.position_s, length),
        Does::ZoomOut => screen.zoom(1.0 / 1.5, recorder.position_s, length),
        Does::Fit => screen.fit(),
        Does::Earlier => screen.scroll(-0.8 * seen, length),
        Does::Later => screen.scroll(0.8 * seen, length),
        _ => {}
    }
}
