//! An opening between two rooms: a doorway, a window or a stretch of wall, open or closed.
//!
//! What comes through an open one straight is worked out after Kirchhoff and Fresnel for a rectangle;
//! a closed one radiates from its face like a half sphere of its area. Late fields go through by area (`coupled`).

use crate::sim::acoustics::room::extended;
use crate::sim::acoustics::{BEAM_HZ, FARTHEST_M, NEAREST_M, SPEED_OF_SOUND, Shoebox};
use crate::sim::units::{Point, amplitude};
use realfft::num_complex::Complex;
use std::f64::consts::{FRAC_PI_2, PI, TAU};

/// A rectangular opening in the wall between two rooms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opening {
    /// The rooms that it joins, by their place in the list.
    pub between: (usize, usize),
    /// Its middle.
    pub at: Point,
    /// Its width in metres.
    pub width: f64,
    /// Its height in metres.
    pub height: f64,
    /// Decibels that what closes it takes away, in the bands of `ROOM_HZ`; none when it is open.
    pub loss: Option<[f64; 6]>,
}

/// No door takes away more, in decibels.
const MOST_LOSS_DB: f64 = 150.0;
/// Frequencies over which each octave is averaged: the ripple of one alone is not heard.
const IN_OCTAVE: usize = 5;

/// The straight way from a source through an opening to a capsule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Passage {
    /// The point of the opening through which it goes.
    pub(super) by: Point,
    /// Length of the way in metres.
    pub(super) length: f64,
    /// Gain of spreading for a source without depth; 1 at one metre.
    pub(super) spreading: f64,
    /// Radius of curvature at the capsule in metres.
    pub(super) radius: f64,
    /// Decibels, negative, in the bands of `BEAM_HZ`.
    pub(super) gain_db: [f64; 8],
}

impl Opening {
    /// Its area in square metres.
    pub(super) fn area(&self) -> f64 {
        self.wide() * self.high()
    }

    /// The share of the energy that falls on it and goes through, in the bands of `ROOM_HZ`.
    pub(super) fn transmission(&self) -> [f64; 6] {
        self.loss.map_or([1.0; 6], |loss| loss.map(|db| amplitude(-2.0 * db.clamp(0.0, MOST_LOSS_DB))))
    }

    /// The share of an even source's power that meets it straight from a point, below a half.
    pub(super) fn seen(&self, from: Point, room: &Shoebox) -> f64 {
        let distance = from.distance(self.at).max(NEAREST_M);
        let slant = ((self.at - from).dot(self.normal(room)) / distance).abs();
        (self.area() * slant / (4.0 * PI * distance * distance)).min(0.5)
    }

    /// The way through it.
    pub(super) fn passage(&self, from: Point, to: Point, room: &Shoebox) -> Passage {
        if self.loss.is_some() { self.face(from, to) } else { self.hole(from, to, room) }
    }

    fn face(&self, from: Point, to: Point) -> Passage {
        let (before, behind) = (near(from.distance(self.at)), near(self.at.distance(to)));
        // A half sphere of the same area: pressure grows no further inside it.
        let radius = libm::sqrt(self.area() / TAU);
        let loss = self.loss.unwrap_or([0.0; 6]);
        Passage {
            by: self.at,
            length: before + behind,
            spreading: radius / (before * (behind + radius)),
            radius: behind + radius,
            gain_db: extended(loss.map(|db| -db.clamp(0.0, MOST_LOSS_DB))),
        }
    }

    fn hole(&self, from: Point, to: Point, room: &Shoebox) -> Passage {
        let normal = self.normal(room);
        let across = Point::new(normal.z, 0.0, normal.x);
        let (before, behind) = (near((self.at - from).dot(normal).abs()), near((to - self.at).dot(normal).abs()));
        let crossing = from + (to - from) * (before / (before + behind));
        let (aside, above) = ((crossing - self.at).dot(across), crossing.y - self.at.y);
        let (wide, high) = (0.5 * self.wide(), 0.5 * self.high());
        let by = self.at + across * aside.clamp(-wide, wide) + Point::new(0.0, above.clamp(-high, high), 0.0);
        let (there, on) = (near(from.distance(by)), near(by.distance(to)));
        let straight = near(from.distance(to));
        let slant = (before + behind) / straight;
        let gain_db = BEAM_HZ.map(|hz| {
            let mean = (0..IN_OCTAVE)
                .map(|step| {
                    let hz = hz * libm::exp2((step as f64 + 0.5) / IN_OCTAVE as f64 - 0.5);
                    let scale = libm::sqrt(2.0 * hz / SPEED_OF_SOUND * (there + on) / (there * on));
                    let sideways = between((-wide - aside) * scale * slant, (wide - aside) * scale * slant);
                    let upward = between((-high - above) * scale, (high - above) * scale);
                    (sideways * upward).norm_sqr() / 4.0
                })
                .sum::<f64>()
                / IN_OCTAVE as f64;
            10.0 * libm::log10(mean.clamp(1e-9, 2.0))
        });
        let seen = aside.abs() < wide && above.abs() < high;
        Passage { by, length: there + on, spreading: 1.0 / straight, radius: if seen { there + on } else { on }, gain_db }
    }

    /// Straight out of the wall that it is in.
    fn normal(&self, room: &Shoebox) -> Point {
        let (east, _, south) = room.sizes();
        let gap = |at: f64, lower: f64, size: f64| (at - lower).abs().min((at - lower - size).abs());
        if gap(self.at.x, room.corner.0, east) < gap(self.at.z, room.corner.1, south) {
            Point::new(1.0, 0.0, 0.0)
        } else {
            Point::new(0.0, 0.0, 1.0)
        }
    }

    fn wide(&self) -> f64 {
        self.width.abs().clamp(0.05, FARTHEST_M)
    }

    fn high(&self) -> f64 {
        self.height.abs().clamp(0.05, FARTHEST_M)
    }
}

fn near(distance: f64) -> f64 {
    distance.clamp(NEAREST_M, FARTHEST_M)
}

/// Fresnel's integral C + jS from one point to another.
fn between(from: f64, to: f64) -> Complex<f64> {
    fresnel(to) - fresnel(from)
}

/// Fresnel's integral from zero, by the auxiliary functions of Abramowitz and Stegun 7.3.32, within 0.002.
fn fresnel(x: f64) -> Complex<f64> {
    let u = x.abs();
    let f = (1.0 + 0.926 * u) / (2.0 + 1.792 * u + 3.104 * u * u);
    let g = 1.0 / (2.0 + 4.142 * u + 3.492 * u * u + 6.670 * u * u * u);
    let (sine, cosine) = libm::sincos(FRAC_PI_2 * u * u);
    let value = Complex::new(0.5 + f * sine - g * cosine, 0.5 - f * cosine - g * sine);
    if x < 0.0 { -value } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_integral_of_fresnel_is_that_of_the_tables() {
        for (x, c, s) in [(0.0, 0.0, 0.0), (0.5, 0.4923, 0.0647), (1.0, 0.7799, 0.4383), (2.0, 0.4883, 0.3434), (-1.5, -0.4453, -0.6975)] {
            let value = fresnel(x);
            assert!((value.re - c).abs() < 0.003 && (value.im - s).abs() < 0.003, "{x}: {value}");
        }
    }
}
