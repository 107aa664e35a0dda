//! What is played, as it is kept: in steps of 24 bits of the loudest sample near by, none finer than anybody could hear, with
//! nothing where there is silence.
//!
//! A song of a rock band is two dozen rows of four million samples, most of them drums that are hit now and then.

use crate::sim::units::BLOCK;
use std::sync::Arc;

/// Samples that share a scale.
const CHUNK: usize = BLOCK;
/// Steps in the loudest sample of a chunk.
const STEPS: f64 = 8_388_607.0;
/// The finest step, pascals at one metre or volts: rounding to it is a noise of −43 dB SPL or −135 dBu in all, 45 dB below what the
/// quietest microphone makes by itself and 4 dB below what 150 Ω make (domain reference 11.2).
const FINEST: f64 = 5e-7;

/// What each radiator and outlet of a player gives out in one rendition, in pascals at one metre and in volts.
#[derive(Debug, Clone)]
pub struct Sound(Arc<[Row]>);

/// One row of samples.
#[derive(Debug, Clone)]
pub struct Row {
    length: usize,
    chunks: Vec<Chunk>,
    bytes: Vec<u8>,
}

/// Some samples in a row.
#[derive(Debug, Clone, Copy)]
struct Chunk {
    step: f32,
    /// Where its samples begin among the bytes.
    begins: u32,
    /// Bytes of a sample, 0 in silence.
    width: u8,
}

impl Chunk {
    /// For some samples that begin at this byte; the next ones begin after it.
    fn of(samples: &[f32], next: &mut u32) -> Self {
        let peak = f64::from(samples.iter().fold(0.0_f32, |peak, x| peak.max(x.abs())));
        let step = (peak / STEPS).max(FINEST) as f32;
        let width = match peak / f64::from(step) {
            ..0.5 => 0,
            ..127.0 => 1,
            ..32_767.0 => 2,
            _ => 3,
        };
        let begins = *next;
        *next += samples.len() as u32 * u32::from(width);
        Self { step, begins, width }
    }

    /// Writes its samples down.
    fn keep(&self, samples: &[f32], bytes: &mut [u8]) {
        let scale = 1.0 / f64::from(self.step);
        let steps = samples.iter().map(|x| whole(f64::from(*x) * scale).to_le_bytes());
        match self.width {
            1 => bytes.iter_mut().zip(steps).for_each(|(to, [a, ..])| *to = a),
            2 => bytes.as_chunks_mut().0.iter_mut().zip(steps).for_each(|(to, [a, b, ..])| *to = [a, b]),
            3 => bytes.as_chunks_mut().0.iter_mut().zip(steps).for_each(|(to, [a, b, c, _])| *to = [a, b, c]),
            _ => {}
        }
    }
}

impl Sound {
    /// Whether it is the very same one.
    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
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
        let mut begins = 0;
        let chunks: Vec<Chunk> = samples.chunks(CHUNK).map(|chunk| Chunk::of(chunk, &mut begins)).collect();
        let mut bytes = vec![0; begins as usize];
        for (samples, chunk) in samples.chunks(CHUNK).zip(&chunks) {
            chunk.keep(samples, &mut bytes[chunk.begins as usize..]);
        }
        Self { length: samples.len(), chunks, bytes }
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
            let Chunk { step, begins, width } = self.chunks[at / CHUNK];
            let width = usize::from(width);
            let bytes = &self.bytes[begins as usize + at % CHUNK * width..][..(until - at) * width];
            let places = at - from..;
            // The high bytes of a whole number of four, so that its sign comes along.
            let mut put = |index: usize, four: [u8; 4], low: usize| take(index, (i32::from_le_bytes(four) >> (8 * low)) as f32 * step);
            match width {
                1 => places.zip(bytes).for_each(|(at, a)| put(at, [0, 0, 0, *a], 3)),
                2 => places.zip(bytes.as_chunks().0).for_each(|(at, [a, b])| put(at, [0, 0, *a, *b], 2)),
                3 => places.zip(bytes.as_chunks().0).for_each(|(at, [a, b, c])| put(at, [0, *a, *b, *c], 1)),
                _ => {}
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
        let mut samples: Vec<f32> = (0..5_000).map(|n| ((n * n % 977) as f32 - 488.0) * 1e-2).collect();
        samples[1_000..3_000].fill(0.0);
        samples[4_990] = -3.7;
        let row = Row::new(&samples);
        let back = row.samples();
        assert_eq!((row.len(), back.len()), (5_000, 5_000));
        for (index, (x, y)) in samples.iter().zip(&back).enumerate() {
            let loudest = samples[index / CHUNK * CHUNK..].iter().take(CHUNK).fold(0.0_f32, |peak, x| peak.max(x.abs()));
            assert!((x - y).abs() <= loudest * 1.2e-7, "{index}: {y} for {x}");
        }
        assert!(back[1_024..2_816].iter().all(|x| *x == 0.0) && row.bytes.len() <= 13 * CHUNK * 3, "{}", row.bytes.len());
        let mut part = vec![0.0; 700];
        row.each(4_321, 700, |index, x| part[index] = x);
        assert_eq!(part[..679], back[4_321..]);
        assert!(part[679..].iter().all(|x| *x == 0.0));
        assert!(Row::new(&[]).is_empty());
    }

    #[test]
    fn what_rings_out_takes_less_room_until_nobody_could_hear_it() {
        // From 120 dB SPL down to nothing, 20 dB every tenth of a second.
        let samples: Vec<f32> =
            (0..96_000).map(|n| (20.0 * libm::exp10(-f64::from(n) / 4800.0) * libm::sin(f64::from(n))) as f32).collect();
        let row = Row::new(&samples);
        let back = row.samples();
        for (chunk, (x, y)) in samples.chunks(CHUNK).zip(back.chunks(CHUNK)).enumerate() {
            let loudest = x.iter().fold(0.0_f32, |peak, x| peak.max(x.abs()));
            let most = loudest * 1.2e-7 + 2.5e-7;
            assert!(x.iter().zip(y).all(|(x, y)| (x - y).abs() <= most), "chunk {chunk}");
        }
        let widths: Vec<u8> = row.chunks.iter().map(|chunk| chunk.width).collect();
        assert!(widths.is_sorted_by(|a, b| a >= b) && [3, 2, 1, 0].iter().all(|width| widths.contains(width)), "{widths:?}");
        assert_eq!(row.bytes.len(), widths.iter().map(|width| usize::from(*width) * CHUNK).sum::<usize>());
    }
}
