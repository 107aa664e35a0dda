//! Knobs that move: values and delay taps that go to where they are set without a click.

/// Frames that a knob takes to arrive, and one delay tap to give way to another, 20 ms.
pub(super) const GLIDE: u32 = 960;

/// How far a move is when so many frames of it are left: 0 at its start, 1 at its end, level at both.
pub(super) fn share(left: u32, of: u32) -> f64 {
    let along = 1.0 - f64::from(left) / f64::from(of);
    along * along * (3.0 - 2.0 * along)
}

/// A value within limits; what is no number counts as the lowest.
pub(super) fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// A sample, or nothing where it is so small that the processor would slow down for it.
pub(super) fn calm(sample: f32) -> f32 {
    if sample.abs() < 1e-20 { 0.0 } else { sample }
}

/// A value on its way to where the knob stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glide {
    now: f64,
    from: f64,
    to: f64,
    left: u32,
}

impl Glide {
    pub(super) fn at(value: f64) -> Self {
        Self { now: value, from: value, to: value, left: 0 }
    }

    /// Starts where the one before it is.
    pub(super) fn take_over(&mut self, before: &Self) {
        let is_moved = before.now.to_bits() != self.to.to_bits();
        *self = Self { now: before.now, from: before.now, to: self.to, left: if is_moved { GLIDE } else { 0 } };
    }

    /// The value at the next sample.
    pub(super) fn next(&mut self) -> f64 {
        if self.left > 0 {
            self.left -= 1;
            let whole = self.to - self.from;
            self.now = if self.left == 0 { self.to } else { self.from + whole * share(self.left, GLIDE) };
        }
        self.now
    }
}

/// A delay line with one tap; another length of it crosses over instead of jumping.
#[derive(Debug, Clone)]
pub(super) struct Line {
    samples: Vec<f32>,
    at: usize,
    old: usize,
    tap: usize,
    wanted: usize,
    left: u32,
}

impl Line {
    /// A line of at most so many seconds whose tap stands at `delay` seconds.
    pub(super) fn new(longest: f64, delay: f64) -> Self {
        let rate = f64::from(crate::sim::units::SAMPLE_RATE);
        let frames = |seconds: f64| libm::round(seconds * rate) as usize;
        let tap = frames(within(delay, 0.0, longest));
        Self { samples: vec![0.0; frames(longest) + 1], at: 0, old: tap, tap, wanted: tap, left: 0 }
    }

    /// Keeps what is in the line before it, and crosses to its own tap.
    pub(super) fn take_over(&mut self, before: &Self) {
        if self.samples.len() == before.samples.len() {
            self.samples.copy_from_slice(&before.samples);
            (self.at, self.old, self.tap, self.left) = (before.at, before.old, before.tap, before.left);
        }
    }

    /// What went in as long ago as the tap stands; at least one sample ago if it is read before `push`.
    pub(super) fn read(&mut self) -> f32 {
        if self.left == 0 && self.tap != self.wanted {
            // A crossing that runs is always finished first: no jump however often the knob moves.
            (self.old, self.tap, self.left) = (self.tap, self.wanted, GLIDE);
        }
        let new = self.ago(self.tap);
        if self.left == 0 {
            return new;
        }
        self.left -= 1;
        let old = self.ago(self.old);
        old + (new - old) * share(self.left, GLIDE) as f32
    }

    pub(super) fn push(&mut self, sample: f32) {
        self.at = if self.at + 1 == self.samples.len() { 0 } else { self.at + 1 };
        if let Some(place) = self.samples.get_mut(self.at) {
            *place = calm(sample);
        }
    }

    fn ago(&self, frames: usize) -> f32 {
        let place = if self.at >= frames { self.at - frames } else { self.at + self.samples.len() - frames };
        self.samples.get(place).copied().unwrap_or(0.0)
    }
}
