//! Crosstalk as it runs.

use crate::sim::engine::plan::{Node, Samples};
use crate::sim::units::{BLOCK, SAMPLE_RATE};

/// What comes over from neighbours through a capacitance: the difference from sample to sample.
#[derive(Debug, Default)]
pub(super) struct Leak {
    pub(super) inputs: Vec<(usize, f32)>,
    before: f32,
}

impl Leak {
    /// What takes a gain at 10 kHz to that of the difference between two samples.
    pub(super) fn scale() -> f64 {
        0.5 / libm::sin(std::f64::consts::PI * 10_000.0 / f64::from(SAMPLE_RATE))
    }

    /// Goes on where the one before it was.
    pub(super) fn take_over(&mut self, before: &Self) {
        self.before = before.before;
    }

    /// Adds it to a block.
    pub(super) fn add(&mut self, done: &[Node], out: &mut Samples) {
        if self.inputs.is_empty() {
            return;
        }
        let mut sum = [0.0; BLOCK];
        for (input, gain) in &self.inputs {
            let Some(from) = done.get(*input) else { continue };
            sum.iter_mut().zip(&from.out).for_each(|(sum, x)| *sum += x * gain);
        }
        for (out, x) in out.iter_mut().zip(sum) {
            *out += x - self.before;
            self.before = x;
        }
    }
}
