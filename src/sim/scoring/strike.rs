//! The room as it is handed over: struck, backed up and in time (domain reference 9.2 F).

use crate::sim::gear::{GearKind, UnitId};
use crate::sim::scoring::Evidence;
use crate::sim::scoring::case::{Case, Verdict};
use crate::sim::scoring::words::span;
use crate::sim::session::{Action, Place, Studio};
use crate::sim::words::{Sentence, Value, say};

/// Minutes past the hour that are a near miss.
const LATE_S: f64 = 300.0;
/// So many things of one kind left behind are a near miss.
const FEW: usize = 2;

/// Desk zeroed, 48 V off, bay normal, everything coiled and in its place, at the end.
pub(crate) fn strike(case: &Case) -> Verdict {
    let studio = case.timeline.last();
    if !was_set_up(case) {
        return Verdict::nothing(case.against(case.end, say!("found-nothing-set-up")));
    }
    let phantom =
        switched(case, studio, |kind| matches!(kind, GearKind::Preamp(_) | GearKind::Desk(_)), |control| control.ends_with("48v"));
    let desk = switched(
        case,
        studio,
        |kind| matches!(kind, GearKind::Desk(_) | GearKind::Preamp(_)),
        |control| control != "power" && !control.ends_with("48v"),
    );
    let plugged: Vec<Value> = studio.cords.keys().map(Value::from).collect();
    let out: Vec<Value> = studio
        .places
        .iter()
        .filter(|(unit, place)| **place != Place::Stored && !studio.cords.contains_key(unit))
        .map(|(unit, place)| where_it_is(case, unit, place).into())
        .collect();
    let twisted = studio.twisted.iter().filter(|(_, turns)| **turns != 0);
    let twisted = twisted.map(|(cord, turns)| say!("strike-twisted", cord = cord, turns = turns.unsigned_abs() as usize).into());
    let open = switched(case, studio, |kind| matches!(kind, GearKind::Door), |control| control == "open");
    let parts = [
        (say!("strike-phantom"), say!("struck-phantom"), phantom, 0.2),
        (say!("strike-set"), say!("struck-desk"), desk, 0.25),
        (say!("strike-plugged"), say!("struck-bay"), plugged, 0.25),
        (say!("strike-out"), say!("struck-places"), out.into_iter().chain(twisted).chain(open).collect(), 0.3),
    ];
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut share = 0.0;
    for (wrong, right, left, weight) in parts {
        let few = few(left.len());
        share += weight * few;
        let text = if left.is_empty() { right } else { say!("strike-left", what = wrong, things = shortened(left)) };
        evidence.push(case.judged(few, case.end, text));
    }
    Verdict::new(share, evidence)
}

/// Nothing left is right, one or two things are a near miss.
fn few(left: usize) -> f64 {
    match left {
        0 => 1.0,
        _ if left <= FEW => 0.5,
        _ => 0.0,
    }
}

/// Whether anything was ever taken from its place.
fn was_set_up(case: &Case) -> bool {
    case.done().any(|(_, action)| matches!(action, Action::Mount { .. } | Action::Plug { .. }))
}

/// Controls of units of a kind that do not stand at zero.
fn switched(case: &Case, studio: &Studio, kind: impl Fn(&GearKind) -> bool, which: impl Fn(&str) -> bool) -> Vec<Value> {
    let units = case.units(kind);
    let left = studio.settings.0.iter().filter(|(id, setting)| {
        units.contains(&id.unit) && which(&id.control) && case.scenario.control(id).is_some_and(|control| control.zero != **setting)
    });
    left.map(|(id, setting)| say!("strike-at", control = id, setting = setting.clone()).into()).collect()
}

fn where_it_is(case: &Case, unit: &UnitId, place: &Place) -> Sentence {
    let gear = case.scenario.gear(unit);
    let thing =
        gear.map_or_else(|| say!("written", text = unit), |gear| say!("unit-of-type", unit = unit, name = Value::written(&gear.name)));
    match place {
        Place::Stored => thing,
        Place::Hand => say!("strike-in-hand", thing = thing),
        Place::Floor(at) => match case.scenario.venue.room_at(*at) {
            Some(room) => say!("strike-on-floor-in", thing = thing, room = Value::written(&room.name)),
            None => say!("strike-on-floor", thing = thing),
        },
        Place::Standing(_) => say!("strike-standing", thing = thing),
        Place::OnStand(on) | Place::BeforeCapsule(on, _) | Place::Threaded(on) => say!("strike-on", thing = thing, on = on),
        Place::Run => say!("strike-run", thing = thing),
    }
}

/// No more than six things.
fn shortened(mut things: Vec<Value>) -> Value {
    let more = things.len().saturating_sub(5);
    if more > 1 {
        things.truncate(5);
        things.push(say!("list-more", count = more).into());
    }
    Value::List(things)
}

/// The session is saved and backed up after the last take.
pub(crate) fn backup(case: &Case) -> Verdict {
    let Some(last) = case.truths.last() else {
        return Verdict::nothing(case.against(case.end, say!("found-none-to-back-up")));
    };
    match case.timeline.last().backup {
        None => Verdict::nothing(case.against(case.end, say!("found-no-backup"))),
        Some(at) if last.open || at < last.end => {
            let text = say!("found-early-backup", take = last.number);
            Verdict::new(0.5, vec![case.against(at, text)])
        }
        Some(at) => Verdict::new(1.0, vec![case.fact(at, say!("found-backup", after = span(at.since(last.end))))]),
    }
}

/// The room is ready by the hour on the sheet.
pub(crate) fn on_time(case: &Case) -> Verdict {
    let hour = &case.scenario.file.brief.clear_by;
    let Some(due) = case.clock.moment(hour) else {
        return Verdict::new(1.0, vec![case.fact(None, say!("found-no-hour"))]);
    };
    if case.truths.is_empty() {
        return Verdict::nothing(case.against(case.end, say!("found-no-work")));
    }
    let left = case.done().find(|(_, action)| **action == Action::Leave).map(|(at, _)| at);
    match left {
        None => Verdict::nothing(case.against(case.end, say!("found-not-handed-over", hour = hour))),
        Some(at) if at <= due => Verdict::new(1.0, vec![case.fact(at, say!("found-on-time", early = span(due.since(at)), hour = hour))]),
        Some(at) => {
            let late = at.since(due);
            let share = if late <= LATE_S { 0.5 } else { 0.0 };
            Verdict::new(share, vec![case.against(at, say!("found-late", late = span(late), hour = hour))])
        }
    }
}
