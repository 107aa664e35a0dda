//! Loudness against the signals of EBU Tech 3341 and 3342, made from their published definitions, and BS.1770's own figure.

use linecheck::sim::engine::meter::{Loudness, Speaker, TruePeak};
use std::f64::consts::TAU;

const RATE: u32 = 48_000;

/// Tones in a row: seconds and the peak of each channel, dBFS, at 1 kHz in phase.
fn tones<const N: usize>(parts: &[(f64, [f64; N])]) -> Vec<f32> {
    let mut frames = Vec::new();
    let mut at = 0_u32;
    for (seconds, levels) in parts {
        let peaks = levels.map(|level| 10_f64.powf(level / 20.0));
        for _ in 0..(seconds * f64::from(RATE)).round() as usize {
            let wave = (TAU * 1000.0 * f64::from(at) / f64::from(RATE)).sin();
            frames.extend(peaks.map(|peak| (peak * wave) as f32));
            at += 1;
        }
    }
    frames
}

fn stereo(parts: &[(f64, f64)]) -> Vec<f32> {
    tones(&parts.iter().map(|(seconds, level)| (*seconds, [*level; 2])).collect::<Vec<_>>())
}

/// A meter that has heard everything, in pieces of any length.
fn heard(frames: &[f32], channels: usize) -> Loudness {
    let mut meter = Loudness::new(Speaker::usual(channels).expect("so many are usual"), RATE).expect("a rate of sound");
    frames.chunks(channels * 1021).for_each(|part| meter.push(part));
    meter
}

/// Every reading of M and S from a second on.
fn readings(frames: &[f32], from_s: f64) -> Vec<[Option<f64>; 2]> {
    let mut meter = Loudness::new(Speaker::usual(2).expect("stereo"), RATE).expect("a rate of sound");
    let mut found = Vec::new();
    for (step, part) in frames.chunks(9600).enumerate() {
        meter.push(part);
        if step as f64 / 10.0 >= from_s {
            found.push([meter.momentary(), meter.short_term()]);
        }
    }
    found
}

#[track_caller]
fn near(got: Option<f64>, wanted: f64, tolerance: f64) {
    let got = got.expect("there is a reading");
    assert!((got - wanted).abs() <= tolerance, "{got} for {wanted}");
}

#[test]
fn ebu_3341_1_and_2_steady_tones() {
    for level in [-23.0, -33.0] {
        let meter = heard(&stereo(&[(20.0, level)]), 2);
        for found in [meter.momentary(), meter.short_term(), meter.integrated()] {
            near(found, level, 0.1);
        }
        near(meter.range(), 0.0, 0.1);
    }
}

#[test]
fn ebu_3341_3_to_5_gating() {
    let cases: [&[(f64, f64)]; 3] = [
        &[(10.0, -36.0), (60.0, -23.0), (10.0, -36.0)],
        &[(10.0, -72.0), (10.0, -36.0), (60.0, -23.0), (10.0, -36.0), (10.0, -72.0)],
        &[(20.0, -26.0), (20.1, -20.0), (20.0, -26.0)],
    ];
    for case in cases {
        near(heard(&stereo(case), 2).integrated(), -23.0, 0.1);
    }
}

#[test]
fn ebu_3341_6_five_channels() {
    let frames = tones(&[(20.0, [-28.0, -28.0, -24.0, -30.0, -30.0])]);
    near(heard(&frames, 5).integrated(), -23.0, 0.1);
    // With effects between them, however loud these are.
    let frames = tones(&[(20.0, [-28.0, -28.0, -24.0, -6.0, -30.0, -30.0])]);
    near(heard(&frames, 6).integrated(), -23.0, 0.1);
}

#[test]
fn ebu_3341_9_short_term() {
    let frames = stereo(&[(1.34, -20.0), (1.66, -30.0)].repeat(5));
    // The window of the thirtieth step is full, 3 s after the start.
    for [_, short_term] in readings(&frames, 2.9) {
        near(short_term, -23.0, 0.1);
    }
}

#[test]
fn ebu_3341_12_momentary() {
    let frames = stereo(&[(0.18, -20.0), (0.22, -30.0)].repeat(25));
    for [momentary, _] in readings(&frames, 1.0) {
        near(momentary, -23.0, 0.1);
    }
}

#[test]
fn ebu_3342_1_to_4_range() {
    for (levels, wanted) in
        [([-20.0, -30.0].as_slice(), 10.0), (&[-20.0, -15.0], 5.0), (&[-40.0, -20.0], 20.0), (&[-50.0, -35.0, -20.0, -35.0, -50.0], 15.0)]
    {
        let parts: Vec<(f64, f64)> = levels.iter().map(|level| (20.0, *level)).collect();
        near(heard(&stereo(&parts), 2).range(), wanted, 1.0);
    }
}

#[test]
fn a_full_scale_tone_in_one_channel_is_minus_3_01() {
    let wave = |n: u32| (TAU * 997.0 * f64::from(n) / f64::from(RATE)).sin() as f32;
    let mono: Vec<f32> = (0..10 * RATE).map(wave).collect();
    near(heard(&mono, 1).integrated(), -3.01, 0.1);
    let left: Vec<f32> = mono.iter().flat_map(|sample| [*sample, 0.0]).collect();
    near(heard(&left, 2).integrated(), -3.01, 0.1);
    let behind: Vec<f32> = mono.iter().flat_map(|sample| [0.0, 0.0, 0.0, *sample, 0.0]).collect();
    near(heard(&behind, 5).integrated(), -3.01 + 1.49, 0.1);
}

#[test]
fn other_rates_read_the_same() {
    for rate in [44_100, 96_000] {
        let wave = |n: u32| (TAU * 997.0 * f64::from(n) / f64::from(rate)).sin() as f32;
        let mono: Vec<f32> = (0..5 * rate).map(wave).collect();
        let mut meter = Loudness::new(&[Speaker::Left], rate).expect("a rate of sound");
        meter.push(&mono);
        near(meter.integrated(), -3.01, 0.1);
        let mut peak = TruePeak::new(1, rate).expect("a rate of sound");
        peak.push(&mono);
        assert!(peak.dbtp(0).0.abs() < 0.2, "{:?}", peak.dbtp(0));
    }
}

#[test]
fn silence_and_a_short_sound_have_no_loudness() {
    let meter = heard(&vec![0.0; 480_000], 2);
    assert_eq!((meter.integrated(), meter.range(), meter.momentary()), (None, None, Some(f64::NEG_INFINITY)));
    let meter = heard(&stereo(&[(0.3, -20.0)]), 2);
    assert_eq!((meter.momentary(), meter.integrated(), meter.loudest()), (None, None, [None, None]));
}
