//! Wind: a jet of air out of a mouth or a port, and what of it meets a capsule.
//!
//! A free round jet keeps its speed for about six diameters and then slows as the inverse of the distance, while it widens
//! to a half-speed radius of 0.094 times the distance (Pope, Turbulent Flows, 5.1). What it does to a capsule follows its
//! dynamic pressure 0.6 v² (domain reference 1.4), at one place only: to the pattern it is a source as near as can be,
//! which is why directional microphones thump.

use crate::sim::acoustics::capsule::Capsule;
use crate::sim::acoustics::minimum_phase::Placement;
use crate::sim::acoustics::{Acoustician, Receiver};
use crate::sim::gear::blast;
use crate::sim::units::{Aim, Point, SAMPLE_RATE};

/// Diameters from the opening over which the middle of a jet keeps its speed.
const CORE_DIAMETERS: f64 = 6.2;
/// Half-speed radius per metre of distance.
const SPREAD: f64 = 0.094;
/// A blast is a puff and no stream: once all of it is under way, at about 20 cm (domain reference 2.2, row V1), its speed falls
/// with the cube of the distance, since its momentum goes into ever more air.
const PUFF_M: f64 = 0.2;
/// A puff runs ahead at this share of the speed behind it.
const FRONT: f64 = 0.5;
/// Nothing slower than this gets through the amplifier behind a capsule: corner of a second-order high-pass, hertz; estimate.
const COUPLING_HZ: f64 = 20.0;
/// A jet pushes on the capsule alone: the nearest radius of a spherical wave.
const NEAR_M: f64 = 0.0;

/// A jet of air that starts at an opening.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Jet {
    /// Where the opening is.
    pub at: Point,
    /// Where it blows.
    pub facing: Aim,
    /// Radius of the opening in metres.
    pub radius_m: f64,
    /// Speed of its strongest blasts at the opening, metres a second.
    pub speed: f64,
}

/// What stands between a jet and a capsule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mesh {
    /// Share of the dynamic pressure that is left just behind it.
    pub passes: f64,
    /// Metres behind it after which half of that is left.
    pub settles_m: f64,
    /// Metres from it to the capsule.
    pub gap_m: f64,
}

impl Mesh {
    /// Share of the dynamic pressure that gets to the capsule.
    #[must_use]
    pub fn share(&self) -> f64 {
        self.passes / (1.0 + self.gap_m.max(0.0) / self.settles_m.max(1e-3))
    }
}

impl Jet {
    /// Dynamic pressure at a place as a share of that at the opening; nothing behind the opening.
    #[must_use]
    pub fn share_at(&self, place: Point) -> f64 {
        let away = place - self.at;
        let along = away.dot(self.facing.vector());
        if along <= 0.0 {
            return 0.0;
        }
        let across = libm::sqrt((away.dot(away) - along * along).max(0.0));
        let loose = (PUFF_M / along).min(1.0);
        let speed = (self.core_m() / along).min(1.0) * loose * loose;
        let width = (SPREAD * along).max(self.radius_m);
        let off = across / width;
        // Twice ln 2, since pressure goes as the square of a speed that has halved at the width.
        speed * speed * libm::exp(-2.0 * std::f64::consts::LN_2 * off * off)
    }

    /// Dynamic pressure of the strongest blasts at a place, pascals.
    #[must_use]
    pub fn strongest_at(&self, place: Point) -> f64 {
        blast(self.speed).0 * self.share_at(place)
    }

    /// Seconds until its front is at a place.
    #[must_use]
    pub fn seconds_to(&self, place: Point) -> f64 {
        let along = (place - self.at).dot(self.facing.vector()).max(0.0);
        let (core, front) = (self.core_m(), FRONT * self.speed.max(0.1));
        let slow = if along > core { (along * along - core * core) / (2.0 * core) } else { 0.0 };
        (along.min(core) + slow) / front
    }

    fn core_m(&self) -> f64 {
        CORE_DIAMETERS * 2.0 * self.radius_m.max(1e-3)
    }
}

impl Acoustician {
    /// The response from the dynamic pressure at a jet's opening to what a microphone makes of it; empty where it blows past.
    ///
    /// What comes out is the pressure of a plane wave that would make the same voltage, as for sound.
    #[must_use]
    pub fn wind(&mut self, jet: &Jet, receiver: &Receiver, mesh: Option<&Mesh>) -> Vec<f32> {
        const LEAST: f64 = 1e-4;
        let share = jet.share_at(receiver.at) * mesh.map_or(1.0, Mesh::share);
        if share < LEAST {
            return Vec::new();
        }
        let capsule = Capsule::new(receiver);
        let incidence = capsule.incidence((jet.at - receiver.at).direction());
        let ln_share = libm::log(share);
        let nodes = &self.firs.grid.nodes;
        let ln_gain: Vec<f64> = nodes
            .iter()
            .map(|node| {
                let low = COUPLING_HZ / node.hz.max(0.1);
                let coupling = -0.5 * libm::log1p(low * low * low * low);
                ln_share + coupling + capsule.ln_on_axis(node.hz, node.ln_hz) + capsule.ln_towards(node.hz, node.ln_hz, incidence, NEAR_M)
            })
            .collect();
        let placement = Placement {
            delay: jet.seconds_to(receiver.at) * f64::from(SAMPLE_RATE),
            inverted: capsule.polar.inverts(incidence.cosine),
            turnover_hz: 0.0,
        };
        let mut sum = Vec::new();
        self.firs.add(&ln_gain, placement, &mut sum);
        sum.into_iter().map(|value| value as f32).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::gear::{Microphone, Pattern};

    fn mouth() -> Jet {
        Jet { at: Point::default(), facing: Aim { azimuth: 0.0, elevation: 0.0 }, radius_m: 0.007, speed: 10.0 }
    }

    fn ahead(metres: f64) -> Point {
        mouth().facing.vector() * metres
    }

    #[test]
    fn a_jet_keeps_its_speed_over_its_core_then_halves_it_a_doubling_and_dies_beyond_a_hand_or_two() {
        assert!((mouth().strongest_at(ahead(0.05)) - 60.0).abs() < 1e-9);
        let (near, middle, far) = (mouth().share_at(ahead(0.1)), mouth().share_at(ahead(0.2)), mouth().share_at(ahead(0.4)));
        assert!((near / middle - 4.0).abs() < 1e-9, "{near} {middle}");
        assert!((middle / far - 64.0).abs() < 1e-9, "{middle} {far}");
        assert!(mouth().share_at(ahead(-0.05)) <= 0.0, "nothing behind the opening");
    }

    #[test]
    fn a_microphone_beside_the_jet_hears_nothing_of_it() {
        let beside = ahead(0.15) + Point::new(0.0, 0.08, 0.0);
        assert!(mouth().share_at(beside) < 1e-4 * mouth().share_at(ahead(0.15)));
    }

    #[test]
    fn a_directional_microphone_thumps_more_than_an_omni_and_a_mesh_calms_it() {
        let mut acoustician = Acoustician::new();
        let mut thump = |pattern, mesh: Option<&Mesh>| {
            let mic = Microphone::ideal(pattern);
            let receiver = Receiver { at: ahead(0.1), aim: Aim { azimuth: 180.0, elevation: 0.0 }, mic: &mic, pattern, high_pass: false };
            let response = acoustician.wind(&mouth(), &receiver, mesh);
            // What a puff of 40 ms makes: the largest value of its running sum.
            let puff = 1920;
            let sums = (0..response.len() + puff)
                .map(|end| (end.saturating_sub(puff)..end.min(response.len())).map(|at| f64::from(response[at])).sum::<f64>());
            sums.fold(0.0, |peak: f64, sum| peak.max(sum.abs()))
        };
        let (omni, cardioid) = (thump(Pattern::Omni, None), thump(Pattern::Cardioid, None));
        assert!(cardioid > 4.0 * omni, "{cardioid} {omni}");
        let mesh = Mesh { passes: 0.2, settles_m: 0.03, gap_m: 0.06 };
        let calmed = thump(Pattern::Cardioid, Some(&mesh));
        assert!((calmed / cardioid - 0.2 / 3.0).abs() < 1e-6);
    }
}
