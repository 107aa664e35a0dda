//! One pass of recording, and the part of a timeline that it fills.

use crate::sim::session::Studio;
use crate::sim::units::Stamp;

/// Frames over which a punch crosses from what was there to what is new, at both of its edges and inside them: 10 ms.
pub const FADE: u64 = 480;

/// What armed tracks recorded from one drop-in to the drop-out after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    /// Its number, from 1; also that of its samples.
    pub number: u32,
    /// When the tracks drop in.
    pub start: Stamp,
    /// The frame of the session that is its first sample.
    pub frame: u64,
    /// Where that lies on the timeline, frames.
    pub from: u64,
    /// Where it ends, frames; none while nobody knows.
    pub to: Option<u64>,
    /// Whether the tracks dropped in while the recorder rolled, so that both edges cross over to what is around them.
    pub punched: bool,
    /// Which playlist of which track it went to.
    pub tracks: Vec<(u32, u32)>,
    /// The drive that it is on.
    pub drive: String,
}

impl Pass {
    /// How many frames it has recorded so far.
    #[must_use]
    pub fn length_at(&self, studio: &Studio) -> u64 {
        let open = studio.workstation.open_pass().is_some_and(|open| open.number == self.number);
        let stands = if open { studio.transport.roll().at(studio.now.block_frame()) } else { u64::MAX };
        self.to.unwrap_or(u64::MAX).min(stands).saturating_sub(self.from)
    }

    /// The part of the timeline that it fills, without end while that is not known.
    #[must_use]
    pub fn filling(&self) -> Region {
        Region { pass: self.number, from: self.from, to: self.to.unwrap_or(u64::MAX), faded: self.punched }
    }

    /// The part of the timeline that it fills; none while it has no end.
    #[must_use]
    pub fn region(&self) -> Option<Region> {
        self.to.map(|_| self.filling())
    }
}

/// A stretch of the timeline that a pass fills or is about to fill, in frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The pass.
    pub pass: u32,
    /// Its first frame.
    pub from: u64,
    /// The frame after its last.
    pub to: u64,
    /// Whether its edges cross over to what is under them.
    pub faded: bool,
}

impl Region {
    /// How much of it is heard at a frame, and of what is under it the rest: 0 outside, 1 within, a raised cosine between.
    #[must_use]
    pub fn share(&self, at: u64) -> f32 {
        if at < self.from || at >= self.to {
            return 0.0;
        }
        let edge = (at - self.from).min(self.to - 1 - at);
        if !self.faded || edge >= FADE {
            return 1.0;
        }
        let turn = std::f64::consts::PI * (edge as f64 + 0.5) / FADE as f64;
        (0.5 - 0.5 * libm::cos(turn)) as f32
    }

    /// Lays it over samples of the timeline that begin at a frame.
    pub fn lay(&self, at: u64, over: &mut [f32], sound: &[f32]) {
        for (frame, (out, x)) in (at..).zip(over.iter_mut().zip(sound)) {
            let share = self.share(frame);
            if share >= 1.0 {
                *out = *x;
            } else if share > 0.0 {
                *out += (*x - *out) * share;
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "outside and within nothing is reckoned")]
mod tests {
    use super::*;

    #[test]
    fn a_punch_crosses_over_inside_its_edges() {
        let punch = Region { pass: 1, from: 1000, to: 3000, faded: true };
        assert_eq!([999, 3000].map(|at| punch.share(at)), [0.0, 0.0]);
        assert_eq!([1480, 2000, 2519].map(|at| punch.share(at)), [1.0, 1.0, 1.0]);
        assert!(punch.share(1000) < 1e-5 && (punch.share(1240) - 0.5).abs() < 0.01 && punch.share(1100) == punch.share(2899));
        let plain = Region { faded: false, ..punch };
        assert_eq!([1000, 2999].map(|at| plain.share(at)), [1.0, 1.0]);
        let mut under = [0.25; 4];
        plain.lay(998, &mut under, &[1.0; 4]);
        assert_eq!(under, [0.25, 0.25, 1.0, 1.0]);
    }
}
