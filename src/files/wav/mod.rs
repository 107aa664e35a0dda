//! Broadcast wave files, one channel each: what recorders save (EBU Tech 3285), and RF64 past 4 GiB (EBU Tech 3306).
//!
//! Samples are rounded to the nearest step of an integer depth, without dither: the engine's converters give such steps
//! and noise of their own, so that a take is written bit for bit; `Format` dithers a session of 16 bits before.
//! Files of floats round and clip nothing.
//! The reader understands what the writer writes, and any other plain file of one channel and such a depth.

mod bext;
mod depth;
mod reader;
mod session;
mod slate;
#[cfg(test)]
mod tests;
mod writer;

pub use bext::Bext;
pub use depth::Depth;
pub use reader::Reader;
pub use session::{Format, TrackWriter};
pub use slate::Slate;
pub use writer::Writer;

use std::path::Path;

/// What a file says before its sound.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// Frames a second.
    pub rate: u32,
    /// How a sample is kept.
    pub depth: Depth,
    /// What and when it is; a measurement says nothing.
    pub bext: Option<Bext>,
    /// Which take of what it is, as field recorders say it.
    pub slate: Option<Slate>,
}

/// A file of one channel as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wave {
    /// What it says.
    pub head: Head,
    /// Samples; full scale is 1.
    pub samples: Vec<f32>,
}

/// Why a file could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum WaveError {
    /// The disk would not.
    #[error("failed to use {path}: {source}")]
    Disk {
        /// Which file.
        path: String,
        /// What the disk said.
        source: std::io::Error,
    },
    /// No filter for its rate.
    #[error("failed to write {path}: {why}")]
    Rate {
        /// Which file.
        path: String,
        /// What the filter said.
        why: String,
    },
    /// Not such a file.
    #[error("{path} is no wave file that can be read here: {why}")]
    Unreadable {
        /// Which file.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
}

/// Writes a file whole or not at all; folders on the way are made.
///
/// # Errors
/// If the folder cannot be written to.
pub fn write(path: &Path, head: &Head, samples: &[f32]) -> Result<(), WaveError> {
    let mut writer = Writer::create(path, head)?;
    writer.push(samples)?;
    writer.finish()
}

/// Reads a whole file.
///
/// # Errors
/// If it cannot be opened or is something else.
pub fn read(path: &Path) -> Result<Wave, WaveError> {
    let mut reader = Reader::open(path)?;
    let samples = reader.samples(0, reader.frames())?;
    Ok(Wave { head: reader.head().clone(), samples })
}

/// A chunk with its pad byte, which is not counted in its size.
fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    // The notes of a take are short; a chunk of 4 GiB cannot come here.
    let mut bytes = [name.as_slice(), &(body.len() as u32).to_le_bytes(), body].concat();
    bytes.resize(bytes.len() + body.len() % 2, 0);
    bytes
}
