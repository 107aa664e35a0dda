//! A 12-inch speaker in an open back.

use crate::sim::band::amplifier::network::Network;
use crate::sim::band::amplifier::network::one_pole;
use crate::sim::band::amplifier::network::two_poles;
use crate::sim::band::filters::RATE;

/// The cabinet.
pub(super) struct Cabinet {
    resonance: Network<3>,
    hollow: Network<3>,
    peak: Network<3>,
    breakup: Network<3>,
    falls: [Network<3>; 2],
    crossing: Network<3>,
    behind: Network<2>,
}

impl Cabinet {
    /// At rest.
    pub(super) fn new() -> Self {
        Self {
            resonance: two_poles([0.0, 0.0, 1.0], 82.0, 1.1, RATE),
            hollow: two_poles([1.0, 0.75 / 0.8, 1.0], 480.0, 0.8, RATE),
            peak: two_poles([1.0, 2.2 / 1.3, 1.0], 2700.0, 1.3, RATE),
            breakup: two_poles([1.0, 0.6 / 5.0, 1.0], 3900.0, 5.0, RATE),
            falls: [two_poles([1.0, 0.0, 0.0], 5200.0, 0.6, RATE), two_poles([1.0, 0.0, 0.0], 5600.0, 1.3, RATE)],
            crossing: two_poles([1.0, 0.0, 0.0], 2000.0, 0.6, RATE),
            behind: one_pole([1.0, 0.0], 1100.0, RATE),
        }
    }

    /// One frame: what the centre, each third of the edge, and the back give.
    pub(super) fn tick(&mut self, volts: f64) -> [f64; 3] {
        let mut cone = self.breakup.tick(self.peak.tick(self.hollow.tick(self.resonance.tick(volts))));
        for fall in &mut self.falls {
            cone = fall.tick(cone);
        }
        let edge = self.crossing.tick(cone);
        [cone - edge, edge / 3.0, -self.behind.tick(cone)]
    }
}
