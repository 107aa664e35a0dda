//! Cables: what was tried and refused, and what lies where people walk.

use crate::sim::gear::{GearKind, UnitId};
use crate::sim::scoring::Evidence;
use crate::sim::scoring::case::{Case, Verdict};
use crate::sim::session::{Action, Outcome, Refusal, run_of};
use crate::sim::units::Stamp;
use crate::sim::words::{Sentence, Value, say};
use std::collections::BTreeSet;

/// What each refused attempt with a cable costs, as a share of the marks; the same one again within a minute is free.
const REFUSAL_COSTS: f64 = 0.25;
/// What each cable in a doorway costs, loose and taped down.
const DOORWAY_COSTS: f64 = 0.5;
const TAPED_COSTS: f64 = 0.2;
/// Within this time the same refusal is the same attempt, seconds.
const SAME_ATTEMPT_S: f64 = 60.0;

/// Cables reach, fit and keep out of doorways.
pub(crate) fn cabling(case: &Case) -> Verdict {
    let (at, studio) = case.set_up();
    let runs: Vec<&UnitId> = studio.cords.keys().filter(|cord| run_of(case.scenario, studio, cord).is_some()).collect();
    let mut evidence = refusals(case);
    let mut share = 1.0 - REFUSAL_COSTS * evidence.len() as f64;
    if runs.is_empty() {
        evidence.push(case.against(at, say!("found-no-cable")));
        return Verdict::new(0.0, evidence);
    }
    for cord in &runs {
        for door in doors_crossed(case, studio, cord) {
            let is_taped = studio.cords.get(*cord).is_some_and(|cord| cord.taped);
            share -= if is_taped { TAPED_COSTS } else { DOORWAY_COSTS };
            let found = if is_taped {
                say!("found-taped-in-doorway", cord = *cord, door = &door)
            } else {
                say!("found-in-doorway", cord = *cord, door = &door)
            };
            evidence.push(case.against(at, found));
        }
    }
    evidence.push(case.fact(at, say!("found-cables", count = runs.len())));
    Verdict::new(share.max(0.0), evidence)
}

/// Attempts with cables that were refused, each once.
fn refusals(case: &Case) -> Vec<Evidence> {
    let mut seen: Vec<(Stamp, Sentence)> = Vec::new();
    let mut evidence = Vec::new();
    for entry in &case.timeline.journal.entries {
        let Outcome::Tried(action, refusal) = &entry.what else { continue };
        if !is_about_cables(action, refusal) {
            continue;
        }
        let text = words(case, refusal);
        let again = seen.iter().any(|(at, before)| *before == text && entry.at.since(*at) < SAME_ATTEMPT_S);
        seen.push((entry.at, text.clone()));
        if !again {
            evidence.push(case.against(entry.at, say!("found-in-vain", why = text)));
        }
    }
    evidence
}

/// The refusal, and for a connector that does not fit the kind of cable too.
fn words(case: &Case, refusal: &Refusal) -> Sentence {
    match refusal {
        Refusal::DoesNotFit { cord, .. } => {
            let name = case.scenario.gear(cord).map_or("", |gear| gear.name.as_str());
            say!("found-is-a", why = refusal.sentence(), cord = cord, name = Value::written(name))
        }
        _ => refusal.sentence(),
    }
}

fn is_about_cables(action: &Action, refusal: &Refusal) -> bool {
    matches!(action, Action::Plug { .. } | Action::Dress { .. } | Action::Stand(..))
        && matches!(refusal, Refusal::DoesNotFit { .. } | Refusal::TooShort { .. } | Refusal::JackTaken(..))
}

/// Doorways that a cable lies in.
fn doors_crossed(case: &Case, studio: &crate::sim::session::Studio, cord: &UnitId) -> BTreeSet<UnitId> {
    let Some(run) = run_of(case.scenario, studio, cord) else { return BTreeSet::new() };
    let is_lead = matches!(case.scenario.gear(cord).map(|gear| &gear.kind), Some(GearKind::Cable(cable)) if cable.length_m > 1.5);
    if !is_lead {
        return BTreeSet::new();
    }
    let crossed = case.scenario.venue.doorways.iter().filter(|doorway| {
        run.points.windows(2).any(|pair| {
            let far = from_segment(doorway.at, (pair[0].x, pair[0].z), (pair[1].x, pair[1].z));
            far < doorway.width / 2.0
        })
    });
    crossed.map(|doorway| doorway.door.clone()).collect()
}

/// Distance of a point of the floor from a straight piece of cable.
fn from_segment(point: (f64, f64), a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dz) = (b.0 - a.0, b.1 - a.1);
    let square = dx * dx + dz * dz;
    let along = if square > 0.0 { (((point.0 - a.0) * dx + (point.1 - a.1) * dz) / square).clamp(0.0, 1.0) } else { 0.0 };
    libm::hypot(point.0 - a.0 - along * dx, point.1 - a.1 - along * dz)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cable_past_a_door_is_as_far_as_its_nearest_point() {
        assert!((from_segment((0.0, 1.0), (-2.0, 0.0), (2.0, 0.0)) - 1.0).abs() < 1e-12);
        assert!((from_segment((5.0, 4.0), (-2.0, 0.0), (2.0, 0.0)) - 5.0).abs() < 1e-12);
        assert!((from_segment((3.0, 4.0), (0.0, 0.0), (0.0, 0.0)) - 5.0).abs() < 1e-12);
    }
}
