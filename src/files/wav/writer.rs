//! Writing as a stream: the take is never whole in memory, and the file is there whole or not at all.
//!
//! A file begins with room for the sizes that RIFF cannot say, and becomes RF64 in that room once it is too long
//! (EBU Tech 3306, section 3; ITU-R BS.2088 lays the same room out alike).

use crate::files::wav::{Depth, Head, WaveError, chunk};
use crate::files::whole::Draft;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::Path;

/// Bytes of `ds64` without a table: the sizes of the file and of the data, frames, and the table's length.
const ROOM: usize = 28;
/// What a size of 32 bits says when the true one is in `ds64`.
const ELSEWHERE: [u8; 4] = [0xFF; 4];
/// Bytes that are gathered before the disk is asked.
const BLOCK: usize = 1 << 16;

/// A file that is being written.
#[derive(Debug)]
pub struct Writer {
    path: String,
    draft: Draft,
    head: Head,
    frames: u64,
    gathered: Vec<u8>,
}

impl Writer {
    /// Begins a file beside its place; folders on the way are made.
    ///
    /// # Errors
    /// If the folder cannot be written to.
    pub fn create(path: &Path, head: &Head) -> Result<Self, WaveError> {
        let name = path.display().to_string();
        match Draft::begin(path) {
            Ok(draft) => Ok(Self { path: name, draft, head: head.clone(), frames: 0, gathered: opening(head, 0) }),
            Err(source) => Err(WaveError::Disk { path: name, source }),
        }
    }

    /// Adds samples; full scale is 1.
    ///
    /// # Errors
    /// If the disk says no.
    pub fn push(&mut self, samples: &[f32]) -> Result<(), WaveError> {
        for block in samples.chunks(BLOCK / 4) {
            block.iter().for_each(|sample| self.head.depth.put(*sample, &mut self.gathered));
            self.frames += block.len() as u64;
            if self.gathered.len() >= BLOCK {
                self.flush().map_err(|source| self.disk(source))?;
            }
        }
        Ok(())
    }

    /// Adds silence, which takes no room on a disk that knows holes.
    ///
    /// # Errors
    /// If the disk says no.
    pub fn silence(&mut self, frames: u64) -> Result<(), WaveError> {
        self.frames = self.frames.saturating_add(frames);
        let end = self.end();
        self.flush().and_then(|()| self.draft.file().seek(SeekFrom::Start(end))).map_err(|source| self.disk(source))?;
        Ok(())
    }

    /// Ends the file and puts it in its place.
    ///
    /// # Errors
    /// If the disk says no; then the place is as it was.
    pub fn finish(mut self) -> Result<(), WaveError> {
        self.close().map_err(|source| self.disk(source))?;
        let Self { path, draft, .. } = self;
        draft.finish().map_err(|source| WaveError::Disk { path, source })
    }

    /// Pads the data to an even length and says all sizes.
    fn close(&mut self) -> io::Result<()> {
        self.flush()?;
        let end = self.end();
        let opening = opening(&self.head, self.frames);
        let file = self.draft.file();
        // The disk fills up with zeros: silence at the end, and the pad byte.
        file.set_len(end + end % 2)?;
        file.seek(SeekFrom::Start(0))?;
        file.write_all(&opening)
    }

    /// Where the data ends.
    fn end(&self) -> u64 {
        opening(&self.head, 0).len() as u64 + self.frames.saturating_mul(u64::from(self.head.depth.bytes()))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.draft.file().write_all(&self.gathered)?;
        self.gathered.clear();
        Ok(())
    }

    /// That the samples could not be brought to the rate of this file.
    pub(super) fn rate(&self, why: String) -> WaveError {
        WaveError::Rate { path: self.path.clone(), why }
    }

    fn disk(&self, source: io::Error) -> WaveError {
        WaveError::Disk { path: self.path.clone(), source }
    }
}

/// Everything before the first sample of a file of so many frames; its length is even and does not depend on them.
pub(super) fn opening(head: &Head, frames: u64) -> Vec<u8> {
    let (width, data) = (head.depth.bytes(), frames.saturating_mul(u64::from(head.depth.bytes())));
    let mut format = [head.depth.tag().to_le_bytes(), 1u16.to_le_bytes()].concat();
    format.extend(head.rate.to_le_bytes());
    format.extend(head.rate.saturating_mul(u32::from(width)).to_le_bytes());
    format.extend(width.to_le_bytes());
    format.extend(head.depth.bits().to_le_bytes());
    let mut chunks = Vec::new();
    if head.depth == Depth::Float32 {
        // Anything but integers says how long its extension is, and how many frames there are.
        format.extend(0u16.to_le_bytes());
        chunks.extend(chunk(b"fact", &u32::try_from(frames).map_or(ELSEWHERE, u32::to_le_bytes)));
    }
    let mut chunks = [chunk(b"fmt ", &format), chunks].concat();
    if let Some(bext) = &head.bext {
        chunks.extend(chunk(b"bext", &bext.bytes()));
    }
    if let Some(slate) = &head.slate {
        let since_midnight = head.bext.as_ref().map_or(0, |bext| bext.time_reference);
        chunks.extend(chunk(b"iXML", slate.page(head.rate, head.depth.bits(), since_midnight).as_bytes()));
    }
    // The form, the room with its header, the other chunks, the header of the data, the data and its pad byte.
    let size = (4 + 8 + ROOM + chunks.len() + 8) as u64 + data.saturating_add(data % 2);
    let (form, room, sizes, short) = match (u32::try_from(size), u32::try_from(data)) {
        (Ok(size), Ok(data)) => (b"RIFF", b"JUNK", [0; 3], [size.to_le_bytes(), data.to_le_bytes()]),
        _ => (b"RF64", b"ds64", [size, data, frames], [ELSEWHERE; 2]),
    };
    let mut room = chunk(room, &sizes.map(u64::to_le_bytes).concat());
    room.extend([0; 4]);
    room[4..8].copy_from_slice(&(ROOM as u32).to_le_bytes());
    [form.as_slice(), &short[0], b"WAVE", &room, &chunks, b"data", &short[1]].concat()
}
