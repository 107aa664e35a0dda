//! The late part of what a microphone hears, worked out a window ahead.

use crate::sim::engine::convolve::sum::{Path, Work};
use crate::sim::engine::convolve::{History, LEVELS};
use crate::sim::units::BLOCK;

/// Everything that a microphone hears through its paths.
#[derive(Debug, Default)]
pub struct Tail {
    windows: [Windows; 2],
    /// Which block of a window is this microphone's to work in.
    turn: usize,
}

/// The window that is heard and the one after it, at one length.
#[derive(Debug, Default)]
struct Windows {
    /// An even window, then an odd one.
    pair: Vec<f32>,
    /// Which these are.
    are: [Option<u64>; 2],
}

impl Tail {
    /// That of the nth microphone, with these paths.
    #[must_use]
    pub fn new(nth: usize, paths: &[Path]) -> Self {
        let windows = [1, 2].map(|number| {
            let sounds = paths.iter().any(|(_, response)| !response.parts[number].is_empty());
            let size = if sounds { LEVELS[number].size() } else { 0 };
            Windows { pair: vec![0.0; 2 * size], are: [None; 2] }
        });
        Self { windows, turn: nth }
    }

    /// Writes what arrives in the block of that number, which the sources have played, and foresees a window in its turn.
    pub fn hear(&mut self, block: u64, paths: &[Path], bank: &[History], work: &mut Work, out: &mut [f32; BLOCK]) {
        self.hear_ahead(block, paths, bank, work, std::slice::from_mut(out));
        for (windows, number) in self.windows.iter_mut().zip([1, 2]).filter(|(windows, _)| !windows.pair.is_empty()) {
            let (current, phase) = LEVELS[number].window(block);
            let half = LEVELS[number].blocks / 2;
            if phase == half + self.turn % half {
                windows.work_out(number, current + 1, 1, |first, out| work.windows(number, first, paths, bank, out));
            }
        }
    }

    /// Writes what arrives in several blocks, `AHEAD` at most, from one on, all of which the sources have played.
    pub fn hear_ahead(&mut self, block: u64, paths: &[Path], bank: &[History], work: &mut Work, out: &mut [[f32; BLOCK]]) {
        work.windows(0, block, paths, bank, out.as_flattened_mut());
        for (windows, number) in self.windows.iter_mut().zip([1, 2]).filter(|(windows, _)| !windows.pair.is_empty()) {
            let level = LEVELS[number];
            let last = level.window(block + out.len() as u64 - 1).0;
            for (block, out) in (block..).zip(&mut *out) {
                let (current, phase) = level.window(block);
                if windows.are[half_of(current)] != Some(current) {
                    // An even window and the odd one after it are worked out together where both are heard.
                    let count = if half_of(current) == 0 && last > current { 2 } else { 1 };
                    windows.work_out(number, current, count, |first, out| work.windows(number, first, paths, bank, out));
                }
                let heard = &windows.pair[half_of(current) * level.size() + phase * BLOCK..];
                out.iter_mut().zip(heard).for_each(|(out, x)| *out += x);
            }
        }
    }

    /// Takes over what the same microphone with the same paths has worked out.
    pub fn take_over(&mut self, old: &Self) {
        for (new, old) in self.windows.iter_mut().zip(&old.windows) {
            if new.pair.len() == old.pair.len() {
                new.pair.copy_from_slice(&old.pair);
                new.are = old.are;
            }
        }
    }
}

impl Windows {
    /// Works out one window, or an even one and the next.
    fn work_out(&mut self, number: usize, first: u64, count: usize, work: impl FnOnce(u64, &mut [f32])) {
        let (at, size) = (half_of(first), LEVELS[number].size());
        work(first, &mut self.pair[at * size..(at + count) * size]);
        (at..at + count).zip(first..).for_each(|(at, window)| self.are[at] = Some(window));
    }
}

/// Which half of a pair a window is.
fn half_of(window: u64) -> usize {
    (window % 2) as usize
}
