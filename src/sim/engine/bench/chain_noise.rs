//! Where the noise of a chain comes from.

use crate::sim::circuit::amplifier_stages;
use crate::sim::engine::bench::ChainPreamp;
use crate::sim::units::{Db, Dbu, Volt, power_sum};
use serde::Serialize;

/// Less than this is no noise, V².
const LEAST: f64 = 1e-24;

/// Where the noise at the output comes from, each as it is there, 20 Hz–20 kHz; their powers add up to the whole.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ChainNoise {
    /// Resistance of the source, with the volume pot of a pickup.
    pub source_dbu: f64,
    /// Resistance of the cables and of the way over the grounds; none if none of it arrives.
    pub cables_dbu: Option<f64>,
    /// What else hangs on the line; none if there is nothing.
    pub loads_dbu: Option<f64>,
    /// Resistance of the preamplifier's input.
    pub input_dbu: f64,
    /// The preamplifier's input stage, raised by its gain.
    pub input_stage_dbu: f64,
    /// The preamplifier's output stage, whatever the gain (domain reference 6.1, rule b).
    pub output_stage_dbu: f64,
}

impl ChainNoise {
    /// From the densities at the input over a grid of frequencies, V²/Hz: of the source, the cables, the loads, the input.
    pub(super) fn of(preamp: &ChainPreamp, grid: &[f64], densities: &[[f64; 4]]) -> Self {
        let power = |part: usize| {
            let mean = |at: usize| 0.5 * (densities[at][part] + densities[at - 1][part]);
            (1..grid.len()).map(|at| mean(at) * (grid[at] - grid[at - 1])).sum::<f64>()
        };
        let level = |power: f64| Dbu::from_volt(Volt(libm::sqrt(power))).0 + preamp.gain_db;
        let some = |power: f64| (power > LEAST).then(|| level(power));
        let [input_stage, output_stage] = amplifier_stages(Dbu(preamp.ein_dbu), Db(preamp.gain_db));
        Self {
            source_dbu: level(power(0).max(LEAST)),
            cables_dbu: some(power(1)),
            loads_dbu: some(power(2)),
            input_dbu: level(power(3).max(LEAST)),
            input_stage_dbu: input_stage.0,
            output_stage_dbu: output_stage.0,
        }
    }

    /// All that is thermal noise of the line.
    pub(super) fn thermal(&self) -> f64 {
        let parts = [Some(self.source_dbu), self.cables_dbu, self.loads_dbu, Some(self.input_dbu)];
        power_sum(&parts.into_iter().flatten().collect::<Vec<_>>())
    }

    /// All of it.
    pub(super) fn sum(&self) -> f64 {
        power_sum(&[self.thermal(), self.input_stage_dbu, self.output_stage_dbu])
    }
}
