//! Random draws that come out the same on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Where a player's chances come from.
#[derive(Debug, Clone)]
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// Dice for one purpose of one player: different names give unrelated draws from the same seed.
    pub(super) fn new(seed: u64, name: &str) -> Self {
        // FNV-1a: the name only has to land elsewhere, not to be secret.
        let salt = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self(ChaCha8Rng::seed_from_u64(seed ^ salt))
    }

    /// From 0 up to, not including, 1.
    pub(super) fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    /// Evenly between two values.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// Mostly within one spread either side of zero and never beyond three: three even draws make a bell.
    pub(super) fn around(&mut self, spread: f64) -> f64 {
        (self.unit() + self.unit() + self.unit() - 1.5) * 2.0 * spread
    }

    /// True so often out of one.
    pub(super) fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    /// White noise between −1 and 1.
    pub(super) fn noise(&mut self) -> f64 {
        f64::from(self.0.next_u32() as i32) / 2_147_483_648.0
    }
}
