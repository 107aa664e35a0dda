//! A voice coil that rubs in its gap: buzz when the cone goes far, which it does where it is loud and low.

use crate::sim::units::SAMPLE_RATE;

/// Between these a loudspeaker of an amplifier goes far: domain reference 10, F39.
const FAR_HZ: (f64, f64) = (80.0, 300.0);
/// Where it begins to rub: the peak of what it gives out there at one metre, pascals; 94 dB SPL, estimate.
const RUBS_PA: f64 = 1.4;
/// How hard it is held where it rubs, as a multiple of what goes too far; estimate.
const HELD: f64 = 1.5;

/// A cone and what it remembers.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cone {
    low: f64,
    lower: f64,
}

impl Cone {
    pub(super) fn run(&mut self, block: &mut [f32]) {
        let share = |hertz: f64| 1.0 - libm::exp(-std::f64::consts::TAU * hertz / f64::from(SAMPLE_RATE));
        let (upper, lower) = (share(FAR_HZ.1), share(FAR_HZ.0));
        for sample in block {
            let x = f64::from(*sample);
            self.low = (self.low + upper * (x - self.low) + 1e-15) - 1e-15;
            self.lower = (self.lower + lower * (self.low - self.lower) + 1e-15) - 1e-15;
            let far = self.low - self.lower;
            // The coil rubs on one side of its gap.
            *sample = (x - HELD * (far - RUBS_PA).max(0.0)) as f32;
        }
    }
}
