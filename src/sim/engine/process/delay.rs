//! Repeats: one line that feeds back into itself.

use crate::sim::engine::process::glide::{Glide, Line, within};
use crate::sim::units::SAMPLE_RATE;

/// The longest delay, seconds.
const LONGEST_S: f64 = 2.0;

/// A delay.
#[derive(Debug, Clone)]
pub(super) struct Delay {
    line: Line,
    feedback: Glide,
    mix: Glide,
}

impl Delay {
    pub(super) fn new(seconds: f64, feedback: f64, mix: f64) -> Self {
        // The line is read before it is written, so one sample less than the delay lies in it.
        let shorter = seconds - 1.0 / f64::from(SAMPLE_RATE);
        Self {
            line: Line::new(LONGEST_S, shorter),
            feedback: Glide::at(within(feedback, 0.0, 0.95)),
            mix: Glide::at(within(mix, 0.0, 1.0)),
        }
    }

    pub(super) fn take_over(&mut self, before: &Self) {
        self.line.take_over(&before.line);
        self.feedback.take_over(&before.feedback);
        self.mix.take_over(&before.mix);
    }

    pub(super) fn run(&mut self, block: &mut [f32]) {
        for sample in block {
            let (feedback, mix) = (self.feedback.next() as f32, self.mix.next() as f32);
            let repeat = self.line.read();
            self.line.push(*sample + feedback * repeat);
            *sample = (1.0 - mix) * *sample + mix * repeat;
        }
    }
}
