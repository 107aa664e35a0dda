//! The correlation meter: +1 in mono, 0 for two sounds that have nothing in common, −1 with one side turned over.

use crate::sim::units::SAMPLE_RATE;

/// Mean power below which nothing is shown: −100 dBFS.
const SILENCE: f64 = 1e-10;

/// The normalised mean product of left and right, over a time that fades.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlation {
    /// Share of the mean that a new sample takes.
    share: f64,
    products: f64,
    left: f64,
    right: f64,
}

impl Correlation {
    /// A meter whose memory fades to 37 % in so many seconds; needles have 0.1 to 1 s.
    #[must_use]
    pub fn new(integration_s: f64) -> Self {
        let samples = (integration_s * f64::from(SAMPLE_RATE)).max(1.0);
        Self { share: -libm::expm1(-1.0 / samples), products: 0.0, left: 0.0, right: 0.0 }
    }

    /// Takes in what follows on both sides; the longer one's rest is left out.
    pub fn push(&mut self, left: &[f32], right: &[f32]) {
        for (left, right) in left.iter().zip(right) {
            let (left, right) = (f64::from(*left), f64::from(*right));
            self.products += self.share * (left * right - self.products);
            self.left += self.share * (left * left - self.left);
            self.right += self.share * (right * right - self.right);
        }
    }

    /// From −1 to 1; none while one side is silent.
    #[must_use]
    pub fn reading(&self) -> Option<f64> {
        let heard = self.left.min(self.right) > SILENCE;
        heard.then(|| (self.products / libm::sqrt(self.left * self.right)).clamp(-1.0, 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::meter::test_tones::{near, sine};

    fn reading(left: &[f32], right: &[f32]) -> f64 {
        let mut meter = Correlation::new(0.3);
        left.chunks(256).zip(right.chunks(256)).for_each(|(left, right)| meter.push(left, right));
        meter.reading().expect("both sound")
    }

    #[test]
    fn mono_turned_and_unrelated() {
        let tone = sine(0.5, 500.0, 96_000);
        let half: Vec<f32> = tone.iter().map(|sample| 0.5 * sample).collect();
        let turned: Vec<f32> = tone.iter().map(|sample| -0.3 * sample).collect();
        near(reading(&tone, &half), 1.0, 1e-9);
        near(reading(&tone, &turned), -1.0, 1e-9);
        near(reading(&tone, &sine(0.5, 700.0, 96_000)), 0.0, 0.01);
        // A quarter of a period apart.
        near(reading(&tone[24..], &tone[..95_976]), 0.0, 0.01);
        // An eighth: cos 45°.
        near(reading(&tone[12..], &tone[..95_988]), libm::cos(std::f64::consts::FRAC_PI_4), 0.01);
    }

    #[test]
    fn it_forgets_in_its_integration_time() {
        let tone = sine(0.5, 500.0, 48_000);
        let turned: Vec<f32> = tone.iter().map(|sample| -sample).collect();
        let mut meter = Correlation::new(0.5);
        (0..4).for_each(|_| meter.push(&tone, &tone));
        meter.push(&tone[..24_000], &turned[..24_000]);
        // What was +1 has faded to 1/e, what is −1 has grown to the rest.
        near(meter.reading().expect("both sound"), 2.0 / std::f64::consts::E - 1.0, 0.01);
    }

    #[test]
    fn silence_has_no_correlation() {
        let mut meter = Correlation::new(0.3);
        meter.push(&sine(0.5, 500.0, 4800), &[0.0; 4800]);
        assert_eq!(meter.reading(), None);
    }
}
