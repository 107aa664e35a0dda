//! What a drummer and a physicist would notice of the kit.

use crate::sim::band::dice::Dice;
use crate::sim::band::drums::{RADIATORS, render};
use crate::sim::band::score::{Piece, Score, Stroke};
use crate::sim::band::sustained::listen::wide;
use crate::sim::units::Db;

const RATE: usize = 48_000;
/// When the strokes of these tests fall, seconds.
const AT: f64 = 0.1;

fn hit(piece: Piece, force: f64, seconds: f64) -> Vec<Vec<f64>> {
    play(vec![Stroke { at: AT, piece, force: Db(force) }], seconds, seconds)
}

fn play(strokes: Vec<Stroke>, still: f64, seconds: f64) -> Vec<Vec<f64>> {
    wide(render(&Score { tones: Vec::new(), strokes, still, seconds }, Dice::new(7, "test")))
}

fn row<'a>(rows: &'a [Vec<f64>], radiator: &str) -> &'a [f64] {
    &rows[RADIATORS.iter().position(|id| *id == radiator).unwrap()]
}

fn peak_spl(samples: &[f64]) -> f64 {
    20.0 * libm::log10(samples.iter().fold(0.0_f64, |peak, x| peak.max(x.abs())) / 2e-5)
}

fn power(samples: &[f64]) -> f64 {
    samples.iter().map(|x| x * x).sum::<f64>() / samples.len() as f64
}

/// ISO 3382: the backward integral from −5 to −25 dB, times three.
fn decay(samples: &[f64]) -> f64 {
    let mut left: Vec<f64> = samples
        .iter()
        .rev()
        .scan(0.0, |sum, x| {
            Some({
                *sum += x * x;
                *sum
            })
        })
        .collect();
    left.reverse();
    let falls = |db: f64| left.iter().position(|energy| *energy < left[0] * libm::pow(10.0, db / 10.0)).unwrap();
    3.0 * (falls(-25.0) - falls(-5.0)) as f64 / RATE as f64
}

/// Power of one frequency in a span of seconds, with a Hann window.
fn line(samples: &[f64], hz: f64, from: f64, to: f64) -> f64 {
    let span = &samples[(from * RATE as f64) as usize..(to * RATE as f64) as usize];
    let turn = std::f64::consts::TAU / RATE as f64;
    let (mut re, mut im) = (0.0, 0.0);
    for (index, x) in span.iter().enumerate() {
        let hann = 1.0 - libm::cos(std::f64::consts::TAU * index as f64 / span.len() as f64);
        let phase = turn * hz * index as f64;
        re += x * hann * libm::cos(phase);
        im += x * hann * libm::sin(phase);
    }
    (re * re + im * im) / (span.len() as f64 * span.len() as f64)
}

/// Mean power over a band, at 60 places in it.
fn band(samples: &[f64], low: f64, high: f64, from: f64, to: f64) -> f64 {
    (0..60).map(|step| line(samples, low + (high - low) * f64::from(step) / 60.0, from, to)).sum::<f64>() / 60.0
}

/// The strongest frequency between two in a span.
fn strongest(samples: &[f64], low: f64, high: f64, from: f64, to: f64) -> f64 {
    let places = (0..200).map(|step| low + (high - low) * f64::from(step) / 200.0);
    places.max_by(|a, b| line(samples, *a, from, to).total_cmp(&line(samples, *b, from, to))).unwrap()
}

fn db(ratio: f64) -> f64 {
    10.0 * libm::log10(ratio)
}

#[test]
fn loud_strokes_peak_as_in_the_source_table() {
    // Domain reference 2.2, Pk1 of D-K, D-S, D-T, D-H and D-C; strokes differ by a decibel or two.
    let rows = [
        (Piece::Kick, "kick-beater", 118.0, 123.0),
        (Piece::Kick, "kick-port", 118.0, 123.0),
        (Piece::Snare, "snare-top", 118.0, 122.0),
        (Piece::TomHigh, "tom-high", 112.0, 118.0),
        (Piece::TomMid, "tom-mid", 112.0, 118.0),
        (Piece::TomFloor, "tom-floor", 112.0, 118.0),
        (Piece::HatOpen, "hi-hat", 108.0, 112.0),
        (Piece::Ride, "ride", 112.0, 119.0),
        (Piece::CrashLeft, "crash-left", 112.0, 119.0),
        (Piece::CrashRight, "crash-right", 112.0, 119.0),
    ];
    for (piece, radiator, low, high) in rows {
        let peak = peak_spl(row(&hit(piece, 8.0, 0.6), radiator));
        assert!((low - 1.5..high + 1.5).contains(&peak), "{radiator} {peak}");
    }
}

#[test]
fn everything_rings_as_long_as_it_should() {
    let rows = [
        (Piece::Kick, "kick-port", 0.3, 0.5, 1.5),
        (Piece::Snare, "snare-top", 0.2, 0.4, 1.5),
        (Piece::TomHigh, "tom-high", 0.65, 0.95, 2.0),
        (Piece::TomFloor, "tom-floor", 1.0, 1.4, 3.0),
        (Piece::HatClosed, "hi-hat", 0.06, 0.12, 1.0),
        (Piece::CrashLeft, "crash-left", 4.0, 6.0, 7.0),
        (Piece::Ride, "ride", 6.0, 10.0, 8.0),
    ];
    for (piece, radiator, low, high, seconds) in rows {
        let t60 = decay(row(&hit(piece, 4.0, seconds), radiator));
        assert!((low..high).contains(&t60), "{radiator} {t60}");
    }
}

#[test]
fn a_decibel_of_force_is_about_a_decibel_and_a_brighter_attack() {
    let rows = [
        (Piece::Kick, "kick-beater", 0.02),
        (Piece::Snare, "snare-top", 0.01),
        (Piece::CrashLeft, "crash-left", 0.3),
        (Piece::HatClosed, "hi-hat", 0.02),
    ];
    for (piece, radiator, attack) in rows {
        let (soft, loud) = (hit(piece, -10.0, 0.5), hit(piece, 8.0, 0.5));
        let (soft, loud) = (row(&soft, radiator), row(&loud, radiator));
        let slope = db(power(loud) / power(soft)) / 18.0;
        assert!((0.85..1.45).contains(&slope), "{radiator} {slope}");
        let bright = |x: &[f64]| band(x, 3000.0, 9000.0, AT, AT + attack) / band(x, 50.0, 900.0, AT, AT + attack);
        assert!(bright(loud) > bright(soft), "{radiator}");
    }
}

#[test]
fn a_crash_grows_bright_after_the_stroke() {
    let rows = hit(Piece::CrashLeft, 8.0, 1.0);
    let crash = row(&rows, "crash-left");
    let early = band(crash, 6000.0, 9000.0, AT, AT + 0.01);
    let later = band(crash, 6000.0, 9000.0, AT + 0.04, AT + 0.05);
    assert!(db(later / early) > 3.0, "{}", db(later / early));
}

#[test]
fn a_loud_tom_starts_sharp_and_falls() {
    let pitch = |force: f64, from: f64, to: f64| strongest(row(&hit(Piece::TomFloor, force, 1.5), "tom-floor"), 65.0, 105.0, from, to);
    let (start, end) = (pitch(10.0, AT, 0.22), pitch(10.0, 0.8, 1.2));
    assert!(start / end > 1.015, "{start} {end}");
    assert!((end / 79.0 - 1.0).abs() < 0.01, "{end}");
    assert!((pitch(-15.0, AT + 0.05, 0.4) / 79.0 - 1.0).abs() < 0.01);
}

#[test]
fn the_snare_moves_in_above_and_out_below() {
    let rows = hit(Piece::Snare, 0.0, 0.5);
    let low = |samples: &[f64]| samples[(AT * 48e3) as usize..][..110].iter().sum::<f64>();
    assert!(low(row(&rows, "snare-top")) < 0.0);
    assert!(low(row(&rows, "snare-bottom")) > 0.0);
}

#[test]
fn wires_buzz_with_the_kick_and_not_without() {
    let rows = hit(Piece::Kick, 8.0, 0.6);
    assert!(peak_spl(row(&rows, "snare-bottom")) > 60.0);
    assert!(row(&rows, "crash-left").iter().all(|x| *x == 0.0));
}

#[test]
fn the_foot_chokes_open_hats() {
    let open = Stroke { at: AT, piece: Piece::HatOpen, force: Db(6.0) };
    let foot = Stroke { at: 0.5, piece: Piece::HatFoot, force: Db(-6.0) };
    let choked = play(vec![open.clone(), foot], 2.0, 2.0);
    let ringing = play(vec![open], 2.0, 2.0);
    let tail = |rows: &[Vec<f64>]| power(&row(rows, "hi-hat")[33_600..38_400]) + 1e-20;
    assert!(db(tail(&ringing) / tail(&choked)) > 30.0);
}

#[test]
fn no_two_strokes_are_alike_and_no_two_renderings_differ() {
    let strokes: Vec<Stroke> = [0.1, 1.1].map(|at| Stroke { at, piece: Piece::HatClosed, force: Db(0.0) }).to_vec();
    let rows = play(strokes.clone(), 2.0, 2.0);
    let hat = row(&rows, "hi-hat");
    assert!(hat[4_800..9_600] != hat[52_800..57_600]);
    assert_eq!(rows, play(strokes, 2.0, 2.0));
}

#[test]
fn it_is_silent_before_the_first_stroke_and_after_still() {
    let strokes: Vec<Stroke> = [Piece::Kick, Piece::Snare, Piece::TomFloor, Piece::Ride, Piece::CrashLeft, Piece::HatOpen]
        .map(|piece| Stroke { at: AT, piece, force: Db(8.0) })
        .to_vec();
    let rows = play(strokes, 1.0, 1.5);
    assert_eq!(rows.len(), RADIATORS.len());
    for (row, radiator) in rows.iter().zip(RADIATORS) {
        assert_eq!(row.len(), 72_000);
        assert!(row[..4_800].iter().all(|x| *x == 0.0), "{radiator}");
        assert!(row[64_800..].iter().all(|x| *x == 0.0), "{radiator}");
    }
}
