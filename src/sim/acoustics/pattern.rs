//! First-order polar patterns in plane waves (section 11.6).

use crate::sim::gear::Pattern;

/// What a pattern makes of a plane wave from this many degrees off its axis; negative where polarity is inverted.
#[must_use]
pub fn plane_wave_gain(pattern: Pattern, degrees: f64) -> f64 {
    let pressure = pattern.pressure_part();
    pressure + (1.0 - pressure) * libm::cos(degrees.to_radians())
}
