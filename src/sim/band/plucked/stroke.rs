//! A stroke on a string, and a pitch that glides.

use std::f64::consts::PI;

/// One stroke on one string.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Pluck {
    /// How hard; 1 is mezzo-forte.
    pub(in crate::sim::band) force: f64,
    /// Metres from the bridge.
    pub(in crate::sim::band) place_m: f64,
    /// Seconds in which the string slips off: short is bright.
    pub(in crate::sim::band) slip: f64,
    /// How far the stroke lies along the fingerboard: 0 straight at it, 1 along it.
    pub(in crate::sim::band) slant: f64,
    /// Noise of nail or pick, re the force.
    pub(in crate::sim::band) click: f64,
    /// Cents by which the string is sharp at first, because the stroke stretches it.
    pub(in crate::sim::band) stretch: f64,
    /// Whether the palm lies on the string.
    pub(in crate::sim::band) palm: bool,
}

/// A pluck under way: a smooth push, and its echo from the bridge.
pub(super) struct Stroke {
    force: f64,
    frame: f64,
    width: f64,
    echo: f64,
}

impl Stroke {
    /// A push of so many frames, and so many frames to the bridge and back.
    pub(super) fn new(force: f64, width: f64, echo: f64) -> Self {
        Self { force, frame: 0.0, width, echo }
    }

    /// One frame; nothing when it is over.
    pub(super) fn push(&mut self) -> Option<f64> {
        if self.frame > self.width + self.echo {
            return None;
        }
        let bump = |at: f64| if at > 0.0 && at < self.width { (1.0 - libm::cos(2.0 * PI * at / self.width)) / self.width } else { 0.0 };
        let push = bump(self.frame) - bump(self.frame - self.echo);
        self.frame += 1.0;
        Some(self.force * push)
    }
}

/// A pitch that moves from so many cents off to where it belongs.
pub(super) struct Glide {
    cents: f64,
    at: f64,
    seconds: f64,
}

impl Glide {
    /// From so many cents off, in so many seconds.
    pub(super) fn new(cents: f64, seconds: f64) -> Self {
        Self { cents, at: 0.0, seconds }
    }

    /// How far off it still is after so many more seconds; nothing when it has arrived.
    pub(super) fn cents(&mut self, seconds: f64) -> Option<f64> {
        self.at += seconds;
        let place = self.at / self.seconds;
        let smooth = place * place * (3.0 - 2.0 * place);
        (place < 1.0).then_some(self.cents * (1.0 - smooth))
    }
}
