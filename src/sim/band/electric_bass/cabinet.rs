//! A 15-inch cone in a vented box.
//!
//! Below the mass-controlled range the cone and the air in the port share the work: at the tuning frequency the cone hardly
//! moves and the port gives it all, below it the two cancel, and together they fall as a high-pass of the fourth order
//! (Small, "Vented-Box Loudspeaker Systems", 1973; Butterworth alignment).

use crate::sim::band::amplifier::network::Network;
use crate::sim::band::amplifier::network::two_poles;
use crate::sim::band::filters::RATE;

/// Tuning of box and port in hertz.
const TUNING: f64 = 46.0;
/// Quality of the port's resonance.
const LOSSES: f64 = 7.0;

/// The cabinet.
pub(super) struct Cabinet {
    driven: Network<3>,
    cone: Network<3>,
    port: Network<3>,
    muffled: Network<3>,
    peak: Network<3>,
    falls: [Network<3>; 2],
}

impl Cabinet {
    /// At rest.
    pub(super) fn new() -> Self {
        Self {
            driven: two_poles([0.0, 0.0, 1.0], TUNING, 1.307, RATE),
            cone: two_poles([1.0, 1.0 / LOSSES, 1.0], TUNING, 0.541, RATE),
            port: two_poles([-1.0, 0.0, 0.0], TUNING, 0.541, RATE),
            // What of the cone's higher notes gets through the box and out of the port.
            muffled: two_poles([1.0, 0.0, 0.0], 220.0, 0.7, RATE),
            peak: two_poles([1.0, 1.3 / 1.2, 1.0], 1700.0, 1.2, RATE),
            falls: [two_poles([1.0, 0.0, 0.0], 3300.0, 0.7, RATE), two_poles([1.0, 0.0, 0.0], 4200.0, 0.9, RATE)],
        }
    }

    /// One frame: what the cone and the port give.
    pub(super) fn tick(&mut self, volts: f64) -> [f64; 2] {
        let driven = self.driven.tick(volts);
        let mut cone = self.peak.tick(self.cone.tick(driven));
        for fall in &mut self.falls {
            cone = fall.tick(cone);
        }
        [cone, self.muffled.tick(self.port.tick(driven))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    /// Levels of cone, port and both together in decibels.
    fn response(hertz: f64) -> [f64; 3] {
        let mut cabinet = Cabinet::new();
        let mut sums = [(0.0, 0.0); 3];
        for frame in 0..48_000 {
            let [cone, port] = cabinet.tick(if frame == 0 { 1.0 } else { 0.0 });
            let turn = 2.0 * PI * hertz * f64::from(frame) / RATE;
            for (sum, value) in sums.iter_mut().zip([cone, port, cone + port]) {
                sum.0 += value * libm::cos(turn);
                sum.1 += value * libm::sin(turn);
            }
        }
        sums.map(|(re, im)| 20.0 * libm::log10(libm::hypot(re, im)))
    }

    #[test]
    fn the_port_gives_what_lies_below_60_hz() {
        let [cone, port, _] = response(TUNING);
        assert!(port > cone + 10.0, "at the tuning: cone {cone}, port {port}");
        let [cone, port, _] = response(120.0);
        assert!(port < cone - 10.0, "at 120 Hz: cone {cone}, port {port}");
    }

    #[test]
    fn the_two_fall_as_a_high_pass_of_the_fourth_order() {
        let [middle, at_tuning, below] = [250.0, TUNING, TUNING / 2.0].map(|hertz| response(hertz)[2]);
        assert!((at_tuning - middle + 3.0).abs() < 1.5, "{}", at_tuning - middle);
        assert!((below - at_tuning + 21.0).abs() < 3.0, "{}", below - at_tuning);
        assert!(response(6000.0)[2] < middle - 10.0);
    }
}
