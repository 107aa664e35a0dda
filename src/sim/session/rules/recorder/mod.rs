//! The recorder's keys.

mod command;
mod guard;
mod pass;

pub(super) use command::obey;
pub(super) use guard::{back_up, may_set};
pub(in crate::sim::session) use pass::{Step, begin_take, next, run};

use crate::sim::scenario::Scenario;
use crate::sim::session::timecode;
use crate::sim::session::{LONGEST_S, Properties, Refusal, Rolling, Studio, Transport, TransportState, Way, recorder};
use crate::sim::words::{Sentence, say};

pub(super) fn press(scenario: &Scenario, studio: &mut Studio, key: Transport) -> Result<(), Refusal> {
    guard::powered(scenario, studio)?;
    let properties = properties(scenario, studio)?;
    let online = timecode::is_online(scenario, studio);
    match key {
        Transport::Record if online && studio.transport.rolling == Rolling::Stopped => will_not(say!("machine-waits-for-code")),
        Transport::Record => pass::record(scenario, studio, &properties),
        Transport::Stop | Transport::Closed => {
            timecode::take_offline(scenario, studio);
            halt(studio);
            Ok(())
        }
        _ if online => will_not(say!("machine-follows-code")),
        _ if studio.transport.rolling == Rolling::Recording => will_not(say!("machine-records")),
        _ if studio.workstation.open => will_not(say!("machine-punch-pending")),
        Transport::Play => {
            if studio.transport.rolling == Rolling::Stopped {
                play(studio, &properties);
            }
            Ok(())
        }
        Transport::Locate(to) => locate(studio, to),
        Transport::Scrub(_) if studio.transport.rolling != Rolling::Stopped => will_not(say!("machine-plays-drag")),
        Transport::Scrub(to) => scrub(studio, to),
        Transport::ReturnToZero => locate(studio, 0.0),
        Transport::ToMarker(number) => match studio.workstation.markers.get(&number).map(|marker| marker.at_s) {
            Some(at_s) => locate(studio, at_s),
            None => will_not(say!("machine-make-marker", number = number)),
        },
        Transport::Nudge(steps) => {
            let to = studio.transport.position_at(studio.now) + f64::from(steps) * properties.nudge_s;
            locate(studio, to.max(0.0))
        }
    }
}

/// How the session of the venue's recorder is set up.
fn properties(scenario: &Scenario, studio: &Studio) -> Result<Properties, Refusal> {
    let none = Refusal::Recorder(say!("machine-none"));
    recorder(scenario).map(|(unit, _)| Properties::of(&studio.settings, unit)).ok_or(none)
}

fn play(studio: &mut Studio, properties: &Properties) {
    let range = studio.workstation.looped.filter(|_| properties.looped);
    go(studio, Rolling::Playing, studio.transport.position);
    studio.transport.looped = range;
}

fn locate(studio: &mut Studio, to: f64) -> Result<(), Refusal> {
    if !(0.0..=LONGEST_S).contains(&to) {
        return will_not(say!("machine-no-such-place"));
    }
    let looped = studio.transport.looped;
    studio.workstation.stops_at = None;
    go(studio, studio.transport.rolling, to);
    studio.transport.looped = looped;
    Ok(())
}

/// Stands at another place, of which a grain is heard in the way that leads there.
fn scrub(studio: &mut Studio, to: f64) -> Result<(), Refusal> {
    let way = if to < studio.transport.position { Way::Back } else { Way::On };
    locate(studio, to)?;
    studio.transport.dragged = Some(way);
    Ok(())
}

/// Stops whatever the recorder does; a take ends, and so does what was played for it.
pub(in crate::sim::session) fn halt(studio: &mut Studio) {
    if studio.transport.rolling == Rolling::Stopped {
        return;
    }
    let (now, position) = (studio.now, studio.transport.position_at(studio.now));
    pass::leave(studio);
    // Whoever played for a punch goes on through the post-roll.
    for performance in studio.performances.iter_mut().filter(|performance| performance.in_take.is_some()) {
        performance.end = performance.end.min(now);
    }
    studio.workstation.stops_at = None;
    go(studio, Rolling::Stopped, position);
}

/// Rolls from a place of its timeline.
pub(in crate::sim::session) fn roll(studio: &mut Studio, position: f64) {
    go(studio, Rolling::Playing, position);
}

fn go(studio: &mut Studio, rolling: Rolling, position: f64) {
    studio.transport = TransportState { rolling, position, since: studio.now, looped: None, dragged: None };
}

fn will_not(why: Sentence) -> Result<(), Refusal> {
    Err(Refusal::Recorder(why))
}
