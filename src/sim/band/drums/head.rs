//! Drum heads: the modes of a stretched skin between the air outside and the air in the drum.

use crate::sim::band::drums::bank::Tuning;
use std::f64::consts::PI;

/// Density of air, kg/m³ (domain reference 0.2).
const AIR: f64 = 1.204;
/// Speed of sound, m/s (domain reference 0.2).
const SOUND: f64 = 343.2;
/// How much air moves with a head: fitted to the ratios 1 : 1.50 : 1.98 : 2.44 : 2.90 that Rossing
/// ("Science of Percussion Instruments", 2000, chapter 2) gives for the (m,1) modes of timpani, 1 : 1.34 : 1.66 : 1.98 : 2.29 in a vacuum.
const LOADING: f64 = 6.75;
/// The power of the zero by which that air thins out.
const THINNING: f64 = -1.6;
/// The air between two heads stiffens the lowest mode, so that the others lie less far above it.
const CAVITY: f64 = 0.92;
/// The heads against each other, re the heads together: 330 and 182 Hz on a snare (Rossing and others, "Acoustics of snare drums", 1992).
const AGAINST: f64 = 1.81;

/// A drum as its head sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Skin {
    /// Radius, metres.
    pub(super) radius: f64,
    /// Mass of the head, kg/m².
    pub(super) sigma: f64,
    /// Frequency of the lowest mode, hertz.
    pub(super) lowest: f64,
    /// Seconds to −60 dB of the lowest mode.
    pub(super) t60: f64,
    /// The power of the frequency by which higher modes die away sooner.
    pub(super) sooner: f64,
    /// Modes up to this zero of the Bessel functions.
    pub(super) zeros_to: f64,
}

/// One mode of a head.
#[derive(Debug, Clone, Copy)]
pub(super) struct HeadMode {
    /// Nodal diameters.
    pub(super) diameters: i32,
    /// The zero of the Bessel function.
    pub(super) zero: f64,
    /// Where its nodal diameters lie, radians: two of each shape stand between each other.
    turn: f64,
    /// How it is tuned.
    pub(super) tuning: Tuning,
    /// Pressure at one metre re its motion.
    radiates: f64,
}

impl Skin {
    /// Its modes, lowest first.
    pub(super) fn modes(&self) -> Vec<HeadMode> {
        let mut modes = vec![self.mode(0, FIRST, 1.0, 0.0), self.against()];
        for diameters in 0..=MOST_DIAMETERS {
            for zero in bessel_zeros(diameters, self.zeros_to) {
                // An uneven skin splits each pair by a little, and the two beat.
                let split = if diameters == 0 { 0.0 } else { 0.004 + 0.003 * libm::sin(zero * 7.0) };
                // Where their nodes lie depends on the lugs: anywhere, so that no place on the skin is struck in phase with all.
                let lie = if diameters == 0 { 0.0 } else { zero * 137.5 };
                for (twin, turn) in [(-0.5, lie), (0.5, lie + PI / 2.0)].into_iter().take(if diameters == 0 { 1 } else { 2 }) {
                    if zero > FIRST {
                        modes.push(self.mode(diameters, zero, 1.0 + twin * split, turn));
                    }
                }
            }
        }
        modes.sort_by(|a, b| a.tuning.hz.total_cmp(&b.tuning.hz));
        modes
    }

    fn mode(&self, diameters: i32, zero: f64, off: f64, turn: f64) -> HeadMode {
        let ratio = if zero > FIRST { CAVITY * ratio(zero, AIR * self.radius / self.sigma) } else { 1.0 };
        let hz = self.lowest * ratio * off;
        // Rings that move air as a whole lose their energy to it; the first diameter hardly does.
        let lasting = match diameters {
            0 if zero > FIRST => 0.6,
            1 => 1.1,
            _ => 1.0,
        };
        let t60 = self.t60 * lasting * libm::pow(ratio, -self.sooner);
        HeadMode { diameters, zero, turn, tuning: Tuning { hz, t60 }, radiates: self.radiates(diameters, zero, hz) }
    }

    /// The lowest shape with the heads against each other: it breathes, so it is loud and short.
    fn against(&self) -> HeadMode {
        let mut mode = self.mode(0, FIRST, AGAINST, 0.0);
        mode.tuning.t60 = self.t60 * 0.4;
        mode.radiates *= 0.7;
        mode
    }

    /// Pressure at one metre re the momentum that goes into the mode: the acceleration of a mass struck for so long is its velocity's
    /// times the frequency, which the contact takes away again; times the radiation of a multipole.
    ///
    /// A shape with m nodal diameters cancels itself by the m-th power of its size in wavelengths.
    fn radiates(&self, diameters: i32, zero: f64, hz: f64) -> f64 {
        let size = 2.0 * PI * hz * self.radius / SOUND;
        let heavy = libm::jn(diameters + 1, zero);
        let alone = 0.4 / (heavy * heavy);
        if diameters == 0 {
            return alone * 2.0 * heavy / zero * 2.3;
        }
        let order = f64::from(diameters);
        let apart = libm::pow(2.0 * size / order, order);
        alone * apart / (1.0 + apart) * 0.5
    }
}

impl HeadMode {
    /// How loud a blow makes it, by the place of the blow: radius as a share of the head's, and angle.
    pub(super) fn struck(&self, radius: f64, angle: f64) -> f64 {
        let around = libm::cos(f64::from(self.diameters) * angle - self.turn);
        self.radiates * libm::jn(self.diameters, self.zero * radius) * around
    }
}

/// The first zero of all.
const FIRST: f64 = 2.404_825_557_695_773;
/// Shapes of more nodal diameters than this are left out.
const MOST_DIAMETERS: i32 = 14;

/// Frequency of a mode re the lowest of an air-loaded skin; `loading` is the air's density times the radius over the head's mass.
fn ratio(zero: f64, loading: f64) -> f64 {
    let mass = |zero: f64| 1.0 + LOADING * loading * libm::pow(zero, THINNING);
    zero / FIRST * libm::sqrt(mass(FIRST) / mass(zero))
}

/// The zeros of the Bessel function of an order up to a limit, by bisection.
fn bessel_zeros(order: i32, limit: f64) -> Vec<f64> {
    let step = 0.2;
    let mut zeros = Vec::new();
    let mut x = f64::from(order).max(1.0);
    while x < limit {
        let (mut low, mut high) = (x, x + step);
        if libm::jn(order, low) * libm::jn(order, high) < 0.0 {
            for _ in 0..50 {
                let middle = (low + high) / 2.0;
                if libm::jn(order, low) * libm::jn(order, middle) <= 0.0 {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            zeros.push(low);
        }
        x += step;
    }
    zeros
}

#[cfg(test)]
mod tests {
    use crate::sim::band::drums::head::{bessel_zeros, ratio};

    #[test]
    fn zeros_are_those_of_the_tables() {
        let first: Vec<f64> = (0..4).map(|order| bessel_zeros(order, 8.0)[0]).collect();
        for (zero, table) in first.iter().zip([2.4048, 3.8317, 5.1356, 6.3802]) {
            assert!((zero - table).abs() < 1e-4, "{zero} {table}");
        }
    }

    #[test]
    fn air_moves_the_modes_of_timpani_as_measured() {
        // A 26-inch kettledrum: radius 0.33 m, head of 0.26 kg/m².
        let loading = 1.204 * 0.33 / 0.26;
        let principal = ratio(bessel_zeros(1, 8.0)[0], loading);
        for (diameters, measured) in [(2, 1.50), (3, 1.98), (4, 2.44), (5, 2.90)] {
            let heard = ratio(bessel_zeros(diameters, 12.0)[0], loading) / principal;
            assert!((heard / measured - 1.0).abs() < 0.025, "({diameters},1): {heard} for {measured}");
        }
    }
}
