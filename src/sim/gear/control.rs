//! Controls: everything that can be switched, turned, moved or typed on a unit, all addressed one way.

use crate::sim::gear::UnitId;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::cmp::Ordering;
use std::ops::Bound;

/// One control of one unit; written `DESK/ch1.gain`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ControlId {
    /// The unit that has the control.
    pub unit: UnitId,
    /// Its name on the unit.
    pub control: String,
}

impl ControlId {
    /// The control of that name on that unit.
    #[must_use]
    pub fn new(unit: &UnitId, control: impl Into<String>) -> Self {
        Self { unit: unit.clone(), control: control.into() }
    }
}

impl std::fmt::Display for ControlId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.unit, self.control)
    }
}

impl From<ControlId> for String {
    fn from(id: ControlId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for ControlId {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let (unit, control) =
            text.split_once('/').ok_or_else(|| format!("`{text}` is no control; write UNIT/control, such as `DESK/ch1.gain`"))?;
        Ok(Self { unit: UnitId(unit.to_owned()), control: control.to_owned() })
    }
}

/// How a control stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Setting {
    /// A switch, in or out.
    On(bool),
    /// A knob or a fader, in its own unit.
    At(f64),
    /// A selector.
    Choice(String),
    /// A scribble strip or a track's name.
    Text(String),
}

impl Setting {
    /// Whether a switch is in; false for anything else.
    #[must_use]
    pub fn is_on(&self) -> bool {
        *self == Self::On(true)
    }

    /// Where a knob stands; zero for anything else.
    #[must_use]
    pub fn at(&self) -> f64 {
        if let Self::At(value) = self { *value } else { 0.0 }
    }

    /// The word of a selector or the text of a label; empty for anything else.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Choice(text) | Self::Text(text) => text,
            Self::On(_) | Self::At(_) => "",
        }
    }
}

impl std::fmt::Display for Setting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::On(true) => f.write_str("in"),
            Self::On(false) => f.write_str("out"),
            Self::At(value) => write!(f, "{value}"),
            Self::Choice(text) => f.write_str(text),
            Self::Text(text) => write!(f, "“{text}”"),
        }
    }
}

/// What a control can be set to.
#[derive(Debug, Clone, PartialEq)]
pub enum ControlKind {
    /// In or out.
    Switch,
    /// A range with a step, in a unit that is printed after the number.
    Knob {
        /// Least setting.
        least: f64,
        /// Greatest setting.
        most: f64,
        /// Distance between settings.
        step: f64,
        /// Printed after the number, such as `dB`.
        unit: &'static str,
    },
    /// One of these words.
    Selector(Vec<String>),
    /// Free text of at most 24 characters.
    Label,
}

/// One control of a gear type.
#[derive(Debug, Clone, PartialEq)]
pub struct ControlSpec {
    /// Its name on the unit.
    pub name: String,
    /// What it can be set to.
    pub kind: ControlKind,
    /// How it stands when the room is zeroed.
    pub zero: Setting,
}

impl ControlSpec {
    /// Whether it goes back to its zero when somebody zeroes the unit: power and 48 V have an order of their own, and what is
    /// written on a label stays until somebody wipes it.
    #[must_use]
    pub fn is_zeroed(&self) -> bool {
        self.name != "power" && !self.name.ends_with("48v") && self.kind != ControlKind::Label
    }

    /// Whether the control can be set so.
    #[must_use]
    pub fn accepts(&self, setting: &Setting) -> bool {
        match (&self.kind, setting) {
            (ControlKind::Switch, Setting::On(_)) => true,
            (ControlKind::Knob { least, most, .. }, Setting::At(value)) => value.is_finite() && (*least..=*most).contains(value),
            (ControlKind::Selector(words), Setting::Choice(word)) => words.contains(word),
            (ControlKind::Label, Setting::Text(text)) => text.chars().count() <= 24 && !text.chars().any(char::is_control),
            _ => false,
        }
    }
}

/// A control by its two names, owned or borrowed: a table is asked for many of them, and none is copied for that.
trait Named {
    fn names(&self) -> (&str, &str);
}

impl Named for ControlId {
    fn names(&self) -> (&str, &str) {
        (&self.unit.0, &self.control)
    }
}

impl Named for (&str, &str) {
    fn names(&self) -> (&str, &str) {
        *self
    }
}

impl<'a> Borrow<dyn Named + 'a> for ControlId {
    fn borrow(&self) -> &(dyn Named + 'a) {
        self
    }
}

impl Ord for dyn Named + '_ {
    fn cmp(&self, other: &Self) -> Ordering {
        self.names().cmp(&other.names())
    }
}

impl PartialOrd for dyn Named + '_ {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for dyn Named + '_ {
    fn eq(&self, other: &Self) -> bool {
        self.names() == other.names()
    }
}

impl Eq for dyn Named + '_ {}

/// How every control stands that is not at zero or was ever touched.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings(pub std::collections::BTreeMap<ControlId, Setting>);

impl Settings {
    /// How a control stands; none if it is not in the table.
    #[must_use]
    pub fn get(&self, unit: &UnitId, control: &str) -> Option<&Setting> {
        self.0.get(&(unit.0.as_str(), control) as &dyn Named)
    }

    /// Every control of a unit that is in the table, in the order of their names.
    pub fn of_unit<'a>(&'a self, unit: &'a UnitId) -> impl Iterator<Item = (&'a str, &'a Setting)> {
        let first: &dyn Named = &(unit.0.as_str(), "");
        let from = self.0.range::<dyn Named, _>((Bound::Included(first), Bound::Unbounded));
        from.take_while(move |(id, _)| id.unit == *unit).map(|(id, setting)| (id.control.as_str(), setting))
    }

    /// Whether a switch is in.
    #[must_use]
    pub fn on(&self, unit: &UnitId, control: &str) -> bool {
        self.get(unit, control).is_some_and(Setting::is_on)
    }

    /// Where a knob stands; zero if it is not in the table.
    #[must_use]
    pub fn at(&self, unit: &UnitId, control: &str) -> f64 {
        self.get(unit, control).map_or(0.0, Setting::at)
    }

    /// The word of a selector or the text of a label; empty if it is not in the table.
    #[must_use]
    pub fn text(&self, unit: &UnitId, control: &str) -> &str {
        self.get(unit, control).map_or("", Setting::text)
    }
}
