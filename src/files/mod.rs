//! The disk: the only place where files are read and written.
//!
//! Content files in, diagnostics out; journals, sound and sheets. Knows no window.

mod diagnostic;
pub mod journal;
mod library;
pub mod whole;

pub use diagnostic::Diagnostic;
pub use library::{Library, NotFound};
