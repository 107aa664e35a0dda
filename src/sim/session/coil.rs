//! Coils: how many loops a cable is laid in, and what laying them does to it.

use crate::sim::gear::{Cable, GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::Loop;

/// How wide loops are, metres (domain reference 9.4: 40 to 50 cm).
const WIDE_M: f64 = 0.45;

/// A coil as it should be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coil {
    /// How many loops, an even number: each that goes over has one that goes under.
    pub loops: usize,
    /// How wide they are, metres.
    pub wide_m: f64,
}

/// How a cable is coiled; none if it is not one, or hangs by its plugs as patch cords do.
#[must_use]
pub fn coil_of(scenario: &Scenario, cord: &UnitId) -> Option<Coil> {
    let GearKind::Cable(Cable { length_m, .. }) = &scenario.gear(cord)?.kind else { return None };
    let pairs = libm::round(length_m / (std::f64::consts::PI * WIDE_M * 2.0)) as usize;
    (pairs > 0).then(|| Coil { loops: 2 * pairs, wide_m: length_m / (std::f64::consts::PI * 2.0 * pairs as f64) })
}

/// How often a cable is twisted by these loops: whole turns, those over counted up and those under counted down.
#[must_use]
pub(super) fn twist(loops: &[Loop]) -> i32 {
    loops.iter().map(|one| if *one == Loop::Over { 1 } else { -1 }).sum()
}
