//! What the body of a capsule does to sound from the side: the mean over its face, a plate, a sphere (section 1.3).

use crate::sim::acoustics::SPEED_OF_SOUND;
use crate::sim::acoustics::capsule::{Incidence, LN_PER_DB};
use crate::sim::gear::{CapsuleClass, Microphone, Pattern, Principle};
use std::f64::consts::TAU;

/// A 0.6 m plate carries pressure doubling down to 200 Hz, smaller ones from proportionally higher on.
const PLATE_CORNER: f64 = 0.6 * 200.0;
/// What comes round to the shaded side of a plate above its corner.
const SHADED: f64 = 0.1;
/// Cosine of the angle below the plate at which the shade is full.
const EDGE: f64 = 0.05;
/// The smallest sphere that the series is asked for, in radians of circumference: below it there is no shade.
const SMALLEST_KA: f64 = 0.05;

/// The body of a capsule.
pub(super) struct Obstacle {
    /// Effective radii in metres across and along the capsule's upright axis.
    radii: (f64, f64),
    /// The deepest loss as a ratio.
    deepest: f64,
    body: Body,
}

enum Body {
    Bare,
    /// The corner of its shelf in hertz, and whether its axis lies in the plate instead of standing on it.
    Plate(f64, bool),
    /// Radius in metres.
    Sphere(f64),
}

/// Effective radii in metres across and along the upright axis, and the deepest loss in decibels (section 1.3).
fn size(class: CapsuleClass) -> (f64, f64, f64) {
    match class {
        CapsuleClass::Point => (0.0, 0.0, 0.0),
        CapsuleClass::Miniature => (0.003, 0.003, -20.0),
        CapsuleClass::HalfInch => (0.0065, 0.0065, -20.0),
        CapsuleClass::SmallDiaphragm => (0.008, 0.008, -20.0),
        CapsuleClass::LargeDiaphragm => (0.0135, 0.0135, -12.0),
        CapsuleClass::LargeHead => (0.0175, 0.0175, -18.0),
        CapsuleClass::Ribbon => (0.0023, 0.020, -20.0),
        CapsuleClass::Cone => (0.066, 0.066, -20.0),
    }
}

impl Obstacle {
    pub(super) fn new(mic: &Microphone, pattern: Pattern) -> Self {
        let (across, along, deepest_db) = size(mic.capsule);
        let body = match mic.principle {
            Principle::Boundary(width) => Body::Plate(PLATE_CORNER / width.clamp(0.01, 10.0), pattern != Pattern::Omni),
            Principle::Sphere(radius) => Body::Sphere(radius.clamp(0.001, 0.5)),
            _ => Body::Bare,
        };
        Self { radii: (across, along), deepest: libm::exp(deepest_db * LN_PER_DB), body }
    }

    /// Whether every direction of one angle off axis is the same.
    pub(super) fn is_round(&self) -> bool {
        self.radii.0 >= self.radii.1 && !matches!(self.body, Body::Plate(_, true))
    }

    /// Whether it is too small to be in any sound's way.
    pub(super) fn is_point(&self) -> bool {
        self.radii.0.max(self.radii.1) <= 0.0 && matches!(self.body, Body::Bare)
    }

    /// Natural logarithm of what it changes on the axis: below its corner a plate no longer doubles the pressure.
    pub(super) fn ln_on_axis(&self, hz: f64) -> f64 {
        match self.body {
            Body::Plate(corner, _) => libm::log(shelf(hz / corner)),
            Body::Bare | Body::Sphere(_) => 0.0,
        }
    }

    /// The gain of sound from here re sound on the axis.
    pub(super) fn gain(&self, hz: f64, from: Incidence) -> f64 {
        match self.body {
            Body::Bare => self.face(hz, from),
            // A plate's face is too small beside it to count; a half-cardioid lies on it, a pressure capsule is part of it.
            Body::Plate(corner, lies) => shade(hz / corner, if lies { from.along } else { from.cosine }),
            Body::Sphere(radius) => {
                let ka = TAU * hz * radius / SPEED_OF_SOUND;
                self.face(hz, from) * on_sphere(ka, from.cosine) / on_sphere(ka, 1.0)
            }
        }
    }

    /// The mean pressure over the capsule's face.
    fn face(&self, hz: f64, from: Incidence) -> f64 {
        let k = TAU * hz / SPEED_OF_SOUND;
        let (across, along) = (k * self.radii.0 * from.across.abs(), k * self.radii.1 * from.along.abs());
        let round = self.radii.0 >= self.radii.1;
        let loss = if round { piston(libm::hypot(across, along)) } else { piston(across) * piston(along) };
        loss.max(self.deepest)
    }
}

/// |2 J1(x) / x|.
fn piston(x: f64) -> f64 {
    if x < 1e-3 { 1.0 } else { (2.0 * libm::j1(x) / x).abs() }
}

/// From half the pressure below the corner to all of it above.
fn shelf(ratio: f64) -> f64 {
    let square = ratio * ratio;
    libm::sqrt((0.25 + square) / (1.0 + square))
}

/// What reaches the capsule from below its plate: so much that, with the shelf, floor and image make one.
///
/// On a large floor the plate's own doubling and the floor's image are the same thing; S + S·B = 1 keeps it from counting twice.
fn shade(ratio: f64, above: f64) -> f64 {
    let shelf = shelf(ratio);
    let below = ((1.0 - shelf) / shelf).max(SHADED);
    let depth = (-above / EDGE).clamp(0.0, 1.0);
    1.0 + depth * (below - 1.0)
}

/// Pressure magnitude of a plane wave on a rigid sphere at this cosine from where it comes, re the free field.
///
/// The classic series |Σ (2m + 1) jᵐ Pₘ(cos θ) / h'ₘ(ka)| / (ka)², its Hankel functions by recursion.
fn on_sphere(ka: f64, cosine: f64) -> f64 {
    if ka < SMALLEST_KA {
        return 1.0;
    }
    let terms = 6 + libm::ceil(2.0 * ka) as usize;
    let (sine_ka, cosine_ka) = libm::sincos(ka);
    // Spherical Bessel functions of both kinds by their logarithmic derivative and by upward recursion.
    let mut second = (-cosine_ka / ka, -cosine_ka / (ka * ka) - sine_ka / ka);
    let first = bessel(ka, terms + 1);
    let (mut legendre, mut next_legendre) = (1.0, cosine);
    let (mut real, mut imaginary) = (0.0, 0.0);
    for m in 0..terms {
        let order = m as f64;
        // f'_m = (m / x) f_m − f_(m+1), for j and y alike.
        let j = order / ka * first[m] - first[m + 1];
        let y = order / ka * second.0 - second.1;
        let scale = (2.0 * order + 1.0) * legendre / (j * j + y * y);
        // 1 / h' = (j' + i y') / |h'|², turned by i^m.
        let (re, im) = (j * scale, y * scale);
        let (re, im) = match m % 4 {
            0 => (re, im),
            1 => (-im, re),
            2 => (-re, -im),
            _ => (im, -re),
        };
        real += re;
        imaginary += im;
        second = (second.1, (2.0 * order + 3.0) / ka * second.1 - second.0);
        (legendre, next_legendre) =
            (next_legendre, ((2.0 * order + 3.0) * cosine * next_legendre - (order + 1.0) * legendre) / (order + 2.0));
    }
    libm::hypot(real, imaginary) / (ka * ka)
}

/// Spherical Bessel functions of the first kind of orders 0 to `last`, by downward recursion.
fn bessel(x: f64, last: usize) -> Vec<f64> {
    let start = last + 12;
    let mut values = vec![0.0; last + 1];
    let (mut above, mut here) = (0.0, 1e-30);
    for order in (0..=start).rev() {
        if order <= last {
            values[order] = here;
        }
        let below = (2.0 * order as f64 + 1.0) / x * here - above;
        (above, here) = (here, below);
    }
    // The last step went to order −1, whose function is cos x / x; order 0 is sin x / x. Whichever is larger sets the scale.
    let (sine, cosine) = libm::sincos(x);
    let scale = if sine.abs() > cosine.abs() { sine / x / values[0] } else { cosine / x / here };
    values.iter_mut().for_each(|value| *value *= scale);
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spherical_bessel_functions_are_those_of_the_closed_forms() {
        for x in [0.06_f64, 0.5, 1.0, 3.0, 7.3] {
            let values = bessel(x, 4);
            let (s, c) = libm::sincos(x);
            let closed = [s / x, s / (x * x) - c / x, (3.0 / (x * x) - 1.0) * s / x - 3.0 * c / (x * x)];
            for (value, expected) in values.iter().zip(closed) {
                assert!((value - expected).abs() < 1e-9, "at {x}: {value} is not {expected}");
            }
        }
    }

    #[test]
    fn a_sphere_doubles_pressure_at_its_front_and_leaves_long_waves_alone() {
        assert!((on_sphere(0.06, -1.0) - 1.0).abs() < 0.01 && (on_sphere(0.06, 1.0) - 1.0).abs() < 0.01);
        assert!((on_sphere(20.0, 1.0) - 2.0).abs() < 0.02);
        // The same series with the Bessel functions of a library for mathematics, in decibels.
        for (ka, cosine, expected) in
            [(1.0985, 1.0, 3.30), (1.0985, 0.0, -0.09), (3.6616, 1.0, 5.14), (3.6616, -0.5, -0.96), (3.6616, -1.0, 1.25)]
        {
            let level = 20.0 * libm::log10(on_sphere(ka, cosine));
            assert!((level - expected).abs() < 0.02, "{level} dB at ka = {ka}, cos θ = {cosine}");
        }
    }
}
