//! What a piano tuner, a physicist and a recording engineer would check.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::piano::render;
use crate::sim::band::piano::scale::Key;
use crate::sim::band::score::{Manner, Score, Tone};
use crate::sim::band::sustained::listen::wide;
use crate::sim::units::Db;
use std::f64::consts::PI;

/// One note from 0.1 s, held so long, then a second and a half of rest.
fn note(pitch: f64, force: f64, held: f64) -> Vec<Vec<f64>> {
    let tone = Tone { at: 0.1, seconds: held, pitch, force: Db(force), manner: Manner::Plain };
    let seconds = held + 1.6;
    wide(render(&Score { tones: vec![tone], strokes: Vec::new(), still: held + 0.2, seconds }, Dice::new(1, "test")))
}

fn db(samples: &[f64]) -> f64 {
    10.0 * libm::log10(samples.iter().map(|x| x * x).sum::<f64>() / samples.len() as f64)
}

/// The level of all radiators together over the second after the attack.
fn level(rows: &[Vec<f64>]) -> f64 {
    10.0 * libm::log10(rows.iter().map(|row| libm::exp10(db(&row[4800..52_800]) / 10.0)).sum())
}

/// Decibels at a frequency over half a second from here, through a Hann window.
fn line(samples: &[f64], from: usize, hertz: f64) -> f64 {
    let (mut re, mut im) = (0.0, 0.0);
    for (frame, sample) in samples[from..from + 24_000].iter().enumerate() {
        let window = 1.0 - libm::cos(2.0 * PI * frame as f64 / 24_000.0);
        let turn = 2.0 * PI * hertz * frame as f64 / RATE;
        re += window * sample * libm::cos(turn);
        im += window * sample * libm::sin(turn);
    }
    20.0 * libm::log10(libm::hypot(re, im))
}

/// The strongest frequency within ten cents of a guess.
fn peak(samples: &[f64], guess: f64) -> f64 {
    let at = |step: i32| guess * libm::exp2(f64::from(step) * 0.5 / 1200.0);
    let best = (-20..=20).max_by(|a, b| line(samples, 7200, at(*a)).total_cmp(&line(samples, 7200, at(*b))));
    at(best.unwrap())
}

fn cents(a: f64, b: f64) -> f64 {
    1200.0 * libm::log2(a / b)
}

#[test]
fn middle_keys_are_in_tune_and_the_ends_stretched() {
    for pitch in [48.0, 60.0, 69.0, 84.0] {
        let rows = note(pitch, 0.0, 1.0);
        let found = cents(peak(&rows[0], Key::new(pitch).hertz), 440.0 * libm::exp2((pitch - 69.0) / 12.0));
        assert!(found.abs() < 5.0, "{pitch}: {found} cents");
    }
    assert!(cents(Key::new(108.0).hertz, 4186.01) > 15.0);
    assert!(cents(Key::new(21.0).hertz, 27.5) < -8.0);
}

#[test]
fn partials_lie_where_stiffness_puts_them() {
    let (key, rows) = (Key::new(48.0), note(48.0, 6.0, 1.0));
    for number in [5.0, 10.0, 15.0] {
        let stretched = number * key.hertz * libm::sqrt(1.0 + 2.0e-4 * number * number);
        assert!(cents(peak(&rows[1], stretched), stretched).abs() < 2.0, "partial {number}");
    }
}

#[test]
fn the_decay_has_two_stages() {
    let rows = note(60.0, 0.0, 8.0);
    let hertz = Key::new(60.0).hertz;
    let at = |seconds: f64| line(&rows[1], (seconds * RATE) as usize, hertz);
    let (early, late) = ((at(0.15) - at(1.65)) / 1.5, (at(5.0) - at(7.4)) / 2.4);
    assert!((3.5..8.0).contains(&early), "{early} dB/s at first");
    assert!(late < 0.75 * early, "{late} dB/s later, {early} at first");
}

#[test]
fn the_top_octave_is_short() {
    let rows = note(104.0, 0.0, 1.5);
    let hertz = Key::new(104.0).hertz;
    assert!(line(&rows[0], 4800, hertz) - line(&rows[0], 43_200, hertz) > 40.0);
}

#[test]
fn a_decibel_of_force_is_a_decibel_of_sound_and_brighter() {
    for pitch in [36.0, 60.0, 76.0] {
        let (soft, loud) = (note(pitch, -8.0, 1.2), note(pitch, 6.0, 1.2));
        let slope = (level(&loud) - level(&soft)) / 14.0;
        assert!((0.85..1.2).contains(&slope), "{pitch}: {slope}");
        // How steep the wave is re its height, over the first tenth of a second.
        let edge = |rows: &[Vec<f64>]| {
            let attack = &rows[1][4800..9600];
            let steps: Vec<f64> = attack.windows(2).map(|pair| pair[1] - pair[0]).collect();
            db(&steps) - db(attack)
        };
        assert!(edge(&loud) > edge(&soft) + 0.8, "{pitch}: {} {}", edge(&loud), edge(&soft));
    }
}

#[test]
fn each_side_hears_its_own_register() {
    let difference = |pitch: f64| {
        let rows = note(pitch, 0.0, 1.2);
        db(&rows[0][4800..52_800]) - db(&rows[1][4800..52_800])
    };
    assert!(difference(96.0) > 6.0, "{}", difference(96.0));
    assert!(difference(33.0) < 1.0, "{}", difference(33.0));
}

#[test]
fn it_is_silent_before_the_first_note_and_after_the_last() {
    let rows = note(40.0, 6.0, 1.0);
    for row in &rows {
        assert!(row[..4000].iter().all(|x| *x == 0.0));
        assert!(db(&row[row.len() - 4800..]) < db(&row[4800..52_800]) - 70.0);
    }
}

#[test]
fn the_same_dice_play_the_same() {
    assert_eq!(note(64.0, 0.0, 0.5), note(64.0, 0.0, 0.5));
}
