//! A grand piano: hammers, strings, soundboard and lid.
//!
//! Each blow is a collision of felt with a stiff string; its force then drives every partial of the key as a damped oscillator
//! of its own, in two stages of decay; the oscillators' force on the bridges drives the soundboard.
//! Compared with the literature that each part names: B from 3e-4 (A0) through 2e-4 (C3) to 1.1e-2 (C8); a contact of 4 ms in
//! the bass and below 1 ms in the top octaves; C4 falls by 60 dB in about 10 s at first and more slowly later, C8 in half a
//! second; an octave stretch of −14 to +26 cents; board modes from 52 Hz with 0.05 of them per hertz.

mod action;
mod bank;
mod board;
mod halo;
mod hammer;
mod pedal;
mod rates;
mod scale;
mod strings;

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::piano::rates::{Bridges, LOW_RATE};
use crate::sim::band::piano::scale::Key;
use crate::sim::band::piano::strings::{Sounding, Stop};
use crate::sim::band::score::{Manner, Score, Tone};

/// What gives out sound: the board near the hammers on either side, the lid to its open side, and the board's back.
pub(super) const RADIATORS: &[&str] = &["treble strings", "bass strings", "lid", "underside"];

/// Turns a score into what each radiator gives, in the order of `RADIATORS`, at 48 kHz, on a scale of its own.
pub(super) fn render(score: &Score, mut dice: Dice) -> Vec<Vec<f32>> {
    let mut bridges = Bridges::new((score.seconds * RATE) as usize);
    for (index, tone) in score.tones.iter().enumerate() {
        strike(tone, next_on_key(&score.tones[index..]), score.still, &mut dice, &mut bridges);
    }
    let pedal = pedal::held(score);
    for (down, up) in &pedal {
        action::pedal(&mut bridges, *down, true, &mut dice);
        action::pedal(&mut bridges, *up, false, &mut dice);
    }
    halo::ring_along(&mut bridges, &pedal);
    board::radiate(bridges)
}

/// When the key of the first tone is struck again.
fn next_on_key(tones: &[Tone]) -> Option<f64> {
    tones.iter().skip(1).find(|tone| (tone.pitch - tones[0].pitch).abs() < 0.5).map(|tone| tone.at)
}

/// One blow, from the hammer to the last of the ring.
fn strike(tone: &Tone, again: Option<f64>, still: f64, dice: &mut Dice, bridges: &mut Bridges) {
    let key = Key::new(tone.pitch);
    // No two blows alike: the finger, and the hammer's side play on the string.
    let speed = hammer::speed(tone.force.0 + dice.around(0.4));
    let place = key.place * (1.0 + dice.around(0.012));
    let blow = hammer::blow(&key, place, speed);
    let frame = |at: f64| (at.max(0.0) * LOW_RATE) as usize;
    let mut stops = vec![(frame(tone.at + tone.seconds), Stop::Damper), (frame(still), Stop::Hand)];
    if tone.manner == Manner::Muted {
        stops.push((frame(tone.at), Stop::Hand));
    }
    stops.extend(again.map(|at| (frame(at), Stop::Struck)));
    stops.sort_by_key(|(frame, _)| *frame);
    // A hard finger's key is down before the hammer arrives, a soft one's after.
    action::knock(bridges, tone.pitch, tone.at + (0.002 - 0.0003 * tone.force.0).max(0.0), tone.force.0, dice);
    let until = (tone.at + tone.seconds).min(still);
    action::release(bridges, tone.pitch, until, dice);
    Sounding { key: &key, place, blow: &blow, from: frame(tone.at), stops }.play(bridges);
}

#[cfg(test)]
mod tests;
