//! Decay times as ISO 3382 has them: octave filters, backward integration, a straight line through part of the curve.

use crate::sim::engine::spectrum::Fourier;
use serde::Serialize;

/// Middles of the octaves, hertz.
const OCTAVES_HZ: [f64; 8] = [125.0, 250.0, 500.0, 1e3, 2e3, 4e3, 8e3, 16e3];
/// Order of the filters on either side of an octave: within IEC 61260, and steep, so that a slower neighbour stays out.
const ORDER: f64 = 6.0;

/// Nepers of energy in 60 dB.
const NEPERS: f64 = 13.815_510_557_964_274;
/// The greatest part of what is left at the lower end of a line that may lie beyond the end of the response: ISO 3382-1 asks
/// for 10 dB between the two.
const MISSED: f64 = 0.1;

/// How one octave of a response decays; times are those to 60 dB, none where the response does not fall far enough before it ends.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decay {
    /// Middle of the octave, hertz.
    pub hz: f64,
    /// Energy of the octave, decibels re that of a response of one sample of 1.
    pub energy_db: f64,
    /// Early decay time, from 0 to −10 dB, seconds.
    pub edt_s: Option<f64>,
    /// From −5 to −25 dB, seconds.
    pub t20_s: Option<f64>,
    /// From −5 to −35 dB, seconds.
    pub t30_s: Option<f64>,
}

/// The decay of a response in each octave below half the sample rate.
#[must_use]
pub fn decays(response: &[f32], rate: f64) -> Vec<Decay> {
    // Room for what a filter without phase rings before the sound.
    let lead = (0.1 * rate) as usize;
    let size = (response.len() + 2 * lead).next_power_of_two().max(1024);
    let mut fourier = Fourier::new(size);
    let mut padded = vec![0.0; size];
    padded[lead..lead + response.len()].copy_from_slice(response);
    let bins = fourier.forward(&mut padded);
    let onset = onset(response);
    let octave = |hz: f64| {
        let mut filtered = bins.clone();
        for (n, bin) in filtered.iter_mut().enumerate() {
            let gain = gain(n as f64 * rate / size as f64, hz) as f32;
            (bin.re, bin.im) = (bin.re * gain, bin.im * gain);
        }
        let samples = fourier.inverse(&mut filtered);
        let energies = samples[..lead + response.len()].iter().map(|sample| f64::from(*sample) / size as f64).map(|value| value * value);
        of_octave(hz, &energies.collect::<Vec<_>>(), lead + onset, rate)
    };
    OCTAVES_HZ.into_iter().filter(|hz| hz * std::f64::consts::SQRT_2 < rate / 2.0).map(octave).collect()
}

/// A Butterworth band-pass from half an octave below to half an octave above, as a magnitude.
fn gain(hz: f64, middle: f64) -> f64 {
    if hz <= 0.0 {
        return 0.0;
    }
    let off = std::f64::consts::SQRT_2 * (hz / middle - middle / hz);
    1.0 / libm::sqrt(1.0 + libm::pow(off * off, ORDER))
}

/// The first sample within 20 dB of the greatest, where ISO 3382-1 has the decay begin.
fn onset(response: &[f32]) -> usize {
    let greatest = response.iter().fold(0.0, |most: f32, sample| most.max(sample.abs()));
    response.iter().position(|sample| sample.abs() >= 0.1 * greatest).unwrap_or(0)
}

fn of_octave(hz: f64, energies: &[f64], onset: usize, rate: f64) -> Decay {
    let mut left = 0.0;
    let sum = |energy: &f64| {
        left += energy;
        left
    };
    let mut curve: Vec<f64> = energies[onset..].iter().rev().map(sum).collect();
    curve.reverse();
    let whole = left.max(1e-300);
    let decibels: Vec<f64> = curve.iter().map(|rest| 10.0 * libm::log10((rest / whole).max(1e-30))).collect();
    let time = |from: f64, to: f64| {
        let seconds = slope(&decibels, from, to, rate).map(|per_second| -60.0 / per_second)?;
        let beyond = ending(&energies[onset..]) * seconds * rate / NEPERS;
        (beyond <= MISSED * whole * libm::pow(10.0, 0.1 * to)).then_some(seconds)
    };
    Decay {
        hz,
        energy_db: 10.0 * libm::log10(energies.iter().sum::<f64>().max(1e-300)),
        edt_s: time(0.0, -10.0),
        t20_s: time(-5.0, -25.0),
        t30_s: time(-5.0, -35.0),
    }
}

/// Energy per sample where the response ends.
fn ending(energies: &[f64]) -> f64 {
    let last = &energies[energies.len() - energies.len() / 10..];
    last.iter().sum::<f64>() / last.len().max(1) as f64
}

/// Decibels per second of the straight line through the curve between two levels.
fn slope(decibels: &[f64], from: f64, to: f64, rate: f64) -> Option<f64> {
    let first = decibels.iter().position(|level| *level <= from - 1e-9)?;
    let last = decibels.iter().position(|level| *level <= to)?;
    let points = &decibels[first..last];
    let count = points.len() as f64;
    if points.len() < 8 {
        return None;
    }
    let (middle, mean) = ((count - 1.0) / 2.0, points.iter().sum::<f64>() / count);
    let (mut both, mut square) = (0.0, 0.0);
    for (n, level) in points.iter().enumerate() {
        let off = n as f64 - middle;
        both += off * (level - mean);
        square += off * off;
    }
    Some(both / square * rate)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::noise::add_white;

    #[test]
    fn an_exponential_decay_has_its_time_in_every_octave() {
        let mut noise = vec![0.0; 48_000];
        add_white(&mut noise, 3, 0, 0.1);
        for (n, sample) in noise.iter_mut().enumerate() {
            *sample *= libm::exp(-6.9078 * n as f64 / 48_000.0 / 0.6) as f32;
        }
        for decay in decays(&noise, 48_000.0) {
            let found = decay.t30_s.expect("it falls by 100 dB");
            assert!((found / 0.6 - 1.0).abs() < 0.1, "{decay:?}");
        }
    }
}
