//! Converters: volts to samples and back, with their alignment, limits, noise, dither and clock.
//!
//! dBu and dBFS meet here and nowhere else, by the declared alignment. Chance hangs on a seed and the absolute frame.
//! Knows no recorder and no plan.

mod adc;
mod clock;
mod dac;
mod jitter;
mod quantise;

pub use adc::{Adc, OVERS};
pub use clock::{ClockSlip, WrongRate, semitones, slip_interval_s};
pub use dac::Dac;
pub use jitter::jitter_snr_db;
pub use quantise::{Quantiser, dithered_snr_db, ideal_snr_db};
