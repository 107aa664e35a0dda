//! What goes on in a bowed string besides its two delay lines: how long they are, what is lost at their ends, bow and ear.

use crate::sim::band::bowed::friction::Contact;
use crate::sim::band::bowed::friction::DROP;
use crate::sim::band::bowed::string::{LINE, PLACE, Ring, Stroke};
use crate::sim::band::sustained::FINE;
use std::f64::consts::PI;

/// Where the second decay time is given, in hertz.
const HIGH: f64 = 4000.0;
/// Seconds over which a player listens before a finger is moved.
const EAR: f64 = 0.06;

/// The state of a string but for its lines: small enough to be held in registers while a string runs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Motion {
    /// The next frame to be written, in both lines.
    pub(super) at: usize,
    /// Fine frames from the bow to the nut and back.
    pub(super) nut_delay: f64,
    nut_step: f64,
    /// Fine frames from the bow to the bridge and back.
    pub(super) bridge_delay: f64,
    bridge_step: f64,
    /// The sounding frequency.
    pub(super) hertz: f64,
    /// Periods a fine frame.
    turn: f64,
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

impl Motion {
    /// A string at rest.
    pub(super) fn new() -> Self {
        Self {
            at: 0,
            nut_delay: 100.0,
            nut_step: 0.0,
            bridge_delay: 12.0,
            bridge_step: 0.0,
            hertz: 440.0,
            turn: 440.0 / FINE,
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
        self.turn = hertz / FINE;
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

    /// Nothing moves any more.
    pub(super) fn hush(&mut self) {
        self.loss_state = 0.0;
        self.rounded = 0.0;
    }

    /// One frame at the fine rate; `rough` makes the bow's grip uneven. Gives the force on the bridge.
    #[inline(always)]
    pub(super) fn tick(&mut self, nut: &mut [f64; LINE], bridge: &mut [f64; LINE], rough: f64) -> f64 {
        self.nut_delay += self.nut_step;
        self.bridge_delay += self.bridge_step;
        let from_nut = -cubic(nut, self.at, self.nut_delay);
        let arrives = linear(bridge, self.at, self.bridge_delay);
        self.loss_state = self.loss_gain * (1.0 - self.loss_pole) * arrives + self.loss_pole * self.loss_state;
        let from_bridge = -self.loss_state;
        let free = from_nut + from_bridge;
        let speed = if self.press > 0.0 { self.bowed(free, rough) } else { free };
        let slot = self.at & (LINE - 1);
        // A hair above nothing: a string that has rung out must not fall into slow denormal numbers.
        nut[slot] = speed - from_nut + 1e-30;
        bridge[slot] = speed - from_bridge + 1e-30;
        self.at = self.at.wrapping_add(1);
        self.rounded += self.round * (arrives - self.rounded);
        self.rounded
    }

    #[inline(always)]
    fn bowed(&mut self, free: f64, rough: f64) -> f64 {
        let slipped = self.contact.slips();
        let slip = self.contact.slip(self.speed - free, self.press * (1.0 + rough), self.soft);
        self.phase += self.turn;
        if self.contact.slips() && !slipped {
            self.listen();
        }
        self.speed - slip
    }

    /// Each time the string tears off, its period is compared with the one that is wanted, and the finger follows.
    #[inline(always)]
    fn listen(&mut self) {
        let error = self.phase - self.slip_phase - 1.0;
        self.slip_phase = self.phase;
        if error.abs() < 0.06 {
            self.ear = (self.ear + error * (1.0 - libm::exp(-1.0 / (EAR * self.hertz)))).clamp(-0.04, 0.08);
        }
    }
}

/// Reads so many frames back, between two of them.
#[inline(always)]
fn linear(line: &[f64; LINE], at: usize, delay: f64) -> f64 {
    let whole = delay as i32;
    let part = delay - f64::from(whole);
    let near = line[at.wrapping_sub(whole as usize) & (LINE - 1)];
    let far = line[at.wrapping_sub(whole as usize + 1) & (LINE - 1)];
    near + part * (far - near)
}

/// Reads so many frames back, between four of them.
#[inline(always)]
fn cubic(line: &[f64; LINE], at: usize, delay: f64) -> f64 {
    let whole = delay as i32;
    let d = delay - f64::from(whole) + 1.0;
    let first = at.wrapping_sub(whole as usize).wrapping_add(1);
    let tap = |back: usize| line[first.wrapping_sub(back) & (LINE - 1)];
    let (a, b, c) = (d - 1.0, d - 2.0, d - 3.0);
    let (ab, bc) = (a * b, b * c);
    let (ends, inner) = (a * bc * tap(0) * (-1.0 / 6.0) + d * ab * tap(3) * (1.0 / 6.0), d * bc * tap(1) * 0.5 - d * a * c * tap(2) * 0.5);
    ends + inner
}
