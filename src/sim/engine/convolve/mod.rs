//! Convolution with impulse responses: overlap-save in parts that grow towards the end of a response.
//!
//! The first 2048 samples are cut into parts of one block, those up to 8192 into parts of four blocks, the rest into parts of
//! sixteen. A long part costs as much as a short one per bin and serves as many blocks as it is long, so a second of room costs
//! an eighth of what equal parts of one block do, in sums and above all in memory that is read. Long parts begin late enough
//! that there is a whole window of time to work them out ahead (`Tail`), each microphone in a block of its own.
//!
//! Memory is the limit, not arithmetic: where nobody waits, `AHEAD` blocks are worked out while a part is at hand.
//!
//! Windows lie on the session's own frames, so that what is heard at a frame does not depend on where running began. The
//! spectra of what a source gave out are kept once and used by every microphone that hears it.

mod history;
mod response;
mod spectrum;
mod sum;
mod tail;

pub use history::History;
pub use response::Response;
pub use sum::{Path, Work, same};
pub use tail::Tail;

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

/// Blocks that may be played and heard at once where nobody waits for them.
pub const AHEAD: usize = 8;
/// Longest response, blocks: 1.5 s.
pub const LONGEST: usize = 288;
/// Blocks that radiators must have played before a block so that whatever is heard in it, of them and of the rooms that they
/// fill, is in all histories.
pub const REACH: usize = LONGEST + 16 + LEVELS[0].end;

impl Level {
    /// Samples of a part.
    const fn size(self) -> usize {
        self.blocks * BLOCK
    }

    /// The window in which a block lies, and which of its blocks that is.
    fn window(self, block: u64) -> (u64, usize) {
        (block / self.blocks as u64, (block % self.blocks as u64) as usize)
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
