//! Sentences that the simulation says to people: an id and what goes into it, for whoever puts it into their language.
//!
//! The English of `assets/locale/en/sim.ftl` comes along, for journals, reports and the command line.
//! Of the Fluent format it knows one line for a sentence, with names in braces.

use crate::sim::gear::{Connector, ControlId, JackId, Setting, UnitId};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt::{Display, Formatter, Result};

const ENGLISH: &str = include_str!("../../assets/locale/en/sim.ftl");

/// A sentence, or a part of one; it is kept and compared as what it says in English.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its id among the words of every language.
    pub id: &'static str,
    /// What goes into it, by name.
    pub args: Vec<(&'static str, Value)>,
}

/// What goes into a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A name, a label, an hour, or what somebody typed: the same in every language.
    Text(String),
    /// A number, written with a point and a true minus sign.
    Number(String),
    /// A word of the content for which languages may have their own: a position of a switch, a spot of an instrument.
    Word(String),
    /// What an author of content wrote, in whatever language that is; others may have it in their own.
    Written(String),
    /// A control by its short name, such as `fader`.
    Control(String),
    /// How a control stands.
    Setting(Setting),
    /// What a jack or a plug is.
    Connector(Connector),
    /// A sentence in the sentence.
    Sentence(Sentence),
    /// Things in a row: `a, b and c`.
    List(Vec<Self>),
}

/// A sentence by its id and what goes into it: `say!("cause-no-power", unit = &unit)`.
macro_rules! say {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        crate::sim::words::Sentence { id: $id, args: vec![$((stringify!($name), crate::sim::words::Value::from($value))),*] }
    };
}
pub(crate) use say;

impl Sentence {
    /// What an author of content wrote, in whatever language that is.
    #[must_use]
    pub fn written(text: &str) -> Self {
        say!("written", text = Value::written(text))
    }
}

impl Value {
    /// A number with so many decimals; no sign on a zero.
    #[must_use]
    pub fn number(value: f64, decimals: usize) -> Self {
        let text = format!("{value:.decimals$}");
        let is_zero = !text.bytes().any(|digit| (b'1'..=b'9').contains(&digit));
        Self::Number(if is_zero { text.replace('-', "") } else { text.replace('-', "−") })
    }

    /// A number with its sign.
    #[must_use]
    pub fn signed(value: f64) -> Self {
        Self::Number(format!("{value:+}").replace('-', "−"))
    }

    /// A word of the content.
    #[must_use]
    pub fn word(word: &str) -> Self {
        Self::Word(word.to_owned())
    }

    /// What an author of content wrote.
    #[must_use]
    pub fn written(text: &str) -> Self {
        Self::Written(text.to_owned())
    }

    /// Things in a row.
    pub fn list<T: Into<Self>>(things: impl IntoIterator<Item = T>) -> Self {
        Self::List(things.into_iter().map(Into::into).collect())
    }
}

impl Display for Sentence {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let pattern = |line: &'static str| line.strip_prefix(self.id)?.strip_prefix(" = ");
        let Some(mut rest) = ENGLISH.lines().find_map(pattern) else { return write!(f, "⟨{}⟩", self.id) };
        while let Some((before, name, after)) = placeable(rest) {
            f.write_str(before)?;
            match self.args.iter().find(|(known, _)| *known == name) {
                Some((_, value)) => value.fmt(f)?,
                None => write!(f, "⟨{name}⟩")?,
            }
            rest = after;
        }
        f.write_str(rest)
    }
}

/// What stands before the first `{ $name }`, the name, and what stands after it.
fn placeable(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("{ $")?;
    let (name, after) = rest.split_once(" }")?;
    Some((before, name, after))
}

impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Text(text) | Self::Number(text) | Self::Word(text) | Self::Written(text) | Self::Control(text) => f.write_str(text),
            Self::Setting(setting) => setting.fmt(f),
            Self::Connector(connector) => f.write_str(connector.name()),
            Self::Sentence(sentence) => sentence.fmt(f),
            Self::List(things) => {
                let things: Vec<String> = things.iter().map(ToString::to_string).collect();
                in_a_row(&things).fmt(f)
            }
        }
    }
}

/// Things in a row, as a sentence of all but the last and the last.
#[must_use]
pub fn in_a_row(things: &[String]) -> Sentence {
    match things {
        [] => say!("list-nothing"),
        [one] => say!("written", text = one),
        [first @ .., last] => say!("list-and", first = first.join(", "), last = last.as_str()),
    }
}

impl PartialEq for Sentence {
    fn eq(&self, other: &Self) -> bool {
        self.to_string() == other.to_string()
    }
}

impl Serialize for Sentence {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sentence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        String::deserialize(deserializer).map(|text| Self::written(&text))
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What is the same in every language.
macro_rules! is_text {
    ($($type:ty),*) => { $(impl From<$type> for Value {
        fn from(text: $type) -> Self {
            Self::Text(text.to_string())
        }
    })* };
}
is_text!(String, &String, &str, &UnitId, &JackId, &ControlId, u8, u16, u32, u64, usize);

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Number(value.to_string().replace('-', "−"))
    }
}

impl From<Setting> for Value {
    fn from(setting: Setting) -> Self {
        Self::Setting(setting)
    }
}

impl From<Connector> for Value {
    fn from(connector: Connector) -> Self {
        Self::Connector(connector)
    }
}

impl From<Sentence> for Value {
    fn from(sentence: Sentence) -> Self {
        Self::Sentence(sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_say_what_goes_into_them() {
        let broken = say!("cause-no-power", unit = &UnitId::from("DESK"));
        assert_eq!(broken.to_string(), "DESK has no power");
        assert_eq!(say!("list-and", first = broken, last = 2_u32).to_string(), "DESK has no power and 2");
        assert_eq!(Value::list(["a", "b", "c"]).to_string(), "a, b and c");
        assert_eq!(say!("no-such-id").to_string(), "⟨no-such-id⟩");
        let numbers = [Value::number(-3.12, 1), Value::number(-0.04, 1), Value::signed(-2.0), Value::signed(2.5), Value::from(0.5)];
        assert_eq!(numbers.map(|number| number.to_string()), ["−3.1", "0.0", "−2", "+2.5", "0.5"]);
    }

    #[test]
    fn sentences_are_kept_as_what_they_say() {
        let sentence = say!("cause-no-power", unit = "PRE-1");
        let kept = serde_json::to_string(&sentence).expect("a text");
        assert_eq!(kept, "\"PRE-1 has no power\"");
        assert_eq!(serde_json::from_str::<Sentence>(&kept).expect("a text"), sentence);
    }
}
