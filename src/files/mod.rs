//! The disk: content files in, diagnostics out; journals, takes and reports out and in.
//!
//! The only ring that opens a file; knows no window.
//! A content file goes through three steps, and every step gives all of its faults, each with line and column:
//! `tree` (is it RON), `shape` (has it the right fields and values), and the checks of `sim::scenario` (does it make sense).

pub mod bench;
mod check;
mod content;
mod diagnostic;
pub mod journal;
pub mod keys;
mod library;
pub mod locale;
mod memory;
pub mod picture;
pub mod plot;
pub mod portraits;
mod rate;
mod recording;
pub mod report;
pub mod sessions;
pub mod settings;
mod shape;
mod stems;
mod translation;
mod tree;
pub mod wav;
pub mod wav_float;
pub mod whole;

pub use check::{FileKind, check, check_text};
pub use diagnostic::Diagnostic;
pub use library::{Library, NotFound};
pub use memory::peak_megabytes;
pub use translation::Translation;
