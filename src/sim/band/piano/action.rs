//! What is heard of the action besides the strings: keys on their bed, dampers, and the pedal.
//!
//! The key's arrival on its bed shakes the board's modes below 300 Hz, the "knock" in the attack of every note; it comes before
//! the hammer in a hard blow (Askenfelt and Jansson 1990). All heights are estimates in newtons at the bridge.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::{Band, RATE};
use crate::sim::band::piano::rates::{Bridges, LOW_RATE};
use crate::sim::band::piano::strings::sides;
use std::f64::consts::PI;

/// Newtons of the knock, of the wood in it, of a damper, and of the pedal, at mezzo-forte.
const HEIGHTS: (f64, f64, f64, f64) = (5.0, 0.9, 0.19, 1.1);

/// A key reaches its bed.
pub(super) fn knock(bridges: &mut Bridges, pitch: f64, at: f64, force: f64, dice: &mut Dice) {
    let shares = sides(pitch);
    let height = libm::exp10(0.9 * force / 20.0) * (1.0 + dice.around(0.15));
    thump(bridges, shares, at, 0.0045, HEIGHTS.0 * height);
    burst(bridges, shares, at, HEIGHTS.1 * height, (900.0 * (1.0 + dice.around(0.1)), 1400.0, 0.012), dice);
}

/// A key comes back and its damper meets the strings.
pub(super) fn release(bridges: &mut Bridges, pitch: f64, at: f64, dice: &mut Dice) {
    let shares = sides(pitch);
    let height = 1.0 + dice.around(0.3);
    burst(bridges, shares, at, HEIGHTS.2 * height, (420.0, 500.0, 0.03), dice);
    thump(bridges, shares, at + 0.02, 0.006, HEIGHTS.2 * height);
}

/// All dampers rise or fall together: a soft thud and the rustle of felt on many strings.
pub(super) fn pedal(bridges: &mut Bridges, at: f64, down: bool, dice: &mut Dice) {
    let height = HEIGHTS.3 * (1.0 + dice.around(0.3)) * if down { 1.0 } else { 0.7 };
    thump(bridges, [0.45, 0.55], at, 0.012, 2.0 * height);
    burst(bridges, [0.45, 0.55], at, height, (300.0, 400.0, 0.09), dice);
}

/// A push of half a sine.
fn thump(bridges: &mut Bridges, shares: [f64; 2], at: f64, seconds: f64, height: f64) {
    let frames = seconds * LOW_RATE;
    for (side, share) in bridges.low.iter_mut().zip(shares) {
        for (index, out) in side.iter_mut().skip((at.max(0.0) * LOW_RATE) as usize).take(frames as usize).enumerate() {
            *out += (share * height * libm::sin(PI * index as f64 / frames)) as f32;
        }
    }
}

/// Noise around a frequency (centre, width, seconds of its fall to 1/e).
fn burst(bridges: &mut Bridges, shares: [f64; 2], at: f64, height: f64, (hertz, width, fall): (f64, f64, f64), dice: &mut Dice) {
    let frames = (5.0 * fall * RATE) as usize;
    let fall = libm::exp(-1.0 / (fall * RATE));
    let mut band = Band::default();
    band.tune(hertz, width);
    let (mut late, mut soon) = (1.0, 1.0);
    let rise = libm::exp(-1.0 / (0.002 * RATE));
    let from = (at.max(0.0) * RATE) as usize;
    let to = (from + frames).min(bridges.high[0].len());
    for frame in from.min(to)..to {
        let noise = band.tick(4.0 * height * (late - soon) * dice.noise());
        bridges.high[0][frame] += (shares[0] * noise) as f32;
        bridges.high[1][frame] += (shares[1] * noise) as f32;
        late *= fall;
        soon *= rise;
    }
}
