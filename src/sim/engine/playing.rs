//! Something that is played, as samples along the session.

use crate::sim::engine::cache::Sound;
use crate::sim::engine::plan::Samples;
use crate::sim::units::BLOCK;

/// Frames over which a player who is stopped falls silent: hands on the strings, 80 ms.
const HUSH: u64 = 3840;

/// Something that is played, as samples.
#[derive(Debug)]
pub(super) struct Playing {
    /// The player's first source.
    pub(super) source: usize,
    /// How many of its rows are sources; the rest are outlets.
    pub(super) radiators: usize,
    pub(super) sound: Sound,
    pub(super) start: u64,
    pub(super) end: u64,
}

impl Playing {
    /// Adds one of its rows to the block from this frame on.
    pub(super) fn add(&self, row: usize, frame: u64, out: &mut Samples) {
        let Some(sound) = self.sound.get(row) else { return };
        let last = (self.start + sound.len() as u64).min(self.end + HUSH);
        if frame + BLOCK as u64 <= self.start || frame >= last {
            return;
        }
        let skip = self.start.saturating_sub(frame) as usize;
        let at = (frame + skip as u64 - self.start) as usize;
        let part = &sound[at..sound.len().min(at + BLOCK - skip)];
        if frame + BLOCK as u64 <= self.end {
            out[skip..].iter_mut().zip(part).for_each(|(out, x)| *out += x);
            return;
        }
        for ((now, out), x) in (frame + skip as u64..).zip(&mut out[skip..]).zip(part) {
            let late = now.saturating_sub(self.end).min(HUSH);
            *out += x * ((HUSH - late) as f32 / HUSH as f32);
        }
    }
}
