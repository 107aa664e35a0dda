//! Noise that depends on a seed and the absolute frame alone.
//!
//! A counter, hashed: any start frame and any block size give the same samples, so live and offline agree.
//! Rms figures are those of the band from 20 Hz to 20 kHz (domain reference 0.2).

use crate::sim::engine::filter::a_weight;
use crate::sim::engine::spectrum::Fourier;
use crate::sim::gear::HighPass;
use crate::sim::units::{DbSpl, SAMPLE_RATE};
use std::sync::Arc;

/// Width of the band in which noise figures are given, hertz (domain reference 0.2).
const BAND_HZ: f64 = 19_980.0;
/// Standard deviation of the sum of four 16-bit numbers: √(4 · 65536² / 12).
const FOUR_LANES: f32 = 37_837.227;
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
    for (at, sample) in (frame..).zip(samples.iter_mut()) {
        let bits = splitmix(seed ^ at.wrapping_mul(0xD134_2543_DE82_EF95));
        let sum = (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48);
        *sample += (sum as f32 - 131_070.0) * scale;
    }
}

/// What a microphone's switches do to the noise of the room around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colour {
    /// A-weighted level of the empty room.
    pub level: DbSpl,
    /// The microphone's high-pass; none when it is out.
    pub high_pass: Option<HighPass>,
}

/// One loop of room noise in pascals: a spectrum that falls by 5 dB an octave (the slope of NC curves), at the
/// A-weighted level of the room before the high-pass.
///
/// It repeats without a seam; microphones start at different places in it, which makes them incoherent.
#[must_use]
pub fn room_loop(colour: Colour, seed: u64) -> Arc<[f32]> {
    let mut fourier = Fourier::new(LOOP);
    let mut white = vec![0.0; LOOP];
    add_white(&mut white, seed, 0, 1.0);
    let mut bins = fourier.forward(&mut white);
    let width = f64::from(SAMPLE_RATE) / LOOP as f64;
    let mut weighted = 0.0;
    for (n, bin) in bins.iter_mut().enumerate() {
        let hertz = n as f64 * width;
        if !(20.0..=20_000.0).contains(&hertz) {
            (bin.re, bin.im) = (0.0, 0.0);
            continue;
        }
        // 5 dB an octave is 16.6 dB a decade: amplitude as f^−0.83.
        let slope = libm::pow(hertz / 1000.0, -0.83);
        let a = slope * a_weight(hertz);
        weighted += 2.0 * a * a * f64::from(bin.re * bin.re + bin.im * bin.im);
        let gain = (slope * colour.high_pass.map_or(1.0, |filter| libm::exp(filter.ln_gain(hertz)))) as f32;
        (bin.re, bin.im) = (bin.re * gain, bin.im * gain);
    }
    let mut samples = fourier.inverse(&mut bins);
    // Parseval: the mean square of the inverse without its 1/N is the sum of the squared bins.
    let scale = (colour.level.pascal().0 / libm::sqrt(weighted)) as f32;
    for sample in &mut samples {
        *sample *= scale;
    }
    samples.into()
}

/// Adds a loop, from this frame on, times a gain.
pub fn add_loop(samples: &mut [f32], cycle: &[f32], from: u64, gain: f32) {
    let start = (from % cycle.len() as u64) as usize;
    let rest = cycle[start..].iter().chain(cycle.iter());
    for (sample, noise) in samples.iter_mut().zip(rest) {
        *sample += noise * gain;
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
    fn white_noise_is_white_and_has_no_offset() {
        let mut samples = vec![0.0; 1 << 17];
        add_white(&mut samples, 11, 0, 1.0);
        let mean = samples.iter().map(|x| f64::from(*x)).sum::<f64>() / 131_072.0;
        let next: f64 = samples.windows(2).map(|pair| f64::from(pair[0] * pair[1])).sum::<f64>() / 131_072.0;
        assert!(mean.abs() < 0.01 && next.abs() < 0.01, "{mean} {next}");
    }

    #[test]
    fn a_room_is_as_loud_as_it_says() {
        let cycle = room_loop(Colour { level: DbSpl(20.0), high_pass: None }, 5);
        // 20 dB SPL(A) is 200 µPa rms after A-weighting; a full-scale sine has an rms of 1/√2.
        let level = meter::a_weighted_rms_dbfs(&cycle).0 - 3.0103 + 93.9794;
        assert!((level - 20.0).abs() < 0.1, "{level}");
        let filtered = room_loop(Colour { level: DbSpl(20.0), high_pass: Some(HighPass { corner: 80.0, slope: 12.0 }) }, 5);
        assert!(meter::rms_dbfs(&filtered).0 < meter::rms_dbfs(&cycle).0 - 3.0);
    }
}
