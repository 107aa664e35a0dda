//! The strings of a steel-string guitar.

use crate::sim::band::plucked::string::Wire;

/// A phosphor-bronze light set, lowest string first.
///
/// B = π³ E d⁴ / (64 T L²) with E = 2·10¹¹ Pa, L = 0.648 m, the core diameters and the tensions of a 12–53 set;
/// the decay times are estimates from the two-stage decays of steel-string guitars, several seconds for low E.
pub(super) const WIRES: [Wire; 6] = [
    Wire { stiffness: 1.3e-4, ring: 9.0, ring_high: 1.5 },
    Wire { stiffness: 7.7e-5, ring: 8.5, ring_high: 1.5 },
    Wire { stiffness: 4.6e-5, ring: 7.5, ring_high: 1.5 },
    Wire { stiffness: 2.9e-5, ring: 6.5, ring_high: 1.5 },
    Wire { stiffness: 6.1e-5, ring: 5.5, ring_high: 1.5 },
    Wire { stiffness: 1.9e-5, ring: 4.5, ring_high: 1.5 },
];
