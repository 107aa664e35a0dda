//! The sky before the windows at an hour: its colours, and how much of it comes in.

use bevy::prelude::*;

/// What is outside.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app::world) struct Sky {
    /// Straight up, and where it meets the roofs.
    pub(in crate::app::world) zenith: Vec3,
    pub(in crate::app::world) horizon: Vec3,
    /// The colour of the sun's or the street's light.
    pub(in crate::app::world) light: Vec3,
    /// How strong that is indoors, 0 to 1.
    pub(in crate::app::world) beam: f32,
    /// How dark it is, 0 at noon and 1 at night.
    pub(in crate::app::world) night: f32,
}

impl Sky {
    /// The sky at an hour of the day, 0 to 24.
    pub(in crate::app::world) fn at(hour: f32) -> Self {
        let day = ((hour - 6.0) / 1.5).clamp(0.0, 1.0) * ((20.5 - hour) / 1.5).clamp(0.0, 1.0);
        // Low sun is warm.
        let low = (1.0 - ((hour - 13.0).abs() / 6.5).min(1.0)).sqrt();
        let gold = Vec3::new(1.0, 0.62, 0.34);
        let white = Vec3::new(1.0, 0.92, 0.80);
        let dark = Vec3::new(0.012, 0.022, 0.055);
        Self {
            zenith: dark.lerp(Vec3::new(0.24, 0.46, 0.86), day),
            horizon: Vec3::new(0.045, 0.045, 0.075).lerp(gold.lerp(Vec3::new(0.86, 0.92, 0.98), low), day),
            light: Vec3::new(0.40, 0.52, 0.85).lerp(gold.lerp(white, low), day),
            beam: 0.05 + 0.95 * day,
            night: 1.0 - day,
        }
    }

    /// By day the lamps are turned down a little.
    pub(in crate::app::world) fn lamps_up(&self) -> f32 {
        0.85 + 0.15 * self.night
    }
}
