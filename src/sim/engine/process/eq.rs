//! Bands of equalisers: digital sections fitted to the magnitude of their analogue prototypes.
//!
//! The prototypes are those of R. Bristow-Johnson's "Audio EQ Cookbook"; shelves have a Q of 1/√2 and half their
//! decibels at their frequency. Instead of the bilinear transform, which squeezes everything above 10 kHz, the squared
//! magnitude is fitted as M. Vicanek writes it in "Matched Second Order Digital Filters" (2016): with s = sin²(ω/2) that
//! of a second-order section is a ratio of two parabolas in s, and positive parabolas give back a stable section of
//! minimum phase. The ratio is fitted by least squares, reweighted once by the denominator (Sanathanan and Koerner 1963).

use crate::sim::gear::EqShape;
use crate::sim::units::amplitude;

const RATE: f64 = crate::sim::units::SAMPLE_RATE as f64;
const HIGHEST_HZ: f64 = 20_000.0;
/// Places around a band's frequency at which it is fitted, and places from there up to the top of the band.
const NEAR: usize = 15;
const ABOVE: usize = 12;
/// Weight of places above 15.5 kHz, where a digital magnitude has to become level and an analogue one does not.
const TOP_WEIGHT: f64 = 0.25;

/// A band as it is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Band {
    pub(super) shape: EqShape,
    pub(super) hertz: f64,
    pub(super) gain_db: f64,
    pub(super) q: f64,
}

impl Band {
    /// The squared magnitude of the analogue prototype.
    pub(super) fn power(&self, hertz: f64) -> f64 {
        let root = amplitude(self.gain_db / 2.0);
        let x = hertz / self.hertz;
        let square = |re: f64, im: f64| re * re + im * im;
        let slope = libm::sqrt(2.0 * root) * x;
        let falling = square(root - x * x, slope);
        let rising = square(1.0 - root * x * x, slope);
        match self.shape {
            EqShape::Bell => square(1.0 - x * x, x * root / self.q) / square(1.0 - x * x, x / (root * self.q)),
            EqShape::LowShelf => root * root * falling / rising,
            EqShape::HighShelf => root * root * rising / falling,
        }
    }

    /// b and a of the section that has this magnitude at `SAMPLE_RATE`.
    pub(super) fn section(&self) -> ([f64; 3], [f64; 2]) {
        if self.gain_db.abs() < 1e-9 {
            return ([1.0, 0.0, 0.0], [0.0, 0.0]);
        }
        // A cut is the reciprocal of a boost; the fit is of boosts only, so that both are exact mirrors.
        let (over, under) = Self { gain_db: self.gain_db.abs(), ..*self }.fit();
        let (zeros, poles) = if self.gain_db > 0.0 { (over, under) } else { (under, over) };
        let [b, a] = [factor(zeros), factor(poles)];
        (b.map(|c| c / a[0]), [a[1] / a[0], a[2] / a[0]])
    }

    /// The two parabolas in s, constant term first.
    fn fit(&self) -> ([f64; 3], [f64; 3]) {
        let unit = half_angle(self.hertz.min(HIGHEST_HZ));
        let at_zero = self.power(0.0);
        let mut places = [(0.0, 0.0, 0.0); NEAR + ABOVE];
        for (place, hertz) in places.iter_mut().zip(self.places()) {
            let weight = if hertz > 15_500.0 { TOP_WEIGHT } else { 1.0 };
            *place = (half_angle(hertz) / unit, self.power(hertz), weight);
        }
        let mut c = [0.0, 1.0, 0.0, 1.0];
        for _ in 0..2 {
            let before = c;
            c = least_squares(places.map(|(u, power, weight)| {
                let scale = weight / (power * (1.0 + before[2] * u + before[3] * u * u).abs());
                [u * scale, u * u * scale, -power * u * scale, -power * u * u * scale, (power - at_zero) * scale]
            }));
        }
        let [b1, b2, a1, a2] = c;
        ([at_zero, b1 / unit, b2 / (unit * unit)], [1.0, a1 / unit, a2 / (unit * unit)])
    }

    /// Frequencies at which it is fitted: as dense around its own as it is narrow, and evenly up to the top.
    fn places(&self) -> impl Iterator<Item = f64> {
        let (hertz, first) = (self.hertz, self.hertz.min(12_000.0));
        let reach = match self.shape {
            EqShape::Bell => 10.0 * libm::asinh(0.5 / (self.q * amplitude(self.gain_db / 2.0))),
            EqShape::LowShelf | EqShape::HighShelf => libm::log(8.0),
        };
        let is_bell = self.shape == EqShape::Bell;
        let near = (0..NEAR).map(move |n| {
            let t = (n as f64 - (NEAR / 2) as f64) / (NEAR / 2) as f64;
            // Cubes crowd around the middle.
            hertz * libm::exp(reach * if is_bell { 0.3 * t + 0.7 * t * t * t } else { t })
        });
        let above = (0..ABOVE).map(move |n| first + (HIGHEST_HZ - first) * n as f64 / (ABOVE - 1) as f64);
        near.map(within_band).chain(above)
    }
}

fn within_band(hertz: f64) -> f64 {
    hertz.clamp(1.0, HIGHEST_HZ)
}

/// s = sin²(ω/2).
fn half_angle(hertz: f64) -> f64 {
    let sine = libm::sin(std::f64::consts::PI * hertz / RATE);
    sine * sine
}

/// c0, c1, c2 of |c0 + c1·z⁻¹ + c2·z⁻²|² = p0 + p1·s + p2·s², with both roots inside the unit circle.
fn factor([p0, p1, p2]: [f64; 3]) -> [f64; 3] {
    let (at_zero, at_half_rate) = (libm::sqrt(p0.max(0.0)), libm::sqrt((p0 + p1 + p2).max(0.0)));
    let mean = 0.5 * (at_zero + at_half_rate);
    let first = 0.5 * (mean + libm::sqrt((mean * mean - p2 / 4.0).max(0.0)));
    [first, 0.5 * (at_zero - at_half_rate), p2 / (16.0 * first)]
}

/// The x for which |A·x − y| is least; each row is one of A, and behind it y. By modified Gram–Schmidt.
fn least_squares<const ROWS: usize>(mut rows: [[f64; 5]; ROWS]) -> [f64; 4] {
    let mut upper = [[0.0; 5]; 4];
    for (pivot, line) in upper.iter_mut().enumerate() {
        let length = libm::sqrt(rows.iter().map(|row| row[pivot] * row[pivot]).sum::<f64>()).max(1e-300);
        rows.iter_mut().for_each(|row| row[pivot] /= length);
        line[pivot] = length;
        for (column, entry) in line.iter_mut().enumerate().skip(pivot + 1) {
            *entry = rows.iter().map(|row| row[pivot] * row[column]).sum();
            for row in &mut rows {
                row[column] -= *entry * row[pivot];
            }
        }
    }
    let mut x = [0.0; 4];
    for (pivot, line) in upper.iter().enumerate().rev() {
        let known: f64 = line.iter().zip(x).skip(pivot + 1).map(|(entry, x)| entry * x).sum();
        x[pivot] = (line[4] - known) / line[pivot];
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The magnitude of a section, decibels.
    fn decibels(b: [f64; 3], a: [f64; 2], hertz: f64) -> f64 {
        let turn = std::f64::consts::TAU * hertz / RATE;
        let size = |c: [f64; 3]| {
            let re = c[0] + c[1] * libm::cos(turn) + c[2] * libm::cos(2.0 * turn);
            libm::hypot(re, c[1] * libm::sin(turn) + c[2] * libm::sin(2.0 * turn))
        };
        20.0 * libm::log10(size(b) / size([1.0, a[0], a[1]]))
    }

    #[test]
    fn every_setting_follows_its_prototype_up_to_the_top() {
        let hertz = [20.0, 45.0, 100.0, 330.0, 1e3, 2e3, 3.2e3, 5e3, 7e3, 9e3, 10e3, 12e3, 14e3, 16e3, 18e3, 20e3];
        for shape in [EqShape::LowShelf, EqShape::Bell, EqShape::HighShelf] {
            for (hertz, gain_db) in
                hertz.into_iter().flat_map(|hertz| [-18.0, -12.0, -5.0, -0.5, 0.5, 6.0, 15.0, 18.0].map(|gain| (hertz, gain)))
            {
                for q in [0.3, 0.5, 0.7, 1.0, 1.4, 2.5, 4.0, 10.0] {
                    let band = Band { shape, hertz, gain_db, q };
                    let (b, a) = band.section();
                    assert!(a[1].abs() < 1.0 && a[0].abs() < 1.0 + a[1], "{band:?} is not stable");
                    let wide = (0..120).map(|n| 20.0 * libm::pow(1000.0, f64::from(n) / 119.0));
                    let close = (-30..=30).map(|n| hertz * libm::exp(0.3 * f64::from(n) / 30.0 / q));
                    for at in wide.chain(close).filter(|at| (20.0..=20_000.0).contains(at)) {
                        let fault = (decibels(b, a, at) - 10.0 * libm::log10(band.power(at))).abs();
                        let allowed = if at > 15_000.0 { 0.5 } else { 0.1 };
                        assert!(fault < allowed, "{band:?} at {at} Hz: {fault} dB");
                    }
                }
            }
        }
    }
}
