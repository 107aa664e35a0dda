//! A stand in the hands: how it would stand where the pointer is, and what tape measure and eye would say.

use crate::sim::acoustics::plane_wave_gain;
use crate::sim::gear::{GearKind, Pattern, UnitId};
use crate::sim::scenario::{Scenario, Seat};
use crate::sim::session::{Action, Place, Refusal, StandPose, Studio, balance, refusal};
use crate::sim::units::{Aim, Point};
use crate::sim::view::stands::{spot, wrapped};
use crate::sim::view::{Reading, reading};

/// The boom of a stand that nobody has set yet, metres.
const BOOM_M: f64 = 0.4;

/// How a stand is held: what stays the same while it is carried about.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    /// The stand.
    pub stand: UnitId,
    /// How far its boom is turned away from the player before it, degrees.
    pub turn_deg: f64,
    /// The height of the capsule, metres; none for that of the player's sound.
    pub height_m: Option<f64>,
    /// The reach of the boom, metres; none for 40 cm or what there is.
    pub reach_m: Option<f64>,
}

impl Carried {
    /// A stand as it stands, or as it comes from the rack.
    #[must_use]
    pub fn of(scenario: &Scenario, studio: &Studio, stand: &UnitId) -> Self {
        match studio.places.get(stand) {
            Some(Place::Standing(pose)) => {
                let ahead = seat_near(scenario, pose.base).map_or(pose.turn, |seat| bearing(pose.base, seat));
                let turn_deg = wrapped(pose.turn - ahead);
                Self { stand: stand.clone(), turn_deg, height_m: Some(pose.height), reach_m: Some(pose.reach) }
            }
            _ => Self { stand: stand.clone(), turn_deg: 0.0, height_m: None, reach_m: None },
        }
    }
}

/// A stand as it would stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Ghost {
    /// How.
    pub pose: StandPose,
    /// How far its base reaches from its middle, metres.
    pub base_radius_m: f64,
    /// What the tape says, to the nearest player in the room.
    pub reading: Option<Reading>,
    /// What pulls at it and what its base holds, newton metres.
    pub balance: Option<(f64, f64)>,
    /// Why it cannot stand so.
    pub refused: Option<Refusal>,
}

/// How a carried stand would stand with its base here, its microphone turned to the nearest player; none unless it is a stand.
#[must_use]
pub fn ghost(scenario: &Scenario, studio: &Studio, carried: &Carried, base: (f64, f64)) -> Option<Ghost> {
    let GearKind::Stand(stand) = &scenario.gear(&carried.stand)?.kind else { return None };
    let base = (rounded(base.0), rounded(base.1));
    let seat = seat_near(scenario, base);
    let (least, most) = stand.height_m;
    let height = carried.height_m.or(seat.map(|seat| seat.at.y)).unwrap_or(least).clamp(least, most);
    let reach = carried.reach_m.unwrap_or(BOOM_M).clamp(0.0, stand.boom_m);
    let turn = rounded(wrapped(seat.map_or(0.0, |seat| bearing(base, seat)) + carried.turn_deg));
    let level = Aim { azimuth: turn, elevation: 0.0 };
    let mut pose = StandPose { base, height: rounded(height), reach: rounded(reach), turn, aim: level };
    if let Some(seat) = seat {
        let spot = scenario.band.player(&seat.player).map_or(seat.at, |player| spot(player, seat, pose.capsule()).1);
        let aim = Aim::of(spot - pose.capsule());
        pose.aim = Aim { azimuth: rounded(aim.azimuth), elevation: rounded(aim.elevation) };
    }
    Some(Ghost {
        pose,
        base_radius_m: stand.base_radius_m,
        reading: reading(scenario, pose.capsule(), pose.aim),
        balance: balance(scenario, studio, &carried.stand, &pose),
        refused: refusal(scenario, studio, &[Action::Stand(carried.stand.clone(), pose)]),
    })
}

/// The pattern of what is on a stand: for so many degrees off its axis in steps of 10, how much it hears, 1 on axis; none without a
/// microphone.
#[must_use]
pub fn lobe(scenario: &Scenario, studio: &Studio, stand: &UnitId) -> Option<Vec<f64>> {
    let mic = studio.microphone_on(stand)?;
    let GearKind::Microphone(figures) = &scenario.gear(mic)?.kind else { return None };
    let setting = studio.settings.get(mic, figures.pattern_control(0));
    let pattern: Pattern = figures.pattern_at(setting);
    Some((0..=18).map(|step| plane_wave_gain(pattern, f64::from(step) * 10.0).abs()).collect())
}

/// The player of a room that is nearest to a place on its floor.
fn seat_near(scenario: &Scenario, base: (f64, f64)) -> Option<&Seat> {
    let at = Point::new(base.0, 0.0, base.1);
    let room = &scenario.venue.room_at(at)?.id;
    let far = |seat: &&Seat| libm::hypot(seat.at.x - at.x, seat.at.z - at.z);
    scenario.file.seats.iter().filter(|seat| seat.room == *room).min_by(|left, right| far(left).total_cmp(&far(right)))
}

/// The direction from a place on the floor to a player, degrees from south towards east.
fn bearing(base: (f64, f64), seat: &Seat) -> f64 {
    libm::atan2(seat.at.x - base.0, seat.at.z - base.1).to_degrees()
}

/// Millimetres and thousandths of a degree are finer than a hand goes.
fn rounded(value: f64) -> f64 {
    libm::round(value * 1000.0) / 1000.0
}
