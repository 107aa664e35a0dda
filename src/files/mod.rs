//! The disk: content files in, diagnostics out, journals in and out.
//!
//! The only ring that opens a file; knows no window.

mod diagnostic;
pub mod journal;
mod library;

pub use diagnostic::Diagnostic;
pub use library::{Library, NotFound};
