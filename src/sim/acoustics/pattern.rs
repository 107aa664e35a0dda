//! First-order polar patterns in plane and spherical waves, with nulls as deep as real ones (sections 1.3, 11.6, 11.7).

use crate::sim::acoustics::SPEED_OF_SOUND;
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::proximity::{excess, near};
use crate::sim::gear::{CapsuleClass, Microphone, Pattern, Transducer};
use std::f64::consts::TAU;

/// What a pattern makes of a plane wave from this many degrees off its axis; negative where polarity is inverted.
#[must_use]
pub fn plane_wave_gain(pattern: Pattern, degrees: f64) -> f64 {
    let pressure = pattern.pressure_part();
    pressure + (1.0 - pressure) * libm::cos(degrees.to_radians())
}

const FLOOR_HZ: [f64; 5] = [100.0, 500.0, 4e3, 8e3, 16e3];
/// Depth of the nulls of most capsules: shallow at both ends of the band.
const FLOOR_DB: [f64; 5] = [-12.0, -22.0, -22.0, -18.0, -13.0];
/// The same of two diaphragms back to back, which drift to a wide cardioid at low frequencies.
const DUAL_FLOOR_DB: [f64; 5] = [-10.0, -22.0, -22.0, -18.0, -13.0];
/// The nulls of a ribbon lie in its own plane and stay deep.
const RIBBON_FLOOR_DB: [f64; 5] = [-28.0; 5];
/// A double diaphragm has this much of the ideal proximity effect, in decibels.
const DUAL_PROXIMITY: f64 = 0.8;

/// The directional behaviour of a capsule.
pub(super) struct Polar {
    pressure: f64,
    floor_axis: BandAxis<5>,
    floor_ln: [f64; 5],
    proximity: f64,
}

impl Polar {
    pub(super) fn new(mic: &Microphone, pattern: Pattern) -> Self {
        let dual = mic.capsule == CapsuleClass::LargeDiaphragm && mic.patterns.len() > 1;
        let floor_db = match mic.transducer {
            Transducer::Ribbon => RIBBON_FLOOR_DB,
            Transducer::MovingCoil | Transducer::Condenser if dual => DUAL_FLOOR_DB,
            Transducer::MovingCoil | Transducer::Condenser => FLOOR_DB,
        };
        Self {
            pressure: pattern.pressure_part(),
            floor_axis: BandAxis::new(&FLOOR_HZ),
            floor_ln: floor_db.map(|db| db * std::f64::consts::LN_10 / 20.0),
            proximity: if dual { DUAL_PROXIMITY } else { 1.0 },
        }
    }

    /// Natural logarithm of the gain for a spherical wave of this radius of curvature from this cosine off axis.
    pub(super) fn ln_gain(&self, hz: f64, ln_hz: f64, cosine: f64, radius: f64) -> f64 {
        let gradient = (1.0 - self.pressure) * cosine;
        let near = near(hz, radius);
        let plane = self.pressure + gradient;
        let square = plane * plane + gradient * near * gradient * near;
        let floor = libm::exp(8.0 * self.floor_axis.at(&self.floor_ln, ln_hz));
        // The eighth powers let the floor matter at the null and nowhere else.
        let fourth = square * square * square * square;
        let real = 0.125 * libm::log(fourth + floor);
        real + (self.proximity - 1.0) * self.ideal_boost(near)
    }

    /// Natural logarithm of the on-axis boost over a plane wave at this radius.
    pub(super) fn ln_boost(&self, hz: f64, radius: f64) -> f64 {
        self.proximity * self.ideal_boost(near(hz, radius))
    }

    /// The plain pattern's energy gain for a plane wave, floor included.
    pub(super) fn energy(&self, ln_hz: f64, cosine: f64) -> f64 {
        let plane = self.pressure + (1.0 - self.pressure) * cosine;
        let floor = libm::exp(2.0 * self.floor_axis.at(&self.floor_ln, ln_hz));
        (plane * plane).max(floor)
    }

    /// Whether sound from here comes out with inverted polarity at high frequencies.
    pub(super) fn inverts(&self, cosine: f64) -> bool {
        self.pressure + (1.0 - self.pressure) * cosine < -1e-9
    }

    /// Below this frequency a near source behind the capsule comes out with the opposite polarity; 0 if nowhere.
    ///
    /// There the pressure gradient, which is inverted from behind, outgrows the pressure.
    pub(super) fn turnover_hz(&self, cosine: f64, radius: f64) -> f64 {
        let gradient = (1.0 - self.pressure) * cosine;
        let plane = self.pressure + gradient;
        if gradient >= 0.0 || plane < -1e-9 {
            return 0.0;
        }
        let floor = libm::exp(self.floor_ln[2]);
        -gradient * SPEED_OF_SOUND / (TAU * radius * plane.max(floor))
    }

    fn ideal_boost(&self, near: f64) -> f64 {
        0.5 * libm::log1p(excess(self.pressure, near))
    }
}
