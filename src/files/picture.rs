//! Pictures as PNG files, written whole or not at all.

use crate::files::plot::png;
use crate::files::whole;
use std::io;
use std::path::Path;

/// Writes pixels of three bytes each, row by row.
///
/// # Errors
/// If the disk says no.
pub fn write(path: &Path, size: (u32, u32), pixels: &[u8]) -> io::Result<()> {
    whole::write(path, &png::encode(size, pixels)?)
}
