//! Plucked strings over magnetic pickups, and the hands that play them.

pub(in crate::sim::band) mod electric;
pub(in crate::sim::band) mod hands;
pub(in crate::sim::band) mod neck;
pub(in crate::sim::band) mod string;
