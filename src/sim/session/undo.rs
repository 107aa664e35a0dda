//! What takes back what was last done on the recorder's screen.
//!
//! Nothing that was recorded is ever taken back: a pass stays on its playlist, and a new playlist stays beside the old one.

use crate::sim::session::{Action, Command, Studio};

/// Something that was done, and what takes it back.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    did: Action,
    back: Action,
}

impl Undo {
    /// How to take back what is about to be done in a studio; none of what has no way back.
    #[must_use]
    pub fn of(studio: &Studio, action: &Action) -> Option<Self> {
        let back = match action {
            Action::Set(control, setting) => {
                let before = studio.settings.get(&control.unit, &control.control)?;
                (before != setting).then(|| Action::Set(control.clone(), before.clone()))?
            }
            Action::Workstation(command) => Action::Workstation(back_of(studio, command)?),
            _ => return None,
        };
        Some(Self { did: action.clone(), back })
    }

    /// What takes it back, if it still stands: it was not refused, and nobody has changed it since.
    #[must_use]
    pub fn take_back(self, studio: &Studio) -> Option<Action> {
        let stands = match (&self.did, &self.back) {
            (Action::Set(control, setting), _) => studio.settings.get(&control.unit, &control.control) == Some(setting),
            (Action::Workstation(did), Action::Workstation(back)) => stands(studio, did, back),
            _ => false,
        };
        stands.then_some(self.back)
    }
}

fn back_of(studio: &Studio, command: &Command) -> Option<Command> {
    let shop = &studio.workstation;
    let choose = |track: u32| Command::ChoosePlaylist { track, playlist: shop.chosen(track) };
    let marker = |number: &u32| shop.markers.get(number).cloned();
    match command {
        Command::NewPlaylist(track) | Command::ChoosePlaylist { track, .. } => Some(choose(*track)),
        Command::NamePlaylist { track, playlist, .. } => {
            let own = shop.playlists.get(track).and_then(|lists| lists.names.get(playlist.checked_sub(1)? as usize));
            Some(Command::NamePlaylist { track: *track, playlist: *playlist, name: own.cloned().unwrap_or_default() })
        }
        Command::AddMarker { .. } => Some(Command::DeleteMarker(shop.marked + 1)),
        Command::RenameMarker { number, .. } => Some(Command::RenameMarker { number: *number, name: marker(number)?.name }),
        Command::DeleteMarker(number) => marker(number).map(|marker| Command::AddMarker { name: marker.name, at_s: marker.at_s }),
        Command::PunchRange(..) => shop.punch.map(|(from, to)| Command::PunchRange(from, to)),
        Command::LoopRange(..) => shop.looped.map(|(from, to)| Command::LoopRange(from, to)),
    }
}

/// Whether the recorder stands as a command has left it.
fn stands(studio: &Studio, did: &Command, back: &Command) -> bool {
    let shop = &studio.workstation;
    match (did, back) {
        (Command::NewPlaylist(track), _) => shop.playlists.get(track).is_some_and(|lists| lists.chosen == lists.count()),
        (Command::ChoosePlaylist { track, playlist }, _) => shop.chosen(*track) == *playlist,
        (Command::NamePlaylist { track, playlist, name }, _) => {
            let named = shop.playlists.get(track).and_then(|lists| lists.names.get(playlist.checked_sub(1)? as usize));
            named == Some(name)
        }
        (Command::AddMarker { name, .. }, Command::DeleteMarker(number)) => {
            shop.markers.get(number).is_some_and(|marker| marker.name == *name)
        }
        (Command::RenameMarker { number, name }, _) => shop.markers.get(number).is_some_and(|marker| marker.name == *name),
        (Command::DeleteMarker(number), _) => !shop.markers.contains_key(number),
        (Command::PunchRange(from, to), _) => shop.punch == Some((*from, *to)),
        (Command::LoopRange(from, to), _) => shop.looped == Some((*from, *to)),
        (Command::AddMarker { .. }, _) => false,
    }
}
