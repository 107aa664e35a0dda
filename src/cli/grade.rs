//! `grade`: a journal in, a report out.

use crate::cli::opened::Opened;
use crate::cli::out::Out;
use crate::cli::{Failure, text};
use crate::files::{report, whole};
use crate::sim::scoring::{Report, judge};
use std::path::Path;

pub(super) fn grade(out: &mut Out, journal: &Path, as_json: bool, page: Option<&Path>, stems: Option<&Path>) -> Result<(), Failure> {
    let opened = Opened::with_stems(out, journal, stems)?;
    let found = judge(&opened.scenario, &opened.timeline);
    if let Some(page) = page {
        whole::write(page, report::page(&found).as_bytes()).map_err(Failure::disk(page))?;
    }
    print(out, &found, as_json);
    if let Some(page) = page {
        out.aside(&format!("The page is at {}", page.display()));
    }
    Ok(())
}

/// The report on standard output.
pub(super) fn print(out: &mut Out, found: &Report, as_json: bool) {
    if as_json {
        out.say(report::json(found).trim_end());
    } else {
        out.say(&text::text(found));
    }
}
