//! Plain wave files of 32-bit floats, for measurements: nothing is rounded and nothing clips.

use crate::files::wav::{self, Depth, Head, WaveError};
use std::io;
use std::path::Path;

/// Writes one channel; folders on the way are made.
///
/// # Errors
/// If the disk says no.
pub fn write(path: &Path, rate: u32, samples: &[f32]) -> io::Result<()> {
    let head = Head { rate, depth: Depth::Float32, ..Head::default() };
    wav::write(path, &head, samples).map_err(|failed| match failed {
        WaveError::Disk { source, .. } => source,
        other => io::Error::other(other),
    })
}
