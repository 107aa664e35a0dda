//! Lips, bore and bell, frame by frame.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::Band;
use crate::sim::band::filters::Smooth;
use crate::sim::band::sustained::Decimate;
use crate::sim::band::sustained::FINE;
use crate::sim::band::sustained::TICK;
use crate::sim::band::wind::Bore;
use crate::sim::band::wind::Breath;
use crate::sim::band::wind::Turn;
use crate::sim::units::amplitude;
use std::f64::consts::PI;

/// Where the bell begins to let waves out, in hertz.
const CUTOFF: f64 = 1200.0;
/// The mouthpiece's own resonance, in hertz.
const POP: f64 = 850.0;

/// A trumpet being blown.
pub(super) struct Tube {
    turn: Turn,
    bore: Bore,
    decimate: Decimate,
    bell: [Smooth; 2],
    pop: Band,
    hiss: Band,
    hertz: f64,
    size: f64,
    slope: f64,
    lead: f64,
    gain: f64,
}

impl Tube {
    pub(super) fn new() -> Self {
        let (mut pop, mut hiss) = (Band::default(), Band::default());
        pop.tune(POP, 500.0);
        hiss.tune(3000.0, 3500.0);
        Self {
            turn: Turn::new(),
            bore: Bore::new(),
            decimate: Decimate::default(),
            bell: [Smooth::low_pass(CUTOFF), Smooth::low_pass(CUTOFF * 0.6)],
            pop,
            hiss,
            hertz: 440.0,
            size: 0.0,
            slope: 0.5,
            lead: 0.0,
            gain: 0.0,
        }
    }

    /// The frames of one tick.
    pub(super) fn sound(&mut self, breath: &Breath, dice: &mut Dice, out: &mut [[f64; 2]; TICK]) {
        // The spectrum at the lips falls by a factor e every `fall` hertz, and not so fast when they are blown apart harder.
        // High notes are played with more of everything.
        let fall = 700.0 * libm::exp2(breath.force.clamp(-40.0, 14.0) / 18.0) * libm::exp2(libm::log2(breath.hertz / 300.0) * 0.4);
        let slope = libm::exp(-breath.hertz / fall).clamp(0.02, 0.9);
        let near_shock = 0.7 * libm::exp2(breath.force / 7.0);
        let steepest = steepest(slope) * 2.0 * PI * breath.hertz / FINE;
        // Beyond the shock a wave loses what it gains: the steepening saturates.
        let lead = 0.93 * near_shock / (1.0 + near_shock) / steepest;
        let wanted = breath.size * level(breath, slope);
        let steps = 1.0 / TICK as f64;
        let (d_hertz, d_size, d_slope, d_lead) = (breath.hertz - self.hertz, wanted - self.size, slope - self.slope, lead - self.lead);
        if self.gain == 0.0 {
            (self.hertz, self.slope, self.lead, self.gain) = (breath.hertz, slope, lead, 1.0);
        }
        let air = 0.012 * breath.size * amplitude(-0.3 * breath.force.max(-12.0));
        let (mut waves, mut leads, mut sizes, mut roughs) = ([0.0; 2 * TICK], [0.0; 2 * TICK], [0.0; TICK], [0.0; TICK]);
        for frame in 0..TICK {
            self.hertz += d_hertz * steps;
            self.size += d_size * steps;
            self.slope += d_slope * steps;
            self.lead += d_lead * steps;
            (sizes[frame], roughs[frame]) = (self.size, dice.noise());
            let turn = self.hertz * (1.0 + 0.004 * roughs[frame]) / FINE;
            for fine in [2 * frame, 2 * frame + 1] {
                let phase = self.turn.tick(turn);
                waves[fine] = pulse(self.slope, self.turn.cosine(phase));
                leads[fine] = self.lead;
            }
        }
        self.bore.play(&mut waves, &leads);
        for (frame, out) in out.iter_mut().enumerate() {
            let wave = self.decimate.tick([waves[2 * frame], waves[2 * frame + 1]]) * sizes[frame];
            let wave = wave + self.hiss.tick(roughs[frame]) * air;
            let wave = wave + 0.8 * self.pop.tick(wave);
            *out = [self.radiate(wave), 0.0];
        }
    }

    /// The bell: 6 dB an octave up to the cutoff, a little more further down, even above.
    fn radiate(&mut self, wave: f64) -> f64 {
        let high = self.bell[0].tick_high(wave);
        let low = self.bell[1].tick(high);
        high - 0.5 * low
    }
}

/// The sum of r^n cos(n x) over all n from 1.
fn pulse(r: f64, cosine: f64) -> f64 {
    (r * cosine - r * r) / (1.0 - 2.0 * r * cosine + r * r)
}

/// The steepest slope of the pulse per radian.
fn steepest(r: f64) -> f64 {
    let a = (1.0 + r * r) / (2.0 * r);
    let cosine = 0.5 * (libm::sqrt(a * a + 8.0) - a);
    let sine = libm::sqrt((1.0 - cosine * cosine).max(0.0));
    let under = 1.0 - 2.0 * r * cosine + r * r;
    r * sine * (1.0 - r * r) / (under * under)
}

/// What makes a note as loud as its force says, whatever its pulse: the bell passes sharper pulses better.
fn level(breath: &Breath, slope: f64) -> f64 {
    // Power of harmonics r^2n through a first-order high-pass, in closed form but for the first twelve.
    let (mut power, mut harmonic) = (0.0, 1.0);
    for number in 1..=12 {
        harmonic *= slope * slope;
        let x = f64::from(number) * breath.hertz / CUTOFF;
        power += harmonic * x * x / (1.0 + x * x);
    }
    1.0 / libm::sqrt(power.max(1e-6))
}
