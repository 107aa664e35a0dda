//! A tube amplifier: two triodes with a tone stack between them, and a power stage with feedback.
//!
//! Each stage is the curve of domain reference 11.17; stages invert, so the softer side of the one meets the harder of the
//! next. The curves run four times as fast as the rest. The transfer function of the passive tone stack, three controls between
//! two triodes, is that of Yeh and Smith 2006.

use crate::sim::band::amplifier::network::Charge;
use crate::sim::band::amplifier::network::Network;
use crate::sim::band::amplifier::network::one_pole;
use crate::sim::band::amplifier::noise::Noise;
use crate::sim::band::amplifier::oversample::Oversample;
use crate::sim::band::amplifier::oversample::Steps;
use crate::sim::band::amplifier::tube::Tube;
use crate::sim::band::dice::Dice;
use crate::sim::band::electric_guitar::LEAD;
use crate::sim::band::filters::RATE;
use crate::sim::band::stretches::Frames;
use crate::sim::band::stretches::LANES;
use crate::sim::band::stretches::Passage;
use crate::sim::band::stretches::side_by_side;
use std::f64::consts::PI;

/// Frames a second inside.
const FAST: f64 = RATE * Oversample::FACTOR;
/// Drive of the first triode per unit of the pickup.
const FIRST: f64 = 0.75;
/// Drive of the second triode per unit behind the tone stack.
const SECOND: f64 = 6.0;
/// Drive of the power stage per unit of the second.
const POWER: f64 = 2.4;
/// How much of the output is fed back below the presence control's corner.
const FEEDBACK: f64 = 0.7;
/// Above this the feedback is bled away: presence, in hertz.
const PRESENCE: f64 = 1800.0;
/// Hum and hiss at the speaker, re a full swing: about −60 dB below playing (estimate).
const HUM: f64 = 0.000_55;
const HISS: f64 = 0.000_45;
/// Treble, middle and bass controls, 0 to 1.
const CONTROLS: [f64; 3] = [0.4, 0.75, 0.4];

/// The amplifier: what it is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amp {
    lead: Network<3>,
    over: Oversample,
    first: Tube,
    stack: Network<4>,
    second: Tube,
    inverter: Network<3>,
    power: Tube,
    transformer: Network<2>,
    presence: Network<2>,
}

/// What its parts remember of each stretch.
pub(super) struct Charges {
    lead: Charge<3>,
    steps: Steps,
    inside: Inside,
}

/// The same of what runs at the higher rate.
struct Inside {
    stack: Charge<4>,
    inverter: Charge<3>,
    transformer: Charge<2>,
    presence: Charge<2>,
    fed_back: Frames,
}

impl Amp {
    /// As it is built and set.
    pub(super) fn new() -> Self {
        Self {
            lead: LEAD.network(),
            over: Oversample::new(),
            first: Tube::new(0.25),
            stack: tone_stack(CONTROLS),
            second: Tube::new(0.35),
            inverter: coupling(45.0, 12_000.0),
            power: Tube::new(0.2),
            transformer: one_pole([1.0, 0.0], 11_000.0, FAST),
            presence: one_pole([1.0, 0.0], PRESENCE, FAST),
        }
    }

    /// From the pickup's open-circuit voltage to the voltage at the speaker; 1 is a full swing.
    pub(super) fn amplify(self, pickup: &[f32], dice: &mut Dice) -> Vec<f32> {
        let [mut volts] = side_by_side(self, pickup);
        Noise::new(HUM, HISS).add(&mut volts, dice);
        volts
    }

    #[inline(always)]
    fn stages(&self, inside: &mut Inside, mut frames: Frames) -> Frames {
        for value in &mut frames {
            *value = self.first.tick(FIRST * *value);
        }
        frames = self.stack.tick(&mut inside.stack, &frames);
        for value in &mut frames {
            *value = -self.second.tick(-SECOND * *value);
        }
        frames = self.inverter.tick(&mut inside.inverter, &frames);
        for (value, fed_back) in frames.iter_mut().zip(&inside.fed_back) {
            *value = self.power.tick(POWER * *value - FEEDBACK * fed_back);
        }
        frames = self.transformer.tick(&mut inside.transformer, &frames);
        inside.fed_back = self.presence.tick(&mut inside.presence, &frames);
        frames
    }
}

impl Passage<1> for Amp {
    type Memory = Charges;

    fn rest() -> Charges {
        let inside = Inside {
            stack: Charge::REST,
            inverter: Charge::REST,
            transformer: Charge::REST,
            presence: Charge::REST,
            fed_back: [0.0; LANES],
        };
        Charges { lead: Charge::REST, steps: Steps::REST, inside }
    }

    #[inline(always)]
    fn tick(&self, charges: &mut Charges, pickup: &Frames) -> [Frames; 1] {
        let input = self.lead.tick(&mut charges.lead, pickup);
        let mut four = self.over.up(&mut charges.steps, input);
        for frames in &mut four {
            *frames = self.stages(&mut charges.inside, *frames);
        }
        [self.over.down(&mut charges.steps, four)]
    }
}

/// From one stage to the next: a capacitor below, and above the capacitance that a tube's gain multiplies.
fn coupling(low: f64, high: f64) -> Network<3> {
    let (low, high) = (1.0 / (2.0 * PI * low), 1.0 / (2.0 * PI * high));
    Network::new([0.0, low, 0.0], [1.0, low + high, low * high], 1000.0, FAST)
}

/// Treble, middle and bass between two triodes, by rising powers of s.
fn tone_stack([t, m, l]: [f64; 3]) -> Network<4> {
    let (r1, r2, r3, r4) = (250e3, 1e6, 25e3, 56e3);
    let (c1, c2, c3) = (250e-12, 20e-9, 20e-9);
    let all = c1 * c2 * c3;
    let over = [
        0.0,
        t * c1 * r1 + m * c3 * r3 + l * (c1 * r2 + c2 * r2) + (c1 * r3 + c2 * r3),
        t * (c1 * c2 * r1 * r4 + c1 * c3 * r1 * r4) - m * m * (c1 * c3 * r3 * r3 + c2 * c3 * r3 * r3)
            + m * (c1 * c3 * r1 * r3 + c1 * c3 * r3 * r3 + c2 * c3 * r3 * r3)
            + l * (c1 * c2 * r1 * r2 + c1 * c2 * r2 * r4 + c1 * c3 * r2 * r4)
            + l * m * (c1 * c3 * r2 * r3 + c2 * c3 * r2 * r3)
            + (c1 * c2 * r1 * r3 + c1 * c2 * r3 * r4 + c1 * c3 * r3 * r4),
        all * (l * m * (r1 * r2 * r3 + r2 * r3 * r4) - m * m * (r1 * r3 * r3 + r3 * r3 * r4)
            + m * (r1 * r3 * r3 + r3 * r3 * r4)
            + t * r1 * r3 * r4
            - t * m * r1 * r3 * r4
            + t * l * r1 * r2 * r4),
    ];
    let under = [
        1.0,
        (c1 * r1 + c1 * r3 + c2 * r3 + c2 * r4 + c3 * r4) + m * c3 * r3 + l * (c1 * r2 + c2 * r2),
        m * (c1 * c3 * r1 * r3 - c2 * c3 * r3 * r4 + c1 * c3 * r3 * r3 + c2 * c3 * r3 * r3)
            + l * m * (c1 * c3 * r2 * r3 + c2 * c3 * r2 * r3)
            - m * m * (c1 * c3 * r3 * r3 + c2 * c3 * r3 * r3)
            + l * (c1 * c2 * r2 * r4 + c1 * c2 * r1 * r2 + c1 * c3 * r2 * r4 + c2 * c3 * r2 * r4)
            + (c1 * c2 * r1 * r4 + c1 * c3 * r1 * r4 + c1 * c2 * r3 * r4 + c1 * c2 * r1 * r3 + c1 * c3 * r3 * r4 + c2 * c3 * r3 * r4),
        all * (l * m * (r1 * r2 * r3 + r2 * r3 * r4) - m * m * (r1 * r3 * r3 + r3 * r3 * r4)
            + m * (r3 * r3 * r4 + r1 * r3 * r3 - r1 * r3 * r4)
            + l * r1 * r2 * r4
            + r1 * r3 * r4),
    ];
    Network::new(over, under, 1000.0, FAST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::plucked::listen::magnitude;

    #[test]
    fn a_high_tone_driven_hard_folds_nothing_back() {
        // Far more at 5 kHz than the hardest stroke has there.
        let tone: Vec<f32> = (0..48_000).map(|frame| 2.0 * libm::sin(2.0 * PI * 5000.0 * f64::from(frame) / RATE) as f32).collect();
        let [tone] = side_by_side(Amp::new(), &tone);
        let tone: Vec<f64> = tone.into_iter().map(f64::from).collect();
        let level = |hertz: f64| 20.0 * libm::log10(magnitude(&tone, 24_000, hertz) + 1e-12);
        assert!(level(10_000.0) > level(5000.0) - 50.0, "it is driven");
        // Overtones above 24 kHz would come back at 48 − 25, 48 − 30 and so on.
        for folded in [2000.0, 3000.0, 7000.0, 8000.0, 12_000.0, 13_000.0, 17_000.0, 18_000.0] {
            assert!(level(folded) < level(5000.0) - 60.0, "{folded} Hz at {}", level(folded) - level(5000.0));
        }
    }

    #[test]
    fn the_tone_stack_scoops_the_middle_and_never_amplifies() {
        let stack = tone_stack([0.5, 0.25, 0.5]);
        let db = |hertz: f64| 20.0 * libm::log10(stack.gain(hertz, FAST));
        assert!(db(500.0) < db(100.0) - 3.0 && db(500.0) < db(4000.0) - 3.0);
        assert!([20.0, 100.0, 500.0, 1000.0, 4000.0, 15_000.0].into_iter().all(|hertz| db(hertz) < 0.0));
    }
}
