//! Convolution with impulse responses: overlap-save in parts that grow towards the end of a response.
//!
//! The first 2048 samples are cut into parts of one block, those up to 8192 into parts of four blocks, the rest into parts of
//! sixteen. A long part costs as much as a short one per bin and serves as many blocks as it is long. Long parts begin late
//! enough that there is a whole window of time to work them out ahead, each microphone in a block of its own (`Ears`).
//!
//! Two things make it fast. Eight signals are transformed at once, one in each lane (`Transform`). And spectra lie in chunks of
//! eight bins: of a chunk, the past of all sources fits the first cache while every microphone's sums are made, and four
//! windows are summed in registers while a part of a response goes by once (`Gather`). Where nobody waits, `AHEAD` blocks are
//! worked out together.
//!
//! Windows lie on the session's own frames, and every sum has one order, so that what is heard at a frame depends neither on
//! where running began nor on how many blocks, sources or microphones were worked out together.

mod bank;
mod ears;
mod gather;
mod lanes;
mod response;

pub use bank::Bank;
pub use ears::Ears;
pub use response::{Path, Response};

use crate::sim::engine::convolve::lanes::{LANES, Transform};
use crate::sim::units::BLOCK;

/// Parts of one length.
#[derive(Debug, Clone, Copy)]
struct Level {
    /// Blocks of one part, which are those of its window, too.
    blocks: usize,
    /// Its first part, counted from the beginning of the response in its own length.
    first: usize,
    /// The part after its last one.
    end: usize,
}

/// From short to long; each begins where the one before ends.
const LEVELS: [Level; 3] =
    [Level { blocks: 1, first: 0, end: 8 }, Level { blocks: 4, first: 2, end: 8 }, Level { blocks: 16, first: 2, end: 18 }];

/// Blocks that may be played and heard at once where nobody waits for them: four of the longest windows.
pub const AHEAD: usize = 64;
/// Windows that are worked out at once, at most, so that the sources' pasts fit the first cache.
const AT_ONCE: usize = 16;
/// Chunks of sums that are made at once: those of sixteen ears in eight windows of the middle length.
const SUMS: usize = 8 * AT_ONCE * LEVELS[1].chunks();
/// Longest response, blocks: 1.5 s.
pub const LONGEST: usize = 288;
/// Blocks that radiators must have played before a block so that whatever is heard in it, of them and of the rooms that they
/// fill, is in the bank.
pub const REACH: usize = LONGEST + LEVELS[2].blocks + LEVELS[0].end;

/// Eight complex numbers: a chunk of a spectrum, or one bin of eight signals, or two neighbouring samples of each of them.
/// It fills a line of the cache, so that no vector lies across two.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[repr(align(64))]
struct Eight {
    re: [f32; LANES],
    im: [f32; LANES],
}

impl Level {
    /// Samples of a part.
    const fn size(self) -> usize {
        self.blocks * BLOCK
    }

    /// Chunks of its spectra.
    const fn chunks(self) -> usize {
        (self.size() + 1).div_ceil(LANES)
    }

    /// Blocks at the beginning of a window in which sources work out the spectra of the one before; in the rest ears work out
    /// what they hear in the next.
    const fn of_sources(self) -> usize {
        self.blocks / 4
    }

    /// The window in which a block lies, and which of its blocks that is.
    fn window(self, block: u64) -> (u64, usize) {
        (block / self.blocks as u64, (block % self.blocks as u64) as usize)
    }
}

/// The transforms of every length, and room for sums; one will do for all.
#[derive(Debug)]
pub struct Work {
    transforms: [Transform; 3],
    sums: Vec<Eight>,
}

impl Default for Work {
    fn default() -> Self {
        Self { transforms: LEVELS.map(|level| Transform::new(2 * level.size())), sums: vec![Eight::default(); SUMS] }
    }
}

/// The block before which whatever is heard from a frame on begins, at the edge of the longest window.
#[must_use]
pub fn beginning(frame: u64) -> u64 {
    let longest = LEVELS[2].blocks as u64;
    let block = frame / BLOCK as u64;
    (block.saturating_sub(REACH as u64) / longest) * longest * BLOCK as u64
}

#[cfg(test)]
mod tests;
