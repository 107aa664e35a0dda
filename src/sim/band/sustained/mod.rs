//! What all instruments share that sound for as long as they are fed: bowed strings and winds.

mod decimate;
mod line;
#[cfg(test)]
pub(super) mod listen;
mod vibrato;
mod wander;

pub(super) use decimate::Decimate;
pub(super) use line::{Voiced, melody};
pub(super) use vibrato::{Habit, Vibrato};
pub(super) use wander::Wander;

use crate::sim::band::filters::RATE;

/// Frames a second inside a string or a bore: twice the rate outside, so that steep edges do not fold back into hearing.
pub(super) const FINE: f64 = 2.0 * RATE;
/// Frames between two decisions of the player.
pub(super) const TICK: usize = 16;
/// Decisions a second.
pub(super) const TICKS: f64 = RATE / TICK as f64;

/// The frequency of a MIDI note number in hertz.
pub(super) fn hertz(pitch: f64) -> f64 {
    440.0 * libm::exp2((pitch - 69.0) / 12.0)
}

/// How far a value comes in one tick towards its aim when it has this time constant in seconds.
pub(super) fn reach(seconds: f64) -> f64 {
    1.0 - libm::exp(-1.0 / (seconds.max(1e-4) * TICKS))
}
