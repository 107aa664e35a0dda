//! The peak cache: what waveforms are drawn from, so that nobody has to read the samples of an hour for a picture.
//!
//! Steps of 256 frames hold the least and the greatest sample and the energy; each level above holds eight steps of the one
//! below. The audio thread leaves a `Fresh` for each step (`steps`), which allocates nothing; whoever draws adds them up.

mod step;

pub use step::{Fresh, STEP, steps};

use crate::sim::engine::tape::Tape;
use std::collections::BTreeMap;
use std::ops::Range;
use step::Step;

/// Steps in one step of the next level.
const COARSER: u64 = 8;
/// Levels; a step of the last is 23 minutes.
const LEVELS: usize = 7;

/// What is drawn in one column.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Peak {
    /// The least sample; full scale is 1.
    pub least: f32,
    /// The greatest sample.
    pub greatest: f32,
    /// The root of the mean square; a full-scale sine has 0.71.
    pub rms: f32,
}

/// The peaks of everything on tape, by pass and track.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Peaks(BTreeMap<(u32, u32), Trail>);

/// The peaks of one pass on one track.
#[derive(Debug, Clone, PartialEq, Default)]
struct Trail {
    /// The frame after the last that was written.
    length: u64,
    levels: [Vec<Step>; LEVELS],
}

impl Peaks {
    /// Those of everything that is on a tape.
    #[must_use]
    pub fn of(tape: &Tape) -> Self {
        let mut peaks = Self::default();
        for (pass, track, at, samples) in tape.written() {
            peaks.write(pass, track, at, samples);
        }
        peaks
    }

    /// Takes in samples of a track from this frame of a pass on.
    pub fn write(&mut self, pass: u32, track: u32, at: u64, samples: &[f32]) {
        steps(pass, track, at, samples).for_each(|fresh| self.add(&fresh));
    }

    /// Takes in what was left for a step; each frame must come once.
    pub fn add(&mut self, fresh: &Fresh) {
        self.0.entry((fresh.pass, fresh.track)).or_default().add(fresh);
    }

    /// Takes in those of other passes; of a pass that both know the other's count.
    pub fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many frames of a pass are known.
    #[must_use]
    pub fn length(&self, pass: u32, track: u32) -> u64 {
        self.0.get(&(pass, track)).map_or(0, |trail| trail.length)
    }

    /// Fills equal columns with what a stretch of a pass holds, in frames of the pass; silence where nothing was recorded.
    ///
    /// A column shows every step that it touches, of the coarsest level whose steps are no wider than a column.
    pub fn columns(&self, pass: u32, track: u32, frames: Range<u64>, columns: &mut [Peak]) {
        columns.fill(Peak::default());
        let (Some(trail), count) = (self.0.get(&(pass, track)), columns.len() as u64) else { return };
        let length = frames.end.saturating_sub(frames.start);
        if count == 0 || length == 0 {
            return;
        }
        let level = level_of(length / count);
        for (nth, column) in (0..count).zip(columns) {
            let edge = |nth: u64| frames.start + (u128::from(nth) * u128::from(length) / u128::from(count)) as u64;
            *column = trail.peak(level, edge(nth)..edge(nth + 1));
        }
    }
}

/// Frames of a step of a level.
fn size(level: usize) -> u64 {
    STEP * COARSER.pow(level as u32)
}

/// The coarsest level whose steps are no wider than this.
fn level_of(width: u64) -> usize {
    (1..LEVELS).rev().find(|level| size(*level) <= width).unwrap_or(0)
}

impl Trail {
    fn add(&mut self, fresh: &Fresh) {
        self.length = self.length.max(fresh.at + u64::from(fresh.frames));
        for (level, steps) in self.levels.iter_mut().enumerate() {
            let at = (fresh.at / size(level)) as usize;
            if steps.len() <= at {
                steps.resize(at + 1, Step::default());
            }
            steps[at].add(&fresh.step);
        }
    }

    /// What the steps of a level hold that a stretch touches.
    fn peak(&self, level: usize, frames: Range<u64>) -> Peak {
        let (size, steps) = (size(level), &self.levels[level]);
        let first = frames.start / size;
        let last = frames.end.div_ceil(size).max(first + 1).min(steps.len() as u64);
        if first >= last {
            return Peak::default();
        }
        let mut sum = Step::default();
        steps[first as usize..last as usize].iter().for_each(|step| sum.add(step));
        let known = (last * size).min(self.length).saturating_sub(first * size);
        sum.peak(known)
    }
}

#[cfg(test)]
mod tests;
