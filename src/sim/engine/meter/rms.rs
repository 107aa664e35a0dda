//! Rms over a sliding window of 300 ms.

use crate::sim::engine::meter::level::level;
use crate::sim::units::{Dbfs, SAMPLE_RATE};

/// Samples of a step by which the window moves: 10 ms.
const STEP: u32 = SAMPLE_RATE / 100;
/// Steps of the window: 300 ms (domain reference 7.1).
const STEPS: usize = 30;

/// The rms level of the last 300 ms, renewed every 10 ms; a full-scale sine is 0 dBFS (AES17).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rms {
    sums: [f64; STEPS],
    next: usize,
    sum: f64,
    taken: u32,
}

impl Rms {
    /// Takes in what follows.
    pub fn push(&mut self, samples: &[f32]) {
        for sample in samples {
            self.sum += f64::from(*sample) * f64::from(*sample);
            self.taken += 1;
            if self.taken == STEP {
                self.sums[self.next] = self.sum;
                self.next = (self.next + 1) % STEPS;
                (self.sum, self.taken) = (0.0, 0);
            }
        }
    }

    /// The level, dBFS; −∞ in silence.
    #[must_use]
    pub fn dbfs(&self) -> Dbfs {
        level(self.sums.iter().sum::<f64>() / (f64::from(STEP) * STEPS as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::meter::rms_dbfs;
    use crate::sim::engine::meter::test_tones::{close, sine};

    #[test]
    fn it_agrees_with_the_level_of_the_last_300_ms() {
        let mut sound = sine(1.0, 440.0, 20_000);
        sound.extend(sine(0.1, 1000.0, 28_000));
        let mut meter = Rms::default();
        sound.chunks(301).for_each(|part| meter.push(part));
        close(meter.dbfs(), rms_dbfs(&sound[48_000 - 14_400..]).0, 1e-6);
        close(meter.dbfs(), -20.0, 1e-3);
    }

    #[test]
    fn half_a_window_of_tone_is_three_decibels_less() {
        let mut meter = Rms::default();
        meter.push(&sine(1.0, 1000.0, 7200));
        close(meter.dbfs(), -3.01, 0.01);
    }
}
