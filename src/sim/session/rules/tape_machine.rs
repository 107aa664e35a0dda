//! The tape machine's keys, the reel on it, and what is done to its heads.
//!
//! Tracks whose ready switch is in record while it records, whatever was on them before.

use crate::sim::gear::{ControlId, Defect, GearKind, TapeMachine, TapeSpeed, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::rules::{in_hand, movable};
use crate::sim::session::{Place, ReelPass, Reeling, Refusal, Service, Studio, TapeKey, tape_machine};
use crate::sim::words::{Sentence, say};

pub(super) fn press(scenario: &Scenario, studio: &mut Studio, key: TapeKey) -> Result<(), Refusal> {
    let (unit, page) = powered(scenario, studio)?;
    if studio.deck.reel.is_none() {
        return will_not(say!("machine-no-reel"));
    }
    match key {
        TapeKey::Stop => halt(studio),
        TapeKey::Locate(_) if studio.deck.reeling == Reeling::Recording => return will_not(say!("machine-is-recording")),
        TapeKey::Locate(to_s) => {
            let to_m = to_s * speed(studio, unit).metres();
            if !(0.0..=page.tape_m).contains(&to_m) {
                return will_not(say!("machine-reel-short"));
            }
            let pace = if to_m < studio.deck.place_at(studio.now) { -page.wind_m_s } else { page.wind_m_s };
            go(studio, Reeling::Winding, pace, to_m);
        }
        TapeKey::Play => match studio.deck.reeling {
            Reeling::Playing if studio.deck.is_moving(studio.now) => {}
            // Play takes a recording machine out of record, and the tape rolls on.
            _ => {
                end_pass(studio);
                roll(studio, unit, page, Reeling::Playing)?;
            }
        },
        TapeKey::Record => record(scenario, studio, unit, page)?,
    }
    Ok(())
}

fn record(scenario: &Scenario, studio: &mut Studio, unit: &UnitId, page: &TapeMachine) -> Result<(), Refusal> {
    if studio.deck.reeling == Reeling::Recording {
        return will_not(say!("machine-is-recording"));
    }
    let tracks = ready(studio, unit, page);
    if tracks.is_empty() {
        return will_not(say!("machine-all-safe"));
    }
    let (now, speed) = (studio.now, speed(studio, unit));
    if studio.settings.at(unit, "varispeed").abs() > 1e-9 {
        return will_not(say!("machine-varispeed"));
    }
    let Some(reel) = studio.deck.reel.clone() else { return will_not(say!("machine-no-reel")) };
    if !is_made_for(scenario, &reel, speed) {
        return will_not(say!("machine-tape-speed"));
    }
    if studio.deck.recorded_speed(&reel).is_some_and(|other| other != speed) {
        return will_not(say!("machine-reel-speed"));
    }
    roll(studio, unit, page, Reeling::Recording)?;
    let from_m = studio.deck.place_at(now);
    studio.deck.passes.push(ReelPass { reel, speed, tracks, start: now, end: None, from_m, to_m: from_m });
    Ok(())
}

/// Lets the tape run at the speed that is set.
fn roll(studio: &mut Studio, unit: &UnitId, page: &TapeMachine, reeling: Reeling) -> Result<(), Refusal> {
    let place = studio.deck.place_at(studio.now);
    if place >= page.tape_m {
        return will_not(say!("machine-run-out"));
    }
    go(studio, reeling, pace(studio, unit), page.tape_m);
    Ok(())
}

/// Stops the tape, which ends what is being recorded.
pub(super) fn halt(studio: &mut Studio) {
    end_pass(studio);
    let place = studio.deck.place_at(studio.now);
    go(studio, Reeling::Stopped, 0.0, place);
}

fn end_pass(studio: &mut Studio) {
    let (now, place) = (studio.now, studio.deck.place_at(studio.now));
    if let Some(pass) = studio.deck.passes.last_mut().filter(|pass| pass.end.is_none()) {
        (pass.end, pass.to_m) = (Some(now), place);
    }
}

fn go(studio: &mut Studio, reeling: Reeling, pace_m_s: f64, until_m: f64) {
    let (now, place) = (studio.now, studio.deck.place_at(studio.now));
    let deck = &mut studio.deck;
    (deck.reeling, deck.place_m, deck.pace_m_s, deck.until_m, deck.since) = (reeling, place, pace_m_s, until_m, now);
}

/// What has to stand still while the tape moves.
pub(super) fn may_set(studio: &Studio, control: &str) -> Result<(), Refusal> {
    let moving = studio.deck.is_moving(studio.now);
    match control {
        "speed" | "equaliser" if moving => will_not(say!("machine-stop-first")),
        "varispeed" if studio.deck.reeling == Reeling::Recording => will_not(say!("machine-is-recording")),
        _ => Ok(()),
    }
}

/// What follows from a control that was set: no power stops the tape, a ready switch punches in and out while it records.
pub(super) fn was_set(scenario: &Scenario, studio: &mut Studio, id: &ControlId) {
    let Some((unit, page)) = tape_machine(scenario).filter(|(unit, _)| **unit == id.unit) else { return };
    let reeling = studio.deck.reeling;
    match id.control.as_str() {
        "power" if !studio.settings.on(unit, "power") => halt(studio),
        "varispeed" if reeling == Reeling::Playing => go(studio, reeling, pace(studio, unit), page.tape_m),
        control if control.starts_with("ready ") && reeling == Reeling::Recording => {
            let (tracks, now) = (ready(studio, unit, page), studio.now);
            end_pass(studio);
            let Some(last) = studio.deck.passes.last().cloned() else { return };
            if tracks.is_empty() {
                go(studio, Reeling::Playing, pace(studio, unit), page.tape_m);
            } else {
                studio.deck.passes.push(ReelPass { tracks, start: now, end: None, from_m: last.to_m, ..last });
            }
        }
        _ => {}
    }
}

/// Puts the reel in a hand on the machine, at its beginning.
pub(super) fn thread(scenario: &Scenario, studio: &mut Studio, reel: &UnitId) -> Result<(), Refusal> {
    if !matches!(movable(scenario, reel)?.kind, GearKind::Reel(_) | GearKind::ReferenceTape(_)) {
        return Err(Refusal::WrongKind(reel.clone()));
    }
    in_hand(studio, reel)?;
    let Some((unit, _)) = tape_machine(scenario) else { return will_not(say!("machine-none")) };
    if let Some(other) = &studio.deck.reel {
        return Err(Refusal::Occupied(other.clone()));
    }
    studio.places.insert(reel.clone(), Place::Threaded(unit.clone()));
    studio.deck.reel = Some(reel.clone());
    studio.deck.place_m = 0.0;
    go(studio, Reeling::Stopped, 0.0, 0.0);
    Ok(())
}

/// The reel goes back into a hand, wound to its beginning.
pub(super) fn unthread(studio: &mut Studio, reel: &UnitId) -> Result<(), Refusal> {
    if studio.deck.is_moving(studio.now) {
        return will_not(say!("machine-stop-first"));
    }
    if studio.deck.reel.as_ref() == Some(reel) {
        halt(studio);
        studio.deck.reel = None;
    }
    Ok(())
}

/// Cleans or demagnetises the heads: with the power off and every tape away (domain reference 6.4).
pub(super) fn service(scenario: &Scenario, studio: &mut Studio, service: Service) -> Result<(), Refusal> {
    let Some((unit, _)) = tape_machine(scenario) else { return will_not(say!("machine-none")) };
    if studio.settings.on(unit, "power") {
        return will_not(say!("machine-power-on"));
    }
    if studio.deck.reel.is_some() {
        return will_not(say!("machine-reel-on"));
    }
    if let Some(defects) = studio.defects.get_mut(unit) {
        defects.retain(|defect| match service {
            Service::CleanHeads => !matches!(defect, Defect::DirtyHeads { .. }),
            Service::Demagnetise => !matches!(defect, Defect::MagnetisedHeads { .. }),
        });
    }
    Ok(())
}

/// The tracks whose ready switch is in.
fn ready(studio: &Studio, unit: &UnitId, page: &TapeMachine) -> Vec<u32> {
    (1..=page.tracks).filter(|track| studio.settings.on(unit, &format!("ready {track}"))).collect()
}

fn speed(studio: &Studio, unit: &UnitId) -> TapeSpeed {
    TapeSpeed::of_word(studio.settings.text(unit, "speed")).unwrap_or(TapeSpeed::Ips15)
}

/// Metres a second with vari-speed.
fn pace(studio: &Studio, unit: &UnitId) -> f64 {
    speed(studio, unit).metres() * (1.0 + studio.settings.at(unit, "varispeed") / 100.0)
}

fn is_made_for(scenario: &Scenario, reel: &UnitId, speed: TapeSpeed) -> bool {
    match scenario.gear(reel).map(|page| &page.kind) {
        Some(GearKind::Reel(stock)) => stock.at(speed).is_some(),
        Some(GearKind::ReferenceTape(_)) => true,
        _ => false,
    }
}

fn powered<'a>(scenario: &'a Scenario, studio: &Studio) -> Result<(&'a UnitId, &'a TapeMachine), Refusal> {
    match tape_machine(scenario) {
        None => Err(Refusal::TapeMachine(say!("machine-none"))),
        Some((unit, _)) if !studio.settings.on(unit, "power") => Err(Refusal::TapeMachine(say!("machine-tape-no-power"))),
        Some(found) => Ok(found),
    }
}

fn will_not<T>(why: Sentence) -> Result<T, Refusal> {
    Err(Refusal::TapeMachine(why))
}
