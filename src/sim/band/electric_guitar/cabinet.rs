//! A 12-inch speaker in a cabinet with an open back.
//!
//! Three places give out sound. The edge is the cone as a whole: a deep source that beams as a piston. The dust cap adds what
//! the edge leaves out above a few kilohertz: a shallow source that beams little, so that its highs fade fast when a microphone
//! moves from the cap to the rim. At a metre the two add up to the speaker's response. The back is the other side of the cone:
//! inverted, and darker for the chassis and the wood in its way.

use crate::sim::band::amplifier::network::Network;
use crate::sim::band::amplifier::network::one_pole;
use crate::sim::band::amplifier::network::two_poles;
use crate::sim::band::filters::RATE;

/// Frames by which the cap, which lies further forward as a source, waits for the edge: 5.25 cm of air.
const CAP_WAITS: usize = 7;
/// How much of what the edge leaves out the cap gives.
const CAP_SHARE: f64 = 0.51;
/// What of the cone's rear gets out of the half-open back.
const OPEN: f64 = 0.7;

/// The cabinet.
pub(super) struct Cabinet {
    resonance: Network<3>,
    hollow: Network<3>,
    peak: Network<3>,
    breakup: Network<3>,
    falls: [Network<3>; 2],
    crossing: Network<3>,
    waiting: [f64; CAP_WAITS],
    chassis: Network<2>,
    round: Network<2>,
}

impl Cabinet {
    /// At rest.
    pub(super) fn new() -> Self {
        Self {
            resonance: two_poles([0.0, 0.0, 1.0], 82.0, 1.2, RATE),
            hollow: two_poles([1.0, 0.85 / 0.8, 1.0], 450.0, 0.8, RATE),
            peak: two_poles([1.0, 1.5 / 1.1, 1.0], 2700.0, 1.1, RATE),
            breakup: two_poles([1.0, 0.6 / 5.0, 1.0], 3900.0, 5.0, RATE),
            falls: [two_poles([1.0, 0.0, 0.0], 5200.0, 0.6, RATE), two_poles([1.0, 0.0, 0.0], 5600.0, 1.3, RATE)],
            crossing: two_poles([1.0, 0.0, 0.0], 9000.0, 0.84, RATE),
            waiting: [0.0; CAP_WAITS],
            chassis: one_pole([1.0, 0.0], 1200.0, RATE),
            round: one_pole([1.0, 0.0], 450.0, RATE),
        }
    }

    /// One frame: what the centre, the edge and the back give.
    pub(super) fn tick(&mut self, volts: f64) -> [f64; 3] {
        let mut cone = self.breakup.tick(self.peak.tick(self.hollow.tick(self.resonance.tick(volts))));
        for fall in &mut self.falls {
            cone = fall.tick(cone);
        }
        let [edge, cap] = self.split(cone);
        [cap, edge, -OPEN * self.round.tick(self.chassis.tick(cone))]
    }

    /// The cone's motion as the edge and the cap give it out.
    fn split(&mut self, cone: f64) -> [f64; 2] {
        let edge = self.crossing.tick(cone);
        let cap = self.waiting[CAP_WAITS - 1];
        self.waiting.copy_within(0..CAP_WAITS - 1, 1);
        self.waiting[0] = CAP_SHARE * (cone - edge);
        [edge, cap]
    }
}
