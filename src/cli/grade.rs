//! `grade`: a journal in, a report out.

use crate::cli::opened::Opened;
use crate::cli::out::Out;
use crate::cli::{Failure, html, text};
use crate::files::whole;
use crate::sim::scoring::{Report, judge};
use std::path::Path;

pub(super) fn grade(out: &mut Out, journal: &Path, as_json: bool, page: Option<&Path>) -> Result<(), Failure> {
    let opened = Opened::read(out, journal)?;
    let report = judge(&opened.scenario, &opened.timeline);
    if let Some(page) = page {
        whole::write(page, html::page(&report).as_bytes()).map_err(Failure::disk(page))?;
    }
    print(out, &report, as_json);
    if let Some(page) = page {
        out.aside(&format!("The page is at {}", page.display()));
    }
    Ok(())
}

/// The report on standard output.
pub(super) fn print(out: &mut Out, report: &Report, as_json: bool) {
    if as_json {
        out.say(json(report).trim_end());
    } else {
        out.say(&text::text(report));
    }
}

/// The report as JSON, its fields in the order of the data.
pub(super) fn json(report: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(report).expect("a report has only what JSON can hold") + "\n"
}
