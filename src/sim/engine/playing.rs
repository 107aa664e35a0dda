//! Something that is played, as samples along the session.

use crate::sim::engine::plan::Samples;
use crate::sim::engine::row::Sound;
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
    /// Whether it is another, too.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.sound.is(&other.sound) && (self.source, self.start, self.end) == (other.source, other.start, other.end)
    }

    /// Adds one of its rows to the block from this frame on.
    pub(super) fn add(&self, row: usize, frame: u64, out: &mut Samples) {
        let Some(sound) = self.sound.get(row) else { return };
        let last = (self.start + sound.len() as u64).min(self.end + HUSH);
        if frame + BLOCK as u64 <= self.start || frame >= last {
            return;
        }
        let skip = self.start.saturating_sub(frame) as usize;
        let at = (frame + skip as u64 - self.start) as usize;
        let (first, out) = (frame + skip as u64, &mut out[skip..]);
        if frame + BLOCK as u64 <= self.end {
            sound.each(at, out.len(), |index, x| out[index] += x);
            return;
        }
        sound.each(at, out.len(), |index, x| {
            let late = (first + index as u64).saturating_sub(self.end).min(HUSH);
            out[index] += x * ((HUSH - late) as f32 / HUSH as f32);
        });
    }
}
