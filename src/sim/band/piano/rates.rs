//! Two frame rates: what lies low is computed at a quarter of the work, and meets the rest again at the end.

use crate::sim::band::filters::RATE;
use std::f64::consts::PI;

/// Low frames are so many frames apart.
pub(super) const STEP: usize = 4;
/// Low frames a second.
pub(super) const LOW_RATE: f64 = RATE / STEP as f64;
/// Partials above this go the full rate: the filters below pass it and stop its image.
pub(super) const SPLIT_HZ: f64 = 3900.0;
/// Low frames on either side of one that a filter needs.
pub(super) const REACH: usize = 8;

/// What the two bridges are given, at both rates.
#[derive(Debug, Clone)]
pub(super) struct Bridges {
    /// In low frames, up to `SPLIT_HZ`: the treble bridge's side, then the bass bridge's.
    pub(super) low: [Vec<f32>; 2],
    /// In frames, what lies above, in the same order.
    pub(super) high: [Vec<f32>; 2],
}

impl Bridges {
    /// Still bridges for so many frames.
    pub(super) fn new(frames: usize) -> Self {
        Self { low: [(); 2].map(|()| vec![0.0; frames / STEP + 1]), high: [(); 2].map(|()| vec![0.0; frames]) }
    }
}

/// A low-pass whose −6 dB point is half the slower rate, `per` taps to a frame of the slower rate, in taps of the faster one.
fn low_pass(per: usize) -> Vec<f64> {
    let half = (REACH * per) as f64;
    let tap = |index: usize| {
        let x = (index as f64 - half) / per as f64;
        let sinc = if x == 0.0 { 1.0 } else { libm::sin(PI * x) / (PI * x) };
        let turn = PI * index as f64 / half;
        sinc * (0.42 - 0.5 * libm::cos(turn) + 0.08 * libm::cos(2.0 * turn))
    };
    (0..=2 * REACH * per).map(tap).collect()
}

/// Makes one frame of `per`, with their sum kept; the result begins `REACH` of its frames before the input.
pub(super) fn thin_out(input: &[f64], per: usize) -> Vec<f64> {
    let taps = low_pass(per);
    let frames = input.len() / per + 2 * REACH + 1;
    let one = |frame: usize| {
        let first = (frame * per) as isize - (2 * REACH * per) as isize;
        let from = (-first).max(0) as usize;
        let to = (input.len() as isize - first).clamp(0, taps.len() as isize) as usize;
        (from..to).map(|tap| taps[tap] * input[(first + tap as isize) as usize]).sum()
    };
    (0..frames).map(one).collect()
}

/// Adds low frames to frames, with what lies between them filled in.
pub(super) fn fill_in(low: &[f32], out: &mut [f32]) {
    let taps = low_pass(STEP);
    let mut near = [[0.0; STEP]; 2 * REACH];
    // What each low frame nearby gives to each of the places between two; the taps run against time.
    for place in 0..STEP {
        let row = |back: usize| taps[place + back * STEP];
        // The taps of a place sum to one, so that nothing of what is low stays at the low rate itself.
        let sum: f64 = (0..2 * REACH).map(row).sum();
        near.iter_mut().rev().enumerate().for_each(|(back, near)| near[place] = row(back) / sum);
    }
    let mut padded = vec![0.0; REACH - 1];
    padded.extend_from_slice(low);
    padded.resize(out.len() / STEP + 2 * REACH + 1, 0.0);
    pulp::Arch::new().dispatch(FillIn { near: &near, low: &padded, out });
}

/// The work of `fill_in`, all places between two low frames side by side.
struct FillIn<'a> {
    near: &'a [[f64; STEP]; 2 * REACH],
    low: &'a [f32],
    out: &'a mut [f32],
}

impl pulp::WithSimd for FillIn<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        for (frames, low) in self.out.chunks_mut(STEP).zip(self.low.windows(2 * REACH)) {
            let mut sums = [0.0; STEP];
            for (near, low) in self.near.iter().zip(low) {
                for place in 0..STEP {
                    sums[place] += near[place] * f64::from(*low);
                }
            }
            frames.iter_mut().zip(sums).for_each(|(frame, sum)| *frame += sum as f32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tone_comes_back_from_the_low_frames_where_it_was() {
        for hertz in [100.0, 1000.0, SPLIT_HZ] {
            let sine = |rate: f64, frame: usize| libm::sin(2.0 * PI * hertz * frame as f64 / rate);
            let low: Vec<f32> = (0..1000).map(|frame| sine(LOW_RATE, frame) as f32).collect();
            let mut out = vec![0.0; 4000];
            fill_in(&low, &mut out);
            let worst = (200..3800).map(|frame| (f64::from(out[frame]) - sine(RATE, frame)).abs()).fold(0.0, f64::max);
            assert!(worst < 0.05, "{hertz} Hz: {worst}");
        }
    }

    #[test]
    fn a_pulse_keeps_its_sum_when_thinned_out() {
        let pulse: Vec<f64> = (0..300).map(|frame| libm::sin(PI * f64::from(frame) / 300.0)).collect();
        let thin = thin_out(&pulse, 8);
        assert!((thin.iter().sum::<f64>() / pulse.iter().sum::<f64>() - 1.0).abs() < 1e-3);
    }
}
