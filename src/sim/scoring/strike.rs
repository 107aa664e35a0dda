//! The room as it is handed over: struck, backed up and in time (domain reference 9.2 F).

use crate::sim::gear::{GearKind, UnitId};
use crate::sim::scoring::Evidence;
use crate::sim::scoring::case::{Case, Verdict};
use crate::sim::scoring::words::{list, span};
use crate::sim::session::{Action, Place, Studio};

/// Minutes past the hour that are a near miss.
const LATE_S: f64 = 300.0;
/// So many things of one kind left behind are a near miss.
const FEW: usize = 2;

/// Desk zeroed, 48 V off, bay normal, everything coiled and in its place, at the end.
pub(crate) fn strike(case: &Case) -> Verdict {
    let studio = case.timeline.last();
    if !was_set_up(case) {
        return Verdict::nothing(case.against(case.end, "nothing was set up, so there was nothing to strike"));
    }
    let phantom =
        switched(case, studio, |kind| matches!(kind, GearKind::Preamp(_) | GearKind::Desk(_)), |control| control.ends_with("48v"));
    let desk = switched(
        case,
        studio,
        |kind| matches!(kind, GearKind::Desk(_) | GearKind::Preamp(_)),
        |control| control != "power" && !control.ends_with("48v"),
    );
    let plugged: Vec<String> = studio.cords.keys().map(ToString::to_string).collect();
    let out: Vec<String> = studio
        .places
        .iter()
        .filter(|(unit, place)| **place != Place::Stored && !studio.cords.contains_key(unit))
        .map(|(unit, place)| format!("{unit}{}", where_it_is(case, unit, place)))
        .collect();
    let open = switched(case, studio, |kind| matches!(kind, GearKind::Door), |control| control == "open");
    let parts = [
        ("48 V is still on", "48 V is off everywhere", phantom, 0.2),
        ("not at zero", "the desk and the preamplifiers are at zero", desk, 0.25),
        ("still plugged", "no cord is plugged: bay and wall boxes are normal", plugged, 0.25),
        ("not in its place", "every microphone, stand and cable is in its place", out.into_iter().chain(open).collect(), 0.3),
    ];
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut share = 0.0;
    for (wrong, right, left, weight) in parts {
        share += weight * few(left.len());
        let text = if left.is_empty() { right.to_owned() } else { format!("{wrong}: {}", shortened(&left)) };
        evidence.push(case.judged(few(left.len()), case.end, text));
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
fn switched(case: &Case, studio: &Studio, kind: impl Fn(&GearKind) -> bool, which: impl Fn(&str) -> bool) -> Vec<String> {
    let units = case.units(kind);
    let left = studio.settings.0.iter().filter(|(id, setting)| {
        units.contains(&id.unit) && which(&id.control) && case.scenario.control(id).is_some_and(|control| control.zero != **setting)
    });
    left.map(|(id, setting)| format!("{id} ({setting})")).collect()
}

fn where_it_is(case: &Case, unit: &UnitId, place: &Place) -> String {
    let name = case.scenario.gear(unit).map_or_else(String::new, |gear| format!(", {}", gear.name));
    match place {
        Place::Stored => String::new(),
        Place::Hand => format!("{name}, in a hand"),
        Place::Floor(at) => {
            let room = case.scenario.venue.room_at(*at).map_or_else(String::new, |room| format!(" in the {}", room.name.to_lowercase()));
            format!("{name}, on the floor{room}")
        }
        Place::Standing(_) => format!("{name}, still standing"),
        Place::OnStand(stand) | Place::BeforeCapsule(stand, _) => format!("{name}, still on {stand}"),
        Place::Run => format!("{name}, still run"),
        Place::Threaded(machine) => format!("{name}, still on {machine}"),
    }
}

fn shortened(things: &[String]) -> String {
    if things.len() <= 6 {
        return list(things);
    }
    format!("{} and {} more", things[..5].join("; "), things.len() - 5)
}

/// The session is saved and backed up after the last take.
pub(crate) fn backup(case: &Case) -> Verdict {
    let Some(last) = case.truths.last() else {
        return Verdict::nothing(case.against(case.end, "no take was recorded, so there is nothing to back up"));
    };
    match case.timeline.last().backup {
        None => Verdict::nothing(case.against(case.end, "the session exists once, on the recorder: it was never backed up")),
        Some(at) if last.open || at < last.end => {
            let text = format!("the backup was made before take {} was recorded; that take exists once", last.number);
            Verdict::new(0.5, vec![case.against(at, text)])
        }
        Some(at) => Verdict::new(1.0, vec![case.fact(at, format!("backed up {} after the last take", span(at.since(last.end))))]),
    }
}

/// The room is ready by the hour on the sheet.
pub(crate) fn on_time(case: &Case) -> Verdict {
    let hour = &case.scenario.file.brief.clear_by;
    let Some(due) = case.clock.moment(hour) else {
        return Verdict::new(1.0, vec![case.fact(None, "the booking sheet names no hour")]);
    };
    if case.truths.is_empty() {
        return Verdict::nothing(case.against(case.end, "no take was recorded: the room was free, but the work was not done"));
    }
    let left = case.done().find(|(_, action)| **action == Action::Leave).map(|(at, _)| at);
    match left {
        None => Verdict::nothing(case.against(case.end, format!("the room was never handed over; it was due at {hour}"))),
        Some(at) if at <= due => Verdict::new(1.0, vec![case.fact(at, format!("handed over {} before {hour}", span(due.since(at))))]),
        Some(at) => {
            let late = at.since(due);
            let share = if late <= LATE_S { 0.5 } else { 0.0 };
            Verdict::new(share, vec![case.against(at, format!("handed over {} after {hour}: the next client waits outside", span(late)))])
        }
    }
}
