//! Curves and times of compressors and gates.

use super::*;

fn volts_peak(dbu: f64) -> f64 {
    Dbu(dbu).volt().0 * std::f64::consts::SQRT_2
}

fn compressor(threshold: f64, ratio: f64, knee: f64, attack_s: f64, release_s: f64) -> Process {
    Process::Compressor { threshold: Dbu(threshold), ratio, knee: Db(knee), attack_s, release_s, make_up: Db(0.0) }
}

/// The curve as the field draws it, decibels out for decibels in.
fn curve(level: f64, threshold: f64, ratio: f64, knee: f64) -> f64 {
    let over = level - threshold;
    if 2.0 * over <= -knee {
        level
    } else if 2.0 * over >= knee {
        threshold + over / ratio
    } else {
        level + (1.0 / ratio - 1.0) * (over + knee / 2.0) * (over + knee / 2.0) / (2.0 * knee)
    }
}

#[test]
fn tones_come_out_as_the_curve_says() {
    let mut worst: f64 = 0.0;
    for hertz in [40.0, 100.0, 997.0, 8_000.0, 15_000.0] {
        for (threshold, ratio, knee) in [(-20.0, 1.5, 0.0), (0.0, 4.0, 6.0), (4.0, 20.0, 12.0), (-10.0, 1e9, 3.0), (-30.0, 2.0, 20.0)] {
            for step in 0..14 {
                let level = threshold - 13.0 + 2.9 * f64::from(step);
                let out = processed(&compressor(threshold, ratio, knee, 0.002, 0.1), &sine(hertz, volts_peak(level), 36_000));
                let got = Dbu::from_volt(crate::sim::units::Volt(rms(&out[24_000..]))).0;
                let fault = got - curve(level, threshold, ratio, knee);
                worst = worst.max(fault.abs());
                assert!(fault.abs() < 0.1, "{hertz} Hz at {level} dBu, {threshold} dBu {ratio}:1 knee {knee}: {fault} dB");
            }
        }
    }
}

#[test]
fn make_up_is_gain() {
    let quiet = Process::Compressor { threshold: Dbu(20.0), ratio: 4.0, knee: Db(0.0), attack_s: 0.01, release_s: 0.1, make_up: Db(7.0) };
    let sound = sine(500.0, 0.1, 9_600);
    assert!((decibels(rms(&processed(&quiet, &sound)) / rms(&sound)) - 7.0).abs() < 1e-4);
}

/// Seconds from frame `from` until the gain has gone 63.2 % of its way, as decibels or as a ratio.
fn time_to_63(sound: &[f32], out: &[f32], from: usize, to: usize, scale: fn(f64) -> f64) -> f64 {
    // Gain is read where the tone is large; elsewhere it would be rounding.
    let most = peak(&sound[from..to]);
    let gains: Vec<(usize, f64)> =
        (from..to).filter(|n| f64::from(sound[*n].abs()) > 0.3 * most).map(|n| (n, scale(f64::from(out[n] / sound[n])))).collect();
    let before = (0..from).rev().find(|n| f64::from(sound[*n].abs()) > 0.3 * peak(&sound[..from])).unwrap();
    let (start, end) = (scale(f64::from(out[before] / sound[before])), gains[gains.len() - 1].1);
    let mark = start + (end - start) * (1.0 - libm::exp(-1.0));
    let (at, _) = gains.iter().find(|(_, gain)| (gain - mark) * (end - start) >= 0.0).unwrap();
    (at - from) as f64 / RATE
}

/// A tone that is quiet, loud from frame 24 000 on, and quiet again from 72 000 on.
fn steps(quiet_dbu: f64, loud_dbu: f64, frames: usize) -> Vec<f32> {
    let mut sound = sine(4_987.0, volts_peak(quiet_dbu), frames);
    let ratio = Db(loud_dbu - quiet_dbu).ratio() as f32;
    sound[24_000..72_000].iter_mut().for_each(|x| *x *= ratio);
    sound
}

#[test]
fn attack_and_release_take_the_time_that_they_say() {
    let sound = steps(-30.0, 20.0, 240_000);
    for (attack, release) in [(0.002, 0.05), (0.01, 0.1), (0.03, 0.4), (0.1, 0.8)] {
        let out = processed(&compressor(0.0, 4.0, 0.0, attack, release), &sound);
        let up = time_to_63(&sound, &out, 24_000, 72_000, decibels);
        let down = time_to_63(&sound, &out, 72_000, 240_000, decibels);
        assert!((up / attack - 1.0).abs() < 0.05, "attack {attack} took {up}");
        assert!((down / release - 1.0).abs() < 0.05, "release {release} took {down}");
    }
}

#[test]
fn below_the_threshold_nothing_happens_even_at_a_start() {
    for hertz in [30.0, 100.0, 1_000.0, 6_300.0, 14_000.0] {
        let mut sound = sine(hertz, volts_peak(-0.3), 30_000);
        sound[..10_000].fill(0.0);
        sound[20_000..].fill(0.0);
        assert_eq!(processed(&compressor(0.0, 10.0, 0.0, 1e-4, 0.1), &sound), sound, "{hertz} Hz");
    }
}

fn gate(range: f64, attack_s: f64, hold_s: f64, release_s: f64) -> Process {
    Process::Gate { threshold: Dbu(0.0), range: Db(range), attack_s, hold_s, release_s }
}

#[test]
fn a_gate_opens_holds_and_closes_in_time_and_as_far_as_it_is_set() {
    let sound = steps(-20.0, 10.0, 240_000);
    for (range, attack, hold, release) in [(40.0, 0.002, 0.05, 0.1), (20.0, 0.01, 0.2, 0.3), (80.0, 0.005, 0.0, 0.05)] {
        let out = processed(&gate(range, attack, hold, release), &sound);
        let closed = decibels(rms(&out[12_000..23_000]) / rms(&sound[12_000..23_000]));
        assert!((closed + range).abs() < 0.05, "closed by {closed} of {range}");
        assert!((decibels(rms(&out[66_000..71_000]) / rms(&sound[66_000..71_000]))).abs() < 0.01);
        let up = time_to_63(&sound, &out, 24_000, 72_000, |gain| gain);
        let down = time_to_63(&sound, &out, 72_000, 240_000, |gain| gain);
        assert!((up / attack - 1.0).abs() < 0.05, "opened in {up} of {attack}");
        assert!((down / (hold + release) - 1.0).abs() < 0.05, "closed in {down} of {hold} + {release}");
        let held = 72_000 + (hold * RATE) as usize;
        assert!(decibels(rms(&out[held - 480..held]) / rms(&sound[held - 480..held])).abs() < 0.01, "let go within its hold");
    }
}

#[test]
fn a_gate_stays_open_until_three_decibels_below() {
    let open_at = |level: f64| {
        let out = processed(&gate(60.0, 0.001, 0.01, 0.02), &steps(level, 6.0, 120_000));
        let gain = |part: std::ops::Range<usize>| decibels(rms(&out[part]) / (volts_peak(level) / std::f64::consts::SQRT_2));
        (gain(12_000..23_000) > -1.0, gain(110_000..120_000) > -1.0)
    };
    assert_eq!(open_at(0.2), (true, true));
    assert_eq!(open_at(-0.2), (false, true));
    assert_eq!(open_at(-2.8), (false, true));
    assert_eq!(open_at(-3.2), (false, false));
}
