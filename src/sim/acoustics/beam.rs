//! Radiators: where they are and how they beam.

use crate::sim::acoustics::BEAM_HZ;
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::units::{Aim, Point, amplitude};

/// Something that gives out sound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Emitter<'a> {
    /// Where its acoustic centre is.
    pub at: Point,
    /// Its axis.
    pub facing: Aim,
    /// Level re the axis: rows of degrees off axis, rising, and decibels in the bands of `BEAM_HZ`; no rows radiate evenly.
    pub beam: &'a [(f64, [f64; 8])],
    /// Acoustic depth r0 in metres (section 2.2): the level grows no further inside it.
    pub depth_m: f64,
}

/// Decibels of a beam stay within this range, so that no data file can make sound out of nothing.
const RANGE_DB: (f64, f64) = (-120.0, 40.0);
/// Steps of the average over the sphere.
const STEPS: usize = 36;

/// How a radiator beams, ready to be read.
pub(super) struct Beam<'a> {
    rows: &'a [(f64, [f64; 8])],
    axis: BandAxis<8>,
}

impl<'a> Beam<'a> {
    pub(super) fn new(rows: &'a [(f64, [f64; 8])]) -> Self {
        Self { rows, axis: BandAxis::new(&BEAM_HZ) }
    }

    /// Decibels in each band at an angle off axis, straight between the rows of the table.
    pub(super) fn at_angle(&self, degrees: f64) -> [f64; 8] {
        let Some(above) = self.rows.iter().position(|row| row.0 >= degrees) else {
            return clamped(self.rows.last().map_or([0.0; 8], |row| row.1));
        };
        let high = &self.rows[above];
        if above == 0 {
            return clamped(high.1);
        }
        let low = &self.rows[above - 1];
        let share = ((degrees - low.0) / (high.0 - low.0).max(1e-9)).clamp(0.0, 1.0);
        let (low, high) = (clamped(low.1), clamped(high.1));
        std::array::from_fn(|band| low[band] + share * (high[band] - low[band]))
    }

    /// Decibels of the energy averaged over all directions re the axis, 1/Q, in each band.
    pub(super) fn mean(&self) -> [f64; 8] {
        let mut energy = [0.0; 8];
        let mut weight = 0.0;
        for step in 0..STEPS {
            let degrees = (step as f64 + 0.5) * 180.0 / STEPS as f64;
            let ring = libm::sin(degrees.to_radians());
            weight += ring;
            for (sum, db) in energy.iter_mut().zip(self.at_angle(degrees)) {
                *sum += ring * amplitude(2.0 * db);
            }
        }
        energy.map(|sum| 10.0 * libm::log10(sum / weight))
    }

    /// A row of bands read at one frequency.
    pub(super) fn read(&self, row: &[f64; 8], ln_hz: f64) -> f64 {
        self.axis.at(row, ln_hz)
    }
}

fn clamped(row: [f64; 8]) -> [f64; 8] {
    row.map(|db| db.clamp(RANGE_DB.0, RANGE_DB.1))
}
