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

/// One frame of every stretch.
pub(super) type Frames = [f64; LANES];

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
pub(super) fn side_by_side<const OUT: usize>(passage: impl Passage<OUT>, input: &[f64]) -> [Vec<f64>; OUT] {
    Arch::new().dispatch(Passing { passage, input })
}

/// A run that is about to pass.
struct Passing<'a, P, const OUT: usize> {
    passage: P,
    input: &'a [f64],
}

impl<P: Passage<OUT>, const OUT: usize> NullaryFnOnce for Passing<'_, P, OUT> {
    type Output = [Vec<f64>; OUT];

    #[inline(always)]
    fn call(self) -> Self::Output {
        let Self { passage, input } = self;
        let length = input.len().div_ceil(LANES);
        let mut rows: [Vec<f64>; OUT] = std::array::from_fn(|_| vec![0.0; input.len()]);
        let mut memory = P::rest();
        for step in 0..length + LEAD_IN {
            // What lies before the first frame wraps round to far beyond the last: silence either way.
            let at = |lane: usize| (lane * length + step).wrapping_sub(LEAD_IN);
            let mut frames = [0.0; LANES];
            for (lane, frame) in frames.iter_mut().enumerate() {
                *frame = input.get(at(lane)).copied().unwrap_or(0.0);
            }
            let passed = passage.tick(&mut memory, &frames);
            if step < LEAD_IN {
                continue;
            }
            for (row, frames) in rows.iter_mut().zip(&passed) {
                for (lane, frame) in frames.iter().enumerate() {
                    if let Some(place) = row.get_mut(at(lane)) {
                        *place = *frame;
                    }
                }
            }
        }
        rows
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
        let input: Vec<f64> = (0..100_003_u32).map(|frame| libm::sin(f64::from(frame % 977 * (frame % 131)))).collect();
        let low = Low(1.0 - libm::exp(-1.0 / 480.0));
        let [row] = side_by_side(low, &input);
        let mut value = 0.0;
        for (frame, (passed, input)) in row.iter().zip(&input).enumerate() {
            value += low.0 * (input - value);
            assert!((passed - value).abs() < 1e-8, "frame {frame}: {passed}, not {value}");
        }
    }
}
