//! From the studio to samples: plan, blocks, recorder, monitors, meters; live and offline the same.
pub mod convolve;
pub mod filter;
pub mod meter;
pub mod noise;
pub mod spectrum;
