//! Stands with what they carry, and what a tape measure says about them.

use crate::sim::band::{Player, PlayerId};
use crate::sim::gear::{GearKind, Sound, UnitId};
use crate::sim::scenario::{Scenario, Seat};
use crate::sim::session::{Place, StandPose, Studio, radiator_at};
use crate::sim::units::{Aim, Point};
use crate::sim::words::{Sentence, Value, say};

/// One stand that is set up.
#[derive(Debug, Clone, PartialEq)]
pub struct StandView {
    /// The stand.
    pub unit: UnitId,
    /// How it stands.
    pub pose: StandPose,
    /// Least and greatest height of the capsule, metres.
    pub height_m: (f64, f64),
    /// How far the boom goes, metres.
    pub boom_m: f64,
    /// The microphone on it.
    pub mic: Option<UnitId>,
    /// The pop filter on it and its gap in metres.
    pub filter: Option<(UnitId, f64)>,
    /// What the tape says, to the nearest player in the room.
    pub reading: Option<Reading>,
}

/// What a tape measure and an eye along the barrel say.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// To whom.
    pub player: PlayerId,
    /// To which spot, in words: `Anna's mouth`.
    pub spot: Sentence,
    /// Where that is.
    pub at: Point,
    /// Metres from the capsule.
    pub distance_m: f64,
    /// Degrees between the microphone's axis and the line to the spot.
    pub off_axis_deg: f64,
}

/// Every stand that is set up.
#[must_use]
pub fn stands(scenario: &Scenario, studio: &Studio) -> Vec<StandView> {
    let standing =
        studio.places.iter().filter_map(|(unit, place)| if let Place::Standing(pose) = place { Some((unit, *pose)) } else { None });
    standing
        .filter_map(|(unit, pose)| {
            let GearKind::Stand(stand) = &scenario.gear(unit)?.kind else { return None };
            let on_it = |wanted: &Place| studio.places.iter().find(|(_, place)| *place == wanted).map(|(unit, _)| unit.clone());
            let filter = studio.places.iter().find_map(|(filter, place)| match place {
                Place::BeforeCapsule(on, gap) if on == unit => Some((filter.clone(), *gap)),
                _ => None,
            });
            Some(StandView {
                unit: unit.clone(),
                pose,
                height_m: stand.height_m,
                boom_m: stand.boom_m,
                mic: on_it(&Place::OnStand(unit.clone())),
                filter,
                reading: reading(scenario, pose.capsule(), pose.aim),
            })
        })
        .collect()
}

/// What the tape says from a capsule to the player in the same room.
#[must_use]
pub fn reading(scenario: &Scenario, capsule: Point, aim: Aim) -> Option<Reading> {
    let room = &scenario.venue.room_at(capsule)?.id;
    let seat = scenario
        .file
        .seats
        .iter()
        .filter(|seat| seat.room == *room)
        .min_by(|left, right| left.at.distance(capsule).total_cmp(&right.at.distance(capsule)))?;
    let player = scenario.band.player(&seat.player)?;
    let (spot, at) = spot(player, seat, capsule);
    Some(Reading {
        player: player.id.clone(),
        spot: say!("spot-of", who = Value::written(&player.name), spot = Value::word(spot)),
        at,
        distance_m: at.distance(capsule),
        off_axis_deg: aim.angle_to(Aim::of(at - capsule)),
    })
}

/// Where a tape measure is held: at the player's own spot; of a kit, at the drum or cymbal that is nearest to the capsule.
pub(super) fn spot<'a>(player: &'a Player, seat: &Seat, capsule: Point) -> (&'a str, Point) {
    let own = (player.instrument.reference.as_str(), seat.at);
    pieces(player, seat).min_by(|left, right| left.1.distance(capsule).total_cmp(&right.1.distance(capsule))).unwrap_or(own)
}

/// What a microphone can be put before at a seat, and where it is: each drum and cymbal of a kit, nothing of what has one spot.
#[must_use]
pub fn spots<'a>(scenario: &'a Scenario, seat: &Seat) -> Vec<(&'a str, Point)> {
    scenario.band.player(&seat.player).map_or_else(Vec::new, |player| pieces(player, seat).collect())
}

fn pieces<'a>(player: &'a Player, seat: &Seat) -> impl Iterator<Item = (&'a str, Point)> {
    let is_kit = player.instrument.plays == Sound::Drums;
    player.instrument.radiators.iter().filter(move |_| is_kit).map(move |piece| (piece.id.as_str(), radiator_at(seat, piece)))
}

/// A fair first pose before a player, for a stand that is put down there: in front, at the height of the spot, pointing at it.
#[must_use]
pub fn suggested_pose(seat: &Seat, distance_m: f64, reach: f64) -> StandPose {
    let ahead = Aim { azimuth: seat.facing.azimuth, elevation: 0.0 }.vector();
    let capsule = seat.at + ahead * distance_m;
    // The base stands further out and to the side, so that the boom comes in over it.
    let turn = seat.facing.azimuth + 180.0;
    let base = capsule + ahead * reach;
    let aim = Aim::of(seat.at - capsule);
    StandPose { base: (base.x, base.z), height: capsule.y, reach, turn: wrapped(turn), aim }
}

/// An angle between -180 and 180 degrees.
pub(super) fn wrapped(degrees: f64) -> f64 {
    let turns = libm::floor((degrees + 180.0) / 360.0);
    degrees - turns * 360.0
}
