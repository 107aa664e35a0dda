//! Throat, mouth and nose: a chain of formants, and noise at a narrow place.

use crate::sim::band::filters::{AntiResonator, Band, RATE, Resonator};
use crate::sim::band::voice::phones::Phone;
use crate::sim::units::amplitude;
use std::f64::consts::PI;

/// Formants that the tongue and the jaw move.
const LOWER: usize = 4;
/// Formants above the fourth hardly move: centre and width in hertz.
const UPPER: [(f64, f64); 6] = [(4950.0, 320.0), (5950.0, 450.0), (7050.0, 550.0), (8250.0, 700.0), (9600.0, 900.0), (11_200.0, 1200.0)];
/// Widths of the lower four.
const WIDTHS: [f64; LOWER] = [70.0, 110.0, 150.0, 230.0];
/// The pole of the nose, which its antiformant cancels while the nose is shut off.
const NOSE: (f64, f64) = (300.0, 110.0);

/// All formants, one after another, each with unity gain at zero frequency (Klatt, "Software for a cascade/parallel formant
/// synthesizer", 1980).
///
/// They work side by side: each takes what the one before it gave a frame ago. What comes out is nine frames late.
#[derive(Debug, Clone, Default)]
struct Formants {
    a: Row,
    b: Row,
    c: Row,
    y1: Row,
    y2: Row,
}

/// A figure for each formant.
type Row = [f64; LOWER + UPPER.len()];

impl Formants {
    /// Centre and bandwidth of one of them in hertz; the memory is kept.
    fn tune(&mut self, number: usize, hertz: f64, bandwidth: f64) {
        let radius = libm::exp(-PI * bandwidth / RATE);
        self.c[number] = -radius * radius;
        self.b[number] = 2.0 * radius * libm::cos(2.0 * PI * hertz / RATE);
        self.a[number] = 1.0 - self.b[number] - self.c[number];
    }

    /// One frame.
    fn tick(&mut self, input: f64) -> f64 {
        let before = self.y1;
        let mut inputs = [input; LOWER + UPPER.len()];
        inputs[1..].copy_from_slice(&before[..before.len() - 1]);
        for (number, input) in inputs.iter().enumerate() {
            self.y1[number] = self.a[number] * input + self.b[number] * before[number] + self.c[number] * self.y2[number];
        }
        self.y2 = before;
        self.y1[before.len() - 1]
    }
}

/// A vocal tract.
#[derive(Debug, Clone)]
pub(super) struct Tract {
    formants: Formants,
    nose: Resonator,
    antiformant: AntiResonator,
    hiss: [Band; 2],
    /// Formants re a woman's.
    scale: f64,
}

impl Tract {
    /// A tract of a size: 0 a woman's, 1 a man's, which is longer by a seventh or so (Fant 1960; Peterson and Barney 1952).
    pub(super) fn new(size: f64) -> Self {
        let mut tract = Self {
            formants: Formants::default(),
            nose: Resonator::default(),
            antiformant: AntiResonator::default(),
            hiss: Default::default(),
            scale: 1.0 - 0.145 * size,
        };
        for (number, (hertz, width)) in (LOWER..).zip(UPPER) {
            tract.formants.tune(number, hertz * tract.scale, width);
        }
        tract.nose.tune(NOSE.0, NOSE.1);
        tract.shape(&Phone::SILENT, 220.0);
        tract.narrow(&Phone::SILENT);
        tract
    }

    /// Moves the mouth. The first formant keeps above the pitch, as singers' jaws do, and is wide where the folds open often.
    pub(super) fn shape(&mut self, phone: &Phone, pitch: f64) {
        for (number, (formant, width)) in phone.formants.iter().zip(WIDTHS).enumerate() {
            let (lowest, wider) = if number == 0 { (pitch * 1.12, 0.14 * pitch) } else { (0.0, 0.0) };
            self.formants.tune(number, (self.scale * formant).max(lowest), width + wider);
        }
        self.antiformant.tune(phone.nose.max(NOSE.0), NOSE.1);
    }

    /// Places the noise.
    pub(super) fn narrow(&mut self, phone: &Phone) {
        for (band, (hertz, width)) in self.hiss.iter_mut().zip(phone.bands) {
            band.tune(hertz, width);
        }
    }

    /// One frame: what comes from the folds, and the noise in the mouth.
    pub(super) fn tick(&mut self, source: f64, hiss: f64) -> f64 {
        let wave = self.antiformant.tick(self.nose.tick(source));
        self.formants.tick(wave) + self.hiss[0].tick(hiss) + 0.5 * self.hiss[1].tick(hiss)
    }
}

/// The first harmonics of a pulse that is open for 0.56 of its period, decibels re the first.
const SOURCE: [f64; 8] = [0.0, -1.5, -9.2, -8.9, -12.7, -13.1, -15.1, -16.2];

/// How loud a vowel comes out at a pitch, in decibels re an arbitrary but fixed voice.
///
/// The powers of the first harmonics of the folds through the two lowest formants.
pub(super) fn loudness(phone: &Phone, pitch: f64) -> f64 {
    let gain = |hertz: f64, formant: f64, width: f64| {
        let (square, own) = (hertz * hertz, formant * formant);
        own * own / ((own - square) * (own - square) + square * width * width)
    };
    let first = phone.formants[0].max(1.12 * pitch);
    let harmonics = SOURCE.iter().enumerate().map(|(number, decibels)| {
        let hertz = (number + 1) as f64 * pitch;
        let source = amplitude(*decibels);
        source * source * gain(hertz, first, WIDTHS[0] + 0.14 * pitch) * gain(hertz, phone.formants[1], WIDTHS[1])
    });
    let power: f64 = harmonics.sum();
    10.0 * libm::log10(power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::voice::phones::vowel;

    /// The strongest frequency of the tract's response within a range.
    fn peak(letters: &str, from: f64, to: f64) -> f64 {
        let mut tract = Tract::new(0.0);
        let phone = vowel(letters).expect("a vowel")[0];
        tract.shape(&phone, 150.0);
        let response: Vec<f64> = (0..9600).map(|frame| tract.tick(if frame == 0 { 1.0 } else { 0.0 }, 0.0)).collect();
        let power = |hertz: f64| {
            let step = 2.0 * PI * hertz / 48_000.0;
            let (mut re, mut im) = (0.0, 0.0);
            for (frame, value) in response.iter().enumerate() {
                re += value * libm::cos(step * frame as f64);
                im += value * libm::sin(step * frame as f64);
            }
            re * re + im * im
        };
        let count = ((to - from) / 10.0) as usize;
        (0..=count).map(|n| from + 10.0 * n as f64).max_by(|a, b| power(*a).total_cmp(&power(*b))).expect("a range")
    }

    #[test]
    fn formants_lie_where_women_have_them() {
        // Peterson and Barney 1952, women: /ɑ/ 850 1220 2810, /i/ 310 2790 3310; a tenth either way is within a dialect.
        for (letters, from, to, expected) in
            [("ah", 500.0, 1050.0, 850.0), ("ah", 1100.0, 1700.0, 1220.0), ("ee", 200.0, 700.0, 310.0), ("ee", 2200.0, 3050.0, 2790.0)]
        {
            let found = peak(letters, from, to);
            assert!((found / expected - 1.0).abs() < 0.11, "{letters}: {found} is not near {expected}");
        }
    }
}
