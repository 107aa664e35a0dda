//! Tables of what each content file holds, walked field by field so that one fault does not hide the next.
//!
//! The tables name fields; what a value must be is asked of the types of `sim` themselves through `ron`.
//! Where a table forgets something, reading the whole file still finds it.

mod bench;
mod recorders;
mod tables;

pub(super) use bench::{chain_spec, desk_spec, loudness_spec, microphone_spec, player_spec, rir_spec, session_spec};
pub(super) use recorders::{converter_spec, recording_gear, tape_spec};
pub(super) use tables::{band, gallery, gear_file, scenario, song, venue};

use crate::files::Diagnostic;
use crate::files::diagnostic::{byte_at, place_of};
use crate::files::tree::{Entry, Kind, Node};
use crate::sim::scenario::suggestion;
use serde::de::DeserializeOwned;

/// A file that is being looked at, and what was found so far.
pub(super) struct Looking<'a> {
    /// Its name.
    pub(super) file: &'a str,
    /// What is in it.
    pub(super) text: &'a str,
    /// What is wrong with it.
    pub(super) found: Vec<Diagnostic>,
}

impl Looking<'_> {
    /// Notes a fault at a byte.
    pub(super) fn fault(&mut self, byte: usize, message: impl Into<String>, help: impl Into<String>) {
        let (line, column) = place_of(self.text, byte);
        self.found.push(Diagnostic { file: self.file.to_owned(), line, column, message: message.into(), help: help.into() });
    }
}

/// Looks at one value.
type Look = fn(&mut Looking<'_>, &Node);

/// One field of a table: its name, whether it must be there, and what looks at its value.
type Field = (&'static str, bool, Look);

/// A value that `ron` reads by itself.
fn value<T: DeserializeOwned>(looking: &mut Looking<'_>, node: &Node) {
    let text = &looking.text[node.span.clone()];
    if let Err(error) = ron::from_str::<T>(text) {
        let at = node.span.start + byte_at(text, error.span.start.line, error.span.start.col);
        // A wrong number or word is shown from its beginning, not from where reading it failed.
        let at = if matches!(node.kind, Kind::Number | Kind::Quoted | Kind::Word(_)) { node.span.start } else { at };
        let (message, help) = in_words(&error.code);
        looking.fault(at, message, help);
    }
}

/// A quantity with its unit written, such as `Db(3.0)`; `ron` would also take `(3.0)`.
fn quantity<T: DeserializeOwned>(looking: &mut Looking<'_>, node: &Node) {
    let unit = std::any::type_name::<T>().rsplit("::").next().unwrap_or_default();
    if let Kind::Group(name, _) = &node.kind
        && name == unit
    {
        return value::<T>(looking, node);
    }
    looking.fault(node.span.start, format!("this needs its unit: {unit}"), format!("write `{unit}(…)`"));
}

/// `None`, or a `Some(…)` around what the other function looks at.
macro_rules! maybe {
    ($look:expr) => {
        |looking: &mut $crate::files::shape::Looking<'_>, node: &$crate::files::tree::Node| match &node.kind {
            $crate::files::tree::Kind::Word(word) if word == "None" => {}
            $crate::files::tree::Kind::Group(name, items) if name == "Some" && items.len() == 1 => $look(looking, &items[0]),
            $crate::files::tree::Kind::Fields(name, _) if name == "Some" => {
                looking.fault(node.span.start, "`Some` needs another pair of brackets around fields", "write `Some((…))`");
            }
            _ => looking.fault(node.span.start, "`Some(…)` or `None` belongs here", ""),
        }
    };
}

/// A list of what the other function looks at.
macro_rules! each {
    ($look:expr) => {
        |looking: &mut $crate::files::shape::Looking<'_>, node: &$crate::files::tree::Node| match &node.kind {
            $crate::files::tree::Kind::List(items) => items.iter().for_each(|item| $look(looking, item)),
            _ => looking.fault(node.span.start, "a list belongs here", "write `[…, …]`"),
        }
    };
}

use {each, maybe};

/// A struct: every field known, none twice, none missing.
fn fields(looking: &mut Looking<'_>, node: &Node, table: &[Field]) {
    let none: &[Entry] = &[];
    let entries = match &node.kind {
        Kind::Fields(_, entries) => entries,
        Kind::Group(_, items) if items.is_empty() => none,
        _ => return looking.fault(node.span.start, "fields with their names belong here", format!("write `({}: …, …)`", table[0].0)),
    };
    for (index, entry) in entries.iter().enumerate() {
        match table.iter().find(|(name, ..)| *name == entry.name) {
            _ if entries[..index].iter().any(|other| other.name == entry.name) => {
                looking.fault(entry.at.start, format!("`{}` stands here twice", entry.name), "keep one of them");
            }
            Some((_, _, look)) => look(looking, &entry.value),
            None => {
                let help = suggestion(&entry.name, table.iter().map(|(name, ..)| *name));
                looking.fault(entry.at.start, format!("there is no field `{}` here", entry.name), help);
            }
        }
    }
    for (name, required, _) in table {
        if *required && !entries.iter().any(|entry| entry.name == *name) {
            looking.fault(node.span.start, format!("the field `{name}` is missing"), format!("write `{name}: …`"));
        }
    }
}

/// A variant with fields of its own; any other word is looked up among `others`.
fn variant(looking: &mut Looking<'_>, node: &Node, table: &[(&'static str, Look)], others: &[&'static str]) {
    let (name, inside) = match &node.kind {
        Kind::Word(word) => (word, None),
        Kind::Group(name, items) if items.len() == 1 => (name, Some(&items[0])),
        Kind::Group(name, _) | Kind::Fields(name, _) => (name, Some(node)),
        Kind::Number | Kind::Quoted | Kind::List(_) | Kind::Map(_) => {
            return looking.fault(node.span.start, "the name of a kind belongs here", "such as `Furniture`");
        }
    };
    match (table.iter().find(|(known, _)| known == name), inside) {
        (Some((_, look)), Some(inside)) => look(looking, inside),
        (Some((known, _)), None) => looking.fault(node.span.start, format!("`{known}` needs its figures"), format!("write `{known}(…)`")),
        (None, _) if others.contains(&name.as_str()) => {}
        (None, _) => {
            let known = table.iter().map(|(known, _)| *known).chain(others.iter().copied());
            looking.fault(node.span.start, format!("there is no kind `{name}`"), suggestion(name, known));
        }
    }
}

/// What `ron` says, in words for somebody who writes content.
pub(super) fn in_words(error: &ron::Error) -> (String, String) {
    use ron::Error as E;
    let said = |message: &str| (message.to_owned(), String::new());
    match error {
        E::NoSuchEnumVariant { expected, found, .. } => {
            (format!("`{found}` is not known here"), suggestion(found, expected.iter().copied()))
        }
        E::NoSuchStructField { expected, found, .. } => {
            (format!("there is no field `{found}` here"), suggestion(found, expected.iter().copied()))
        }
        E::MissingStructField { field, .. } => (format!("the field `{field}` is missing"), format!("write `{field}: …`")),
        E::DuplicateStructField { field, .. } => (format!("`{field}` stands here twice"), "keep one of them".to_owned()),
        E::ExpectedNamedStructLike(name) if !name.is_empty() => (format!("this needs its unit: {name}"), format!("write `{name}(…)`")),
        E::ExpectedDifferentStructName { expected, found } => (format!("this is a `{found}`"), format!("write `{expected}(…)`")),
        E::ExpectedString => (String::from("text belongs here"), String::from("write it in quotation marks")),
        E::ExpectedFloat => said("a number belongs here"),
        E::ExpectedInteger | E::InvalidIntegerDigit { .. } => said("a whole number belongs here"),
        E::IntegerOutOfBounds => said("this number is too large, too small or negative"),
        E::ExpectedBoolean => said("`true` or `false` belongs here"),
        E::ExpectedArray => (String::from("a list belongs here"), String::from("write `[…, …]`")),
        E::ExpectedStructLike => (String::from("a group belongs here"), String::from("write `(…, …)`")),
        E::ExpectedOption => said("`Some(…)` or `None` belongs here"),
        E::ExpectedIdentifier => said("a word belongs here"),
        E::InvalidValueForType { expected, found } => (format!("{expected} belongs here, not {found}"), String::new()),
        E::Message(message) => (message.clone(), String::new()),
        other => {
            let text = other.to_string();
            let mut letters = text.chars();
            let first = letters.next().map(|letter| letter.to_lowercase().to_string()).unwrap_or_default();
            (first + letters.as_str(), String::new())
        }
    }
}
