//! A 12-inch speaker in a cabinet with an open back.
//!
//! Three places give out sound. The edge is the cone as a whole: a deep source that beams as a piston. The dust cap adds what
//! the edge leaves out above a few kilohertz: a shallow source that beams little, so that its highs fade fast when a microphone
//! moves from the cap to the rim. At a metre the two add up to the speaker's response. The back is the other side of the cone:
//! inverted, and darker for the chassis and the wood in its way.

use crate::sim::band::amplifier::network::Charge;
use crate::sim::band::amplifier::network::Network;
use crate::sim::band::amplifier::network::one_pole;
use crate::sim::band::amplifier::network::two_poles;
use crate::sim::band::filters::RATE;
use crate::sim::band::stretches::Frames;
use crate::sim::band::stretches::LANES;
use crate::sim::band::stretches::Passage;
use crate::sim::band::stretches::side_by_side;

/// Frames by which the cap, which lies further forward as a source, waits for the edge: 4.2 cm of air.
const CAP_WAITS: usize = 6;
/// How much of what the edge leaves out the cap gives.
const CAP_SHARE: f64 = 0.46;
/// What of the cone's rear gets out of the half-open back.
const OPEN: f64 = 0.7;

/// The cabinet: what it is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cabinet {
    cone: [Network<3>; 6],
    crossing: Network<3>,
    chassis: Network<2>,
    round: Network<2>,
}

/// What its parts remember of each stretch.
pub(super) struct Charges {
    cone: [Charge<3>; 6],
    crossing: Charge<3>,
    chassis: Charge<2>,
    round: Charge<2>,
}

impl Cabinet {
    /// As it is built.
    pub(super) fn new() -> Self {
        let resonance = two_poles([0.0, 0.0, 1.0], 82.0, 1.2, RATE);
        let hollow = two_poles([1.0, 0.85 / 0.8, 1.0], 450.0, 0.8, RATE);
        let peak = two_poles([1.0, 1.5 / 1.1, 1.0], 2700.0, 1.1, RATE);
        let breakup = two_poles([1.0, 0.6 / 5.0, 1.0], 3900.0, 5.0, RATE);
        let falls = [two_poles([1.0, 0.0, 0.0], 5200.0, 0.6, RATE), two_poles([1.0, 0.0, 0.0], 5600.0, 1.3, RATE)];
        Self {
            cone: [resonance, hollow, peak, breakup, falls[0], falls[1]],
            crossing: two_poles([1.0, 0.0, 0.0], 7070.0, 1.09, RATE),
            chassis: one_pole([1.0, 0.0], 1200.0, RATE),
            round: one_pole([1.0, 0.0], 450.0, RATE),
        }
    }

    /// What the centre, the edge and the back give for the voltage at the speaker.
    pub(super) fn sound(self, volts: &[f32]) -> [Vec<f32>; 3] {
        let [mut cap, edge, back] = side_by_side(self, volts);
        let later = CAP_WAITS.min(cap.len());
        cap.rotate_right(later);
        cap[..later].fill(0.0);
        [cap, edge, back]
    }
}

impl Passage<3> for Cabinet {
    type Memory = Charges;

    fn rest() -> Charges {
        Charges { cone: [Charge::REST; 6], crossing: Charge::REST, chassis: Charge::REST, round: Charge::REST }
    }

    /// The cap, not yet waiting, the edge and the back.
    #[inline(always)]
    fn tick(&self, charges: &mut Charges, volts: &Frames) -> [Frames; 3] {
        let mut cone = *volts;
        for (part, charge) in self.cone.iter().zip(&mut charges.cone) {
            cone = part.tick(charge, &cone);
        }
        let edge = self.crossing.tick(&mut charges.crossing, &cone);
        let back = self.chassis.tick(&mut charges.chassis, &cone);
        let mut back = self.round.tick(&mut charges.round, &back);
        for lane in 0..LANES {
            cone[lane] = CAP_SHARE * (cone[lane] - edge[lane]);
            back[lane] *= -OPEN;
        }
        [cone, edge, back]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    const SOUND: f64 = 343.0;

    /// A place of the cabinet as its gear file has it: metres behind the grille, acoustic depth, radius of the piston.
    const CENTRE: (f64, f64, f64) = (0.058, 0.001, 0.031);
    const EDGE: (f64, f64, f64) = (0.1, 0.147, 0.084);

    /// 2 J1(x) / x by its integral, not below −20 dB (domain reference 2.4).
    fn piston(radius: f64, hertz: f64, sine: f64) -> f64 {
        let x = (2.0 * PI * hertz / SOUND * radius * sine).max(1e-6);
        let steps = 200;
        let j1: f64 =
            (0..steps).map(|step| (f64::from(step) + 0.5) * PI / f64::from(steps)).map(|turn| libm::cos(turn - x * libm::sin(turn))).sum();
        (2.0 * j1 / f64::from(steps) / x).abs().max(0.1)
    }

    /// What the places give for one impulse, of so many frames.
    fn impulse(cabinet: Cabinet, frames: usize) -> [Vec<f64>; 3] {
        let mut volts = vec![0.0; frames];
        volts[0] = 1.0;
        cabinet.sound(&volts).map(|row| row.into_iter().map(f64::from).collect())
    }

    /// The cabinet without what shapes the cone's motion: what the edge and the cap make of it.
    fn split() -> [Vec<f64>; 2] {
        let through = two_poles([1.0, 1.0, 1.0], 1000.0, 1.0, RATE);
        let [cap, edge, _] = impulse(Cabinet { cone: [through; 6], ..Cabinet::new() }, 4096);
        [cap, edge]
    }

    /// Spectra of the cap and the edge from one impulse.
    fn spectra(split: &[Vec<f64>; 2], hertz: f64) -> [(f64, f64); 2] {
        split.each_ref().map(|row| {
            let mut sum = (0.0, 0.0);
            for (frame, value) in row.iter().enumerate() {
                let turn = -2.0 * PI * hertz * frame as f64 / RATE;
                sum.0 += value * libm::cos(turn);
                sum.1 += value * libm::sin(turn);
            }
            sum
        })
    }

    /// Level in decibels at a place so many metres off the axis and in front of the grille, as point sources add up there.
    fn heard(split: &[Vec<f64>; 2], hertz: f64, aside: f64, ahead: f64) -> f64 {
        let (mut re, mut im) = (0.0, 0.0);
        for ((behind, depth, radius), (a, b)) in [CENTRE, EDGE].into_iter().zip(spectra(split, hertz)) {
            let distance = libm::hypot(aside, ahead + behind);
            let gain = (1.0 + depth) / (distance + depth) * piston(radius, hertz, aside / distance);
            let turn = -2.0 * PI * hertz * distance / SOUND;
            re += gain * (a * libm::cos(turn) - b * libm::sin(turn));
            im += gain * (a * libm::sin(turn) + b * libm::cos(turn));
        }
        20.0 * libm::log10(libm::hypot(re, im))
    }

    #[test]
    fn close_by_it_darkens_from_cap_to_rim() {
        let split = split();
        // Domain reference 2.4: the tilt of a 12-inch speaker at 2.5 cm, re the middle of the cap.
        let tilts = [(0.065, 3000.0, -3.0), (0.065, 5000.0, -5.0), (0.13, 2500.0, -6.0), (0.13, 4000.0, -10.0), (0.13, 6000.0, -12.0)];
        for (aside, hertz, wanted) in tilts {
            let found = heard(&split, hertz, aside, 0.025) - heard(&split, hertz, 0.0, 0.025);
            assert!((found - wanted).abs() < 2.5, "{aside} m, {hertz} Hz: {found} dB, not {wanted}");
        }
        let lows = heard(&split, 150.0, 0.13, 0.025) - heard(&split, 150.0, 0.0, 0.025);
        assert!(lows.abs() < 2.0, "lows change by {lows} dB");
    }

    #[test]
    fn a_metre_away_the_places_are_one_speaker_that_beams() {
        let split = split();
        for hertz in [100.0, 300.0, 1000.0, 2000.0, 3000.0, 4000.0, 5000.0] {
            let sum = heard(&split, hertz, 0.0, 1.0);
            assert!(sum.abs() < 2.0, "{hertz} Hz: {sum} dB");
        }
        let beam = |hertz: f64, degrees: f64| {
            let turn = degrees.to_radians();
            heard(&split, hertz, libm::sin(turn), libm::cos(turn)) - heard(&split, hertz, 0.0, 1.0)
        };
        // A rigid piston of 13 cm would give −1.6, −7.1 and −18 dB at 30°; a cone lets go of its rim as it goes higher.
        assert!((-2.0..-0.2).contains(&beam(1000.0, 30.0)));
        assert!((-8.0..-1.5).contains(&beam(2000.0, 30.0)));
        assert!((-20.0..-6.0).contains(&beam(4000.0, 30.0)));
        assert!(beam(2000.0, 45.0) < beam(2000.0, 30.0) - 1.5);
    }

    #[test]
    fn its_band_is_that_of_a_guitar_speaker() {
        let [cap, edge, _] = impulse(Cabinet::new(), 9600);
        let response = |hertz: f64| {
            let (mut re, mut im) = (0.0, 0.0);
            for (frame, (cap, edge)) in cap.iter().zip(&edge).enumerate() {
                let turn = 2.0 * PI * hertz * frame as f64 / RATE;
                re += (cap + edge) * libm::cos(turn);
                im += (cap + edge) * libm::sin(turn);
            }
            20.0 * libm::log10(libm::hypot(re, im))
        };
        let middle = response(1000.0);
        assert!((2.0..8.0).contains(&(response(2700.0) - middle)));
        assert!((response(90.0) - middle).abs() < 5.0);
        assert!(response(40.0) < middle - 9.0);
        assert!(response(8000.0) < middle - 12.0 && response(12_000.0) < middle - 28.0);
    }
}
