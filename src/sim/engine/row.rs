//! What is played, as it is kept: in steps of 24 bits of the loudest sample near by, with nothing where there is silence.
//!
//! A song of a rock band is two dozen rows of four million samples, most of them drums that are hit now and then.

use crate::sim::units::BLOCK;
use std::sync::Arc;

/// Samples that share a scale.
const CHUNK: usize = BLOCK;
/// Steps in the loudest sample of a chunk.
const STEPS: f64 = 8_388_607.0;
/// Bytes of a sample.
const WIDTH: usize = 3;

/// What each radiator and outlet of a player gives out in one rendition, in pascals at one metre and in volts.
#[derive(Debug, Clone)]
pub struct Sound(Arc<[Row]>);

/// One row of samples.
#[derive(Debug, Clone)]
pub struct Row {
    length: usize,
    /// Of each chunk its step, 0 in silence, and where its samples begin.
    chunks: Vec<(f32, u32)>,
    bytes: Vec<u8>,
}

impl From<Vec<Vec<f32>>> for Sound {
    fn from(rows: Vec<Vec<f32>>) -> Self {
        Self(rows.into_iter().map(|row| Row::new(&row)).collect())
    }
}

impl std::ops::Deref for Sound {
    type Target = [Row];

    fn deref(&self) -> &[Row] {
        &self.0
    }
}

impl Row {
    /// Keeps samples, of less than an hour.
    #[must_use]
    pub fn new(samples: &[f32]) -> Self {
        let mut row = Self { length: samples.len(), chunks: Vec::with_capacity(samples.len().div_ceil(CHUNK)), bytes: Vec::new() };
        for chunk in samples.chunks(CHUNK) {
            let peak = chunk.iter().fold(0.0_f32, |peak, x| peak.max(x.abs()));
            let step = f64::from(peak) / STEPS;
            row.chunks.push((step as f32, row.bytes.len() as u32));
            if step as f32 > 0.0 {
                let scale = 1.0 / f64::from(step as f32);
                row.bytes.extend(chunk.iter().flat_map(|x| {
                    let [low, middle, high, _] = whole(f64::from(*x) * scale).to_le_bytes();
                    [low, middle, high]
                }));
            }
        }
        row.bytes.shrink_to_fit();
        row
    }

    /// How many samples it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// All of its samples.
    #[must_use]
    pub fn samples(&self) -> Vec<f32> {
        let mut samples = vec![0.0; self.length];
        self.each(0, self.length, |index, x| samples[index] = x);
        samples
    }

    /// Gives the samples from one on that are not silence, so many at most, each with its place after the first.
    #[inline]
    pub(super) fn each(&self, from: usize, count: usize, mut take: impl FnMut(usize, f32)) {
        let end = self.length.min(from + count);
        let mut at = from;
        while at < end {
            let until = end.min((at / CHUNK + 1) * CHUNK);
            let (step, begins) = self.chunks[at / CHUNK];
            if step > 0.0 {
                let begins = begins as usize + at % CHUNK * WIDTH;
                let bytes = &self.bytes[begins..begins + (until - at) * WIDTH];
                for (index, three) in (at - from..).zip(bytes.chunks_exact(WIDTH)) {
                    let steps = i32::from_le_bytes([0, three[0], three[1], three[2]]) >> 8;
                    take(index, steps as f32 * step);
                }
            }
            at = until;
        }
    }
}

/// The nearest whole number, without a call: adding and taking away 1.5 · 2^52 rounds, ties to even.
fn whole(x: f64) -> i32 {
    const WHOLE: f64 = 6_755_399_441_055_744.0;
    ((x + WHOLE) - WHOLE).clamp(-STEPS - 1.0, STEPS) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_come_back_within_a_step_and_silence_takes_no_room() {
        let mut samples: Vec<f32> = (0..5_000).map(|n| ((n * n % 977) as f32 - 488.0) * 1e-3).collect();
        samples[1_000..3_000].fill(0.0);
        samples[4_990] = -3.7;
        let row = Row::new(&samples);
        let back = row.samples();
        assert_eq!((row.len(), back.len()), (5_000, 5_000));
        for (index, (x, y)) in samples.iter().zip(&back).enumerate() {
            let loudest = samples[index / CHUNK * CHUNK..].iter().take(CHUNK).fold(0.0_f32, |peak, x| peak.max(x.abs()));
            assert!((x - y).abs() <= loudest * 1.2e-7, "{index}: {y} for {x}");
        }
        assert!(back[1_024..2_816].iter().all(|x| *x == 0.0) && row.bytes.len() <= 13 * CHUNK * WIDTH, "{}", row.bytes.len());
        let mut part = vec![0.0; 700];
        row.each(4_321, 700, |index, x| part[index] = x);
        assert_eq!(part[..679], back[4_321..]);
        assert!(part[679..].iter().all(|x| *x == 0.0));
        assert!(Row::new(&[]).is_empty());
    }
}
