//! A magnetic pickup, its lead and what it is plugged into.

use crate::sim::band::amplifier::network::Network;
use crate::sim::band::filters::RATE;
use std::f64::consts::PI;

/// A pickup and what hangs on it (domain reference 11.5).
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Lead {
    /// Resistance of the coils in ohms.
    pub(in crate::sim::band) ohm: f64,
    /// Their inductance in henries.
    pub(in crate::sim::band) henry: f64,
    /// Coils and lead together, in farads.
    pub(in crate::sim::band) farad: f64,
    /// Volume control and input in parallel, in ohms.
    pub(in crate::sim::band) load: f64,
}

impl Lead {
    /// From open-circuit voltage to the voltage at the input: series R and L into C beside the load.
    pub(in crate::sim::band) fn network(&self) -> Network<3> {
        let Self { ohm, henry, farad, load } = *self;
        let resonance = 1.0 / (2.0 * PI * libm::sqrt(henry * farad));
        Network::new([1.0, 0.0, 0.0], [1.0 + ohm / load, henry / load + ohm * farad, henry * farad], resonance, RATE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::{electric_bass, electric_guitar};

    /// The frequency and the height in decibels of the highest point.
    fn peak(lead: &Lead) -> (f64, f64) {
        let network = lead.network();
        let points = (500..6000).map(|hertz| (f64::from(hertz), 20.0 * libm::log10(network.gain(f64::from(hertz), RATE))));
        points.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap()
    }

    #[test]
    fn six_metres_of_lead_resonate_where_the_table_says() {
        // Domain reference 11.5, the column of 6 m.
        for (lead, hertz, db) in [(&electric_guitar::LEAD, 2581.0, 9.9), (&electric_bass::LEAD, 2363.0, 6.3)] {
            let found = peak(lead);
            assert!((found.0 / hertz - 1.0).abs() < 0.02 && (found.1 - db).abs() < 0.5, "{found:?}, not {hertz} Hz {db} dB");
        }
    }
}
