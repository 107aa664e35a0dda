//! Plucked strings over magnetic pickups, and the hands that play them.

pub(in crate::sim::band) mod build;
pub(in crate::sim::band) mod electric;
pub(in crate::sim::band) mod hands;
#[cfg(test)]
pub(in crate::sim::band) mod listen;
pub(in crate::sim::band) mod neck;
pub(in crate::sim::band) mod string;
pub(in crate::sim::band) mod stroke;
