//! Print-through: the layers above and below on the reel magnetise each other, and a loud bar is heard before and after.

use crate::sim::engine::filter::{Memory, Section};
use crate::sim::gear::{TapeMachine, TapeSpeed, TapeStock};
use crate::sim::units::{SAMPLE_RATE, amplitude};
use serde::{Deserialize, Serialize};

/// Hours after which a stock's figure is given.
const DAY_H: f64 = 24.0;
/// What winding back before playing takes away, decibels (domain reference 6.4: 2 to 4).
const REWOUND_DB: f64 = 3.0;
/// Parts of an hour in which the first print forms; it then grows with the logarithm of time. Estimated.
const FIRST_PRINT_H: f64 = 1.0 / 60.0;

/// How a reel has lain.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Storage {
    /// Hours since it was recorded.
    pub hours: f64,
    /// Whether it was left played through, tail out: the stronger echo then follows.
    pub tail_out: bool,
    /// Whether it was wound before it is played.
    pub rewound: bool,
}

/// Seconds to the next layer at a radius in metres: 2πr / v.
#[must_use]
pub fn turn_s(radius_m: f64, speed: TapeSpeed) -> f64 {
    std::f64::consts::TAU * radius_m / speed.metres()
}

/// The radius of the supply reel when so many seconds of a full reel have gone, metres.
#[must_use]
pub fn radius_m(machine: &TapeMachine, speed: TapeSpeed, seconds: f64) -> f64 {
    let (full, hub) = (machine.reel_mm.0 * 1e-3, machine.reel_mm.1 * 1e-3);
    let left = 1.0 - (seconds * speed.metres() / machine.tape_m).clamp(0.0, 1.0);
    // What is left covers the ring between the hub and the outermost turn.
    libm::sqrt(hub * hub + left * (full * full - hub * hub))
}

/// Frames between a place on tape and the layer over it.
#[must_use]
pub fn turn_frames(machine: &TapeMachine, speed: TapeSpeed, frame: u64) -> u64 {
    let rate = f64::from(SAMPLE_RATE);
    libm::round(turn_s(radius_m(machine, speed, frame as f64 / rate), speed) * rate) as u64
}

/// One track's echoes.
#[derive(Debug, Clone)]
pub(super) struct PrintThrough {
    sections: [Section; 2],
    memory: [Memory; 2],
    /// Of what comes later on the tape, heard before it, and of what came earlier.
    gains: [f32; 2],
}

impl PrintThrough {
    /// Of a stock at a speed that has lain like this.
    #[must_use]
    pub(super) fn new(stock: &TapeStock, speed: TapeSpeed, storage: Storage) -> Self {
        // A layer at distance d prints k·exp(−kd) of a wave number k, most at a wave of 2πd.
        let best = speed.metres() / (std::f64::consts::TAU * stock.thickness_um * 1e-6);
        let sections = [Section::high_pass_first(best), Section::low_pass(best)];
        let top: f64 = sections.iter().map(|section| section.magnitude(best)).product();
        let grown = libm::log(1.0 + storage.hours / FIRST_PRINT_H) / libm::log(1.0 + DAY_H / FIRST_PRINT_H);
        let strong = grown * amplitude(stock.print_db - if storage.rewound { REWOUND_DB } else { 0.0 }) / top;
        let weak = strong * amplitude(-stock.print_apart_db);
        let (before, after) = if storage.tail_out { (weak, strong) } else { (strong, weak) };
        Self { sections, memory: [Memory::default(); 2], gains: [before as f32, after as f32] }
    }

    /// Goes on from what another has in its memory.
    pub(super) fn take_over(&mut self, old: &Self) {
        self.memory = old.memory;
    }

    /// Adds the echoes of the layers around to a block; empty slices are layers without a signal.
    pub(super) fn add(&mut self, block: &mut [f32], scratch: &mut [f32], later: &[f32], earlier: &[f32]) {
        let scratch = &mut scratch[..block.len()];
        scratch.fill(0.0);
        for (layer, gain) in [(later, self.gains[0]), (earlier, self.gains[1])] {
            scratch.iter_mut().zip(layer).for_each(|(sum, sample)| *sum += gain * sample);
        }
        for (section, memory) in self.sections.iter().zip(&mut self.memory) {
            section.run(memory, scratch);
        }
        block.iter_mut().zip(scratch).for_each(|(sample, echo)| *sample += *echo);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_layer_comes_after_a_turn() {
        for (speed, seconds) in [(TapeSpeed::Ips15, 1.65), (TapeSpeed::Ips30, 0.82)] {
            assert!((turn_s(0.1, speed) - seconds).abs() < 0.01, "{}", turn_s(0.1, speed));
        }
    }
}
