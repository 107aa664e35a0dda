//! Broadcast wave files: what the recorder saves, 24-bit mono with a `bext` chunk (EBU Tech 3285, version 1).
//!
//! Samples are rounded to the nearest of the 24-bit steps, without dither: the engine's converters give such steps and
//! noise of their own, so that a take is written bit for bit. The reader understands what the writer writes, and any
//! other plain 24-bit mono file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Steps of a 24-bit sample in full scale.
const STEPS: f64 = 8_388_608.0;
/// Bytes of a `bext` chunk without its coding history.
const BEXT: usize = 602;
/// Bytes of the largest file that a RIFF header can describe.
const LARGEST: usize = u32::MAX as usize;

/// What a `bext` chunk says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bext {
    /// Free text, at most 256 characters.
    pub description: String,
    /// Who or what made the file, at most 32 characters.
    pub originator: String,
    /// The originator's reference, at most 32 characters.
    pub reference: String,
    /// `yyyy-mm-dd`.
    pub date: String,
    /// `hh:mm:ss`.
    pub time: String,
    /// The first sample, in samples since midnight.
    pub time_reference: u64,
    /// How the sound was coded, one line for each process, such as `A=PCM,F=48000,W=24,M=mono,T=Linecheck`.
    pub history: String,
}

/// A mono file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wave {
    /// Frames a second.
    pub rate: u32,
    /// Samples; full scale is 1.
    pub samples: Vec<f32>,
    /// Its `bext` chunk.
    pub bext: Bext,
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
    /// Too long for the format.
    #[error("{0} would be larger than 4 GB")]
    TooLong(String),
    /// Not such a file.
    #[error("{path} is no wave file that can be read here: {why}")]
    Unreadable {
        /// Which file.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
}

/// Writes a file whole or not at all: it is written under another name beside its place, then renamed.
///
/// Folders on the way are made.
///
/// # Errors
/// If the folder cannot be written to or the file would be too large.
pub fn write(path: &Path, wave: &Wave) -> Result<(), WaveError> {
    let disk = |source| WaveError::Disk { path: path.display().to_string(), source };
    let bext = bext_chunk(&wave.bext);
    let data = wave.samples.len() * 3;
    // RIFF type, three chunk headers, `fmt `, `bext`, `data` and its pad byte.
    let size = 4 + 24 + 16 + bext.len() + data + data % 2;
    if size > LARGEST {
        return Err(WaveError::TooLong(path.display().to_string()));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder).map_err(disk)?;
    let mut temporary = tempfile::NamedTempFile::new_in(folder).map_err(disk)?;
    let put = |out: &mut BufWriter<&mut File>| -> std::io::Result<()> {
        out.write_all(b"RIFF")?;
        out.write_all(&(size as u32).to_le_bytes())?;
        out.write_all(b"WAVEbext")?;
        out.write_all(&(bext.len() as u32).to_le_bytes())?;
        out.write_all(&bext)?;
        out.write_all(b"fmt \x10\0\0\0\x01\0\x01\0")?;
        out.write_all(&wave.rate.to_le_bytes())?;
        out.write_all(&(wave.rate * 3).to_le_bytes())?;
        out.write_all(b"\x03\0\x18\0data")?;
        out.write_all(&(data as u32).to_le_bytes())?;
        for sample in &wave.samples {
            out.write_all(&step(*sample).to_le_bytes()[..3])?;
        }
        // Chunks begin at even places; the byte is not counted in the chunk's size.
        out.write_all(&[0][..data % 2])?;
        out.flush()
    };
    put(&mut BufWriter::new(temporary.as_file_mut())).map_err(disk)?;
    temporary.as_file().sync_all().map_err(disk)?;
    temporary.persist(path).map_err(|error| disk(error.error))?;
    Ok(())
}

/// The nearest step, ties away from zero; beyond full scale the greatest.
fn step(sample: f32) -> i32 {
    (f64::from(sample) * STEPS).round().clamp(-STEPS, STEPS - 1.0) as i32
}

fn bext_chunk(bext: &Bext) -> Vec<u8> {
    let mut chunk = Vec::with_capacity(BEXT);
    for (text, width) in [(&bext.description, 256), (&bext.originator, 32), (&bext.reference, 32), (&bext.date, 10), (&bext.time, 8)] {
        let mut field = ascii(text);
        field.resize(width, 0);
        chunk.extend(field);
    }
    chunk.extend(bext.time_reference.to_le_bytes());
    // Version 1: an identifier of 64 bytes, here none, and 190 reserved.
    chunk.extend(1u16.to_le_bytes());
    chunk.resize(BEXT, 0);
    let history = ascii(&bext.history);
    if !history.is_empty() {
        chunk.extend(history);
        chunk.extend(b"\r\n");
    }
    if chunk.len() % 2 == 1 {
        chunk.push(0);
    }
    chunk
}

/// The standard wants ASCII; anything else becomes a question mark.
fn ascii(text: &str) -> Vec<u8> {
    text.chars().map(|letter| if letter.is_ascii() && letter != '\0' { letter as u8 } else { b'?' }).collect()
}

/// Reads a 24-bit mono file.
///
/// # Errors
/// If it cannot be opened or is something else.
pub fn read(path: &Path) -> Result<Wave, WaveError> {
    let name = || path.display().to_string();
    let bytes = std::fs::read(path).map_err(|source| WaveError::Disk { path: name(), source })?;
    parse(&bytes).map_err(|why| WaveError::Unreadable { path: name(), why })
}

fn parse(bytes: &[u8]) -> Result<Wave, &'static str> {
    let (Some(b"RIFF"), Some(b"WAVE")) = (bytes.get(..4), bytes.get(8..12)) else { return Err("it has no RIFF header") };
    let mut wave = Wave::default();
    let mut rest = &bytes[12..];
    while let (Some(name), Some(size)) = (rest.get(..4), rest.get(4..8)) {
        let size = u32::from_le_bytes([size[0], size[1], size[2], size[3]]) as usize;
        let chunk = rest.get(8..).and_then(|rest| rest.get(..size)).ok_or("it is cut short")?;
        match name {
            b"fmt " => wave.rate = format(chunk)?,
            b"bext" => wave.bext = read_bext(chunk)?,
            b"data" => {
                let sample = |three: &[u8]| i32::from_le_bytes([0, three[0], three[1], three[2]]) >> 8;
                wave.samples = chunk.chunks_exact(3).map(|three| (f64::from(sample(three)) / STEPS) as f32).collect();
            }
            _ => {}
        }
        rest = rest.get(8 + size + size % 2..).unwrap_or_default();
    }
    if wave.rate == 0 { Err("it has no format") } else { Ok(wave) }
}

/// The sample rate of a format that can be read.
fn format(chunk: &[u8]) -> Result<u32, &'static str> {
    let (Some([1, 0, 1, 0]), Some([24, 0])) = (chunk.get(..4), chunk.get(14..16)) else { return Err("it is not 24-bit mono") };
    Ok(u32::from_le_bytes([chunk[4], chunk[5], chunk[6], chunk[7]]))
}

fn read_bext(chunk: &[u8]) -> Result<Bext, &'static str> {
    if chunk.len() < BEXT {
        return Err("its bext chunk is too short");
    }
    let text = |at: usize, width: usize| {
        let field = chunk[at..at + width].iter().take_while(|byte| **byte != 0);
        field.map(|byte| char::from(*byte)).collect::<String>()
    };
    let mut time_reference = [0; 8];
    time_reference.copy_from_slice(&chunk[338..346]);
    Ok(Bext {
        description: text(0, 256),
        originator: text(256, 32),
        reference: text(288, 32),
        date: text(320, 10),
        time: text(330, 8),
        time_reference: u64::from_le_bytes(time_reference),
        history: text(BEXT, chunk.len() - BEXT).trim_end().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    fn take(frames: usize) -> Wave {
        let sample = |n: usize| ((n as f64 * 0.13).sin() * 0.5 * STEPS).round() / STEPS;
        Wave {
            rate: 48_000,
            samples: (0..frames).map(|n| sample(n) as f32).collect(),
            bext: Bext {
                description: "Slow River, take 2, VOX".into(),
                originator: "Linecheck".into(),
                reference: "LC20260310T02-01".into(),
                date: "2026-03-10".into(),
                time: "10:41:07".into(),
                time_reference: 1_846_416_000,
                history: "A=PCM,F=48000,W=24,M=mono,T=Linecheck".into(),
            },
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        for frames in [0, 1, 999, 48_000] {
            let path = folder.path().join(format!("{frames}.wav"));
            write(&path, &take(frames)).unwrap();
            assert_eq!(read(&path).unwrap(), take(frames));
            assert_eq!(std::fs::metadata(&path).unwrap().len() % 2, 0);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 4, "nothing temporary is left");
    }

    #[test]
    fn beyond_full_scale_is_full_scale() {
        assert_eq!([2.0, 1.0, -2.0, 0.4 / STEPS as f32, -0.6 / STEPS as f32].map(step), [8_388_607, 8_388_607, -8_388_608, 0, -1]);
    }

    #[test]
    fn other_files_are_refused() {
        assert!(parse(b"hello").is_err());
        assert!(parse(b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0\x01\0\x02\0").is_err());
    }

    /// What a program says about a file, with its complaints; none if it is not installed.
    fn ask(program: &str, arguments: &[&str]) -> Option<String> {
        let output = Command::new(program).args(arguments).output().ok()?;
        assert!(output.status.success(), "{program} failed");
        assert!(output.stderr.is_empty(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    #[test]
    fn programs_of_others_read_it_without_complaint() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("take.wav");
        write(&path, &take(4801)).unwrap();
        let file = path.to_str().unwrap();
        if let Some(said) = ask("ffprobe", &["-v", "warning", "-show_streams", "-show_format", file]) {
            for wanted in ["codec_name=pcm_s24le", "sample_rate=48000", "channels=1", "duration_ts=4801", "TAG:time_reference=1846416000"] {
                assert!(said.contains(wanted), "{wanted} in {said}");
            }
            assert!(said.contains("TAG:encoded_by=Linecheck") && said.contains("TAG:coding_history=A=PCM"), "{said}");
        }
        if let Some(said) = ask("soxi", &[file]) {
            assert!(said.contains("24-bit Signed Integer PCM") && said.contains("= 4801 samples"), "{said}");
        }
        if let Some(said) = ask("sox", &["-V2", file, "-n"]) {
            assert!(said.is_empty());
        }
    }
}
