//! The three toms: wooden tips on two-headed drums of 10, 12 and 16 inches.

use crate::sim::band::drums::blow::Tip;
use crate::sim::band::drums::drum::{Build, Hit};
use crate::sim::band::drums::head::Skin;

/// Fundamentals of domain reference 2.2 row D-T, 70 to 180 Hz.
pub(super) const TOMS: [Build; 3] = [
    Build { skin: Skin { radius: 0.127, sigma: 0.36, lowest: 158.0, t60: 0.75, sooner: 0.75, zeros_to: 22.0 }, level: 2.1, tension: 0.02 },
    Build { skin: Skin { radius: 0.152, sigma: 0.36, lowest: 121.0, t60: 0.85, sooner: 0.75, zeros_to: 22.0 }, level: 2.1, tension: 0.02 },
    Build { skin: Skin { radius: 0.203, sigma: 0.36, lowest: 79.0, t60: 1.2, sooner: 0.75, zeros_to: 24.0 }, level: 2.4, tension: 0.02 },
];

/// A little off the middle, where a drummer aims.
pub(super) const TOM_HIT: Hit = Hit { tip: Tip { hard: 0.000_3, carried: 0.004, share: 0.14 }, place: (0.28, 0.05), slap: 10.0 };
