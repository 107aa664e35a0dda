//! One string as a digital waveguide: a delay as long as a period, with the losses and the stiffness of steel.
//!
//! After Karplus and Strong 1983, Jaffe and Smith 1983, and Välimäki et al. 1996; two polarisations per string.

use crate::sim::band::filters::RATE;
use std::f64::consts::PI;

/// Frames of delay that a string can hold; the low E of a bass is 1165.
const LINE: usize = 2048;
/// Allpass sections that make the string stiff.
const STIFF: usize = 4;
/// Where the second decay time is given, in hertz.
const HIGH: f64 = 4000.0;

/// What a string is made of.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Wire {
    /// Inharmonicity of the open string: B in f(n) = n f sqrt(1 + B n²).
    pub(in crate::sim::band) stiffness: f64,
    /// Seconds in which the fundamental of the open string falls by 60 dB.
    pub(in crate::sim::band) ring: f64,
    /// The same at 4 kHz.
    pub(in crate::sim::band) ring_high: f64,
}

/// One polarisation of one string.
#[derive(Debug, Clone)]
pub(in crate::sim::band) struct Waveguide {
    line: Box<[f64; LINE]>,
    at: usize,
    whole: usize,
    taps: [f64; 4],
    loss_gain: f64,
    loss_pole: f64,
    loss_state: f64,
    allpass: f64,
    /// What went into the first section last, then what came out of each: one's output is the next one's input.
    allpass_before: [f64; STIFF + 1],
    /// Frames in a period, less what the filters take.
    delay: f64,
    hertz: f64,
    hold: f64,
    hold_aim: f64,
}

impl Waveguide {
    pub(in crate::sim::band) fn new() -> Self {
        Self {
            line: Box::new([0.0; LINE]),
            at: 0,
            whole: 100,
            taps: [0.0, 1.0, 0.0, 0.0],
            loss_gain: 0.99,
            loss_pole: 0.0,
            loss_state: 0.0,
            allpass: 0.0,
            allpass_before: [0.0; STIFF + 1],
            delay: 100.0,
            hertz: 440.0,
            hold: 1.0,
            hold_aim: 1.0,
        }
    }

    /// Tunes the first partial to this frequency for a wire stopped at this fret.
    pub(in crate::sim::band) fn tune(&mut self, hertz: f64, wire: &Wire, fret: u8, ring_factor: f64) {
        let fret = f64::from(fret);
        // A stopped string is shorter: B grows with 1/L², and the finger takes some of the ring.
        let stiffness = wire.stiffness * libm::exp2(fret / 6.0);
        let shorter = ring_factor / (1.0 + 0.06 * fret);
        self.hertz = hertz;
        self.set_loss(hertz, wire.ring * shorter, wire.ring_high * shorter.min(1.2));
        self.allpass = fit_allpass(hertz, stiffness);
        let omega = 2.0 * PI * hertz / RATE;
        let filters = STIFF as f64 * allpass_delay(self.allpass, omega) + one_pole_delay(self.loss_pole, omega);
        self.delay = RATE / hertz - filters;
        self.bend(0.0);
    }

    /// Sharpens the string by so many cents, as a hard pluck does for a moment.
    pub(in crate::sim::band) fn bend(&mut self, cents: f64) {
        let period = RATE / self.hertz;
        let delay = self.delay - period * cents * (std::f64::consts::LN_2 / 1200.0);
        // The middle of the four points, where the interpolator is best, lies between 1 and 2.
        let whole = libm::floor(delay) - 1.0;
        let d = delay - whole;
        self.whole = whole as usize;
        self.taps = [
            -(d - 1.0) * (d - 2.0) * (d - 3.0) / 6.0,
            d * (d - 2.0) * (d - 3.0) / 2.0,
            -d * (d - 1.0) * (d - 3.0) / 2.0,
            d * (d - 1.0) * (d - 2.0) / 6.0,
        ];
    }

    /// A hand on the string: it falls by 60 dB in this many seconds; `None` lifts the hand.
    pub(in crate::sim::band) fn damp(&mut self, seconds: Option<f64>) {
        self.hold_aim = seconds.map_or(1.0, |seconds| libm::exp10(-3.0 / (self.hertz * seconds)));
    }

    /// Frames in a period.
    pub(in crate::sim::band) fn period(&self) -> f64 {
        RATE / self.hertz
    }

    /// Some frames: what is pushed in gives way to the wave that arrives.
    pub(in crate::sim::band) fn run(&mut self, waves: &mut [f64]) {
        for wave in waves {
            *wave = self.tick(*wave);
        }
    }

    /// The wave that arrived at the bridge so many frames ago; 0 is what `tick` gave last, and a period is as far as one may ask.
    pub(in crate::sim::band) fn earlier(&self, frames: usize) -> f64 {
        self.line[self.at.wrapping_sub(1 + frames) & (LINE - 1)]
    }

    fn set_loss(&mut self, hertz: f64, ring: f64, ring_high: f64) {
        let low = libm::exp10(-3.0 / (hertz * ring));
        let high = libm::exp10(-3.0 / (hertz * ring_high)).min(low * 0.999_999);
        // One pole with gain `low` at zero and `high` at HIGH: a quadratic in the pole.
        let ratio = (high / low) * (high / low);
        let cosine = libm::cos(2.0 * PI * HIGH / RATE);
        let half = 1.0 - ratio * cosine;
        let rest = 1.0 - ratio;
        self.loss_pole = (half - libm::sqrt(half * half - rest * rest)) / rest;
        self.loss_gain = low;
    }

    /// One frame: what is pushed into the string goes in, the wave that arrives at the bridge comes out.
    #[inline]
    pub(in crate::sim::band) fn tick(&mut self, push: f64) -> f64 {
        let from = self.at.wrapping_sub(self.whole);
        let tap = |back: usize| self.line[from.wrapping_sub(back) & (LINE - 1)];
        let mut wave = self.taps[0] * tap(0) + self.taps[1] * tap(1) + self.taps[2] * tap(2) + self.taps[3] * tap(3);
        self.loss_state = self.loss_gain * (1.0 - self.loss_pole) * wave + self.loss_pole * self.loss_state;
        wave = self.loss_state;
        for section in 0..STIFF {
            let next = self.allpass * (wave - self.allpass_before[section + 1]) + self.allpass_before[section];
            self.allpass_before[section] = wave;
            wave = next;
        }
        self.allpass_before[STIFF] = wave;
        self.hold += 0.01 * (self.hold_aim - self.hold);
        // A hair above nothing: a string that has rung out must not fall into slow denormal numbers.
        wave = wave * self.hold + push + 1e-30;
        self.line[self.at & (LINE - 1)] = wave;
        self.at = self.at.wrapping_add(1);
        wave
    }
}

/// Phase delay in frames of (a + z⁻¹) / (1 + a z⁻¹).
fn allpass_delay(a: f64, omega: f64) -> f64 {
    1.0 - 2.0 * libm::atan2(a * libm::sin(omega), 1.0 + a * libm::cos(omega)) / omega
}

/// Phase delay in frames of a one-pole low-pass.
fn one_pole_delay(pole: f64, omega: f64) -> f64 {
    libm::atan2(pole * libm::sin(omega), 1.0 - pole * libm::cos(omega)) / omega
}

/// The coefficient with which the partial nearest 1.6 kHz lies where stiffness puts it.
///
/// Four first-order sections keep all partials below that within five cents; above it they stretch less than steel.
fn fit_allpass(hertz: f64, stiffness: f64) -> f64 {
    let partial = libm::floor((1600.0 / hertz).max(4.0));
    let stretch = libm::sqrt((1.0 + stiffness * partial * partial) / (1.0 + stiffness));
    let wanted = RATE / hertz * (1.0 - 1.0 / stretch);
    let first = 2.0 * PI * hertz / RATE;
    let high = first * partial * stretch;
    let (mut stiff, mut slack) = (-0.95, 0.0);
    for _ in 0..40 {
        let middle = (stiff + slack) / 2.0;
        let got = STIFF as f64 * (allpass_delay(middle, first) - allpass_delay(middle, high));
        if got > wanted {
            stiff = middle;
        } else {
            slack = middle;
        }
    }
    (stiff + slack) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::plucked::listen::{cents, magnitude, peak};

    /// A wound low E, a wound G and a plain high E of steel.
    const WIRES: [(Wire, f64); 3] = [
        (Wire { stiffness: 1.3e-4, ring: 9.0, ring_high: 1.5 }, 40.0),
        (Wire { stiffness: 2.9e-5, ring: 6.5, ring_high: 1.5 }, 55.0),
        (Wire { stiffness: 1.9e-5, ring: 4.5, ring_high: 1.5 }, 64.0),
    ];

    /// Two and a half seconds of a string that was struck once.
    fn ringing(hertz: f64, wire: &Wire, fret: u8) -> Vec<f64> {
        let mut string = Waveguide::new();
        string.tune(hertz, wire, fret, 1.0);
        (0..120_000).map(|frame| string.tick(if frame == 0 { 1.0 } else { 0.0 })).collect()
    }

    #[test]
    fn strings_are_in_tune_open_and_fretted() {
        for (wire, note) in &WIRES {
            for fret in [0_u8, 3, 7] {
                let hertz = 440.0 * libm::exp2((note + f64::from(fret) - 69.0) / 12.0);
                let found = peak(&ringing(hertz, wire, fret), 2400, hertz, 30.0);
                assert!(cents(found, hertz).abs() < 2.0, "{hertz} came out as {found}");
            }
        }
    }

    #[test]
    fn low_strings_are_stretched_as_steel_is() {
        let hertz = 82.41;
        let samples = ringing(hertz, &WIRES[0].0, 0);
        for partial in [10.0, 15.0, 20.0] {
            let stretched = partial * hertz * libm::sqrt((1.0 + 1.3e-4 * partial * partial) / (1.0 + 1.3e-4));
            let found = peak(&samples, 2400, stretched, 30.0);
            assert!(cents(found, stretched).abs() < 6.0, "partial {partial} at {found}, not {stretched}");
            assert!(cents(found, partial * hertz) > 5.0);
        }
    }

    #[test]
    fn a_low_string_rings_for_seconds_and_its_high_partials_do_not() {
        let samples = ringing(82.41, &WIRES[0].0, 0);
        let ring = |hertz: f64| {
            60.0 / (20.0 * libm::log10(magnitude(&samples, 2400, hertz) / magnitude(&samples, 72_000, hertz))) * (69_600.0 / RATE)
        };
        let (low, high) = (ring(82.41), ring(peak(&samples, 2400, 40.0 * 82.41 * libm::sqrt(1.0 + 1.3e-4 * 1600.0), 40.0)));
        assert!((5.0..12.0).contains(&low), "fundamental {low} s");
        assert!((0.8..4.0).contains(&high), "partial 40 {high} s");
    }
}
