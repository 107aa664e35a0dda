//! Proximity effect in closed form: a spherical wave on the gradient part of a capsule (section 11.7).

use crate::sim::acoustics::SPEED_OF_SOUND;
use crate::sim::gear::Pattern;
use crate::sim::units::Db;
use std::f64::consts::TAU;

/// The on-axis boost over a plane wave at a frequency in hertz and a distance in metres from the acoustic centre.
///
/// |a + (1 − a)(1 + 1/(jkr))|, the ideal of all first-order microphones of this pattern.
#[must_use]
pub fn proximity_boost(pattern: Pattern, hz: f64, distance: f64) -> Db {
    let quadrature = (1.0 - pattern.pressure_part()) * near(hz, distance);
    Db(10.0 * libm::log10(1.0 + quadrature * quadrature))
}

/// How much larger than the pressure the near field's quadrature part of the gradient is: 1 / kr.
pub(super) fn near(hz: f64, radius: f64) -> f64 {
    SPEED_OF_SOUND / (TAU * hz * radius)
}
