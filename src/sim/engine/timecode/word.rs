//! The 80 bits of a frame (SMPTE 12M).

use crate::sim::gear::{Address, FrameRate};

/// Bits of a frame.
pub const BITS: u32 = 80;
/// The last 16 bits, the first of them lowest: 0011 1111 1111 1101.
const SYNC: u128 = 0xBFFC;
/// Where the units and the tens of frames, seconds, minutes and hours stand, and how many bits each has.
const DIGITS: [(u32, u32); 8] = [(0, 4), (8, 2), (16, 4), (24, 3), (32, 4), (40, 3), (48, 4), (56, 2)];
/// The bit that says that numbers are dropped.
const DROP: u32 = 10;

/// A frame's bits, the first lowest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word(pub u128);

impl Word {
    /// The word of an address.
    #[must_use]
    pub fn of(address: Address, rate: FrameRate) -> Self {
        let values = [address.frames, address.seconds, address.minutes, address.hours];
        let digits = values.into_iter().flat_map(|value| [value % 10, value / 10]);
        let mut bits = SYNC << 64;
        for ((at, _), digit) in DIGITS.into_iter().zip(digits) {
            bits |= u128::from(digit) << at;
        }
        if rate == FrameRate::F2997Drop {
            bits |= 1 << DROP;
        }
        // One bit makes the zeros even, so that every frame begins with the same sign.
        let balance = if rate == FrameRate::F25 { 59 } else { 27 };
        if (BITS - bits.count_ones()) % 2 == 1 {
            bits |= 1 << balance;
        }
        Self(bits)
    }

    /// The address in a word that ends as it should, and whether it says that numbers are dropped; none in another.
    #[must_use]
    pub fn address(self) -> Option<(Address, bool)> {
        if self.0 >> 64 != SYNC {
            return None;
        }
        let digit = |n: usize| (self.0 >> DIGITS[n].0) as u8 & ((1 << DIGITS[n].1) - 1);
        let value = |n: usize| digit(2 * n) + 10 * digit(2 * n + 1);
        let address = Address { frames: value(0), seconds: value(1), minutes: value(2), hours: value(3) };
        let sound = address.frames < 30 && address.seconds < 60 && address.minutes < 60 && address.hours < 24;
        sound.then_some((address, self.0 >> DROP & 1 == 1))
    }

    /// The sign at a place of the word, counted in bits.
    #[must_use]
    pub fn sign(self, place: f64) -> f64 {
        let bit = (place.max(0.0) as u32).min(BITS - 1);
        // Every bit before changes the sign once, and every one of them twice.
        let ones = (self.0 & ((1 << bit) - 1)).count_ones();
        let middle = self.0 >> bit & 1 == 1 && place - f64::from(bit) >= 0.5;
        if (bit + 1 + ones + u32::from(middle)).is_multiple_of(2) { 1.0 } else { -1.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_gives_back_its_address_and_ends_as_it_began() {
        for (rate, _) in FrameRate::ALL {
            for frame in [0, 1, 29, 1_800, 90_000, 2_000_000] {
                let address = rate.address(frame);
                let word = Word::of(address, rate);
                assert_eq!(word.address(), Some((address, rate == FrameRate::F2997Drop)));
                assert!(word.sign(0.0) * word.sign(79.999) > 0.0 || (BITS - word.0.count_ones()).is_multiple_of(2));
                assert_eq!((BITS - word.0.count_ones()) % 2, 0);
            }
        }
        assert_eq!(Word(0).address(), None);
    }
}
