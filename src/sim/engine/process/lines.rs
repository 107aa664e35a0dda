//! The delay lines of a reverb: all-pass ones that blur what goes in, and those that go round.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

use crate::sim::engine::process::glide::calm;

/// Lines that go round.
pub(super) const LINES: usize = 16;
/// Lengths of the all-pass lines, frames, before the lot moves them: up to 6 ms, so that they are silent long before a room is.
const BLUR: [usize; 4] = [59, 113, 179, 283];
/// Gain of an all-pass line.
const BLUR_GAIN: f32 = 0.6;

/// Lines of fixed lengths, one behind the other in one store.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    samples: Vec<f32>,
    starts: [usize; LINES],
    lengths: [usize; LINES],
    at: [usize; LINES],
}

impl Lines {
    pub(super) fn new(lengths: [usize; LINES]) -> Self {
        let mut starts = [0; LINES];
        for n in 1..LINES {
            starts[n] = starts[n - 1] + lengths[n - 1];
        }
        Self { samples: vec![0.0; lengths.iter().sum()], starts, lengths, at: [0; LINES] }
    }

    pub(super) fn lengths(&self) -> &[usize; LINES] {
        &self.lengths
    }

    /// The mean length, frames.
    pub(super) fn mean_length(&self) -> f64 {
        self.samples.len() as f64 / LINES as f64
    }

    /// Keeps what is in the lines before it, if they are of the same lengths.
    pub(super) fn take_over(&mut self, before: &Self) -> bool {
        let is_same = self.lengths == before.lengths;
        if is_same {
            self.samples.copy_from_slice(&before.samples);
            self.at = before.at;
        }
        is_same
    }

    /// What comes out of each line at each of the next frames, not more of them than the shortest line has.
    pub(super) fn read(&self, out: &mut [[f32; LINES]]) {
        for n in 0..LINES {
            let line = &self.samples[self.starts[n]..][..self.lengths[n]];
            let (again, first) = line.split_at(self.at[n]);
            let (near, far) = out.split_at_mut(first.len().min(out.len()));
            near.iter_mut().zip(first).for_each(|(frame, sample)| frame[n] = *sample);
            far.iter_mut().zip(again).for_each(|(frame, sample)| frame[n] = *sample);
        }
    }

    /// Puts frames into the lines, as many as were read, and goes on.
    pub(super) fn push(&mut self, frames: &[[f32; LINES]]) {
        for n in 0..LINES {
            let line = &mut self.samples[self.starts[n]..][..self.lengths[n]];
            let (again, first) = line.split_at_mut(self.at[n]);
            let (near, far) = frames.split_at(first.len().min(frames.len()));
            near.iter().zip(first).for_each(|(frame, sample)| *sample = frame[n]);
            far.iter().zip(again).for_each(|(frame, sample)| *sample = frame[n]);
            let next = self.at[n] + frames.len();
            self.at[n] = if next >= self.lengths[n] { next - self.lengths[n] } else { next };
        }
    }
}

/// All-pass lines one behind the other: many echoes out of one, the colour unchanged (M. R. Schroeder 1962).
#[derive(Debug, Clone)]
pub(super) struct Diffuser {
    lines: [Vec<f32>; 4],
    gains: [f32; 4],
    at: [usize; 4],
}

impl Diffuser {
    pub(super) fn new(lot: &mut ChaCha8Rng) -> Self {
        let lines = BLUR.map(|length| vec![0.0; length + lot.next_u32() as usize % (length / 4)]);
        let gains = BLUR.map(|_| if lot.next_u32().is_multiple_of(2) { BLUR_GAIN } else { -BLUR_GAIN });
        Self { lines, gains, at: [0; 4] }
    }

    pub(super) fn take_over(&mut self, before: &Self) {
        for (line, before) in self.lines.iter_mut().zip(&before.lines) {
            if line.len() == before.len() {
                line.copy_from_slice(before);
            }
        }
        self.at = before.at;
    }

    pub(super) fn step(&mut self, sample: f32) -> f32 {
        let mut x = sample;
        for ((line, at), gain) in self.lines.iter_mut().zip(&mut self.at).zip(self.gains) {
            let Some(place) = line.get_mut(*at) else { continue };
            let out = *place;
            let into = calm(x + gain * out);
            *place = into;
            x = out - gain * into;
            *at = if *at + 1 >= line.len() { 0 } else { *at + 1 };
        }
        x
    }
}
