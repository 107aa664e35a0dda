//! Linear networks given by their transfer function in s, carried over to samples by the bilinear transform.

use crate::sim::band::stretches::Frames;
use crate::sim::band::stretches::LANES;
use std::f64::consts::PI;

/// A network of order N − 1, as a transposed direct form.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Network<const N: usize> {
    b: [f64; N],
    a: [f64; N],
}

/// What a network remembers of each stretch.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Charge<const N: usize>([Frames; N]);

impl<const N: usize> Charge<N> {
    /// Nothing yet.
    pub(in crate::sim::band) const REST: Self = Self([[0.0; LANES]; N]);
}

impl<const N: usize> Network<N> {
    /// From numerator and denominator by rising powers of s, exact at `hertz`, for so many frames a second.
    pub(in crate::sim::band) fn new(over: [f64; N], under: [f64; N], hertz: f64, rate: f64) -> Self {
        // s becomes k (1 − z⁻¹) / (1 + z⁻¹).
        let k = 2.0 * PI * hertz / libm::tan(PI * hertz / rate);
        let (b, a) = (transformed(over, k), transformed(under, k));
        Self { b: b.map(|x| x / a[0]), a: a.map(|x| x / a[0]) }
    }

    /// One frame of every stretch.
    #[inline(always)]
    pub(in crate::sim::band) fn tick(&self, charge: &mut Charge<N>, input: &Frames) -> Frames {
        let mut output = [0.0; LANES];
        for lane in 0..LANES {
            output[lane] = self.b[0] * input[lane] + charge.0[0][lane];
        }
        for order in 1..N {
            for lane in 0..LANES {
                let next = if order + 1 < N { charge.0[order][lane] } else { 0.0 };
                charge.0[order - 1][lane] = self.b[order] * input[lane] - self.a[order] * output[lane] + next;
            }
        }
        output
    }

    /// Gain at a frequency, for so many frames a second.
    #[cfg(test)]
    pub(in crate::sim::band) fn gain(&self, hertz: f64, rate: f64) -> f64 {
        let value = |row: &[f64; N]| {
            let turn = |order: usize| 2.0 * PI * hertz / rate * order as f64;
            let re: f64 = row.iter().enumerate().map(|(order, x)| x * libm::cos(turn(order))).sum();
            let im: f64 = row.iter().enumerate().map(|(order, x)| x * libm::sin(turn(order))).sum();
            libm::hypot(re, im)
        };
        value(&self.b) / value(&self.a)
    }
}

/// Σ c s^n with s = k (1 − w) / (1 + w), times (1 + w)^(N−1), by rising powers of w.
fn transformed<const N: usize>(row: [f64; N], k: f64) -> [f64; N] {
    let mut sum = [0.0; N];
    let mut scale = 1.0;
    for (power, coefficient) in row.iter().enumerate() {
        let mut product = [0.0; N];
        product[0] = coefficient * scale;
        for factor in 1..N {
            let sign = if factor <= power { -1.0 } else { 1.0 };
            for order in (1..N).rev() {
                product[order] += sign * product[order - 1];
            }
        }
        for (sum, product) in sum.iter_mut().zip(product) {
            *sum += product;
        }
        scale *= k;
    }
    sum
}

/// Two poles at a frequency with a quality, and a numerator in s re that frequency: `[0, 0, 1]` is a high-pass,
/// `[1, 0, 0]` a low-pass, `[1, g / q, 1]` a bell of gain g.
pub(in crate::sim::band) fn two_poles(over: [f64; 3], hertz: f64, q: f64, rate: f64) -> Network<3> {
    let omega = 2.0 * PI * hertz;
    Network::new([over[0], over[1] / omega, over[2] / (omega * omega)], [1.0, 1.0 / (q * omega), 1.0 / (omega * omega)], hertz, rate)
}

/// One pole at a frequency; `[0, 1]` is a high-pass, `[1, 0]` a low-pass, `[1, g]` a shelf that rises to g.
pub(in crate::sim::band) fn one_pole(over: [f64; 2], hertz: f64, rate: f64) -> Network<2> {
    let omega = 2.0 * PI * hertz;
    Network::new([over[0], over[1] / omega], [1.0, 1.0 / omega], hertz, rate)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn db(gain: f64) -> f64 {
        20.0 * libm::log10(gain)
    }

    #[test]
    fn poles_lie_where_they_are_put() {
        let low = two_poles([1.0, 0.0, 0.0], 1000.0, 2.0, 48_000.0);
        assert!((db(low.gain(1000.0, 48_000.0)) - 6.02).abs() < 0.01);
        let high = one_pole([0.0, 1.0], 100.0, 48_000.0);
        assert!((db(high.gain(100.0, 48_000.0)) + 3.01).abs() < 0.01);
        let bell = two_poles([1.0, 2.0 / 0.7, 1.0], 500.0, 0.7, 48_000.0);
        assert!((db(bell.gain(500.0, 48_000.0)) - 6.02).abs() < 0.01 && db(bell.gain(20.0, 48_000.0)).abs() < 0.1);
    }
}
