//! Ears for the tests of bowed strings and winds.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::score::Manner;
use crate::sim::band::score::Score;
use crate::sim::band::score::Tone;
use crate::sim::band::scored::Render;
use crate::sim::units::Db;
use std::f64::consts::PI;

/// Seconds of a note too short for vibrato.
const SHORT: f64 = 0.3;

/// One note.
pub(in crate::sim::band) fn tone(at: f64, seconds: f64, pitch: f64, force: f64, manner: Manner) -> Tone {
    Tone { at, seconds, pitch, force: Db(force), manner }
}

/// What was rendered, for those who measure in double precision.
pub(in crate::sim::band) fn wide(rows: Vec<Vec<f32>>) -> Vec<Vec<f64>> {
    rows.into_iter().map(|row| row.into_iter().map(f64::from).collect()).collect()
}

/// All places of one rendering added up.
pub(in crate::sim::band) fn hear(render: Render, tones: Vec<Tone>, seconds: f64) -> Vec<f64> {
    let rows = render(&Score { tones, strokes: Vec::new(), still: seconds - 0.1, seconds }, Dice::new(5, "ear"));
    assert!(rows.iter().all(|row| row.len() == (seconds * RATE) as usize));
    (0..rows[0].len()).map(|frame| rows.iter().map(|row| f64::from(row[frame])).sum()).collect()
}

/// The held part of a short note.
pub(in crate::sim::band) fn held(render: Render, pitch: f64, force: f64) -> Vec<f64> {
    hear(render, vec![tone(0.1, SHORT, pitch, force, Manner::Plain)], 0.6)[7000..18_500].to_vec()
}

/// Level in decibels.
pub(in crate::sim::band) fn level<S: Copy + Into<f64>>(samples: &[S]) -> f64 {
    10.0 * libm::log10(samples.iter().map(|&x| x.into() * x.into()).sum::<f64>() / samples.len() as f64 + 1e-30)
}

/// Amplitude at a frequency through a Hann window.
pub(in crate::sim::band) fn magnitude(samples: &[f64], hertz: f64) -> f64 {
    let (mut re, mut im) = (0.0, 0.0);
    for (frame, sample) in samples.iter().enumerate() {
        let window = 1.0 - libm::cos(2.0 * PI * frame as f64 / samples.len() as f64);
        let turn = 2.0 * PI * hertz * frame as f64 / RATE;
        re += window * sample * libm::cos(turn);
        im += window * sample * libm::sin(turn);
    }
    2.0 * libm::hypot(re, im) / samples.len() as f64
}

/// How many cents a sound is above a note: where its first three partials together are strongest.
pub(in crate::sim::band) fn cents(samples: &[f64], pitch: f64) -> f64 {
    let at = |cents: f64| {
        let hertz = crate::sim::band::sustained::hertz(pitch + cents / 100.0);
        (1..=3).map(|partial| magnitude(samples, hertz * f64::from(partial))).sum::<f64>()
    };
    let steps = (-12..=12).map(|step| f64::from(step) * 2.0);
    let near = steps.max_by(|a, b| at(*a).total_cmp(&at(*b))).expect("there are steps to look through");
    let (left, middle, right) = (at(near - 1.0), at(near), at(near + 1.0));
    near + 0.5 * (left - right) / (left - 2.0 * middle + right)
}

/// The mean frequency of the power in the partials of a note, in hertz.
pub(in crate::sim::band) fn brightness(samples: &[f64], pitch: f64) -> f64 {
    let first = crate::sim::band::sustained::hertz(pitch);
    let partials = (1..=20).map(|partial| first * f64::from(partial)).filter(|hertz| *hertz < 16_000.0);
    let (mut all, mut weighed) = (0.0, 0.0);
    for hertz in partials {
        let power = magnitude(samples, hertz) * magnitude(samples, hertz);
        all += power;
        weighed += power * hertz;
    }
    weighed / all
}

/// What holds for every instrument: in tune, as loud as it is played, brighter when louder, the same again, silent around.
pub(in crate::sim::band) fn is_an_instrument(render: Render, pitches: &[f64]) {
    for pitch in pitches {
        let (soft, loud) = (held(render, *pitch, -8.0), held(render, *pitch, 6.0));
        assert!(cents(&soft, *pitch).abs() < 3.0, "{pitch} soft is off by {}", cents(&soft, *pitch));
        assert!(cents(&loud, *pitch).abs() < 3.0, "{pitch} loud is off by {}", cents(&loud, *pitch));
        let slope = (level(&loud) - level(&soft)) / 14.0;
        assert!((0.8..1.25).contains(&slope), "{pitch}: {slope} dB a dB");
        assert!(brightness(&loud, *pitch) > brightness(&soft, *pitch), "{pitch} is no brighter when loud");
    }
    let phrase = || vec![tone(0.2, 0.3, pitches[0], 0.0, Manner::Plain), tone(0.5, 2.0, pitches[1], 3.0, Manner::Slurred)];
    let once = hear(render, phrase(), 1.2);
    assert_eq!(once, hear(render, phrase(), 1.2));
    assert!(once[..9500].iter().all(|x| *x == 0.0), "it sounds before it is played");
    assert!(once[(1.1 * RATE) as usize + 1..].iter().all(|x| *x == 0.0), "it sounds when it should be still");
    assert!(once.iter().all(|x| x.is_finite()));
}
