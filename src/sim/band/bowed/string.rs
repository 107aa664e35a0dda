//! One string of a bowed instrument: two delay lines that meet where the bow or the finger is.
//!
//! Velocity waves after McIntyre, Schumacher and Woodhouse, "On the oscillations of musical instruments", 1983. The wave
//! that arrives at the bridge is the force on it: a sawtooth when the string is in Helmholtz motion.

use crate::sim::band::bowed::friction::Contact;
use crate::sim::band::bowed::friction::DROP;
use crate::sim::band::sustained::FINE;
use std::f64::consts::PI;

/// Frames that a line can hold; a low C is 1468 at the fine rate.
const LINE: usize = 2048;
/// Where the second decay time is given, in hertz.
const HIGH: f64 = 4000.0;
/// Seconds over which a player listens before a finger is moved.
const EAR: f64 = 0.06;
/// The share of the string between bow and bridge at which a bow speed of 1 makes a motion of 10.
const PLACE: f64 = 0.1;

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
    at: usize,
    nut_delay: f64,
    nut_step: f64,
    bridge_delay: f64,
    bridge_step: f64,
    hertz: f64,
    filter_delay: f64,
    loss_gain: f64,
    loss_pole: f64,
    loss_state: f64,
    contact: Contact,
    speed: f64,
    press: f64,
    soft: f64,
    round: f64,
    rounded: f64,
    phase: f64,
    slip_phase: f64,
    /// Periods by which the string is made shorter than it is long, so that it sounds in tune.
    ear: f64,
}

impl BowedString {
    pub(super) fn new() -> Self {
        Self {
            nut: Box::new([0.0; LINE]),
            bridge: Box::new([0.0; LINE]),
            at: 0,
            nut_delay: 100.0,
            nut_step: 0.0,
            bridge_delay: 12.0,
            bridge_step: 0.0,
            hertz: 440.0,
            filter_delay: 0.0,
            loss_gain: 0.99,
            loss_pole: 0.0,
            loss_state: 0.0,
            contact: Contact::default(),
            speed: 0.0,
            press: 0.0,
            soft: 1.0,
            round: 1.0,
            rounded: 0.0,
            phase: 0.0,
            slip_phase: 0.0,
            ear: 0.0,
        }
    }

    /// How it rings when it sounds at this frequency.
    pub(super) fn set_ring(&mut self, hertz: f64, ring: Ring) {
        let low = libm::exp10(-3.0 / (hertz * ring.low));
        let high = libm::exp10(-3.0 / (hertz * ring.high)).min(low * 0.999_9);
        // One pole with gain `low` at zero and `high` at HIGH: a quadratic in the pole.
        let ratio = (high / low) * (high / low);
        let half = 1.0 - ratio * libm::cos(2.0 * PI * HIGH / FINE);
        let rest = 1.0 - ratio;
        self.loss_pole = (half - libm::sqrt((half * half - rest * rest).max(0.0))) / rest;
        self.loss_gain = low;
        let omega = 2.0 * PI * hertz / FINE;
        self.filter_delay = libm::atan2(self.loss_pole * libm::sin(omega), 1.0 - self.loss_pole * libm::cos(omega)) / omega;
    }

    /// Where finger and bow go in the coming frames: the sounding frequency, and the share between bow and bridge.
    pub(super) fn aim(&mut self, hertz: f64, place: f64, frames: usize) {
        self.hertz = hertz;
        let period = FINE / hertz;
        let loop_delay = period * (1.0 - self.ear) - self.filter_delay;
        // Whole frames on the bridge side keep that side free of a wavering loss.
        let bridge = libm::round(place * loop_delay).max(1.0);
        let nut = (loop_delay - bridge).clamp(2.0, (LINE - 8) as f64);
        self.nut_step = (nut - self.nut_delay) / frames as f64;
        self.bridge_step = (bridge - self.bridge_delay) / frames as f64;
    }

    /// The finger is there at once.
    pub(super) fn jump(&mut self, hertz: f64, place: f64) {
        self.aim(hertz, place, 1);
        self.nut_delay += self.nut_step;
        self.bridge_delay += self.bridge_step;
        (self.nut_step, self.bridge_step) = (0.0, 0.0);
    }

    /// What the bow does from now on.
    pub(super) fn bow(&mut self, stroke: Stroke) {
        let place = self.bridge_delay * self.hertz / FINE;
        self.speed = stroke.size * stroke.speed * place / PLACE;
        self.press = stroke.press * stroke.size / (PLACE * DROP);
        self.soft = 0.5 * stroke.size;
    }

    /// How sharp the corner that runs along the string is: no wave leaves the bridge faster than this, in hertz.
    ///
    /// Bow force sharpens the corner against the string's losses and stiffness (Cremer, "The Physics of the Violin", chapter 5).
    pub(super) fn sharpen(&mut self, hertz: f64) {
        self.round = 1.0 - libm::exp(-2.0 * PI * hertz / FINE);
    }

    /// The bow is lifted.
    pub(super) fn lift(&mut self) {
        self.press = 0.0;
        self.contact.leave();
    }

    /// What is left of the last note is taken by a hand.
    pub(super) fn hush(&mut self) {
        self.nut.fill(0.0);
        self.bridge.fill(0.0);
        self.loss_state = 0.0;
        self.rounded = 0.0;
    }

    /// The bow tears the string off for the first time: little Helmholtz motion of this size in what is left of the last note.
    ///
    /// A good attack has one slip a period from its first period on (Guettler 2002), as a player's hand has learnt to make it.
    pub(super) fn seed(&mut self, size: f64, left: f64) {
        let (half, period) = (0.5 * size / PLACE, self.nut_delay + self.bridge_delay);
        let saw = |back: f64| half * (1.0 - 2.0 * ((back / period + 0.5) % 1.0));
        for back in 1..=libm::ceil(self.bridge_delay) as usize + 1 {
            let slot = self.at.wrapping_sub(back) & (LINE - 1);
            self.bridge[slot] = self.bridge[slot] * left + saw(back as f64);
        }
        for back in 1..=libm::ceil(self.nut_delay) as usize + 3 {
            let slot = self.at.wrapping_sub(back) & (LINE - 1);
            self.nut[slot] = self.nut[slot] * left - saw(self.bridge_delay + back as f64);
        }
    }

    /// A finger draws the string aside where the bow would be and lets it go: its height, and its softness as a share of the string.
    pub(super) fn pluck(&mut self, height: f64, softness: f64) {
        let period = FINE / self.hertz;
        let place = (self.bridge_delay / period).clamp(0.02, 0.9);
        let (bridge, nut) = (height * PLACE / place, height * PLACE / (1.0 - place));
        let middle = 0.5 * (bridge - nut);
        let width = (softness * period).max(1.0);
        fill(&mut self.bridge, self.at, self.bridge_delay, bridge, middle, width);
        fill(&mut self.nut, self.at, self.nut_delay, nut, -middle, width);
    }

    /// One frame at the fine rate; `rough` makes the bow's grip uneven. Gives the force on the bridge.
    pub(super) fn tick(&mut self, rough: f64) -> f64 {
        self.nut_delay += self.nut_step;
        self.bridge_delay += self.bridge_step;
        let from_nut = -read(&self.nut, self.at, self.nut_delay);
        let arrives = self.read_bridge();
        self.loss_state = self.loss_gain * (1.0 - self.loss_pole) * arrives + self.loss_pole * self.loss_state;
        let from_bridge = -self.loss_state;
        let free = from_nut + from_bridge;
        let speed = if self.press > 0.0 { self.bowed(free, rough) } else { free };
        let slot = self.at & (LINE - 1);
        // A hair above nothing: a string that has rung out must not fall into slow denormal numbers.
        self.nut[slot] = speed - from_nut + 1e-30;
        self.bridge[slot] = speed - from_bridge + 1e-30;
        self.at = self.at.wrapping_add(1);
        self.rounded += self.round * (arrives - self.rounded);
        self.rounded
    }

    fn read_bridge(&self) -> f64 {
        let whole = self.bridge_delay as usize;
        let part = self.bridge_delay - whole as f64;
        let near = self.bridge[self.at.wrapping_sub(whole) & (LINE - 1)];
        let far = self.bridge[self.at.wrapping_sub(whole + 1) & (LINE - 1)];
        near + part * (far - near)
    }

    fn bowed(&mut self, free: f64, rough: f64) -> f64 {
        let slipped = self.contact.slips();
        let slip = self.contact.slip(self.speed - free, self.press * (1.0 + rough), self.soft);
        self.phase += self.hertz / FINE;
        if self.contact.slips() && !slipped {
            self.listen();
        }
        self.speed - slip
    }

    /// Each time the string tears off, its period is compared with the one that is wanted, and the finger follows.
    fn listen(&mut self) {
        let error = self.phase - self.slip_phase - 1.0;
        self.slip_phase = self.phase;
        if error.abs() < 0.06 {
            self.ear = (self.ear + error * (1.0 - libm::exp(-1.0 / (EAR * self.hertz)))).clamp(-0.04, 0.08);
        }
    }
}

/// Reads so many frames back, between four of them.
fn read(line: &[f64; LINE], at: usize, delay: f64) -> f64 {
    let whole = delay as usize;
    let d = delay - whole as f64 + 1.0;
    let tap = |back: usize| line[at.wrapping_sub(whole - 1 + back) & (LINE - 1)];
    let (a, b, c) = (d - 1.0, d - 2.0, d - 3.0);
    let (ab, bc) = (a * b, b * c);
    let (ends, inner) = (a * bc * tap(0) * (-1.0 / 6.0) + d * ab * tap(3) * (1.0 / 6.0), d * bc * tap(1) * 0.5 - d * a * c * tap(2) * 0.5);
    ends + inner
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
