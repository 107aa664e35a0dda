//! Whole files by way of the disk: round trips, the bytes as the standards lay them out, four gigabytes, and damage.

use crate::files::recording;
use crate::files::wav::writer::opening;
use crate::files::wav::{self, Bext, Depth, Head, Reader, Slate, WaveError, Writer};
use proptest::prelude::*;
use std::io::Cursor;
use tempfile::TempDir;

const DEPTHS: [Depth; 3] = [Depth::Int16, Depth::Int24, Depth::Float32];

fn head(depth: Depth) -> Head {
    Head {
        rate: 48_000,
        depth,
        bext: Some(Bext {
            description: "Slow River, take 2, VOX".into(),
            originator: "Linecheck".into(),
            reference: "LC20260310T02-01".into(),
            date: "2026-03-10".into(),
            time: "10:41:07".into(),
            time_reference: 1_846_416_000,
            history: "A=PCM,F=48000,W=24,M=mono,T=Linecheck".into(),
        }),
        slate: Some(Slate { project: "First overdub".into(), scene: "Slow River".into(), take: "2".into(), track: "VOX".into() }),
    }
}

/// A tone on the steps of 16 bits, which every depth has.
fn tone(frames: usize) -> Vec<f32> {
    (0..frames).map(|n| (((n as f64 * 0.13).sin() * 16_384.0).round() / 32_768.0) as f32).collect()
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder can be written to")
}

fn parsed(bytes: &[u8]) -> Result<(Head, Vec<f32>), WaveError> {
    let mut reader = Reader::of(Cursor::new(bytes), "x.wav".to_owned())?;
    let samples = reader.samples(0, reader.frames())?;
    Ok((reader.head().clone(), samples))
}

#[track_caller]
fn is_refused(bytes: &[u8], wanted: &str) {
    match parsed(bytes) {
        Err(WaveError::Unreadable { why, .. }) => assert_eq!(why, wanted),
        other => panic!("{other:?} instead of: {wanted}"),
    }
}

/// The chunks of a file, cut by hand: name, size as it is said, body; panics where a chunk begins at an odd place.
fn chunks(bytes: &[u8]) -> Vec<(String, u32, Vec<u8>)> {
    let (mut at, mut found) = (12, Vec::new());
    while at < bytes.len() {
        assert_eq!(at % 2, 0);
        let size = u32::from_le_bytes(bytes[at + 4..at + 8].try_into().unwrap());
        let body = &bytes[at + 8..at + 8 + size as usize];
        found.push((String::from_utf8_lossy(&bytes[at..at + 4]).into_owned(), size, body.to_vec()));
        at += 8 + size as usize + size as usize % 2;
    }
    assert_eq!(at, bytes.len(), "the last chunk is padded as well");
    found
}

/// A short file as it would be if its sizes stood in `ds64`.
fn long_form(short: &[u8], form: &[u8; 4], frames: u64) -> Vec<u8> {
    let data = short.windows(4).position(|name| name == b"data").unwrap() + 4;
    let (size, bytes) = (u64::from_le_bytes([short[4], short[5], short[6], short[7], 0, 0, 0, 0]), short.len() - data - 4);
    let mut long = short.to_vec();
    long[..4].copy_from_slice(form);
    long[4..8].fill(0xFF);
    long[12..16].copy_from_slice(b"ds64");
    for (at, value) in [(20, size), (28, (bytes - bytes % 2) as u64), (36, frames)] {
        long[at..at + 8].copy_from_slice(&value.to_le_bytes());
    }
    long[data..data + 4].fill(0xFF);
    long
}

#[test]
fn what_was_written_is_read_back() {
    let folder = folder();
    for depth in DEPTHS {
        for frames in [0, 1, 999, 48_000] {
            let path = folder.path().join("take.wav");
            wav::write(&path, &head(depth), &tone(frames)).unwrap();
            let found = wav::read(&path).unwrap();
            assert_eq!((found.head, found.samples), (head(depth), tone(frames)), "{depth:?}");
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing temporary is left");
}

#[test]
fn a_stream_in_pieces_is_the_file_at_once_and_half_of_one_is_none() {
    let folder = folder();
    let [once, pieces, half] = ["once.wav", "pieces.wav", "half.wav"].map(|name| folder.path().join(name));
    let sound = [tone(70_001), vec![0.0; 501], tone(33)].concat();
    wav::write(&once, &head(Depth::Int24), &sound).unwrap();
    let mut writer = Writer::create(&pieces, &head(Depth::Int24)).unwrap();
    sound[..70_001].chunks(641).for_each(|piece| writer.push(piece).unwrap());
    writer.silence(501).unwrap();
    writer.push(&sound[70_502..]).unwrap();
    writer.finish().unwrap();
    assert_eq!(std::fs::read(&once).unwrap(), std::fs::read(&pieces).unwrap());

    let mut writer = Writer::create(&half, &head(Depth::Int24)).unwrap();
    writer.push(&sound).unwrap();
    drop(writer);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn an_odd_length_is_padded_with_a_byte_that_is_not_counted() {
    let folder = folder();
    let path = folder.path().join("odd.wav");
    for frames in [4801_usize, 4802] {
        wav::write(&path, &head(Depth::Int24), &vec![-1.0 / 8_388_608.0; frames]).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(u32::from_le_bytes(bytes[4..8].try_into().unwrap()) as usize, bytes.len() - 8);
        let found = chunks(&bytes);
        let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names, ["JUNK", "fmt ", "bext", "iXML", "data"]);
        assert_eq!(found[0].1, 28, "as long as ds64");
        let (_, size, body) = &found[4];
        assert_eq!((*size as usize, body.iter().all(|byte| *byte == 0xFF)), (3 * frames, true));
        assert_eq!(&bytes[bytes.len() - frames % 2..], &[0][..frames % 2]);
    }
}

#[test]
fn files_become_rf64_where_riff_cannot_say_their_size() {
    let bare = Head { rate: 48_000, ..Head::default() };
    let before = opening(&bare, 0).len() as u64;
    // One byte less, for the pad byte.
    let last = (u64::from(u32::MAX) + 7 - before) / 3;
    for (frames, form, room) in [(last, b"RIFF", b"JUNK"), (last + 1, b"RF64", b"ds64"), (1 << 40, b"RF64", b"ds64")] {
        let bytes = opening(&bare, frames);
        assert_eq!((&bytes[..4], &bytes[12..16], bytes.len() as u64), (form.as_slice(), room.as_slice(), before));
        if form == b"RF64" {
            let size = |at: usize| u64::from_le_bytes(bytes[at..at + 8].try_into().unwrap());
            assert_eq!([size(20), size(28), size(36)], [before - 8 + 3 * frames + frames % 2, 3 * frames, frames]);
            assert_eq!((&bytes[4..8], &bytes[bytes.len() - 4..]), ([0xFF; 4].as_slice(), [0xFF; 4].as_slice()));
        }
    }
}

#[test]
fn more_than_four_gigabytes_are_written_and_read_without_taking_them_into_memory() {
    let folder = folder();
    let path = folder.path().join("long.wav");
    let silence = (1_u64 << 32) / 3;
    let mut writer = Writer::create(&path, &head(Depth::Int24)).unwrap();
    writer.push(&tone(48_000)).unwrap();
    writer.silence(silence).unwrap();
    writer.push(&tone(2401)).unwrap();
    writer.finish().unwrap();

    let frames = 48_000 + silence + 2401;
    let mut reader = Reader::open(&path).unwrap();
    assert_eq!((reader.frames(), reader.head()), (frames, &head(Depth::Int24)));
    assert_eq!(reader.samples(0, 48_000).unwrap(), tone(48_000));
    assert_eq!(reader.samples(frames - 2402, 5000).unwrap(), [vec![0.0], tone(2401)].concat());
    assert!(reader.samples(u64::MAX, u64::MAX).unwrap().is_empty());
    let length = std::fs::metadata(&path).unwrap().len();
    assert!(length > 1 << 32 && length.is_multiple_of(2));
    assert!(recording::read(&path).unwrap_err().cause.contains("too large"), "it is no song, and that is said");
}

#[test]
fn sizes_in_ds64_are_believed_and_missed() {
    let folder = folder();
    let path = folder.path().join("take.wav");
    wav::write(&path, &head(Depth::Int24), &tone(1000)).unwrap();
    let short = std::fs::read(&path).unwrap();
    for form in [b"RF64", b"BW64"] {
        assert_eq!(parsed(&long_form(&short, form, 1000)).unwrap(), (head(Depth::Int24), tone(1000)));
    }
    let mut lying = long_form(&short, b"RF64", 1000);
    lying[28..36].fill(0xFF);
    is_refused(&lying, "it is cut short");
    lying[12..16].copy_from_slice(b"JUNK");
    is_refused(&lying, "it says that it is RF64 and has no ds64 chunk");
}

#[test]
fn what_cannot_be_read_says_why() {
    is_refused(b"hello", "it has no RIFF header");
    is_refused(b"RIFF\0\0\0\0WAVE", "it has no format");
    is_refused(b"RIFF\0\0\0\0WAVEfmt \x04\0\0\0\x01\0\x01\0", "its format is too short");
    let bytes = opening(&Head { rate: 48_000, ..Head::default() }, 0);
    assert_eq!(parsed(&bytes).unwrap().1, Vec::<f32>::new());
    is_refused(&bytes[..bytes.len() - 8], "it has no sound");
    let with = |at: usize, value: u8| {
        let mut changed = bytes.clone();
        changed[at] = value;
        changed
    };
    is_refused(&with(58, 2), "it is not one channel of 16 or 24 bits or of floats");
    is_refused(&with(bytes.len() - 4, 2), "it is cut short");
    is_refused(&[with(bytes.len() - 4, 2), vec![0, 0]].concat(), "its sound ends within a sample");
    is_refused(&[&bytes[..], &bytes[bytes.len() - 8..]].concat(), "it has its sound twice");
    is_refused(&[&bytes[..], &[0; 8 * 10_001]].concat(), "it has too many chunks");
    is_refused(&opening(&Head::default(), 0), "its sample rate is zero");
}

#[test]
fn players_can_be_replaced_by_everything_that_is_written() {
    let folder = folder();
    for depth in DEPTHS {
        for frames in [4800, 4801] {
            let path = folder.path().join("anna.wav");
            wav::write(&path, &head(depth), &tone(frames)).unwrap();
            assert_eq!(recording::read(&path).unwrap().channels, [tone(frames)], "{depth:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Whatever becomes of a file, it is read or refused: never a panic, never more samples than it has bytes for.
    #[test]
    fn damage_is_refused_or_heard(
        depth in proptest::sample::select(DEPTHS.to_vec()),
        long in any::<bool>(),
        changes in proptest::collection::vec((0..900_usize, any::<u8>()), 0..6),
        size in proptest::option::of((proptest::sample::select(vec![b"fmt ", b"bext", b"iXML", b"data", b"ds64", b"JUNK"]), any::<u32>())),
        cut in 0..3000_usize,
    ) {
        let plain = opening(&head(depth), 300);
        let mut bytes = [plain, vec![7; 300 * usize::from(depth.bytes())]].concat();
        if long {
            bytes = long_form(&bytes, b"RF64", 300);
        }
        let chunk = |name: &[u8; 4]| bytes.windows(4).position(|found| found == name);
        if let Some((at, said)) = size.and_then(|(name, said)| Some((chunk(name)?, said))) {
            bytes[at + 4..at + 8].copy_from_slice(&said.to_le_bytes());
        }
        for (at, value) in changes {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = value;
            }
        }
        bytes.truncate(cut.max(1));
        match parsed(&bytes) {
            Ok((_, samples)) => prop_assert!(samples.len() * 2 <= bytes.len()),
            Err(refused) => prop_assert!(matches!(refused, WaveError::Unreadable { .. }), "{}", refused),
        }
    }
}
