//! What was recorded: the samples of each pass and track, in chunks, and what a playlist makes of them.

use crate::sim::session::Region;
use crate::sim::units::BLOCK;

use crate::sim::units::SAMPLE_RATE;

/// Frames of one chunk, 5.5 s.
pub const CHUNK: usize = 1 << 18;
/// Tracks that a recorder can have.
pub const TRACKS: usize = 32;
/// Chunks for which there is a place without growing: an hour and a half of all tracks.
const PLACES: usize = TRACKS * 1024;
/// Passes at another rate than the engine's for which there is a place.
const RATES: usize = 1024;

/// An empty chunk of tape.
#[must_use]
pub fn blank() -> Box<[f32]> {
    vec![0.0; CHUNK].into_boxed_slice()
}

/// Which pass, which chunk of it, which track.
type Key = (u32, u64, u32);

/// The recorder's memory. Where nothing was recorded there is silence; nothing in it is ever recorded over.
#[derive(Debug)]
pub struct Tape {
    /// Sorted by their keys; a pass that is being recorded adds at the end.
    chunks: Vec<(Key, Box<[f32]>)>,
    spare: Vec<Box<[f32]>>,
    /// At which rate the samples of which pass were taken; at `SAMPLE_RATE` those of passes that are not named.
    rates: Vec<(u32, f64)>,
}

impl Default for Tape {
    fn default() -> Self {
        Self { chunks: Vec::with_capacity(PLACES), spare: Vec::with_capacity(PLACES), rates: Vec::with_capacity(RATES) }
    }
}

impl Tape {
    /// Empty chunks in reserve.
    #[must_use]
    pub fn spare(&self) -> usize {
        self.spare.len()
    }

    /// An empty chunk out of the reserve.
    pub(super) fn take(&mut self) -> Option<Box<[f32]>> {
        self.spare.pop()
    }

    /// Whether anything was written around this frame of a pass.
    pub(super) fn is_written(&self, pass: u32, track: u32, at: u64) -> bool {
        self.find((pass, place(at).0, track)).is_ok()
    }

    /// Says at which rate the converters take the samples of a pass, hertz.
    pub(super) fn take_at(&mut self, pass: u32, hertz: f64) {
        if self.rate_of(pass).to_bits() != hertz.to_bits() && self.rates.len() < RATES {
            self.rates.push((pass, hertz));
        }
    }

    /// The rate at which the samples of a pass were taken, hertz.
    pub(super) fn rate_of(&self, pass: u32) -> f64 {
        self.rates.iter().rev().find(|(of, _)| *of == pass).map_or(f64::from(SAMPLE_RATE), |(_, hertz)| *hertz)
    }

    /// Takes in an empty chunk, so that writing need not allocate.
    pub fn give(&mut self, chunk: Box<[f32]>) {
        if chunk.len() == CHUNK {
            self.spare.push(chunk);
        }
    }

    /// Writes samples of a track from this frame of a pass on.
    ///
    /// Takes a chunk from the reserve every 5.5 s, and allocates one only if the reserve is empty.
    pub fn write(&mut self, pass: u32, track: u32, mut at: u64, mut samples: &[f32]) {
        while !samples.is_empty() {
            let (chunk, offset) = place(at);
            let key = (pass, chunk, track);
            let index = match self.find(key) {
                Ok(index) => index,
                Err(index) => {
                    let fresh = self.spare.pop().unwrap_or_else(blank);
                    self.chunks.insert(index, (key, fresh));
                    index
                }
            };
            let part = samples.len().min(CHUNK - offset);
            self.chunks[index].1[offset..offset + part].copy_from_slice(&samples[..part]);
            at += part as u64;
            samples = &samples[part..];
        }
    }

    /// Reads samples of a track from this frame of a pass on.
    pub fn read(&self, pass: u32, track: u32, at: u64, samples: &mut [f32]) {
        let mut done = 0;
        while done < samples.len() {
            let (chunk, offset) = place(at + done as u64);
            let part = (samples.len() - done).min(CHUNK - offset);
            let out = &mut samples[done..done + part];
            match self.find((pass, chunk, track)) {
                Ok(index) => out.copy_from_slice(&self.chunks[index].1[offset..offset + part]),
                Err(_) => out.fill(0.0),
            }
            done += part;
        }
    }

    /// What a track plays from this frame of the timeline on: its regions, each laid over those before it.
    pub fn play(&self, track: u32, regions: &[Region], at: u64, samples: &mut [f32]) {
        samples.fill(0.0);
        let mut sound = [0.0; BLOCK];
        for (at, samples) in (at..).step_by(BLOCK).zip(samples.chunks_mut(BLOCK)) {
            let end = at + samples.len() as u64;
            for region in regions.iter().filter(|region| region.from < end && region.to > at) {
                let (from, to) = (region.from.max(at), region.to.min(end));
                let within = (from - at) as usize..(to - at) as usize;
                let sound = &mut sound[..within.len()];
                self.read(region.pass, track, from - region.from, sound);
                region.lay(from, &mut samples[within], sound);
            }
        }
    }

    /// Everything on it in order: pass, track, the frame of the pass, and the samples from there on.
    pub(super) fn written(&self) -> impl Iterator<Item = (u32, u32, u64, &[f32])> {
        self.chunks.iter().map(|((pass, chunk, track), samples)| (*pass, *track, chunk * CHUNK as u64, &samples[..]))
    }

    fn find(&self, key: Key) -> Result<usize, usize> {
        self.chunks.binary_search_by_key(&key, |(key, _)| *key)
    }
}

fn place(at: u64) -> (u64, usize) {
    (at / CHUNK as u64, (at % CHUNK as u64) as usize)
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "samples are copied")]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_across_chunks() {
        let mut tape = Tape::default();
        tape.give(blank());
        let sound: Vec<f32> = (0..1000).map(|n| n as f32).collect();
        let at = CHUNK as u64 - 300;
        tape.write(1, 2, at, &sound);
        assert_eq!(tape.spare(), 0);
        let mut got = vec![9.0; 1200];
        tape.read(1, 2, at - 100, &mut got);
        assert!(got[..100].iter().all(|x| *x == 0.0));
        assert_eq!(got[100..1100], sound);
        for (pass, track) in [(1, 1), (2, 2)] {
            tape.read(pass, track, at, &mut got);
            assert!(got.iter().all(|x| *x == 0.0));
        }
    }

    #[test]
    fn the_newest_clip_is_on_top_and_what_is_under_it_stays() {
        let mut tape = Tape::default();
        tape.write(1, 1, 0, &[1.0; 4000]);
        tape.write(2, 1, 0, &[2.0; 2000]);
        let region = |pass, from, to, faded| Region { pass, from, to, faded };
        let old = region(1, 0, 4000, false);
        let mut got = vec![9.0; 4100];
        tape.play(1, &[old, region(2, 1000, 3000, true)], 0, &mut got);
        assert!(got[..1000].iter().chain(&got[3000..4000]).all(|x| *x == 1.0));
        assert!(got[1480..2520].iter().all(|x| *x == 2.0));
        assert!(got[4000..].iter().all(|x| *x == 0.0));
        assert!(got.windows(2).take(3999).all(|two| (two[1] - two[0]).abs() < 0.004));
        tape.play(1, &[old], 0, &mut got);
        assert!(got[..4000].iter().all(|x| *x == 1.0));
    }
}
