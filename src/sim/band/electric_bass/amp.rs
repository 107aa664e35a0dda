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
use crate::sim::band::stretches::LANES;
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
struct Charges {
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
    pub(super) fn amplify(self, pickup: &[f64], dice: &mut Dice) -> Vec<f64> {
        let mut charges = Charges { lead: Charge::REST, coupled: Charge::REST, treble: Charge::REST, steps: Steps::REST };
        let [mut volts] = side_by_side(pickup, |frames| {
            let mut volts = [0.0; LANES];
            for lane in 0..LANES {
                volts[lane] = self.tick(&mut charges, lane, frames[lane]);
            }
            [volts]
        });
        Noise::new(HUM, HISS, volts.len()).add(&mut volts, dice);
        volts
    }

    #[inline(always)]
    fn tick(&self, charges: &mut Charges, lane: usize, pickup: f64) -> f64 {
        let input = self.treble.tick(&mut charges.treble, lane, self.lead.tick(&mut charges.lead, lane, pickup));
        let mut four = self.over.up(&mut charges.steps, lane, DRIVE * input);
        for value in &mut four {
            *value = self.tube.tick(*value);
        }
        self.coupled.tick(&mut charges.coupled, lane, self.over.down(&mut charges.steps, lane, four))
    }
}
