//! Recordings in players' places: any usual format and depth, the player's level, and clear words for what cannot be read.

use assert_cmd::Command as Assert;
use linecheck::files::{Diagnostic, Library, journal};
use linecheck::sim::band::{Item, PlayerId, Rendition, perform, sounding_rms};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::Header;
use linecheck::sim::units::Db;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Twenty seconds of a tone that comes and goes, at half of full scale.
fn tone(rate: u32) -> Vec<f64> {
    let beat = |t: f64| if t % 2.0 < 1.5 { 0.5 } else { 0.0 };
    (0..20 * rate).map(|n| f64::from(n) / f64::from(rate)).map(|t| beat(t) * (std::f64::consts::TAU * 330.0 * t).sin()).collect()
}

/// A plain wave file of so many bits and channels, all alike.
fn wave(path: &Path, rate: u32, bits: u16, channels: u16, samples: &[f64]) {
    let width = u32::from(bits / 8) * u32::from(channels);
    let mut data = Vec::new();
    for sample in samples {
        for _ in 0..channels {
            match bits {
                8 => data.push((sample * 127.0 + 128.0) as u8),
                _ => data.extend(&((sample * 2_147_483_000.0) as i32).to_le_bytes()[4 - usize::from(bits / 8)..]),
            }
        }
    }
    let mut bytes = b"RIFF".to_vec();
    bytes.extend((data.len() as u32 + 36).to_le_bytes());
    bytes.extend(b"WAVEfmt \x10\0\0\0\x01\0");
    bytes.extend(channels.to_le_bytes());
    bytes.extend(rate.to_le_bytes());
    bytes.extend((rate * width).to_le_bytes());
    bytes.extend((width as u16).to_le_bytes());
    bytes.extend(bits.to_le_bytes());
    bytes.extend(b"data");
    bytes.extend((data.len() as u32).to_le_bytes());
    bytes.extend(data);
    std::fs::write(path, bytes).expect("the folder is there");
}

/// The expert's session as it would be written now, whatever has become of the scenario's hash.
fn expert(folder: &Path) -> std::path::PathBuf {
    let library = Library::at(env!("CARGO_MANIFEST_DIR"));
    let path = library.expert("first-overdub").expect("it ships");
    let mut found = journal::read(&path).expect("it can be read").journal;
    found.header = Header::of(&library.scenario("first-overdub").expect("it is in order"));
    let path = folder.join("expert.journal");
    std::fs::write(&path, journal::text_of(&found).expect("it can be written")).expect("the folder is there");
    path
}

fn with_stems(folder: &Path) -> Result<Scenario, Vec<Diagnostic>> {
    Library::at(env!("CARGO_MANIFEST_DIR")).with_stems(Some(folder)).scenario("first-overdub")
}

fn played(scenario: &Scenario, player: &str, item: Item) -> Vec<Vec<f32>> {
    let player = scenario.band.player(&PlayerId(player.to_owned())).expect("they are in the band");
    perform(player, &scenario.song, &Rendition { item, seed: 1, lift: Db(0.0) })
}

/// Long-term level of all radiators together, dB SPL.
fn level(sound: &[Vec<f32>]) -> f64 {
    let sum: Vec<f64> = (0..sound[0].len()).map(|n| sound.iter().map(|one| f64::from(one[n])).sum()).collect();
    20.0 * (sounding_rms(&sum) / 20e-6).log10()
}

#[test]
fn wave_files_of_every_depth_and_rate_have_the_players_level() {
    let mut hashes = std::collections::BTreeSet::new();
    for (rate, bits, channels) in [(48_000, 8, 1), (44_100, 16, 1), (48_000, 24, 2), (96_000, 32, 1), (22_050, 16, 2)] {
        let folder = TempDir::new().expect("a folder");
        wave(&folder.path().join("anna.wav"), rate, bits, channels, &tone(rate));
        wave(&folder.path().join("ben.wav"), rate, bits, channels, &tone(rate));
        let scenario = with_stems(folder.path()).unwrap_or_else(|faults| panic!("{faults:?}"));
        hashes.insert(scenario.hash.clone());
        for player in ["anna", "ben"] {
            let wanted = scenario.band.player(&PlayerId(player.to_owned())).expect("they are there").level.0;
            let sound = played(&scenario, player, Item::Song);
            assert!((level(&sound) - wanted).abs() < 0.3, "{player} at {rate} Hz, {bits} bits: {}", level(&sound));
            assert!(sound.iter().all(|one| one.len() == sound[0].len()));
        }
    }
    let plain = Library::at(env!("CARGO_MANIFEST_DIR")).scenario("first-overdub").expect("it is in order");
    hashes.insert(plain.hash);
    assert_eq!(hashes.len(), 6, "what was recorded is part of the scenario's hash");
}

#[test]
fn other_formats_are_read_where_they_can_be_made() {
    let folder = TempDir::new().expect("a folder");
    let source = folder.path().join("tone.wav");
    wave(&source, 44_100, 24, 1, &tone(44_100));
    for ending in ["flac", "ogg", "aiff"] {
        let stems = TempDir::new().expect("a folder");
        let file = stems.path().join(format!("anna.{ending}"));
        let made = Command::new("ffmpeg").args(["-v", "error", "-i"]).arg(&source).arg(&file).status();
        if !made.is_ok_and(|made| made.success()) {
            eprintln!("notice: ffmpeg makes no {ending} here; reading one was not tried");
            continue;
        }
        let scenario = with_stems(stems.path()).unwrap_or_else(|faults| panic!("{faults:?}"));
        let sound = played(&scenario, "anna", Item::Song);
        let wanted = scenario.band.player(&PlayerId("anna".to_owned())).expect("she is there").level.0;
        assert!((level(&sound) - wanted).abs() < 0.3, "{ending}: {}", level(&sound));
        if ending == "flac" {
            let mut bytes = std::fs::read(&file).expect("it is there");
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x10;
            std::fs::write(&file, bytes).expect("written");
            let faults = with_stems(stems.path()).expect_err("one bit is wrong");
            // A frame is missing, or its checksum is wrong.
            assert!(["it is damaged", "it is cut short"].iter().any(|why| faults[0].message.contains(why)), "{faults:?}");
        }
    }
}

#[test]
fn items_cut_a_recording_in_time() {
    let folder = TempDir::new().expect("a folder");
    wave(&folder.path().join("anna.wav"), 48_000, 16, 1, &tone(48_000));
    let scenario = with_stems(folder.path()).expect("it can be read");
    let song = played(&scenario, "anna", Item::Song);
    let start = played(&scenario, "anna", Item::FalseStart(2));
    let breakdown = ((scenario.song.bar_at(2) + 0.5 * scenario.song.bar_seconds()) * 48_000.0) as usize;
    assert_eq!(start[0][..breakdown - 4800], song[0][..breakdown - 4800]);
    assert!(start[0][breakdown..].iter().all(|sample| *sample == 0.0));
    let check = played(&scenario, "anna", Item::Check);
    assert_eq!(check[0].len(), 6 * 48_000);
    assert!(check[0][..4 * 48_000].iter().any(|sample| *sample != 0.0));
    let loudest = played(&scenario, "anna", Item::Loudest(60.0));
    assert!(loudest[0][59 * 48_000..].iter().any(|sample| *sample != 0.0), "it goes on for as long as it is asked for");
}

#[test]
fn one_radiator_can_be_a_recording_and_the_others_are_silent() {
    let folder = TempDir::new().expect("a folder");
    wave(&folder.path().join("ben.soundhole.wav"), 48_000, 24, 1, &tone(48_000));
    let scenario = with_stems(folder.path()).expect("it can be read");
    let sound = played(&scenario, "ben", Item::Song);
    let sounding: Vec<bool> = sound.iter().map(|one| one.iter().any(|sample| *sample != 0.0)).collect();
    assert_eq!(sounding.iter().filter(|sounds| **sounds).count(), 1);
    assert!(sounding[0], "the soundhole is the first");
}

#[test]
fn what_cannot_be_read_says_why_and_what_would_be_right() {
    let tone = tone(48_000);
    type Make = fn(&Path, &[f64]);
    let cases: [(&str, Make, &str); 7] = [
        ("anna.wav", |path, _| std::fs::write(path, b"not a sound").expect("written"), "no sound file that can be read"),
        ("anna.flac", |path, _| std::fs::write(path, vec![7; 5000]).expect("written"), "no sound file that can be read"),
        ("anna.mp3", |path, _| std::fs::write(path, b"ID3").expect("written"), "files of the kind `mp3` are not read"),
        ("anno.wav", |path, tone| wave(path, 48_000, 16, 1, tone), "there is no player or radiator `anno` in the band"),
        ("anna.wav", |path, tone| wave(path, 48_000, 16, 3, tone), "it has 3 channels"),
        ("anna.wav", |path, _| wave(path, 48_000, 16, 1, &[0.0; 48_000]), "the recording of anna is silent"),
        (
            "anna.wav",
            |path, tone| {
                wave(path, 48_000, 16, 1, tone);
                let bytes = std::fs::read(path).expect("it is there");
                std::fs::write(path, &bytes[..bytes.len() / 2]).expect("written");
            },
            "it is cut short",
        ),
    ];
    for (name, make, why) in cases {
        let folder = TempDir::new().expect("a folder");
        make(&folder.path().join(name), &tone);
        let faults = with_stems(folder.path()).expect_err("it cannot be read");
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert!(said.iter().any(|one| one.contains(why) && one.contains(name)), "{why}: {said:?}");
        assert!(faults.iter().all(|fault| !fault.help.is_empty()), "{said:?}");
    }
    let nowhere = with_stems(Path::new("/nowhere/at/all")).expect_err("there is no such folder");
    assert!(nowhere[0].message.contains("cannot be read"));
}

#[test]
fn a_take_is_rendered_with_the_recording() {
    let folder = TempDir::new().expect("a folder");
    wave(&folder.path().join("anna.wav"), 48_000, 24, 1, &tone(48_000));
    let out = folder.path().join("takes");
    let mut command = Assert::cargo_bin("linecheck").expect("it was built with the tests");
    command
        .env("LINECHECK_HOME", env!("CARGO_MANIFEST_DIR"))
        .arg("render")
        .arg(expert(folder.path()))
        .arg("--out")
        .arg(&out)
        .arg("--stems")
        .arg(folder.path());
    let said = command.assert().success().get_output().clone();
    assert!(String::from_utf8_lossy(&said.stderr).contains("Recordings play in the place of anna."));
    assert!(std::fs::read_dir(&out).expect("it was made").count() >= 2);
}
