//! Sheets as rows of text, for a page and for a spreadsheet.

use crate::sim::paperwork::minutes;
use crate::sim::scenario::Scenario;
use crate::sim::session::{InputRow, Papers, TakeRow};

/// A sheet of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What stands on top.
    pub title: String,
    /// The heads of its columns.
    pub columns: Vec<String>,
    /// Its rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    fn new(title: String, columns: &[&str], rows: Vec<Vec<String>>) -> Self {
        Self { title, columns: columns.iter().map(|&head| head.to_owned()).collect(), rows }
    }

    /// The heads and the rows as comma-separated values (RFC 4180).
    #[must_use]
    pub fn csv(&self) -> String {
        std::iter::once(&self.columns).chain(&self.rows).map(|row| line(row)).collect()
    }
}

fn line(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    cells.join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    // A spreadsheet would run a text that begins like a formula.
    let guard = if text.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
    if text.contains([',', '"', '\r', '\n']) { format!("\"{guard}{}\"", text.replace('"', "\"\"")) } else { format!("{guard}{text}") }
}

/// The input list.
#[must_use]
pub fn input_sheet(scenario: &Scenario, papers: &Papers) -> Sheet {
    let row = |row: &InputRow| {
        let of = scenario.gear(&row.mic).map(|gear| gear.name.clone()).unwrap_or_default();
        vec![row.track.to_string(), row.name.clone(), row.mic.to_string(), of, row.line.clone(), row.preamp.clone()]
    };
    let columns = ["Track", "Source", "Microphone", "Type", "Line", "Preamp"];
    Sheet::new(heading(scenario, "Input list"), &columns, papers.inputs.values().map(row).collect())
}

/// The take log.
#[must_use]
pub fn take_sheet(scenario: &Scenario, papers: &Papers) -> Sheet {
    let row = |row: &TakeRow| {
        let keeper = if row.keeper { "keeper" } else { "" };
        let (start, length) = (minutes(row.start_s), minutes(row.length_s));
        vec![row.number.to_string(), start, length, row.status.short().to_owned(), row.remark.clone(), keeper.to_owned()]
    };
    let columns = ["Take", "Start", "Length", "Status", "Remark", "Keeper"];
    Sheet::new(heading(scenario, "Take log"), &columns, papers.takes.values().map(row).collect())
}

fn heading(scenario: &Scenario, sheet: &str) -> String {
    let brief = &scenario.file.brief;
    format!("{sheet}: {}, “{}”, {}, {}", brief.artist, scenario.song.title, brief.date, brief.studio)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_survives_commas_quotes_and_formulas() {
        let texts = ["plain", "a, b", "say \"oh\"", "=1+1"].map(String::from);
        assert_eq!(line(&texts), "plain,\"a, b\",\"say \"\"oh\"\"\",'=1+1\r\n");
    }
}
