//! The recorder's transport: what it does, where it stands, and how that falls on frames.

use crate::sim::units::{BLOCK, SAMPLE_RATE, Stamp};

/// What the recorder is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rolling {
    /// Standing still.
    #[default]
    Stopped,
    /// Rolling, and armed tracks record.
    Recording,
    /// Rolling, and nothing is recorded.
    Playing,
}

/// Frames of what is heard of the tape when the playhead is dragged to a place at a standstill: 80 ms, an estimate between a
/// click and a word.
pub const GRAIN: u64 = 3840;

/// Which way the playhead is dragged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the end: what comes after the playhead is heard.
    On,
    /// Towards the start: what came before it is heard, backwards.
    Back,
}

/// The recorder's transport.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TransportState {
    /// What it is doing.
    pub rolling: Rolling,
    /// Where on its timeline it stood at `since`, seconds.
    pub position: f64,
    /// When that was.
    pub since: Stamp,
    /// What it plays round and round, from and to, seconds of its timeline.
    pub looped: Option<(f64, f64)>,
    /// Which way it was dragged to where it stands, while a grain of that is heard.
    pub dragged: Option<Way>,
}

impl TransportState {
    /// Where it stands on its timeline at a moment, seconds.
    #[must_use]
    pub fn position_at(&self, now: Stamp) -> f64 {
        let straight = self.position + now.since(self.since);
        match (self.rolling, self.looped) {
            (Rolling::Stopped, _) => self.position,
            (_, Some((from, to))) if self.position < to && straight >= to => from + (straight - to) % (to - from),
            _ => straight,
        }
    }

    /// The same in frames.
    #[must_use]
    pub fn roll(&self) -> Roll {
        let looped = self.looped.map(|(from, to)| (frame_of(from), frame_of(to))).filter(|(from, to)| from < to);
        Roll { rolling: self.rolling, since: self.since.block_frame(), position: frame_of(self.position), looped, dragged: self.dragged }
    }

    /// Whether anything is played: it rolls, or a grain is heard of where it was dragged to.
    #[must_use]
    pub fn plays(&self) -> bool {
        self.rolling != Rolling::Stopped || self.dragged.is_some()
    }
}

/// The frame of the timeline at so many seconds.
#[must_use]
pub fn frame_of(seconds: f64) -> u64 {
    libm::round(seconds.max(0.0) * f64::from(SAMPLE_RATE)) as u64
}

/// Seconds of the timeline at a frame.
#[must_use]
pub fn seconds_of(frame: u64) -> f64 {
    frame as f64 / f64::from(SAMPLE_RATE)
}

/// Where the recorder's timeline stands, in frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roll {
    /// What the recorder is doing.
    pub rolling: Rolling,
    /// The frame of the session at which it stood at `position`.
    pub since: u64,
    /// The frame of its timeline at which it stood then.
    pub position: u64,
    /// What it plays round and round, from and to.
    pub looped: Option<(u64, u64)>,
    /// Which way it was dragged there, while a grain of that is heard.
    pub dragged: Option<Way>,
}

/// A part of a block of the session and the frames of the timeline that go with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its first frame in the block.
    pub offset: usize,
    /// Its first frame on the timeline.
    pub at: u64,
    /// How many frames.
    pub length: usize,
}

impl Roll {
    /// One that stands at the start.
    pub const STOPPED: Self = Self { rolling: Rolling::Stopped, since: 0, position: 0, looped: None, dragged: None };

    /// The frame of the timeline at a frame of the session.
    #[must_use]
    pub fn at(&self, frame: u64) -> u64 {
        if self.rolling == Rolling::Stopped { self.position } else { self.after(frame.saturating_sub(self.since)) }
    }

    /// The frame of the timeline so many frames after it began to roll.
    fn after(&self, frames: u64) -> u64 {
        let straight = self.position + frames;
        match self.looped {
            Some((from, to)) if self.position < to && straight >= to => from + (straight - to) % (to - from),
            _ => straight,
        }
    }

    /// What the block from this frame of the session on covers of the timeline, if that comes so many frames late.
    ///
    /// Nothing while it stands still; two stretches where a loop begins again.
    pub fn stretches(&self, frame: u64, late: u64) -> impl Iterator<Item = Stretch> + use<> {
        let roll = *self;
        let start = roll.since + late;
        let mut offset = start.saturating_sub(frame).min(BLOCK as u64) as usize;
        if roll.rolling == Rolling::Stopped {
            offset = BLOCK;
        }
        std::iter::from_fn(move || {
            if offset >= BLOCK {
                return None;
            }
            let at = roll.after(frame + offset as u64 - start);
            let left = BLOCK - offset;
            let length = match roll.looped {
                Some((_, to)) if at < to => left.min((to - at) as usize),
                _ => left,
            };
            let stretch = Stretch { offset, at, length };
            offset += length;
            Some(stretch)
        })
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "places are reckoned in one way, to the last bit")]
mod tests {
    use super::*;

    fn rolling(position: f64, looped: Option<(f64, f64)>) -> TransportState {
        TransportState { rolling: Rolling::Playing, position, since: Stamp(0), looped, dragged: None }
    }

    #[test]
    fn a_loop_goes_round_on_the_frame() {
        let transport = rolling(0.5, Some((1.0, 2.0)));
        assert_eq!(
            [400, 500, 1499, 1500, 1600, 3700].map(|ms| transport.position_at(Stamp(ms))),
            [0.9, 1.0, 1.999, 1.0, 1.1, 1.2000000000000002]
        );
        let roll = transport.roll();
        assert_eq!([0, 71_999, 72_000, 120_000, 120_001].map(|frame| roll.at(frame)), [24_000, 95_999, 48_000, 48_000, 48_001]);
        // 72 000 is 64 frames into its block.
        let stretches: Vec<Stretch> = roll.stretches(71_936, 0).collect();
        assert_eq!(stretches, [Stretch { offset: 0, at: 95_936, length: 64 }, Stretch { offset: 64, at: 48_000, length: 192 }]);
        // Whoever starts behind the loop never comes into it.
        assert_eq!(rolling(3.0, Some((1.0, 2.0))).roll().at(480_000), 624_000);
    }

    #[test]
    fn what_is_late_begins_late() {
        let roll = rolling(1.0, None).roll();
        let of = |frame, late| roll.stretches(frame, late).collect::<Vec<_>>();
        assert_eq!(of(0, 0), [Stretch { offset: 0, at: 48_000, length: 256 }]);
        assert_eq!(of(0, 100), [Stretch { offset: 100, at: 48_000, length: 156 }]);
        assert_eq!(of(256, 300), [Stretch { offset: 44, at: 48_000, length: 212 }]);
        assert_eq!(of(512, 300), [Stretch { offset: 0, at: 48_212, length: 256 }]);
        assert_eq!(Roll::STOPPED.stretches(0, 0).count(), 0);
    }
}
