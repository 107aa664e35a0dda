//! From the fine rate to that of the studio: a half-band filter of two chains of allpasses.

/// First-order allpasses (at the lower rate) for the earlier frame of each pair and for the later one, side by side.
///
/// An elliptic half-band filter of 17th order: more than 65 dB down from 0.26 of the fine rate on.
const SHARES: [[f64; 2]; 4] = [
    [0.265_968_526_521_094_6, 0.077_115_079_832_416_22],
    [0.665_104_153_263_495_7, 0.482_070_625_061_047_2],
    [0.884_101_508_550_615_9, 0.796_820_471_331_579_7],
    [0.982_005_414_188_607_5, 0.941_251_427_774_047_1],
];

/// Halves the rate.
#[derive(Debug, Clone, Default)]
pub(in crate::sim::band) struct Decimate {
    /// The last input of the first allpasses and the last output of each.
    memory: [[f64; 2]; 5],
}

impl Decimate {
    /// One frame from two.
    #[inline]
    pub(in crate::sim::band) fn tick(&mut self, pair: [f64; 2]) -> f64 {
        let mut value = pair;
        for (index, share) in SHARES.iter().enumerate() {
            let [last, given] = [self.memory[index], self.memory[index + 1]];
            self.memory[index] = value;
            value = [0, 1].map(|lane| last[lane] + share[lane] * (value[lane] - given[lane]));
        }
        self.memory[4] = value;
        0.5 * (value[0] + value[1])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gain(share_of_fine_rate: f64) -> f64 {
        let mut filter = Decimate::default();
        let wave = |frame: usize| libm::sin(2.0 * std::f64::consts::PI * share_of_fine_rate * frame as f64);
        let out: Vec<f64> = (0..8000).map(|frame| filter.tick([wave(2 * frame), wave(2 * frame + 1)])).collect();
        libm::sqrt(2.0 * out[4000..].iter().map(|x| x * x).sum::<f64>() / 4000.0)
    }

    #[test]
    fn what_is_heard_passes_and_what_would_fold_back_does_not() {
        assert!((gain(0.02) - 1.0).abs() < 0.01);
        assert!((gain(0.2) - 1.0).abs() < 0.01);
        assert!(gain(0.27) < 1e-3);
        assert!(gain(0.37) < 1e-3);
    }
}
