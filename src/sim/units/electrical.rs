//! Electrical and acoustic quantities in SI units.

use serde::{Deserialize, Serialize};

macro_rules! quantity {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize)]
        pub struct $name(pub f64);
    )+};
}

quantity!(
    /// A voltage; rms unless the name says peak.
    Volt,
    /// A resistance or the magnitude of an impedance.
    Ohm,
    /// A capacitance.
    Farad,
    /// A frequency.
    Hertz,
    /// A sound pressure; rms unless the name says peak.
    Pascal,
);
