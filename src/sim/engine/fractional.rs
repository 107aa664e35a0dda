//! Reading between samples: a table of windowed sines over their angle, for speeds that are not quite right.

use std::sync::Arc;

/// Samples that one value is read from.
pub const TAPS: usize = 32;
/// Frames by which a reading is late: half of them.
pub const LATE: usize = TAPS / 2;
/// Places between two samples for which there is a row.
const PLACES: usize = 512;
/// Shape of the window: what mirrors above half the sample rate is 80 dB down.
const KAISER: f64 = 8.0;
/// Where the band ends, as a share of half the sample rate.
const BAND: f64 = 0.94;

/// The table.
#[derive(Debug, Clone)]
pub struct Between(Arc<[[f32; TAPS]]>);

impl Default for Between {
    fn default() -> Self {
        Self((0..=PLACES).map(|place| row(place as f64 / PLACES as f64)).collect())
    }
}

impl Between {
    /// The value so far (0 to 1) behind the sample `LATE` − 1 of these `TAPS` samples.
    #[must_use]
    pub fn read(&self, samples: &[f32], part: f64) -> f32 {
        let place = part.clamp(0.0, 1.0) * PLACES as f64;
        let index = (place as usize).min(PLACES - 1);
        let across = (place - index as f64) as f32;
        let (left, right) = (&self.0[index], &self.0[index + 1]);
        let mut lanes = [0.0_f32; 8];
        for (n, chunk) in samples[..TAPS].chunks_exact(8).enumerate() {
            for lane in 0..8 {
                let (a, b) = (left[8 * n + lane], right[8 * n + lane]);
                lanes[lane] += chunk[lane] * (a + across * (b - a));
            }
        }
        let [a, b, c, d, e, f, g, h] = lanes;
        ((a + e) + (b + f)) + ((c + g) + (d + h))
    }
}

/// The sum of products, in eight lanes that are added in a fixed order.
#[must_use]
pub fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut lanes = [0.0_f32; 8];
    for (a, b) in left.chunks_exact(8).zip(right.chunks_exact(8)) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    let [a, b, c, d, e, f, g, h] = lanes;
    ((a + e) + (b + f)) + ((c + g) + (d + h))
}

/// Weights for a place between samples, with a sum of one.
fn row(part: f64) -> [f32; TAPS] {
    let weights: [f64; TAPS] = std::array::from_fn(|tap| {
        let off = tap as f64 - (LATE as f64 - 1.0) - part;
        let angle = std::f64::consts::PI * off;
        let sinc = if angle.abs() < 1e-9 { BAND } else { libm::sin(angle * BAND) / angle };
        sinc * kaiser(off / LATE as f64, KAISER)
    });
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| (weight / sum) as f32)
}

/// Kaiser's window of a shape at a place from −1 to 1.
#[must_use]
pub fn kaiser(place: f64, shape: f64) -> f64 {
    if place.abs() >= 1.0 { 0.0 } else { bessel(shape * libm::sqrt(1.0 - place * place)) / bessel(shape) }
}

/// The modified Bessel function of the first kind and order 0, by its series.
fn bessel(x: f64) -> f64 {
    let (mut sum, mut term) = (1.0, 1.0);
    for n in 1..40 {
        term *= x * x / 4.0 / f64::from(n * n);
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sine_is_read_anywhere_between_its_samples() {
        let between = Between::default();
        for hertz in [100.0, 1000.0, 10_000.0, 18_000.0] {
            let w = std::f64::consts::TAU * hertz / 48_000.0;
            let sine: Vec<f32> = (0..200).map(|n| libm::sin(w * f64::from(n)) as f32).collect();
            let mut worst: f64 = 0.0;
            for step in 0..1000 {
                let at = 50.0 + f64::from(step) * 0.0973;
                let first = at as usize;
                let got = f64::from(between.read(&sine[first + 1 - LATE..], at - first as f64));
                worst = worst.max((got - libm::sin(w * at)).abs());
            }
            assert!(worst < if hertz < 15_000.0 { 2e-4 } else { 4e-3 }, "{hertz}: {worst}");
        }
    }
}
