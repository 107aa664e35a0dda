//! The curve of a tube, as a table.

/// Drive to either side that the table holds.
const REACH: f64 = 8.0;
/// Points per unit of drive; between them it is straight, which is right to −90 dB.
const FINE: f64 = 64.0;

/// y = (tanh(x + b) − tanh b) / sech² b (domain reference 11.17): unity gain when small, one side clips before the other.
#[derive(Debug, Clone)]
pub(in crate::sim::band) struct Tube {
    table: Vec<f64>,
}

impl Tube {
    /// A tube with this bias b.
    pub(in crate::sim::band) fn new(bias: f64) -> Self {
        let rest = libm::tanh(bias);
        let slope = 1.0 - rest * rest;
        let point = |step: usize| (libm::tanh(step as f64 / FINE - REACH + bias) - rest) / slope;
        Self { table: (0..=(2.0 * REACH * FINE) as usize + 1).map(point).collect() }
    }

    /// One frame.
    pub(in crate::sim::band) fn tick(&self, drive: f64) -> f64 {
        let place = (drive.clamp(-REACH, REACH) + REACH) * FINE;
        let whole = place as u16;
        let low = self.table[usize::from(whole)];
        low + (place - f64::from(whole)) * (self.table[usize::from(whole) + 1] - low)
    }
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
}
