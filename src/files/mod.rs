//! The disk: content files in, diagnostics out; journals, takes and reports out and in.
//!
//! The only ring that opens a file; knows no window.

mod diagnostic;
pub mod journal;
mod library;
pub mod sessions;

pub use diagnostic::Diagnostic;
pub use library::{Library, NotFound};
