//! What the tape machine is doing, and what was recorded on which reel.
//!
//! The tape moves at a constant pace from one change to the next, so where it stands follows from the moment alone.

use crate::sim::gear::{GearKind, TapeMachine, TapeSpeed, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::Stripe;
use crate::sim::units::Stamp;

/// The tape machine of the venue: the first, by tag.
#[must_use]
pub fn tape_machine(scenario: &Scenario) -> Option<(&UnitId, &TapeMachine)> {
    scenario.units.keys().find_map(|unit| match &scenario.gear(unit)?.kind {
        GearKind::TapeMachine(machine) => Some((unit, machine)),
        _ => None,
    })
}

/// What the machine does with the tape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reeling {
    /// Standing still.
    #[default]
    Stopped,
    /// Playing at its speed.
    Playing,
    /// Playing, with the ready tracks in record.
    Recording,
    /// Winding to a place.
    Winding,
}

/// A stretch over which the same tracks were in record; what was there before is gone.
#[derive(Debug, Clone, PartialEq)]
pub struct ReelPass {
    /// The reel.
    pub reel: UnitId,
    /// The speed.
    pub speed: TapeSpeed,
    /// The tracks.
    pub tracks: Vec<u32>,
    /// When it began.
    pub start: Stamp,
    /// When it ended; none while it runs.
    pub end: Option<Stamp>,
    /// Where it begins on the reel, metres.
    pub from_m: f64,
    /// Where it ends; where it begins while it runs.
    pub to_m: f64,
}

/// The tape machine.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TapeDeck {
    /// The reel that is threaded.
    pub reel: Option<UnitId>,
    /// What it does.
    pub reeling: Reeling,
    /// Metres of tape that had run through the heads at `since`.
    pub place_m: f64,
    /// Metres a second since then; negative backwards.
    pub pace_m_s: f64,
    /// Where the tape stops by itself, metres: the place that it winds to, or the end of the reel.
    pub until_m: f64,
    /// When that was.
    pub since: Stamp,
    /// Everything that was recorded, in order.
    pub passes: Vec<ReelPass>,
    /// The timecode on its reels, in order.
    pub stripes: Vec<Stripe>,
}

impl TapeDeck {
    /// Metres of tape that have run through the heads at a moment.
    #[must_use]
    pub fn place_at(&self, now: Stamp) -> f64 {
        let moved = self.place_m + self.pace_m_s * now.since(self.since);
        if self.pace_m_s < 0.0 { moved.max(self.until_m) } else { moved.min(self.until_m.max(self.place_m)) }
    }

    /// Whether the tape runs at a moment.
    #[must_use]
    pub fn is_moving(&self, now: Stamp) -> bool {
        self.reeling != Reeling::Stopped && (self.place_at(now) - self.until_m).abs() > 1e-9
    }

    /// The speed at which a reel was recorded first; it keeps it.
    #[must_use]
    pub fn recorded_speed(&self, reel: &UnitId) -> Option<TapeSpeed> {
        self.passes.iter().find(|pass| pass.reel == *reel).map(|pass| pass.speed)
    }

    /// What a pass took away: each earlier pass and track on the same stretch of the same reel, and the metres that are gone.
    #[must_use]
    pub fn erased(&self, pass: &ReelPass) -> Vec<(&ReelPass, u32, f64)> {
        let earlier = self.passes.iter().filter(|other| other.reel == pass.reel && other.start < pass.start);
        let both = earlier.filter_map(|other| {
            let metres = pass.to_m.min(other.to_m) - pass.from_m.max(other.from_m);
            (metres > 0.0).then_some((other, metres))
        });
        both.flat_map(|(other, metres)| {
            let gone = other.tracks.iter().filter(|track| pass.tracks.contains(track));
            gone.map(move |track| (other, *track, metres))
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "round figures are exact")]
    fn tape_winds_to_its_place_and_stops_there() {
        let winding = TapeDeck { reeling: Reeling::Winding, place_m: 60.0, pace_m_s: -6.0, until_m: 0.0, ..TapeDeck::default() };
        assert_eq!([0, 5_000, 20_000].map(|ms| winding.place_at(Stamp(ms))), [60.0, 30.0, 0.0]);
        assert!(winding.is_moving(Stamp(9_000)) && !winding.is_moving(Stamp(11_000)));
    }

    #[test]
    fn a_second_pass_takes_away_what_both_have_in_common() {
        let pass = |tracks: &[u32], start: u64, from_m: f64, to_m: f64| ReelPass {
            reel: "R".into(),
            speed: TapeSpeed::Ips15,
            tracks: tracks.to_vec(),
            start: Stamp(start),
            end: Some(Stamp(start + 1)),
            from_m,
            to_m,
        };
        let deck = TapeDeck { passes: vec![pass(&[1, 2, 3], 0, 0.0, 10.0), pass(&[3, 4], 50, 8.0, 12.0)], ..TapeDeck::default() };
        let gone = deck.erased(&deck.passes[1]);
        assert_eq!(gone.len(), 1);
        assert!(gone[0].1 == 3 && (gone[0].2 - 2.0).abs() < 1e-12);
        assert!(deck.erased(&deck.passes[0]).is_empty());
    }
}
