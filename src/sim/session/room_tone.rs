//! What microphones hear while nobody plays: the noise of their rooms, draughts, and amplifiers that hum.

use crate::sim::circuit::spectrum::{Air, OCTAVES_HZ, Power, TUBE_PA, ripple};
use crate::sim::gear::{Defect, GearKind, Microphone, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Studio, capsule_at, radiator_at};
use crate::sim::units::{DbSpl, Point};
use crate::sim::venue::{NOISE_HZ, Room};

/// Below this a draught is heard, hertz: domain reference 10, F62.
const DRAUGHT_HZ: f64 = 80.0;

/// The pressure at every microphone on a stand, as its pattern and its high-pass leave it. Of an amplifier that hums the sound
/// counts that comes straight.
pub(super) fn room_tone(scenario: &Scenario, studio: &Studio) -> Air {
    let microphones = scenario.units.keys().filter_map(|unit| match &scenario.gear(unit)?.kind {
        GearKind::Microphone(page) => Some((unit, page)),
        _ => None,
    });
    let heard = microphones.filter_map(|(unit, page)| {
        let (at, _) = capsule_at(studio, unit)?;
        let room = scenario.venue.room_at(at)?;
        let (noise, hum) = (noise(studio, unit, page, room), hum(scenario, studio, room, at));
        let filter = page.high_pass_at(studio.settings.get(unit, "hpf"));
        let passed = |hertz: f64| filter.map_or(1.0, |filter| libm::exp(2.0 * filter.ln_gain(hertz)));
        Some((unit.clone(), std::array::from_fn(|octave| (noise[octave] + hum[octave]) * passed(OCTAVES_HZ[octave]))))
    });
    heard.collect()
}

/// The noise of a room, even beyond its outer octaves.
fn noise(studio: &Studio, unit: &UnitId, page: &Microphone, room: &Room) -> Power {
    let pattern = page.pattern_at(studio.settings.get(unit, page.pattern_control(0)));
    let defects = studio.defects.get(&UnitId(room.id.0.clone())).into_iter().flatten();
    let draught: f64 = defects.map(|defect| if let Defect::Draught { decibels } = defect { *decibels } else { 0.0 }).sum();
    std::array::from_fn(|octave| {
        let middle = OCTAVES_HZ[octave];
        let known = octave.saturating_sub(1).min(NOISE_HZ.len() - 1);
        let blown = if middle < DRAUGHT_HZ { draught } else { 0.0 };
        let pascal = DbSpl(room.noise[known] + blown).pascal().0;
        pattern.random_energy() * pascal * pascal * middle / NOISE_HZ[known]
    })
}

/// The hum of the amplifiers in a room whose tubes are failing.
fn hum(scenario: &Scenario, studio: &Studio, room: &Room, at: Point) -> Power {
    let mut sum = [0.0; 10];
    for player in &scenario.band.players {
        let fails = studio.defects.get(&UnitId(player.id.0.clone())).is_some_and(|defects| defects.contains(&Defect::FailingTube));
        let Some(seat) = scenario.seat(&player.id).filter(|seat| fails && seat.room == room.id) else { continue };
        for radiator in &player.instrument.radiators {
            let far = radiator_at(seat, radiator).distance(at).max(0.1);
            sum.iter_mut().zip(ripple(TUBE_PA / far)).for_each(|(sum, one)| *sum += one);
        }
    }
    sum
}
