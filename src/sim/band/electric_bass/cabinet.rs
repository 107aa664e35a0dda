//! A 15-inch cone in a vented box.
//!
//! Below the mass-controlled range the cone and the air in the port share the work: at the tuning frequency the cone hardly
//! moves and the port gives it all, below it the two cancel, and together they fall as a high-pass of the fourth order
//! (Small, "Vented-Box Loudspeaker Systems", 1973; Butterworth alignment).

use crate::sim::band::amplifier::network::Charge;
use crate::sim::band::amplifier::network::Network;
use crate::sim::band::amplifier::network::two_poles;
use crate::sim::band::filters::RATE;
use crate::sim::band::stretches::Frames;
use crate::sim::band::stretches::Passage;
use crate::sim::band::stretches::side_by_side;

/// Tuning of box and port in hertz.
const TUNING: f64 = 46.0;
/// Quality of the port's resonance.
const LOSSES: f64 = 7.0;

/// The cabinet: what it is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cabinet {
    driven: Network<3>,
    cone: [Network<3>; 4],
    port: [Network<3>; 2],
}

/// What its parts remember of each stretch.
pub(super) struct Charges {
    driven: Charge<3>,
    cone: [Charge<3>; 4],
    port: [Charge<3>; 2],
}

impl Cabinet {
    /// As it is built.
    pub(super) fn new() -> Self {
        let peak = two_poles([1.0, 1.3 / 1.2, 1.0], 1700.0, 1.2, RATE);
        let falls = [two_poles([1.0, 0.0, 0.0], 3300.0, 0.7, RATE), two_poles([1.0, 0.0, 0.0], 4200.0, 0.9, RATE)];
        // What of the cone's higher notes gets through the box and out of the port.
        let muffled = two_poles([1.0, 0.0, 0.0], 220.0, 0.7, RATE);
        Self {
            driven: two_poles([0.0, 0.0, 1.0], TUNING, 1.307, RATE),
            cone: [two_poles([1.0, 1.0 / LOSSES, 1.0], TUNING, 0.541, RATE), peak, falls[0], falls[1]],
            port: [two_poles([-1.0, 0.0, 0.0], TUNING, 0.541, RATE), muffled],
        }
    }

    /// What the cone and the port give for the voltage at the speaker.
    pub(super) fn sound(self, volts: &[f32]) -> [Vec<f32>; 2] {
        side_by_side(self, volts)
    }
}

impl Passage<2> for Cabinet {
    type Memory = Charges;

    fn rest() -> Charges {
        Charges { driven: Charge::REST, cone: [Charge::REST; 4], port: [Charge::REST; 2] }
    }

    /// The cone and the port.
    #[inline(always)]
    fn tick(&self, charges: &mut Charges, volts: &Frames) -> [Frames; 2] {
        let driven = self.driven.tick(&mut charges.driven, volts);
        let (mut cone, mut port) = (driven, driven);
        for (part, charge) in self.cone.iter().zip(&mut charges.cone) {
            cone = part.tick(charge, &cone);
        }
        for (part, charge) in self.port.iter().zip(&mut charges.port) {
            port = part.tick(charge, &port);
        }
        [cone, port]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    /// Levels of cone, port and both together in decibels.
    fn response(hertz: f64) -> [f64; 3] {
        let mut volts = vec![0.0; 48_000];
        volts[0] = 1.0;
        let [cone, port] = Cabinet::new().sound(&volts);
        let mut sums = [(0.0, 0.0); 3];
        for (frame, (cone, port)) in cone.into_iter().zip(port).enumerate() {
            let turn = 2.0 * PI * hertz * frame as f64 / RATE;
            for (sum, value) in sums.iter_mut().zip([cone, port, cone + port].map(f64::from)) {
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
