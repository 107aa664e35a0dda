//! What is measured on recorded samples: peak, rms, the quietest moment, and an outline to draw.
//!
//! Peaks are sample peaks re full scale; rms levels are AES17, where a full-scale sine reads 0 dBFS (domain reference 0.2),
//! 3.01 dB above programs that refer rms to a full-scale constant.

use crate::sim::units::SAMPLE_RATE;
use realfft::RealFftPlanner;

/// Frames of one noise window: 0.34 s, shorter than the breath between two phrases.
const WINDOW: usize = 16_384;

/// The highest sample and where it is, in frames.
pub(crate) fn peak(samples: &[f32]) -> (f64, usize) {
    let mut best = (0.0_f32, 0);
    for (frame, sample) in samples.iter().enumerate() {
        if sample.abs() > best.0 {
            best = (sample.abs(), frame);
        }
    }
    (f64::from(best.0), best.1)
}

/// The mean power of samples; a full-scale sine has 0.5.
pub(crate) fn power(samples: &[f32]) -> f64 {
    if samples.is_empty() {
        return 0.0;
    }
    samples.iter().map(|sample| f64::from(*sample) * f64::from(*sample)).sum::<f64>() / samples.len() as f64
}

/// A mean power as an AES17 level; −∞ for none.
pub(crate) fn rms_dbfs(power: f64) -> f64 {
    10.0 * libm::log10(2.0 * power)
}

/// A sample value as a peak level; −∞ for zero.
pub(crate) fn peak_dbfs(value: f64) -> f64 {
    20.0 * libm::log10(value)
}

/// The A-weighting of IEC 61672-1 as a power ratio, 1 at 1 kHz.
fn a_weight(hertz: f64) -> f64 {
    let square = hertz * hertz;
    let ratio = 12_194.0 * 12_194.0 * square * square
        / ((square + 20.6 * 20.6) * libm::sqrt((square + 107.7 * 107.7) * (square + 737.9 * 737.9)) * (square + 12_194.0 * 12_194.0));
    // +2.00 dB brings 1 kHz to zero.
    ratio * ratio * 1.584_893
}

/// The quietest third of a second: where it begins, in seconds, and its A-weighted mean power.
///
/// Overlapping Hann windows and an exact weighting, so that any program can check the figure.
pub(crate) fn quietest(samples: &[f32]) -> Option<(f64, f64)> {
    if samples.len() < WINDOW {
        return None;
    }
    let hann: Vec<f64> = (0..WINDOW).map(|n| 0.5 - 0.5 * libm::cos(2.0 * std::f64::consts::PI * n as f64 / WINDOW as f64)).collect();
    let hann_power: f64 = hann.iter().map(|weight| weight * weight).sum();
    let weights: Vec<f64> = (0..=WINDOW / 2).map(|bin| a_weight(bin as f64 * f64::from(SAMPLE_RATE) / WINDOW as f64)).collect();
    let transform = RealFftPlanner::<f64>::new().plan_fft_forward(WINDOW);
    let (mut frame, mut bins) = (transform.make_input_vec(), transform.make_output_vec());
    let mut best: Option<(f64, f64)> = None;
    for start in (0..=samples.len() - WINDOW).step_by(WINDOW / 2) {
        for (to, (from, weight)) in frame.iter_mut().zip(samples[start..].iter().zip(&hann)) {
            *to = f64::from(*from) * weight;
        }
        if transform.process(&mut frame, &mut bins).is_err() {
            continue;
        }
        let energy: f64 = bins.iter().zip(&weights).map(|(bin, weight)| bin.norm_sqr() * weight).sum();
        // One-sided spectrum: every bin but the first and the last, which weigh nothing, counts twice.
        let power = 2.0 * energy / (WINDOW as f64 * hann_power);
        if best.is_none_or(|(_, least)| power < least) {
            best = Some((start as f64 / f64::from(SAMPLE_RATE), power));
        }
    }
    best
}

/// The loudest stretch of so many seconds: where it begins and ends, in frames.
pub(crate) fn loudest(samples: &[f32], seconds: f64) -> (usize, usize) {
    let length = (seconds * f64::from(SAMPLE_RATE)) as usize;
    if samples.len() <= length {
        return (0, samples.len());
    }
    let step = SAMPLE_RATE as usize / 2;
    let powers: Vec<f64> = samples.chunks(step).map(power).collect();
    let steps = length / step;
    let mut best = (0.0, 0);
    for start in 0..=powers.len().saturating_sub(steps + 1) {
        let sum: f64 = powers[start..start + steps].iter().sum();
        if sum > best.0 {
            best = (sum, start);
        }
    }
    (best.1 * step, (best.1 * step + length).min(samples.len()))
}

/// Peak and rms level of each of so many equal parts, in dBFS, not below −100: the outline that a report draws.
pub(crate) fn outline(samples: &[f32], parts: usize) -> Vec<(f64, f64)> {
    if samples.is_empty() || parts == 0 {
        return Vec::new();
    }
    let size = samples.len().div_ceil(parts);
    let floor = |level: f64| level.max(-100.0);
    samples.chunks(size).map(|part| (floor(peak_dbfs(peak(part).0)), floor(rms_dbfs(power(part))))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sine(hertz: f64, level: f64, seconds: f64) -> Vec<f32> {
        let step = 2.0 * std::f64::consts::PI * hertz / f64::from(SAMPLE_RATE);
        (0..(seconds * f64::from(SAMPLE_RATE)) as usize).map(|n| (level * libm::sin(step * n as f64)) as f32).collect()
    }

    #[test]
    fn a_full_scale_sine_is_zero_both_as_peak_and_as_rms() {
        let samples = sine(997.0, 1.0, 1.0);
        assert!(peak_dbfs(peak(&samples).0).abs() < 0.01);
        assert!(rms_dbfs(power(&samples)).abs() < 0.01);
    }

    #[test]
    fn the_quiet_moment_is_found_and_a_weighted() {
        // A-weighting of IEC 61672-1, table 3: 100 Hz −19.1, 1 kHz 0, 10 kHz −2.5.
        for (hertz, weight) in [(100.0, -19.1), (1000.0, 0.0), (10_000.0, -2.5)] {
            let mut samples = sine(hertz, 0.5, 2.0);
            samples.extend(sine(hertz, 0.001, 1.0));
            samples.extend(sine(hertz, 0.5, 2.0));
            let (at, power) = quietest(&samples).unwrap();
            assert!((2.0..2.7).contains(&at), "{at}");
            assert!((rms_dbfs(power) - (-60.0 + weight)).abs() < 0.1, "{hertz}: {}", rms_dbfs(power));
        }
    }

    #[test]
    fn nothing_measured_is_silence_and_no_panic() {
        assert!(quietest(&[]).is_none());
        assert!(outline(&[], 10).is_empty());
        assert_eq!(loudest(&[], 3.0), (0, 0));
        assert!(peak_dbfs(peak(&[]).0).is_infinite());
        assert!(rms_dbfs(power(&[])).is_infinite());
    }

    #[test]
    fn the_loudest_stretch_holds_the_loud_part() {
        let mut samples = sine(500.0, 0.01, 10.0);
        samples.extend(sine(500.0, 0.5, 4.0));
        samples.extend(sine(500.0, 0.01, 10.0));
        let (from, to) = loudest(&samples, 4.0);
        assert!(from.abs_diff(480_000) <= 24_000 && to - from == 192_000, "{from}–{to}");
    }
}
