//! The desk's oscillator: tones for line-up, and pink noise.

use crate::sim::engine::noise::add_white;
use crate::sim::engine::plan::Samples;
use crate::sim::units::{BLOCK, SAMPLE_RATE};
use std::f64::consts::{SQRT_2, TAU};

/// A tone or pink noise.
#[derive(Debug)]
pub(super) struct Oscillator {
    /// Turns a frame; none for pink noise.
    turns: Option<f64>,
    /// Peak of the tone, or rms of the noise, volts.
    level: f64,
    /// Memories of the filter that makes white noise pink.
    pink: [f32; 4],
}

/// Poles and zeros of first-order sections that together fall 3 dB an octave, fitted by least squares: within 0.24 dB from
/// 20 Hz to 20 kHz.
const POLES: [f32; 4] = [0.996_993_4, 0.977_887_8, 0.869_759_6, 0.399_387_3];
const ZEROS: [f32; 4] = [0.991_278_6, 0.945_613_9, 0.704_294_2, 0.032_865_7];

/// The rms of what they make of white noise of one, 20 Hz–20 kHz.
const PINK_GAIN: f32 = 1.579_83;

impl Oscillator {
    /// So many hertz, or pink noise, at so many volts rms.
    pub(super) fn new(hertz: Option<f64>, rms: f64) -> Self {
        let level = if hertz.is_some() { rms * SQRT_2 } else { rms };
        Self { turns: hertz.map(|hertz| hertz / f64::from(SAMPLE_RATE)), level, pink: [0.0; 4] }
    }

    /// Goes on where the one before it was.
    pub(super) fn take_over(&mut self, before: &Self) {
        self.pink = before.pink;
    }

    /// Adds the block from this frame on.
    pub(super) fn sound(&mut self, seed: u64, frame: u64, out: &mut Samples) {
        match self.turns {
            Some(turns) => {
                for (at, out) in (frame..).zip(out.iter_mut()) {
                    // The whole turns are taken away first, so that an hour later the phase is as exact.
                    *out += (self.level * libm::sin(TAU * (at as f64 * turns).fract())) as f32;
                }
            }
            None => self.noise(seed, frame, out),
        }
    }

    fn noise(&mut self, seed: u64, frame: u64, out: &mut Samples) {
        let mut white = [0.0; BLOCK];
        add_white(&mut white, seed, frame, self.level as f32 / PINK_GAIN);
        for (out, x) in out.iter_mut().zip(white) {
            let mut y = x;
            for ((memory, pole), zero) in self.pink.iter_mut().zip(POLES).zip(ZEROS) {
                let next = y + pole * *memory;
                y = next - zero * *memory;
                *memory = next;
            }
            *out += y;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn second(mut oscillator: Oscillator) -> Vec<f32> {
        let blocks = u64::from(SAMPLE_RATE) / BLOCK as u64;
        let mut sound = Vec::new();
        for block in 0..blocks {
            let mut out = [0.0; BLOCK];
            oscillator.sound(3, block * BLOCK as u64, &mut out);
            sound.extend(out);
        }
        sound
    }

    fn rms(sound: &[f32]) -> f64 {
        libm::sqrt(sound.iter().map(|x| f64::from(*x) * f64::from(*x)).sum::<f64>() / sound.len() as f64)
    }

    #[test]
    fn a_tone_has_its_level_and_frequency() {
        let sound = second(Oscillator::new(Some(1000.0), 1.228));
        assert!((rms(&sound) - 1.228).abs() < 0.001);
        let rises = sound.windows(2).filter(|pair| pair[0] <= 0.0 && pair[1] > 0.0).count();
        assert!((997..=1000).contains(&rises));
    }

    #[test]
    fn pink_noise_has_its_level_and_as_much_in_each_octave() {
        let sound = second(Oscillator::new(None, 1.0));
        assert!((20.0 * libm::log10(rms(&sound))).abs() < 1.5);
        // The mean of sixteen neighbours is a low-pass: it loses most of white noise (12 dB) and little of pink.
        let means: Vec<f32> = sound.chunks_exact(16).map(|part| part.iter().sum::<f32>() / 16.0).collect();
        let lost = 20.0 * libm::log10(rms(&sound) / rms(&means));
        assert!((1.0..4.0).contains(&lost), "{lost:.1} dB");
    }
}
