//! `measure speed`: how fast a band set up and miked runs here, on one thread, beside plain convolution of the same responses.

mod curve;
mod grading;
mod live;
mod locate;
mod offline;
mod row;

use crate::cli::Failure;
use crate::cli::measure::{Bench, csv, faults};
use crate::cli::out::Out;
use crate::files::{Library, bench, report};
use crate::sim::engine::bench::SessionBench;
use crate::sim::engine::{Cache, Plan};
use crate::sim::session::Studio;
use crate::sim::units::{BLOCK, SAMPLE_RATE};
use row::{Row, Spent, time};
use serde::Serialize;
use std::path::Path;

/// Milliseconds of a block.
const PERIOD_MS: f64 = BLOCK as f64 * 1e3 / SAMPLE_RATE as f64;

/// Everything that was timed.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Found {
    radiators: usize,
    microphones: usize,
    seconds: f64,
    rows: Vec<Row>,
}

pub(super) fn measure(out: &mut Out, library: &Library, spec: &Path, desk: &Bench<'_>) -> Result<(), Failure> {
    let session = bench::session(library, spec).map_err(faults)?;
    let mut timed = Timed { session, cache: Cache::default(), rows: Vec::new() };
    // First, so that the most memory so far is that of a render and of nothing else.
    timed.players();
    timed.offline();
    timed.convolution();
    timed.live();
    timed.changes();
    timed.locate();
    timed.waveforms();
    timed.grading(library);
    let cells = timed.curve();
    let found = Found {
        radiators: timed.session.radiators(),
        microphones: timed.session.microphones(),
        seconds: timed.session.seconds,
        rows: timed.rows,
    };
    let json = report::json(&found);
    desk.write("speed.json", json.as_bytes())?;
    desk.write("speed.csv", &csv("what,figure,by_cpu,unit,wanted,ratio,note", found.rows.iter().map(Row::csv)))?;
    curve::write(&cells, desk)?;
    desk.tell(out, &json, &text(&found), &["speed.json", "speed.csv", "speed-curve.csv", "speed-curve.png"]);
    Ok(())
}

fn text(found: &Found) -> Vec<String> {
    let head = format!("{} radiators, {} microphones, {} s of music, one thread", found.radiators, found.microphones, found.seconds);
    [head, Row::head()].into_iter().chain(found.rows.iter().map(Row::text)).collect()
}

struct Timed {
    session: SessionBench,
    cache: Cache,
    rows: Vec<Row>,
}

impl Timed {
    fn compile(&mut self, studio: &Studio) -> (Spent, Plan) {
        time(|| Plan::compile(&self.session.scenario, studio, &mut self.cache))
    }
}
