//! An opening between two rooms: what reaches it on one side radiates from it on the other.

use crate::sim::acoustics::{FARTHEST_M, ROOM_HZ};
use crate::sim::units::{Db, Point};

/// A doorway, open or closed, as acoustics has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opening {
    /// Its middle.
    pub at: Point,
    /// Its width in metres.
    pub width: f64,
    /// What it takes away at 500 Hz, as a positive number; near 0 for an open door.
    pub loss: Db,
}

/// Height of a doorway in metres: the venue gives only widths.
const DOOR_HEIGHT_M: f64 = 2.0;
/// Heavy walls and doors lose more the higher the frequency: this share of the loss at 500 Hz more per octave.
///
/// An estimate after the mass law as real doors follow it: 40 dB at 500 Hz are 33 dB at 125 Hz and 51 dB at 4 kHz.
const LOSS_TILT: f64 = 0.09;
/// No door takes away more, in decibels.
const MOST_LOSS_DB: f64 = 150.0;

impl Opening {
    /// Its area in square metres.
    pub(super) fn area(&self) -> f64 {
        self.width.abs().clamp(0.05, FARTHEST_M) * DOOR_HEIGHT_M
    }

    /// Decibels that it takes away in the bands of `ROOM_HZ`.
    pub(super) fn loss(&self) -> [f64; 6] {
        let at_500 = self.loss.0.abs().min(MOST_LOSS_DB);
        ROOM_HZ.map(|hz| at_500 * (1.0 + LOSS_TILT * libm::log2(hz / 500.0)))
    }

    /// Radius of a source of which the half sphere has the area of the opening: pressure grows no further inside it.
    pub(super) fn radius(&self) -> f64 {
        libm::sqrt(self.area() / std::f64::consts::TAU)
    }
}
