//! Power and 48 V: in which order things come on and go off, and what was plugged under voltage.

use crate::sim::gear::{ControlId, GearKind, JackId, Setting, UnitId};
use crate::sim::scoring::Evidence;
use crate::sim::scoring::case::{Case, Verdict};
use crate::sim::scoring::wiring::{label, phantom_at};
use crate::sim::scoring::words::number;
use crate::sim::session::{Action, End, Studio};
use crate::sim::units::Stamp;
use crate::sim::words::{Sentence, say};

/// Volts on a jack from which plugging under voltage counts (domain reference 5.4, PB1).
const LIVE_V: f64 = 2.0;
/// Monitor level, dB of its knob, below which nobody hears a thump.
const MONITOR_DOWN_DB: f64 = -60.0;

/// On: recorder and external preamplifiers, desk, monitors; off: monitors, desk, recorder (domain reference 9.2 B).
pub(crate) fn order(case: &Case) -> Verdict {
    let recorders = case.units(|kind| matches!(kind, GearKind::Recorder(_)));
    let preamps = case.units(|kind| matches!(kind, GearKind::Preamp(_)));
    let desks = case.units(|kind| matches!(kind, GearKind::Desk(_)));
    let monitors = case.units(|kind| matches!(kind, GearKind::Monitors));
    let switched = |units: &[UnitId], on: bool| Switched::of(case, units, on);
    let (rec_on, pre_on) = (switched(&recorders, true), switched(&preamps, true));
    let (desk_on, mon_on) = (switched(&desks, true), switched(&monitors, true));
    if desk_on.first.is_none() && rec_on.first.is_none() {
        return Verdict::nothing(case.against(case.end, say!("found-never-on")));
    }
    let (rec_off, desk_off, mon_off) = (switched(&recorders, false), switched(&desks, false), switched(&monitors, false));
    let still = |units: &[UnitId]| units.iter().any(|unit| case.is_on(case.timeline.last(), unit, "power"));
    let monitors_left = still(&monitors);
    let any_left = monitors_left || still(&desks) || still(&recorders);
    let mut evidence = Vec::new();
    let mut share = 0.0;
    let mut part = |right: bool, at: Option<Stamp>, good: Sentence, bad: Sentence| {
        share += if right { 0.25 } else { 0.0 };
        evidence.push(case.judged(f64::from(right), at, if right { good } else { bad }));
    };
    let before = |a: Option<Stamp>, b: Option<Stamp>| matches!((a, b), (Some(a), Some(b)) if a < b);
    // Preamplifiers that nobody switched on are not in the way.
    let sources = rec_on.first.max(pre_on.last);
    part(
        rec_on.first.is_some() && before(sources, desk_on.first),
        desk_on.first.or(sources),
        say!("found-sources-first"),
        say!("found-desk-early"),
    );
    part(
        before(desk_on.first.max(sources), mon_on.first),
        mon_on.first,
        say!("found-monitors-last"),
        if mon_on.first.is_none() { say!("found-monitors-never") } else { say!("found-monitors-early") },
    );
    part(
        !monitors_left && before(mon_off.last, desk_off.last.or(Some(case.end.after(1.0)))),
        mon_off.last.or(desk_off.last),
        say!("found-monitors-off-first"),
        if monitors_left { say!("found-monitors-left") } else { say!("found-desk-off-early") },
    );
    part(
        !any_left && before(desk_off.last, rec_off.last),
        rec_off.last.or(desk_off.last),
        say!("found-recorder-off-last"),
        if any_left { say!("found-left-on") } else { say!("found-recorder-off-early") },
    );
    Verdict::new(share, evidence)
}

/// When units of a kind were switched.
struct Switched {
    first: Option<Stamp>,
    last: Option<Stamp>,
}

impl Switched {
    fn of(case: &Case, units: &[UnitId], on: bool) -> Self {
        let times: Vec<Stamp> = case
            .done()
            .filter(|(_, action)| {
                matches!(action, Action::Set(id, setting) if units.contains(&id.unit) && id.control == "power" && *setting == Setting::On(on))
            })
            .map(|(at, _)| at)
            .collect();
        Self { first: times.first().copied(), last: times.last().copied() }
    }
}

/// 48 V is never on a jack that is plugged or pulled, and monitors are down when it is switched.
pub(crate) fn phantom(case: &Case) -> Verdict {
    let mut hot = Vec::new();
    let mut thumps = Vec::new();
    let mut plugged = 0;
    for (at, action) in case.done() {
        match action {
            Action::Plug { cord, end, into } => {
                plugged += 1;
                let studio = just_before(case, at, |studio| end_at(studio, cord, *end).is_none());
                let other = end_at(studio, cord, if *end == End::A { End::B } else { End::A });
                hot.extend(under_voltage(case, at, studio, cord, &[Some(into.clone()), other], true));
            }
            Action::Unplug { cord, end } => {
                let studio = just_before(case, at, |studio| end_at(studio, cord, *end).is_some());
                hot.extend(under_voltage(case, at, studio, cord, &[end_at(studio, cord, *end)], false));
            }
            Action::Set(id, setting) if id.control.ends_with("48v") => thumps.extend(thump(case, at, id, setting)),
            _ => {}
        }
    }
    if plugged == 0 {
        return Verdict::nothing(case.against(case.end, say!("found-none-plugged")));
    }
    let share: f64 = if !hot.is_empty() {
        0.0
    } else if !thumps.is_empty() {
        0.5
    } else {
        1.0
    };
    let cause = hot.first().or(thumps.first()).map(|evidence| evidence.text.clone());
    let mut evidence: Vec<Evidence> = hot.into_iter().chain(thumps).collect();
    if evidence.is_empty() {
        evidence.push(case.fact(None, say!("found-no-hot-plug")));
    }
    Verdict::new(share, evidence).because(cause)
}

/// The room as it stood just before an action, told by what the action changed: others may have the same moment.
fn just_before<'a>(case: &Case<'a>, at: Stamp, unchanged: impl Fn(&Studio) -> bool) -> &'a Studio {
    let states = &case.timeline.states;
    let after = states.partition_point(|(moment, _)| *moment <= at);
    let found = states[..after].iter().rev().find(|(_, studio)| unchanged(studio));
    found.or(states.first()).map_or_else(|| case.timeline.last(), |(_, studio)| studio.as_ref())
}

fn end_at(studio: &Studio, cord: &UnitId, end: End) -> Option<JackId> {
    let cord = studio.cords.get(cord)?;
    if end == End::A { cord.a.clone() } else { cord.b.clone() }
}

fn under_voltage(case: &Case, at: Stamp, studio: &Studio, cord: &UnitId, jacks: &[Option<JackId>], plugged: bool) -> Option<Evidence> {
    let volts = jacks.iter().flatten().map(|jack| (jack, phantom_at(case, studio, jack)));
    let (jack, volts) = volts.max_by(|a, b| a.1.total_cmp(&b.1)).filter(|(_, volts)| *volts > LIVE_V)?;
    let called = label(case.scenario, jack);
    let volts = number(volts, 0);
    let text = if plugged {
        say!("found-plugged-hot", cord = cord, jack = called, volts = volts)
    } else {
        say!("found-pulled-hot", cord = cord, jack = called, volts = volts)
    };
    Some(case.against(at, text))
}

/// 48 V switched while the control room would hear it.
fn thump(case: &Case, at: Stamp, id: &ControlId, setting: &Setting) -> Option<Evidence> {
    let studio = just_before(case, at, |studio| case.setting(studio, &id.unit, &id.control).as_ref() != Some(setting));
    if case.setting(studio, &id.unit, &id.control).as_ref() == Some(setting) {
        return None;
    }
    let desk = case.units(|kind| matches!(kind, GearKind::Desk(_))).into_iter().next()?;
    let loudspeakers = case.units(|kind| matches!(kind, GearKind::Monitors));
    let level = case.setting(studio, &desk, "monitor.level").map_or(-90.0, |setting| setting.at());
    let up = case.is_on(studio, &desk, "power")
        && loudspeakers.iter().any(|unit| case.is_on(studio, unit, "power"))
        && !case.is_on(studio, &desk, "monitor.mute")
        && level > MONITOR_DOWN_DB;
    let level = number(level, 0);
    let text = if setting.is_on() {
        say!("found-thump-on", control = id, level = level)
    } else {
        say!("found-thump-off", control = id, level = level)
    };
    up.then(|| case.against(at, text))
}
