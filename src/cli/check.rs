//! `check`: every fault of content and journals, with its place.

use crate::cli::opened::scenario;
use crate::cli::out::Out;
use crate::cli::Failure;
use crate::files::journal::JournalError;
use crate::files::{Diagnostic, Library, journal};
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
        out.say(crate::cli::grade::json(&faults).trim_end());
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
        Err(JournalError::Line(fault)) => return Ok(vec![Fault::from(fault)]),
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

/// Content is checked as part of a library: the one around the file.
fn of_content(file: &Path) -> Result<Vec<Fault>, Failure> {
    let whole = std::fs::canonicalize(file).map_err(Failure::disk(file))?;
    let folder = whole.parent().and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let id = whole.file_stem().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let root = whole.parent().and_then(Path::parent);
    match (folder.as_str(), root) {
        ("scenarios", Some(root)) => match scenario(&Library::at(root), &id) {
            Ok(_) => Ok(Vec::new()),
            Err(Failure::Faults(faults)) => Ok(faults.into_iter().map(Fault::from).collect()),
            Err(other) => Err(other),
        },
        _ => Err(Failure::Usage(format!("{}: scenarios lie in a folder `scenarios`, and journals end in .journal", file.display()))),
    }
}
