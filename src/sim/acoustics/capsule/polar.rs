//! How the pattern of each kind of microphone changes over frequency, and what nearness does to it (sections 1.3, 11.6, 11.7).
//!
//! Every kind is a pressure part, a gradient part along the axis, and a near part in quadrature with both:
//! |M|² = lobe² · ((a + (1 − a) cos θ)² + (q cos θ)²), where a, q and the lobe follow frequency as the kind has it.

use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::capsule::LN_PER_DB;
use crate::sim::acoustics::capsule::tube::Tube;
use crate::sim::acoustics::proximity::near;
use crate::sim::gear::{Microphone, Pattern, Principle, Transducer};

const FLOOR_HZ: [f64; 6] = [100.0, 500.0, 4e3, 8e3, 10e3, 16e3];
/// Depth of the nulls of most capsules: 15–25 dB in the middle, 8–15 dB at 100 Hz and above 8 kHz.
const FLOOR_DB: [f64; 6] = [-12.0, -22.0, -22.0, -16.5, -14.0, -11.0];
/// The nulls of a ribbon lie in its own plane and stay deep.
const RIBBON_FLOOR_DB: [f64; 6] = [-28.0; 6];
/// What leaks round an interference tube between the teeth of its comb.
const TUBE_FLOOR_DB: [f64; 6] = [-14.0, -24.0, -27.0, -27.0, -27.0, -27.0];
/// No floor at all: far below the last bit of a sample.
const NO_FLOOR_DB: [f64; 6] = [-240.0; 6];

const DRIFT_HZ: [f64; 5] = [50.0, 100.0, 200.0, 500.0, 1e3];
/// Pressure part of one half of a double diaphragm: its rear is 8.5, 10, 14 and 20 dB down, and a cardioid's from 1 kHz on.
const HALF: [f64; 5] = [0.688, 0.658, 0.60, 0.55, 0.5];
const NARROW_HZ: [f64; 4] = [8e3, 12e3, 16e3, 20e3];
/// What an omni of two diaphragms, each in the other's shadow, loses at its sides.
const NARROW: [f64; 4] = [0.0, 0.35, 0.55, 0.65];
/// A double diaphragm has this much of the ideal proximity effect, in decibels.
const DUAL_PROXIMITY: f64 = 0.8;
/// An omni of two diaphragms gains as if this much of it were gradient: 3.4 dB at 100 Hz from 5 cm (estimated).
const DUAL_OMNI_GRADIENT: f64 = 0.1;
/// Ports along the body leave this much of the ideal proximity effect: 3.7 dB at 100 Hz from 5 cm.
const VARIABLE_D_PROXIMITY: f64 = 0.25;

/// The directional behaviour of a capsule.
pub(in crate::sim::acoustics) struct Polar {
    pressure: f64,
    principle: Principle,
    tube: Option<Tube>,
    floor_axis: BandAxis<6>,
    floor_ln: [f64; 6],
    drift_axis: BandAxis<5>,
    narrow_axis: BandAxis<4>,
}

/// What a pattern is at one frequency.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::acoustics) struct Tone {
    /// The frequency in hertz.
    pub(super) hz: f64,
    /// 1 / kr at one metre.
    near_at_1m: f64,
    pressure: f64,
    /// What an omni of two diaphragms loses at its sides.
    narrow: f64,
    /// The eighth power lets the floor matter at the null and nowhere else.
    floor_eighth: f64,
}

impl Polar {
    pub(super) fn new(mic: &Microphone, pattern: Pattern) -> Self {
        let ribbon = matches!(mic.transducer, Transducer::Ribbon | Transducer::ActiveRibbon);
        let floor_db = match mic.principle {
            Principle::Ideal => NO_FLOOR_DB,
            Principle::Tube(_) => TUBE_FLOOR_DB,
            _ if ribbon => RIBBON_FLOOR_DB,
            _ => FLOOR_DB,
        };
        let tube = if let Principle::Tube(length) = mic.principle { Some(Tube::new(length)) } else { None };
        Self {
            pressure: pattern.pressure_part(),
            principle: mic.principle,
            tube,
            floor_axis: BandAxis::new(&FLOOR_HZ),
            floor_ln: floor_db.map(|db| db * LN_PER_DB),
            drift_axis: BandAxis::new(&DRIFT_HZ),
            narrow_axis: BandAxis::new(&NARROW_HZ),
        }
    }

    /// What it does at a frequency, in hertz and as its natural logarithm, whatever the direction.
    pub(in crate::sim::acoustics) fn tone(&self, hz: f64, ln_hz: f64) -> Tone {
        let floor = self.floor(ln_hz);
        let floor_fourth = floor * floor * floor * floor;
        Tone {
            hz,
            near_at_1m: near(hz, 1.0),
            pressure: self.pressure_at(ln_hz),
            narrow: self.narrow_axis.at(&NARROW, ln_hz),
            floor_eighth: floor_fourth * floor_fourth,
        }
    }

    /// Natural logarithm of the gain for a spherical wave of this radius of curvature from this cosine off axis,
    /// re a plane wave on the axis.
    pub(super) fn ln_gain(&self, tone: &Tone, cosine: f64, radius: f64) -> f64 {
        self.ln_of(tone, cosine, self.quadrature(tone.near_at_1m / radius) * cosine)
    }

    /// The same for a plane wave.
    pub(super) fn ln_plane(&self, tone: &Tone, cosine: f64) -> f64 {
        self.ln_of(tone, cosine, 0.0)
    }

    /// Natural logarithm of the on-axis boost over a plane wave at this radius.
    pub(super) fn ln_boost(&self, hz: f64, radius: f64) -> f64 {
        let quadrature = self.quadrature(near(hz, radius));
        0.5 * libm::log1p(quadrature * quadrature)
    }

    /// Whether all directions, near and far, are the same at all frequencies.
    pub(super) fn is_pressure(&self) -> bool {
        self.pressure >= 1.0 && self.tube.is_none() && !matches!(self.principle, Principle::Dual)
    }

    /// Whether sound from here comes out with inverted polarity at high frequencies.
    pub(in crate::sim::acoustics) fn inverts(&self, cosine: f64) -> bool {
        const HIGH_HZ: f64 = 16e3;
        self.plane(libm::log(HIGH_HZ), cosine) < -1e-9
    }

    /// Below this frequency a near source behind the capsule comes out with the opposite polarity; 0 if nowhere above the lowest asked for.
    ///
    /// There the pressure gradient, which is inverted from behind, outgrows the pressure.
    pub(super) fn turnover_hz(&self, cosine: f64, radius: f64, lowest: f64) -> f64 {
        if cosine >= 0.0 || self.inverts(cosine) {
            return 0.0;
        }
        let turned = |ln_hz: f64| {
            let left = if self.tube.is_some() { self.plane(ln_hz, cosine) } else { self.plane(ln_hz, cosine).max(self.floor(ln_hz)) };
            -cosine * self.quadrature(near(libm::exp(ln_hz), radius)) > left
        };
        let (mut low, mut high) = (libm::log(lowest), libm::log(HIGHEST_HZ));
        if !turned(low) {
            return 0.0;
        }
        for _ in 0..24 {
            let middle = 0.5 * (low + high);
            if turned(middle) { low = middle } else { high = middle }
        }
        libm::exp(low)
    }

    fn ln_of(&self, tone: &Tone, cosine: f64, near: f64) -> f64 {
        let plane = tone.pressure + (1.0 - tone.pressure) * cosine;
        let lobe = self.lobe(tone, cosine);
        let square = (plane * plane + near * near) * lobe * lobe;
        0.125 * libm::log(square * square * square * square + tone.floor_eighth)
    }

    /// The plane-wave gain without lobe and floor; negative where polarity is inverted.
    fn plane(&self, ln_hz: f64, cosine: f64) -> f64 {
        let pressure = self.pressure_at(ln_hz);
        pressure + (1.0 - pressure) * cosine
    }

    /// The pressure part at a frequency.
    fn pressure_at(&self, ln_hz: f64) -> f64 {
        match (self.principle, &self.tube) {
            (Principle::Dual, _) => {
                // Two halves back to back, the rear one with a gain of 2a − 1, brought to unity on the axis.
                let half = self.drift_axis.at(&HALF, ln_hz);
                let (pressure, gradient) = (2.0 * half * self.pressure, 2.0 * (1.0 - half) * (1.0 - self.pressure));
                pressure / (pressure + gradient)
            }
            (_, Some(tube)) => tube.pressure_at(self.pressure, ln_hz),
            _ => self.pressure,
        }
    }

    /// What narrows the pattern beyond the first order.
    fn lobe(&self, tone: &Tone, cosine: f64) -> f64 {
        match (self.principle, &self.tube) {
            (Principle::Dual, _) if self.pressure > 0.99 => 1.0 - tone.narrow * (1.0 - cosine * cosine),
            (_, Some(tube)) => tube.line(tone.hz, cosine),
            _ => 1.0,
        }
    }

    /// The near part on the axis re a plane wave, where 1/kr is `near`.
    fn quadrature(&self, near: f64) -> f64 {
        let ideal = (1.0 - self.pressure) * near;
        let share = |of_decibels: f64| libm::sqrt(libm::expm1(of_decibels * libm::log1p(ideal * ideal)));
        match self.principle {
            Principle::Dual if self.pressure > 0.99 => DUAL_OMNI_GRADIENT * near,
            Principle::Dual => share(DUAL_PROXIMITY),
            Principle::VariableD => share(VARIABLE_D_PROXIMITY),
            _ => ideal,
        }
    }

    fn floor(&self, ln_hz: f64) -> f64 {
        libm::exp(self.floor_axis.at(&self.floor_ln, ln_hz))
    }
}

/// Turnovers of polarity are looked for up to here.
const HIGHEST_HZ: f64 = 20e3;
