//! Samples to volts.

use crate::sim::engine::converter::adc::Flaws;
use crate::sim::engine::converter::jitter::{self, Jitter};
use crate::sim::engine::converter::quantise::Quantiser;
use crate::sim::engine::noise::{add_white, seed_of};
use crate::sim::gear::{Alignment, ConverterClass};
use crate::sim::units::BLOCK;

/// One output.
#[derive(Debug, Clone)]
pub struct Dac {
    scale: f32,
    flaws: Flaws,
    quantiser: Quantiser,
    jitter: Jitter,
    seed: u64,
}

impl Dac {
    /// Frames by which volts come out after the samples that they belong to.
    pub const LATENCY: usize = jitter::LATE;

    /// An output of a class at an alignment, by a clock of this jitter.
    #[must_use]
    pub fn new(class: &ConverterClass, alignment: Alignment, jitter_ps: f64, seed: u64) -> Self {
        let seed = seed_of("output", seed);
        let quantiser = Quantiser::new(class.bits, seed);
        Self {
            scale: (std::f64::consts::SQRT_2 * alignment.full_scale().volt().0) as f32,
            flaws: Flaws::of(class, class.dac_db, &quantiser),
            quantiser,
            jitter: Jitter::new(jitter_ps, seed),
            seed,
        }
    }

    /// Turns a block of samples into volts; what is beyond full scale cannot be said in its bits.
    pub fn run(&mut self, block: &mut [f32], frame: u64) {
        for (at, sample) in (frame..).zip(block.iter_mut()) {
            *sample = self.quantiser.round(f64::from(*sample), at) as f32;
        }
        self.jitter.run(block, frame);
        let mut noise = [0.0; BLOCK];
        let noise = &mut noise[..block.len()];
        add_white(noise, self.seed, frame, self.flaws.noise);
        for (sample, noise) in block.iter_mut().zip(noise) {
            let bent = *sample - self.flaws.third as f32 * *sample * *sample * *sample + *noise;
            *sample = bent * self.scale;
        }
    }
}
