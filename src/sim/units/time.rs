//! Time as data: milliseconds since the session began, and how they fall on samples.

use serde::{Deserialize, Serialize};

/// Frames a second, everywhere in the engine.
pub const SAMPLE_RATE: u32 = 48_000;

/// Frames in one engine block; changes take effect at a block's edge.
pub const BLOCK: usize = 256;

/// A moment of the session, in milliseconds since it began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize)]
pub struct Stamp(pub u64);

impl Stamp {
    /// The moment a number of seconds into the session; negative counts as its start.
    #[must_use]
    pub fn from_seconds(seconds: f64) -> Self {
        Self(libm::round(seconds.max(0.0) * 1000.0) as u64)
    }

    /// Seconds since the session began.
    #[must_use]
    pub fn seconds(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// The first frame of the first engine block that starts at or after this moment.
    #[must_use]
    pub fn block_frame(self) -> u64 {
        let frame = self.0 * u64::from(SAMPLE_RATE) / 1000;
        frame.div_ceil(BLOCK as u64) * BLOCK as u64
    }

    /// This moment and so many seconds.
    #[must_use]
    pub fn after(self, seconds: f64) -> Self {
        Self::from_seconds(self.seconds() + seconds)
    }

    /// Seconds from an earlier moment to this one; zero if it is not earlier.
    #[must_use]
    pub fn since(self, earlier: Self) -> f64 {
        self.0.saturating_sub(earlier.0) as f64 / 1000.0
    }
}

impl std::fmt::Display for Stamp {
    /// Minutes, seconds and tenths: `12:04.3`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}.{}", self.0 / 60_000, self.0 / 1000 % 60, self.0 / 100 % 10)
    }
}
