//! `measure mic`: a microphone by itself.

use crate::cli::Failure;
use crate::cli::measure::{Bench, csv, faults, figures};
use crate::cli::out::Out;
use crate::files::{Library, bench, report};
use crate::sim::engine::bench::{MicrophoneBench, measure_microphone};
use std::path::Path;

pub(super) fn measure(out: &mut Out, library: &Library, spec: &Path, desk: &Bench<'_>) -> Result<(), Failure> {
    let job = bench::microphone(library, spec).map_err(faults)?;
    let found = measure_microphone(&job);
    let rows =
        found.readings.iter().map(|one| format!("{},{}", figures(&[one.distance_m, one.angle_deg, one.hz, one.level_db]), one.inverted));
    desk.write("response.csv", &csv("distance_m,angle_deg,hz,level_db,inverted", rows))?;
    let json = report::json(&found);
    desk.write("mic.json", json.as_bytes())?;
    let text = [
        format!("sensitivity {:.3} mV/Pa as {}{}", found.sensitivity_mv, job.pattern.word(), switches(&job)),
        format!("noise {:.1} dB SPL (A)", found.noise_dba),
        format!("greatest sine {:.0} dB SPL, clips at a peak of {:.0} dB SPL", found.max_db_spl, found.clips_at_peak_db_spl),
        format!("takes in {:+.1} dB of a diffuse field at 1 kHz", found.diffuse_1k_db),
    ];
    desk.tell(out, &json, &text, &["response.csv", "mic.json"]);
    Ok(())
}

/// What is switched in, each after a comma.
fn switches(job: &MicrophoneBench) -> String {
    let pad = if job.pad.0 > 0.0 { format!(", pad −{} dB", job.pad.0) } else { String::new() };
    job.high_pass.map_or_else(|| pad.clone(), |filter| format!("{pad}, high-pass {} Hz", filter.corner))
}
