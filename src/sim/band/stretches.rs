//! A long run of frames cut into stretches that are worked on side by side.
//!
//! What soon forgets its past can begin anywhere: each stretch is led in by what comes before it, for so long that nothing is
//! left of having begun there. All stretches then go through the same arithmetic in step, as processors do fast.

use pulp::Arch;

/// Stretches that are worked on side by side.
pub(super) const LANES: usize = 16;
/// Frames by which each is led in. What passes through has time constants of ten milliseconds at most, and a fifth of a second
/// is twenty of those: what is left of the beginning is 170 dB down.
const LEAD_IN: usize = 9600;

/// One frame of every stretch.
pub(super) type Frames = [f64; LANES];

/// Sends a run through something that is at rest, and gives what comes out.
#[inline(always)]
pub(super) fn side_by_side<const OUT: usize>(input: &[f64], mut pass: impl FnMut(&Frames) -> [Frames; OUT]) -> [Vec<f64>; OUT] {
    let length = input.len().div_ceil(LANES);
    let mut rows: [Vec<f64>; OUT] = std::array::from_fn(|_| vec![0.0; input.len()]);
    Arch::new().dispatch(|| {
        for step in 0..length + LEAD_IN {
            // What lies before the first frame wraps round to far beyond the last: silence either way.
            let at = |lane: usize| (lane * length + step).wrapping_sub(LEAD_IN);
            let frames = std::array::from_fn(|lane| input.get(at(lane)).copied().unwrap_or(0.0));
            let passed = pass(&frames);
            if step >= LEAD_IN {
                for (row, frames) in rows.iter_mut().zip(&passed) {
                    for (lane, frame) in frames.iter().enumerate() {
                        if let Some(place) = row.get_mut(at(lane)) {
                            *place = *frame;
                        }
                    }
                }
            }
        }
    });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_join_without_a_seam() {
        let input: Vec<f64> = (0..100_003).map(|frame| libm::sin(f64::from(frame * frame % 977))).collect();
        // A one-pole low-pass of ten milliseconds.
        let share = 1.0 - libm::exp(-1.0 / 480.0);
        let mut memory = [0.0; LANES];
        let [row] = side_by_side(&input, |frames| {
            for (memory, frame) in memory.iter_mut().zip(frames) {
                *memory += share * (frame - *memory);
            }
            [memory]
        });
        let mut value = 0.0;
        for (frame, (passed, input)) in row.iter().zip(&input).enumerate() {
            value += share * (input - value);
            assert!((passed - value).abs() < 1e-8, "frame {frame}: {passed}, not {value}");
        }
    }
}
