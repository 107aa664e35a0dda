//! The report as text for a terminal.

use crate::cli::wrap::{WIDTH, edges, table, wrapped};
use crate::files::report::{level, mark};
use crate::sim::paperwork::minutes;
use crate::sim::scoring::{Finding, Report, TakeFacts, TrackFacts};

/// The whole report.
pub(super) fn text(report: &Report) -> String {
    let mut lines = head(report);
    for group in &report.groups {
        lines.push(String::new());
        lines.push(edges(&group.name, &of(group.marks, group.of)));
        for finding in report.findings.iter().filter(|finding| finding.group == group.name) {
            lines.extend(finding_lines(finding));
        }
    }
    lines.push(String::new());
    lines.extend(takes(report));
    lines.join("\n")
}

fn head(report: &Report) -> Vec<String> {
    let [date, studio, artist, lead] = &report.booking;
    let refused = match report.refused {
        0 => "nothing refused".to_owned(),
        1 => "1 attempt refused".to_owned(),
        count => format!("{count} attempts refused"),
    };
    vec![
        edges(&report.title, &of(report.marks, report.of)),
        format!("{artist} · {studio} · {date} · lead {lead}"),
        format!("{} to {} · {} actions, {refused}", report.began, report.ended, report.done),
        "─".repeat(WIDTH),
    ]
}

fn of(marks: f64, of: f64) -> String {
    format!("{} of {}", mark(marks), mark(of))
}

fn finding_lines(finding: &Finding) -> Vec<String> {
    let sign = match (finding.is_lost(), finding.marks > 0.0) {
        (false, _) => "●",
        (true, true) => "◐",
        (true, false) => "○",
    };
    let mut lines = vec![edges(&format!("  {sign} {}", finding.title), &of(finding.marks, finding.of))];
    if finding.is_lost() {
        for evidence in finding.evidence.iter().filter(|evidence| evidence.against) {
            lines.push(wrapped(&format!("      {:<10}", evidence.clock), &evidence.text.to_string()));
        }
        if let Some(cause) = &finding.cause {
            lines.push(wrapped("      because   ", &cause.to_string()));
        }
        lines.push(wrapped("      next time ", &finding.advice));
    }
    lines
}

fn takes(report: &Report) -> Vec<String> {
    if report.takes.is_empty() {
        return vec!["No take was recorded.".to_owned()];
    }
    let head = ["Take", "began", "length", "", "track", "peak", "at", "rms", "noise (A)", "clips"].map(str::to_owned).to_vec();
    let mut rows = vec![head];
    for take in &report.takes {
        for (index, track) in take.tracks.iter().enumerate() {
            rows.push(take_row(take, track, index == 0));
        }
        if take.tracks.is_empty() {
            let (number, length) = (take.number.to_string(), minutes(take.length_s));
            rows.push(vec![number, take.clock.clone(), length, take.status.clone(), "nothing armed".to_owned()]);
        }
    }
    let mut lines = table(&rows, &[true, false, true, false, false, true, true, true, true, true]);
    lines.push("Levels in dBFS; rms and noise as AES17 has them (a full-scale sine is 0): sox and ffmpeg show 3.0 dB less.".to_owned());
    lines
}

fn take_row(take: &TakeFacts, track: &TrackFacts, first: bool) -> Vec<String> {
    let once = |text: String| if first { text } else { String::new() };
    vec![
        once(take.number.to_string()),
        once(take.clock.clone()),
        once(minutes(take.length_s)),
        once(take.status.clone()),
        format!("{} {}", track.track, track.name),
        level(track.peak_dbfs),
        minutes(track.peak_at_s),
        level(track.rms_dbfs),
        level(track.floor.as_ref().map(|floor| floor.dbfs_a)),
        track.clips.to_string(),
    ]
}
