//! A long run of frames cut into stretches that are worked on side by side.
//!
//! What soon forgets its past can begin anywhere: each stretch is led in by what comes before it, for so long that nothing is
//! left of having begun there. All stretches then go through the same arithmetic in step, as processors do fast.

use pulp::{Arch, NullaryFnOnce};

/// Stretches that are worked on side by side.
pub(super) const LANES: usize = 16;
/// Frames by which each is led in. What passes through has time constants of ten milliseconds at most, and a fifth of a second
/// is twenty of those: what is left of the beginning is 170 dB down.
const LEAD_IN: usize = 9600;
/// Frames of each stretch that are fetched and put away at once.
const SPELL: usize = 64;

/// One frame of every stretch.
pub(super) type Frames = [f64; LANES];
/// A few frames of every stretch.
type Spell = [Frames; SPELL];

/// Something with so many outputs that is at rest before the first frame.
pub(super) trait Passage<const OUT: usize>: Copy {
    /// What it remembers, of all stretches.
    type Memory;

    /// What it remembers at rest.
    fn rest() -> Self::Memory;

    /// One frame of every stretch. Short loops over the stretches, without branches, and everything in them inlined: only such
    /// are worked on side by side.
    fn tick(&self, memory: &mut Self::Memory, frames: &Frames) -> [Frames; OUT];
}

/// Sends a run through something, and gives what comes out.
pub(super) fn side_by_side<const OUT: usize>(passage: impl Passage<OUT>, input: &[f32]) -> [Vec<f32>; OUT] {
    Arch::new().dispatch(Passing { passage, input })
}

/// A run that is about to pass.
struct Passing<'a, P, const OUT: usize> {
    passage: P,
    input: &'a [f32],
}

impl<P: Passage<OUT>, const OUT: usize> NullaryFnOnce for Passing<'_, P, OUT> {
    type Output = [Vec<f32>; OUT];

    #[inline(always)]
    fn call(self) -> Self::Output {
        let Self { passage, input } = self;
        let length = input.len().div_ceil(LANES).next_multiple_of(SPELL);
        let mut rows: [Vec<f32>; OUT] = std::array::from_fn(|_| vec![0.0; LANES * length]);
        let mut memory = P::rest();
        let mut frames: Spell = [[0.0; LANES]; SPELL];
        let mut passed: [Spell; OUT] = [[[0.0; LANES]; SPELL]; OUT];
        for step in (0..length + LEAD_IN).step_by(SPELL) {
            fetch(input, length, step, &mut frames);
            for (frame, frames) in frames.iter().enumerate() {
                let now = passage.tick(&mut memory, frames);
                for (passed, now) in passed.iter_mut().zip(&now) {
                    passed[frame] = *now;
                }
            }
            if let Some(step) = step.checked_sub(LEAD_IN) {
                rows.iter_mut().zip(&passed).for_each(|(row, passed)| put_away(passed, length, step, row));
            }
        }
        rows.iter_mut().for_each(|row| row.truncate(input.len()));
        rows
    }
}

/// Frames of every stretch from a step on, the lead-in counted; before the first frame and after the last is silence.
#[inline(always)]
fn fetch(input: &[f32], length: usize, step: usize, frames: &mut Spell) {
    for lane in 0..LANES {
        let from = (lane * length + step).checked_sub(LEAD_IN);
        let there = from.and_then(|from| input.get(from..)).unwrap_or(&[]);
        if let Some(there) = there.first_chunk::<SPELL>() {
            frames.iter_mut().zip(there).for_each(|(frames, sample)| frames[lane] = f64::from(*sample));
        } else {
            let padded = there.iter().copied().chain(std::iter::repeat(0.0));
            frames.iter_mut().zip(padded).for_each(|(frames, sample)| frames[lane] = f64::from(sample));
        }
    }
}

/// Frames of every stretch to where they belong, from a step on.
#[inline(always)]
fn put_away(passed: &Spell, length: usize, step: usize, row: &mut [f32]) {
    for lane in 0..LANES {
        let from = lane * length + step;
        row[from..from + SPELL].iter_mut().zip(passed).for_each(|(sample, frames)| *sample = frames[lane] as f32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A one-pole low-pass of ten milliseconds.
    #[derive(Clone, Copy)]
    struct Low(f64);

    impl Passage<1> for Low {
        type Memory = Frames;

        fn rest() -> Frames {
            [0.0; LANES]
        }

        fn tick(&self, memory: &mut Frames, frames: &Frames) -> [Frames; 1] {
            for (memory, frame) in memory.iter_mut().zip(frames) {
                *memory += self.0 * (frame - *memory);
            }
            [*memory]
        }
    }

    #[test]
    fn stretches_join_without_a_seam() {
        let input: Vec<f32> = (0..100_003_u32).map(|frame| libm::sin(f64::from(frame % 977 * (frame % 131))) as f32).collect();
        let low = Low(1.0 - libm::exp(-1.0 / 480.0));
        let [row] = side_by_side(low, &input);
        let mut value = 0.0;
        for (frame, (passed, input)) in row.iter().zip(&input).enumerate() {
            value += low.0 * (f64::from(*input) - value);
            assert!((f64::from(*passed) - value).abs() < 1e-7, "frame {frame}: {passed}, not {value}");
        }
    }
}
