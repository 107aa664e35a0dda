//! Decay, density, colour and independence of the made room.

use super::*;
use crate::sim::engine::spectrum::Fourier;

fn room(seconds: f64, damping: f64) -> Process {
    Process::Reverb { seconds, predelay_s: 0.0, damping: Hertz(damping), mix: 1.0 }
}

fn response(process: &Process, seed: u64, frames: usize) -> Vec<f32> {
    let mut sound = vec![0.0; frames];
    sound[0] = 1.0;
    Processor::new(process, seed).run(&mut sound);
    sound
}

fn energy(sound: &[f32]) -> f64 {
    sound.iter().map(|x| f64::from(*x) * f64::from(*x)).sum()
}

/// Only what lies around a frequency, out to an octave either side; edges are smooth so that the filter does not ring.
fn octave(sound: &[f32], middle: f64) -> Vec<f32> {
    // Silence before it, into which the filter may reach back.
    let mut sound = [vec![0.0; 9_600], sound.to_vec()].concat();
    let frames = sound.len();
    let mut fourier = Fourier::new(frames);
    let mut bins = fourier.forward(&mut sound);
    for (n, bin) in bins.iter_mut().enumerate() {
        let away = libm::log2((n as f64 * RATE / frames as f64).max(1e-3) / middle).clamp(-1.0, 1.0);
        let share = libm::cos(std::f64::consts::FRAC_PI_2 * away);
        *bin *= (share * share) as f32;
    }
    fourier.inverse(&mut bins)
}

/// Seconds to −60 dB by Schroeder's backward integration, from the slope between −5 and −35 dB.
fn decay(sound: &[f32]) -> f64 {
    let mut left = energy(sound);
    let whole = left;
    let (mut n, mut sums) = (0.0, [0.0; 4]);
    for (frame, x) in sound.iter().enumerate() {
        left -= f64::from(*x) * f64::from(*x);
        let level = 10.0 * libm::log10(left.max(whole * 1e-12) / whole);
        if (-35.0..=-5.0).contains(&level) {
            let t = frame as f64 / RATE;
            n += 1.0;
            sums = [sums[0] + t, sums[1] + level, sums[2] + t * t, sums[3] + t * level];
        }
    }
    let [t, level, tt, tl] = sums;
    -60.0 * (n * tt - t * t) / (n * tl - t * level)
}

#[test]
fn it_decays_in_the_time_that_it_is_set_to() {
    for seconds in [0.4, 1.2, 2.5, 6.0] {
        // One impulse is one draw: the mean of several is what the setting stands for.
        let frames = if seconds > 3.0 { 470_400 } else { 182_400 };
        let rooms: Vec<Vec<f32>> = (0..6).map(|seed| response(&room(seconds, 6_000.0), seed, frames)).collect();
        let mean = |middle: f64| rooms.iter().map(|sound| decay(&octave(sound, middle))).sum::<f64>() / rooms.len() as f64 / seconds;
        let [low, mid, high, top] = [250.0, 500.0, 1_000.0, 14_000.0].map(mean);
        assert!([low, mid, high].iter().all(|share| (share - 1.0).abs() < 0.05), "{seconds} s: {low} {mid} {high}");
        assert!((top - 0.5).abs() < 0.06, "{seconds} s at 14 kHz: {top}");
    }
}

/// The share of samples that lie beyond one standard deviation, re that of Gaussian noise (Abel and Huang 2006).
fn density(sound: &[f32], decay: f64) -> f64 {
    let level = |n: usize| libm::exp(6.9078 * n as f64 / (decay * RATE)) as f32;
    let sound: Vec<f32> = sound.iter().enumerate().map(|(n, x)| x * level(n)).collect();
    let deviation = rms(&sound);
    let beyond = sound.iter().filter(|x| f64::from(x.abs()) > deviation).count();
    beyond as f64 / sound.len() as f64 / 0.3173
}

#[test]
fn echoes_are_as_dense_as_in_a_room_after_80_ms() {
    let mut mean = 0.0;
    for seed in 0..6 {
        let sound = response(&room(1.8, 16_000.0), seed, 48_000);
        let (at_80, later) = (density(&sound[3_360..4_320], 1.8), density(&sound[4_800..14_400], 1.8));
        // 960 samples tell the density within 0.05.
        assert!(at_80 > 0.75 && later > 0.94, "seed {seed}: {at_80}, {later}");
        mean += at_80 / 6.0;
    }
    assert!(mean > 0.85, "{mean}");
}

#[test]
fn its_tail_has_no_ring_of_its_own() {
    for seed in 0..4 {
        let mut tail = response(&room(2.0, 16_000.0), seed, 72_000)[24_000..24_000 + 32_768].to_vec();
        // The decay is taken out, so that every part of the tail counts alike.
        for (n, x) in tail.iter_mut().enumerate() {
            *x *= libm::exp(6.9078 * n as f64 / (2.0 * RATE)) as f32;
        }
        let mut fourier = Fourier::new(tail.len());
        let powers: Vec<f64> = fourier.forward(&mut tail).iter().map(|bin| f64::from(bin.norm_sqr())).collect();
        let mids = &powers[(200.0 / RATE * 32_768.0) as usize..(4_000.0 / RATE * 32_768.0) as usize];
        let mean = mids.iter().sum::<f64>() / mids.len() as f64;
        let flatness = libm::exp(mids.iter().map(|p| libm::log(p.max(1e-30))).sum::<f64>() / mids.len() as f64) / mean;
        let highest = 10.0 * libm::log10(mids.iter().fold(0.0, |most: f64, p| most.max(*p)) / mean);
        // Gaussian noise has 0.561, and a highest of 2600 bins that stands 8.9 dB above the mean.
        assert!(flatness > 0.35 && highest < 16.0, "seed {seed}: {flatness}, {highest} dB");
    }
}

#[test]
fn channels_of_other_seeds_have_nothing_in_common() {
    for seconds in [0.8, 2.0] {
        let rooms: Vec<Vec<f32>> = (0..6).map(|seed| response(&room(seconds, 8_000.0), seed, 48_000)).collect();
        let mut worst: f64 = 0.0;
        for (n, left) in rooms.iter().enumerate() {
            for right in &rooms[n + 1..] {
                let common: f64 = left.iter().zip(right).map(|(a, b)| f64::from(a * b)).sum();
                worst = worst.max(common.abs() / libm::sqrt(energy(left) * energy(right)));
            }
        }
        assert!(worst < 0.1, "{seconds} s: {worst}");
    }
}

#[test]
fn noise_comes_out_as_loud_as_it_went_in() {
    for (seconds, seed) in [(0.5, 1), (2.0, 2), (5.0, 3)] {
        let out = response(&room(seconds, 16_000.0), seed, 480_000);
        let level = 10.0 * libm::log10(energy(&out));
        assert!(level.abs() < 2.0, "{seconds} s: {level} dB");
    }
}

#[test]
fn it_begins_after_its_predelay() {
    let process = Process::Reverb { seconds: 1.0, predelay_s: 0.05, damping: Hertz(8_000.0), mix: 0.5 };
    let out = response(&process, 1, 9_600);
    assert!((out[0] - 0.5).abs() < 1e-6);
    assert_eq!(out[1..].iter().position(|x| *x != 0.0), Some(2_399));
}

#[test]
fn it_dies_at_every_setting() {
    let mut lot = Lot::new(23);
    for seed in 0..40 {
        let process = Process::Reverb {
            seconds: lot.knob(0.1, 20.0),
            predelay_s: lot.between(0.0, 0.2),
            damping: Hertz(lot.knob(1000.0, 16_000.0)),
            mix: 1.0,
        };
        let out = response(&process, seed, 96_000);
        let parts: Vec<f64> = out[19_200..].chunks(19_200).map(energy).collect();
        assert!(parts.windows(2).all(|pair| pair[1] <= pair[0]), "{process:?}: {parts:?}");
    }
}
