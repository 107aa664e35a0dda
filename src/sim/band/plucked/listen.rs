//! What the tests of strings measure.

use crate::sim::band::filters::RATE;
use crate::sim::band::score::Manner;
use crate::sim::band::score::Score;
use crate::sim::band::score::Tone;
use crate::sim::units::Db;
use std::f64::consts::PI;

/// Magnitude at a frequency over half a second from here, through a Hann window.
pub(in crate::sim::band) fn magnitude(samples: &[f64], from: usize, hertz: f64) -> f64 {
    let frames = 24_000;
    let (mut re, mut im) = (0.0, 0.0);
    for (frame, sample) in samples[from..from + frames].iter().enumerate() {
        let window = 1.0 - libm::cos(2.0 * PI * frame as f64 / frames as f64);
        let turn = 2.0 * PI * hertz * frame as f64 / RATE;
        re += window * sample * libm::cos(turn);
        im += window * sample * libm::sin(turn);
    }
    libm::hypot(re, im)
}

/// The strongest frequency from here on within so many cents of a guess.
pub(in crate::sim::band) fn peak(samples: &[f64], from: usize, guess: f64, cents: f64) -> f64 {
    let (mut low, mut high) = (guess * libm::exp2(-cents / 1200.0), guess * libm::exp2(cents / 1200.0));
    while high - low > guess * 1e-5 {
        let (a, b) = (low + (high - low) * 0.382, low + (high - low) * 0.618);
        if magnitude(samples, from, a) > magnitude(samples, from, b) {
            high = b;
        } else {
            low = a;
        }
    }
    (low + high) / 2.0
}

/// How far the one is above the other.
pub(in crate::sim::band) fn cents(a: f64, b: f64) -> f64 {
    1200.0 * libm::log2(a / b)
}

/// Root mean square between two times in seconds, in decibels.
pub(in crate::sim::band) fn level(samples: &[f64], from: f64, to: f64) -> f64 {
    let part = &samples[(from * RATE) as usize..(to * RATE) as usize];
    10.0 * libm::log10(part.iter().map(|x| x * x).sum::<f64>() / part.len() as f64 + 1e-30)
}

/// Peak over root mean square between two times in seconds, in decibels.
pub(in crate::sim::band) fn crest(samples: &[f64], from: f64, to: f64) -> f64 {
    let part = &samples[(from * RATE) as usize..(to * RATE) as usize];
    20.0 * libm::log10(part.iter().fold(0.0_f64, |most, x| most.max(x.abs()))) - level(samples, from, to)
}

/// A score of these notes: seconds of the attack, MIDI note and decibels of force, each held until the end of the third second.
pub(in crate::sim::band) fn held(notes: &[(f64, f64, f64)], manner: Manner) -> Score {
    let tone = |&(at, pitch, force): &(f64, f64, f64)| Tone { at, seconds: 3.0 - at, pitch, force: Db(force), manner };
    Score { tones: notes.iter().map(tone).collect(), strokes: Vec::new(), still: 3.0, seconds: 4.0 }
}
