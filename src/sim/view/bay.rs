//! The patchbay as it is read: labels, normals, and what is plugged where.

use crate::sim::gear::{GearKind, JackId, Normal, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{End, Studio};

/// One jack of the bay.
#[derive(Debug, Clone, PartialEq)]
pub struct JackView {
    /// The jack.
    pub jack: JackId,
    /// Its label; empty for a blank.
    pub label: String,
    /// The cord in it, and which end.
    pub cord: Option<(UnitId, End)>,
}

/// One point: upper over lower.
#[derive(Debug, Clone, PartialEq)]
pub struct BayPointView {
    /// Its number, from 1.
    pub number: usize,
    /// The upper jack.
    pub upper: JackView,
    /// The lower jack.
    pub lower: JackView,
    /// How the two are joined.
    pub normal: Normal,
    /// Whether they are joined now.
    pub joined: bool,
}

/// The bay.
#[derive(Debug, Clone, PartialEq)]
pub struct BayView {
    /// The bay's tag.
    pub unit: UnitId,
    /// Its points from left to right.
    pub points: Vec<BayPointView>,
}

/// The patchbays of the venue, in the order of its file.
pub fn bays(scenario: &Scenario) -> impl Iterator<Item = &UnitId> {
    let is_bay = |unit: &&UnitId| scenario.gear(unit).is_some_and(|gear| matches!(gear.kind, GearKind::Patchbay { .. }));
    scenario.venue.fixtures.iter().map(|fixture| &fixture.unit).filter(is_bay)
}

/// A patchbay; none if the unit is something else.
#[must_use]
pub fn bay(scenario: &Scenario, studio: &Studio, unit: &UnitId) -> Option<BayView> {
    let GearKind::Patchbay { points } = &scenario.gear(unit)?.kind else { return None };
    let view = |row: &str, number: usize, label: &str| {
        let jack = JackId::new(unit, format!("{row}{number}"));
        JackView { cord: studio.cord_in(&jack).map(|(unit, end)| (unit.clone(), end)), jack, label: label.to_owned() }
    };
    let points = points.iter().enumerate().map(|(index, point)| {
        let number = index + 1;
        let (upper, lower) = (view("U", number, &point.upper), view("L", number, &point.lower));
        let joined = match point.normal {
            Normal::Full => upper.cord.is_none() && lower.cord.is_none(),
            Normal::Half => lower.cord.is_none(),
            Normal::Parallel => true,
            Normal::Open => false,
        };
        BayPointView { number, upper, lower, normal: point.normal, joined }
    });
    Some(BayView { points: points.collect(), unit: unit.clone() })
}
