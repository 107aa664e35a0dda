//! The tape machine in a plan: its reels as magnetisation along the tape, and its tracks as blocks.
//!
//! A track in record turns its input into flux, which is kept where the tape was at that frame; a track in play reads it
//! under the sync or the reproduce head. Both run late by whole frames, for which their places on the tape are shifted, so
//! that what one hears in sync is in time to the frame and what one hears off tape is late by the way between the heads.

mod compile;
mod flux;
mod heads;
mod rolls;
mod track;
mod travel;

pub use flux::Reels;
pub(super) use rolls::{Roll, Stretch, rolls};
pub(super) use track::MachineTrack;
pub(super) use travel::Capstan;
