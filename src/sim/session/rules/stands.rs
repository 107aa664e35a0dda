//! Stands: where they can stand, what they carry, and when they tip.

use crate::sim::gear::{GearKind, Stand, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::rules::{cables, gear_of, in_hand, movable};
use crate::sim::session::{Place, Refusal, StandPose, Studio};
use crate::sim::units::Point;

/// Standard gravity, m/s².
const GRAVITY: f64 = 9.80665;
/// Least and greatest distance of a pop filter's gooseneck in front of the capsule, metres; estimate.
const POP_FILTER_M: (f64, f64) = (0.02, 0.4);

/// What pulls at a stand and what its base holds against it, newton metres (domain reference 1.4).
///
/// It tips when the first is greater than the second; none unless the unit is a stand that stands.
#[must_use]
pub fn tipping(scenario: &Scenario, studio: &Studio, stand: &UnitId) -> Option<(f64, f64)> {
    let Some(Place::Standing(pose)) = studio.places.get(stand) else { return None };
    balance(scenario, studio, stand, pose)
}

/// The same for a stand as it would stand, with what is on it; none unless the unit is a stand.
#[must_use]
pub fn balance(scenario: &Scenario, studio: &Studio, stand: &UnitId, pose: &StandPose) -> Option<(f64, f64)> {
    let filter = studio.pop_filter_on(stand).map(|(filter, _)| filter);
    let load_kg = [studio.microphone_on(stand), filter].into_iter().flatten().map(|unit| mass(scenario, unit)).sum();
    Some(moments(figures(scenario, stand).ok()?, pose, load_kg))
}

fn moments(stand: &Stand, pose: &StandPose, load_kg: f64) -> (f64, f64) {
    (load_kg * GRAVITY * pose.reach, stand.base_kg * GRAVITY * stand.base_radius_m)
}

pub(super) fn stand(scenario: &Scenario, studio: &mut Studio, unit: &UnitId, pose: &StandPose) -> Result<(), Refusal> {
    movable(scenario, unit)?;
    let figures = figures(scenario, unit)?;
    let before = studio.places.get(unit).cloned();
    if !matches!(before, Some(Place::Hand | Place::Standing(_))) {
        return Err(Refusal::NotInHand(unit.clone()));
    }
    let (least, most) = figures.height_m;
    if !(least..=most).contains(&pose.height) {
        return Err(Refusal::StandTooShort(unit.clone(), pose.height));
    }
    if !(0.0..=figures.boom_m).contains(&pose.reach) {
        return Err(Refusal::StandTooShort(unit.clone(), pose.reach));
    }
    room_for(scenario, figures, pose)?;
    let filter = studio.pop_filter_on(unit).map(|(filter, _)| filter.clone());
    let microphone = studio.microphone_on(unit).cloned();
    let load_kg = microphone.iter().chain(&filter).map(|load| mass(scenario, load)).sum();
    holds(unit, moments(figures, pose, load_kg))?;
    studio.places.insert(unit.clone(), Place::Standing(*pose));
    let reaches = microphone.map_or(Ok(()), |microphone| cables::still_reach(scenario, studio, &microphone));
    // The way can only be measured from the new pose; a cable that holds it back puts the stand where it was.
    if let (Err(_), Some(before)) = (&reaches, before) {
        studio.places.insert(unit.clone(), before);
    }
    reaches
}

pub(super) fn mount(scenario: &Scenario, studio: &mut Studio, mic: &UnitId, on: &UnitId) -> Result<(), Refusal> {
    if !matches!(movable(scenario, mic)?.kind, GearKind::Microphone(_)) {
        return Err(Refusal::WrongKind(mic.clone()));
    }
    let (figures, pose) = standing(scenario, studio, on)?;
    in_hand(studio, mic)?;
    if studio.microphone_on(on).is_some() {
        return Err(Refusal::Occupied(on.clone()));
    }
    let beside = studio.pop_filter_on(on).map_or(0.0, |(filter, _)| mass(scenario, filter));
    holds(on, moments(figures, &pose, beside + mass(scenario, mic)))?;
    studio.places.insert(mic.clone(), Place::OnStand(on.clone()));
    Ok(())
}

pub(super) fn fit_pop_filter(scenario: &Scenario, studio: &mut Studio, filter: &UnitId, on: &UnitId, gap_m: f64) -> Result<(), Refusal> {
    if !matches!(movable(scenario, filter)?.kind, GearKind::PopFilter(_)) {
        return Err(Refusal::WrongKind(filter.clone()));
    }
    let (figures, pose) = standing(scenario, studio, on)?;
    in_hand(studio, filter)?;
    if studio.pop_filter_on(on).is_some() {
        return Err(Refusal::Occupied(on.clone()));
    }
    if !(POP_FILTER_M.0..=POP_FILTER_M.1).contains(&gap_m) {
        return Err(Refusal::StandTooShort(filter.clone(), gap_m));
    }
    let beside = studio.microphone_on(on).map_or(0.0, |microphone| mass(scenario, microphone));
    holds(on, moments(figures, &pose, beside + mass(scenario, filter)))?;
    studio.places.insert(filter.clone(), Place::BeforeCapsule(on.clone(), gap_m));
    Ok(())
}

fn figures<'a>(scenario: &'a Scenario, unit: &UnitId) -> Result<&'a Stand, Refusal> {
    match &gear_of(scenario, unit)?.kind {
        GearKind::Stand(figures) => Ok(figures),
        _ => Err(Refusal::WrongKind(unit.clone())),
    }
}

fn standing<'a>(scenario: &'a Scenario, studio: &Studio, unit: &UnitId) -> Result<(&'a Stand, StandPose), Refusal> {
    let figures = figures(scenario, unit)?;
    match studio.places.get(unit) {
        Some(Place::Standing(pose)) => Ok((figures, *pose)),
        _ => Err(Refusal::NotStanding(unit.clone())),
    }
}

/// The whole base stands on the floor of one room, and the capsule is in the same room.
fn room_for(scenario: &Scenario, figures: &Stand, pose: &StandPose) -> Result<(), Refusal> {
    let (base, radius) = (Point::new(pose.base.0, 0.0, pose.base.1), figures.base_radius_m);
    let room = scenario.venue.room_at(base).ok_or(Refusal::NoRoomThere)?;
    let corners = [(-radius, 0.0), (radius, 0.0), (0.0, -radius), (0.0, radius)];
    let fits = corners.iter().all(|(x, z)| room.contains(base + Point::new(*x, 0.0, *z))) && room.contains(pose.capsule());
    if fits { Ok(()) } else { Err(Refusal::NoRoomThere) }
}

fn holds(stand: &UnitId, (pulls, holds): (f64, f64)) -> Result<(), Refusal> {
    if pulls > holds { Err(Refusal::Tips(stand.clone())) } else { Ok(()) }
}

fn mass(scenario: &Scenario, unit: &UnitId) -> f64 {
    scenario.gear(unit).map_or(0.0, |gear| gear.mass_kg)
}
