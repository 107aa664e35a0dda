//! Wow and flutter as a meter shows them: the speed of a tone, weighted.

use crate::sim::engine::spectrum::Fourier;
use crate::sim::units::SAMPLE_RATE;

/// Weighting of unevenness by its frequency: hertz, decibels (IEC 386, from memory).
const WEIGHTING: [(f64, f64); 17] = [
    (0.1, -48.0),
    (0.2, -30.6),
    (0.315, -19.7),
    (0.4, -15.0),
    (0.63, -8.4),
    (0.8, -6.0),
    (1.0, -4.2),
    (1.6, -1.8),
    (2.0, -0.9),
    (4.0, 0.0),
    (6.3, -0.9),
    (10.0, -2.1),
    (20.0, -5.9),
    (40.0, -10.4),
    (63.0, -14.2),
    (100.0, -17.3),
    (200.0, -23.0),
];
/// The share of the time for which the figure is not exceeded (AES6: two standard deviations).
pub const THRESHOLD: f64 = 0.95;
/// Half the band around the tone that is looked at, hertz.
const BAND_HZ: f64 = 300.0;
/// Values of the speed a second.
const SPEED_HZ: f64 = 1_500.0;

/// The weighting at a frequency, as a ratio.
#[must_use]
pub fn weight(hertz: f64) -> f64 {
    let (lowest, highest) = (WEIGHTING[0].0, WEIGHTING[WEIGHTING.len() - 1].0);
    if hertz < lowest || hertz > highest {
        return 0.0;
    }
    let above = WEIGHTING.iter().position(|(hz, _)| *hz >= hertz).unwrap_or(WEIGHTING.len() - 1).max(1);
    let ((left, from), (right, to)) = (WEIGHTING[above - 1], WEIGHTING[above]);
    let across = libm::log(hertz / left) / libm::log(right / left);
    libm::exp((from + across * (to - from)) * std::f64::consts::LN_10 / 20.0)
}

/// Weighted wow and flutter of a recorded tone, percent: what the speed's deviation stays below for 95 % of the time.
#[must_use]
pub fn wow_and_flutter(tone: &[f32], hertz: f64) -> f64 {
    let speed = weighted_speed(tone, hertz);
    // The filters of a second and less ring at both ends.
    let edge = (SPEED_HZ as usize).min(speed.len() / 4);
    let mut sizes: Vec<f64> = speed[edge..speed.len() - edge].iter().map(|x| x.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    100.0 * sizes.get((sizes.len() as f64 * THRESHOLD) as usize).copied().unwrap_or(0.0)
}

/// Deviation of the speed, as a share of it, weighted, `SPEED_HZ` times a second.
fn weighted_speed(tone: &[f32], hertz: f64) -> Vec<f64> {
    let phases = phases(tone, hertz);
    let mut speed: Vec<f64> = phases.windows(2).map(|two| turned(two[1] - two[0]) * SPEED_HZ / (std::f64::consts::TAU * hertz)).collect();
    let mean = speed.iter().sum::<f64>() / speed.len().max(1) as f64;
    speed.iter_mut().for_each(|x| *x -= mean);
    let size = speed.len().next_power_of_two().max(2);
    let mut fourier = Fourier::new(size);
    let mut padded: Vec<f32> = speed.iter().map(|x| *x as f32).collect();
    padded.resize(size, 0.0);
    let mut bins = fourier.forward(&mut padded);
    for (n, bin) in bins.iter_mut().enumerate() {
        let gain = (weight(n as f64 * SPEED_HZ / size as f64) / size as f64) as f32;
        (bin.re, bin.im) = (bin.re * gain, bin.im * gain);
    }
    fourier.inverse(&mut bins)[..speed.len()].iter().map(|x| f64::from(*x)).collect()
}

/// The phase of a tone against an even one, by mixing it down and averaging over whole periods of the band.
fn phases(tone: &[f32], hertz: f64) -> Vec<f64> {
    let rate = f64::from(SAMPLE_RATE);
    let (step, reach) = ((rate / SPEED_HZ) as usize, (rate / BAND_HZ) as usize);
    let w = std::f64::consts::TAU * hertz / rate;
    let mixed: Vec<(f64, f64)> =
        tone.iter().enumerate().map(|(n, x)| (f64::from(*x) * libm::cos(w * n as f64), -f64::from(*x) * libm::sin(w * n as f64))).collect();
    let window: Vec<f64> = (0..2 * reach).map(|n| 1.0 - libm::cos(std::f64::consts::PI * (n as f64 + 0.5) / reach as f64)).collect();
    mixed
        .windows(2 * reach)
        .step_by(step)
        .map(|part| {
            let (re, im) = part.iter().zip(&window).fold((0.0, 0.0), |(re, im), ((a, b), by)| (re + a * by, im + b * by));
            libm::atan2(im, re)
        })
        .collect()
}

/// An angle between −π and π.
fn turned(angle: f64) -> f64 {
    angle - std::f64::consts::TAU * libm::round(angle / std::f64::consts::TAU)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_unevenness_is_read() {
        // 0.1 % at 4 Hz, where the weight is one: two standard deviations of a sine are close to its peak.
        let (deviation, at) = (0.001, 4.0);
        let tone: Vec<f32> = (0..480_000)
            .map(|n| {
                let seconds = f64::from(n) / 48_000.0;
                let led = deviation / (std::f64::consts::TAU * at) * libm::sin(std::f64::consts::TAU * at * seconds);
                libm::sin(std::f64::consts::TAU * 3150.0 * (seconds + led)) as f32
            })
            .collect();
        let found = wow_and_flutter(&tone, 3150.0);
        assert!((found / 0.1 - 1.0).abs() < 0.02, "{found} %");
    }
}
