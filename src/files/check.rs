//! What is wrong with a file, for people who write content.

use crate::files::content::{Content, Loaded, read_content};
use crate::files::library::{kind_of, text_of};
use crate::files::{Diagnostic, Library, NotFound, stems, translation};
use crate::sim::band::Band;
use crate::sim::gear::GearFile;
use crate::sim::scenario::{Fault, ScenarioFile, band_faults, catalogue, gear_faults, recording_faults, song_faults, venue_faults};
use crate::sim::venue::Venue;
use std::path::Path;

/// What a file can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// `scenarios/*.ron`.
    Scenario,
    /// `assets/gear/*.ron`.
    Gear,
    /// `assets/recording/*.ron`.
    Recording,
    /// `assets/venues/*.ron`.
    Venue,
    /// `assets/bands/*.ron`.
    Band,
    /// `assets/songs/*.ron`.
    Song,
    /// `assets/locale/*/content/*.ron`.
    Translation,
    /// `*.journal`.
    Journal,
}

impl FileKind {
    /// What people call such a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Scenario => "scenario",
            Self::Gear => "gear file",
            Self::Recording => "file of recording gear",
            Self::Venue => "venue",
            Self::Band => "band",
            Self::Song => "song",
            Self::Translation => "translation",
            Self::Journal => "journal",
        }
    }

    /// The kind whose own field occurs in the text.
    pub(super) fn guess(text: &str) -> Option<Self> {
        let signs = [
            (Self::Scenario, "rubric:"),
            (Self::Recording, "converters:"),
            (Self::Venue, "wires:"),
            (Self::Band, "players:"),
            (Self::Song, "sections:"),
            (Self::Gear, "gear:"),
        ];
        signs.into_iter().find(|(_, sign)| text.contains(sign)).map(|(kind, _)| kind)
    }
}

/// Everything that is wrong with a file and with the files that it names; nothing if it is sound.
///
/// A journal is left to `files::journal`: here it has no faults.
#[must_use]
pub fn check(path: &Path) -> Vec<Diagnostic> {
    let name = path.to_string_lossy();
    let text = match text_of(path) {
        Ok(text) => text,
        Err(message) => return vec![Diagnostic::whole(&name, message, "")],
    };
    // A scenario beside its own assets means those, wherever the program lies.
    let own = path.canonicalize().ok().and_then(|path| Library::around(&path));
    match kind_of(path, &text) {
        Some(kind) => check_in(own.or_else(|| Library::find().ok()).as_ref(), kind, &name, &text),
        None => vec![Diagnostic::whole(
            &name,
            "this is no content file that is known here",
            "a scenario, gear file, venue, band, song, translation or journal",
        )],
    }
}

/// Everything that is wrong with a text as a file of that kind; other files are taken from the library that is found.
#[must_use]
pub fn check_text(kind: FileKind, name: &str, text: &str) -> Vec<Diagnostic> {
    check_in(Library::find().ok().as_ref(), kind, name, text)
}

fn check_in(library: Option<&Library>, kind: FileKind, name: &str, text: &str) -> Vec<Diagnostic> {
    match kind {
        FileKind::Scenario => match (read_content::<ScenarioFile>(name, text), library) {
            (Ok(file), Some(library)) => library.joined(file).err().unwrap_or_default(),
            (Ok(file), None) => vec![file.place("", NotFound.to_string(), "")],
            (Err(faults), _) => faults,
        },
        FileKind::Gear => alone(name, text, |file: &GearFile| gear_faults(std::slice::from_ref(file))),
        FileKind::Recording => alone(name, text, recording_faults),
        FileKind::Venue => alone(name, text, |venue: &Venue| {
            let gear = library.map(Library::all_gear).unwrap_or_default();
            venue_faults(venue, &catalogue(&gear))
        }),
        FileKind::Band => band(library, name, text),
        FileKind::Song => alone(name, text, song_faults),
        FileKind::Translation => translation::faults(name, text),
        FileKind::Journal => Vec::new(),
    }
}

fn band(library: Option<&Library>, name: &str, text: &str) -> Vec<Diagnostic> {
    let mut file = match read_content::<Band>(name, text) {
        Ok(file) => file,
        Err(found) => return found,
    };
    let gear = catalogue(&library.map(Library::all_gear).unwrap_or_default());
    let faults = band_faults(&file.value, &gear).into_iter();
    let mut found: Vec<Diagnostic> = faults.map(|fault| file.place(&fault.path, fault.message, fault.help)).collect();
    file.value.look_up(&gear);
    found.extend(stems::place(&mut file, Path::new(""), None).err().unwrap_or_default());
    found
}

fn alone<T: Content>(name: &str, text: &str, faults: impl FnOnce(&T) -> Vec<Fault>) -> Vec<Diagnostic> {
    let placed =
        |file: Loaded<T>| faults(&file.value).into_iter().map(|fault| file.place(&fault.path, fault.message, fault.help)).collect();
    read_content(name, text).map_or_else(|found| found, placed)
}
