//! Plain wave files of 32-bit floats, for measurements: nothing is rounded and nothing clips.

use crate::files::whole;
use std::io;
use std::path::Path;

/// Writes one channel; folders on the way are made.
///
/// # Errors
/// If the disk says no, or the file would be larger than 4 GB.
pub fn write(path: &Path, rate: u32, samples: &[f32]) -> io::Result<()> {
    let size = |bytes: usize| u32::try_from(bytes).map_err(|_too_large| io::Error::other("the file would be larger than 4 GB"));
    let data = samples.len() * 4;
    let mut bytes = Vec::with_capacity(data + 58);
    bytes.extend(b"RIFF");
    bytes.extend(size(data + 50)?.to_le_bytes());
    // Format 3 is float; anything but integers also says how many frames there are.
    bytes.extend(b"WAVEfmt \x12\0\0\0\x03\0\x01\0");
    bytes.extend(rate.to_le_bytes());
    bytes.extend((rate * 4).to_le_bytes());
    bytes.extend(b"\x04\0\x20\0\0\0fact\x04\0\0\0");
    bytes.extend(size(samples.len())?.to_le_bytes());
    bytes.extend(b"data");
    bytes.extend(size(data)?.to_le_bytes());
    samples.iter().for_each(|sample| bytes.extend(sample.to_le_bytes()));
    whole::write(path, &bytes)
}
