//! Small filters that instruments are made of, in double precision at `SAMPLE_RATE`.

use crate::sim::units::SAMPLE_RATE;
use std::f64::consts::PI;

/// Frames a second.
pub(super) const RATE: f64 = SAMPLE_RATE as f64;

/// A one-pole low-pass.
#[derive(Debug, Clone, Default)]
pub(super) struct Smooth {
    share: f64,
    value: f64,
}

impl Smooth {
    /// A low-pass with this −3 dB frequency.
    pub(super) fn low_pass(hertz: f64) -> Self {
        Self { share: 1.0 - libm::exp(-2.0 * PI * hertz / RATE), value: 0.0 }
    }

    /// Another corner, the memory kept.
    pub(super) fn retune(&mut self, hertz: f64) {
        self.share = 1.0 - libm::exp(-2.0 * PI * hertz / RATE);
    }

    /// One frame.
    pub(super) fn tick(&mut self, input: f64) -> f64 {
        self.value += self.share * (input - self.value);
        self.value
    }

    /// One frame of what the low-pass leaves out.
    pub(super) fn tick_high(&mut self, input: f64) -> f64 {
        input - self.tick(input)
    }
}

/// A formant: two poles, unity gain at zero frequency (Klatt, "Software for a cascade/parallel formant synthesizer", 1980).
#[derive(Debug, Clone, Default)]
pub(super) struct Resonator {
    a: f64,
    b: f64,
    c: f64,
    y1: f64,
    y2: f64,
}

impl Resonator {
    /// Centre and bandwidth in hertz; the memory is kept.
    pub(super) fn tune(&mut self, hertz: f64, bandwidth: f64) {
        let radius = libm::exp(-PI * bandwidth / RATE);
        self.c = -radius * radius;
        self.b = 2.0 * radius * libm::cos(2.0 * PI * hertz / RATE);
        self.a = 1.0 - self.b - self.c;
    }

    /// One frame.
    pub(super) fn tick(&mut self, input: f64) -> f64 {
        let output = self.a * input + self.b * self.y1 + self.c * self.y2;
        self.y2 = self.y1;
        self.y1 = output;
        output
    }
}

/// An antiformant: the inverse of a resonator, two zeros.
#[derive(Debug, Clone, Default)]
pub(super) struct AntiResonator {
    a: f64,
    b: f64,
    c: f64,
    x1: f64,
    x2: f64,
}

impl AntiResonator {
    /// Centre and bandwidth in hertz; the memory is kept.
    pub(super) fn tune(&mut self, hertz: f64, bandwidth: f64) {
        let mut pole = Resonator::default();
        pole.tune(hertz, bandwidth);
        self.a = 1.0 / pole.a;
        self.b = -pole.b / pole.a;
        self.c = -pole.c / pole.a;
    }

    /// One frame.
    pub(super) fn tick(&mut self, input: f64) -> f64 {
        let output = self.a * input + self.b * self.x1 + self.c * self.x2;
        self.x2 = self.x1;
        self.x1 = input;
        output
    }
}

/// A band-pass of unity gain at its centre, for noise.
#[derive(Debug, Clone, Default)]
pub(super) struct Band {
    gain: f64,
    b: f64,
    c: f64,
    x1: f64,
    x2: f64,
    y1: f64,
    y2: f64,
}

impl Band {
    /// Centre and bandwidth in hertz; the memory is kept.
    pub(super) fn tune(&mut self, hertz: f64, bandwidth: f64) {
        let radius = libm::exp(-PI * bandwidth.min(RATE / 4.0) / RATE);
        self.c = -radius * radius;
        self.b = 2.0 * radius * libm::cos(2.0 * PI * hertz.min(RATE * 0.45) / RATE);
        self.gain = (1.0 - radius * radius) / 2.0;
    }

    /// One frame.
    pub(super) fn tick(&mut self, input: f64) -> f64 {
        let output = self.gain * (input - self.x2) + self.b * self.y1 + self.c * self.y2;
        self.x2 = self.x1;
        self.x1 = input;
        self.y2 = self.y1;
        self.y1 = output;
        output
    }
}
