//! Gobos: what a screen takes away from sound that has to go round its edges (Maekawa, section 11.11).

use crate::sim::acoustics::{BEAM_HZ, SPEED_OF_SOUND};
use crate::sim::units::{Aim, Point};

/// A screen that stands upright on the floor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// The middle of its foot.
    pub at: Point,
    /// Where its front points; only the azimuth counts.
    pub facing: Aim,
    /// Its width in metres.
    pub width: f64,
    /// Height of its upper edge above the floor, in metres.
    pub height: f64,
    /// The gap under it, in metres.
    pub gap: f64,
    /// Absorption coefficients of either face, in the bands of `ROOM_HZ`.
    pub absorption: [f64; 6],
}

/// Thicker or heavier screens take away no more than this, in decibels: sound comes through and all around (section 11.11).
const MOST_DB: f64 = 24.0;

/// Decibels that one edge takes away from sound that goes this many metres farther round it: 10 log (3 + 20 N), N = 2 d / λ.
#[must_use]
pub fn edge_loss(detour: f64, hz: f64) -> f64 {
    (10.0 * libm::log10(maekawa(detour, hz))).min(MOST_DB)
}

/// How much weaker in energy sound comes round an edge.
fn maekawa(detour: f64, hz: f64) -> f64 {
    3.0 + 40.0 * detour.max(0.0) * hz / SPEED_OF_SOUND
}

/// What a screen does to one way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shadow {
    /// How much farther the shortest way round goes, in metres.
    pub(super) detour: f64,
    /// Decibels, negative, in the bands of `BEAM_HZ`.
    pub(super) gain_db: [f64; 8],
}

impl Screen {
    /// What it does to sound that goes straight between two points; none where it is not in the way.
    pub(super) fn shadow(&self, from: Point, to: Point) -> Option<Shadow> {
        let (across, normal) = self.axes();
        let (before, behind) = ((from - self.at).dot(normal), (to - self.at).dot(normal));
        if before * behind >= 0.0 {
            return None;
        }
        let crossing = from + (to - from) * (before / (before - behind));
        let half = 0.5 * self.width.clamp(0.0, 20.0);
        let (top, gap) = (self.at.y + self.height.clamp(0.0, 20.0), self.at.y + self.gap.clamp(0.0, 20.0));
        let sideways = (crossing - self.at).dot(across);
        if sideways.abs() >= half || !(gap..top).contains(&crossing.y) {
            return None;
        }
        let upright = |shift: f64| crossing + across * (shift - sideways);
        let level = |height: f64| Point { y: height, ..crossing };
        let straight = from.distance(to);
        let detours =
            [upright(-half), upright(half), level(top), level(gap)].map(|edge| from.distance(edge) + edge.distance(to) - straight);
        let gain_db = BEAM_HZ.map(|hz| {
            let round: f64 = detours[..3].iter().map(|detour| 1.0 / maekawa(*detour, hz)).sum();
            // A gap is as good as an edge only where it is as high as half a wave.
            let slit = (2.0 * (gap - self.at.y) * hz / SPEED_OF_SOUND).min(1.0);
            let under = slit / maekawa(detours[3], hz);
            (10.0 * libm::log10((round + under).min(1.0))).max(-MOST_DB)
        });
        Some(Shadow { detour: detours[..3].iter().copied().fold(f64::INFINITY, f64::min), gain_db })
    }

    /// What both faces swallow, in square metres of open window.
    pub(super) fn swallows(&self) -> [f64; 6] {
        let area = 2.0 * self.width.clamp(0.0, 20.0) * (self.height - self.gap).clamp(0.0, 20.0);
        self.absorption.map(|share| area * share.clamp(0.0, 1.0))
    }

    fn axes(&self) -> (Point, Point) {
        let turn = self.facing.azimuth.to_radians();
        let (sine, cosine) = libm::sincos(turn);
        (Point::new(cosine, 0.0, -sine), Point::new(sine, 0.0, cosine))
    }
}
