//! Two hands: what they can take, and where it goes back to.

use crate::sim::band::PlayerId;
use crate::sim::gear::{JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::rules::{in_hand, movable, tape_machine};
use crate::sim::session::{Place, Refusal, Studio};
use crate::sim::units::Point;

/// Above this mass a unit takes both hands, kilograms.
const TWO_HANDED_KG: f64 = 8.0;
/// Above this mass two people carry a unit, kilograms (domain reference 9.2).
const TWO_PEOPLE_KG: f64 = 25.0;

pub(super) fn fetch(scenario: &Scenario, studio: &mut Studio, unit: &UnitId) -> Result<(), Refusal> {
    movable(scenario, unit)?;
    match studio.places.get(unit) {
        Some(Place::Hand) => return Err(Refusal::Occupied(unit.clone())),
        Some(Place::Run) => return Err(Refusal::StillPlugged(unit.clone())),
        Some(Place::OnStand(_) | Place::Floor(_)) if has_cable(scenario, studio, unit) => return Err(Refusal::StillPlugged(unit.clone())),
        Some(Place::Standing(_)) => {
            let filter = studio.pop_filter_on(unit).map(|(filter, _)| filter);
            if let Some(load) = studio.microphone_on(unit).or(filter) {
                return Err(Refusal::StillLoaded(unit.clone(), load.clone()));
            }
        }
        _ => {}
    }
    if hands_in_use(scenario, studio) + hands_for(scenario, unit) > 2 {
        return Err(Refusal::HandsFull);
    }
    let mass_kg = scenario.gear(unit).map_or(0.0, |gear| gear.mass_kg);
    if mass_kg > TWO_PEOPLE_KG && !somebody_is_free(scenario, studio) {
        return Err(Refusal::TakesTwo { unit: unit.clone(), mass_kg });
    }
    if matches!(studio.places.get(unit), Some(Place::Threaded(_))) {
        tape_machine::unthread(studio, unit)?;
    }
    studio.places.insert(unit.clone(), Place::Hand);
    Ok(())
}

pub(super) fn put_away(scenario: &Scenario, studio: &mut Studio, unit: &UnitId) -> Result<(), Refusal> {
    movable(scenario, unit)?;
    in_hand(studio, unit)?;
    studio.places.insert(unit.clone(), Place::Stored);
    Ok(())
}

pub(super) fn put_down(scenario: &Scenario, studio: &mut Studio, unit: &UnitId, at: Point) -> Result<(), Refusal> {
    movable(scenario, unit)?;
    in_hand(studio, unit)?;
    let floor = Point::new(at.x, 0.0, at.z);
    if scenario.venue.room_at(floor).is_none() {
        return Err(Refusal::NoRoomThere);
    }
    studio.places.insert(unit.clone(), Place::Floor(floor));
    Ok(())
}

/// A handle takes a hand, or an elbow beside two light things: but not with both arms around one.
pub(super) fn can_turn_a_handle(scenario: &Scenario, studio: &Studio) -> Result<(), Refusal> {
    let mut held = studio.places.iter().filter(|(_, place)| **place == Place::Hand);
    if held.any(|(unit, _)| hands_for(scenario, unit) > 1) { Err(Refusal::HandsFull) } else { Ok(()) }
}

/// Whether anybody of the band has nothing to play now, and can take the other end.
fn somebody_is_free(scenario: &Scenario, studio: &Studio) -> bool {
    let plays = |player: &PlayerId| {
        let mut played = studio.performances.iter().filter(|performance| performance.player == *player);
        played.any(|performance| performance.start <= studio.now && studio.now < performance.end)
    };
    scenario.band.players.iter().any(|player| !plays(&player.id))
}

fn hands_in_use(scenario: &Scenario, studio: &Studio) -> u32 {
    studio.places.iter().filter(|(_, place)| **place == Place::Hand).map(|(held, _)| hands_for(scenario, held)).sum()
}

fn hands_for(scenario: &Scenario, unit: &UnitId) -> u32 {
    if scenario.gear(unit).is_some_and(|gear| gear.mass_kg > TWO_HANDED_KG) { 2 } else { 1 }
}

fn has_cable(scenario: &Scenario, studio: &Studio, unit: &UnitId) -> bool {
    let jacks = scenario.gear(unit).map(|gear| gear.jacks()).unwrap_or_default();
    jacks.into_iter().any(|jack| studio.cord_in(&JackId::new(unit, jack.name)).is_some())
}
