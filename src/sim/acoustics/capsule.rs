//! A microphone as the sound sees it: pattern, on-axis response, size of the capsule, high-pass switch (sections 1.2, 1.3).

use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::pattern::Polar;
use crate::sim::acoustics::{NEAREST_M, SPEED_OF_SOUND};
use crate::sim::gear::{CapsuleClass, Microphone, Pattern, RESPONSE_HZ};
use crate::sim::units::{Aim, Point};
use std::f64::consts::{LN_10, TAU};

/// A microphone in its place, switched as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Receiver<'a> {
    /// Where its capsule is.
    pub at: Point,
    /// Where its front points.
    pub aim: Aim,
    /// Its figures.
    pub mic: &'a Microphone,
    /// The pattern that it is switched to.
    pub pattern: Pattern,
    /// Whether its high-pass filter is in.
    pub high_pass: bool,
}

/// Natural logarithm per decibel of amplitude.
pub(super) const LN_PER_DB: f64 = LN_10 / 20.0;
/// Decibels of the on-axis table stay within this, whatever a data file says.
const RANGE_DB: f64 = 120.0;
/// Nearer than 1.5 times the path around the capsule the spherical wave stops growing steeper (section 11.7).
const STEEPEST_M: f64 = 1.5 * NEAREST_M;

/// Effective radii in metres across and along the capsule's upright axis, and the deepest loss in decibels (section 1.3).
fn size(class: CapsuleClass) -> (f64, f64, f64) {
    match class {
        CapsuleClass::LargeDiaphragm => (0.0135, 0.0135, -12.0),
        CapsuleClass::LargeHead => (0.0175, 0.0175, -18.0),
        CapsuleClass::SmallDiaphragm => (0.008, 0.008, -20.0),
        CapsuleClass::Ribbon => (0.0023, 0.020, -20.0),
    }
}

/// Where a sound comes from, as the capsule has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Incidence {
    /// Cosine of the angle off axis.
    pub(super) cosine: f64,
    /// Sine of the angle towards the capsule's sides.
    pub(super) across: f64,
    /// Sine of the angle along its upright axis.
    pub(super) along: f64,
}

/// A microphone ready to be asked.
pub(super) struct Capsule {
    front: Point,
    up: Point,
    side: Point,
    axis: BandAxis<13>,
    response_ln: [f64; 13],
    reference_m: Option<f64>,
    radii: (f64, f64),
    deepest: f64,
    high_pass: Option<(f64, f64)>,
    pub(super) polar: Polar,
}

impl Capsule {
    pub(super) fn new(receiver: &Receiver) -> Self {
        let (across, along, deepest_db) = size(receiver.mic.capsule);
        let above = Aim { azimuth: receiver.aim.azimuth, elevation: receiver.aim.elevation + 90.0 };
        let (front, up) = (receiver.aim.vector(), above.vector());
        let side = Point::new(front.y * up.z - front.z * up.y, front.z * up.x - front.x * up.z, front.x * up.y - front.y * up.x);
        Self {
            front,
            up,
            side,
            axis: BandAxis::new(&RESPONSE_HZ),
            response_ln: receiver.mic.response_db.map(|db| db.clamp(-RANGE_DB, RANGE_DB) * LN_PER_DB),
            reference_m: receiver.mic.response_at_m.map(|metres| metres.clamp(STEEPEST_M, 100.0)),
            radii: (across, along),
            deepest: libm::exp(deepest_db * LN_PER_DB),
            high_pass: receiver.mic.high_pass.filter(|_| receiver.high_pass),
            polar: Polar::new(receiver.mic, receiver.pattern),
        }
    }

    /// How sound from this direction (a unit vector from the capsule) meets the capsule.
    pub(super) fn incidence(&self, from: Point) -> Incidence {
        Incidence { cosine: from.dot(self.front).clamp(-1.0, 1.0), across: from.dot(self.side).abs(), along: from.dot(self.up).abs() }
    }

    /// Natural logarithm of the on-axis response to a plane wave: the table without the proximity effect that its measurement had; 1 at 1 kHz.
    pub(super) fn ln_on_axis(&self, hz: f64, ln_hz: f64) -> f64 {
        let below = (ln_hz - self.axis.lowest()).min(0.0) * self.axis.lowest_slope(&self.response_ln).max(0.0);
        let table = self.axis.at(&self.response_ln, ln_hz) + below;
        let measured_boost = self.reference_m.map_or(0.0, |radius| self.polar.ln_boost(hz, radius));
        let switch = self.high_pass.map_or(0.0, |(corner, slope)| ln_high_pass(hz, corner.clamp(1.0, 2e3), slope.clamp(3.0, 48.0) / 6.0));
        table - measured_boost + switch
    }

    /// Natural logarithm of what a spherical wave from here gains over a plane wave on the axis.
    pub(super) fn ln_towards(&self, hz: f64, ln_hz: f64, from: Incidence, radius: f64) -> f64 {
        self.polar.ln_gain(hz, ln_hz, from.cosine, radius.max(STEEPEST_M)) + libm::log(self.obstacle(hz, from))
    }

    /// Frequency below which a near source behind comes out with the other polarity.
    pub(super) fn turnover_hz(&self, from: Incidence, radius: f64) -> f64 {
        self.polar.turnover_hz(from.cosine, radius.max(STEEPEST_M))
    }

    /// Natural logarithm of the amplitude gain for a diffuse field: the on-axis response and the energy of all directions.
    pub(super) fn ln_diffuse(&self, hz: f64, ln_hz: f64) -> f64 {
        const RINGS: usize = 12;
        let turns = if self.is_round() { 1 } else { 6 };
        let (mut energy, mut weight) = (0.0, 0.0);
        for ring in 0..RINGS {
            // Equal steps of the cosine are equal areas of the sphere.
            let cosine = (2 * ring + 1) as f64 / RINGS as f64 - 1.0;
            let sine = libm::sqrt(1.0 - cosine * cosine);
            let plain = self.polar.energy(ln_hz, cosine);
            for step in 0..turns {
                let turn = TAU / 4.0 * (step as f64 + 0.5) / f64::from(turns);
                let from = Incidence { cosine, across: sine * libm::cos(turn), along: sine * libm::sin(turn) };
                let loss = self.obstacle(hz, from);
                energy += plain * loss * loss;
                weight += 1.0;
            }
        }
        self.ln_on_axis(hz, ln_hz) + 0.5 * libm::log(energy / weight)
    }

    /// What the capsule's size takes away off axis: the mean pressure over a piston (section 1.3).
    fn obstacle(&self, hz: f64, from: Incidence) -> f64 {
        let k = TAU * hz / SPEED_OF_SOUND;
        let (across, along) = (k * self.radii.0 * from.across, k * self.radii.1 * from.along);
        let loss = if self.is_round() { piston(libm::hypot(across, along)) } else { piston(across) * piston(along) };
        loss.max(self.deepest)
    }

    fn is_round(&self) -> bool {
        self.radii.0 >= self.radii.1
    }
}

/// |2 J1(x) / x|.
fn piston(x: f64) -> f64 {
    if x < 1e-3 { 1.0 } else { (2.0 * libm::j1(x) / x).abs() }
}

/// Natural logarithm of a Butterworth high-pass of this order.
fn ln_high_pass(hz: f64, corner: f64, order: f64) -> f64 {
    -0.5 * libm::log1p(libm::pow(corner / hz, 2.0 * order))
}
