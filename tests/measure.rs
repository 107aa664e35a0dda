//! The bench from outside: its examples can be measured as they are, and what is wrong is named with its place.

use assert_cmd::Command;
use linecheck::files::{Library, journal};
use linecheck::sim::session::Header;
use std::path::Path;
use tempfile::TempDir;

fn linecheck() -> Command {
    let mut command = Command::cargo_bin("linecheck").expect("it was built with the tests");
    command.env("LINECHECK_HOME", env!("CARGO_MANIFEST_DIR"));
    command
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

fn example(kind: &str) -> String {
    let output = linecheck().args(["measure", kind, "--example"]).assert().success().get_output().clone();
    String::from_utf8(output.stdout).expect("text")
}

/// Measures a text; gives back what was said on standard error.
fn measured(kind: &str, text: &str, folder: &Path, code: i32) -> String {
    let spec = folder.join("spec.ron");
    std::fs::write(&spec, text).expect("the folder is there");
    let out = folder.join("found");
    let run = linecheck().args(["measure", kind]).arg(&spec).arg("--out").arg(&out).assert().code(code).get_output().clone();
    String::from_utf8(run.stderr).expect("text")
}

#[test]
fn every_example_can_be_measured() {
    for (kind, files) in [
        ("rir", ["response.wav", "arrivals.csv", "decay.json", "rir.json"].as_slice()),
        ("mic", ["response.csv", "mic.json"].as_slice()),
        ("chain", ["response.csv", "response.json", "response.wav", "chain.json"].as_slice()),
        ("player", ["sound.wav", "player.png", "spectrum.csv", "directivity.csv", "player.json"].as_slice()),
        ("desk", ["desk.json"].as_slice()),
        ("tape", ["sweep.wav", "noise.wav", "response.csv", "distortion.csv", "noise.csv", "tape.json"].as_slice()),
        ("converter", ["noise.wav", "response.csv", "distortion.csv", "converter.json"].as_slice()),
        ("loudness", ["loudness.csv", "loudness.json"].as_slice()),
        ("speed", ["speed.csv", "speed.json"].as_slice()),
    ] {
        let folder = TempDir::new().expect("a folder");
        measured(kind, &example(kind), folder.path(), 0);
        for file in files {
            let length = std::fs::metadata(folder.path().join("found").join(file)).map_or(0, |found| found.len());
            assert!(length > 50, "{kind} writes {file}");
        }
    }
}

#[test]
fn a_room_of_the_venue_can_be_measured_at_another_rate() {
    let folder = TempDir::new().expect("a folder");
    let text = example("rir");
    let (start, end) = (text.find("    room: Shoebox((").expect("a room"), text.find("    source: (").expect("a source"));
    let text = format!("{}    room: Venue((venue: \"studio-a\", room: \"live\")),\n{}", &text[..start], &text[end..]);
    measured("rir", &text.replace("rate: 48000", "rate: 44100"), folder.path(), 0);
    let found = linecheck::files::wav::read(&folder.path().join("found/response.wav")).expect("it can be read");
    assert_eq!(found.head.rate, 44_100);
    assert_eq!(found.samples.len(), 44_100, "a second");
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let rir = example("rir");
    let line = |text: &str, what: &str| text[..text.find(what).expect("it is there")].matches('\n').count() + 1;
    for (kind, text, at, why) in [
        ("rir", rir.replace("order: 3", "order: 99"), line(&rir, "order: 3"), "99 is out of range"),
        ("rir", rir.replace("(x: 2.0,", "(x: 20.0,"), line(&rir, "(x: 2.0,"), "20 is out of range"),
        ("rir", rir.replace("air: true", "airs: true"), line(&rir, "air: true"), "there is no field `airs`"),
        (
            "rir",
            rir.replace("of: Ideal(Cardioid),", "of: Ideal(Kardioid),"),
            line(&rir, "of: Ideal(Cardioid),"),
            "`Kardioid` is not known here",
        ),
        (
            "rir",
            rir.replace("beam: Radiator((instrument: \"voice\"", "beam: Radiator((instrument: \"vioce\""),
            line(&rir, "beam: Radiator"),
            "there is no instrument `vioce` (did you mean",
        ),
        ("player", example("player").replace("\"anna\"", "\"anno\""), line(&example("player"), "\"anna\""), "there is no player `anno`"),
        (
            "tape",
            example("tape").replace("\"reel-standard\"", "\"reel-standart\""),
            line(&example("tape"), "\"reel-standard\""),
            "there is no reel `reel-standart`",
        ),
        ("tape", example("tape").replace("track: 12", "track: 99"), line(&example("tape"), "track: 12"), "there is no track 99"),
        (
            "converter",
            example("converter").replace("input: Music", "input: FullScale(99.0)"),
            line(&example("converter"), "input: Music"),
            "99 is out of range",
        ),
        (
            "loudness",
            example("loudness").replace("hertz: 1000.0", "hertz: 30000.0"),
            line(&example("loudness"), "    of: Tones"),
            "30000 is out of range",
        ),
        (
            "loudness",
            example("loudness").replace("speakers: []", "speakers: [Left, Centre, Rear]"),
            line(&example("loudness"), "    speakers:"),
            "`Rear` is not known here",
        ),
        ("loudness", "(\n    of: File(\"missing.wav\"),\n    speakers: [],\n)".to_owned(), 2, "it cannot be opened"),
        (
            "mic",
            example("mic").replace("Ideal(Cardioid),", "Catalogue(\"nothing\", Omni),"),
            line(&example("mic"), "    of: Ideal"),
            "there is no microphone `nothing`",
        ),
        (
            "chain",
            example("chain").replace("length_m: 10.0", "length_m: -10.0"),
            line(&example("chain"), "length_m: 10.0"),
            "-10 is out of range",
        ),
        (
            "mic",
            example("mic").replace("[0.05, 0.1, 0.3, 1.0, 100.0]", "[]"),
            line(&example("mic"), "distances: ["),
            "there is nothing to measure",
        ),
    ] {
        let folder = TempDir::new().expect("a folder");
        let said = measured(kind, &text, folder.path(), 1);
        assert!(said.contains(&format!("spec.ron:{at}:")) && said.contains(why), "{why} on line {at}: {said}");
        assert!(!folder.path().join("found").exists(), "nothing is written");
    }
}

#[test]
fn bleed_is_told_as_text_and_as_json() {
    let folder = TempDir::new().expect("a folder");
    let journal = expert(folder.path());
    let run = |more: &[&str]| {
        let output =
            linecheck().arg("trace").arg(&journal).args(["--at", "take2", "--bleed"]).args(more).assert().success().get_output().clone();
        String::from_utf8(output.stdout).expect("text")
    };
    let text = run(&[]);
    assert!(text.contains("anna mouth") && text.contains("ben soundhole") && text.contains("dB SPL"), "{text}");
    let heard: serde_json::Value = serde_json::from_str(&run(&["--json"])).expect("JSON");
    let heard = heard.as_array().expect("a list");
    assert_eq!(heard.len(), 8, "two microphones and four radiators; breath is no sound");
    for one in heard {
        let delay = one["delay_ms"].as_f64().expect("everybody is in one room");
        assert!((0.1..100.0).contains(&delay), "{one}");
        assert!(one["level_db"].as_f64().expect("a level") <= 0.0 && one["level_db_spl"].as_f64().expect("a level") < 130.0, "{one}");
    }
    let loudest = heard.iter().filter(|one| one["level_db"].as_f64() == Some(0.0)).count();
    let microphones: std::collections::BTreeSet<String> = heard.iter().map(|one| one["microphone"].to_string()).collect();
    assert_eq!(loudest, microphones.len(), "one loudest radiator in each microphone");
}
