//! The frequencies of a transform, and the few of them where gains are worked out.
//!
//! Every curve here is smooth over a fraction of an octave, so most bins may be read between their neighbours.

use crate::sim::units::SAMPLE_RATE;

/// One frequency where gains are worked out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// The bin of the transform.
    pub(super) bin: usize,
    /// Its frequency in hertz; responses stay below 16 Hz as they are there, since spherical waves have no end at zero.
    pub(super) hz: f64,
    /// The natural logarithm of the frequency.
    pub(super) ln_hz: f64,
}

/// The nodes of a transform's frequency axis, from zero to half the sample rate.
pub(super) struct Grid {
    /// Every bin at the bottom, then so many an octave.
    pub(super) nodes: Vec<Node>,
}

impl Grid {
    /// The grid of a transform of this even length.
    pub(super) fn new(length: usize, nodes_per_octave: f64) -> Self {
        let (last, width) = (length / 2, f64::from(SAMPLE_RATE) / length as f64);
        let ratio = libm::exp2(1.0 / nodes_per_octave);
        let mut nodes = Vec::new();
        let mut bin = 0;
        loop {
            let hz = audible(bin as f64 * width);
            nodes.push(Node { bin, hz, ln_hz: libm::log(hz) });
            if bin == last {
                return Self { nodes };
            }
            bin = ((bin as f64 * ratio) as usize).max(bin + 1).min(last);
        }
    }

    /// Values at the nodes, read out at every bin.
    pub(super) fn spread(&self, at_nodes: &[f64], at_bins: &mut [f64]) {
        at_bins[0] = at_nodes[0];
        for (pair, values) in self.nodes.windows(2).zip(at_nodes.windows(2)) {
            let step = (values[1] - values[0]) / (pair[1].bin - pair[0].bin) as f64;
            for (steps, bin) in (pair[0].bin + 1..=pair[1].bin).enumerate() {
                at_bins[bin] = values[0] + step * (steps + 1) as f64;
            }
        }
    }
}

/// The frequency itself within the band of hearing, and never less than 16 Hz.
fn audible(hz: f64) -> f64 {
    const LOWEST_HZ: f64 = 16.0;
    libm::sqrt(libm::hypot(hz * hz, LOWEST_HZ * LOWEST_HZ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_lines_are_read_exactly() {
        let grid = Grid::new(1024, 6.0);
        let line: Vec<f64> = grid.nodes.iter().map(|node| 3.0 - 0.5 * node.bin as f64).collect();
        let mut bins = vec![0.0; 513];
        grid.spread(&line, &mut bins);
        for (bin, value) in bins.iter().enumerate() {
            assert!((value - (3.0 - 0.5 * bin as f64)).abs() < 1e-9, "bin {bin}");
        }
    }
}
