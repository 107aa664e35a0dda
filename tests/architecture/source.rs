//! Source files, read as text.

use std::path::{Path, PathBuf};

/// A source file: its path below `src`, with slashes, and its text.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// The ring, and inside `sim` the module, that it belongs to.
    pub(crate) fn place(&self) -> (&str, &str) {
        let mut parts = self.path.trim_end_matches(".rs").split('/');
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
    }

    /// Line numbers and lines, without comments and without what stands in quotes.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, String)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, bare(line)))
    }

    pub(crate) fn offence(&self, line: usize, what: impl std::fmt::Display) -> String {
        format!("src/{}:{line}: {what}", self.path)
    }
}

/// A line without the text in its quotes and without its comment.
pub(crate) fn bare(line: &str) -> String {
    let (mut bare, mut quoted, mut before) = (String::new(), false, ' ');
    for letter in line.chars() {
        match letter {
            '"' if before != '\\' && before != '\'' => quoted = !quoted,
            '/' if !quoted && before == '/' => {
                bare.pop();
                break;
            }
            _ if quoted => {}
            _ => bare.push(letter),
        }
        before = letter;
    }
    bare
}

/// Whether a line names a word or path as a whole.
pub(crate) fn names(line: &str, word: &str) -> bool {
    let of_a_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(at, _)| {
        let starts = !line[..at].ends_with(of_a_name);
        let ends = !word.ends_with(of_a_name) || !line[at + word.len()..].starts_with(of_a_name);
        starts && ends
    })
}

/// The names that follow a path on a line: `b` and `c` for `a::` on `a::b + a::c::d`.
pub(crate) fn after<'a>(line: &'a str, path: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(path).map(|(at, _)| {
        let rest = &line[at + path.len()..];
        &rest[..rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len())]
    })
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            found.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

pub(crate) fn sources() -> Vec<Source> {
    let src = root().join("src");
    let below = |path: &Path| {
        let parts = path.strip_prefix(&src).unwrap_or(path).components();
        parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    let read = |path: &PathBuf| Source { path: below(path), text: std::fs::read_to_string(path).expect("sources are text") };
    files_below(&src, "rs").iter().map(read).collect()
}
