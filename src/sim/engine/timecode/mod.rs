//! Timecode as sound: written from a timeline and read from whatever comes off a tape.
//!
//! A word of 80 bits a frame in bi-phase mark (SMPTE 12M): a change of sign at every bit's edge and one more in the middle
//! of a one. Knows no studio.

mod reader;
mod word;
mod writer;

pub use reader::{Reader, Reading};
pub use word::{BITS, Word};
pub use writer::Writer;
