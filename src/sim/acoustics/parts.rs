//! Complex numbers in two rows, real and imaginary parts, so that as many go side by side as the processor has lanes.
//!
//! What turns logarithms and angles into numbers is written out as plain steps that every lane does in the same order;
//! so the last digit is the same on every machine, as with the library's functions, which go one by one.

use pulp::{Simd, WithSimd};
use std::f64::consts::{LN_2, LOG2_E, PI};

/// Added to a number and taken away again it leaves the nearest whole one, whose last bits stand lowest meanwhile.
const ROUNDING: f64 = 6_755_399_441_055_744.0;
/// Natural logarithms of gains stay within this, which is farther than any sound goes.
const FARTHEST_LN: f64 = 600.0;
/// The part of π that the nearest number to it leaves out.
const PI_REST: f64 = 1.224_646_799_147_353_2e-16;
/// The part of ln 2 that the nearest number to it leaves out.
const LN_2_REST: f64 = 2.319_046_813_846_299_6e-17;

/// Real and imaginary parts.
#[derive(Debug, Clone)]
pub(super) struct Parts {
    pub(super) re: Vec<f64>,
    pub(super) im: Vec<f64>,
}

impl Parts {
    /// So many zeros.
    pub(super) fn zeros(count: usize) -> Self {
        Self { re: vec![0.0; count], im: vec![0.0; count] }
    }

    /// Adds so many times the other's numbers.
    #[inline(always)]
    pub(super) fn add(&mut self, other: &Self, times: f64) {
        self.re.iter_mut().zip(&other.re).for_each(|(sum, value)| *sum += times * value);
        self.im.iter_mut().zip(&other.im).for_each(|(sum, value)| *sum += times * value);
    }
}

/// From logarithms of gains and angles in radians to the numbers themselves.
pub(super) struct Unfold<'a>(pub(super) &'a mut Parts);

impl WithSimd for Unfold<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for (re, im) in self.0.re.iter_mut().zip(&mut self.0.im) {
            let (gain, (sine, cosine)) = (exp(*re), sincos(*im));
            (*re, *im) = (gain * cosine, gain * sine);
        }
    }
}

/// eˣ within 2e-14 of itself.
#[inline(always)]
fn exp(x: f64) -> f64 {
    let x = x.clamp(-FARTHEST_LN, FARTHEST_LN);
    let shifted = x * LOG2_E + ROUNDING;
    let whole = shifted - ROUNDING;
    let rest = (x - whole * LN_2) - whole * LN_2_REST;
    let sum = series(rest, &EXP);
    // The whole number goes where a number keeps its power of two.
    f64::from_bits(sum.to_bits().wrapping_add(shifted.to_bits() << 52))
}

/// Sine and cosine within 1e-13 for angles of some hundred turns.
#[inline(always)]
fn sincos(angle: f64) -> (f64, f64) {
    let shifted = angle * (1.0 / PI) + ROUNDING;
    let halves = shifted - ROUNDING;
    let rest = (angle - halves * PI) - halves * PI_REST;
    let square = rest * rest;
    // An odd number of half turns turns both over.
    let sign = shifted.to_bits() << 63;
    let turned = |value: f64| f64::from_bits(value.to_bits() ^ sign);
    (turned(rest * series(square, &SINE)), turned(series(square, &COSINE)))
}

/// A power series, lowest coefficient first.
#[inline(always)]
fn series<const N: usize>(x: f64, coefficients: &[f64; N]) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

/// 1 / n!.
const EXP: [f64; 13] = reciprocals(0, 1, 1.0);
/// Those of the odd powers, with changing signs.
const SINE: [f64; 10] = reciprocals(1, 2, -1.0);
/// Those of the even powers, with changing signs.
const COSINE: [f64; 11] = reciprocals(0, 2, -1.0);

/// One over the factorials of `first`, `first + step`, …, each multiplied once more by a sign.
const fn reciprocals<const N: usize>(first: usize, step: usize, sign: f64) -> [f64; N] {
    let mut all = [0.0; N];
    let (mut index, mut n, mut value) = (0, 0, 1.0);
    while index < N {
        while n < first + index * step {
            n += 1;
            value /= n as f64;
        }
        all[index] = value;
        value *= sign;
        index += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_are_the_functions_of_the_library() {
        for step in -4000..=4000 {
            let x = f64::from(step) * 0.037;
            let (sine, cosine) = sincos(x);
            assert!((sine - libm::sin(x)).abs() < 1e-12 && (cosine - libm::cos(x)).abs() < 1e-12, "{sine}, {cosine} of {x}");
            assert!((exp(x) / libm::exp(x) - 1.0).abs() < 1e-12, "{} of {x}", exp(x));
        }
        assert!(exp(f64::NEG_INFINITY) < 1e-250 && exp(1e9).is_finite());
    }
}
