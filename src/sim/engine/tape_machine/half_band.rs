//! Twice the sample rate and back, so that what distortion makes above half the rate does not fold down.
//!
//! Two chains of all-passes whose sum is an elliptic half-band low-pass (Valenzuela and Constantinides 1983).

/// All-passes of both chains together.
const ORDER: usize = 8;
/// From the end of the pass band to the beginning of the stop band, as a share of the doubled rate.
const TRANSITION: f64 = 0.06;
/// Terms of the theta series; they shrink with the square of their number.
const TERMS: i32 = 8;

/// Coefficients of the chains.
#[derive(Debug, Clone, Copy)]
pub(super) struct HalfBand([f64; ORDER]);

/// The memory of one passage: what each all-pass took in and gave out last.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Passage {
    taken: [f64; ORDER],
    given: [f64; ORDER],
}

impl Default for HalfBand {
    fn default() -> Self {
        let k = libm::tan((1.0 - 2.0 * TRANSITION) * std::f64::consts::FRAC_PI_4);
        let k = k * k;
        let root = libm::sqrt(libm::sqrt(1.0 - k * k));
        let e = 0.5 * (1.0 - root) / (1.0 + root);
        let e4 = e * e * e * e;
        let q = e * (1.0 + e4 * (2.0 + e4 * (15.0 + 150.0 * e4)));
        Self(std::array::from_fn(|index| coefficient(index + 1, k, q)))
    }
}

/// The coefficient of an all-pass, from theta functions of the nome q.
fn coefficient(place: usize, k: f64, q: f64) -> f64 {
    let angle = place as f64 * std::f64::consts::PI / (2 * ORDER + 1) as f64;
    let sign = |term: i32| if term % 2 == 0 { 1.0 } else { -1.0 };
    let above: f64 = (0..TERMS).map(|n| sign(n) * libm::pow(q, f64::from(n * (n + 1))) * libm::sin(f64::from(2 * n + 1) * angle)).sum();
    let below: f64 = (1..TERMS).map(|n| sign(n) * libm::pow(q, f64::from(n * n)) * libm::cos(f64::from(2 * n) * angle)).sum();
    let w = above * libm::sqrt(libm::sqrt(q)) / (below + 0.5);
    let square = w * w;
    let x = libm::sqrt((1.0 - square * k) * (1.0 - square / k)) / (1.0 + square);
    (1.0 - x) / (1.0 + x)
}

impl HalfBand {
    /// One sample as two of the doubled rate.
    #[must_use]
    pub(super) fn up(&self, memory: &mut Passage, sample: f64) -> [f64; 2] {
        [self.chain(memory, 0, sample), self.chain(memory, 1, sample)]
    }

    /// Two samples of the doubled rate as one.
    #[must_use]
    pub(super) fn down(&self, memory: &mut Passage, [first, second]: [f64; 2]) -> f64 {
        0.5 * (self.chain(memory, 0, second) + self.chain(memory, 1, first))
    }

    fn chain(&self, memory: &mut Passage, from: usize, sample: f64) -> f64 {
        let mut x = sample;
        for n in (from..ORDER).step_by(2) {
            let y = (x - memory.given[n]) * self.0[n] + memory.taken[n];
            (memory.taken[n], memory.given[n]) = (x, y);
            x = y;
        }
        x
    }
}

impl Passage {
    /// Forgets numbers that are too small to be heard but slow to work with.
    pub(super) fn settle(&mut self) {
        for value in self.taken.iter_mut().chain(&mut self.given) {
            if value.abs() < 1e-30 {
                *value = 0.0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The level of a sine there and back, and of what is left of it above half the rate in between.
    fn passed(hertz: f64) -> (f64, f64) {
        let (band, mut up, mut down) = (HalfBand::default(), Passage::default(), Passage::default());
        let w = std::f64::consts::TAU * hertz / 48_000.0;
        let (mut re, mut im, mut mirror_re, mut mirror_im) = (0.0, 0.0, 0.0, 0.0);
        for n in 0..9600 {
            let two = band.up(&mut up, libm::sin(w * f64::from(n)));
            let back = band.down(&mut down, two);
            if n >= 4800 {
                re += back * libm::cos(w * f64::from(n)) / 2400.0;
                im += back * libm::sin(w * f64::from(n)) / 2400.0;
                for (m, value) in two.into_iter().enumerate() {
                    let angle = (std::f64::consts::PI - w / 2.0) * f64::from(2 * n + m as i32);
                    mirror_re += value * libm::cos(angle) / 4800.0;
                    mirror_im += value * libm::sin(angle) / 4800.0;
                }
            }
        }
        (20.0 * libm::log10(libm::hypot(re, im)), 20.0 * libm::log10(libm::hypot(mirror_re, mirror_im).max(1e-12)))
    }

    #[test]
    fn the_band_passes_and_its_mirror_does_not() {
        for hertz in [100.0, 1000.0, 10_000.0, 15_000.0, 18_000.0, 20_000.0] {
            let (level, mirror) = passed(hertz);
            assert!(level.abs() < 0.01 && mirror < -80.0, "{hertz}: {level} {mirror}");
        }
    }
}
