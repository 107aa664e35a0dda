//! A transformer's core: the flux is the integral of the voltage, and it fills up (domain reference 11.17).

use crate::sim::units::SAMPLE_RATE;

/// Below this the integral forgets, hertz: far under anything that is heard.
const FORGETS_HZ: f64 = 0.5;

/// A core that holds so many volt-seconds.
#[derive(Debug, Clone)]
pub(super) struct Core {
    holds: f64,
    forgets: f64,
    flux: f64,
    before: f64,
}

impl Core {
    pub(super) fn new(holds: f64) -> Self {
        let forgets = libm::exp(-std::f64::consts::TAU * FORGETS_HZ / f64::from(SAMPLE_RATE));
        Self { holds, forgets, flux: 0.0, before: 0.0 }
    }

    pub(super) fn take_over(&mut self, before: &Self) {
        (self.flux, self.before) = (before.flux, before.before);
    }

    /// What comes out is the rate at which φₛ·tanh(φ/φₛ) changes.
    pub(super) fn run(&mut self, block: &mut [f32]) {
        for sample in block {
            let x = f64::from(*sample);
            // What is this small is no flux; it would only become denormal.
            self.flux = (self.forgets * self.flux + 0.5 * (x + self.before) / f64::from(SAMPLE_RATE) + 1e-15) - 1e-15;
            self.before = x;
            let full = libm::tanh(self.flux / self.holds);
            *sample = (x * (1.0 - full * full)) as f32;
        }
    }
}
