//! The sheets as they should be read: the truth of a session beside what was written, and both as text.
//!
//! Knows no signal path: which microphone feeds a track comes in as a plain function.

mod clock;
mod recall;
mod sheet;
mod truth;

pub use clock::{clock, minutes};
pub use recall::{Recall, recall};
pub use sheet::{Sheet, input_sheet, take_sheet};
pub use truth::{Route, keeper, truth};
