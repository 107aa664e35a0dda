//! Levels of samples whose full scale is 1.

use crate::sim::engine::filter::{Memory, a_weighting};
use crate::sim::units::{BLOCK, Dbfs, SAMPLE_RATE};
use std::ops::Range;

/// The greatest sample.
#[must_use]
pub fn peak_dbfs(samples: &[f32]) -> Dbfs {
    Dbfs::from_sample(f64::from(samples.iter().fold(0.0, |peak: f32, sample| peak.max(sample.abs()))))
}

/// The rms level; a full-scale sine is 0 dBFS (AES17).
#[must_use]
pub fn rms_dbfs(samples: &[f32]) -> Dbfs {
    level(mean_square(samples))
}

/// The A-weighted rms level of noise.
#[must_use]
pub fn a_weighted_rms_dbfs(samples: &[f32]) -> Dbfs {
    let mut weighted = samples.to_vec();
    for section in a_weighting() {
        section.run(&mut Memory::default(), &mut weighted);
    }
    rms_dbfs(&weighted)
}

/// The greatest rms level of any 300 ms.
#[must_use]
pub fn loudest_300ms_dbfs(samples: &[f32]) -> Dbfs {
    let frames = SAMPLE_RATE as usize * 3 / 10;
    level(window_means(samples, frames).map(|(_, mean)| mean).fold(0.0, f64::max))
}

/// Where the samples are quietest over a window of so many seconds; none if they are shorter than that.
///
/// The window moves in steps of one block.
#[must_use]
pub fn quietest_window(samples: &[f32], seconds: f64) -> Option<Range<usize>> {
    let frames = (seconds * f64::from(SAMPLE_RATE)) as usize;
    let quietest = window_means(samples, frames).min_by(|left, right| left.1.total_cmp(&right.1));
    quietest.map(|(start, _)| start..start + frames)
}

/// The start and the mean square of each window, one block apart.
fn window_means(samples: &[f32], frames: usize) -> impl Iterator<Item = (usize, f64)> {
    let mut sums = vec![0.0];
    let mut sum = 0.0;
    for sample in samples {
        sum += f64::from(*sample) * f64::from(*sample);
        sums.push(sum);
    }
    let starts = if frames == 0 || samples.len() < frames { 0 } else { samples.len() - frames + 1 };
    (0..starts).step_by(BLOCK).map(move |start| (start, (sums[start + frames] - sums[start]) / frames as f64))
}

pub(super) fn mean_square(samples: &[f32]) -> f64 {
    let sum: f64 = samples.iter().map(|sample| f64::from(*sample) * f64::from(*sample)).sum();
    sum / samples.len().max(1) as f64
}

pub(super) fn level(mean_square: f64) -> Dbfs {
    Dbfs::from_sample(libm::sqrt(2.0 * mean_square.max(0.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::meter::test_tones::{close, sine};

    #[test]
    fn a_full_scale_sine_is_zero_on_every_meter() {
        let tone = sine(1.0, 1000.0, 48_000);
        close(peak_dbfs(&tone), 0.0, 0.01);
        close(rms_dbfs(&tone), 0.0, 0.001);
        close(a_weighted_rms_dbfs(&tone), 0.0, 0.02);
        close(loudest_300ms_dbfs(&tone), 0.0, 0.01);
    }

    #[test]
    fn a_full_scale_square_is_three_decibels_more() {
        close(rms_dbfs(&[1.0, -1.0, 1.0, -1.0]), 3.0103, 1e-3);
    }

    #[test]
    fn a_weighting_takes_nineteen_decibels_at_a_hundred_hertz() {
        close(a_weighted_rms_dbfs(&sine(1.0, 100.0, 96_000)), -19.1, 0.15);
        close(a_weighted_rms_dbfs(&sine(1.0, 10_000.0, 96_000)), -2.5, 0.15);
    }

    #[test]
    fn the_pause_between_phrases_is_found() {
        let mut samples = sine(0.5, 300.0, 96_000);
        samples[40_000..64_000].iter_mut().for_each(|sample| *sample *= 0.001);
        let found = quietest_window(&samples, 0.4).expect("long enough");
        assert!(found.start >= 40_000 && found.end <= 64_000, "{found:?}");
        assert_eq!(quietest_window(&samples[..100], 0.4), None);
    }
}
