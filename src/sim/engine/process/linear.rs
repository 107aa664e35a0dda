//! Filters of second-order sections that may be changed while they run.

use crate::sim::engine::process::glide::{GLIDE, share};

/// Added to and taken from what a section remembers, so that what is far below it becomes nothing, not a denormal.
const TINY: f64 = 1e-15;

/// y = b0·x + b1·x′ + b2·x″ − a1·y′ − a2·y″, and what it remembers.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Biquad {
    b: [f64; 3],
    a: [f64; 2],
    state: [f64; 2],
}

impl Biquad {
    fn step(&mut self, x: f64) -> f64 {
        let y = self.b[0] * x + self.state[0];
        self.state[0] = (self.b[1] * x - self.a[0] * y + self.state[1] + TINY) - TINY;
        self.state[1] = (self.b[2] * x - self.a[1] * y + TINY) - TINY;
        y
    }

    #[expect(clippy::float_cmp, reason = "the same setting gives the same bits")]
    fn has_coefficients_of(&self, other: &Self) -> bool {
        self.b == other.b && self.a == other.a
    }
}

fn step(sections: &mut [Biquad], x: f64) -> f64 {
    sections.iter_mut().fold(x, |x, section| section.step(x))
}

/// Sections one behind the other. After a change the new filter runs beside the old one and takes its place smoothly.
#[derive(Debug, Clone)]
pub(super) struct Linear {
    old: Vec<Biquad>,
    now: Vec<Biquad>,
    wanted: Vec<Biquad>,
    is_reached: bool,
    left: u32,
}

impl Linear {
    /// A filter of these coefficients, b and a of each section.
    pub(super) fn new(sections: impl IntoIterator<Item = ([f64; 3], [f64; 2])>) -> Self {
        let wanted: Vec<Biquad> = sections.into_iter().map(|(b, a)| Biquad { b, a, state: [0.0; 2] }).collect();
        Self { old: wanted.clone(), now: wanted.clone(), wanted, is_reached: true, left: 0 }
    }

    /// Goes on as the filter before it and crosses to its own coefficients.
    pub(super) fn take_over(&mut self, before: &Self) {
        if self.now.len() != before.now.len() {
            return;
        }
        self.old.copy_from_slice(&before.old);
        self.now.copy_from_slice(&before.now);
        self.left = before.left;
        self.is_reached = self.now.iter().zip(&self.wanted).all(|(now, wanted)| now.has_coefficients_of(wanted));
    }

    pub(super) fn run(&mut self, block: &mut [f32]) {
        for sample in block {
            if self.left == 0 && !self.is_reached {
                self.set_out();
            }
            let x = f64::from(*sample);
            let mut y = step(&mut self.now, x);
            if self.left > 0 {
                self.left -= 1;
                let old = step(&mut self.old, x);
                y = old + (y - old) * share(self.left, GLIDE);
            }
            *sample = y as f32;
        }
    }

    /// Begins to cross from the present filter to the wanted one, which starts with the memory of the present one.
    fn set_out(&mut self) {
        self.old.copy_from_slice(&self.now);
        for (now, wanted) in self.now.iter_mut().zip(&self.wanted) {
            (now.b, now.a) = (wanted.b, wanted.a);
        }
        self.is_reached = true;
        self.left = GLIDE;
    }
}
