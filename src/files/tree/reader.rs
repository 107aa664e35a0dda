//! Reads the tree of a RON file.

use crate::files::tree::{Broken, DEEPEST, Entry, Kind, LONGEST, Node};
use std::ops::Range;

/// The tree of a text.
///
/// # Errors
/// The first place at which it is not RON, too long or too deep.
pub(in crate::files) fn read(text: &str) -> Result<Node, Broken> {
    let mut reader = Reader { text, at: 0, depth: 0 };
    if text.len() > LONGEST {
        return Err(broken(0, "the file is too long", format!("at most {} MiB are read", LONGEST >> 20)));
    }
    reader.skip()?;
    let node = reader.value()?;
    reader.skip()?;
    if reader.at < text.len() {
        return Err(broken(reader.at, "something follows the end of the content", "one value is all that a file holds"));
    }
    Ok(node)
}

fn broken(at: usize, message: impl Into<String>, help: impl Into<String>) -> Broken {
    Broken { at, message: message.into(), help: help.into() }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes everything up to the first character that does not belong.
    fn pass(&mut self, belongs: impl Fn(char) -> bool) -> Range<usize> {
        let start = self.at;
        self.at += self.rest().find(|letter| !belongs(letter)).unwrap_or(self.rest().len());
        start..self.at
    }

    fn eat(&mut self, letter: char) -> bool {
        let found = self.peek() == Some(letter);
        if found {
            self.at += letter.len_utf8();
        }
        found
    }

    /// Passes blanks and comments.
    fn skip(&mut self) -> Result<(), Broken> {
        loop {
            self.pass(char::is_whitespace);
            if self.rest().starts_with("//") {
                self.pass(|letter| letter != '\n');
            } else if self.rest().starts_with("/*") {
                self.skip_block()?;
            } else {
                return Ok(());
            }
        }
    }

    fn skip_block(&mut self) -> Result<(), Broken> {
        let (start, mut open) = (self.at, 0_usize);
        loop {
            let rest = self.rest();
            if rest.starts_with("/*") {
                open += 1;
                self.at += 2;
            } else if rest.starts_with("*/") {
                open -= 1;
                self.at += 2;
                if open == 0 {
                    return Ok(());
                }
            } else {
                let Some(letter) = rest.chars().next() else {
                    return Err(broken(start, "this comment does not end", "close it with `*/`"));
                };
                self.at += letter.len_utf8();
            }
        }
    }

    fn value(&mut self) -> Result<Node, Broken> {
        let start = self.at;
        let Some(letter) = self.peek() else {
            return Err(broken(start, "the file ends where a value belongs", "it may be cut short"));
        };
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(broken(start, format!("this lies more than {DEEPEST} brackets deep"), "no content needs that"));
        }
        let kind = match letter {
            '[' => self.list()?,
            '{' => self.map()?,
            '(' => self.group(String::new())?,
            '"' => self.quoted('"')?,
            '\'' => self.quoted('\'')?,
            '0'..='9' | '+' | '-' | '.' => {
                self.pass(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.' | '_'));
                Kind::Number
            }
            letter if letter.is_alphabetic() || letter == '_' => self.word()?,
            '#' => {
                return Err(broken(
                    start,
                    "an attribute belongs to no content file",
                    "write plain RON, with `Some(…)` where something may be missing",
                ));
            }
            other => return Err(broken(start, format!("{other:?} is not the beginning of a value"), "")),
        };
        self.depth -= 1;
        Ok(Node { span: start..self.at, kind })
    }

    fn name(&mut self) -> Range<usize> {
        self.pass(|letter| letter.is_alphanumeric() || letter == '_')
    }

    fn word(&mut self) -> Result<Kind, Broken> {
        let raw = self.rest().trim_start_matches(['b', 'r']).starts_with(['"', '#']) || self.rest().starts_with("b'");
        if raw && self.rest().starts_with(['b', 'r']) {
            return self.raw();
        }
        let span = self.name();
        let word = self.text[span].to_owned();
        let after = self.at;
        self.skip()?;
        if self.peek() == Some('(') {
            return self.group(word);
        }
        self.at = after;
        Ok(Kind::Word(word))
    }

    /// Text behind a prefix: `r"…"`, `r#"…"#`, `b"…"`, `b'…'`.
    fn raw(&mut self) -> Result<Kind, Broken> {
        let start = self.at;
        let prefix = self.pass(|letter| matches!(letter, 'b' | 'r'));
        let fence = self.pass(|letter| letter == '#').len();
        if fence == 0 && !self.text[prefix].contains('r') {
            let quote = if self.peek() == Some('\'') { '\'' } else { '"' };
            return self.quoted(quote);
        }
        let close = format!("\"{}", "#".repeat(fence));
        match self.rest().strip_prefix('"').and_then(|inside| inside.find(&close)) {
            Some(length) => {
                self.at += 1 + length + close.len();
                Ok(Kind::Quoted)
            }
            None => Err(broken(start, "this text does not end", format!("close it with `{close}`"))),
        }
    }

    fn quoted(&mut self, quote: char) -> Result<Kind, Broken> {
        let start = self.at;
        self.at += 1;
        loop {
            self.pass(|letter| letter != quote && letter != '\\');
            if self.eat(quote) {
                return Ok(Kind::Quoted);
            }
            // A backslash and whatever it stands before.
            self.at += 1.min(self.rest().len());
            match self.peek() {
                Some(letter) => self.at += letter.len_utf8(),
                None => return Err(broken(start, "this text does not end", format!("close it with `{quote}`"))),
            }
        }
    }

    /// Items up to a closing bracket, each read by `item`.
    fn items<T>(&mut self, close: char, mut item: impl FnMut(&mut Self) -> Result<T, Broken>) -> Result<Vec<T>, Broken> {
        let open = self.at;
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip()?;
            if self.eat(close) {
                return Ok(items);
            }
            if self.peek().is_none() {
                return Err(broken(open, "this bracket is never closed", format!("close it with `{close}`")));
            }
            items.push(item(self)?);
            self.skip()?;
            if !self.eat(',') && self.peek() != Some(close) {
                let help =
                    if self.peek().is_none() { "the file may be cut short" } else { "is a comma or a quotation mark missing before it?" };
                return Err(broken(self.at, format!("`,` or `{close}` belongs here"), help));
            }
        }
    }

    fn list(&mut self) -> Result<Kind, Broken> {
        self.items(']', Self::value).map(Kind::List)
    }

    fn map(&mut self) -> Result<Kind, Broken> {
        let pairs = self.items('}', |reader| {
            let key = reader.value()?;
            reader.colon("a key")?;
            Ok((key, reader.value()?))
        })?;
        Ok(Kind::Map(pairs))
    }

    fn colon(&mut self, after: &str) -> Result<(), Broken> {
        self.skip()?;
        if !self.eat(':') {
            return Err(broken(self.at, format!("`:` belongs here, after {after}"), ""));
        }
        self.skip()
    }

    fn group(&mut self, name: String) -> Result<Kind, Broken> {
        let start = self.at;
        self.at += 1;
        self.skip()?;
        let named = !self.name().is_empty() && {
            self.skip()?;
            self.peek() == Some(':')
        };
        self.at = start;
        if !named {
            let items = self.items(')', |reader| {
                let item = reader.value()?;
                reader.skip()?;
                if reader.peek() == Some(':') {
                    return Err(broken(item.span.start, "a field stands among items without names", "name all of them or none"));
                }
                Ok(item)
            });
            return items.map(|items| Kind::Group(name, items));
        }
        let fields = self.items(')', |reader| {
            let at = reader.name();
            if at.is_empty() {
                return Err(broken(at.start, "the name of a field belongs here", "such as `id: …`"));
            }
            let name = reader.text[at.clone()].to_owned();
            if reader.peek().is_none_or(|letter| letter == ',' || letter == ')') {
                return Err(broken(at.start, format!("`{name}` has no value"), format!("write `{name}: …`")));
            }
            reader.colon("the name of a field")?;
            Ok(Entry { name, at, value: reader.value()? })
        })?;
        Ok(Kind::Fields(name, fields))
    }
}
