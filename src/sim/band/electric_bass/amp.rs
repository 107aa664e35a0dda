//! A bass amplifier: one gentle tube behind a treble shelf.

use crate::sim::band::amplifier::network::Charge;
use crate::sim::band::amplifier::network::Network;
use crate::sim::band::amplifier::network::one_pole;
use crate::sim::band::amplifier::noise::Noise;
use crate::sim::band::amplifier::oversample::Oversample;
use crate::sim::band::amplifier::oversample::Steps;
use crate::sim::band::amplifier::tube::Tube;
use crate::sim::band::dice::Dice;
use crate::sim::band::electric_bass::LEAD;
use crate::sim::band::filters::RATE;
use crate::sim::band::stretches::Frames;
use crate::sim::band::stretches::Passage;
use crate::sim::band::stretches::side_by_side;

/// Drive of the tube per unit of the pickup.
const DRIVE: f64 = 2.0;
/// Hum and hiss at the speaker, re unit drive: about −62 dB below playing (estimate).
const HUM: f64 = 0.000_5;
const HISS: f64 = 0.000_3;

/// The amplifier: what it is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amp {
    lead: Network<3>,
    coupled: Network<2>,
    treble: Network<2>,
    over: Oversample,
    tube: Tube,
}

/// What its parts remember of each stretch.
pub(super) struct Charges {
    lead: Charge<3>,
    coupled: Charge<2>,
    treble: Charge<2>,
    steps: Steps,
}

impl Amp {
    /// As it is built and set.
    pub(super) fn new() -> Self {
        Self {
            lead: LEAD.network(),
            coupled: one_pole([0.0, 1.0], 18.0, RATE),
            treble: one_pole([1.0, 1.5], 1500.0, RATE),
            over: Oversample::new(),
            tube: Tube::new(0.3),
        }
    }

    /// From the pickup's open-circuit voltage to the voltage at the speaker.
    pub(super) fn amplify(self, pickup: &[f32], dice: &mut Dice) -> Vec<f32> {
        let [mut volts] = side_by_side(self, pickup);
        Noise::new(HUM, HISS).add(&mut volts, dice);
        volts
    }
}

impl Passage<1> for Amp {
    type Memory = Charges;

    fn rest() -> Charges {
        Charges { lead: Charge::REST, coupled: Charge::REST, treble: Charge::REST, steps: Steps::REST }
    }

    #[inline(always)]
    fn tick(&self, charges: &mut Charges, pickup: &Frames) -> [Frames; 1] {
        let mut input = self.lead.tick(&mut charges.lead, pickup);
        input = self.treble.tick(&mut charges.treble, &input);
        for value in &mut input {
            *value *= DRIVE;
        }
        let mut four = self.over.up(&mut charges.steps, input);
        for value in four.as_flattened_mut() {
            *value = self.tube.tick(*value);
        }
        let output = self.over.down(&mut charges.steps, four);
        [self.coupled.tick(&mut charges.coupled, &output)]
    }
}
