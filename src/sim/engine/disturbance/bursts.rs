//! Bursts at random moments: time is cut into slots, and in each the seed decides whether a burst begins, and when.

use crate::sim::engine::noise::splitmix;
use crate::sim::units::SAMPLE_RATE;

/// After so many decays a burst is 52 dB down and over.
const OVER: f64 = 6.0;

/// When bursts come, and their shape.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bursts {
    /// Seconds of a slot.
    pub(super) slot_s: f64,
    /// How likely a burst begins in it.
    pub(super) chance: f64,
    /// Seconds until it is at its loudest.
    pub(super) rise_s: f64,
    /// Seconds in which it dies away to a third.
    pub(super) decay_s: f64,
}

impl Bursts {
    /// The frame at which the burst of a slot begins, and how strong it is, 0.4 to 1.
    fn burst(&self, seed: u64, slot: u64) -> Option<(u64, f64)> {
        let unit = |bits: u64| (bits >> 11) as f64 / (1_u64 << 53) as f64;
        let first = splitmix(seed ^ slot.wrapping_mul(0x9E6C_63D0_876A_68EE));
        let (second, third) = (splitmix(first), splitmix(first ^ 1));
        let begins = (slot as f64 + unit(second)) * self.slot_s * f64::from(SAMPLE_RATE);
        (unit(first) < self.chance).then_some((begins as u64, 0.4 + 0.6 * unit(third)))
    }

    /// The bursts that can still be heard at some frame.
    fn heard(&self, seed: u64, frame: u64) -> impl Iterator<Item = (u64, f64)> {
        let last = (frame as f64 / (self.slot_s * f64::from(SAMPLE_RATE))) as u64;
        let back = ((OVER * self.decay_s + self.rise_s) / self.slot_s) as u64 + 1;
        let own = *self;
        (last.saturating_sub(back)..=last).filter_map(move |slot| own.burst(seed, slot)).filter(move |(begins, _)| *begins <= frame)
    }

    /// How strong they are together at a frame.
    fn strength(&self, seed: u64, frame: u64) -> f64 {
        let one = |(begins, strength): (u64, f64)| {
            let age = (frame - begins) as f64 / f64::from(SAMPLE_RATE);
            if age < self.rise_s { strength * age / self.rise_s } else { strength * libm::exp(-(age - self.rise_s) / self.decay_s) }
        };
        self.heard(seed, frame).map(one).sum()
    }

    /// Gives samples from this frame on the shape of bursts.
    pub(super) fn shape(&self, seed: u64, frame: u64, samples: &mut [f32]) {
        for (at, sample) in (frame..).zip(samples) {
            *sample *= self.strength(seed, at) as f32;
        }
    }

    /// Whether a hole is open at a frame: from its beginning for as long as its decay, times its strength.
    pub(super) fn is_open(&self, seed: u64, frame: u64) -> bool {
        let lasts = |strength: f64| (strength * self.decay_s * f64::from(SAMPLE_RATE)) as u64;
        self.heard(seed, frame).any(|(begins, strength)| frame < begins + lasts(strength))
    }
}
