//! Reading a recording: WAV, FLAC, Ogg Vorbis or AIFF, of any rate and depth, as channels of samples at the engine's rate.

use crate::sim::units::SAMPLE_RATE;
use rubato::audioadapter_buffers::direct::SequentialSliceOfVecs;
use rubato::{Async, FixedAsync, Resampler as _, SincInterpolationParameters, WindowFunction};
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
/// Samples of the resampler's filter; its stop band lies below −120 dB.
const FILTER: usize = 256;
/// Steps between two samples of the filter, between which it is interpolated.
const STEPS: usize = 512;

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
    let channels = if rate == SAMPLE_RATE { channels } else { resample(&channels, rate, SAMPLE_RATE)? };
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

/// One channel at another rate, without aliases, each sample of the value that the sound has there.
///
/// # Errors
/// If no filter can be made for these rates.
pub(crate) fn at_rate(samples: &[f32], from: u32, to: u32) -> Result<Vec<f32>, String> {
    if from == to {
        return Ok(samples.to_vec());
    }
    let mut channels = resample(&[samples.to_vec()], from, to).map_err(|failed| failed.cause)?;
    Ok(channels.pop().unwrap_or_default())
}

/// The same sound at another rate, without aliases.
fn resample(channels: &[Vec<f32>], rate: u32, to: u32) -> Result<Vec<Vec<f32>>, Unreadable> {
    let failed = |why: String| unreadable(format!("it cannot be brought from {rate} to {to} Hz ({why})"), "a file at 44.1, 48 or 96 kHz");
    let frames = channels.first().map_or(0, Vec::len);
    let ratio = f64::from(to) / f64::from(rate);
    let filter = SincInterpolationParameters::new(FILTER, WindowFunction::BlackmanHarris2).oversampling_factor(STEPS);
    let made = Async::<f64>::new_sinc(ratio, 1.0, &filter, 1024, channels.len(), FixedAsync::Input);
    let mut resampler = made.map_err(|error| failed(error.to_string()))?;
    let input: Vec<Vec<f64>> = channels.iter().map(|channel| channel.iter().map(|x| f64::from(*x)).collect()).collect();
    let input = SequentialSliceOfVecs::new(&input, channels.len(), frames).map_err(|error| failed(error.to_string()))?;
    let output = resampler.process_all(&input, frames, None).map_err(|error| failed(error.to_string()))?;
    let samples = output.take_data();
    let of = |channel: usize| samples.iter().skip(channel).step_by(channels.len()).map(|sample| *sample as f32).collect();
    Ok((0..channels.len()).map(of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Greatest level within a hertz or two of a frequency, in decibels re a sine of 1, by a window with low side lobes.
    fn level_at(samples: &[f32], hz: f64) -> f64 {
        let size = samples.len() as f64;
        let (mut re, mut im, mut sum) = (0.0, 0.0, 0.0);
        for (n, sample) in samples.iter().enumerate() {
            let turn = std::f64::consts::TAU * n as f64 / size;
            let window = 0.35875 - 0.48829 * turn.cos() + 0.14128 * (2.0 * turn).cos() - 0.01168 * (3.0 * turn).cos();
            let phase = std::f64::consts::TAU * hz * n as f64 / f64::from(SAMPLE_RATE);
            re += window * f64::from(*sample) * phase.cos();
            im += window * f64::from(*sample) * phase.sin();
            sum += window;
        }
        20.0 * (2.0 * re.hypot(im) / sum).max(1e-12).log10()
    }

    fn tone(rate: u32, hz: f64) -> Vec<f32> {
        (0..rate).map(|n| (std::f64::consts::TAU * hz * f64::from(n) / f64::from(rate)).sin() as f32).collect()
    }

    #[test]
    fn tones_keep_their_level_and_aliases_stay_below_a_hundred_decibels() {
        for (rate, hz) in [(44_100, 997.0), (44_100, 18_000.0), (96_000, 997.0), (96_000, 19_000.0), (22_050, 9_000.0), (192_000, 15_000.0)]
        {
            let out = resample(&[tone(rate, hz)], rate, SAMPLE_RATE).unwrap();
            let middle = &out[0][4800..43_200];
            assert!(level_at(middle, hz).abs() < 0.05, "{hz} Hz at {rate}: {} dB", level_at(middle, hz));
            // Images about the old rate and its half, mirrored at the new half rate.
            for image in [f64::from(rate) - hz, 2.0 * f64::from(rate) - hz, 3.0 * f64::from(rate) - hz] {
                let folded = (image % 48_000.0).min(48_000.0 - image % 48_000.0);
                if (folded - hz).abs() < 2.0 {
                    // An image that falls on the tone itself cannot be told from it.
                    continue;
                }
                assert!(level_at(middle, folded) < -100.0, "{hz} Hz at {rate} leaves {} dB at {folded} Hz", level_at(middle, folded));
            }
        }
        // What lies above the new half rate must not come back.
        for (rate, hz) in [(96_000, 30_000.0), (96_000, 26_000.0), (192_000, 60_000.0)] {
            let out = resample(&[tone(rate, hz)], rate, SAMPLE_RATE).unwrap();
            let peak = out[0][4800..43_200].iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
            assert!(20.0 * f64::from(peak).log10() < -100.0, "{hz} Hz at {rate}: {peak}");
        }
    }

    #[test]
    fn a_click_stays_within_a_sample_of_its_place() {
        let mut click = vec![0.0; 44_100];
        click[22_050] = 1.0;
        let out = resample(&[click], 44_100, SAMPLE_RATE).unwrap();
        let peak = (0..out[0].len()).max_by(|a, b| out[0][*a].total_cmp(&out[0][*b])).unwrap();
        assert!(peak.abs_diff(24_000) <= 1, "{peak}");
        assert!(out[0].len().abs_diff(48_000) <= 1, "{}", out[0].len());
    }
}
