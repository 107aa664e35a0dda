//! What is wrong in a file, where, and what would be right.

use codespan_reporting::diagnostic::{Diagnostic as Report, Label};
use codespan_reporting::files::SimpleFile;
use codespan_reporting::term;
use std::ops::Range;

/// One fault of a content file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, as it was named when it was read.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What would be right; empty if the message says it.
    pub help: String,
}

impl std::fmt::Display for Diagnostic {
    /// One line: `scenarios/x.ron:3:7: what is wrong (what would be right)`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, " ({})", self.help) }
    }
}

impl Diagnostic {
    /// A fault of a file as a whole.
    pub(super) fn whole(file: &str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: 1, column: 1, message: message.into(), help: help.into() }
    }

    /// The fault with the line of `text` that it lies in, for people; `text` is the content of the file.
    #[must_use]
    pub fn shown(&self, text: &str) -> String {
        let file = SimpleFile::new(&self.file, text);
        let range = token_at(text, byte_at(text, self.line, self.column));
        let mut report = Report::error().with_message(&self.message).with_label(Label::primary((), range));
        if !self.help.is_empty() {
            report = report.with_note(&self.help);
        }
        term::emit_into_string(&term::Config::default(), &file, &report).unwrap_or_else(|_| format!("{self}\n"))
    }
}

/// Line and column of a byte, both from 1.
pub(super) fn place_of(text: &str, byte: usize) -> (usize, usize) {
    let mut end = byte.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (1 + before.matches('\n').count(), 1 + before[line_start..].chars().count())
}

/// The byte of a line and a column.
pub(super) fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let inside = text[start..].chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
    (start + inside).min(text.len())
}

/// The word, number or quoted text that begins at a byte, or the one character there.
fn token_at(text: &str, byte: usize) -> Range<usize> {
    let rest = &text[byte..];
    let length = match rest.chars().next() {
        Some('"') => rest[1..].find(['"', '\n']).map_or(1, |inside| inside + 2),
        Some(letter) if letter.is_alphanumeric() || letter == '-' => {
            rest.find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '-' | '_' | '.')).unwrap_or(rest.len())
        }
        Some(letter) => letter.len_utf8(),
        None => 0,
    };
    byte..byte + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_bytes_are_each_others_inverse() {
        let text = "a\nÄöü x\n\nend";
        for (byte, _) in text.char_indices() {
            let (line, column) = place_of(text, byte);
            assert_eq!(byte_at(text, line, column), byte);
        }
    }

    #[test]
    fn a_shown_fault_points_at_the_line() {
        let fault =
            Diagnostic { file: "x.ron".into(), line: 2, column: 5, message: "no such room".into(), help: "did you mean `live`?".into() };
        let shown = fault.shown("(\n    lvie,\n)");
        assert!(shown.contains("x.ron:2:5") && shown.contains("^^^^") && shown.contains("did you mean"), "{shown}");
    }
}
