//! Reed, bore, tone holes and bell, frame by frame.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::Band;
use crate::sim::band::filters::RATE;
use crate::sim::band::filters::Smooth;
use crate::sim::band::sustained::Decimate;
use crate::sim::band::sustained::FINE;
use crate::sim::band::sustained::TICK;
use crate::sim::band::wind::Breath;
use crate::sim::band::wind::Turn;
use crate::sim::units::amplitude;
use std::f64::consts::PI;

/// Seconds that the reed is shut: twice the 17 cm of the missing tip, at 345 m/s.
const SHUT: f64 = 0.000_98;
/// The largest share of a period for which it can be shut: high notes leave it less time.
const LONGEST: f64 = 0.38;
/// Where the open tone holes begin to let waves pass down the bore instead of out, in hertz.
const CUTOFF: f64 = 900.0;
/// The player hums about an octave and a half below, in hertz.
const GROWL: f64 = 83.0;
/// The lowest note's frequency (sounding A flat 2); its neighbours leave by the bell.
const LOWEST: f64 = 103.8;

/// A saxophone being blown.
pub(super) struct Horn {
    turn: Turn,
    growl: Turn,
    decimate: Decimate,
    edge: [f64; 3],
    edge_share: f64,
    holes: Smooth,
    floor: Smooth,
    cross: [Smooth; 2],
    body: Band,
    bright: Band,
    hiss: Band,
    pad: Band,
    hertz: f64,
    size: f64,
    begun: bool,
}

impl Horn {
    pub(super) fn new() -> Self {
        let band = |hertz, width| {
            let mut band = Band::default();
            band.tune(hertz, width);
            band
        };
        Self {
            turn: Turn::new(),
            growl: Turn::new(),
            decimate: Decimate::default(),
            edge: [0.0; 3],
            edge_share: 0.1,
            holes: Smooth::low_pass(CUTOFF),
            floor: Smooth::low_pass(110.0),
            cross: [Smooth::low_pass(2000.0), Smooth::low_pass(2000.0)],
            body: band(620.0, 350.0),
            bright: band(1450.0, 700.0),
            hiss: band(2600.0, 3000.0),
            pad: band(480.0, 160.0),
            hertz: 220.0,
            size: 0.0,
            begun: false,
        }
    }

    /// The frames of one tick.
    pub(super) fn sound(&mut self, breath: &Breath, dice: &mut Dice, out: &mut [[f64; 2]; TICK]) {
        if !self.begun {
            (self.hertz, self.begun) = (breath.hertz, true);
        }
        // The reed slams shut when it is blown hard and hardly closes in a subtone.
        let corner = (2500.0 * libm::exp2(breath.force.clamp(-30.0, 14.0) / 7.0)).clamp(300.0, 12_000.0);
        self.edge_share = 1.0 - libm::exp(-2.0 * PI * corner / FINE);
        let duty = LONGEST * (1.0 - libm::exp(-SHUT * breath.hertz / LONGEST));
        let wanted = breath.size * level(breath.hertz, duty, corner);
        let steps = 1.0 / TICK as f64;
        let (d_hertz, d_size) = (breath.hertz - self.hertz, wanted - self.size);
        let growl = 0.25 * ((breath.force - 6.0) / 6.0).clamp(0.0, 1.0);
        // A subtone is more breath than tone.
        let air = 0.05 * breath.size * amplitude(-0.5 * breath.force.clamp(-16.0, 4.0));
        let low = libm::exp(-(breath.hertz / LOWEST - 1.0) / 0.35);
        let mut roughs = [0.0; TICK];
        for rough in &mut roughs {
            *rough = dice.noise();
        }
        let hisses = roughs.map(|rough| self.hiss.tick(rough) * air);
        let knocks = if breath.fingers > 0.95 { roughs.map(|rough| self.pad.tick(rough) * 0.02) } else { [0.0; TICK] };
        let mut gaps = [[0.0; 2]; TICK];
        for (rough, gap) in roughs.iter().zip(&mut gaps) {
            self.hertz += d_hertz * steps;
            let step = self.hertz * (1.0 + 0.006 * *rough) / FINE;
            *gap = [self.turn.tick(step), self.turn.tick(step)].map(|phase| reed(phase, step, duty));
        }
        for (frame, out) in out.iter_mut().enumerate() {
            self.size += d_size * steps;
            let phase = self.growl.tick(GROWL / RATE);
            let voice = if growl > 0.0 { 1.0 + growl * self.growl.cosine(phase) } else { 1.0 };
            let pair = gaps[frame].map(|gap| self.round(gap));
            // Air rushes while the reed is open.
            let hiss = hisses[frame] * (0.6 + 0.4 * self.edge[2]);
            let wave = self.decimate.tick(pair) * self.size * voice + hiss;
            let wave = wave + 0.9 * self.body.tick(wave) + 0.7 * self.bright.tick(wave);
            *out = self.radiate(wave, knocks[frame], low);
        }
    }

    /// Edges of the reed's motion are rounded three times.
    fn round(&mut self, gap: f64) -> f64 {
        let mut value = gap;
        for edge in &mut self.edge {
            *edge += self.edge_share * (value - *edge);
            value = *edge;
        }
        value
    }

    /// Tone holes give most below 2 kHz; the bell the lowest notes and what runs past the holes.
    fn radiate(&mut self, wave: f64, knocks: f64, low: f64) -> [f64; 2] {
        let outside = self.holes.tick_high(wave) + 0.25 * self.floor.tick_high(wave);
        let dull = self.cross[0].tick(outside);
        let dull = self.cross[1].tick(dull);
        let past = outside - dull;
        [dull * (1.0 - 0.6 * low) + 0.45 * past + knocks, 0.6 * low * dull + 0.55 * past]
    }
}

/// The mouthpiece at this phase: open with a little pressure, shut with a sharp lack of it.
fn reed(phase: f64, step: f64, duty: f64) -> f64 {
    // A whole frame's share of each edge, so that edges between frames stay in tune. The reed closes in two steps, tip
    // first, and opens at once.
    let frames = 1.0 / step;
    let shuts = |share: f64| ((phase - (1.0 - share * duty)) * frames).clamp(0.0, 1.0);
    let shut = if phase < step { 1.0 - phase * frames } else { 0.6 * shuts(1.0) + 0.4 * shuts(0.55) };
    0.82 * duty - shut
}

/// What makes a note as loud as its force says, whatever the pulse: its first harmonics through edge and tone holes.
fn level(hertz: f64, duty: f64, corner: f64) -> f64 {
    // Sines of whole multiples of an angle, each from the two before.
    let (mut sine, mut before) = (libm::sin(PI * duty), 0.0);
    let twice = 2.0 * libm::cos(PI * duty);
    let mut power = 0.0;
    for number in 1..=12 {
        let n = f64::from(number);
        let pulse = sine / n;
        (sine, before) = (twice * sine - before, sine);
        let (x, y) = (n * hertz / CUTOFF, n * hertz / corner);
        let soft = 1.0 / (1.0 + y * y);
        power += pulse * pulse * soft * soft * soft * (0.06 + x * x / (1.0 + x * x));
    }
    1.0 / libm::sqrt(power.max(1e-6))
}
