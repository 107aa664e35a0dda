//! One string of a bowed instrument: two delay lines that meet where the bow or the finger is.
//!
//! Velocity waves after Woodhouse and Galluzzo, "The bowed string as we know it today", 2004. The wave
//! that arrives at the bridge is the force on it: a sawtooth when the string is in Helmholtz motion.

use crate::sim::band::bowed::motion::Motion;
use crate::sim::band::sustained::FINE;
use crate::sim::band::sustained::TICK;

/// Frames that a line can hold; a low C is 1468 at the fine rate.
pub(super) const LINE: usize = 2048;
/// The share of the string between bow and bridge at which a bow speed of 1 makes a motion of 10.
pub(super) const PLACE: f64 = 0.1;

/// How long a string rings, in seconds to −60 dB.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Ring {
    /// The low partials.
    pub(in crate::sim::band) low: f64,
    /// At 4 kHz.
    pub(in crate::sim::band) high: f64,
}

/// What a bow does to a string now.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stroke {
    /// The size of the motion wanted; the bow's speed follows from where it plays.
    pub(super) size: f64,
    /// Share of that speed that the bow has now, from −1 to 1.
    pub(super) speed: f64,
    /// Force as a share of the greatest at which the string still moves as it should (Schelleng 1973).
    pub(super) press: f64,
}

/// A string.
#[derive(Debug, Clone)]
pub(super) struct BowedString {
    nut: Box<[f64; LINE]>,
    bridge: Box<[f64; LINE]>,
    /// All else.
    pub(super) motion: Motion,
}

impl BowedString {
    pub(super) fn new() -> Self {
        Self { nut: Box::new([0.0; LINE]), bridge: Box::new([0.0; LINE]), motion: Motion::new() }
    }

    /// What is left of the last note is taken by a hand.
    pub(super) fn hush(&mut self) {
        self.nut.fill(0.0);
        self.bridge.fill(0.0);
        self.motion.hush();
    }

    /// The bow tears the string off for the first time: little Helmholtz motion of this size in what is left of the last note.
    ///
    /// A good attack has one slip a period from its first period on (Guettler 2002), as a player's hand has learnt to make it.
    pub(super) fn seed(&mut self, size: f64, left: f64) {
        let Motion { at, nut_delay, bridge_delay, .. } = self.motion;
        let (half, period) = (0.5 * size / PLACE, nut_delay + bridge_delay);
        let saw = |back: f64| half * (1.0 - 2.0 * ((back / period + 0.5) % 1.0));
        for back in 1..=libm::ceil(bridge_delay) as usize + 1 {
            let slot = at.wrapping_sub(back) & (LINE - 1);
            self.bridge[slot] = self.bridge[slot] * left + saw(back as f64);
        }
        for back in 1..=libm::ceil(nut_delay) as usize + 3 {
            let slot = at.wrapping_sub(back) & (LINE - 1);
            self.nut[slot] = self.nut[slot] * left - saw(bridge_delay + back as f64);
        }
    }

    /// A finger draws the string aside where the bow would be and lets it go: its height, and its softness as a share of the string.
    pub(super) fn pluck(&mut self, height: f64, softness: f64) {
        let Motion { at, nut_delay, bridge_delay, hertz, .. } = self.motion;
        let period = FINE / hertz;
        let place = (bridge_delay / period).clamp(0.02, 0.9);
        let (bridge, nut) = (height * PLACE / place, height * PLACE / (1.0 - place));
        let middle = 0.5 * (bridge - nut);
        let width = (softness * period).max(1.0);
        fill(&mut self.bridge, at, bridge_delay, bridge, middle, width);
        fill(&mut self.nut, at, nut_delay, nut, -middle, width);
    }

    /// The frames of one tick, two fine ones each: adds the force on the bridge.
    pub(super) fn play(&mut self, rough: &[f64; TICK], forces: &mut [[f64; 2]; TICK]) {
        let mut motion = self.motion;
        for (rough, pair) in rough.iter().zip(forces) {
            for force in pair {
                *force += motion.tick(&mut self.nut, &mut self.bridge, *rough);
            }
        }
        self.motion = motion;
    }
}

/// Adds a plateau to what is under way in a line, rounded at both ends towards what lies beyond.
fn fill(line: &mut [f64; LINE], at: usize, delay: f64, level: f64, edge: f64, width: f64) {
    let frames = libm::ceil(delay) as usize;
    for back in 1..=frames {
        let from_end = (back as f64 - 0.5).min(frames as f64 - back as f64 + 0.5) / width;
        let share = if from_end < 1.0 { from_end * (2.0 - from_end) } else { 1.0 };
        line[at.wrapping_sub(back) & (LINE - 1)] += edge + share * (level - edge);
    }
}
