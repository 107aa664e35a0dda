//! Reports on disk: as a page that needs no other file, and as JSON.
//!
//! The page is `assets/report/debrief.html` filled in.

use crate::files::whole;
use crate::sim::scoring::Report;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, context};
use std::io;
use std::path::{Path, PathBuf};

/// The page; it is a template, so that teachers and translators can change it.
const PAGE: &str = include_str!("../../assets/report/debrief.html");

/// Writes the page and the JSON beside a journal, under its name, and says where the page is.
///
/// # Errors
/// If one of them cannot be written; the other may be there then.
pub fn write_beside(journal: &Path, report: &Report) -> io::Result<PathBuf> {
    let place = export(journal, report, Export::Page)?;
    export(journal, report, Export::Json)?;
    Ok(place)
}

/// A form in which a report leaves the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// A page that needs no other file.
    Page,
    /// Everything as JSON.
    Json,
    /// The findings as a table of comma-separated values.
    Csv,
}

/// Writes a report in one form beside a journal, under its name, and says where.
///
/// # Errors
/// If it cannot be written.
pub fn export(journal: &Path, report: &Report, form: Export) -> io::Result<PathBuf> {
    let (extension, text) = match form {
        Export::Page => ("html", page(report)),
        Export::Json => ("json", json(report)),
        Export::Csv => ("csv", csv(report)),
    };
    let place = journal.with_extension(extension);
    whole::write(&place, text.as_bytes())?;
    Ok(place)
}

/// The findings, a line for each piece of evidence.
#[must_use]
pub fn csv(report: &Report) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut table = "group,criterion,title,marks,of,clock,seconds,against,evidence,cause,advice\n".to_owned();
    for finding in &report.findings {
        let head = [&finding.group, &finding.criterion, &finding.title].map(|text| quoted(text)).join(",");
        let tail = [finding.cause.as_ref().map(ToString::to_string).unwrap_or_default(), finding.advice.clone()]
            .map(|text| quoted(&text))
            .join(",");
        for evidence in &finding.evidence {
            let seconds = evidence.at.map_or_else(String::new, |at| at.seconds().to_string());
            let (marks, of) = (mark(finding.marks), mark(finding.of));
            let text = quoted(&evidence.text.to_string());
            table += &format!("{head},{marks},{of},{},{seconds},{},{text},{tail}\n", evidence.clock, evidence.against);
        }
    }
    table
}

/// The whole page.
#[must_use]
pub fn page(report: &Report) -> String {
    let mut jinja = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    jinja.set_syntax(syntax.expect("the usual marks do not clash"));
    jinja.add_filter("mark", mark);
    jinja.add_filter("minutes", crate::sim::paperwork::minutes);
    jinja.add_filter("level", level);
    let page = jinja.template_from_named_str("debrief.html", PAGE).and_then(|page| page.render(context! { report => Serde(report) }));
    page.expect("the page is part of the program and every report fills it")
}

/// The report, or another answer, as JSON with its fields in the order of the data.
#[must_use]
pub fn json(report: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(report).expect("a report has only what JSON can hold") + "\n"
}

/// Marks without a needless decimal.
#[must_use]
pub fn mark(marks: f64) -> String {
    if (marks - marks.round()).abs() < 1e-9 { format!("{marks:.0}") } else { format!("{marks:.1}") }
}

/// A level with a true minus sign, or silence.
#[must_use]
pub fn level(level: Option<f64>) -> String {
    level.map_or_else(|| "silence".to_owned(), |level| format!("{level:.1}").replace('-', "−"))
}
