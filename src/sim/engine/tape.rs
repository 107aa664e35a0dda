//! What was recorded: samples of each track along the recorder's timeline, in chunks.

use crate::sim::units::SAMPLE_RATE;

/// Frames of one chunk, 5.5 s.
pub const CHUNK: usize = 1 << 18;
/// Tracks that a recorder can have.
pub const TRACKS: usize = 32;
/// Chunks of one track for which there is a place without growing: an hour and a half.
const PLACES: usize = 1024;

/// An empty chunk of tape.
#[must_use]
pub fn blank() -> Box<[f32]> {
    vec![0.0; CHUNK].into_boxed_slice()
}

/// The recorder's memory. Where nothing was recorded there is silence.
#[derive(Debug)]
pub struct Tape {
    reels: Vec<Vec<Option<Box<[f32]>>>>,
    spare: Vec<Box<[f32]>>,
    /// From which frame on samples were taken at which rate; at `SAMPLE_RATE` before the first.
    rates: Vec<(u64, f64)>,
}

impl Default for Tape {
    fn default() -> Self {
        Self {
            reels: (0..TRACKS).map(|_| Vec::with_capacity(PLACES)).collect(),
            spare: Vec::with_capacity(PLACES),
            rates: Vec::with_capacity(PLACES),
        }
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

    /// Says at which rate the converters take what is written from this frame on.
    pub(super) fn take_at(&mut self, from: u64, hertz: f64) {
        let before = self.rate_at(from);
        if (before - hertz).abs() < 1e-9 || self.rates.len() == PLACES {
            return;
        }
        self.rates.retain(|(at, _)| *at < from);
        self.rates.push((from, hertz));
    }

    /// The rate at which the sample of a frame was taken.
    pub(super) fn rate_at(&self, at: u64) -> f64 {
        let found = self.rates.iter().rev().find(|(from, _)| *from <= at);
        found.map_or(f64::from(SAMPLE_RATE), |(_, hertz)| *hertz)
    }

    /// Whether anything was written around this frame.
    pub(super) fn is_written(&self, track: u32, at: u64) -> bool {
        let reel = reel_of(track).and_then(|n| self.reels.get(n));
        reel.and_then(|reel| reel.get(place(at).0)).is_some_and(Option::is_some)
    }

    /// Takes in an empty chunk, so that writing need not allocate.
    pub fn give(&mut self, chunk: Box<[f32]>) {
        if chunk.len() == CHUNK {
            self.spare.push(chunk);
        }
    }

    /// Writes samples of a track from this frame of the recorder's timeline on.
    ///
    /// Takes a chunk from the reserve every 5.5 s, and allocates one only if the reserve is empty.
    pub fn write(&mut self, track: u32, mut at: u64, mut samples: &[f32]) {
        let Some(reel) = reel_of(track).and_then(|n| self.reels.get_mut(n)) else { return };
        while !samples.is_empty() {
            let (chunk, offset) = place(at);
            if reel.len() <= chunk {
                reel.resize_with(chunk + 1, || None);
            }
            let part = samples.len().min(CHUNK - offset);
            let spare = &mut self.spare;
            let here = reel[chunk].get_or_insert_with(|| spare.pop().unwrap_or_else(blank));
            here[offset..offset + part].copy_from_slice(&samples[..part]);
            at += part as u64;
            samples = &samples[part..];
        }
    }

    /// Reads samples of a track.
    pub fn read(&self, track: u32, at: u64, samples: &mut [f32]) {
        let reel = reel_of(track).and_then(|n| self.reels.get(n));
        let mut done = 0;
        while done < samples.len() {
            let (chunk, offset) = place(at + done as u64);
            let part = (samples.len() - done).min(CHUNK - offset);
            let out = &mut samples[done..done + part];
            match reel.and_then(|reel| reel.get(chunk)) {
                Some(Some(here)) => out.copy_from_slice(&here[offset..offset + part]),
                _ => out.fill(0.0),
            }
            done += part;
        }
    }
}

fn reel_of(track: u32) -> Option<usize> {
    (track as usize).checked_sub(1)
}

fn place(at: u64) -> (usize, usize) {
    ((at / CHUNK as u64) as usize, (at % CHUNK as u64) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_across_chunks() {
        let mut tape = Tape::default();
        tape.give(blank());
        let sound: Vec<f32> = (0..1000).map(|n| n as f32).collect();
        let at = CHUNK as u64 - 300;
        tape.write(2, at, &sound);
        assert_eq!(tape.spare(), 0);
        let mut got = vec![9.0; 1200];
        tape.read(2, at - 100, &mut got);
        assert!(got[..100].iter().all(|x| *x == 0.0));
        assert_eq!(got[100..1100], sound);
        tape.read(1, at, &mut got);
        assert!(got.iter().all(|x| *x == 0.0));
    }
}
