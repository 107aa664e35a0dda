//! Reading a part at a time: sizes are believed only as far as the file goes, and nothing is taken into memory unasked.

use crate::files::wav::{Bext, Depth, Head, Slate, WaveError};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

/// Chunks that a file may have: more than any program writes.
const MOST_CHUNKS: usize = 10_000;
/// Bytes of the longest note that is read.
const LONGEST_NOTE: u64 = 1 << 20;
/// What a size of 32 bits says when the true one is in `ds64`.
const ELSEWHERE: u64 = 0xFFFF_FFFF;
/// What is said of a file whose sizes point beyond its end.
const CUT: &str = "it is cut short";

/// A file that is being read.
#[derive(Debug)]
pub struct Reader<R = File> {
    path: String,
    source: R,
    head: Head,
    data_at: u64,
    frames: u64,
}

/// What went wrong, of a file without a name.
enum Trouble {
    Disk(io::Error),
    Wrong(&'static str),
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        // The file was measured first, so that its end comes too early only if somebody cuts it meanwhile.
        if error.kind() == io::ErrorKind::UnexpectedEof { Self::Wrong(CUT) } else { Self::Disk(error) }
    }
}

impl From<&'static str> for Trouble {
    fn from(why: &'static str) -> Self {
        Self::Wrong(why)
    }
}

impl Trouble {
    fn of(self, path: &str) -> WaveError {
        let path = path.to_owned();
        match self {
            Self::Disk(source) => WaveError::Disk { path, source },
            Self::Wrong(why) => WaveError::Unreadable { path, why },
        }
    }
}

impl Reader {
    /// Opens a file and reads what it says before and after its sound.
    ///
    /// # Errors
    /// If it cannot be opened or is something else.
    pub fn open(path: &Path) -> Result<Self, WaveError> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|error| Trouble::Disk(error).of(&name))?;
        Self::of(file, name)
    }
}

impl<R: Read + Seek> Reader<R> {
    /// Reads what a file says.
    pub(super) fn of(mut source: R, path: String) -> Result<Self, WaveError> {
        match parse(&mut source) {
            Ok((head, data_at, frames)) => Ok(Self { path, source, head, data_at, frames }),
            Err(trouble) => Err(trouble.of(&path)),
        }
    }

    /// What it says.
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// How long it is.
    pub fn frames(&self) -> u64 {
        self.frames
    }

    /// Samples from a frame on, fewer where the file ends; full scale is 1.
    ///
    /// # Errors
    /// If the disk says no.
    pub fn samples(&mut self, from: u64, count: u64) -> Result<Vec<f32>, WaveError> {
        let (depth, width) = (self.head.depth, u64::from(self.head.depth.bytes()));
        let from = from.min(self.frames);
        let count = count.min(self.frames - from);
        let bytes = bytes_at(&mut self.source, self.data_at + from * width, count * width).map_err(|trouble| trouble.of(&self.path))?;
        Ok(bytes.chunks_exact(usize::from(depth.bytes())).map(|sample| depth.sample(sample)).collect())
    }
}

/// So many bytes from a place on; whoever asks has seen that the file is so long.
fn bytes_at(source: &mut (impl Read + Seek), at: u64, count: u64) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    source.seek(SeekFrom::Start(at))?;
    source.take(count).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == count { Ok(bytes) } else { Err(Trouble::Wrong(CUT)) }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// What a file says, where its first sample is and how many frames there are.
fn parse(source: &mut (impl Read + Seek)) -> Result<(Head, u64, u64), Trouble> {
    let length = source.seek(SeekFrom::End(0))?;
    let long = is_long(&bytes_at(source, 0, length.min(12))?)?;
    let (mut head, mut format, mut data, mut long_data) = (Head::default(), None, None, None);
    let (mut at, mut chunks) = (12, 0);
    while at + 8 <= length {
        let header = bytes_at(source, at, 8)?;
        let name = &header[..4];
        let said = u64::from(u32::from_le_bytes([header[4], header[5], header[6], header[7]]));
        let size = match long_data {
            Some(size) if name == b"data" && said == ELSEWHERE => size,
            None if long && name != b"ds64" => return Err("it says that it is RF64 and has no ds64 chunk".into()),
            _ => said,
        };
        let body = at + 8;
        let end = body.checked_add(size).filter(|end| *end <= length).ok_or(CUT)?;
        let mut note = || if size > LONGEST_NOTE { Err("one of its notes is too long".into()) } else { bytes_at(source, body, size) };
        match name {
            b"ds64" if long => long_data = Some(long_size(&note()?)?),
            b"fmt " => format = Some(format_of(&note()?)?),
            b"bext" => head.bext = Some(Bext::of(&note()?)?),
            b"iXML" => head.slate = Some(Slate::of(&note()?)),
            b"data" if data.is_some() => return Err("it has its sound twice".into()),
            b"data" => data = Some((body, size)),
            _ => {}
        }
        at = end + size % 2;
        chunks += 1;
        if chunks > MOST_CHUNKS {
            return Err("it has too many chunks".into());
        }
    }
    (head.rate, head.depth) = format.ok_or("it has no format")?;
    let (data_at, size) = data.ok_or("it has no sound")?;
    let width = u64::from(head.depth.bytes());
    if size % width == 0 { Ok((head, data_at, size / width)) } else { Err("its sound ends within a sample".into()) }
}

/// Whether its sizes are in a `ds64` chunk.
fn is_long(opening: &[u8]) -> Result<bool, &'static str> {
    match (opening.get(..4), opening.get(8..12)) {
        (Some(b"RIFF"), Some(b"WAVE")) => Ok(false),
        (Some(b"RF64" | b"BW64"), Some(b"WAVE")) => Ok(true),
        _ => Err("it has no RIFF header"),
    }
}

/// The size of the data that a `ds64` chunk gives.
fn long_size(body: &[u8]) -> Result<u64, &'static str> {
    let size = body.get(8..).and_then(|rest| rest.first_chunk()).ok_or("its ds64 chunk is too short")?;
    Ok(u64::from_le_bytes(*size))
}

/// The sample rate and depth of a format that can be read.
fn format_of(body: &[u8]) -> Result<(u32, Depth), &'static str> {
    const SHORT: &str = "its format is too short";
    let field = |at| u16_at(body, at).ok_or(SHORT);
    // An extended format has its number at the head of an identifier.
    let tag = if field(0)? == 0xFFFE { field(24)? } else { field(0)? };
    let rate = u32::from(field(4)?) | u32::from(field(6)?) << 16;
    let (channels, width, bits) = (field(2)?, field(12)?, field(14)?);
    let depth = Depth::of(tag, bits).filter(|depth| channels == 1 && width == depth.bytes());
    let depth = depth.ok_or("it is not one channel of 16 or 24 bits or of floats")?;
    if rate == 0 { Err("its sample rate is zero") } else { Ok((rate, depth)) }
}
