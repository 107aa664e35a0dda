//! Cables: what fits where, and what reaches.

use crate::sim::gear::{Cable, GearKind, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::coil::twist;
use crate::sim::session::route::{SLACK_M, foot_of, in_bay, instrument_seat, way};
use crate::sim::session::rules::{gear_of, in_hand, movable};
use crate::sim::session::{Cord, End, Loop, Place, Refusal, Studio, coil_of};
use crate::sim::units::Point;

pub(super) fn plug(scenario: &Scenario, studio: &mut Studio, unit: &UnitId, end: End, into: &JackId) -> Result<(), Refusal> {
    let cable = cable(scenario, unit)?;
    gear_of(scenario, &into.unit)?;
    let jack = scenario.jack(into).ok_or_else(|| Refusal::NoSuchJack(into.clone()))?;
    if !matches!(studio.places.get(unit), Some(Place::Hand | Place::Run)) {
        return Err(Refusal::NotInHand(unit.clone()));
    }
    let mut cord = studio.cords.get(unit).cloned().unwrap_or_default();
    if end_of(&mut cord, end).is_some() {
        return Err(Refusal::EndNotFree(unit.clone()));
    }
    let plug = if end == End::A { cable.ends.0 } else { cable.ends.1 };
    if !plug.fits(jack.connector) {
        return Err(Refusal::DoesNotFit { cord: unit.clone(), end: plug, into: into.clone(), jack: jack.connector });
    }
    if let Some((other, _)) = studio.cord_in(into) {
        return Err(Refusal::JackTaken(into.clone(), other.clone()));
    }
    let lies = matches!(studio.places.get(&into.unit), Some(Place::Floor(_)))
        && scenario.gear(&into.unit).is_some_and(|page| page.kind.lies_where_it_is_used());
    let stands = scenario.venue.fixture(&into.unit).is_some() || studio.pose_of(&into.unit).is_some();
    if !stands && !lies && instrument_seat(scenario, &into.unit).is_none() {
        return Err(Refusal::NotStanding(into.unit.clone()));
    }
    *end_of(&mut cord, end) = Some(into.clone());
    reaches(scenario, studio, unit, cable, &cord)?;
    studio.places.insert(unit.clone(), Place::Run);
    studio.cords.insert(unit.clone(), cord);
    Ok(())
}

pub(super) fn unplug(scenario: &Scenario, studio: &mut Studio, unit: &UnitId, end: End) -> Result<(), Refusal> {
    cable(scenario, unit)?;
    let mut cord = studio.cords.get(unit).cloned().unwrap_or_default();
    let Some(jack) = end_of(&mut cord, end).take() else { return Err(Refusal::EndNotPlugged(unit.clone())) };
    if cord.a.is_some() || cord.b.is_some() {
        studio.cords.insert(unit.clone(), cord);
        return Ok(());
    }
    if cord.taped {
        return Err(Refusal::Taped(unit.clone()));
    }
    let (x, z) = foot_of(scenario, studio, &jack).unwrap_or_default();
    studio.cords.remove(unit);
    studio.places.insert(unit.clone(), Place::Floor(Point::new(x, 0.0, z)));
    Ok(())
}

pub(super) fn dress(scenario: &Scenario, studio: &mut Studio, unit: &UnitId, by: &[(f64, f64)]) -> Result<(), Refusal> {
    let cable = cable(scenario, unit)?;
    let mut cord = studio.cords.get(unit).cloned().ok_or_else(|| Refusal::EndNotPlugged(unit.clone()))?;
    // Patch cords hang before the bay.
    if [&cord.a, &cord.b].into_iter().flatten().any(|jack| in_bay(scenario, jack)) {
        return Err(Refusal::WrongKind(unit.clone()));
    }
    if cord.taped {
        return Err(Refusal::Taped(unit.clone()));
    }
    if by.iter().any(|(x, z)| scenario.venue.room_at(Point::new(*x, 0.0, *z)).is_none()) {
        return Err(Refusal::NoRoomThere);
    }
    cord.by = by.to_vec();
    reaches(scenario, studio, unit, cable, &cord)?;
    studio.cords.insert(unit.clone(), cord);
    Ok(())
}

/// Tapes a cable to the floor where it lies from jack to jack.
pub(super) fn tape_down(scenario: &Scenario, studio: &mut Studio, unit: &UnitId) -> Result<(), Refusal> {
    cable(scenario, unit)?;
    let cord = studio.cords.get_mut(unit).filter(|cord| !cord.taped && cord.a.is_some() && cord.b.is_some());
    let cord = cord.ok_or_else(|| Refusal::NotToTape(unit.clone()))?;
    if [&cord.a, &cord.b].into_iter().flatten().any(|jack| in_bay(scenario, jack)) {
        return Err(Refusal::WrongKind(unit.clone()));
    }
    cord.taped = true;
    Ok(())
}

pub(super) fn peel_tape(scenario: &Scenario, studio: &mut Studio, unit: &UnitId) -> Result<(), Refusal> {
    cable(scenario, unit)?;
    let cord = studio.cords.get_mut(unit).filter(|cord| cord.taped).ok_or_else(|| Refusal::NotToTape(unit.clone()))?;
    cord.taped = false;
    Ok(())
}

/// Coils a cable by hand, to its last loop, and hangs it up.
pub(super) fn coil(scenario: &Scenario, studio: &mut Studio, unit: &UnitId, loops: &[Loop]) -> Result<(), Refusal> {
    cable(scenario, unit)?;
    let coil = coil_of(scenario, unit).ok_or_else(|| Refusal::WrongKind(unit.clone()))?;
    in_hand(studio, unit)?;
    if loops.len() != coil.loops {
        return Err(Refusal::NotCoiled { cord: unit.clone(), loops: coil.loops });
    }
    studio.twisted.insert(unit.clone(), twist(loops));
    studio.places.insert(unit.clone(), Place::Stored);
    Ok(())
}

/// Whether the cables in a unit still reach after it was moved.
pub(super) fn still_reach(scenario: &Scenario, studio: &Studio, moved: &UnitId) -> Result<(), Refusal> {
    for (unit, cord) in &studio.cords {
        if [&cord.a, &cord.b].into_iter().flatten().any(|jack| jack.unit == *moved) {
            reaches(scenario, studio, unit, cable(scenario, unit)?, cord)?;
        }
    }
    Ok(())
}

/// A cable with one end free reaches anywhere; with both ends plugged it must span the way and leave its slack.
fn reaches(scenario: &Scenario, studio: &Studio, unit: &UnitId, cable: &Cable, cord: &Cord) -> Result<(), Refusal> {
    let (Some(a), Some(b)) = (&cord.a, &cord.b) else { return Ok(()) };
    let way_m = way(scenario, studio, a, b, &cord.by)?.way_m;
    if way_m <= cable.length_m - SLACK_M { Ok(()) } else { Err(Refusal::TooShort { cord: unit.clone(), length_m: cable.length_m, way_m }) }
}

fn cable<'a>(scenario: &'a Scenario, unit: &UnitId) -> Result<&'a Cable, Refusal> {
    match &movable(scenario, unit)?.kind {
        GearKind::Cable(cable) => Ok(cable),
        _ => Err(Refusal::WrongKind(unit.clone())),
    }
}

fn end_of(cord: &mut Cord, end: End) -> &mut Option<JackId> {
    match end {
        End::A => &mut cord.a,
        End::B => &mut cord.b,
    }
}
