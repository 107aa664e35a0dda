//! Snare wires: strands that the bottom head throws off and that fall back on it.
//!
//! Each strand is a mass pressed against the head. While the head's acceleration outdoes the pressure it flies; where it lands
//! it knocks. Knocks of many strands at their own times are the buzz, which stops by itself when the head swings too little:
//! the threshold that Rossing and others ("Acoustics of snare drums", 1992) measure. It needs no stick: what the kick and the toms
//! send through the air buzzes too.

use crate::sim::band::dice::Dice;
use crate::sim::band::drums::bank::{BLOCK, Bank, Force, Gains, Tuning};
use crate::sim::band::drums::blow::Body;

/// Of twenty strands those that differ in how they lie.
const STRANDS: usize = 12;
/// Spring of the touch per squared frame: a knock of a quarter of a millisecond, bright to 8 kHz.
const TOUCH: f64 = 0.25;
/// Loss of a knock per frame.
const LOSS: f64 = 0.12;
/// A strand's own spring per squared frame: stretched, it comes back at some 100 Hz.
const STRETCHED: f64 = 1.7e-4;
/// Head swings below this (1 is a blow at mezzo-forte) move no strand.
const STILL: f64 = 3e-3;

/// One strand: place and speed, how it is pressed, and how its coil meets the head.
#[derive(Debug, Clone, Copy)]
struct Strand {
    place: f64,
    speed: f64,
    pressed: f64,
    sign: f64,
}

/// The wires under a snare.
#[derive(Debug, Clone)]
pub(super) struct Wires {
    strands: [Strand; STRANDS],
    coils: Body,
    gains: Gains,
    head: f64,
}

impl Wires {
    /// At rest.
    pub(super) fn new() -> Self {
        let mut dice = Dice::new(0, "wires");
        let strands = std::array::from_fn(|index| Strand {
            place: 0.0,
            speed: 0.0,
            pressed: dice.between(6e-6, 6e-5),
            sign: if index % 2 == 0 { 1.0 } else { -1.0 },
        });
        let tunings = (0..96).map(|index| {
            let hz = 1500.0 * libm::pow(9.0, (f64::from(index) + dice.unit()) / 96.0);
            Tuning { hz, t60: dice.between(0.03, 0.07) * libm::sqrt(4000.0 / hz) }
        });
        let tunings: Vec<Tuning> = tunings.collect();
        let loud: Vec<f64> = tunings.iter().map(|tuning| hump(tuning.hz) * dice.between(0.4, 1.2) * sign(&mut dice)).collect();
        let bank = Bank::new(tunings);
        let gains = bank.gains(|index| loud[index]);
        Self { strands, coils: Body::new(bank), gains, head: 0.0 }
    }

    /// Adds what the wires give while the bottom head moves like this (1 is its swing after a blow at mezzo-forte).
    pub(super) fn sound(&mut self, from: usize, head: &[f64], dice: &mut Dice, out: &mut [f64]) {
        if head.iter().all(|swing| libm::fabs(*swing) < STILL) {
            self.head = 0.0;
            self.strands.iter_mut().for_each(|strand| (strand.place, strand.speed) = (0.0, 0.0));
            return self.coils.sound(from, None, out);
        }
        let mut force: Force = [0.0; BLOCK];
        for (force, &swing) in force.iter_mut().zip(head) {
            let speed = swing - self.head;
            self.head = swing;
            // Another winding of the coil meets the head each time.
            let winding = 1.0 + 0.8 * dice.noise();
            let knocks: f64 = self.strands.iter_mut().map(|strand| strand.step(swing, speed)).sum();
            *force = (knocks * winding) as f32;
        }
        self.coils.sound(from, Some((&force, &self.gains)), out);
    }
}

impl Strand {
    /// One frame; gives the force of its knock.
    fn step(&mut self, head: f64, head_speed: f64) -> f64 {
        let depth = head - self.place;
        let knock = if depth > 0.0 { (TOUCH * depth + LOSS * (head_speed - self.speed)).max(0.0) } else { 0.0 };
        self.speed += knock - self.pressed - STRETCHED * self.place;
        self.place += self.speed;
        self.sign * (knock - self.pressed).max(0.0)
    }
}

/// How strongly coils sound by frequency: most from 3 to 10 kHz (domain reference 2.2 row D-S).
fn hump(hz: f64) -> f64 {
    let octaves = libm::log2(hz / 5500.0);
    libm::exp(-0.55 * octaves * octaves)
}

fn sign(dice: &mut Dice) -> f64 {
    if dice.chance(0.5) { 1.0 } else { -1.0 }
}
