//! Sample peak, and how often full scale was held.

use crate::sim::engine::meter::FULL_SCALE;
use crate::sim::units::Dbfs;

/// Full-scale samples in a row that make a clip (domain reference 7.1).
const IN_A_ROW: u32 = 3;

/// The greatest sample since the meter was reset, and clips.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SamplePeak {
    greatest: f32,
    row: u32,
    clips: u32,
}

impl SamplePeak {
    /// Takes in what follows.
    pub fn push(&mut self, samples: &[f32]) {
        for sample in samples {
            let size = sample.abs();
            self.greatest = self.greatest.max(size);
            self.row = if size >= FULL_SCALE { self.row.saturating_add(1) } else { 0 };
            self.clips = self.clips.saturating_add(u32::from(self.row == IN_A_ROW));
        }
    }

    /// The greatest sample, dBFS; −∞ in silence.
    #[must_use]
    pub fn dbfs(&self) -> Dbfs {
        Dbfs::from_sample(f64::from(self.greatest))
    }

    /// How often three or more samples in a row were at full scale.
    #[must_use]
    pub fn clips(&self) -> u32 {
        self.clips
    }

    /// Forgets the peak and the clips.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::meter::test_tones::{close, sine};

    #[test]
    fn three_in_a_row_are_one_clip_however_they_come() {
        let mut meter = SamplePeak::default();
        meter.push(&[0.5, 1.0, 1.0]);
        assert_eq!(meter.clips(), 0);
        meter.push(&[-1.0, 1.0, 0.0, 1.0, 0.2, -1.0, -1.0, -1.0]);
        assert_eq!(meter.clips(), 2);
        close(meter.dbfs(), 0.0, 1e-9);
        meter.reset();
        assert_eq!((meter.clips(), meter.dbfs().0), (0, f64::NEG_INFINITY));
    }

    #[test]
    fn a_tone_of_a_quarter_is_twelve_decibels_down() {
        let mut meter = SamplePeak::default();
        sine(0.25, 997.0, 48_000).chunks(77).for_each(|part| meter.push(part));
        close(meter.dbfs(), -12.04, 0.01);
    }
}
