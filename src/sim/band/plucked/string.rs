//! Strings as digital waveguides, each a delay as long as a period, with the losses and the stiffness of steel.
//!
//! After Karplus and Strong 1983, Jaffe and Smith 1983, and Välimäki et al. 1996; a string that swings two ways is two of them.

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

/// A figure for each string.
type Row<const N: usize> = [f64; N];

/// Strings that are worked out side by side, each as one way of swinging.
#[derive(Debug, Clone)]
pub(in crate::sim::band) struct Waveguides<const N: usize> {
    lines: Vec<[f64; LINE]>,
    at: usize,
    whole: [usize; N],
    taps: [Row<N>; 4],
    loss_gain: Row<N>,
    loss_pole: Row<N>,
    loss_state: Row<N>,
    allpass: Row<N>,
    /// What went into the first section last, then what came out of each: one's output is the next one's input.
    allpass_before: [Row<N>; STIFF + 1],
    /// Frames in a period, less what the filters take.
    delay: Row<N>,
    hertz: Row<N>,
    hold: Row<N>,
    hold_aim: Row<N>,
}

impl<const N: usize> Waveguides<N> {
    pub(in crate::sim::band) fn new() -> Self {
        Self {
            lines: vec![[0.0; LINE]; N],
            at: 0,
            whole: [100; N],
            taps: [[0.0; N], [1.0; N], [0.0; N], [0.0; N]],
            loss_gain: [0.99; N],
            loss_pole: [0.0; N],
            loss_state: [0.0; N],
            allpass: [0.0; N],
            allpass_before: [[0.0; N]; STIFF + 1],
            delay: [100.0; N],
            hertz: [440.0; N],
            hold: [1.0; N],
            hold_aim: [1.0; N],
        }
    }

    /// Tunes the first partial of one of them to this frequency for a wire stopped at this fret.
    pub(in crate::sim::band) fn tune(&mut self, one: usize, hertz: f64, wire: &Wire, fret: u8, ring_factor: f64) {
        let fret = f64::from(fret);
        // A stopped string is shorter: B grows with 1/L², and the finger takes some of the ring.
        let stiffness = wire.stiffness * libm::exp2(fret / 6.0);
        let shorter = ring_factor / (1.0 + 0.06 * fret);
        self.hertz[one] = hertz;
        (self.loss_gain[one], self.loss_pole[one]) = loss(hertz, wire.ring * shorter, wire.ring_high * shorter.min(1.2));
        self.allpass[one] = fit_allpass(hertz, stiffness);
        let omega = 2.0 * PI * hertz / RATE;
        let filters = STIFF as f64 * allpass_delay(self.allpass[one], omega) + one_pole_delay(self.loss_pole[one], omega);
        self.delay[one] = RATE / hertz - filters;
        self.bend(one, 0.0);
    }

    /// Sharpens one of them by so many cents, as a hard pluck does for a moment.
    pub(in crate::sim::band) fn bend(&mut self, one: usize, cents: f64) {
        let period = RATE / self.hertz[one];
        let delay = self.delay[one] - period * cents * (std::f64::consts::LN_2 / 1200.0);
        // The middle of the four points, where the interpolator is best, lies between 1 and 2.
        let whole = libm::floor(delay) - 1.0;
        let d = delay - whole;
        self.whole[one] = whole as usize;
        self.taps[0][one] = -(d - 1.0) * (d - 2.0) * (d - 3.0) / 6.0;
        self.taps[1][one] = d * (d - 2.0) * (d - 3.0) / 2.0;
        self.taps[2][one] = -d * (d - 1.0) * (d - 3.0) / 2.0;
        self.taps[3][one] = d * (d - 1.0) * (d - 2.0) / 6.0;
    }

    /// A hand on one of them: it falls by 60 dB in this many seconds; `None` lifts the hand.
    pub(in crate::sim::band) fn damp(&mut self, one: usize, seconds: Option<f64>) {
        self.hold_aim[one] = seconds.map_or(1.0, |seconds| libm::exp10(-3.0 / (self.hertz[one] * seconds)));
    }

    /// Frames in a period of one of them.
    pub(in crate::sim::band) fn period(&self, one: usize) -> f64 {
        RATE / self.hertz[one]
    }

    /// The wave of one of them that arrived at the bridge so many frames ago; 0 is what `tick` gave last, and a period is as far as
    /// one may ask.
    pub(in crate::sim::band) fn earlier(&self, one: usize, frames: usize) -> f64 {
        self.lines[one][self.at.wrapping_sub(1 + frames) & (LINE - 1)]
    }

    /// One frame: what is pushed into each goes in, the wave that arrives at its bridge comes out.
    #[inline(always)]
    pub(in crate::sim::band) fn tick(&mut self, push: &Row<N>) -> Row<N> {
        let mut wave = [0.0; N];
        for (one, (wave, line)) in wave.iter_mut().zip(&self.lines).enumerate() {
            let from = self.at.wrapping_sub(self.whole[one]);
            let tap = |back: usize| self.taps[back][one] * line[from.wrapping_sub(back) & (LINE - 1)];
            *wave = tap(0) + tap(1) + tap(2) + tap(3);
        }
        for (one, wave) in wave.iter_mut().enumerate() {
            let pole = self.loss_pole[one];
            self.loss_state[one] = self.loss_gain[one] * (1.0 - pole) * *wave + pole * self.loss_state[one];
            *wave = self.loss_state[one];
        }
        for section in 0..STIFF {
            for (one, wave) in wave.iter_mut().enumerate() {
                let next = self.allpass[one] * (*wave - self.allpass_before[section + 1][one]) + self.allpass_before[section][one];
                self.allpass_before[section][one] = *wave;
                *wave = next;
            }
        }
        self.allpass_before[STIFF] = wave;
        for (one, wave) in wave.iter_mut().enumerate() {
            self.hold[one] += 0.01 * (self.hold_aim[one] - self.hold[one]);
            // A hair above nothing: a string that has rung out must not fall into slow denormal numbers.
            *wave = *wave * self.hold[one] + push[one] + 1e-30;
        }
        for (line, wave) in self.lines.iter_mut().zip(&wave) {
            line[self.at & (LINE - 1)] = *wave;
        }
        self.at = self.at.wrapping_add(1);
        wave
    }
}

/// Gain and pole of the low-pass under which a string falls by 60 dB in so many seconds, and its partials at `HIGH` in others.
fn loss(hertz: f64, ring: f64, ring_high: f64) -> (f64, f64) {
    let low = libm::exp10(-3.0 / (hertz * ring));
    let high = libm::exp10(-3.0 / (hertz * ring_high)).min(low * 0.999_999);
    // One pole with gain `low` at zero and `high` at HIGH: a quadratic in the pole.
    let ratio = (high / low) * (high / low);
    let cosine = libm::cos(2.0 * PI * HIGH / RATE);
    let half = 1.0 - ratio * cosine;
    let rest = 1.0 - ratio;
    (low, (half - libm::sqrt(half * half - rest * rest)) / rest)
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
        let mut string = Waveguides::<1>::new();
        string.tune(0, hertz, wire, fret, 1.0);
        (0..120_000).map(|frame| string.tick(&[if frame == 0 { 1.0 } else { 0.0 }])[0]).collect()
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
