//! What the tape itself adds: hiss, roughness around a signal, dropouts. All by the place on the tape.

use crate::sim::engine::filter::{Memory, Section, a_weight};
use crate::sim::engine::noise::{add_white, seed_of, splitmix};
use crate::sim::units::{BLOCK, SAMPLE_RATE, amplitude};

/// Where hiss begins to rise, hertz: 3 dB here, then towards 6 dB an octave (domain reference 11.16).
const RISE_HZ: f64 = 2_500.0;
/// Half the width of the noise around a signal, hertz (domain reference 11.16).
const SKIRT_HZ: f64 = 1_000.0;
/// Depth of a dropout in decibels and its length in seconds (domain reference 11.16).
const DROPOUT_DB: (f64, f64) = (3.0, 12.0);
const DROPOUT_S: (f64, f64) = (0.005, 0.03);
/// Frames of tape in which there is at most one dropout.
const CELL: u64 = SAMPLE_RATE as u64;

/// Hiss of one track.
#[derive(Debug, Clone)]
pub(super) struct Hiss {
    seed: u64,
    rise: Section,
    memory: Memory,
    deviation: f32,
}

impl Hiss {
    /// Hiss of a track; silent until it is `set`.
    #[must_use]
    pub(super) fn new(seed: u64) -> Self {
        Self { seed: seed_of("hiss", seed), rise: Section::low_pass(RISE_HZ).inverse(), memory: Memory::default(), deviation: 0.0 }
    }

    /// Makes it so loud that behind what follows (a gain by frequency) its A-weighted rms is this much.
    pub(super) fn set(&mut self, rms: f64, after: impl Fn(f64) -> f64) {
        // White noise of deviation 1 has 2/rate a hertz; figures are those up to 20 kHz.
        const STEP_HZ: f64 = 50.0;
        let steps = f64::from(SAMPLE_RATE) / 2.0 / STEP_HZ;
        let power: f64 = (0..(20_000.0 / STEP_HZ) as u32)
            .map(|n| {
                let hertz = (f64::from(n) + 0.5) * STEP_HZ;
                let gain = self.rise.magnitude(hertz) * after(hertz) * a_weight(hertz);
                gain * gain / steps
            })
            .sum();
        self.deviation = (rms / libm::sqrt(power.max(1e-30))) as f32;
    }

    /// Goes on from what another has in its memory.
    pub(super) fn take_over(&mut self, old: &Self) {
        self.memory = old.memory;
    }

    /// None of it.
    pub(super) fn hush(&mut self) {
        self.deviation = 0.0;
    }

    /// Adds it to a block from a frame of the tape on.
    pub(super) fn add(&mut self, block: &mut [f32], frame: u64) {
        let mut noise = [0.0; BLOCK];
        let noise = &mut noise[..block.len()];
        add_white(noise, self.seed, frame, self.deviation);
        self.rise.run(&mut self.memory, noise);
        block.iter_mut().zip(noise).for_each(|(sample, hiss)| *sample += *hiss);
    }
}

/// Noise that follows a signal, because the coating is not even.
#[derive(Debug, Clone)]
pub(super) struct Roughness {
    seed: u64,
    skirt: Section,
    memory: Memory,
    deviation: f32,
}

impl Roughness {
    /// So many decibels below the signal.
    #[must_use]
    pub(super) fn new(seed: u64, decibels: f64) -> Self {
        let mut made =
            Self { seed: seed_of("roughness", seed), skirt: Section::low_pass(SKIRT_HZ), memory: Memory::default(), deviation: 0.0 };
        made.set(decibels);
        made
    }

    /// Takes on another level.
    pub(super) fn set(&mut self, decibels: f64) {
        // A first-order low-pass lets through π/2 of its corner of white noise.
        let share = SKIRT_HZ * std::f64::consts::FRAC_PI_2 / (f64::from(SAMPLE_RATE) / 2.0);
        self.deviation = (amplitude(decibels) / libm::sqrt(share)) as f32;
    }

    /// Goes on from what another has in its memory.
    pub(super) fn take_over(&mut self, old: &Self) {
        self.memory = old.memory;
    }

    /// Roughens a block from a frame of the tape on.
    pub(super) fn run(&mut self, block: &mut [f32], frame: u64) {
        let mut noise = [0.0; BLOCK];
        let noise = &mut noise[..block.len()];
        add_white(noise, self.seed, frame, self.deviation);
        self.skirt.run(&mut self.memory, noise);
        block.iter_mut().zip(noise).for_each(|(sample, rough)| *sample *= 1.0 + *rough);
    }
}

/// Where the coating of a track is thin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dropouts {
    seed: u64,
    chance: f64,
}

/// One of them, in frames of the tape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dropout {
    /// Where it begins.
    pub at: u64,
    /// How long it lasts.
    pub frames: u64,
    /// How deep it is in its middle, decibels.
    pub depth_db: f64,
}

impl Dropouts {
    /// So many a second.
    #[must_use]
    pub fn new(seed: u64, a_second: f64) -> Self {
        Self { seed: seed_of("dropouts", seed), chance: a_second }
    }

    /// The one that begins in this second of tape, if there is one.
    #[must_use]
    pub fn of_second(&self, second: u64) -> Option<Dropout> {
        let mut state = splitmix(self.seed ^ second.wrapping_mul(0xD134_2543_DE82_EF95));
        let mut draw = || {
            state = splitmix(state);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let between = |(low, high): (f64, f64), part: f64| low + (high - low) * part;
        (draw() < self.chance).then(|| {
            let frames = (between(DROPOUT_S, draw()) * f64::from(SAMPLE_RATE)) as u64;
            Dropout { at: second * CELL + (draw() * CELL as f64) as u64, frames, depth_db: between(DROPOUT_DB, draw()) }
        })
    }

    /// Weakens a block from a frame of the tape on.
    pub fn run(&self, block: &mut [f32], frame: u64) {
        let second = frame / CELL;
        for dropout in [second.checked_sub(1), Some(second)].into_iter().flatten().filter_map(|second| self.of_second(second)) {
            let end = dropout.at + dropout.frames;
            if end <= frame || dropout.at >= frame + block.len() as u64 {
                continue;
            }
            let depth = 1.0 - amplitude(-dropout.depth_db);
            for (at, sample) in (frame..end).zip(block.iter_mut()).filter(|(at, _)| *at >= dropout.at) {
                let turn = std::f64::consts::TAU * (at - dropout.at) as f64 / dropout.frames as f64;
                *sample *= (1.0 - depth * 0.5 * (1.0 - libm::cos(turn))) as f32;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropouts_come_as_often_as_they_should() {
        let dropouts = Dropouts::new(5, 0.02);
        let found: Vec<Dropout> = (0..50_000).filter_map(|second| dropouts.of_second(second)).collect();
        assert!((found.len() as f64 / 1000.0 - 1.0).abs() < 0.1, "{}", found.len());
        assert!(found.iter().all(|one| (3.0..=12.0).contains(&one.depth_db) && (240..=1440).contains(&one.frames)));
    }

    #[test]
    fn a_dropout_is_as_deep_as_it_says_whatever_the_blocks() {
        let dropouts = Dropouts::new(5, 0.02);
        let one = (0..10_000).find_map(|second| dropouts.of_second(second)).expect("there is one");
        let from = one.at - 500;
        let mut whole = vec![1.0; 2500];
        dropouts.run(&mut whole, from);
        let deepest = whole.iter().fold(1.0_f32, |low, x| low.min(*x));
        assert!((20.0 * libm::log10(f64::from(deepest)) + one.depth_db).abs() < 0.05);
        let mut parts = vec![1.0; 2500];
        for (n, part) in parts.chunks_mut(77).enumerate() {
            dropouts.run(part, from + 77 * n as u64);
        }
        assert_eq!(whole, parts);
    }

    #[test]
    fn roughness_is_as_far_below_the_signal_as_it_says() {
        let mut roughness = Roughness::new(3, -52.0);
        let mut block = vec![1.0; 256 * 400];
        for (n, part) in block.chunks_mut(BLOCK).enumerate() {
            roughness.run(part, (n * BLOCK) as u64);
        }
        let power: f64 = block.iter().map(|x| f64::from(*x - 1.0) * f64::from(*x - 1.0)).sum::<f64>() / block.len() as f64;
        assert!((10.0 * libm::log10(power) + 52.0).abs() < 0.5, "{}", 10.0 * libm::log10(power));
    }
}
