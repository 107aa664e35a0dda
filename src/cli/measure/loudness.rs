//! `measure loudness`: how loud a programme is, over time and as a whole.

use crate::cli::Failure;
use crate::cli::measure::{Bench, csv, faults};
use crate::cli::out::Out;
use crate::files::{bench, report};
use crate::sim::engine::bench::LoudnessFound;
use std::path::Path;

pub(super) fn measure(out: &mut Out, spec: &Path, desk: &Bench<'_>) -> Result<(), Failure> {
    let found = bench::loudness(spec).map_err(faults)?;
    let figure = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.3}"));
    let rows = found.rows.iter().map(|row| format!("{:.3},{},{}", row.seconds, figure(row.momentary), figure(row.short_term)));
    desk.write("loudness.csv", &csv("seconds,momentary_lufs,short_term_lufs", rows))?;
    let json = report::json(&found);
    desk.write("loudness.json", json.as_bytes())?;
    desk.tell(out, &json, &text(&found), &["loudness.csv", "loudness.json"]);
    Ok(())
}

fn text(found: &LoudnessFound) -> Vec<String> {
    let with = |value: Option<f64>, unit: &str| value.map_or_else(|| "none".to_owned(), |value| format!("{value:.1} {unit}"));
    let clips = match found.clips {
        0 => String::new(),
        1 => ", 1 clip".to_owned(),
        more => format!(", {more} clips"),
    };
    vec![
        format!("integrated {}, range {}", with(found.integrated_lufs, "LUFS"), with(found.range_lu, "LU")),
        format!(
            "loudest 400 ms {}, loudest 3 s {}",
            with(found.loudest_momentary_lufs, "LUFS"),
            with(found.loudest_short_term_lufs, "LUFS")
        ),
        format!("true peak {}, sample peak {}{clips}", with(found.true_peak_dbtp, "dBTP"), with(found.sample_peak_dbfs, "dBFS")),
    ]
}
