//! `measure chain`: a source, cables, loads and a preamplifier.

use crate::cli::Failure;
use crate::cli::measure::{Bench, csv, faults, figures};
use crate::cli::out::Out;
use crate::files::{bench, report, wav_float};
use crate::sim::engine::bench::{ChainFound, ChainNoise, measure_chain};
use crate::sim::units::SAMPLE_RATE;
use std::path::Path;

pub(super) fn measure(out: &mut Out, spec: &Path, desk: &Bench<'_>) -> Result<(), Failure> {
    let found = measure_chain(&bench::chain(spec).map_err(faults)?);
    let rows = found.response.iter().map(|point| figures(&[point.hz, point.re, point.im, point.db, point.degrees]));
    desk.write("response.csv", &csv("hz,re,im,db,degrees", rows))?;
    desk.write("response.json", report::json(&found.response).as_bytes())?;
    let path = desk.folder.join("response.wav");
    wav_float::write(&path, SAMPLE_RATE, &found.impulse).map_err(Failure::disk(&path))?;
    let json = report::json(&found);
    desk.write("chain.json", json.as_bytes())?;
    desk.tell(out, &json, &text(&found), &["response.csv", "response.json", "response.wav", "chain.json"]);
    Ok(())
}

fn text(found: &ChainFound) -> Vec<String> {
    let mut lines =
        vec![format!("{:+.2} dB at 1 kHz{}", found.level_1k_db, if found.inverted { ", with its polarity reversed" } else { "" })];
    if let Some(peak) = found.resonance {
        lines.push(format!("resonance at {:.0} Hz, {:+.1} dB, {:+.1} dB re 20 Hz", peak.hz, peak.db, peak.above_20_hz_db));
    }
    lines.extend(found.lower_corner_hz.map(|hz| format!("−3 dB at {hz:.0} Hz")));
    lines.extend(found.upper_corner_hz.map(|hz| format!("−3 dB at {hz:.0} Hz")));
    lines.push(format!("thermal noise at the input {:.1} dBu, noise at the output {:.1} dBu:", found.thermal_dbu, found.noise_dbu));
    lines.extend(noise(&found.noise));
    lines.extend(found.hum_dbu.map(|hum| format!("hum at the output {hum:.1} dBu")));
    lines.push(format!("common-mode rejection {:.1} dB", found.cmrr_db));
    let [hot, cold, capsule] = found.phantom_v;
    lines.push(format!("phantom: hot {hot:.1} V, cold {cold:.1} V, {capsule:.1} V where it is drawn"));
    lines
}

/// What the noise at the output is made of.
fn noise(parts: &ChainNoise) -> impl Iterator<Item = String> {
    let parts = [
        ("the source", Some(parts.source_dbu)),
        ("the cables and grounds", parts.cables_dbu),
        ("the loads", parts.loads_dbu),
        ("the preamplifier's input resistance", Some(parts.input_dbu)),
        ("the preamplifier's input stage", Some(parts.input_stage_dbu)),
        ("the preamplifier's output stage, whatever its gain", Some(parts.output_stage_dbu)),
    ];
    parts.into_iter().filter_map(|(name, dbu)| Some(format!("  {:.1} dBu of {name}", dbu?)))
}
