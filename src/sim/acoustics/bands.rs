//! Tables over frequency, read between their bands on a logarithmic axis.

/// Octaves from the middle of the slower octave to the middle of the passage: found by trying pairs of octaves that differ by two
/// to one against third-order octave filters.
const SLOWER: f64 = 0.3;
/// Half the width of the passage in octaves.
const HALF_PASSAGE: f64 = 0.1;

/// The frequencies of a table, as natural logarithms.
pub(super) struct BandAxis<const N: usize> {
    ln_hz: [f64; N],
}

impl<const N: usize> BandAxis<N> {
    /// The axis of a table with these frequencies in rising order.
    pub(super) fn new(hz: &[f64; N]) -> Self {
        Self { ln_hz: hz.map(libm::log) }
    }

    /// The table's value at a frequency: straight between bands, flat beyond the outer ones.
    pub(super) fn at(&self, values: &[f64; N], ln_hz: f64) -> f64 {
        let (below, share) = self.place(ln_hz);
        mix(values, below, share)
    }

    /// The same for tables that hold for whole octaves: flat in the middle of each, and from one to the next at the edge.
    pub(super) fn octave_at(&self, values: &[f64; N], ln_hz: f64) -> f64 {
        let (below, share) = self.place(ln_hz);
        mix(values, below, passage(share - 0.5))
    }

    /// The same for what octaves swallow, from one to the next within the one that swallows less.
    ///
    /// An octave filter lets in something of both neighbours, and the slowest decay in it is what it finds in the end. With the
    /// passage on the slower side of the edge the faster octave is heard to decay as its own row of the table says, and the
    /// slower one still does, by the middle of it.
    pub(super) fn swallowed_at(&self, values: &[f64; N], ln_hz: f64) -> f64 {
        let (below, share) = self.place(ln_hz);
        let rises = values[(below + 1).min(N - 1)] > values[below];
        mix(values, below, passage(share - if rises { SLOWER } else { 1.0 - SLOWER }))
    }

    /// Slope of the table below its first band, in its own unit per unit of natural logarithm.
    pub(super) fn lowest_slope(&self, values: &[f64; N]) -> f64 {
        (values[1] - values[0]) / (self.ln_hz[1] - self.ln_hz[0])
    }

    /// The logarithm of the table's lowest frequency.
    pub(super) fn lowest(&self) -> f64 {
        self.ln_hz[0]
    }

    fn place(&self, ln_hz: f64) -> (usize, f64) {
        let above = self.ln_hz.iter().position(|band| ln_hz < *band).unwrap_or(N);
        if above == 0 {
            return (0, 0.0);
        }
        if above == N {
            return (N - 1, 0.0);
        }
        let (low, high) = (self.ln_hz[above - 1], self.ln_hz[above]);
        (above - 1, (ln_hz - low) / (high - low))
    }
}

/// How far a passage has gone, so many octaves past its middle.
fn passage(octaves: f64) -> f64 {
    let across = (octaves / (2.0 * HALF_PASSAGE) + 0.5).clamp(0.0, 1.0);
    across * across * (3.0 - 2.0 * across)
}

fn mix<const N: usize>(values: &[f64; N], below: usize, share: f64) -> f64 {
    let next = (below + 1).min(N - 1);
    values[below] + share * (values[next] - values[below])
}
