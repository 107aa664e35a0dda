//! One step of the peak cache, and how the audio thread makes them.

use crate::sim::engine::peaks::Peak;

/// Frames of the finest step, 5.3 ms.
pub const STEP: u64 = 256;

/// What some samples come down to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Step {
    least: f32,
    greatest: f32,
    /// The sum of their squares.
    energy: f32,
}

impl Default for Step {
    fn default() -> Self {
        Self { least: f32::INFINITY, greatest: f32::NEG_INFINITY, energy: 0.0 }
    }
}

impl Step {
    fn of(samples: &[f32]) -> Self {
        let one = |x: &f32| Self { least: *x, greatest: *x, energy: x * x };
        samples.iter().map(one).fold(Self::default(), |mut sum, x| {
            sum.add(&x);
            sum
        })
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.least = self.least.min(other.least);
        self.greatest = self.greatest.max(other.greatest);
        self.energy += other.energy;
    }

    /// What is drawn of it, if it is of so many frames.
    pub(super) fn peak(&self, frames: u64) -> Peak {
        if self.least > self.greatest || frames == 0 {
            return Peak::default();
        }
        Peak { least: self.least, greatest: self.greatest, rms: (self.energy / frames as f32).sqrt() }
    }
}

/// What was recorded within one step, before anybody has drawn it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fresh {
    pub(super) pass: u32,
    pub(super) track: u32,
    /// The first frame of the pass that it is of.
    pub(super) at: u64,
    pub(super) frames: u32,
    pub(super) step: Step,
}

/// The steps, or parts of them, that samples of a track come down to from this frame of a pass on.
pub fn steps(pass: u32, track: u32, mut at: u64, mut samples: &[f32]) -> impl Iterator<Item = Fresh> {
    std::iter::from_fn(move || {
        let (now, later) = samples.split_at(((STEP - at % STEP) as usize).min(samples.len()));
        let fresh = Fresh { pass, track, at, frames: now.len() as u32, step: Step::of(now) };
        (at, samples) = (at + now.len() as u64, later);
        (!now.is_empty()).then_some(fresh)
    })
}
