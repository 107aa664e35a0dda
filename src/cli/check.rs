//! `check`: every fault of content and journals, with its place.

use crate::cli::Failure;
use crate::cli::opened::scenario;
use crate::cli::out::Out;
use crate::files::journal::JournalError;
use crate::files::{self, Diagnostic, Library, journal, report, whole};
use crate::sim::session::Session;
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// One fault as JSON.
#[derive(Debug, Serialize)]
struct Fault {
    file: String,
    line: usize,
    column: usize,
    message: String,
    help: String,
}

impl From<Diagnostic> for Fault {
    fn from(found: Diagnostic) -> Self {
        Self { file: found.file, line: found.line, column: found.column, message: found.message, help: found.help }
    }
}

pub(super) fn check<P: AsRef<Path>>(out: &mut Out, files: &[P], as_json: bool) -> Result<(), Failure> {
    let mut faults: Vec<Fault> = Vec::new();
    let mut notices: Vec<String> = Vec::new();
    for file in files {
        let file = file.as_ref();
        let found = match file.extension().and_then(|ending| ending.to_str()) {
            Some("journal") => of_journal(file, &mut notices)?,
            _ => of_content(file)?,
        };
        if !as_json && found.is_empty() {
            out.say(&format!("{}: no faults", file.display()));
        }
        faults.extend(found);
    }
    notices.iter().for_each(|notice| out.aside(notice));
    if as_json {
        out.say(report::json(&faults).trim_end());
    } else {
        for fault in &faults {
            let help = if fault.help.is_empty() { String::new() } else { format!("\n    {}", fault.help) };
            out.say(&format!("{}:{}:{}: {}{help}", fault.file, fault.line, fault.column, fault.message));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Failure::Shown) }
}

/// A journal has to be readable, and to play again with its scenario.
fn of_journal(file: &Path, notices: &mut Vec<String>) -> Result<Vec<Fault>, Failure> {
    let at = |line, column, message: String| vec![Fault { file: file.display().to_string(), line, column, message, help: String::new() }];
    let found = match journal::read(file) {
        Ok(found) => found,
        Err(JournalError::Line(found)) => return Ok(vec![Fault::from(found)]),
        Err(JournalError::Disk { file, why }) => return Err(JournalError::Disk { file, why }.into()),
        Err(other) => return Ok(at(1, 1, other.to_string())),
    };
    notices.extend(found.notices);
    let scenario = match scenario(&Library::find()?, &found.journal.header.scenario) {
        Ok(scenario) => Arc::new(scenario),
        Err(Failure::Faults(faults)) => return Ok(faults.into_iter().map(Fault::from).collect()),
        Err(Failure::Missing(why)) => return Ok(at(1, 1, why)),
        Err(other) => return Err(other),
    };
    Ok(Session::timeline(scenario, &found.journal).map_or_else(|why| at(1, 1, why.to_string()), |_| Vec::new()))
}

/// Content has to be RON of the right shape, and to make sense with the files that it names.
fn of_content(file: &Path) -> Result<Vec<Fault>, Failure> {
    // A file that cannot be opened is the disk's fault, not the author's.
    whole::can_be_read(file).map_err(Failure::disk(file))?;
    Ok(files::check(file).into_iter().map(Fault::from).collect())
}
