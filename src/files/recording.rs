//! Reading a recording: WAV, FLAC, Ogg Vorbis or AIFF, of any rate and depth, as channels of samples at the engine's rate.

use crate::files::rate::at_rate;
use crate::sim::units::SAMPLE_RATE;
use std::io::Cursor;
use std::path::Path;
use symphonia::core::codecs::audio::AudioDecoderOptions;
use symphonia::core::errors::Error;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, TrackType};
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;

/// Endings of files that can be read.
pub(super) const ENDINGS: [&str; 9] = ["wav", "wave", "bwf", "flac", "ogg", "oga", "aif", "aiff", "aifc"];
/// Endings of sound files that cannot.
pub(super) const OTHER_ENDINGS: [&str; 10] = ["mp3", "m4a", "mp4", "aac", "opus", "wma", "caf", "ape", "wv", "rf64"];
/// What the reader takes, for people.
pub(super) const REMEDY: &str = "a WAV, FLAC, Ogg Vorbis or AIFF file of 8 to 32 bits, mono or stereo";
/// Largest file that is read, bytes: half an hour of stereo at 192 kHz and 32 bits.
const LARGEST: u64 = 3 << 30;
/// Longest recording, seconds.
const LONGEST_S: u64 = 1800;
/// Rates that make sense, hertz.
const RATES: std::ops::RangeInclusive<u32> = 1_000..=1_536_000;

/// What is wrong with a recording, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unreadable {
    /// What is wrong.
    pub(super) cause: String,
    /// What would be right.
    pub(super) remedy: String,
}

fn unreadable(cause: impl Into<String>, remedy: impl Into<String>) -> Unreadable {
    Unreadable { cause: cause.into(), remedy: remedy.into() }
}

/// One or two channels at the engine's rate, and a fingerprint of the file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    /// The channels, all of the same length.
    pub(super) channels: Vec<Vec<f32>>,
    /// BLAKE3 of the file's bytes.
    pub(super) fingerprint: [u8; 32],
}

/// Reads a file.
///
/// # Errors
/// What is wrong with it and what would be right.
pub(super) fn read(path: &Path) -> Result<Read, Unreadable> {
    let (rate, channels, fingerprint) = load(path, 2)?;
    let channels = if rate == SAMPLE_RATE { channels } else { resample(&channels, rate)? };
    Ok(Read { channels, fingerprint })
}

/// Reads a file of up to so many channels at its own rate, which comes first.
///
/// # Errors
/// What is wrong with it and what would be right.
pub(super) fn as_it_is(path: &Path, most: usize) -> Result<(u32, Vec<Vec<f32>>), Unreadable> {
    load(path, most).map(|(rate, channels, _)| (rate, channels))
}

/// The rate and the channels of a file, and its fingerprint.
fn load(path: &Path, most: usize) -> Result<(u32, Vec<Vec<f32>>, [u8; 32]), Unreadable> {
    let disk = |error: std::io::Error| unreadable(format!("it cannot be opened: {error}"), "a file that is there and may be read");
    let length = std::fs::metadata(path).map_err(disk)?.len();
    if length > LARGEST {
        return Err(unreadable(format!("{} MB are too large", length >> 20), format!("at most {} MB", LARGEST >> 20)));
    }
    let bytes = std::fs::read(path).map_err(disk)?;
    let fingerprint = *blake3::hash(&bytes).as_bytes();
    if is_cut_ogg(&bytes) {
        return Err(unreadable("it is cut short", "a whole file; export it again"));
    }
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let (rate, channels) = decode(bytes, ending, most)?;
    Ok((rate, channels, fingerprint))
}

/// Whether an Ogg file lacks its last page, which alone says that it is the last.
fn is_cut_ogg(bytes: &[u8]) -> bool {
    const END: u8 = 4;
    let last = bytes.windows(4).rposition(|four| four == b"OggS").and_then(|page| bytes.get(page + 5));
    bytes.starts_with(b"OggS") && last.is_none_or(|flags| flags & END == 0)
}

/// The rate and the channels of a file.
fn decode(bytes: Vec<u8>, ending: &str, most: usize) -> Result<(u32, Vec<Vec<f32>>), Unreadable> {
    let stream = MediaSourceStream::new(Box::new(Cursor::new(bytes)), Default::default());
    let mut hint = Hint::new();
    hint.with_extension(ending);
    let mut format = symphonia::default::get_probe()
        .probe(&hint, stream, FormatOptions::default(), MetadataOptions::default())
        .map_err(|error| unreadable(format!("it is no sound file that can be read ({error})"), REMEDY))?;
    let none = || unreadable("there is no sound in it", REMEDY);
    let track = format.default_track(TrackType::Audio).ok_or_else(none)?;
    let (id, frames) = (track.id, track.num_frames);
    let parameters = track.codec_params.as_ref().and_then(|parameters| parameters.audio()).ok_or_else(none)?;
    let rate = parameters.sample_rate.filter(|rate| RATES.contains(rate));
    let rate = rate.ok_or_else(|| {
        let found = parameters.sample_rate.unwrap_or(0);
        unreadable(format!("its sample rate is {found} Hz"), format!("{} to {} Hz", RATES.start(), RATES.end()))
    })?;
    let mut decoder = symphonia::default::get_codecs()
        .make_audio_decoder(parameters, &AudioDecoderOptions::default().verify(true))
        .map_err(|error| unreadable(format!("its coding cannot be read ({error})"), REMEDY))?;
    let mut channels: Vec<Vec<f32>> = Vec::new();
    let broken = |error: Error| unreadable(format!("it is damaged ({error})"), "a whole file; export it again");
    while let Some(packet) = format.next_packet().or_else(end).map_err(broken)? {
        if packet.track_id != id {
            continue;
        }
        let mut planes: Vec<Vec<f32>> = Vec::new();
        decoder.decode(&packet).map_err(broken)?.copy_to_vecs_planar(&mut planes);
        channels.resize(channels.len().max(planes.len()), Vec::new());
        channels.iter_mut().zip(planes).for_each(|(all, more)| all.extend(more));
        if channels.first().is_some_and(|channel| channel.len() as u64 > LONGEST_S * u64::from(rate)) {
            return Err(unreadable("it is longer than half an hour", "the song alone"));
        }
    }
    is_sound(&channels, frames, most)?;
    if decoder.finalize().verify_ok == Some(false) {
        return Err(unreadable("it is damaged (its checksum does not fit)", "a whole file; export it again"));
    }
    Ok((rate, channels))
}

/// The end of the bytes between two packets is the end of the sound; `is_sound` says whether it came too early.
fn end<T>(error: Error) -> Result<Option<T>, Error> {
    match error {
        Error::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Ok(None),
        other => Err(other),
    }
}

fn is_sound(channels: &[Vec<f32>], announced: Option<u64>, most: usize) -> Result<(), Unreadable> {
    let frames = channels.iter().map(Vec::len).max().unwrap_or(0);
    if frames == 0 {
        return Err(unreadable("there is no sound in it", REMEDY));
    }
    if channels.len() > most {
        let remedy = if most > 2 { format!("at most {most} channels") } else { "one file for each radiator, mono or stereo".to_owned() };
        return Err(unreadable(format!("it has {} channels", channels.len()), remedy));
    }
    if announced.is_some_and(|announced| announced > frames as u64 + 4096) {
        return Err(unreadable("it is cut short", "a whole file; export it again"));
    }
    if let Some(at) = channels.iter().flat_map(|channel| channel.iter().position(|sample| !sample.is_finite())).min() {
        return Err(unreadable(format!("sample {at} is not a number"), "export it again"));
    }
    Ok(())
}

/// The same sound at the engine's rate.
fn resample(channels: &[Vec<f32>], rate: u32) -> Result<Vec<Vec<f32>>, Unreadable> {
    let changed = channels.iter().map(|channel| at_rate(channel, rate, SAMPLE_RATE)).collect::<Result<_, _>>();
    changed.map_err(|why| unreadable(why, "a file at 44.1, 48 or 96 kHz"))
}
