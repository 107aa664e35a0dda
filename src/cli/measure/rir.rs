//! `measure rir`: the impulse response of a room.

use crate::cli::Failure;
use crate::cli::measure::{Bench, csv, faults, figures};
use crate::cli::out::Out;
use crate::cli::wrap::table;
use crate::files::{Library, bench, report, wav_float};
use crate::sim::acoustics::Arrival;
use crate::sim::engine::bench::{Decay, RirFound, measure_rir, response_at_rate};
use serde::Serialize;
use std::path::Path;

/// What the files do not say elsewhere.
#[derive(Serialize)]
struct Summary<'a> {
    rate: u32,
    volume_m3: f64,
    direct_ms: Option<f64>,
    arrivals: usize,
    eyring_s: [f64; 6],
    sabine_s: [f64; 6],
    octaves: &'a [Decay],
}

pub(super) fn measure(out: &mut Out, library: &Library, spec: &Path, desk: &Bench<'_>) -> Result<(), Failure> {
    let (job, rate) = bench::rir(library, spec).map_err(faults)?;
    let found = measure_rir(&job);
    let path = desk.folder.join("response.wav");
    let response = response_at_rate(&found.response, rate);
    wav_float::write(&path, rate, &response).map_err(Failure::disk(&path))?;
    let head = "order,west,east,north,south,floor,ceiling,distance_m,delay_ms,delay_samples,\
        db_125,db_250,db_500,db_1k,db_2k,db_4k,db_8k,db_16k,inverted";
    desk.write("arrivals.csv", &csv(head, found.arrivals.iter().map(|one| row(one, rate))))?;
    desk.write("decay.json", report::json(&found.decay).as_bytes())?;
    let json = report::json(&Summary {
        rate,
        volume_m3: found.volume_m3,
        direct_ms: found.arrivals.first().map(|first| 1000.0 * first.delay_s),
        arrivals: found.arrivals.len(),
        eyring_s: found.eyring_s,
        sabine_s: found.sabine_s,
        octaves: &found.decay,
    });
    desk.write("rir.json", json.as_bytes())?;
    desk.tell(out, &json, &text(&found), &["response.wav", "arrivals.csv", "decay.json", "rir.json"]);
    Ok(())
}

fn row(arrival: &Arrival, rate: u32) -> String {
    let bounces: Vec<String> = arrival.bounces.iter().map(u8::to_string).collect();
    let times = [arrival.distance_m, 1000.0 * arrival.delay_s, f64::from(rate) * arrival.delay_s];
    format!("{},{},{},{},{}", arrival.order, bounces.join(","), figures(&times), figures(&arrival.level_db), arrival.inverted)
}

fn text(found: &RirFound) -> Vec<String> {
    let time = |time: Option<f64>| time.map_or_else(|| "–".to_owned(), |time| format!("{time:.2}"));
    let mut rows = vec![["octave, Hz", "energy, dB", "EDT, s", "T20, s", "T30, s", "Eyring, s"].map(str::to_owned).to_vec()];
    for (index, octave) in found.decay.iter().enumerate() {
        rows.push(vec![
            format!("{:.0}", octave.hz),
            report::level(Some(octave.energy_db)),
            time(octave.edt_s),
            time(octave.t20_s),
            time(octave.t30_s),
            time(found.eyring_s.get(index).copied()),
        ]);
    }
    let mut lines = vec![format!("{:.1} m³, {} arrivals", found.volume_m3, found.arrivals.len())];
    if let Some(first) = found.arrivals.first() {
        lines.push(format!("direct sound after {:.3} ms, {:.3} m", 1000.0 * first.delay_s, first.distance_m));
    }
    lines.extend(table(&rows, &[true; 6]));
    lines
}
