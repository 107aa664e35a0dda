//! The interference tube: sound that enters along a slotted line (section 1.3).

use crate::sim::acoustics::SPEED_OF_SOUND;
use crate::sim::acoustics::bands::BandAxis;

/// The chamber between tube and membrane, and the mouth, make the line this much longer, metres (estimated).
const END_M: f64 = 0.035;
/// Pressure part once the rear of the capsule, behind its own resistance, no longer counts (estimated).
const HIGH_PRESSURE: f64 = 0.8;
/// From where on the line is short of nothing, re the frequency at which the tube is half a wave long.
const WHOLE: f64 = 4.0;

/// A slotted tube before a capsule.
pub(super) struct Tube {
    line_m: f64,
    axis: BandAxis<2>,
}

impl Tube {
    /// A tube of so many metres.
    pub(super) fn new(length: f64) -> Self {
        let length = length.clamp(0.02, 2.0);
        let half_wave = SPEED_OF_SOUND / (2.0 * length);
        Self { line_m: length + END_M, axis: BandAxis::new(&[half_wave, WHOLE * half_wave]) }
    }

    /// The pressure part of the capsule behind it: its own below c/2L.
    pub(super) fn pressure_at(&self, own: f64, ln_hz: f64) -> f64 {
        self.axis.at(&[own, HIGH_PRESSURE.max(own)], ln_hz)
    }

    /// The mean over the line of all ways from outside through a slot to the membrane: sin u / u with u = kL(1 − cos θ)/2.
    pub(super) fn line(&self, hz: f64, cosine: f64) -> f64 {
        let u = std::f64::consts::PI * hz * self.line_m * (1.0 - cosine) / SPEED_OF_SOUND;
        if u < 1e-4 { 1.0 } else { (libm::sin(u) / u).abs() }
    }
}
