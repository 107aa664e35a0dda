//! A tube amplifier: two triodes with a tone stack between them, and a power stage with feedback.
//!
//! Each stage is the curve of domain reference 11.17; stages invert, so the softer side of the one meets the harder of the
//! next. The curves run four times as fast as the rest. The transfer function of the passive tone stack is that of Yeh and
//! Smith, "Discretization of the '59 Bassman tone stack", 2006.

use crate::sim::band::amplifier::network::Network;
use crate::sim::band::amplifier::network::one_pole;
use crate::sim::band::amplifier::noise::Noise;
use crate::sim::band::amplifier::oversample::Oversample;
use crate::sim::band::amplifier::tube::Tube;
use crate::sim::band::dice::Dice;
use crate::sim::band::electric_guitar::LEAD;
use crate::sim::band::filters::RATE;

/// Frames a second inside.
const FAST: f64 = RATE * Oversample::FACTOR;
/// Drive of the first triode per unit of the pickup.
const FIRST: f64 = 0.9;
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

/// The amplifier.
pub(super) struct Amp {
    lead: Network<3>,
    over: Oversample,
    inside: Inside,
    noise: Noise,
}

/// What runs at the higher rate.
struct Inside {
    first: Tube,
    stack: Network<4>,
    second: Tube,
    inverter: Network<2>,
    power: Tube,
    transformer: Network<2>,
    presence: Network<2>,
    fed_back: f64,
}

impl Amp {
    /// Switched on for so many frames.
    pub(super) fn new(frames: usize) -> Self {
        let inside = Inside {
            first: Tube::new(0.25),
            stack: tone_stack(CONTROLS),
            second: Tube::new(0.35),
            inverter: one_pole([0.0, 1.0], 45.0, FAST),
            power: Tube::new(0.2),
            transformer: one_pole([1.0, 0.0], 11_000.0, FAST),
            presence: one_pole([1.0, 0.0], PRESENCE, FAST),
            fed_back: 0.0,
        };
        Self { lead: LEAD.network(), over: Oversample::new(), inside, noise: Noise::new(HUM, HISS, frames) }
    }

    /// From the pickup's open-circuit voltage to the voltage at the speaker; 1 is a full swing.
    pub(super) fn tick(&mut self, pickup: f64, dice: &mut Dice) -> f64 {
        let input = self.lead.tick(pickup);
        let inside = &mut self.inside;
        self.over.tick(input, |value| inside.tick(value)) + self.noise.tick(dice)
    }
}

impl Inside {
    fn tick(&mut self, input: f64) -> f64 {
        let first = self.first.tick(FIRST * input);
        let second = -self.second.tick(-SECOND * self.stack.tick(first));
        let drive = POWER * self.inverter.tick(second) - FEEDBACK * self.fed_back;
        let output = self.transformer.tick(self.power.tick(drive));
        self.fed_back = self.presence.tick(output);
        output
    }
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
