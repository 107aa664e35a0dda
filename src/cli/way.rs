//! `trace --to` and `trace --from`: from any jack backward to its sources, from any output forward to everything that hears it.

use crate::cli::Failure;
use crate::cli::moment::moment;
use crate::cli::opened::Opened;
use crate::cli::out::Out;
use crate::cli::wrap::table;
use crate::files::report::{json, level};
use crate::sim::circuit::{Circuit, Patch, reach, trace};
use crate::sim::gear::{Flow, JackId};
use crate::sim::session::{cords, patch};
use crate::sim::units::{Dbu, Volt};
use serde::Serialize;
use std::path::Path;

/// One line of a way.
#[derive(Serialize)]
struct Line {
    at: String,
    what: String,
    depth: u32,
    gain_db: Option<f64>,
    inverted: bool,
    /// None where nothing makes any.
    noise_dbu: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    treble_db: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    broken: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    worse: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    crosstalk: Vec<Leak>,
}

/// What leaks over from a neighbour inside a desk.
#[derive(Serialize)]
struct Leak {
    from: String,
    /// Decibels re 1 V for 1 Pa at the neighbour's source, at 10 kHz.
    gain_10k_db: f64,
}

pub(super) fn back(out: &mut Out, journal: &Path, at: &str, to: &str, as_json: bool) -> Result<(), Failure> {
    let opened = Opened::read(out, journal)?;
    let to = jack(&opened, to)?;
    let lines = at_that_moment(&opened, at, |circuit, patch| {
        let hops = trace(circuit, patch, &to).into_iter();
        let line = |hop: crate::sim::circuit::Hop| Line {
            at: hop.at.to_string(),
            what: hop.what,
            depth: hop.depth,
            gain_db: hop.gain_db,
            inverted: hop.inverted,
            noise_dbu: noise(hop.noise),
            treble_db: hop.gain_db.map(|_| hop.treble_db),
            broken: hop.broken.map(|cause| cause.to_string()),
            worse: hop.worse.iter().map(ToString::to_string).collect(),
            crosstalk: hop.crosstalk.iter().map(|one| Leak { from: one.from.to_string(), gain_10k_db: one.gain_db }).collect(),
        };
        hops.map(line).collect()
    })?;
    say(out, &lines, ["back from there", "dB re 1 V for 1 Pa", "noise, dBu", "20 kHz, dB"], as_json);
    Ok(())
}

pub(super) fn forth(out: &mut Out, journal: &Path, at: &str, from: &str, as_json: bool) -> Result<(), Failure> {
    let opened = Opened::read(out, journal)?;
    let from = jack(&opened, from)?;
    if !opened.scenario.jack(&from).is_some_and(|spec| matches!(spec.flow, Flow::Output { .. })) {
        return Err(Failure::Usage(format!("{from} gives out nothing; name an output, such as a microphone's")));
    }
    let lines = at_that_moment(&opened, at, |circuit, patch| {
        let line = |reached: crate::sim::circuit::Reached| Line {
            at: reached.at.to_string(),
            what: reached.what,
            depth: reached.depth,
            gain_db: Some(reached.gain_db),
            inverted: reached.inverted,
            noise_dbu: noise(reached.noise),
            treble_db: None,
            broken: None,
            worse: Vec::new(),
            crosstalk: Vec::new(),
        };
        reach(circuit, patch, &from).into_iter().map(line).collect()
    })?;
    say(out, &lines, ["forward from there", "dB", "noise, dBu", ""], as_json);
    Ok(())
}

/// dBu; none for silence.
fn noise(rms: Volt) -> Option<f64> {
    (rms.0 > 0.0).then(|| Dbu::from_volt(rms).0)
}

fn jack(opened: &Opened, text: &str) -> Result<JackId, Failure> {
    let jack = JackId::try_from(text.to_owned()).map_err(Failure::Usage)?;
    if opened.scenario.jack(&jack).is_none() {
        return Err(Failure::Missing(format!("there is no jack {jack} in this studio")));
    }
    Ok(jack)
}

fn at_that_moment(opened: &Opened, at: &str, ask: impl Fn(&Circuit, &Patch) -> Vec<Line>) -> Result<Vec<Line>, Failure> {
    let studio = opened.timeline.at(moment(opened, at)?);
    let cords = cords(studio);
    let patch = patch(&opened.scenario, studio, &cords);
    Ok(ask(&Circuit::solve(&patch), &patch))
}

fn say(out: &mut Out, lines: &[Line], head: [&str; 4], as_json: bool) {
    if as_json {
        out.say(json(&lines).trim_end());
        return;
    }
    // What rounds to nothing has no sign.
    let unsigned = |figure: f64| if figure.abs() < 0.05 { 0.0 } else { figure };
    let figure = |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), |figure| level(Some(unsigned(figure))));
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for line in lines {
        let mark = match &line.broken {
            Some(cause) => format!("  ✗ {cause}"),
            None => line.worse.iter().map(|cause| format!("  ! {cause}")).collect(),
        };
        let leak = |one: &Leak| format!("  ~ {} leaks over, {} dB at 10 kHz", one.from, level(Some(one.gain_10k_db)));
        let leaks: String = line.crosstalk.iter().map(leak).collect();
        let reversed = if line.inverted { ", reversed" } else { "" };
        let treble = line.treble_db.map_or_else(String::new, |treble| figure(Some(treble)));
        rows.push(vec![
            format!("{}{}{mark}{leaks}", "  ".repeat(line.depth as usize), line.what),
            format!("{}{reversed}", figure(line.gain_db)),
            figure(line.noise_dbu),
            treble,
        ]);
    }
    table(&rows, &[false, true, true, true]).iter().for_each(|line| out.say(line));
}
