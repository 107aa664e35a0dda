//! From a timeline to timecode.

use crate::sim::engine::timecode::word::{BITS, Word};
use crate::sim::gear::FrameRate;
use crate::sim::units::SAMPLE_RATE;

/// Parts of a sample at which the wave is looked at, so that its edges lie between samples.
const PARTS: u32 = 8;

/// Writes timecode.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Writer {
    /// Its frame rate.
    pub rate: FrameRate,
    /// The number of the frame at the beginning of the timeline.
    pub first: u64,
    /// Volts from the middle to either side.
    pub volts: f32,
}

impl Writer {
    /// The wave from a sample of the timeline on.
    pub fn run(&self, from: u64, out: &mut [f32]) {
        let samples = self.rate.frame_s() * f64::from(SAMPLE_RATE);
        let mut known = (u64::MAX, Word(0));
        for (n, sample) in (from..).zip(out) {
            let mut sum = 0.0;
            for part in 0..PARTS {
                let place = (n as f64 + f64::from(part) / f64::from(PARTS)) / samples;
                let frame = libm::floor(place) as u64;
                if known.0 != frame {
                    known = (frame, Word::of(self.rate.address(self.first + frame), self.rate));
                }
                sum += known.1.sign((place - frame as f64) * f64::from(BITS));
            }
            *sample = self.volts * (sum / f64::from(PARTS)) as f32;
        }
    }
}
