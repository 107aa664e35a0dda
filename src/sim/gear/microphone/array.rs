//! The standard arrangements of two microphones, in closed form.

use crate::sim::gear::Pattern;
use crate::sim::units::{Aim, Point};
use serde::{Deserialize, Serialize};

/// A standard arrangement of two microphones.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum StereoArray {
    /// Coincident cardioids at 90°.
    Xy,
    /// Cardioids 17 cm apart at 110°.
    Ortf,
    /// Cardioids 30 cm apart at 90°.
    Nos,
    /// A cardioid ahead and a figure-8 across it, whose front looks left.
    Ms,
    /// Coincident figure-8s at 90°.
    Blumlein,
    /// Omnis so many metres apart, both looking ahead.
    Ab(f64),
}

/// One microphone of an arrangement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArrayPlace {
    /// Where its capsule is.
    pub at: Point,
    /// Where its front points.
    pub aim: Aim,
    /// The pattern that belongs there.
    pub pattern: Pattern,
}

impl StereoArray {
    /// Where both capsules go when the middle of the arrangement is here and looks there: left and right, or middle and side.
    #[must_use]
    pub fn places(self, centre: Point, aim: Aim) -> [ArrayPlace; 2] {
        let azimuth = aim.azimuth.to_radians();
        let left = Point::new(libm::cos(azimuth), 0.0, -libm::sin(azimuth));
        // Turned about the arrangement's own upright axis, so that one that looks down opens sideways still.
        let place = |out: f64, degrees: f64, pattern: Pattern| {
            let turn = degrees.to_radians();
            let front = aim.vector() * libm::cos(turn) + left * libm::sin(turn);
            ArrayPlace { at: centre + left * out, aim: if degrees == 0.0 { aim } else { Aim::of(front) }, pattern }
        };
        let pair = |apart: f64, angle: f64, pattern| [place(apart / 2.0, angle / 2.0, pattern), place(-apart / 2.0, -angle / 2.0, pattern)];
        match self {
            Self::Xy => pair(0.0, 90.0, Pattern::Cardioid),
            Self::Ortf => pair(0.17, 110.0, Pattern::Cardioid),
            Self::Nos => pair(0.30, 90.0, Pattern::Cardioid),
            Self::Ms => [place(0.0, 0.0, Pattern::Cardioid), place(0.0, 90.0, Pattern::FigureEight)],
            Self::Blumlein => pair(0.0, 90.0, Pattern::FigureEight),
            Self::Ab(apart) => pair(apart, 0.0, Pattern::Omni),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_have_their_distances_and_angles() {
        let (centre, aim) = (Point::new(1.0, 2.0, 3.0), Aim { azimuth: 30.0, elevation: -40.0 });
        let arrays = [
            (StereoArray::Xy, 0.0, 90.0),
            (StereoArray::Ortf, 0.17, 110.0),
            (StereoArray::Nos, 0.3, 90.0),
            (StereoArray::Ms, 0.0, 90.0),
            (StereoArray::Blumlein, 0.0, 90.0),
            (StereoArray::Ab(0.5), 0.5, 0.0),
        ];
        for (array, apart, angle) in arrays {
            let [left, right] = array.places(centre, aim);
            assert!((left.at.distance(right.at) - apart).abs() < 1e-12, "{array:?}");
            assert!((left.aim.angle_to(right.aim) - angle).abs() < 1e-5, "{array:?}");
            assert!(((left.at + right.at) * 0.5).distance(centre) < 1e-12);
        }
    }

    #[test]
    fn left_is_left() {
        // Who looks south has east at the left hand.
        let [left, right] = StereoArray::Ortf.places(Point::default(), Aim::default());
        assert!(left.at.x > 0.0 && right.at.x < 0.0);
        assert!((left.aim.azimuth - 55.0).abs() < 1e-9 && (right.aim.azimuth + 55.0).abs() < 1e-9);
        let [_, side] = StereoArray::Ms.places(Point::default(), Aim::default());
        assert!((side.aim.azimuth - 90.0).abs() < 1e-9);
    }
}
