//! The disk: content files in, diagnostics out.
//!
//! The only ring that opens a file; knows no window.

mod diagnostic;
mod library;
pub mod wav;

pub use diagnostic::Diagnostic;
pub use library::{Library, NotFound};
