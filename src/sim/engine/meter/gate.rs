//! Gated loudness (ITU-R BS.1770-5, EBU Tech 3342): tables of how often each loudness came, a tenth of a unit a row.
//!
//! A row keeps the sum of its energies beside their number, so that a mean is exact but for the row that the gate cuts.

/// Absolute gate, LUFS.
const LEAST: f64 = -70.0;
/// Rows of a tenth: up to +30 LUFS.
const ROWS: usize = 1000;
/// Relative gates below the mean: of integrated loudness, and of the range, LU.
const BELOW_FOR_LOUDNESS: f64 = 10.0;
const BELOW_FOR_RANGE: f64 = 20.0;

/// Energy of a loudness: 10^(L/10). The −0.691 of K-weighting stands on both sides and falls out.
fn energy(loudness: f64) -> f64 {
    libm::exp10(loudness / 10.0)
}

fn loudness(energy: f64) -> f64 {
    10.0 * libm::log10(energy)
}

/// How often each loudness came.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Gate {
    rows: Box<[(u32, f64)]>,
}

impl Gate {
    pub(super) fn new() -> Self {
        Self { rows: vec![(0, 0.0); ROWS].into_boxed_slice() }
    }

    /// Notes the loudness of a block, LUFS; what is below the absolute gate, or no number, is not counted.
    pub(super) fn note(&mut self, block: f64) {
        if block >= LEAST {
            let (count, sum) = &mut self.rows[(((block - LEAST) * 10.0) as usize).min(ROWS - 1)];
            *count += 1;
            *sum += energy(block);
        }
    }

    /// The loudness of all blocks above the relative gate, LUFS; none if there are none.
    pub(super) fn integrated(&self) -> Option<f64> {
        mean(self.above(BELOW_FOR_LOUDNESS)).map(loudness)
    }

    /// From the tenth to the ninety-fifth percentile of what lies above the relative gate, LU.
    pub(super) fn range(&self) -> Option<f64> {
        let count: u32 = self.above(BELOW_FOR_RANGE).map(|(count, _)| count).sum();
        // Percentiles as Tech 3342 counts them: the nearest block of a list in order.
        let at = |share: f64| self.nth((f64::from(count.checked_sub(1)?) * share + 0.5) as u32);
        Some(at(0.95)? - at(0.10)?)
    }

    /// The loudness of one block above the gate of the range, counted from the quietest.
    fn nth(&self, index: u32) -> Option<f64> {
        let mut before = 0;
        let row = self.above(BELOW_FOR_RANGE).find(|(count, _)| {
            before += count;
            before > index
        });
        row.map(|(count, sum)| loudness(sum / f64::from(count)))
    }

    /// Rows that are so far below the mean of all, or louder.
    fn above(&self, below: f64) -> impl Iterator<Item = (u32, f64)> + '_ {
        let least = mean(self.rows.iter().copied()).unwrap_or_default() * energy(-below);
        self.rows.iter().copied().filter(move |(count, sum)| *count > 0 && *sum >= least * f64::from(*count))
    }
}

/// The mean energy of rows.
fn mean(rows: impl Iterator<Item = (u32, f64)>) -> Option<f64> {
    let (count, sum) = rows.fold((0_u64, 0.0), |(count, sum), row| (count + u64::from(row.0), sum + row.1));
    (count > 0).then(|| sum / count as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::meter::test_tones::near;

    fn of(blocks: &[(usize, f64)]) -> Gate {
        let mut gate = Gate::new();
        blocks.iter().for_each(|(times, block)| (0..*times).for_each(|_| gate.note(*block)));
        gate
    }

    #[test]
    fn quiet_blocks_do_not_count() {
        near(of(&[(10, -23.0), (1000, -71.0), (1000, f64::NEG_INFINITY), (5, f64::NAN)]).integrated().expect("some"), -23.0, 1e-9);
        // −36 is more than 10 LU below the mean of all.
        near(of(&[(600, -23.0), (200, -36.0)]).integrated().expect("some"), -23.0, 1e-9);
        assert_eq!((of(&[]).integrated(), of(&[]).range()), (None, None));
    }

    #[test]
    fn the_range_is_between_percentiles() {
        near(of(&[(170, -20.0), (170, -30.0)]).range().expect("some"), 10.0, 1e-9);
        // 5 % of peaks and 5 % of pauses are outside of it.
        near(of(&[(5, -40.0), (90, -25.0), (4, -10.0)]).range().expect("some"), 0.0, 1e-9);
    }
}
