//! The meter of a channel: sample peak and rms of the last 300 ms, and what was held.

use crate::sim::engine::meter::FULL_SCALE;
use crate::sim::engine::meter::level::{level, mean_square};
use crate::sim::units::Dbfs;

/// Blocks in the 300 ms over which a meter takes its rms (domain reference 7.1): 56 blocks are 298.7 ms.
const WINDOW: usize = 56;

/// What a meter shows; levels re the full scale of where it sits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// Greatest sample of the last 300 ms.
    pub peak: Dbfs,
    /// Rms of the last 300 ms; a full-scale sine is 0.
    pub rms: Dbfs,
    /// Greatest sample since the meter was reset.
    pub held: Dbfs,
    /// Whether full scale was reached since then.
    pub over: bool,
}

impl Default for Reading {
    fn default() -> Self {
        let silence = Dbfs(f64::NEG_INFINITY);
        Self { peak: silence, rms: silence, held: silence, over: false }
    }
}

/// A meter that is fed block by block.
#[derive(Debug, Clone)]
pub struct Meter {
    peaks: [f32; WINDOW],
    squares: [f64; WINDOW],
    next: usize,
    held: f32,
}

impl Default for Meter {
    fn default() -> Self {
        Self { peaks: [0.0; WINDOW], squares: [0.0; WINDOW], next: 0, held: 0.0 }
    }
}

impl Meter {
    /// Takes in one block.
    pub fn feed(&mut self, block: &[f32]) {
        let peak = block.iter().fold(0.0, |peak: f32, sample| peak.max(sample.abs()));
        self.peaks[self.next] = peak;
        self.squares[self.next] = mean_square(block);
        self.next = (self.next + 1) % WINDOW;
        self.held = self.held.max(peak);
    }

    /// Forgets the held peak.
    pub fn reset(&mut self) {
        self.held = 0.0;
    }

    /// What it shows.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let peak = self.peaks.iter().fold(0.0, |most: f32, peak| most.max(*peak));
        let mean = self.squares.iter().sum::<f64>() / WINDOW as f64;
        Reading {
            peak: Dbfs::from_sample(f64::from(peak)),
            rms: level(mean),
            held: Dbfs::from_sample(f64::from(self.held)),
            over: self.held >= FULL_SCALE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::meter::rms_dbfs;
    use crate::sim::engine::meter::test_tones::{close, sine};
    use crate::sim::units::BLOCK;

    #[test]
    fn a_meter_shows_what_the_functions_say() {
        let tone = sine(0.25, 1000.0, WINDOW * BLOCK);
        let mut meter = Meter::default();
        tone.chunks(BLOCK).for_each(|block| meter.feed(block));
        close(meter.reading().rms, rms_dbfs(&tone).0, 1e-6);
        close(meter.reading().peak, -12.04, 0.01);
        assert!(!meter.reading().over);
    }
}
