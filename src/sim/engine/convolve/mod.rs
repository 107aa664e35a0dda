//! Convolution with impulse responses: overlap-save in windows of 4096 frames.
//!
//! Whatever sounds is known before it is heard: players' performances are. So sources play a window ahead of the blocks that
//! run, and everybody hears a whole window at once; what changes in between has what is left of the window worked out again.
//! Of a second of music each pair of a source and an ear so costs as little as long transforms can make it, and nothing is late.
//!
//! Two things make it fast. Eight signals are transformed at once, one in each lane (`Transform`). And spectra lie in chunks of
//! eight bins: of a chunk, the past of all sources fits the first cache while every ear's sums are made, and four windows are
//! summed in registers while a part of a response goes by once (`Gather`).
//!
//! Windows lie on the session's own frames, and every sum has one order, so that what is heard at a frame depends neither on
//! where running began nor on how many windows, sources or ears were worked out together.

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

/// Blocks of a window, and of a part of a response.
pub const WINDOW: u64 = 16;
/// Samples of a part of a response.
const PART: usize = WINDOW as usize * BLOCK;
/// Chunks of a spectrum.
const CHUNKS: usize = (PART + 1).div_ceil(LANES);
/// Parts of the near part of a response, at most: 170 ms.
const NEAR: usize = 2;
/// Parts of a late field, at most.
const LATE: usize = 18;
/// Longest response, blocks: 1.5 s.
pub const LONGEST: usize = LATE * WINDOW as usize;
/// Windows that are kept of what runs live: the one that is heard, and the next.
pub const LIVE: usize = 2;
/// Windows that may be played and heard at once where nobody waits for them.
pub const AHEAD: usize = 8;
/// Windows before one in which radiators must have played so that whatever is heard in it, of them and of the rooms that they
/// fill, is in the bank.
const REACH: u64 = (LATE + NEAR) as u64;

/// Eight complex numbers: a chunk of a spectrum, or one bin of eight signals, or two neighbouring samples of each of them.
/// It fills a line of the cache, so that no vector lies across two.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[repr(align(64))]
struct Eight {
    re: [f32; LANES],
    im: [f32; LANES],
}

/// The transform, and room for sums; one will do for all.
#[derive(Debug)]
pub struct Work {
    transform: Transform,
    sums: Vec<Eight>,
}

impl Work {
    /// With room for the sums of so many windows of an ear.
    #[must_use]
    pub fn new(windows: usize) -> Self {
        Self { transform: Transform::new(2 * PART), sums: vec![Eight::default(); ears::TOGETHER * windows * CHUNKS] }
    }
}

/// The window in which a block lies.
#[must_use]
pub fn window_of(block: u64) -> u64 {
    block / WINDOW
}

/// The block before which whatever is heard from a frame on begins, at the edge of a window.
#[must_use]
pub fn beginning(frame: u64) -> u64 {
    window_of(frame / BLOCK as u64).saturating_sub(REACH) * WINDOW * BLOCK as u64
}

#[cfg(test)]
mod tests;
