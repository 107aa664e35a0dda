//! An impulse between two samples: the band limit that every arrival has, and arrivals that are nothing else.
//!
//! The limit is that of a short impulse response, a sine over its argument under a window, so that nothing
//! of it lies farther than `REACH` samples from where it belongs, whether it is drawn in time or as a spectrum.

use crate::sim::acoustics::fft::Fft;
use crate::sim::units::SAMPLE_RATE;
use std::f64::consts::PI;

/// Samples from the middle of the impulse to its end; responses are worked out from so many before an arrival.
pub(super) const REACH: usize = 32;
/// Half of what is left of the band: the window carries it from all at 20 kHz to nothing at half the sample rate.
const MIDDLE_HZ: f64 = 21.9e3;
/// Kaiser's β: the band is flat, and nothing is beside it, within 80 dB.
const STEEPNESS: f64 = 8.0;
/// Terms of the series of the window.
const TERMS: usize = 30;
/// Places between two samples; straight lines between them are right within 105 dB.
const PLACES: usize = 256;
const TAPS: usize = 2 * REACH + 1;
/// Values are one where they differ by no more than this.
const SAME: f64 = 1e-12;

/// Adds impulses to a response.
pub(super) struct Pulse {
    /// The impulse at each place between two samples.
    rows: Vec<[f64; TAPS]>,
}

impl Pulse {
    pub(super) fn new() -> Self {
        let half: Vec<f64> = (0..=REACH * PLACES).map(|step| limited(step as f64 / PLACES as f64)).collect();
        let tap = |place: usize, tap: usize| half.get((tap * PLACES).abs_diff(REACH * PLACES + place)).copied().unwrap_or(0.0);
        Self { rows: (0..=PLACES).map(|place| std::array::from_fn(|index| tap(place, index))).collect() }
    }

    /// Adds one of this gain, so many samples late.
    pub(super) fn add(&self, gain: f64, delay: f64, response: &mut Vec<f64>) {
        let whole = libm::floor(delay);
        let place = (delay - whole) * PLACES as f64;
        let below = (place as usize).min(PLACES - 1);
        let (high, low) = ((place - below as f64) * gain, (1.0 - place + below as f64) * gain);
        let (before, behind) = (&self.rows[below], &self.rows[below + 1]);
        let taps: [f64; TAPS] = std::array::from_fn(|index| low * before[index] + high * behind[index]);
        lay(&taps, whole as usize, response);
    }
}

/// Adds a signal that begins `REACH` samples before a place in the response.
///
/// What would sound before time zero, the ripple of very near sources, sounds at zero, which keeps the level right.
pub(super) fn lay(signal: &[f64], at: usize, response: &mut Vec<f64>) {
    let end = at + signal.len() - REACH;
    if response.len() < end {
        response.resize(end, 0.0);
    }
    let early = REACH.saturating_sub(at);
    let start = at + early - REACH;
    response[start] += signal[..early].iter().sum::<f64>();
    for (sum, value) in response[start..].iter_mut().zip(&signal[early..]) {
        *sum += value;
    }
}

/// The band limit at every bin of a transform of this length, over the length, as the way back asks.
pub(super) fn fade(fft: &mut Fft, length: usize) -> Vec<f64> {
    fft.signal.fill(0.0);
    for step in 0..=REACH {
        fft.signal[step] = limited(step as f64);
        fft.signal[(length - step) % length] = limited(step as f64);
    }
    fft.forward();
    fft.spectrum.iter().map(|value| value.re / length as f64).collect()
}

/// The value that all of a row have, where they have one: then what they describe has no colour.
pub(super) fn common(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values = values.into_iter();
    let first = values.next()?;
    values.all(|value| (value - first).abs() <= SAME).then_some(first)
}

/// The impulse so many samples from its middle.
fn limited(samples: f64) -> f64 {
    let width = 2.0 * MIDDLE_HZ / f64::from(SAMPLE_RATE);
    let angle = PI * width * samples;
    let sinc = if angle < 1e-9 { 1.0 } else { libm::sin(angle) / angle };
    let place = samples / REACH as f64;
    width * sinc * rise(STEEPNESS * libm::sqrt((1.0 - place * place).max(0.0))) / rise(STEEPNESS)
}

/// The modified Bessel function of order zero less its 1 at zero, so that the window ends at nothing.
fn rise(x: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 0.0);
    for index in 1..=TERMS {
        term *= x * x / (4 * index * index) as f64;
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_band_is_whole_to_20_kilohertz_and_over_at_24() {
        let limit = fade(&mut Fft::new(2048), 2048);
        for (bin, value) in limit.iter().enumerate() {
            let (hz, level) = (bin as f64 * 48e3 / 2048.0, value * 2048.0);
            assert!(hz > 20e3 || (level - 1.0).abs() < 1e-3, "{level} at {hz} Hz");
        }
        assert!(limit[1024].abs() * 2048.0 < 1e-3);
    }

    #[test]
    fn an_impulse_lies_where_it_is_asked_for() {
        let pulse = Pulse::new();
        for delay in [100.0, 100.25, 100.501, 100.999] {
            let mut response = Vec::new();
            pulse.add(0.5, delay, &mut response);
            for (index, value) in response.iter().enumerate() {
                let away = (index as f64 - delay).abs();
                let exact = if away > REACH as f64 { 0.0 } else { 0.5 * limited(away) };
                assert!((value - exact).abs() < 5e-6, "sample {index} of {delay}: {value} is not {exact}");
            }
        }
    }

    #[test]
    fn what_would_sound_before_zero_sounds_at_zero() {
        let mut response = Vec::new();
        Pulse::new().add(1.0, 2.3, &mut response);
        assert!((response.iter().sum::<f64>() - 1.0).abs() < 1e-3);
    }
}
