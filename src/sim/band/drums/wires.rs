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

/// All strands: place and speed, how each is pressed, and how its coil meets the head.
#[derive(Debug, Clone)]
struct Strands {
    place: [f64; STRANDS],
    speed: [f64; STRANDS],
    pressed: [f64; STRANDS],
}

/// The wires under a snare.
#[derive(Debug, Clone)]
pub(super) struct Wires {
    strands: Strands,
    coils: Body,
    gains: Gains,
    head: f64,
}

impl Wires {
    /// At rest.
    pub(super) fn new() -> Self {
        let mut dice = Dice::new(0, "wires");
        let pressed = std::array::from_fn(|_| dice.between(6e-6, 6e-5));
        let strands = Strands { place: [0.0; STRANDS], speed: [0.0; STRANDS], pressed };
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
            (self.strands.place, self.strands.speed) = Default::default();
            return self.coils.sound(from, None, out);
        }
        let mut force: Force = [0.0; BLOCK];
        for (force, &swing) in force.iter_mut().zip(head) {
            let speed = swing - self.head;
            self.head = swing;
            // Another winding of the coil meets the head each time.
            let winding = 1.0 + 0.8 * dice.noise();
            *force = (self.strands.step(swing, speed) * winding) as f32;
        }
        self.coils.sound(from, Some((&force, &self.gains)), out);
    }
}

impl Strands {
    /// One frame; gives the force of all knocks, each second strand's against the others'.
    fn step(&mut self, head: f64, head_speed: f64) -> f64 {
        let mut knocks = [0.0; STRANDS];
        for (strand, out) in knocks.iter_mut().enumerate() {
            let depth = head - self.place[strand];
            let touch = (TOUCH * depth + LOSS * (head_speed - self.speed[strand])).max(0.0);
            let knock = if depth > 0.0 { touch } else { 0.0 };
            self.speed[strand] += knock - self.pressed[strand] - STRETCHED * self.place[strand];
            self.place[strand] += self.speed[strand];
            *out = (knock - self.pressed[strand]).max(0.0);
        }
        knocks.as_chunks::<2>().0.iter().map(|[one, other]| one - other).sum()
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
