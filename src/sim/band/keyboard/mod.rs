//! A stage keyboard with a stereo line output, set to its electric piano.
//!
//! The voice is the one of hammers on tines: a thin clamped rod beside a heavy tone bar, before a magnetic pickup that the
//! rod's tip passes a little off its middle. Swings that are small against the pickup give a bell with a strong octave, wide
//! ones bend the wave and bark. Behind it a preamplifier, a slight chorus and a slow pan from side to side.

mod stage;
mod tine;

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::{Band, RATE};
use crate::sim::band::keyboard::stage::Stage;
use crate::sim::band::keyboard::tine::Tine;
use crate::sim::band::score::{Score, Tone};

/// What gives out sound by itself: the keys under the fingers.
pub(super) const RADIATORS: &[&str] = &["keys"];
/// What gives out a voltage: the two jacks at the back.
pub(super) const OUTLETS: &[&str] = &["left", "right"];

/// Turns a score into what the keys give, then the two outlets, at 48 kHz, on a scale of its own.
pub(super) fn render(score: &Score, mut dice: Dice) -> Vec<Vec<f32>> {
    let frames = (score.seconds * RATE) as usize;
    let mut keys = vec![0.0; frames];
    let mut voices = vec![0.0; frames];
    for tone in &score.tones {
        let force = tone.force.0 + dice.around(0.35);
        let until = (tone.at + tone.seconds).min(score.still);
        Tine::new(tone, force, &mut dice).play(tone.at, until, &mut voices);
        thud(&mut keys, tone, force, until, &mut dice);
    }
    let [left, right] = Stage::new(&mut dice).play(&voices);
    vec![keys, left, right]
}

/// A key reaches its bed, and later comes back up.
fn thud(keys: &mut [f32], tone: &Tone, force: f64, until: f64, dice: &mut Dice) {
    knock(keys, tone.at, libm::exp10(0.6 * force / 20.0), 170.0, dice);
    knock(keys, until + dice.between(0.01, 0.03), 0.35, 320.0, dice);
}

/// A short dull knock of plastic and felt.
fn knock(keys: &mut [f32], at: f64, height: f64, hertz: f64, dice: &mut Dice) {
    let frames = (0.07 * RATE) as usize;
    let mut body = Band::default();
    body.tune(hertz * libm::exp(dice.around(0.06)), hertz * 0.9);
    let mut shell = Band::default();
    shell.tune(1400.0 * libm::exp(dice.around(0.1)), 1200.0);
    let (rise, fall) = (libm::exp(-1.0 / (0.0012 * RATE)), libm::exp(-1.0 / (0.011 * RATE)));
    let (mut late, mut soon) = (1.0, 1.0);
    for out in keys.iter_mut().skip((at * RATE) as usize).take(frames) {
        let noise = height * (late - soon) * dice.noise();
        *out += (3.0 * body.tick(noise) + 0.4 * shell.tick(noise)) as f32;
        late *= fall;
        soon *= rise;
    }
}

#[cfg(test)]
mod tests;
