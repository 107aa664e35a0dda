//! `measure desk`: a way through a desk and its bays.

use crate::cli::Failure;
use crate::cli::measure::{Bench, faults};
use crate::cli::out::Out;
use crate::files::{Library, bench, report};
use crate::sim::engine::bench::{DeskFound, measure_desk};
use std::path::Path;

pub(super) fn measure(out: &mut Out, library: &Library, spec: &Path, desk: &Bench<'_>) -> Result<(), Failure> {
    let found = measure_desk(&bench::desk(library, spec).map_err(faults)?);
    let json = report::json(&found);
    desk.write("desk.json", json.as_bytes())?;
    desk.tell(out, &json, &text(&found), &["desk.json"]);
    Ok(())
}

fn text(found: &DeskFound) -> Vec<String> {
    let mut lines = arrives(found);
    lines.extend(found.facts.iter().map(|fact| format!("note: {fact}")));
    lines
}

/// What arrives, and by which way.
fn arrives(found: &DeskFound) -> Vec<String> {
    let Some(gain) = found.gain_db else {
        let noise = format!("noise there is {:.1} dBu", found.noise_dbu);
        let leaks = |gain: f64| format!("crosstalk alone arrives, {gain:+.1} dB at 10 kHz and 6 dB less an octave below; {noise}");
        return vec![found.gain_10k_db.map_or_else(|| format!("nothing arrives; {noise}"), leaks)];
    };
    let mut lines = vec![
        format!("{gain:+.2} dB{}", if found.inverted { ", with its polarity reversed" } else { "" }),
        format!("noise {:.1} dBu, 20 Hz to 20 kHz", found.noise_dbu),
    ];
    if let (Some(level), Some(at)) = (found.clips_dbu, &found.clips_at) {
        lines.push(format!("clips from {level:+.1} dBu on, first at {at}"));
    }
    lines.push(format!("by {}", found.passes.join(", ")));
    lines
}
