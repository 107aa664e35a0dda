//! Noise that depends on a seed and the absolute frame alone.
//!
//! A counter, hashed: any start frame and any block size give the same samples, so live and offline agree.
//! Rms figures are those of the band from 20 Hz to 20 kHz (domain reference 0.2).

use crate::sim::circuit::spectrum::MAINS_HARMONICS;
use crate::sim::engine::spectrum::Fourier;
use crate::sim::gear::HighPass;
use crate::sim::units::{DbSpl, SAMPLE_RATE};
use crate::sim::venue::NOISE_HZ;
use pulp::Arch;
use std::sync::Arc;

/// Width of the band in which noise figures are given, hertz (domain reference 0.2).
const BAND_HZ: f64 = 19_980.0;
/// Standard deviation of the sum of four 16-bit numbers: √(4 · 65536² / 12).
const FOUR_LANES: f32 = 37_837.227;
/// Frames that share a key of the generator.
const RUN: usize = 256;
/// Frames in a loop of room noise: 5.5 s, long enough that no one hears it come back.
const LOOP: usize = 1 << 18;

/// The next number of the splitmix64 sequence after a state.
#[must_use]
pub fn splitmix(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A seed from a text and another seed (FNV-1a, then mixed).
#[must_use]
pub fn seed_of(text: &str, seed: u64) -> u64 {
    let hash = text.bytes().fold(0xCBF2_9CE4_8422_2325, |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3));
    splitmix(hash ^ splitmix(seed))
}

/// The standard deviation of white noise at `SAMPLE_RATE` that has this rms between 20 Hz and 20 kHz.
#[must_use]
pub fn deviation(rms: f64) -> f32 {
    (rms * libm::sqrt(f64::from(SAMPLE_RATE) / 2.0 / BAND_HZ)) as f32
}

/// Adds white, nearly Gaussian noise (the sum of four uniform numbers) of this standard deviation, from this frame on.
pub fn add_white(samples: &mut [f32], seed: u64, frame: u64, deviation: f32) {
    let scale = deviation / FOUR_LANES;
    let (mut rest, mut frame) = (samples, frame);
    while !rest.is_empty() {
        let (block, skip) = (frame / RUN as u64, frame as usize % RUN);
        let (run, after) = rest.split_at_mut(rest.len().min(RUN - skip));
        let key = splitmix(seed ^ block.wrapping_mul(0xD134_2543_DE82_EF95));
        // Numbers of 32 bits, so that several are made at once.
        Arch::new().dispatch(|| {
            for (at, sample) in (skip as u32..).zip(run.iter_mut()) {
                let place = at.wrapping_mul(0x9E37_79B9);
                let (one, two) = (mixed(place.wrapping_add(key as u32)), mixed(place ^ (key >> 32) as u32));
                let sum = (one & 0xFFFF) + (one >> 16) + (two & 0xFFFF) + (two >> 16);
                *sample += (sum as i32 as f32 - 131_070.0) * scale;
            }
        });
        frame += run.len() as u64;
        rest = after;
    }
}

/// A hash of 32 bits in which every bit of the input changes each bit of the output in nearly half of all cases (the
/// constants are those that C. Wellons found by search).
#[inline(always)]
fn mixed(mut x: u32) -> u32 {
    x = (x ^ (x >> 16)).wrapping_mul(0x7FEB_352D);
    x = (x ^ (x >> 15)).wrapping_mul(0x846C_A68B);
    x ^ (x >> 16)
}

/// What a microphone's switches do to the noise of the room around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colour {
    /// What the empty room makes in each octave of `NOISE_HZ`, decibels SPL.
    pub octaves: [f64; 8],
    /// The microphone's high-pass; none when it is out.
    pub high_pass: Option<HighPass>,
    /// Decibels by which a draught is over that below 80 Hz.
    pub draught: f64,
}

/// The gain of a draught at a frequency: its decibels below 80 Hz, and nothing an octave above.
fn draught(decibels: f64, hertz: f64) -> f64 {
    const HZ: f64 = 80.0;
    let power = libm::pow(10.0, decibels / 10.0) - 1.0;
    libm::sqrt(1.0 + power / (1.0 + libm::pow(hertz / HZ, 24.0)))
}

/// One loop of room noise in pascals: noise with the octave levels of the room, even within and beyond the outer octaves.
///
/// It repeats without a seam; microphones have different seeds, which makes them incoherent.
#[must_use]
pub fn room_loop(colour: Colour, seed: u64) -> Arc<[f32]> {
    let mut fourier = Fourier::new(LOOP);
    let mut white = vec![0.0; LOOP];
    add_white(&mut white, seed, 0, 1.0);
    let mut bins = fourier.forward(&mut white);
    let width = f64::from(SAMPLE_RATE) / LOOP as f64;
    let middles = balanced(&colour.octaves);
    // Parseval: the mean square of the inverse without its 1/N is twice the sum of the squared bins, and white noise has N in each.
    let scale = libm::sqrt(width / (2.0 * LOOP as f64));
    for (n, bin) in bins.iter_mut().enumerate() {
        let hertz = n as f64 * width;
        if !(20.0..=20_000.0).contains(&hertz) {
            (bin.re, bin.im) = (0.0, 0.0);
            continue;
        }
        let filter = colour.high_pass.map_or(1.0, |filter| libm::exp(filter.ln_gain(hertz)));
        let gain = (scale * density(&middles, hertz) * filter * draught(colour.draught, hertz)) as f32;
        (bin.re, bin.im) = (bin.re * gain, bin.im * gain);
    }
    fourier.inverse(&mut bins).into()
}

/// Levels for the middles of octaves with which each whole octave comes out as loud as it should between sloping neighbours.
fn balanced(octaves: &[f64; 8]) -> [f64; 8] {
    const STEPS: u32 = 32;
    const ROUNDS: usize = 6;
    let mut middles = *octaves;
    for _ in 0..ROUNDS {
        let sounding: [f64; 8] = std::array::from_fn(|band| {
            let power = (0..STEPS).map(|step| {
                let hertz = NOISE_HZ[band] * libm::exp2((f64::from(step) + 0.5) / f64::from(STEPS) - 0.5);
                let pascal = density(&middles, hertz);
                pascal * pascal * hertz * std::f64::consts::LN_2 / f64::from(STEPS)
            });
            10.0 * libm::log10(power.sum::<f64>()) + 93.9794
        });
        middles = std::array::from_fn(|band| middles[band] + octaves[band] - sounding[band]);
    }
    middles
}

/// Pascals per root hertz at a frequency, straight between the middles of octaves in decibels over the logarithm of frequency.
fn density(octaves: &[f64; 8], hertz: f64) -> f64 {
    // An octave is as wide as its middle over the root of two.
    let level = |band: usize| octaves[band] - 10.0 * libm::log10(NOISE_HZ[band] * std::f64::consts::FRAC_1_SQRT_2);
    let place = libm::log2(hertz / NOISE_HZ[0]).clamp(0.0, 7.0);
    let (below, across) = ((place as usize).min(6), place - libm::floor(place).min(6.0));
    DbSpl(level(below) + across * (level(below + 1) - level(below))).pascal().0
}

/// One cycle of mains hum whose 50 Hz have an rms of 1: the harmonics of a ground loop between rectifiers, estimated.
#[must_use]
pub fn hum_cycle() -> Arc<[f32]> {
    let frames = SAMPLE_RATE / 50;
    let at = |frame: u32| {
        let turn = std::f64::consts::TAU * f64::from(frame) / f64::from(frames);
        let sum: f64 = MAINS_HARMONICS.iter().map(|(harmonic, share)| share * libm::sin(harmonic * turn)).sum();
        (sum * std::f64::consts::SQRT_2) as f32
    };
    (0..frames).map(at).collect()
}

/// Adds a loop, from this frame on, times a gain.
pub fn add_loop(samples: &mut [f32], cycle: &[f32], from: u64, gain: f32) {
    let mut at = (from % cycle.len() as u64) as usize;
    let mut rest = samples;
    while !rest.is_empty() {
        let (now, after) = rest.split_at_mut(rest.len().min(cycle.len() - at));
        now.iter_mut().zip(&cycle[at..]).for_each(|(sample, noise)| *sample += noise * gain);
        (rest, at) = (after, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::meter;
    use crate::sim::units::Db;

    #[test]
    fn any_start_gives_the_same_samples() {
        let mut whole = vec![0.0; 1000];
        add_white(&mut whole, 7, 5000, 0.1);
        let mut parts = vec![0.0; 1000];
        for (n, part) in parts.chunks_mut(77).enumerate() {
            add_white(part, 7, 5000 + 77 * n as u64, 0.1);
        }
        assert_eq!(whole, parts);
    }

    #[test]
    fn white_noise_has_the_stated_rms_in_the_audio_band() {
        let mut samples = vec![0.0; 1 << 18];
        add_white(&mut samples, 3, 0, deviation(0.01));
        let mut fourier = Fourier::new(samples.len());
        let bins = fourier.forward(&mut samples);
        let width = 48_000.0 / 262_144.0;
        let in_band = bins.iter().enumerate().filter(|(n, _)| (20.0..=20_000.0).contains(&(*n as f64 * width)));
        let power: f64 = in_band.map(|(_, bin)| 2.0 * f64::from(bin.norm_sqr())).sum();
        let rms = libm::sqrt(power) / 262_144.0;
        assert!(Db::from_ratio(rms / 0.01).0.abs() < 0.05, "{rms}");
    }

    #[test]
    fn hum_has_a_fundamental_of_one_volt_and_comes_round_without_a_seam() {
        let cycle = hum_cycle();
        assert_eq!(cycle.len(), 960);
        let turn = std::f64::consts::TAU / 960.0;
        let share: f64 = cycle.iter().enumerate().map(|(n, x)| f64::from(*x) * libm::sin(turn * n as f64)).sum();
        // A sine of 1 V rms has a peak of √2.
        assert!((share / 480.0 - std::f64::consts::SQRT_2).abs() < 1e-5, "{share}");
        let (mut whole, mut part) = (vec![0.0; 1900], vec![0.0; 400]);
        add_loop(&mut whole, &cycle, 0, 0.1);
        add_loop(&mut part, &cycle, 1500, 0.1);
        assert_eq!(&whole[1500..], &part);
    }

    #[test]
    fn white_noise_is_white_and_has_no_offset() {
        let mut samples = vec![0.0; 1 << 17];
        add_white(&mut samples, 11, 0, 1.0);
        let mean = samples.iter().map(|x| f64::from(*x)).sum::<f64>() / 131_072.0;
        let next: f64 = samples.windows(2).map(|pair| f64::from(pair[0] * pair[1])).sum::<f64>() / 131_072.0;
        assert!(mean.abs() < 0.01 && next.abs() < 0.01, "{mean} {next}");
    }

    /// NC-15 less 7 dB.
    const QUIET: [f64; 8] = [40.0, 29.0, 22.0, 15.0, 10.0, 7.0, 5.0, 4.0];

    #[test]
    fn a_room_is_as_loud_as_its_octaves_say() {
        let cycle = room_loop(Colour { octaves: QUIET, high_pass: None, draught: 0.0 }, 5);
        // 20 dB SPL(A) is 200 µPa rms after A-weighting; a full-scale sine has an rms of 1/√2.
        let level = meter::a_weighted_rms_dbfs(&cycle).0 - 3.0103 + 93.9794;
        assert!((level - 20.0).abs() < 0.5, "{level}");
        let mut fourier = Fourier::new(LOOP);
        let bins = fourier.forward(&mut cycle.to_vec());
        for (middle, expected) in NOISE_HZ.into_iter().zip(QUIET).skip(1) {
            let octave = middle / std::f64::consts::SQRT_2..middle * std::f64::consts::SQRT_2;
            let inside = bins.iter().enumerate().filter(|(n, _)| octave.contains(&(*n as f64 * 48_000.0 / LOOP as f64)));
            let power = inside.map(|(_, bin)| 2.0 * f64::from(bin.norm_sqr())).sum::<f64>() / (LOOP * LOOP) as f64;
            let level = 10.0 * libm::log10(power) + 93.9794;
            assert!((level - expected).abs() < 1.2, "{level} dB in the octave of {middle} Hz");
        }
        let filtered = room_loop(Colour { octaves: QUIET, high_pass: Some(HighPass { corner: 80.0, slope: 12.0 }), draught: 0.0 }, 5);
        assert!(meter::rms_dbfs(&filtered).0 < meter::rms_dbfs(&cycle).0 - 3.0);
    }
}
