//! Rosin: a string under a bow sticks until it is torn off, and slips until it is caught.
//!
//! The friction coefficient falls with the speed of slipping as a hyperbola, so that the point where it meets the string's
//! own line (Friedlander 1953; Woodhouse and Galluzzo 2004) is the root of a quadratic. Where that has two
//! roots, the string goes on doing what it did.

/// Coefficient at rest, and at fast slipping; measured on rosin as about 0.8 and 0.3 (Smith and Woodhouse 2000).
const AT_REST: f64 = 0.8;
const SLIPPING: f64 = 0.3;
/// What the bow can lose between the two.
pub(super) const DROP: f64 = AT_REST - SLIPPING;

/// The contact of one bow with one string.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Contact {
    slips: bool,
}

impl Contact {
    /// How fast the string slips against the bow, with the sign of `pull`.
    ///
    /// `pull` is the bow's speed less the one that the string would have without it; `press` is the bow's force over twice
    /// the string's impedance; at the speed `soft` half of the drop in friction has come about.
    #[inline(always)]
    pub(super) fn slip(&mut self, pull: f64, press: f64, soft: f64) -> f64 {
        let (size, holds) = (pull.abs(), press * AT_REST);
        if size <= holds && !self.slips {
            return 0.0;
        }
        let half = size - soft - press * SLIPPING;
        let under = half * half + 4.0 * soft * (size - holds);
        self.slips = size > holds || (half > 0.0 && under > 0.0);
        if !self.slips {
            return 0.0;
        }
        let slip = 0.5 * (half + libm::sqrt(under.max(0.0)));
        if pull < 0.0 { -slip } else { slip }
    }

    /// Whether it slips now.
    pub(super) fn slips(&self) -> bool {
        self.slips
    }

    /// The bow leaves the string.
    pub(super) fn leave(&mut self) {
        self.slips = false;
    }
}
