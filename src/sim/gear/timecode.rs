//! Timecode: frame rates, and addresses that are counted with and without dropped frames (domain reference 6.5).

use serde::{Deserialize, Serialize};

/// Words in a row that must follow each other before they are believed.
pub const BELIEVED_WORDS: u32 = 2;
/// Frames without a word after which a reader is no longer locked: it counts on by itself until then.
pub const FREEWHEEL_FRAMES: f64 = 4.0;
/// How far the speed of the tape may be off for code to be read, as a share.
pub const READABLE_SPEEDS: f64 = 0.15;

/// Frames a second, and how they are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FrameRate {
    /// 24 less a thousandth: film on video.
    F23976,
    /// 24: film.
    F24,
    /// 25.
    F25,
    /// 30 less a thousandth, every number counted: 3.6 s an hour slow against the clock.
    F2997,
    /// 30 less a thousandth, numbers 00 and 01 left out each minute but every tenth: right by the clock.
    F2997Drop,
    /// 30.
    F30,
}

impl FrameRate {
    /// Every rate with its word on a selector, the usual one first.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::F25, "25"),
        (Self::F24, "24"),
        (Self::F30, "30"),
        (Self::F2997, "29.97"),
        (Self::F2997Drop, "29.97 DF"),
        (Self::F23976, "23.976"),
    ];

    /// The rate of a selector's word.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        Self::ALL.iter().find(|(_, name)| *name == word).map_or(Self::F25, |(rate, _)| *rate)
    }

    /// Numbers that a second has.
    #[must_use]
    pub fn numbers(self) -> u64 {
        match self {
            Self::F23976 | Self::F24 => 24,
            Self::F25 => 25,
            Self::F2997 | Self::F2997Drop | Self::F30 => 30,
        }
    }

    /// Seconds of a frame.
    #[must_use]
    pub fn frame_s(self) -> f64 {
        let pulled = if matches!(self, Self::F23976 | Self::F2997 | Self::F2997Drop) { 1.001 } else { 1.0 };
        pulled / self.numbers() as f64
    }

    /// The address of the frame of that number, counted from midnight.
    #[must_use]
    pub fn address(self, frame: u64) -> Address {
        let numbers = self.numbers();
        // Ten minutes have 18 numbers less than frames would have; the first minute of them has all of its numbers.
        let skipped = if self == Self::F2997Drop {
            let (tens, rest) = (frame / 17_982, frame % 17_982);
            18 * tens + if rest < 1_800 { 0 } else { 2 * ((rest - 1_800) / 1_798 + 1) }
        } else {
            0
        };
        let number = (frame + skipped) % (24 * 3600 * numbers);
        let part = |unit: u64, most: u64| (number / unit % most) as u8;
        Address { hours: part(3600 * numbers, 24), minutes: part(60 * numbers, 60), seconds: part(numbers, 60), frames: part(1, numbers) }
    }

    /// The number of the frame with an address, counted from midnight.
    #[must_use]
    pub fn frame(self, address: Address) -> u64 {
        let minutes = 60 * u64::from(address.hours) + u64::from(address.minutes);
        let number = (60 * minutes + u64::from(address.seconds)) * self.numbers() + u64::from(address.frames);
        if self == Self::F2997Drop { number - 2 * (minutes - minutes / 10) } else { number }
    }
}

/// Hours, minutes, seconds and frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Address {
    /// 0 to 23.
    pub hours: u8,
    /// 0 to 59.
    pub minutes: u8,
    /// 0 to 59.
    pub seconds: u8,
    /// 0 to one less than the numbers of a second.
    pub frames: u8,
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}:{:02}:{:02}", self.hours, self.minutes, self.seconds, self.frames)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropped_numbers_keep_an_hour_an_hour() {
        let drop = FrameRate::F2997Drop;
        assert_eq!(drop.address(1_799).to_string(), "00:00:59:29");
        assert_eq!(drop.address(1_800).to_string(), "00:01:00:02");
        assert_eq!(drop.address(17_982).to_string(), "00:10:00:00");
        for frame in [0, 1, 1_799, 1_800, 3_597, 3_598, 17_981, 17_982, 19_782, 107_892, 2_589_407] {
            assert_eq!(drop.frame(drop.address(frame)), frame);
        }
        // An hour of the clock by each way of counting.
        let shown = |rate: FrameRate| rate.frame(Address { hours: 1, ..Address::default() }) as f64 * rate.frame_s();
        assert!((shown(FrameRate::F2997Drop) - 3600.0).abs() < 0.004, "{}", shown(FrameRate::F2997Drop));
        assert!((shown(FrameRate::F2997) - 3603.6).abs() < 1e-9 && (shown(FrameRate::F25) - 3600.0).abs() < 1e-9);
    }

    #[test]
    fn a_frame_has_as_many_samples_as_the_table_says() {
        for (rate, samples) in [(FrameRate::F24, 2000.0), (FrameRate::F25, 1920.0), (FrameRate::F2997, 1601.6), (FrameRate::F23976, 2002.0)]
        {
            assert!((48_000.0 * rate.frame_s() - samples).abs() < 1e-9);
        }
    }
}
