//! `demo`: an expert's run of a scenario, with everything that comes of it.

use crate::cli::opened::{Opened, scenario};
use crate::cli::out::Out;
use crate::cli::render::Takes;
use crate::cli::{Failure, grade};
use crate::files::{Library, report, whole};
use crate::sim::paperwork::{input_sheet, take_sheet};
use crate::sim::scoring::{judge_heard, listen};
use std::path::Path;

pub(super) fn demo(out: &mut Out, id: &str, folder: &Path, as_json: bool, stems: Option<&Path>) -> Result<(), Failure> {
    let library = Library::find()?;
    scenario(&library, id)?;
    let journal = library.expert(id).ok_or_else(|| Failure::Missing(format!("there is no expert's run of `{id}`")))?;
    let opened = Opened::with_stems(out, &journal, stems)?;
    let mut takes = Takes::new(&opened.scenario, opened.timeline.last(), &folder.join("takes"));
    let mut failed = Ok(());
    let heard = listen(&opened.scenario, &opened.timeline, |take, rendered| {
        if failed.is_ok() {
            failed = takes.write(take, rendered);
        }
    });
    failed?;
    let found = judge_heard(&opened.scenario, &opened.timeline, &heard);
    let papers = &opened.timeline.last().papers;
    let files = [
        ("input-list.csv", input_sheet(&opened.scenario, papers).csv().into_bytes()),
        ("take-log.csv", take_sheet(&opened.scenario, papers).csv().into_bytes()),
        ("report.json", report::json(&found).into_bytes()),
        ("report.html", report::page(&found).into_bytes()),
        ("session.journal", whole::read(&journal).map_err(Failure::disk(&journal))?),
    ];
    for (name, bytes) in &files {
        let path = folder.join(name);
        whole::write(&path, bytes).map_err(Failure::disk(&path))?;
    }
    grade::print(out, &found, as_json);
    out.aside(&format!("\nWritten to {}: takes/, {}", folder.display(), files.map(|(name, _)| name).join(", ")));
    Ok(())
}
