//! One arrival: a sound's way from a radiator, or its mirror image, to the capsule.

use crate::sim::acoustics::air::Air;
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::beam::Beam;
use crate::sim::acoustics::capsule::{Capsule, Incidence, LN_PER_DB};
use crate::sim::acoustics::grid::Node;
use crate::sim::acoustics::minimum_phase::{MinimumPhase, Placement};
use crate::sim::acoustics::{ROOM_HZ, SPEED_OF_SOUND};
use crate::sim::units::SAMPLE_RATE;

/// The geometry of one arrival.
pub(super) struct Arrival {
    /// Length of the way in metres.
    pub(super) length: f64,
    /// Gain of spreading; 1 at one metre.
    pub(super) spreading: f64,
    /// Radius of curvature of the wave at the capsule, in metres.
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
    beam: &'a Beam<'a>,
    capsule: &'a Capsule,
    surfaces: BandAxis<6>,
    /// Decibels of air per metre at each node.
    air: Vec<f64>,
    /// The capsule's on-axis response at each node.
    on_axis: Vec<f64>,
}

impl<'a> Medium<'a> {
    pub(super) fn new(air: &Air, beam: &'a Beam<'a>, capsule: &'a Capsule, nodes: &[Node]) -> Self {
        Self {
            beam,
            capsule,
            surfaces: BandAxis::new(&ROOM_HZ),
            air: nodes.iter().map(|node| air.db_per_m(node.hz)).collect(),
            on_axis: nodes.iter().map(|node| capsule.ln_on_axis(node.hz, node.ln_hz)).collect(),
        }
    }
}

impl Arrival {
    /// Adds the arrival to a response.
    pub(super) fn add(&self, medium: &Medium, firs: &mut MinimumPhase, response: &mut Vec<f64>) {
        let spreading = libm::log(self.spreading);
        let ln_gain: Vec<f64> = (firs.grid.nodes.iter().zip(&medium.air).zip(&medium.on_axis))
            .map(|((node, air), on_axis)| {
                let beam = medium.beam.read(&self.beam, node.ln_hz);
                let lost = medium.surfaces.at(&self.loss, node.ln_hz) + self.length * air;
                let towards = medium.capsule.ln_towards(node.hz, node.ln_hz, self.incidence, self.radius);
                spreading + (beam - lost) * LN_PER_DB + on_axis + towards
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
