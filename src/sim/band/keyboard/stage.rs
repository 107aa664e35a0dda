//! What lies behind the pickups: preamplifier, chorus, the pan from side to side, and the noise of the outputs.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::{RATE, Smooth};
use std::f64::consts::PI;

/// Turns of the pan in a second, and how far it goes: the softer side is 5 dB below the other at its furthest.
const PAN: (f64, f64) = (0.85, 0.26);
/// Turns of the chorus in a second, its middle delay and its reach in seconds, and how much of it there is.
const CHORUS: (f64, f64, f64, f64) = (0.55, 0.0075, 0.0011, 0.28);
/// Hiss of the outputs, 80 dB below the level of usual playing.
const HISS: f64 = 2.4e-5;
/// Seconds in which the hiss comes up with the player's first item.
const WAKING: f64 = 0.2;
/// Frames of delay that the chorus can hold.
const LINE: usize = 1024;
/// Frames between two looks at the slow turns.
const SPELL: usize = 32;

/// The way from the sum of all tines to the two jacks.
#[derive(Debug, Clone)]
pub(super) struct Stage {
    /// Where the pan and the chorus stand at the start, in turns.
    phase: (f64, f64),
    hiss: Dice,
}

impl Stage {
    /// The pan and the chorus run freely: they stand anywhere at the start.
    pub(super) fn new(dice: &mut Dice) -> Self {
        Self { phase: (dice.unit(), dice.unit()), hiss: dice.clone() }
    }

    /// The voltages at the two jacks.
    pub(super) fn play(mut self, voices: &[f32]) -> [Vec<f32>; 2] {
        let mut sides = [Side::new(0.0), Side::new(0.5)];
        let mut preamp = Preamp::default();
        let mut line = [0.0; LINE];
        let mut out = [(); 2].map(|()| vec![0.0; voices.len()]);
        for (spell, voices) in voices.chunks(SPELL).enumerate() {
            let seconds = (spell * SPELL) as f64 / RATE;
            for side in &mut sides {
                side.aim(self.phase, seconds);
            }
            let from = spell * SPELL;
            // The chorus looks further back than a spell, so that the line can be ahead by one.
            let dry = &mut line[from & (LINE - 1)..][..voices.len()];
            dry.iter_mut().zip(voices).for_each(|(dry, voice)| *dry = preamp.tick(f64::from(*voice)));
            let hiss = HISS * (from as f64 / (WAKING * RATE)).min(1.0);
            let noise: [[f64; 2]; SPELL] = std::array::from_fn(|_| [(); 2].map(|()| hiss * self.hiss.noise()));
            for (index, (side, out)) in sides.iter_mut().zip(&mut out).enumerate() {
                for (frame, (out, noise)) in (from..).zip(out[from..from + voices.len()].iter_mut().zip(&noise)) {
                    *out = (side.tick(&line, frame) + noise[index]) as f32;
                }
            }
        }
        out
    }
}

/// One of the two outputs.
#[derive(Debug, Clone)]
struct Side {
    /// Where it stands in the turns re the left, in turns.
    offset: f64,
    gain: f64,
    gain_step: f64,
    delay: f64,
    delay_step: f64,
    begun: bool,
}

impl Side {
    fn new(offset: f64) -> Self {
        Self { offset, gain: 0.0, gain_step: 0.0, delay: 0.0, delay_step: 0.0, begun: false }
    }

    /// Straight towards where the pan and the chorus are a spell from now.
    fn aim(&mut self, phase: (f64, f64), seconds: f64) {
        let wave = |turns: f64| libm::sin(2.0 * PI * turns);
        let at = |seconds: f64| {
            let gain = 1.0 + PAN.1 * wave(phase.0 + self.offset + PAN.0 * seconds);
            // The chorus of the right runs a quarter behind that of the left.
            let delay = CHORUS.1 + CHORUS.2 * wave(phase.1 + 0.5 * self.offset + CHORUS.0 * seconds);
            (gain, delay * RATE)
        };
        if !self.begun {
            (self.gain, self.delay) = at(seconds);
            self.begun = true;
        }
        let (gain, delay) = at(seconds + SPELL as f64 / RATE);
        self.gain_step = (gain - self.gain) / SPELL as f64;
        self.delay_step = (delay - self.delay) / SPELL as f64;
    }

    fn tick(&mut self, line: &[f64; LINE], frame: usize) -> f64 {
        self.gain += self.gain_step;
        self.delay += self.delay_step;
        let whole = self.delay as usize;
        let part = self.delay - whole as f64;
        let at = |back: usize| line[frame.wrapping_sub(back) & (LINE - 1)];
        let dry = at(0);
        let late = at(whole) + part * (at(whole + 1) - at(whole));
        self.gain * (dry + CHORUS.3 * late)
    }
}

/// The preamplifier: a bass that is kept out, a treble that the pickups' coils take off, and a gentle bend when driven.
#[derive(Debug, Clone)]
struct Preamp {
    low: Smooth,
    coil: [Smooth; 2],
}

impl Default for Preamp {
    fn default() -> Self {
        Self { low: Smooth::low_pass(28.0), coil: [Smooth::low_pass(6500.0), Smooth::low_pass(9000.0)] }
    }
}

impl Preamp {
    fn tick(&mut self, voltage: f64) -> f64 {
        let voltage = self.low.tick_high(voltage);
        let driven = 0.42 * self.coil[0].tick(voltage);
        // An odd rational bend: 1 dB of compression near 0.9.
        let bent = driven / libm::sqrt(1.0 + 0.32 * driven * driven);
        self.coil[1].tick(bent)
    }
}
