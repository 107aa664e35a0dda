//! The key map: which keys do what, as it ships in `assets/keys.ron` and as a user's own file changes it.

use crate::files::diagnostic::place_of;
use crate::files::tree::{self, Entry, Kind, Node};
use crate::files::{Diagnostic, Library, whole};
use crate::sim::scenario::suggestion;
use std::collections::BTreeMap;
use std::path::Path;

/// The name of the file, in `assets` and beside the sessions.
const NAME: &str = "keys.ron";

/// What a key can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each does what it is called; the shortcut sheet says it in words")]
pub enum Command {
    PlayStop,
    Record,
    ReturnToZero,
    NudgeBack,
    NudgeOn,
    Mark,
    NewPlaylist,
    TrackAbove,
    TrackBelow,
    ZoomIn,
    ZoomOut,
    WholeTimeline,
    Earlier,
    Later,
    Room,
    Storage,
    Stands,
    Cables,
    Bay,
    Preamps,
    Desk,
    Recorder,
    Sheets,
    Booking,
    Flow,
    Closer,
    First,
    Second,
    NextThing,
    ThingBefore,
    TurnUp,
    TurnDown,
    FineUp,
    FineDown,
    Raise,
    Lower,
    XRay,
    Undo,
    Redo,
    Search,
    Answer,
    Shortcuts,
    Settings,
    Larger,
    Smaller,
}

impl Command {
    /// All of them with their names in the file, in the order of the shortcut sheet.
    pub const ALL: [(Self, &'static str); 45] = [
        (Self::PlayStop, "play_stop"),
        (Self::Record, "record"),
        (Self::ReturnToZero, "return_to_zero"),
        (Self::NudgeBack, "nudge_back"),
        (Self::NudgeOn, "nudge_on"),
        (Self::Mark, "mark"),
        (Self::NewPlaylist, "new_playlist"),
        (Self::TrackAbove, "track_above"),
        (Self::TrackBelow, "track_below"),
        (Self::ZoomIn, "zoom_in"),
        (Self::ZoomOut, "zoom_out"),
        (Self::WholeTimeline, "whole_timeline"),
        (Self::Earlier, "earlier"),
        (Self::Later, "later"),
        (Self::Room, "room"),
        (Self::Storage, "storage"),
        (Self::Stands, "stands"),
        (Self::Cables, "cables"),
        (Self::Bay, "bay"),
        (Self::Preamps, "preamps"),
        (Self::Desk, "desk"),
        (Self::Recorder, "recorder"),
        (Self::Sheets, "sheets"),
        (Self::Booking, "booking"),
        (Self::Flow, "signal_flow"),
        (Self::Closer, "closer"),
        (Self::First, "use_first"),
        (Self::Second, "use_second"),
        (Self::NextThing, "next_thing"),
        (Self::ThingBefore, "thing_before"),
        (Self::TurnUp, "turn_up"),
        (Self::TurnDown, "turn_down"),
        (Self::FineUp, "fine_up"),
        (Self::FineDown, "fine_down"),
        (Self::Raise, "raise"),
        (Self::Lower, "lower"),
        (Self::XRay, "x_ray"),
        (Self::Undo, "undo"),
        (Self::Redo, "redo"),
        (Self::Search, "search"),
        (Self::Answer, "answer"),
        (Self::Shortcuts, "shortcuts"),
        (Self::Settings, "settings"),
        (Self::Larger, "larger"),
        (Self::Smaller, "smaller"),
    ];
}

/// Keys beside letters, digits and `F1` to `F12`.
const NAMED: [&str; 24] = [
    "Space",
    "Enter",
    "Escape",
    "Tab",
    "Backspace",
    "Insert",
    "Delete",
    "Home",
    "End",
    "PageUp",
    "PageDown",
    "Up",
    "Down",
    "Left",
    "Right",
    "Comma",
    "Period",
    "Minus",
    "Plus",
    "Equals",
    "Semicolon",
    "Slash",
    "Backslash",
    "Backtick",
];

/// One key with what is held down beside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chord {
    /// Whether Ctrl is held, or Cmd where there is one.
    pub ctrl: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// The key's name on an English keyboard.
    pub key: String,
}

impl std::fmt::Display for Chord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (is_held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            f.write_str(if is_held { name } else { "" })?;
        }
        f.write_str(&self.key)
    }
}

impl Chord {
    /// Reads `Ctrl+Shift+F`; what is wrong and what would be right if that is no chord.
    fn read(text: &str) -> Result<Self, (String, String)> {
        let mut chord = Self { ctrl: false, shift: false, alt: false, key: String::new() };
        let (held, key) = text.rsplit_once('+').unwrap_or(("", text));
        for name in held.split('+').filter(|name| !name.is_empty()) {
            match name {
                "Ctrl" => chord.ctrl = true,
                "Shift" => chord.shift = true,
                "Alt" => chord.alt = true,
                _ => return Err((format!("`{name}` is not held down beside a key"), "Ctrl, Shift or Alt".into())),
            }
        }
        let is_one = matches!(key.as_bytes(), [b'A'..=b'Z' | b'0'..=b'9']) || key.strip_prefix('F').is_some_and(is_function);
        if !is_one && !NAMED.contains(&key) {
            return Err((format!("there is no key `{key}`"), suggestion(key, NAMED)));
        }
        chord.key = key.to_owned();
        Ok(chord)
    }
}

fn is_function(digits: &str) -> bool {
    digits.parse::<u32>().is_ok_and(|number| (1..=12).contains(&number))
}

/// Which keys do what.
pub type KeyMap = BTreeMap<Command, Vec<Chord>>;

/// The key map that ships, changed by a user's own file beside the sessions, and what is wrong with either.
///
/// A file with faults changes nothing.
#[must_use]
pub fn keys(library: &Library, data: &Path) -> (KeyMap, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let mut map = KeyMap::new();
    for path in [library.root().join("assets").join(NAME), data.join(NAME)] {
        // A user need not have one.
        let Ok(bytes) = whole::read(&path) else { continue };
        let name = path.to_string_lossy();
        match changed(&map, &name, &String::from_utf8_lossy(&bytes)) {
            Ok(new) => map = new,
            Err(found) => faults.extend(found),
        }
    }
    (map, faults)
}

/// A key map as the text of a file changes it.
///
/// # Errors
/// Every fault of the file with its place.
pub fn changed(map: &KeyMap, name: &str, text: &str) -> Result<KeyMap, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut fault = |at: usize, message: String, help: String| {
        let (line, column) = place_of(text, at);
        faults.push(Diagnostic { file: name.to_owned(), line, column, message, help });
    };
    let mut new = map.clone();
    let mut places = BTreeMap::new();
    match tree::read(text).map(|tree| tree.kind) {
        Ok(Kind::Fields(_, entries)) => {
            for entry in &entries {
                command(entry, text, &mut new, &mut places, &mut fault);
            }
        }
        Ok(_) => fault(0, "this is no key map".into(), "write `(play_stop: [\"Space\"], …)`".into()),
        Err(broken) => fault(broken.at, broken.message, broken.help),
    }
    let mut owners: BTreeMap<&Chord, Command> = BTreeMap::new();
    for (command, chord) in new.iter().flat_map(|(command, chords)| chords.iter().map(move |chord| (*command, chord))) {
        if let Some(other) = owners.insert(chord, command) {
            let at = places.get(&(command, chord.clone())).or_else(|| places.get(&(other, chord.clone()))).copied().unwrap_or(0);
            let word = |of: Command| Command::ALL.into_iter().find(|(known, _)| *known == of).map_or("", |(_, word)| word);
            fault(at, format!("`{chord}` is both {} and {}", word(other), word(command)), "give one of them another key".into());
        }
    }
    if faults.is_empty() { Ok(new) } else { Err(faults) }
}

/// One line of the file: the keys of a command.
fn command(
    entry: &Entry,
    text: &str,
    map: &mut KeyMap,
    places: &mut BTreeMap<(Command, Chord), usize>,
    fault: &mut impl FnMut(usize, String, String),
) {
    let Some((command, _)) = Command::ALL.into_iter().find(|(_, word)| *word == entry.name) else {
        let help = suggestion(&entry.name, Command::ALL.map(|(_, word)| word));
        return fault(entry.at.start, format!("no key does `{}`", entry.name), help);
    };
    let Kind::List(items) = &entry.value.kind else {
        return fault(entry.value.span.start, "a list of keys belongs here".into(), "write `[\"Space\"]`".into());
    };
    let mut chords = Vec::new();
    for Node { span, kind } in items {
        let quoted = text[span.clone()].trim_matches('"');
        match Chord::read(quoted) {
            _ if *kind != Kind::Quoted => fault(span.start, "a key belongs here".into(), "write it in quotation marks".into()),
            Ok(chord) => {
                places.insert((command, chord.clone()), span.start);
                chords.push(chord);
            }
            Err((message, help)) => fault(span.start, message, help),
        }
    }
    map.insert(command, chords);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> KeyMap {
        let library = Library::at(env!("CARGO_MANIFEST_DIR"));
        let (map, faults) = keys(&library, Path::new("/nowhere"));
        assert_eq!(faults, []);
        map
    }

    #[test]
    fn every_command_has_a_key() {
        let map = shipped();
        for (command, word) in Command::ALL {
            assert!(map.get(&command).is_some_and(|chords| !chords.is_empty()), "{word}");
        }
    }

    #[test]
    fn a_user_changes_the_lines_that_matter_to_them() {
        let map = changed(&shipped(), "keys.ron", "(record: [\"Ctrl+R\"])").unwrap();
        assert_eq!(map[&Command::Record].iter().map(ToString::to_string).collect::<Vec<_>>(), ["Ctrl+R"]);
        assert_eq!(map[&Command::PlayStop], shipped()[&Command::PlayStop]);
    }

    #[test]
    fn faults_name_their_places() {
        let check = |text: &str, place: (usize, usize), part: &str| {
            let faults = changed(&shipped(), "keys.ron", text).unwrap_err();
            assert_eq!((faults[0].line, faults[0].column), place, "{text}: {faults:?}");
            assert!(faults[0].to_string().contains(part), "{}", faults[0]);
        };
        check("(\n  recrd: [\"R\"],\n)", (2, 3), "record");
        check("(record: [\"Spcae\"])", (1, 11), "Space");
        check("(record: [\"Hyper+R\"])", (1, 11), "Ctrl, Shift or Alt");
        check("(record: \"R\")", (1, 10), "list");
        check("(record: [R])", (1, 11), "quotation");
        check("(record: [\"Space\"])", (1, 11), "play_stop");
        check("(record: [\"R\"", (1, 14), "");
    }
}
