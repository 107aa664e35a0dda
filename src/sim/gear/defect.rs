//! What is broken in a cable or a bay: edits of the circuit, never scripted effects (domain reference 4.4, 10).

use serde::{Deserialize, Serialize};

/// One thing that is broken, by the unit that has it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Defect {
    /// A cable's hot conductor is broken (F1).
    HotOpen,
    /// A cable's cold conductor is broken (F1, F21).
    ColdOpen,
    /// A cable's shield is broken (F3).
    ShieldOpen,
    /// A cable's two conductors change places (F5).
    Swapped,
    /// A cable's hot conductor touches its shield (F4).
    HotToShield,
    /// A cable's cold conductor touches its shield (F4).
    ColdToShield,
    /// A cable's two conductors touch each other.
    HotToCold,
    /// A cable's hot conductor breaks while it is moved and conducts while it lies still (F2).
    Intermittent,
    /// The supply of a device's 48 V gives way: so many ohms stand before all of its channels (F7).
    WeakSupply {
        /// Ohms.
        ohms: f64,
    },
    /// The normal of a bay point is tarnished (F20).
    DirtyNormal {
        /// The point, from 1.
        point: u32,
        /// Ohms of each contact.
        ohms: f64,
    },
}
