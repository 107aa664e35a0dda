//! A RON file as a tree that knows where everything stands, so that a fault can name its place.
//!
//! It holds no values: `ron` reads those from the same text once the tree stands.

mod reader;

pub(super) use reader::read;

use std::ops::Range;

/// Deepest nesting that a file may have.
pub(super) const DEEPEST: usize = 64;
/// Longest text that is read, in bytes.
pub(super) const LONGEST: usize = 4 << 20;

/// Why no tree could be made, and at which byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Broken {
    /// The byte.
    pub(super) at: usize,
    /// What is wrong.
    pub(super) message: String,
    /// What would be right.
    pub(super) help: String,
}

/// One value and the bytes that it is written in.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// The bytes.
    pub(super) span: Range<usize>,
    /// What stands there.
    pub(super) kind: Kind,
}

/// One `name: value`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// The name.
    pub(super) name: String,
    /// The bytes of the name.
    pub(super) at: Range<usize>,
    /// The value.
    pub(super) value: Node,
}

/// What a value is, as far as its shape goes.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A number, with its sign.
    Number,
    /// Text, a character or bytes in quotes.
    Quoted,
    /// A word without anything after it, such as `true`, `None` or `Full`.
    Word(String),
    /// `[ … ]`.
    List(Vec<Node>),
    /// `{ … }`.
    Map(Vec<(Node, Node)>),
    /// `Name( …, … )` or `( …, … )`.
    Group(String, Vec<Node>),
    /// `Name( name: …, … )` or `( name: …, … )`.
    Fields(String, Vec<Entry>),
}

impl Node {
    /// The value at a path such as `script[3].perform.players[0]`, or as near to it as the file goes.
    pub(super) fn find(&self, path: &str) -> &Self {
        let mut node = self;
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            let next = match step.strip_suffix(']') {
                Some(index) => index.parse().ok().and_then(|index| node.item(index)),
                None => node.field(step),
            };
            let Some(next) = next else { return node };
            node = next;
        }
        node
    }

    /// The value of a field, looking through `Some(…)` and the name of a variant.
    pub(super) fn field(&self, name: &str) -> Option<&Self> {
        match &self.kind {
            Kind::Fields(_, fields) => fields.iter().find(|field| field.name == name).map(|field| &field.value),
            Kind::Group(_, items) if items.len() == 1 => items[0].field(name),
            _ => None,
        }
    }

    /// An item of a list or a group, looking through `Some(…)` and the name of a variant.
    pub(super) fn item(&self, index: usize) -> Option<&Self> {
        match &self.kind {
            Kind::List(items) => items.get(index),
            Kind::Group(_, items) => match items.as_slice() {
                [only] if matches!(only.kind, Kind::List(_) | Kind::Group(..)) => only.item(index),
                _ => items.get(index),
            },
            _ => None,
        }
    }

    /// Calls `visit` with this node and everything in it.
    pub(super) fn walk(&self, visit: &mut impl FnMut(&Self)) {
        visit(self);
        match &self.kind {
            Kind::Number | Kind::Quoted | Kind::Word(_) => {}
            Kind::List(items) | Kind::Group(_, items) => items.iter().for_each(|item| item.walk(visit)),
            Kind::Map(pairs) => pairs.iter().for_each(|(key, value)| {
                key.walk(visit);
                value.walk(visit);
            }),
            Kind::Fields(_, fields) => fields.iter().for_each(|field| field.value.walk(visit)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_at<'a>(text: &'a str, path: &str) -> &'a str {
        let tree = read(text).unwrap();
        &text[tree.find(path).span.clone()]
    }

    #[test]
    fn paths_lead_through_options_and_variants() {
        let text = "( gear: [ (id: \"a\"), ( id: \"b\", // why\n kind: Microphone(( max: Some(DbSpl(1.0)) )) ) ] )";
        assert_eq!(text_at(text, "gear[1].id"), "\"b\"");
        assert_eq!(text_at(text, "gear[1].kind.max"), "Some(DbSpl(1.0))");
        assert_eq!(text_at(text, "gear[1].kind.nothing"), "Microphone(( max: Some(DbSpl(1.0)) ))");
        assert_eq!(text_at(text, "gear[7].id"), &text[8..text.len() - 2]);
    }

    #[test]
    fn broken_text_names_the_place() {
        for (text, at) in [("", 0), ("(a: [1, 2)", 9), ("(a 1)", 3), ("(a: \"x)", 4), ("(a: 1) b", 7), ("/* (", 0), ("(a: 1, 2)", 7)] {
            assert_eq!(read(text).unwrap_err().at, at, "{text}");
        }
    }

    #[test]
    fn depth_is_limited() {
        assert!(read(&"[".repeat(100_000)).unwrap_err().message.contains("deep"));
    }
}
