//! What stands between a pickup and a cone: lead, networks, tubes, and the noise that they make.

pub(in crate::sim::band) mod lead;
pub(in crate::sim::band) mod network;
pub(in crate::sim::band) mod noise;
pub(in crate::sim::band) mod oversample;
pub(in crate::sim::band) mod tube;
