//! The peak programme meter of IEC 60268-10, Type `IIa`: quick up, slow down, marks 1 to 7.
//!
//! A diode charges a capacitor towards the rectified sound, and the capacitor runs empty at 24 dB in 2.8 s.
//! The standard tells what bursts of 5 kHz read against a steady tone: 10 ms −2 dB, 5 ms −4, 1.5 ms −9, 0.5 ms −17.
//! A plain resistor would be too quick at first; a diode passes more than in proportion, here to the power 1.25, and with
//! a time constant of 2.1 ms all four are met within a third of their tolerances or little more.

use crate::sim::units::{Dbfs, SAMPLE_RATE, amplitude};

/// Time constant of the charge, seconds.
const CHARGE_S: f64 = 0.0021;
/// How far it falls, decibels in seconds (IEC 60268-10).
const FALL: (f64, f64) = (24.0, 2.8);
/// What a steady tone of 1 kHz settles at, re its peak.
const SETTLED: f64 = 0.961_2;
/// Decibels between two marks, and the mark of a tone at 0 dBu (domain reference 7.3).
const MARK_DB: f64 = 4.0;
const MIDDLE: f64 = 4.0;

/// A peak programme meter.
#[derive(Debug, Clone, PartialEq)]
pub struct Ppm {
    /// Peak of a tone that reads 4.
    four: f64,
    /// What is left of the charge from one sample to the next.
    keeps: f64,
    charge: f64,
}

impl Ppm {
    /// A meter that reads 4 for a steady tone of this level: what 0 dBu is in the samples, −22 dBFS where +4 dBu is −18.
    #[must_use]
    pub fn new(four: Dbfs) -> Self {
        let keeps = amplitude(-FALL.0 / FALL.1 / f64::from(SAMPLE_RATE));
        Self { four: amplitude(four.0), keeps, charge: 0.0 }
    }

    /// Takes in what follows.
    pub fn push(&mut self, samples: &[f32]) {
        let share = 1.0 / (CHARGE_S * f64::from(SAMPLE_RATE));
        for sample in samples {
            let size = f64::from(sample.abs());
            self.charge *= self.keeps;
            if size > self.charge {
                let gap = size - self.charge;
                // The fourth root is the diode's.
                self.charge += share * gap * libm::sqrt(libm::sqrt(gap / size));
            }
        }
    }

    /// What it shows re a steady tone at mark 4, decibels; −∞ at rest.
    #[must_use]
    pub fn db(&self) -> f64 {
        20.0 * libm::log10(self.charge / (SETTLED * self.four))
    }

    /// What it shows, marks: 1 is −12 dBu and 7 +12 dBu. The needle rests below 1 and ends a little above 7.
    #[must_use]
    pub fn marks(&self) -> f64 {
        (MIDDLE + self.db() / MARK_DB).clamp(0.0, 7.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::meter::test_tones::{near, sine};

    fn after(sounds: &[Vec<f32>]) -> Ppm {
        let mut meter = Ppm::new(Dbfs(-22.0));
        sounds.iter().for_each(|sound| meter.push(sound));
        meter
    }

    #[test]
    fn a_steady_tone_reads_its_level() {
        for (level, mark) in [(-22.0, 4.0), (-18.0, 5.0), (-34.0, 1.0), (-10.0, 7.0)] {
            for hertz in [63.0, 400.0, 1000.0, 5000.0, 10_000.0] {
                let meter = after(&[sine(amplitude(level) as f32, hertz, 48_000)]);
                near(meter.marks(), mark, 0.06);
            }
        }
    }

    #[test]
    fn bursts_read_as_the_standard_has_it() {
        let tone = sine(amplitude(-22.0) as f32, 5000.0, 48_000);
        let steady = after(std::slice::from_ref(&tone)).db();
        for (ms, wanted, within) in [(100.0, 0.0, 0.1), (10.0, -2.0, 0.5), (5.0, -4.0, 0.5), (1.5, -9.0, 1.0), (0.5, -17.0, 2.0)] {
            let burst = after(&[tone[..(48.0 * ms) as usize].to_vec()]).db() - steady;
            near(burst, wanted, 0.65 * within);
        }
    }

    #[test]
    fn it_falls_from_seven_to_one_in_2_8_s() {
        let mut meter = after(&[sine(amplitude(-10.0) as f32, 1000.0, 48_000)]);
        let mut ms = 0;
        while meter.marks() > 1.0 {
            meter.push(&[0.0; 48]);
            ms += 1;
        }
        near(f64::from(ms), 2800.0, 60.0);
        near(Ppm::new(Dbfs(-22.0)).marks(), 0.0, 0.0);
    }
}
