//! From the fine rate to that of the studio: a half-band filter of two chains of allpasses.

/// First-order allpasses (at the lower rate) for the later frame of each pair, then for the earlier one.
///
/// An elliptic half-band filter of 17th order: more than 65 dB down from 0.26 of the fine rate on.
const LATER: [f64; 4] = [0.077_115_079_832_416_22, 0.482_070_625_061_047_2, 0.796_820_471_331_579_7, 0.941_251_427_774_047_1];
const EARLIER: [f64; 4] = [0.265_968_526_521_094_6, 0.665_104_153_263_495_7, 0.884_101_508_550_615_9, 0.982_005_414_188_607_5];

/// Halves the rate.
#[derive(Debug, Clone, Default)]
pub(in crate::sim::band) struct Decimate {
    later: [f64; 5],
    earlier: [f64; 5],
}

impl Decimate {
    /// One frame from two.
    pub(in crate::sim::band) fn tick(&mut self, pair: [f64; 2]) -> f64 {
        0.5 * (chain(&mut self.earlier, &EARLIER, pair[0]) + chain(&mut self.later, &LATER, pair[1]))
    }
}

/// A chain of allpasses: the memory holds the last input of the first and the last output of each.
fn chain(memory: &mut [f64; 5], shares: &[f64; 4], input: f64) -> f64 {
    let mut value = input;
    for (index, share) in shares.iter().enumerate() {
        let next = memory[index] + share * (value - memory[index + 1]);
        memory[index] = value;
        value = next;
    }
    memory[4] = value;
    value
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
