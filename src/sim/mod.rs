//! The simulation: pure, deterministic, and the same with and without a window.
//!
//! Knows no Bevy, no disk, no clock and no global state; `tests/architecture` holds who may use whom.

pub mod acoustics;
pub mod band;
pub mod circuit;
pub mod course;
pub mod engine;
pub mod gear;
pub mod paperwork;
pub mod scenario;
pub mod scoring;
pub mod session;
pub mod units;
pub mod venue;
pub mod view;
pub mod words;
