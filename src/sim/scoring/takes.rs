//! Rolling, stopping and playing back when the lead asks.

use crate::sim::scenario::{Cue, Reply, Trigger};
use crate::sim::scoring::Evidence;
use crate::sim::scoring::case::{Case, Verdict};
use crate::sim::scoring::words::{minutes, span};
use crate::sim::session::{Action, Transport};
use crate::sim::units::Stamp;
use crate::sim::words::{Value, say};

/// Seconds for full and for half marks from being asked to roll: names and headphones come first.
const ROLL_S: (f64, f64) = (120.0, 300.0);
/// The same from being asked to stop.
const STOP_S: (f64, f64) = (10.0, 30.0);
/// The same from being asked for a playback, besides what has to be heard.
const PLAY_S: (f64, f64) = (60.0, 150.0);
/// What “two minutes” buys.
const TWO_MINUTES_S: f64 = 120.0;

/// Rolling and stopping when asked, playing the right place; late answers cost marks.
pub(crate) fn takes(case: &Case) -> Verdict {
    let mut shares: Vec<f64> = Vec::new();
    let mut evidence: Vec<Evidence> = Vec::new();
    for (asks, cue) in asked(&case.scenario.file.script) {
        let (share, found) = answer(case, asks, cue);
        shares.push(share);
        evidence.push(found);
    }
    for found in stopped_on_them(case) {
        shares.push(0.0);
        evidence.push(found);
    }
    Verdict::new(shares.iter().sum::<f64>() / shares.len().max(1) as f64, evidence)
}

/// The cues of the straight way through the script that wait for the transport, each with what was asked before it.
fn asked(script: &[Cue]) -> Vec<(&str, &Cue)> {
    let mut found = Vec::new();
    let mut next = 0;
    let mut asks = "";
    // No way through is longer than the script.
    for _ in 0..script.len() {
        let Some(cue) = script.get(next) else { break };
        // A cue with a branch that is always taken lies off the straight way.
        if let Some(branch) = cue.unless.iter().find(|branch| branch.when == Trigger::Now) {
            next = script.iter().position(|cue| cue.id == branch.to).unwrap_or(script.len());
            continue;
        }
        if matches!(cue.when, Trigger::Rolling | Trigger::Stopped | Trigger::PlayedBack { .. }) {
            found.push((asks, cue));
        }
        asks = &cue.asks;
        next += 1;
    }
    found
}

/// How soon one request was met.
fn answer(case: &Case, asks: &str, cue: &Cue) -> (f64, Evidence) {
    let cues = &case.timeline.cues;
    let Some(index) = cues.iter().position(|(_, id)| *id == cue.id) else {
        return (0.0, case.against(case.end, say!("found-never-done", asked = Value::written(asks))));
    };
    let taken = cues[index].0;
    let asked_at = index.checked_sub(1).map_or(Stamp(0), |before| cues[before].0);
    let (full, half) = match &cue.when {
        Trigger::Rolling => ROLL_S,
        Trigger::Stopped => STOP_S,
        Trigger::PlayedBack { seconds, .. } => (PLAY_S.0 + seconds, PLAY_S.1 + seconds),
        _ => (f64::INFINITY, f64::INFINITY),
    };
    let waited = taken.since(asked_at) - cue.after;
    let bought = TWO_MINUTES_S * begged(case, asked_at, taken) as f64;
    let share = if waited <= full + bought {
        1.0
    } else if waited <= half + bought {
        0.5
    } else {
        0.0
    };
    let did = match &cue.when {
        Trigger::Rolling => say!("found-rolled", after = span(waited)),
        Trigger::Stopped => say!("found-stopped", after = span(waited)),
        _ => say!("found-played-back", after = span(waited)),
    };
    let text = if share < 1.0 { say!("found-slow", did = did, enough = span(full)) } else { did };
    (share, case.judged(share, taken, text))
}

/// How often the trainee asked for two minutes between two moments.
fn begged(case: &Case, from: Stamp, to: Stamp) -> usize {
    case.done().filter(|(at, action)| *at > from && *at <= to && **action == Action::Tell(Reply::TwoMinutes)).count()
}

/// Takes that were stopped while the players still played.
fn stopped_on_them(case: &Case) -> Vec<Evidence> {
    let last = case.timeline.last();
    let mut found: Vec<Evidence> = Vec::new();
    for truth in &case.truths {
        let cut = last.performances.iter().find(|performance| {
            let whole = performance.start.after(performance.rendition.item.seconds(&case.scenario.song));
            performance.in_take == Some(truth.number) && performance.end.0 + 50 < whole.0 && performance.end <= truth.end
        });
        if let Some(performance) = cut.filter(|_| !truth.open) {
            let into = minutes(performance.end.since(truth.start));
            let is_end = |(at, action): &(Stamp, &Action)| *at == truth.end && **action == Action::Transport(Transport::Closed);
            let text = if case.done().any(|done| is_end(&done)) {
                say!("found-closed", take = truth.number, at = into)
            } else {
                say!("found-cut", take = truth.number, at = into)
            };
            found.push(case.against(performance.end, text));
        }
    }
    found
}
