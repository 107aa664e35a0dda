//! A microphone among the blocks of a plan.

use crate::sim::engine::convolve::{History, Path, Tail, Work, same};
use crate::sim::engine::plan::Samples;
use crate::sim::units::BLOCK;
use std::sync::Arc;

/// A microphone.
#[derive(Debug)]
pub(super) struct Capsule {
    /// Which source is heard how.
    pub(super) paths: Vec<Path>,
    /// What they bring, worked out ahead.
    pub(super) tail: Tail,
    /// Pressure from the sources alone.
    pub(super) pressure: Samples,
    /// The same in blocks to come, from the block of this number on, where they were heard ahead.
    pub(super) ahead: (u64, Vec<Samples>),
    /// Noise of the room and its gain by the pattern.
    pub(super) room: Option<(Arc<[f32]>, f32)>,
    /// Pascals at which it clips.
    pub(super) clip: f32,
    /// Volts per pascal.
    pub(super) sensitivity: f32,
    /// Standard deviation of its own noise, volts.
    pub(super) noise: f32,
}

impl Capsule {
    /// Hears so many blocks from a frame on, all of which the sources have played.
    pub(super) fn hear_ahead(&mut self, (frame, blocks): (u64, usize), bank: &[History], work: &mut Work) {
        self.ahead.0 = frame / BLOCK as u64;
        self.ahead.1.resize(blocks, [0.0; BLOCK]);
        self.tail.hear_ahead(self.ahead.0, &self.paths, bank, work, &mut self.ahead.1);
    }

    /// The pressure on it; the same as in the plan before if nothing changed in the room.
    pub(super) fn hear(&mut self, frame: u64, bank: &[History], work: &mut Work, old: Option<&Self>) {
        let block = frame / BLOCK as u64;
        if let Some(heard) = block.checked_sub(self.ahead.0).and_then(|at| self.ahead.1.get(at as usize)) {
            self.pressure = *heard;
            return;
        }
        match old.filter(|old| same(&old.paths, &self.paths)) {
            Some(old) => {
                self.pressure = old.pressure;
                self.tail.take_over(&old.tail);
            }
            None => self.tail.hear(block, &self.paths, bank, work, &mut self.pressure),
        }
    }
}
