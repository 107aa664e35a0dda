//! The late part of what a microphone hears, worked out a window ahead.

use crate::sim::engine::convolve::sum::{Path, Work};
use crate::sim::engine::convolve::{History, LEVELS};
use crate::sim::units::BLOCK;

/// Everything that a microphone hears through its paths.
#[derive(Debug, Default)]
pub struct Tail {
    windows: [Window; 2],
    /// Which block of a window is this microphone's to work in.
    turn: usize,
}

/// The window that is heard and the one after it, at one length.
#[derive(Debug, Default)]
struct Window {
    now: Vec<f32>,
    next: Vec<f32>,
    is: Option<u64>,
    will_be: Option<u64>,
}

impl Tail {
    /// That of the nth microphone, with these paths.
    #[must_use]
    pub fn new(nth: usize, paths: &[Path]) -> Self {
        let windows = [1, 2].map(|number| {
            let sounds = paths.iter().any(|(_, response)| !response.parts[number].is_empty());
            let size = if sounds { LEVELS[number].size() } else { 0 };
            Window { now: vec![0.0; size], next: vec![0.0; size], is: None, will_be: None }
        });
        Self { windows, turn: nth }
    }

    /// Writes what arrives in the block of that number, which the sources have played.
    pub fn hear(&mut self, block: u64, paths: &[Path], bank: &[History], work: &mut Work, out: &mut [f32; BLOCK]) {
        work.windows(0, block, paths, bank, out);
        self.add_late(block, paths, bank, work, out);
        for (window, number) in self.windows.iter_mut().zip([1, 2]).filter(|(window, _)| !window.now.is_empty()) {
            let (current, phase) = LEVELS[number].window(block);
            let half = LEVELS[number].blocks / 2;
            if phase == half + self.turn % half {
                work.windows(number, current + 1, paths, bank, &mut window.next);
                window.will_be = Some(current + 1);
            }
        }
    }

    /// Writes what arrives in several blocks, `AHEAD` at most, from one on, all of which the sources have played.
    pub fn hear_ahead(&mut self, block: u64, paths: &[Path], bank: &[History], work: &mut Work, out: &mut [[f32; BLOCK]]) {
        work.windows(0, block, paths, bank, out.as_flattened_mut());
        for (block, out) in (block..).zip(out) {
            self.add_late(block, paths, bank, work, out);
        }
    }

    /// Adds what the long parts bring in a block.
    fn add_late(&mut self, block: u64, paths: &[Path], bank: &[History], work: &mut Work, out: &mut [f32; BLOCK]) {
        for (window, number) in self.windows.iter_mut().zip([1, 2]).filter(|(window, _)| !window.now.is_empty()) {
            let (current, phase) = LEVELS[number].window(block);
            window.come_to(current, number, paths, bank, work);
            out.iter_mut().zip(&window.now[phase * BLOCK..]).for_each(|(out, x)| *out += x);
        }
    }

    /// Takes over what the same microphone with the same paths has worked out.
    pub fn take_over(&mut self, old: &Self) {
        for (new, old) in self.windows.iter_mut().zip(&old.windows) {
            if new.now.len() == old.now.len() {
                new.now.copy_from_slice(&old.now);
                new.next.copy_from_slice(&old.next);
                (new.is, new.will_be) = (old.is, old.will_be);
            }
        }
    }
}

impl Window {
    /// Makes a window the present one; one that was not foreseen is worked out at once.
    fn come_to(&mut self, current: u64, number: usize, paths: &[Path], bank: &[History], work: &mut Work) {
        if self.is == Some(current) {
            return;
        }
        if self.will_be == Some(current) {
            std::mem::swap(&mut self.now, &mut self.next);
        } else {
            work.windows(number, current, paths, bank, &mut self.now);
        }
        (self.is, self.will_be) = (Some(current), None);
    }
}
