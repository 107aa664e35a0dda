//! The curve of a tube.

/// Drive to either side beyond which nothing changes: there the curve is flat to seven digits.
const REACH: f64 = 8.0;

/// y = (tanh(x + b) − tanh b) / sech² b (domain reference 11.17): unity gain when small, one side clips before the other.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Tube {
    bias: f64,
    rest: f64,
    scale: f64,
}

impl Tube {
    /// A tube with this bias b.
    pub(in crate::sim::band) fn new(bias: f64) -> Self {
        let rest = tanh(bias);
        Self { bias, rest, scale: 1.0 / (1.0 - rest * rest) }
    }

    /// One frame.
    #[inline(always)]
    pub(in crate::sim::band) fn tick(&self, drive: f64) -> f64 {
        (tanh(drive + self.bias) - self.rest) * self.scale
    }
}

/// tanh, right to 10⁻⁷: Lambert's continued fraction for half the argument, to its seventh power, and tanh 2h = 2 tanh h / (1 + tanh² h).
#[inline(always)]
fn tanh(x: f64) -> f64 {
    let half = 0.5 * x.clamp(-REACH, REACH);
    let square = half * half;
    let over = half * (135_135.0 + square * (17_325.0 + square * (378.0 + square)));
    let under = 135_135.0 + square * (62_370.0 + square * (3150.0 + square * 28.0));
    2.0 * over * under / (under * under + over * over)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    /// Amplitude of a harmonic of a sine of this drive through the curve.
    fn harmonic(tube: &Tube, drive: f64, number: u32) -> f64 {
        let turns = (0..4800).map(|step| 2.0 * PI * f64::from(step) / 4800.0);
        let (mut re, mut im) = (0.0, 0.0);
        for turn in turns {
            let y = tube.tick(drive * libm::sin(turn));
            re += y * libm::cos(f64::from(number) * turn);
            im += y * libm::sin(f64::from(number) * turn);
        }
        libm::hypot(re, im) / 2400.0
    }

    #[test]
    fn a_small_drive_bends_as_the_closed_form_says() {
        // Domain reference 11.17: H2/H1 = tanh(b) A/2.
        let tube = Tube::new(0.3);
        let share = harmonic(&tube, 0.1, 2) / harmonic(&tube, 0.1, 1);
        assert!((share / (libm::tanh(0.3) * 0.05) - 1.0).abs() < 0.02, "{share}");
    }

    #[test]
    fn the_curve_is_that_of_the_hyperbolic_tangent() {
        for step in -2000..=2000 {
            let x = f64::from(step) / 200.0;
            assert!((tanh(x) - libm::tanh(x)).abs() < 3e-7, "{x}: {}", tanh(x) - libm::tanh(x));
        }
    }
}
