//! Reading one content file: text to tree, tree to shape, shape to value, each step with all its faults.

use crate::files::diagnostic::{byte_at, place_of};
use crate::files::shape::{self, Looking, in_words};
use crate::files::tree::{self, Kind, Node};
use crate::files::{Diagnostic, FileKind};
use crate::sim::band::{Band, Song};
use crate::sim::gear::{GearFile, RecordingGear};
use crate::sim::scenario::ScenarioFile;
use crate::sim::venue::Venue;
use crate::sim::view::Gallery;
use serde::de::DeserializeOwned;

/// A type that a file holds.
pub(super) trait Shaped: DeserializeOwned {
    /// Its table of fields.
    fn look(looking: &mut Looking<'_>, node: &Node);
}

/// A type that a content file holds.
pub(super) trait Content: Shaped {
    /// Which file that is.
    const KIND: FileKind;
}

macro_rules! content {
    ($($type:ty, $kind:ident, $look:ident;)+) => {$(
        impl Shaped for $type {
            fn look(looking: &mut Looking<'_>, node: &Node) { shape::$look(looking, node); }
        }
        impl Content for $type {
            const KIND: FileKind = FileKind::$kind;
        }
    )+};
}
content! {
    GearFile, Gear, gear_file;
    RecordingGear, Recording, recording_gear;
    Venue, Venue, venue;
    Band, Band, band;
    Song, Song, song;
    ScenarioFile, Scenario, scenario;
}

impl Shaped for Gallery {
    fn look(looking: &mut Looking<'_>, node: &Node) {
        shape::gallery(looking, node);
    }
}

/// A file that was read, and where everything stands in it.
#[derive(Debug)]
pub(super) struct Loaded<T> {
    /// Its name.
    pub(super) name: String,
    /// Its value.
    pub(super) value: T,
    text: String,
    tree: Node,
}

impl<T> Loaded<T> {
    /// A fault at the value of a path.
    pub(super) fn place(&self, path: &str, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
        let (line, column) = place_of(&self.text, self.tree.find(path).span.start);
        Diagnostic { file: self.name.clone(), line, column, message: message.into(), help: help.into() }
    }
}

/// Reads a file of a known kind.
///
/// # Errors
/// Every fault of its shape.
pub(super) fn read_content<T: Shaped>(name: &str, text: &str) -> Result<Loaded<T>, Vec<Diagnostic>> {
    let mut looking = Looking { file: name, text, found: Vec::new() };
    let tree = match tree::read(text) {
        Ok(tree) => tree,
        Err(broken) => {
            looking.fault(broken.at, broken.message, broken.help);
            return Err(looking.found);
        }
    };
    tree.walk(&mut |node| {
        if !is_finite(node, text) {
            looking.fault(
                node.span.start,
                format!("`{}` is no number that anything could have", &text[node.span.clone()]),
                "a finite number",
            );
        }
    });
    T::look(&mut looking, &tree);
    if !looking.found.is_empty() {
        return Err(looking.found);
    }
    match ron::from_str(text) {
        Ok(value) => Ok(Loaded { name: name.to_owned(), value, text: text.to_owned(), tree }),
        Err(error) => {
            let (message, help) = in_words(&error.code);
            looking.fault(byte_at(text, error.span.start.line, error.span.start.col), message, help);
            Err(looking.found)
        }
    }
}

/// Whether a number is one; words and text are.
fn is_finite(node: &Node, text: &str) -> bool {
    match &node.kind {
        Kind::Number => {
            let digits = text[node.span.clone()].replace('_', "");
            digits.parse::<f64>().map_or_else(|_| !digits.contains("inf") && !digits.contains("NaN"), f64::is_finite)
        }
        Kind::Word(word) => !["inf", "NaN", "inff32", "inff64", "NaNf32", "NaNf64"].contains(&word.as_str()),
        _ => true,
    }
}
