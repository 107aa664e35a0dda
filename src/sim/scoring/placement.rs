//! Where microphones stand and how they are switched, against the booking sheet.

use crate::sim::gear::{ControlId, GearKind, Pattern, Setting, TypeId, UnitId};
use crate::sim::scenario::{InputLine, Seat};
use crate::sim::scoring::Evidence;
use crate::sim::scoring::case::{Case, Verdict, windowed};
use crate::sim::scoring::wiring::strip;
use crate::sim::scoring::words::{distance, distances, number};
use crate::sim::session::{Action, Place, StandPose, Studio, radiator_at};
use crate::sim::units::{Aim, Point, Stamp};
use crate::sim::words::{Sentence, Value, say};

/// Type, distance, aim, pattern and pop filter when the first take rolls.
pub(crate) fn placement(case: &Case, track: u32) -> Verdict {
    let Some((line, seat, target)) = wanted(case, track) else {
        return Verdict::nothing(case.against(None, say!("found-no-line", track = track)));
    };
    let (at, studio) = case.set_up();
    let Some((mic, stand, pose)) = microphone(case, studio, seat, target) else {
        let who = case.player(&line.player);
        return Verdict::nothing(case.against(at, say!("found-no-mic", who = who, name = &line.name)));
    };
    let parts = [
        far(case, at, line, &mic, pose, target),
        aimed(case, at, line, &mic, pose, target),
        typed(case, at, line, &mic),
        patterned(case, at, studio, line, &mic),
        popped(case, at, studio, line, &stand),
    ];
    // Where it stands decides most of the sound; the rest is worth three tenths of it.
    let geometry = parts[0].0.min(parts[1].0);
    let rest: Vec<f64> = parts[2..].iter().filter(|(_, evidence)| evidence.is_some()).map(|(share, _)| *share).collect();
    let share = 0.7 * geometry + 0.3 * rest.iter().sum::<f64>() / rest.len().max(1) as f64;
    Verdict::new(share, parts.into_iter().filter_map(|(_, evidence)| evidence).collect())
}

/// A share, and its evidence; none where nothing was asked for.
type Part = (f64, Option<Evidence>);

/// The line of the sheet, the seat of its player and the point that the microphone is placed from.
fn wanted<'a>(case: &Case<'a>, track: u32) -> Option<(&'a InputLine, &'a Seat, Point)> {
    let line = case.line(track)?;
    let seat = case.scenario.seat(&line.player)?;
    let player = case.scenario.band.player(&line.player)?;
    let radiator = player.instrument.radiators.iter().find(|radiator| radiator.id == line.placement.from);
    Some((line, seat, radiator.map_or(seat.at, |radiator| radiator_at(seat, radiator))))
}

/// The microphone that was meant for a player: of those on stands in the player's room the one nearest to the target.
fn microphone(case: &Case, studio: &Studio, seat: &Seat, target: Point) -> Option<(UnitId, UnitId, StandPose)> {
    let room = case.scenario.venue.room(&seat.room)?;
    let standing = studio.places.iter().filter_map(|(mic, place)| match place {
        Place::OnStand(stand) => match studio.places.get(stand) {
            Some(Place::Standing(pose)) if room.contains(pose.capsule()) => Some((mic.clone(), stand.clone(), *pose)),
            _ => None,
        },
        _ => None,
    });
    standing.min_by(|a, b| a.2.capsule().distance(target).total_cmp(&b.2.capsule().distance(target)))
}

fn far(case: &Case, at: Stamp, line: &InputLine, mic: &UnitId, pose: StandPose, target: Point) -> Part {
    let metres = pose.capsule().distance(target);
    let share = windowed(metres, line.placement.distance_m);
    let asked = distances(line.placement.distance_m);
    let text = say!("found-distance", mic = mic, distance = distance(metres), from = place_name(case, line), asked = asked);
    (share, Some(case.judged(share, at, text)))
}

/// What the sheet measures from, in its words.
fn place_name(case: &Case, line: &InputLine) -> Value {
    let from = line.placement.from.as_str();
    let player = case.scenario.band.player(&line.player).filter(|_| from == "reference");
    Value::word(player.map_or(from, |player| player.instrument.reference.as_str()))
}

fn aimed(case: &Case, at: Stamp, line: &InputLine, mic: &UnitId, pose: StandPose, target: Point) -> Part {
    let degrees = pose.aim.angle_to(Aim::of(target - pose.capsule()));
    let share = windowed(degrees, (0.0, line.placement.aim_deg));
    let from = place_name(case, line);
    let (off, asked) = (number(degrees, 0), number(line.placement.aim_deg, 0));
    let text = match share < 1.0 {
        true if degrees > 90.0 => say!("found-aimed-away", mic = mic, from = from, off = off, asked = asked),
        true => say!("found-aimed-past", mic = mic, from = from, off = off, asked = asked),
        false => say!("found-aimed", mic = mic, from = from, off = off),
    };
    (share, Some(case.judged(share, at, text)))
}

fn typed(case: &Case, at: Stamp, line: &InputLine, mic: &UnitId) -> Part {
    let Some(gear) = case.scenario.gear(mic) else { return (0.0, None) };
    let share = f64::from(line.mics.contains(&gear.id));
    let name = |id: &TypeId| Value::written(case.scenario.catalogue.get(id).map_or(id.0.as_str(), |gear| &gear.name));
    let either = |one, other| say!("list-either", one = one, other = other).into();
    let text = if share < 1.0 {
        let asked = line.mics.iter().map(name).reduce(either).unwrap_or_else(|| say!("list-nothing").into());
        say!("found-other-type", mic = mic, name = Value::written(&gear.name), asked = asked)
    } else {
        say!("found-type", mic = mic, name = Value::written(&gear.name))
    };
    (share, Some(case.judged(share, at, text)))
}

fn patterned(case: &Case, at: Stamp, studio: &Studio, line: &InputLine, mic: &UnitId) -> Part {
    let Some(GearKind::Microphone(figures)) = case.scenario.gear(mic).map(|gear| &gear.kind) else { return (0.0, None) };
    let fixed = figures.patterns.first().copied().unwrap_or(Pattern::Omni).word().to_owned();
    let pattern = case.setting(studio, mic, "pattern").map_or(fixed, |setting| setting.text().to_owned());
    let share = f64::from(pattern == line.placement.pattern);
    let [is, asked] = [&pattern, &line.placement.pattern].map(|word| Value::word(word));
    let text = if share < 1.0 {
        say!("found-other-pattern", mic = mic, pattern = is, asked = asked)
    } else {
        say!("found-pattern", mic = mic, pattern = is)
    };
    (share, Some(case.judged(share, at, text)))
}

fn popped(case: &Case, at: Stamp, studio: &Studio, line: &InputLine, stand: &UnitId) -> Part {
    let Some(window) = line.placement.pop_m else { return (1.0, None) };
    let gap = studio.places.values().find_map(|place| match place {
        Place::BeforeCapsule(on, gap) if on == stand => Some(*gap),
        _ => None,
    });
    let asked = distances(window);
    let (share, text) = match gap {
        Some(gap) => (windowed(gap, window), say!("found-pop", gap = distance(gap), asked = asked)),
        None => (0.0, say!("found-no-pop", name = &line.name, asked = asked)),
    };
    (share, Some(case.judged(share, at, text)))
}

/// Pad out and filter flat before the gain of the line was first raised.
pub(crate) fn switches(case: &Case, track: u32) -> Verdict {
    let Some((line, seat, target)) = wanted(case, track) else {
        return Verdict::nothing(case.against(None, say!("found-no-line", track = track)));
    };
    let (set_up, studio) = case.set_up();
    let Some((mic, ..)) = microphone(case, studio, seat, target) else {
        return Verdict::nothing(case.against(set_up, say!("found-no-mic-there", name = &line.name)));
    };
    let raised = gain_raised(case, line);
    let names: Vec<&str> = ["pad", "hpf"].into_iter().filter(|name| case.setting(studio, &mic, name).is_some()).collect();
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut share: f64 = 1.0;
    for name in names {
        let (part, found) = switch(case, &mic, name, raised, set_up);
        share = share.min(part);
        evidence.push(found);
    }
    if raised.is_none() && share > 0.0 {
        share = 0.0;
        evidence.push(case.against(set_up, say!("found-no-gain", name = &line.name)));
    }
    if evidence.is_empty() {
        evidence.push(case.fact(set_up, say!("found-no-switches", mic = &mic)));
    }
    Verdict::new(share, evidence)
}

/// How one switch of a microphone fared: 1 out in time, ½ out before the first take, 0 still in.
fn switch(case: &Case, mic: &UnitId, name: &str, raised: Option<Stamp>, set_up: Stamp) -> (f64, Evidence) {
    let called = || if name == "pad" { say!("part-pad") } else { say!("part-filter") };
    let found_in = case.timeline.states.first().is_some_and(|(_, studio)| !case.is_at_zero(studio, mic, name));
    if !case.is_at_zero(case.timeline.at(set_up), mic, name) {
        let still = say!("found-still-in", part = called(), mic = mic);
        return (0.0, case.against(set_up, pad_effect(case, set_up, mic, name, still)));
    }
    let id = ControlId::new(mic, name);
    let zero = case.scenario.control(&id).map_or(Setting::On(false), |spec| spec.zero.clone());
    let out = case.done().filter(|(at, action)| *at <= set_up && **action == Action::Set(id.clone(), zero.clone())).last();
    match (out, raised) {
        (Some((out, _)), Some(raised)) if out > raised => {
            let text = say!("found-out-late", part = called(), mic = mic, at = case.clock.at(out), gain = case.clock.at(raised));
            (0.5, case.against(out, text))
        }
        (Some((out, _)), _) if found_in => (1.0, case.fact(out, say!("found-taken-out", part = called(), mic = mic))),
        _ => (1.0, case.fact(None, say!("found-out", part = called(), mic = mic))),
    }
}

/// A switch that was left in, and for a pad what it cost.
fn pad_effect(case: &Case, set_up: Stamp, mic: &UnitId, name: &str, still: Sentence) -> Sentence {
    match case.scenario.gear(mic).map(|gear| &gear.kind) {
        Some(GearKind::Microphone(figures)) if name == "pad" => {
            let pad = figures.pad_at(case.setting(case.timeline.at(set_up), mic, name).as_ref());
            say!("found-pad-cost", still = still, lost = number(pad.0, 0))
        }
        _ => still,
    }
}

/// When the gain of the sheet's preamplifier was first raised above how it was found.
fn gain_raised(case: &Case, line: &InputLine) -> Option<Stamp> {
    let gain = ControlId::new(&line.preamp.unit, format!("{}gain", strip(&line.preamp)));
    let found = case.timeline.states.first().and_then(|(_, studio)| case.setting(studio, &gain.unit, &gain.control))?.at();
    case.done().find_map(|(at, action)| match action {
        Action::Set(id, Setting::At(value)) if *id == gain && *value > found => Some(at),
        _ => None,
    })
}
