//! The recorder's keys, and the takes that come of them.

use crate::sim::gear::{Converter, GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Refusal, Rolling, Studio, Take, Transport, TransportState};

/// Longest timeline of the recorder, seconds: a day.
const LONGEST_S: f64 = 86_400.0;

/// The recorder of the venue: the first one, by tag.
pub(in crate::sim::session) fn recorder(scenario: &Scenario) -> Option<(&UnitId, &Converter)> {
    scenario.units.keys().find_map(|unit| match &scenario.gear(unit)?.kind {
        GearKind::Recorder(converter) => Some((unit, converter)),
        _ => None,
    })
}

pub(super) fn press(scenario: &Scenario, studio: &mut Studio, key: Transport) -> Result<(), Refusal> {
    powered(scenario, studio)?;
    let rolling = studio.transport.rolling;
    match key {
        Transport::Record => record(scenario, studio),
        Transport::Stop => {
            halt(studio);
            Ok(())
        }
        Transport::Play | Transport::Locate(_) if rolling == Rolling::Recording => will_not("it is recording"),
        Transport::Play => {
            if rolling == Rolling::Stopped {
                go(studio, Rolling::Playing, studio.transport.position);
            }
            Ok(())
        }
        Transport::Locate(to) if !(0.0..=LONGEST_S).contains(&to) => will_not("there is no such place on its timeline"),
        Transport::Locate(to) => {
            go(studio, rolling, to);
            Ok(())
        }
    }
}

fn record(scenario: &Scenario, studio: &mut Studio) -> Result<(), Refusal> {
    match studio.transport.rolling {
        Rolling::Recording => return will_not("it is recording"),
        Rolling::Playing => return will_not("it is playing: stop it first"),
        Rolling::Stopped => {}
    }
    if armed(scenario, studio).is_empty() {
        return will_not("no track is armed");
    }
    // What nobody played for is recorded over: a test of the recorder is no take, and numbers stay those that the lead calls.
    while studio.takes.last().is_some_and(|take| !studio.was_played(take.number)) {
        studio.takes.pop();
    }
    let position = studio.recorded_s();
    go(studio, Rolling::Recording, position);
    begin_take(scenario, studio);
    Ok(())
}

/// Begins a take on the roll, and ends the one before it.
pub(in crate::sim::session) fn begin_take(scenario: &Scenario, studio: &mut Studio) {
    end_take(studio);
    let (number, position) = (studio.takes.len() as u32 + 1, studio.transport.position_at(studio.now));
    studio.takes.push(Take { number, start: studio.now, end: None, position, tracks: armed(scenario, studio) });
}

/// Stops whatever the recorder does; a take ends, and so does what was played for it.
pub(super) fn halt(studio: &mut Studio) {
    if studio.transport.rolling == Rolling::Stopped {
        return;
    }
    let (now, position) = (studio.now, studio.transport.position_at(studio.now));
    if studio.transport.rolling == Rolling::Recording {
        end_take(studio);
        for performance in studio.performances.iter_mut().filter(|performance| performance.in_take.is_some()) {
            performance.end = performance.end.min(now);
        }
    }
    go(studio, Rolling::Stopped, position);
}

fn end_take(studio: &mut Studio) {
    if let Some(take) = studio.takes.last_mut().filter(|take| take.end.is_none()) {
        take.end = Some(studio.now);
    }
}

fn go(studio: &mut Studio, rolling: Rolling, position: f64) {
    studio.transport = TransportState { rolling, position, since: studio.now };
}

/// The armed tracks with their names.
fn armed(scenario: &Scenario, studio: &Studio) -> Vec<(u32, String)> {
    let Some((unit, converter)) = recorder(scenario) else { return Vec::new() };
    (1..=converter.tracks)
        .filter(|track| studio.settings.on(unit, &format!("arm {track}")))
        .map(|track| (track, studio.settings.text(unit, &format!("name {track}")).to_owned()))
        .collect()
}

/// Names belong to files: they are fixed while it rolls, and so is what is recorded.
pub(super) fn may_set(studio: &Studio, control: &str) -> Result<(), Refusal> {
    let rolling = studio.transport.rolling;
    if control.starts_with("name ") && rolling != Rolling::Stopped {
        return will_not("names are fixed while it rolls");
    }
    if control.starts_with("arm ") && rolling == Rolling::Recording {
        return will_not("tracks stay as they are while it records");
    }
    Ok(())
}

pub(super) fn back_up(scenario: &Scenario, studio: &mut Studio) -> Result<(), Refusal> {
    powered(scenario, studio)?;
    if studio.transport.rolling != Rolling::Stopped {
        return will_not("stop it first");
    }
    studio.backup = Some(studio.now);
    Ok(())
}

fn powered(scenario: &Scenario, studio: &Studio) -> Result<(), Refusal> {
    match recorder(scenario) {
        None => will_not("there is none"),
        Some((unit, _)) if !studio.settings.on(unit, "power") => will_not("it has no power"),
        Some(_) => Ok(()),
    }
}

fn will_not(why: &str) -> Result<(), Refusal> {
    Err(Refusal::Recorder(why.to_owned()))
}
