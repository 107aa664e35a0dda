//! What an ear would notice of the electric piano.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::keyboard::render;
use crate::sim::band::score::{Manner, Score, Tone};
use crate::sim::band::sustained::listen::wide;
use crate::sim::units::Db;
use std::f64::consts::PI;

/// One note from 0.2 s, held for two seconds: keys, left and right.
fn note(pitch: f64, force: f64) -> Vec<Vec<f64>> {
    let tone = Tone { at: 0.2, seconds: 2.0, pitch, force: Db(force), manner: Manner::Plain };
    wide(render(&Score { tones: vec![tone], strokes: Vec::new(), still: 2.6, seconds: 3.0 }, Dice::new(1, "test")))
}

fn rms(samples: &[f64]) -> f64 {
    libm::sqrt(samples.iter().map(|x| x * x).sum::<f64>() / samples.len() as f64)
}

/// Magnitude at a frequency over half a second from here, through a Hann window.
fn magnitude(samples: &[f64], from: usize, hertz: f64) -> f64 {
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

#[test]
fn notes_are_in_tune() {
    for pitch in [40.0, 60.0, 84.0] {
        let hertz = 440.0 * libm::exp2((pitch - 69.0) / 12.0);
        let left = &note(pitch, 0.0)[1];
        let cents = |off: f64| magnitude(left, 24_000, hertz * libm::exp2(off / 1200.0));
        assert!(cents(0.0) > cents(6.0) && cents(0.0) > cents(-6.0), "{pitch}");
    }
}

#[test]
fn a_hard_note_barks() {
    let hertz = 440.0 * libm::exp2(-9.0 / 12.0);
    let share = |force: f64| {
        let left = &note(60.0, force)[1];
        let over = (3..8).map(|n| magnitude(left, 12_000, f64::from(n) * hertz)).sum::<f64>();
        20.0 * libm::log10(over / magnitude(left, 12_000, hertz))
    };
    assert!(share(8.0) > share(-10.0) + 9.0, "{} {}", share(8.0), share(-10.0));
}

#[test]
fn the_damper_stops_it_and_only_hiss_stays() {
    let rows = note(52.0, 0.0);
    let (playing, after) = (rms(&rows[1][24_000..72_000]), rms(&rows[1][132_000..]));
    assert!(20.0 * libm::log10(after / playing) < -70.0);
    assert!(rms(&rows[0][..9600]) == 0.0);
}

#[test]
fn the_sound_goes_from_side_to_side() {
    let rows = note(60.0, 0.0);
    let difference = |from: usize| 20.0 * libm::log10(rms(&rows[1][from..from + 4800]) / rms(&rows[2][from..from + 4800]));
    let all: Vec<f64> = (0..18).map(|window| difference(12_000 + 4800 * window)).collect();
    let (most, least) = all.iter().fold((-99.0_f64, 99.0_f64), |(most, least), x| (most.max(*x), least.min(*x)));
    assert!((6.0..15.0).contains(&(most - least)), "{most} {least}");
}

#[test]
fn the_same_dice_play_the_same() {
    assert_eq!(note(60.0, 0.0), note(60.0, 0.0));
}
