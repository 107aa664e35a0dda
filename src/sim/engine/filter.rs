//! Small recursive filters of analogue shape, and A-weighting. States and coefficients are f64.

use crate::sim::units::SAMPLE_RATE;

const RATE: f64 = SAMPLE_RATE as f64;

/// Frequencies of the poles of A-weighting (IEC 61672-1), hertz; the first and the last are double.
const A_POLES_HZ: [f64; 4] = [20.598_997, 107.652_65, 737.862_23, 12_194.217];
/// Gain that makes A-weighting 0 dB at 1 kHz, 1.9997 dB (IEC 61672-1).
const A_GAIN: f64 = 1.258_905_4;

/// The gain of A-weighting at a frequency, by the closed form of IEC 61672-1.
#[must_use]
pub fn a_weight(hertz: f64) -> f64 {
    let [p1, p2, p3, p4] = A_POLES_HZ.map(|pole| pole * pole);
    let f2 = hertz * hertz;
    A_GAIN * p4 * f2 * f2 / ((f2 + p1) * libm::sqrt((f2 + p2) * (f2 + p3)) * (f2 + p4))
}

/// Coefficients of y = b0·x + b1·x′ + b2·x″ − a1·y′ − a2·y″.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Section {
    b: [f64; 3],
    a: [f64; 2],
}

/// The memory of a section.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Memory([f64; 2]);

impl Section {
    /// A section of these coefficients: b0, b1, b2 over 1, a1, a2.
    #[must_use]
    pub const fn new(b: [f64; 3], a: [f64; 2]) -> Self {
        Self { b, a }
    }

    /// The same, so many times louder.
    #[must_use]
    pub fn times(self, gain: f64) -> Self {
        Self { b: self.b.map(|b| b * gain), a: self.a }
    }

    /// What undoes it; its zeros must lie inside the unit circle.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let [b0, b1, b2] = self.b;
        let [a1, a2] = self.a;
        Self { b: [1.0 / b0, a1 / b0, a2 / b0], a: [b1 / b0, b2 / b0] }
    }

    /// A first-order low-pass with the magnitude of the analogue one at 0 Hz, near its corner and at 17 kHz.
    ///
    /// With φ = 1 − cos ω the squared magnitude of one pole and one zero is (1 + Bφ)/(1 + Aφ); A and B follow from
    /// two frequencies. Cables have corners far above the band, where plain one-pole filters would miss their loss; this one keeps within 0.15 dB up to 16 kHz.
    #[must_use]
    pub fn low_pass(corner: f64) -> Self {
        let near = corner.min(8_000.0);
        let (p1, t1) = low_pass_point(near, corner);
        let (p2, t2) = low_pass_point(17_000.0, corner);
        let pole = ((t2 - 1.0) / p2 - (t1 - 1.0) / p1) / (t1 - t2);
        let zero = pole * t1 + (t1 - 1.0) / p1;
        let (a, b) = (root(pole), root(zero));
        let gain = (1.0 + a) / (1.0 + b);
        Self { b: [gain, gain * b, 0.0], a: [a, 0.0] }
    }

    /// A first-order high-pass (bilinear; its corners lie far below the sample rate).
    #[must_use]
    pub fn high_pass_first(corner: f64) -> Self {
        let k = libm::tan(std::f64::consts::PI * corner / RATE);
        let gain = 1.0 / (1.0 + k);
        Self { b: [gain, -gain, 0.0], a: [(k - 1.0) * gain, 0.0] }
    }

    /// A second-order high-pass of this quality.
    #[must_use]
    pub fn high_pass_second(corner: f64, quality: f64) -> Self {
        let k = libm::tan(std::f64::consts::PI * corner / RATE);
        let gain = 1.0 / (1.0 + k / quality + k * k);
        Self { b: [gain, -2.0 * gain, gain], a: [2.0 * (k * k - 1.0) * gain, (1.0 - k / quality + k * k) * gain] }
    }

    /// Filters in place.
    pub fn run(&self, memory: &mut Memory, samples: &mut [f32]) {
        let [mut s1, mut s2] = memory.0;
        for sample in samples {
            let x = f64::from(*sample);
            let y = self.b[0] * x + s1;
            s1 = self.b[1] * x - self.a[0] * y + s2;
            s2 = self.b[2] * x - self.a[1] * y;
            *sample = y as f32;
        }
        // Denormals would make silence slow.
        memory.0 = [s1, s2].map(|s| if s.abs() < 1e-30 { 0.0 } else { s });
    }

    /// The magnitude at a frequency.
    #[must_use]
    pub fn magnitude(&self, hertz: f64) -> f64 {
        let w = 2.0 * std::f64::consts::PI * hertz / RATE;
        let part = |c: [f64; 3]| {
            let re = c[0] + c[1] * libm::cos(w) + c[2] * libm::cos(2.0 * w);
            let im = c[1] * libm::sin(w) + c[2] * libm::sin(2.0 * w);
            libm::hypot(re, im)
        };
        part(self.b) / part([1.0, self.a[0], self.a[1]])
    }
}

/// φ = 1 − cos ω and the squared magnitude of an analogue low-pass at a frequency.
fn low_pass_point(hertz: f64, corner: f64) -> (f64, f64) {
    let ratio = hertz / corner;
    (1.0 - libm::cos(2.0 * std::f64::consts::PI * hertz / RATE), 1.0 / (1.0 + ratio * ratio))
}

/// The root a of |1 + a·z⁻¹|² / (1 + a)² = 1 + Aφ inside the unit circle.
fn root(a: f64) -> f64 {
    -a / (1.0 + a + libm::sqrt((1.0 + 2.0 * a).max(0.0)))
}

/// The sections of a Butterworth high-pass of any order.
#[must_use]
pub fn butterworth_high_pass(corner: f64, order: u32) -> Vec<Section> {
    let mut sections = Vec::new();
    if order % 2 == 1 {
        sections.push(Section::high_pass_first(corner));
    }
    for pair in 0..order / 2 {
        let angle = std::f64::consts::PI * f64::from(2 * pair + 1 + order % 2) / f64::from(2 * order);
        sections.push(Section::high_pass_second(corner, if order % 2 == 1 { 0.5 / libm::cos(angle) } else { 0.5 / libm::sin(angle) }));
    }
    sections
}

/// A-weighting at `SAMPLE_RATE`; it keeps within 0.1 dB of the closed form from 10 Hz to 16 kHz.
#[must_use]
pub fn a_weighting() -> Vec<Section> {
    let [p1, p2, p3, p4] = A_POLES_HZ;
    let high = [p1, p1, p2, p3].map(Section::high_pass_first);
    let mut sections: Vec<Section> = high.into_iter().chain([p4, p4].map(Section::low_pass)).collect();
    let at_1k: f64 = sections.iter().map(|section| section.magnitude(1000.0)).product();
    if let Some(first) = sections.first_mut() {
        first.b = first.b.map(|b| b / at_1k);
    }
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::units::Db;

    fn decibels(sections: &[Section], hertz: f64) -> f64 {
        Db::from_ratio(sections.iter().map(|section| section.magnitude(hertz)).product()).0
    }

    #[test]
    fn low_pass_follows_the_analogue_one_over_the_band() {
        for corner in [2_000.0, 5_000.0, 12_000.0, 30_000.0, 90_000.0, 400_000.0] {
            for hertz in [50.0, 1_000.0, 5_000.0, 10_000.0, 12_000.0, 16_000.0] {
                let wanted = -10.0 * libm::log10(1.0 + (hertz / corner) * (hertz / corner));
                let got = decibels(&[Section::low_pass(corner)], hertz);
                assert!((got - wanted).abs() < 0.15, "{corner} Hz at {hertz}: {got} for {wanted}");
            }
        }
    }

    #[test]
    fn high_pass_of_third_order_falls_eighteen_decibels_an_octave() {
        let sections = butterworth_high_pass(80.0, 3);
        assert!((decibels(&sections, 80.0) + 3.01).abs() < 0.02);
        assert!((decibels(&sections, 20.0) - decibels(&sections, 10.0) - 18.06).abs() < 0.05);
        assert!(decibels(&sections, 1000.0).abs() < 0.01);
        for order in 1..=4 {
            assert!((decibels(&butterworth_high_pass(100.0, order), 100.0) + 3.01).abs() < 0.02, "order {order}");
        }
    }

    #[test]
    fn a_weighting_follows_the_standard() {
        let sections = a_weighting();
        let mut worst: f64 = 0.0;
        for hertz in [10.0, 20.0, 31.5, 50.0, 63.0, 125.0, 250.0, 500.0, 1e3, 2e3, 4e3, 6.3e3, 8e3, 1e4, 12.5e3, 16e3] {
            worst = worst.max((decibels(&sections, hertz) - Db::from_ratio(a_weight(hertz)).0).abs());
        }
        assert!(worst < 0.1, "{worst}");
        assert!((Db::from_ratio(a_weight(100.0)).0 + 19.1).abs() < 0.1);
        assert!((Db::from_ratio(a_weight(10_000.0)).0 + 2.5).abs() < 0.1);
    }

    #[test]
    fn running_in_parts_is_running_at_once() {
        let sound: Vec<f32> = (0..500).map(|n| libm::sinf(n as f32 * 0.3)).collect();
        let section = Section::high_pass_second(90.0, 0.7);
        let mut whole = sound.clone();
        section.run(&mut Memory::default(), &mut whole);
        let (mut parts, mut memory) = (sound, Memory::default());
        parts.chunks_mut(37).for_each(|part| section.run(&mut memory, part));
        assert_eq!(whole, parts);
    }
}
