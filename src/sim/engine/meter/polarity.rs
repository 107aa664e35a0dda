//! The phase checker: a pulse that is known to go up, and a reader that says which way it came back.
//!
//! The pulse rises in 0.2 ms and dies away in 2 ms. The reader lays period over period, so that what is not the pulse
//! averages out, and looks for the pulse and its reverse at every delay. A chain that passes no low frequencies adds a tail
//! of the other sign, which is weaker than the pulse; one that turns the phase by 90° fits both alike, and is unclear.

use crate::sim::units::SAMPLE_RATE;

/// Samples from pulse to pulse, 100 ms.
const PERIOD: usize = SAMPLE_RATE as usize / 10;
/// Samples of the pulse, 6 ms.
const LENGTH: usize = 288;
/// Rise and decay of the pulse, seconds.
const RISE_S: f64 = 0.0002;
const DECAY_S: f64 = 0.002;
/// What an older period still counts when a newer one comes.
const FADES: f64 = 0.7;
/// By how much one sign must fit better than the other.
const CLEAR: f64 = 1.3;
/// The least share of what is heard in a period that must be the pulse, as a correlation.
const LEAST: f64 = 0.35;
/// Power of a period below which nothing is heard: peaks near −100 dBFS.
const SILENCE: f64 = 1e-8;

/// The pulse at a sample after its beginning; its peak is 1.
fn pulse(at: usize) -> f64 {
    let seconds = at as f64 / f64::from(SAMPLE_RATE);
    if seconds < RISE_S { seconds / RISE_S } else { libm::exp(-(seconds - RISE_S) / DECAY_S) }
}

/// The sender: a train of pulses, ten a second.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PhasePulse {
    at: usize,
}

impl PhasePulse {
    /// Writes what follows; peaks reach `peak`.
    pub fn fill(&mut self, peak: f32, out: &mut [f32]) {
        for sample in out {
            *sample = if self.at < LENGTH { peak * pulse(self.at) as f32 } else { 0.0 };
            self.at = (self.at + 1) % PERIOD;
        }
    }
}

/// Which way the pulse came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polarity {
    /// As it was sent.
    Plus,
    /// Turned over.
    Minus,
    /// It cannot be told: too weak, too noisy, or neither way up.
    Unclear,
}

/// The reader.
#[derive(Debug, Clone, PartialEq)]
pub struct PolarityReader {
    /// Periods laid over each other.
    period: Vec<f64>,
    at: usize,
}

impl Default for PolarityReader {
    fn default() -> Self {
        Self { period: vec![0.0; PERIOD], at: 0 }
    }
}

impl PolarityReader {
    /// Takes in what follows.
    pub fn push(&mut self, samples: &[f32]) {
        for sample in samples {
            let old = &mut self.period[self.at];
            *old += (1.0 - FADES) * (f64::from(*sample) - *old);
            self.at = (self.at + 1) % PERIOD;
        }
    }

    /// What it says of what it heard; half a second is enough.
    #[must_use]
    pub fn reading(&self) -> Polarity {
        let mean = self.period.iter().sum::<f64>() / PERIOD as f64;
        let power: f64 = self.period.iter().map(|sample| (sample - mean) * (sample - mean)).sum();
        if power < SILENCE {
            return Polarity::Unclear;
        }
        let shape: Vec<f64> = (0..LENGTH).map(pulse).collect();
        let own: f64 = shape.iter().map(|sample| sample * sample).sum();
        let fit = |lag: usize| {
            let heard = self.period.iter().cycle().skip(lag);
            shape.iter().zip(heard).map(|(wanted, heard)| wanted * (heard - mean)).sum::<f64>() / libm::sqrt(own * power)
        };
        let (mut up, mut down) = (0.0_f64, 0.0_f64);
        for lag in 0..PERIOD {
            let fit = fit(lag);
            (up, down) = (up.max(fit), down.max(-fit));
        }
        match (up > CLEAR * down && up > LEAST, down > CLEAR * up && down > LEAST) {
            (true, _) => Polarity::Plus,
            (_, true) => Polarity::Minus,
            _ => Polarity::Unclear,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::spectrum::Fourier;
    use realfft::num_complex::Complex;

    fn train() -> Vec<f32> {
        let mut sound = vec![0.0; 48_000];
        let mut sender = PhasePulse::default();
        sound.chunks_mut(500).for_each(|part| sender.fill(0.5, part));
        sound
    }

    fn read(sound: &[f32]) -> Polarity {
        let mut reader = PolarityReader::default();
        sound.chunks(256).for_each(|part| reader.push(part));
        reader.reading()
    }

    fn times(sound: &[f32], gain: f32) -> Vec<f32> {
        sound.iter().map(|sample| gain * sample).collect()
    }

    /// One pole down or up at a corner.
    fn filtered(sound: &[f32], hertz: f64, high_pass: bool) -> Vec<f32> {
        let (share, mut low) = (1.0 - libm::exp(-std::f64::consts::TAU * hertz / 48_000.0), 0.0);
        let step = |sample: &f32| {
            low += share * (f64::from(*sample) - low);
            (if high_pass { f64::from(*sample) - low } else { low }) as f32
        };
        sound.iter().map(step).collect()
    }

    fn noise(peak: f64) -> impl FnMut() -> f32 {
        let mut seed = 3_u64;
        move || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (peak * ((seed >> 40) as f64 / f64::from(1 << 23) - 1.0)) as f32
        }
    }

    #[test]
    fn up_is_plus_and_down_is_minus_through_any_gain_delay_and_chain() {
        for gain in [1.0, 0.003] {
            let late: Vec<f32> = vec![0.0; 1234].into_iter().chain(times(&train(), gain)).collect();
            for sound in [late.clone(), filtered(&late, 80.0, true), filtered(&late, 6000.0, false)] {
                assert_eq!(read(&sound), Polarity::Plus, "{gain}");
                assert_eq!(read(&times(&sound, -1.0)), Polarity::Minus, "{gain}");
            }
        }
    }

    #[test]
    fn noise_of_a_tenth_of_the_pulse_does_not_mislead() {
        let mut noise = noise(0.05);
        let sound: Vec<f32> = train().iter().map(|sample| sample + noise()).collect();
        assert_eq!(read(&sound), Polarity::Plus);
    }

    #[test]
    fn silence_noise_and_a_turned_phase_are_unclear() {
        assert_eq!(read(&[0.0; 48_000]), Polarity::Unclear);
        let mut noise = noise(0.5);
        assert_eq!(read(&(0..48_000).map(|_| noise()).collect::<Vec<_>>()), Polarity::Unclear);
        // Every frequency a quarter of a turn late.
        let mut fourier = Fourier::new(PERIOD);
        let mut bins = fourier.forward(&mut train()[..PERIOD]);
        bins.iter_mut().for_each(|bin| *bin = Complex::new(bin.im, -bin.re) / PERIOD as f32);
        let turned = fourier.inverse(&mut bins).repeat(10);
        assert_eq!(read(&turned), Polarity::Unclear);
    }
}
