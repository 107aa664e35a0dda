//! Journals on disk: one RON value a line, the header first, each line safe before the next thing is done.

use crate::files::Diagnostic;
use crate::sim::session::{Action, Entry, FORMAT, Header, Journal, Outcome};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::fs::{File, OpenOptions};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// Largest journal that is read, bytes.
const LARGEST: u64 = 64 << 20;
/// Longest line that is read, bytes.
const LONGEST_LINE: usize = 64 << 10;
/// Deepest nesting that is read.
const DEEPEST: usize = 32;

/// Why a journal could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// The disk said no.
    #[error("{}: {why}", file.display())]
    Disk {
        /// The file.
        file: PathBuf,
        /// What the system said.
        #[source]
        why: std::io::Error,
    },
    /// One line is no line of a journal.
    #[error("{0}")]
    Line(Diagnostic),
    /// It was written by another version.
    #[error("{}: the journal has format {found}; this program reads format {FORMAT}", file.display())]
    Format {
        /// The file.
        file: PathBuf,
        /// The version in its header.
        found: u32,
    },
    /// It is too large to be one.
    #[error("{}: more than {LARGEST} bytes, which is too large for a journal", file.display())]
    TooLarge {
        /// The file.
        file: PathBuf,
    },
}

/// A journal as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What is in it.
    pub journal: Journal,
    /// What the reader should be told, such as a last line that was lost.
    pub notices: Vec<String>,
    /// Bytes of the file up to the end of its last good line.
    good: usize,
}

/// A journal on disk that is being written; each entry is on the disk when `append` comes back.
#[derive(Debug)]
pub struct Writer {
    file: File,
    path: PathBuf,
}

impl Writer {
    /// Begins a new journal; a file that is there already is left alone and refused.
    pub fn create(path: &Path, header: &Header) -> Result<Self, JournalError> {
        let file = OpenOptions::new().write(true).create_new(true).open(path).map_err(|why| disk(path, why))?;
        let mut writer = Self { file, path: path.to_owned() };
        writer.line(header)?;
        Ok(writer)
    }

    /// Goes on with an unfinished journal, behind its last good line.
    pub fn reopen(path: &Path) -> Result<(Self, Found), JournalError> {
        let found = read(path)?;
        let fail = |why| disk(path, why);
        let mut file = OpenOptions::new().read(true).write(true).open(path).map_err(fail)?;
        file.set_len(found.good as u64).map_err(fail)?;
        file.seek(SeekFrom::End(-1)).map_err(fail)?;
        let mut last = [0];
        file.read_exact(&mut last).map_err(fail)?;
        // A kill can come between a line and its end.
        if last != *b"\n" {
            file.write_all(b"\n").map_err(fail)?;
        }
        file.sync_data().map_err(fail)?;
        Ok((Self { file, path: path.to_owned() }, found))
    }

    /// Writes one entry and waits until the disk has it.
    pub fn append(&mut self, entry: &Entry) -> Result<(), JournalError> {
        self.line(entry)
    }

    fn line(&mut self, value: &impl serde::Serialize) -> Result<(), JournalError> {
        let text = line_of(value).map_err(|why| disk(&self.path, std::io::Error::other(why)))?;
        // One write for the line with its end, so that two writers cannot mix within a line.
        self.file.write_all(text.as_bytes()).and_then(|()| self.file.sync_data()).map_err(|why| disk(&self.path, why))
    }
}

/// Reads a journal from disk.
pub fn read(path: &Path) -> Result<Found, JournalError> {
    let fail = |why| disk(path, why);
    let mut bytes = Vec::new();
    File::open(path).map_err(fail)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(fail)?;
    parse(path, &bytes)
}

/// Reads a journal from the bytes of a file; `file` is only named in errors.
///
/// A last line without its end that cannot be read is what a kill leaves behind: it is dropped with a notice.
/// Every other line that cannot be read is an error.
pub fn parse(file: &Path, bytes: &[u8]) -> Result<Found, JournalError> {
    if bytes.len() as u64 > LARGEST {
        return Err(JournalError::TooLarge { file: file.to_owned() });
    }
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n').enumerate();
    let header = lines.next().map_or(&b""[..], |(_, line)| line);
    let header = header_of(file, header)?;
    let mut good = bytes.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| at + 1);
    let (mut entries, mut notices) = (Vec::<Entry>::new(), Vec::new());
    for (index, line) in lines {
        match entry_of(line, entries.last()) {
            Ok(entry) => entries.push(entry),
            Err(_) if !line.ends_with(b"\n") => {
                notices.push(format!("{}:{}: the last line was not finished and is left out", file.display(), index + 1));
                break;
            }
            Err(fault) => return Err(line_error(file, index + 1, fault)),
        }
        good += line.len();
    }
    Ok(Found { journal: Journal { header, entries }, notices, good })
}

/// A whole journal as the text of its file.
pub fn text_of(journal: &Journal) -> Result<String, ron::Error> {
    let mut text = line_of(&journal.header)?;
    for entry in &journal.entries {
        text.push_str(&line_of(entry)?);
    }
    Ok(text)
}

fn line_of(value: &impl serde::Serialize) -> Result<String, ron::Error> {
    ron::to_string(value).map(|text| text + "\n")
}

/// All that is read of a header before its version is known.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

fn header_of(file: &Path, line: &[u8]) -> Result<Header, JournalError> {
    let bad = |fault| line_error(file, 1, fault);
    let version: Version = value_of(line).map_err(bad)?;
    if version.format != FORMAT {
        return Err(JournalError::Format { file: file.to_owned(), found: version.format });
    }
    value_of(line).map_err(bad)
}

fn entry_of(line: &[u8], before: Option<&Entry>) -> Result<Entry, (usize, String)> {
    let entry: Entry = value_of(line)?;
    if before.is_some_and(|before| before.at > entry.at) {
        return Err((1, format!("{} is earlier than the line before it", entry.at)));
    }
    let action: &Action = match &entry.what {
        Outcome::Did(action) | Outcome::Tried(action, _) => action,
    };
    if action.is_sane() { Ok(entry) } else { Err((1, "a number that is none, or a text without end".to_owned())) }
}

/// The value on a line, or the column of what is wrong with it and what that is.
fn value_of<T: DeserializeOwned>(line: &[u8]) -> Result<T, (usize, String)> {
    if line.len() > LONGEST_LINE {
        return Err((LONGEST_LINE, format!("the line has more than {LONGEST_LINE} bytes")));
    }
    let text = std::str::from_utf8(line).map_err(|why| (why.valid_up_to() + 1, "this is no UTF-8 text".to_owned()))?;
    let options = ron::Options::default().with_recursion_limit(DEEPEST);
    options.from_str(text).map_err(|why| (why.span.start.col, why.code.to_string()))
}

fn line_error(file: &Path, line: usize, (column, message): (usize, String)) -> JournalError {
    JournalError::Line(Diagnostic { file: file.display().to_string(), line, column, message, help: String::new() })
}

fn disk(file: &Path, why: std::io::Error) -> JournalError {
    JournalError::Disk { file: file.to_owned(), why }
}
