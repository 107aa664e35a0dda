//! One arrival: a sound's way from a radiator, or its mirror image, to the capsule.

use crate::sim::acoustics::air::Air;
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::beam::Beam;
use crate::sim::acoustics::capsule::{Capsule, Incidence, LN_PER_DB};
use crate::sim::acoustics::minimum_phase::{MinimumPhase, Placement};
use crate::sim::acoustics::{ROOM_HZ, SPEED_OF_SOUND};
use crate::sim::units::SAMPLE_RATE;

/// The geometry of one arrival.
pub(super) struct Arrival {
    /// Length of the way in meters.
    pub(super) length: f64,
    /// Gain of spreading; 1 at one meter.
    pub(super) spreading: f64,
    /// Radius of curvature of the wave at the capsule, in meters.
    pub(super) radius: f64,
    /// Decibels of the radiator towards where this sound leaves, in the bands of `BEAM_HZ`.
    pub(super) beam: [f64; 8],
    /// How it meets the capsule.
    pub(super) incidence: Incidence,
    /// Decibels lost to a surface or a door on the way, in the bands of `ROOM_HZ`.
    pub(super) loss: [f64; 6],
}

/// What every arrival of one response has in common.
pub(super) struct Medium<'a> {
    pub(super) air: &'a Air,
    pub(super) beam: &'a Beam<'a>,
    pub(super) capsule: &'a Capsule,
}

impl Arrival {
    /// Adds the arrival to a response.
    pub(super) fn add(&self, medium: &Medium, firs: &mut MinimumPhase, response: &mut Vec<f64>) {
        let rooms = BandAxis::new(&ROOM_HZ);
        let spreading = libm::log(self.spreading);
        let ln_gain: Vec<f64> = (firs.grid.nodes.iter())
            .map(|node| {
                let beam = medium.beam.read(&self.beam, node.ln_hz);
                let lost = rooms.at(&self.loss, node.ln_hz) + self.length * medium.air.db_per_m(node.hz);
                spreading + (beam - lost) * LN_PER_DB + medium.capsule.ln_gain(node.hz, node.ln_hz, self.incidence, self.radius)
            })
            .collect();
        let placement = Placement {
            delay: self.length / SPEED_OF_SOUND * f64::from(SAMPLE_RATE),
            inverted: medium.capsule.polar.inverts(self.incidence.cosine),
            turnover_hz: medium.capsule.turnover_hz(self.incidence, self.radius),
        };
        firs.add(&ln_gain, placement, response);
    }
}
