//! A bass amplifier: one gentle tube behind a treble shelf.

use crate::sim::band::amplifier::network::Network;
use crate::sim::band::amplifier::network::one_pole;
use crate::sim::band::amplifier::noise::Noise;
use crate::sim::band::amplifier::oversample::Oversample;
use crate::sim::band::amplifier::tube::Tube;
use crate::sim::band::dice::Dice;
use crate::sim::band::electric_bass::LEAD;
use crate::sim::band::filters::RATE;

/// Drive of the tube per unit of the pickup.
const DRIVE: f64 = 2.0;
/// Hum and hiss at the speaker, re unit drive: about −62 dB below playing (estimate).
const HUM: f64 = 0.000_5;
const HISS: f64 = 0.000_3;

/// The amplifier.
pub(super) struct Amp {
    lead: Network<3>,
    coupled: Network<2>,
    treble: Network<2>,
    over: Oversample,
    tube: Tube,
    noise: Noise,
}

impl Amp {
    /// Switched on for so many frames.
    pub(super) fn new(frames: usize) -> Self {
        Self {
            lead: LEAD.network(),
            coupled: one_pole([0.0, 1.0], 18.0, RATE),
            treble: one_pole([1.0, 1.5], 1500.0, RATE),
            over: Oversample::new(),
            tube: Tube::new(0.3),
            noise: Noise::new(HUM, HISS, frames),
        }
    }

    /// From the pickup's open-circuit voltage to the voltage at the speaker.
    pub(super) fn tick(&mut self, pickup: f64, dice: &mut Dice) -> f64 {
        let input = self.treble.tick(self.lead.tick(pickup));
        let tube = &self.tube;
        let output = self.over.tick(DRIVE * input, |value| tube.tick(value));
        self.coupled.tick(output) + self.noise.tick(dice)
    }
}
