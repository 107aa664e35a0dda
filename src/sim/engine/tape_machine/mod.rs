//! A multitrack tape machine: what a track writes onto tape as flux, and what the heads make of flux.
//!
//! Recording turns volts into flux (nWb/m), which whoever owns the reels keeps like any samples; reproducing turns flux
//! into volts. Bias, saturation and the noise around a signal happen on the way in, tape noise, dropouts, print-through,
//! neighbours, wow and flutter and the heads' losses on the way out.
//! Everything that chance decides hangs on a seed and on the place on the tape, so a passage sounds the same each time.
//! Figures of machine and stock come from data; knows no plan and no studio.

pub mod bias;
mod deck;
mod equaliser;
mod fir;
pub mod flutter;
mod half_band;
mod hiss;
mod loss;
mod print;
mod record;
mod reference;
mod repro;
mod saturation;
mod transport;

pub use deck::{Calibration, Deck, Head, Heads, REFERENCE_NWB, ZERO_VU};
pub use equaliser::{BASS_HZ, TREBLE_HZ, flux_curve};
pub use hiss::{Dropout, Dropouts};
pub use loss::{Contact, azimuth_delay, azimuth_gain, gap_gain, spacing_loss};
pub use print::{Storage, radius_m, turn_frames, turn_s};
pub use record::RecordChannel;
pub use reference::ReferenceTape;
pub use repro::{Around, Playing, ReproChannel};
pub use transport::{Displacement, Transport};
