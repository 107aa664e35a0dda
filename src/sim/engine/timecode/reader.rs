//! From a wave to addresses: signs, bits, words, and whether to believe them.

use crate::sim::engine::timecode::word::{BITS, Word};
use crate::sim::gear::{Address, BELIEVED_WORDS, FREEWHEEL_FRAMES, FrameRate, READABLE_SPEEDS};
use crate::sim::units::SAMPLE_RATE;

/// Part of the wave's size that it must pass before its sign counts.
const HYSTERESIS: f32 = 0.25;
/// How quickly the size of the wave is forgotten, a sample: within a frame.
const FORGET: f32 = 0.9995;
/// The quietest wave that is read at all.
const LEAST: f32 = 1e-4;
/// How quickly a bit's length is learnt, a bit.
const LEARN: f64 = 0.1;

/// What a reader shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The last address, if it is believed or counted on from one that was.
    pub address: Option<Address>,
    /// The sample at which its frame began.
    pub began: f64,
    /// How often the reader has lost its lock.
    pub lost: u32,
}

/// Reads timecode at play speed.
#[derive(Debug, Clone)]
pub struct Reader {
    rate: FrameRate,
    size: f32,
    sign: bool,
    sample: u64,
    edge: u64,
    bit: f64,
    /// The first half of a one, samples.
    half: Option<f64>,
    bits: u128,
    followed: u32,
    last: Option<(u64, f64)>,
    lost: u32,
}

impl Reader {
    /// A reader of a frame rate.
    #[must_use]
    pub fn new(rate: FrameRate) -> Self {
        let bit = rate.frame_s() * f64::from(SAMPLE_RATE) / f64::from(BITS);
        Self { rate, size: 0.0, sign: false, sample: 0, edge: 0, bit, half: None, bits: 0, followed: 0, last: None, lost: 0 }
    }

    /// Listens to more of the wave.
    pub fn listen(&mut self, samples: &[f32]) {
        for x in samples {
            self.size = (self.size * FORGET).max(x.abs());
            let beyond = if self.sign { *x < -HYSTERESIS * self.size } else { *x > HYSTERESIS * self.size };
            if beyond && self.size > LEAST {
                self.sign = !self.sign;
                self.change();
            }
            self.sample += 1;
            self.give_up();
        }
    }

    /// What it shows.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let believed = self.last.filter(|_| self.followed >= BELIEVED_WORDS);
        let Some((frame, began)) = believed else { return Reading { address: None, began: 0.0, lost: self.lost } };
        let gone = libm::floor(((self.sample as f64 - began) / self.frame()).max(0.0));
        Reading { address: Some(self.rate.address(frame + gone as u64)), began: began + gone * self.frame(), lost: self.lost }
    }

    /// Samples of a frame as they come.
    fn frame(&self) -> f64 {
        self.bit * f64::from(BITS)
    }

    fn change(&mut self) {
        let length = (self.sample - self.edge) as f64;
        self.edge = self.sample;
        if length > 1.5 * self.bit || length < 0.25 * self.bit {
            self.half = None;
        } else if length > 0.75 * self.bit {
            self.half = None;
            self.take(false, length);
        } else if let Some(first) = self.half.take() {
            self.take(true, first + length);
        } else {
            self.half = Some(length);
        }
    }

    fn take(&mut self, one: bool, length: f64) {
        // Hiss before the code must not teach it another speed.
        let right = self.rate.frame_s() * f64::from(SAMPLE_RATE) / f64::from(BITS);
        self.bit = (self.bit + LEARN * (length - self.bit)).clamp((1.0 - READABLE_SPEEDS) * right, (1.0 + READABLE_SPEEDS) * right);
        self.bits = self.bits >> 1 | u128::from(one) << (BITS - 1);
        let Some((address, dropped)) = Word(self.bits).address() else { return };
        if dropped != (self.rate == FrameRate::F2997Drop) {
            return;
        }
        // The word ends where the next frame begins.
        let (frame, ends) = (self.rate.frame(address), self.sample as f64);
        let follows = self.last.is_some_and(|(before, began)| {
            let counted = before as f64 + libm::round((ends - began) / self.frame()) - 1.0;
            (counted - frame as f64).abs() < 0.5
        });
        self.followed = if follows { self.followed + 1 } else { 1 };
        self.last = Some((frame + 1, ends));
    }

    fn give_up(&mut self) {
        let Some((_, began)) = self.last else { return };
        if self.sample as f64 - began > FREEWHEEL_FRAMES * self.frame() {
            self.lost += u32::from(self.followed >= BELIEVED_WORDS);
            (self.last, self.followed) = (None, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::timecode::Writer;

    fn written(rate: FrameRate, first: u64, seconds: f64) -> Vec<f32> {
        let mut wave = vec![0.0; (seconds * 48_000.0) as usize];
        let writer = Writer { rate, first, volts: 0.3 };
        wave.chunks_mut(256).enumerate().for_each(|(n, part)| writer.run(n as u64 * 256, part));
        wave
    }

    #[test]
    fn every_rate_is_read_within_three_frames_and_to_the_sample() {
        for (rate, word) in FrameRate::ALL {
            let wave = written(rate, 90_000, 1.0);
            let mut reader = Reader::new(rate);
            let mut locked = None;
            for (n, part) in wave.chunks(16).enumerate() {
                reader.listen(part);
                if locked.is_none() && reader.reading().address.is_some() {
                    locked = Some(n as f64 * 16.0 / 48_000.0 / rate.frame_s());
                }
            }
            assert!(locked.is_some_and(|frames| (1.9..3.1).contains(&frames)), "{word}: {locked:?} frames");
            let reading = reader.reading();
            let shown = rate.frame(reading.address.expect("it is locked"));
            let began = (shown - 90_000) as f64 * rate.frame_s() * 48_000.0;
            assert!((reading.began - began).abs() < 3.0, "{word}: {} for {began}", reading.began);
        }
    }

    #[test]
    fn a_short_gap_is_counted_over_and_a_long_one_is_not() {
        let gap = |frames: f64| {
            let mut wave = written(FrameRate::F25, 1000, 2.0);
            wave[40_000..40_000 + (frames * 1920.0) as usize].fill(0.0);
            let mut reader = Reader::new(FrameRate::F25);
            reader.listen(&wave);
            let reading = reader.reading();
            (reading.lost, FrameRate::F25.frame(reading.address.expect("it finds its way back")))
        };
        assert_eq!(gap(1.0), (0, 1050));
        assert_eq!(gap(8.0), (1, 1050));
    }
}
