//! The trainee's own journals: begun, found again, and gone on with.

use crate::files::Library;
use crate::files::journal::{self, JournalError, Writer};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Action, Entry, Header, Journal, Outcome, ReplayError, Session};
use crate::sim::units::Stamp;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A session that is open, with its journal.
#[derive(Debug)]
pub struct Opened {
    /// The session as it stands.
    pub session: Session,
    /// Its journal, ready for the next entry.
    pub writer: Writer,
    /// Where the journal is.
    pub path: PathBuf,
    /// What the trainee should be told.
    pub notices: Vec<String>,
}

/// Why a session could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The journal cannot be read or written.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The journal does not play.
    #[error(transparent)]
    Replay(#[from] ReplayError),
    /// The folder cannot be made.
    #[error("{0}: {1}")]
    Folder(PathBuf, std::io::Error),
    /// The scenario is another one by now.
    #[error("{0} was begun with an older version of this scenario; begin a new session")]
    OtherScenario(PathBuf),
}

/// Begins a session with a journal of its own in the folder.
///
/// # Errors
/// If the folder or the journal cannot be written.
pub fn begin(data: &Path, scenario: &Arc<Scenario>) -> Result<Opened, OpenError> {
    let folder = data.join("sessions");
    std::fs::create_dir_all(&folder).map_err(|why| OpenError::Folder(folder.clone(), why))?;
    let session = Session::new(Arc::clone(scenario));
    let number = numbered(data, &scenario.file.id).last().map_or(1, |(number, _)| number + 1);
    let path = folder.join(format!("{}-{number:03}.journal", scenario.file.id));
    let writer = Writer::create(&path, &session.journal().header)?;
    Ok(Opened { session, writer, path, notices: Vec::new() })
}

/// Goes on with an unfinished journal.
///
/// # Errors
/// If it cannot be read, does not play, or was begun with another version of the scenario.
pub fn resume(path: &Path, scenario: &Arc<Scenario>) -> Result<Opened, OpenError> {
    let (writer, found) = Writer::reopen(path)?;
    let Header { hash, .. } = &found.journal.header;
    if *hash != scenario.hash {
        return Err(OpenError::OtherScenario(path.to_owned()));
    }
    let session = Session::replay(Arc::clone(scenario), &found.journal)?;
    Ok(Opened { session, writer, path: path.to_owned(), notices: found.notices })
}

/// A session of its own that begins with what another did up to a moment; where its journal is.
///
/// # Errors
/// If the folder or the journal cannot be written.
pub fn retry(data: &Path, scenario: &Arc<Scenario>, journal: &Journal, until: Stamp) -> Result<PathBuf, OpenError> {
    let mut opened = begin(data, scenario)?;
    let over = |entry: &&Entry| entry.what == Outcome::Did(Action::Leave);
    for entry in journal.entries.iter().take_while(|entry| entry.at <= until && !over(entry)) {
        opened.writer.append(entry)?;
    }
    Ok(opened.path)
}

/// The expert's run of this very version of a scenario, if there is one.
#[must_use]
pub fn expert(library: &Library, scenario: &Scenario) -> Option<Journal> {
    let journal = journal::read(&library.expert(&scenario.file.id)?).ok()?.journal;
    (journal.header.hash == scenario.hash).then_some(journal)
}

/// The newest journal of a scenario, if something was done in it and it was not finished.
#[must_use]
pub fn unfinished(data: &Path, scenario: &str) -> Option<PathBuf> {
    let (_, newest) = numbered(data, scenario).pop()?;
    let entries = journal::read(&newest).ok()?.journal.entries;
    let over = entries.iter().any(|entry| entry.what == Outcome::Did(Action::Leave));
    (!entries.is_empty() && !over).then_some(newest)
}

/// The journals of a scenario by their numbers.
fn numbered(data: &Path, scenario: &str) -> Vec<(u32, PathBuf)> {
    let files = std::fs::read_dir(data.join("sessions")).into_iter().flatten().flatten().map(|file| file.path());
    let prefix = format!("{scenario}-");
    let number = |path: &PathBuf| {
        let name = path.file_stem()?.to_str()?;
        (path.extension()? == "journal").then_some(name.strip_prefix(&prefix)?.parse().ok()).flatten()
    };
    let mut journals: Vec<(u32, PathBuf)> = files.filter_map(|path| Some((number(&path)?, path))).collect();
    journals.sort();
    journals
}

/// The folder for what belongs to the user: journals and reports.
#[must_use]
pub fn data_folder() -> PathBuf {
    use etcetera::BaseStrategy;
    etcetera::choose_base_strategy().map_or_else(|_| PathBuf::from("linecheck-data"), |base| base.data_dir().join("linecheck"))
}
