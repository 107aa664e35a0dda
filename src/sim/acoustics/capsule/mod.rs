//! A microphone as the sound sees it: pattern, on-axis response, body of the capsule, high-pass switch (sections 1.2, 1.3).

mod obstacle;
mod polar;
mod tube;

use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::{FARTHEST_M, NEAREST_M};
use crate::sim::gear::{HighPass, Microphone, Pattern, RESPONSE_HZ};
use crate::sim::units::{Aim, Db, Point};
use obstacle::Obstacle;
use polar::Polar;
pub(super) use polar::Tone;
use std::f64::consts::{LN_10, TAU};

/// A microphone in its place, switched as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Receiver<'a> {
    /// Where its capsule is.
    pub at: Point,
    /// Where its front points; a half-cardioid boundary lies with its plate below.
    pub aim: Aim,
    /// Its figures.
    pub mic: &'a Microphone,
    /// The pattern that it is switched to.
    pub pattern: Pattern,
    /// Whether its high-pass filter is in: the first of `mic.high_pass`.
    pub high_pass: bool,
}

impl Receiver<'_> {
    /// How a source at this point sounds through it in the open, re a plane wave of the same pressure on its axis at 1 kHz.
    ///
    /// On-axis response, pattern, size and proximity at a frequency in hertz; neither distance nor air.
    #[must_use]
    pub fn level(&self, hz: f64, source: Point) -> Db {
        let (capsule, way, ln_hz) = (Capsule::new(self), source - self.at, libm::log(hz));
        let radius = way.length().min(FARTHEST_M);
        let from = capsule.incidence(way.direction());
        Db((capsule.ln_on_axis(hz, ln_hz) + capsule.ln_towards(hz, ln_hz, from, radius)) / LN_PER_DB)
    }

    /// How sound from everywhere sounds through it at a frequency in hertz, re the same.
    #[must_use]
    pub fn diffuse_level(&self, hz: f64) -> Db {
        Db(Capsule::new(self).ln_diffuse(hz, libm::log(hz)) / LN_PER_DB)
    }
}

/// Natural logarithm per decibel of amplitude.
pub(super) const LN_PER_DB: f64 = LN_10 / 20.0;
/// Decibels of the on-axis table stay within this, whatever a data file says.
const RANGE_DB: f64 = 120.0;
/// Nearer than 1.5 times the path around the capsule the spherical wave stops growing steeper (section 11.7).
const STEEPEST_M: f64 = 1.5 * NEAREST_M;

/// Where a sound comes from, as the capsule has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Incidence {
    /// Cosine of the angle off axis.
    pub(super) cosine: f64,
    /// Sine of the angle towards the capsule's right.
    pub(super) across: f64,
    /// Sine of the angle up its upright axis.
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
    high_pass: Option<HighPass>,
    obstacle: Obstacle,
    pub(super) polar: Polar,
}

impl Capsule {
    pub(super) fn new(receiver: &Receiver) -> Self {
        let above = Aim { azimuth: receiver.aim.azimuth, elevation: receiver.aim.elevation + 90.0 };
        let (front, up) = (receiver.aim.vector(), above.vector());
        let side = Point::new(front.y * up.z - front.z * up.y, front.z * up.x - front.x * up.z, front.x * up.y - front.y * up.x);
        Self {
            front,
            up,
            side,
            axis: BandAxis::new(&RESPONSE_HZ),
            response_ln: receiver.mic.response_db.map(|db| db.clamp(-RANGE_DB, RANGE_DB) * LN_PER_DB),
            reference_m: receiver.mic.response_at_m.map(|metres| metres.clamp(STEEPEST_M, FARTHEST_M)),
            high_pass: receiver.mic.high_pass.first().copied().filter(|_| receiver.high_pass),
            obstacle: Obstacle::new(receiver.mic, receiver.pattern),
            polar: Polar::new(receiver.mic, receiver.pattern),
        }
    }

    /// How sound from this direction (a unit vector from the capsule) meets the capsule.
    pub(super) fn incidence(&self, from: Point) -> Incidence {
        Incidence { cosine: from.dot(self.front).clamp(-1.0, 1.0), across: from.dot(self.side), along: from.dot(self.up) }
    }

    /// Whether it hears the bare pressure at one point, from wherever it comes.
    pub(super) fn is_point(&self) -> bool {
        self.obstacle.is_point() && self.polar.is_pressure()
    }

    /// Natural logarithm of the on-axis response to a plane wave: the table without the proximity effect that its measurement had; 1 at 1 kHz.
    pub(super) fn ln_on_axis(&self, hz: f64, ln_hz: f64) -> f64 {
        let below = (ln_hz - self.axis.lowest()).min(0.0) * self.axis.lowest_slope(&self.response_ln).max(0.0);
        let table = self.axis.at(&self.response_ln, ln_hz) + below;
        let measured_boost = self.reference_m.map_or(0.0, |radius| self.polar.ln_boost(hz, radius));
        let switch = self.high_pass.map_or(0.0, |filter| filter.ln_gain(hz));
        table - measured_boost + switch + self.obstacle.ln_on_axis(hz)
    }

    /// Natural logarithm of what a spherical wave from here gains over a plane wave on the axis.
    pub(super) fn ln_towards(&self, hz: f64, ln_hz: f64, from: Incidence, radius: f64) -> f64 {
        self.ln_at(&self.polar.tone(hz, ln_hz), from, radius)
    }

    /// The same at a frequency for which the pattern has been worked out.
    pub(super) fn ln_at(&self, tone: &Tone, from: Incidence, radius: f64) -> f64 {
        self.polar.ln_gain(tone, from.cosine, radius.max(STEEPEST_M)) + libm::log(self.obstacle.gain(tone.hz, from))
    }

    /// Frequency below which a near source behind comes out with the other polarity; 0 where that is under the lowest asked for.
    pub(super) fn turnover_hz(&self, from: Incidence, radius: f64, lowest: f64) -> f64 {
        self.polar.turnover_hz(from.cosine, radius.max(STEEPEST_M), lowest)
    }

    /// Natural logarithm of the amplitude gain for a diffuse field: the on-axis response and the energy of all directions.
    pub(super) fn ln_diffuse(&self, hz: f64, ln_hz: f64) -> f64 {
        // An interference tube's lobe is a few degrees wide.
        const RINGS: usize = 32;
        let turns = if self.obstacle.is_round() { 1 } else { 12 };
        let tone = self.polar.tone(hz, ln_hz);
        let (mut energy, mut weight) = (0.0, 0.0);
        for ring in 0..RINGS {
            // Equal steps of the cosine are equal areas of the sphere.
            let cosine = (2 * ring + 1) as f64 / RINGS as f64 - 1.0;
            let sine = libm::sqrt(1.0 - cosine * cosine);
            let plain = libm::exp(2.0 * self.polar.ln_plane(&tone, cosine));
            for step in 0..turns {
                let turn = TAU * (step as f64 + 0.5) / f64::from(turns);
                let from = Incidence { cosine, across: sine * libm::cos(turn), along: sine * libm::sin(turn) };
                let loss = self.obstacle.gain(hz, from);
                energy += plain * loss * loss;
                weight += 1.0;
            }
        }
        self.ln_on_axis(hz, ln_hz) + 0.5 * libm::log(energy / weight)
    }
}
