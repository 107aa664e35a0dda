//! The bench from outside: its examples can be measured as they are, and what is wrong is named with its place.

mod speed;

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
            example("mic").replace("\"ldc-pads\"", "\"nothing\""),
            line(&example("mic"), "    of: Catalogue"),
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

/// The example of a desk with other cords.
fn desk_with(cords: &str) -> String {
    let text = example("desk");
    let (start, end) = (text.find("    cords: [").expect("cords"), text.find("    // Where a level").expect("where"));
    format!("{}    cords: [\n{cords}\n    ],\n{}", &text[..start], &text[end..])
}

#[test]
fn cords_that_nobody_could_plug_are_named_with_their_place() {
    let first = desk_with("").find("    cords: [").map(|at| desk_with("")[..at].matches('\n').count() + 2).expect("cords");
    for (cords, line, column, why) in [
        (
            r#"("XLR-06-01", "BAY-C/U1", "LIVE/1"),"#,
            0,
            15,
            "end A of `XLR-06-01`, XLR female, does not go into `BAY-C/U1`, TT jack (no free cord of this venue does)",
        ),
        (
            r#"("XLR-06-01", "LIVE/1", "MC-001/out"),"#,
            0,
            15,
            "end A of `XLR-06-01`, XLR female, does not go into `LIVE/1`, XLR female (the other way round it does)",
        ),
        (
            r#"("TS-03-01", "BAY-C/U1", "BAY-F/L1"),"#,
            0,
            14,
            "end A of `TS-03-01`, TS plug, does not go into `BAY-C/U1`, TT jack (`TT-06-01` does)",
        ),
        (r#"("TT-06-01", "DESK/mic 1", "BAY-F/L1"),"#, 0, 14, "does not go into `DESK/mic 1`, soldered"),
        (
            "(\"TT-06-01\", \"BAY-C/U1\", \"BAY-F/L1\"),\n(\"TT-06-01\", \"BAY-C/U2\", \"BAY-F/L2\"),",
            1,
            2,
            "`TT-06-01` is plugged twice (`TT-06-02` is another of its kind)",
        ),
        (
            "(\"TT-06-01\", \"BAY-C/U1\", \"BAY-F/L1\"),\n(\"TT-06-02\", \"BAY-F/U1\", \"BAY-F/L1\"),",
            1,
            26,
            "`TT-06-01` is in `BAY-F/L1` already",
        ),
        (r#"("TT-06-01", "BAY-C/U1", "BAY-C/U1"),"#, 0, 26, "`TT-06-01` is in `BAY-C/U1` already"),
    ] {
        let folder = TempDir::new().expect("a folder");
        let said = measured("desk", &desk_with(cords), folder.path(), 1);
        let at = format!("spec.ron:{}:{column}: ", first + line);
        assert!(said.contains(&at) && said.contains(why), "{why} at {at}: {said}");
        assert!(!folder.path().join("found").exists(), "nothing is written");
    }
    for (from, to, why) in [
        ("to: \"DAW/in 1\"", "to: \"DESK/bus 1\"", "`DESK/bus 1` is an output (an input or a contact"),
        ("(\"DESK/ch1.small\", At(0.0))", "(\"DESK/ch1.gain\", At(0.0))", "`DESK/ch1.gain` is set twice (it is set to"),
    ] {
        let folder = TempDir::new().expect("a folder");
        let said = measured("desk", &example("desk").replace(from, to), folder.path(), 1);
        assert!(said.contains(why), "{why}: {said}");
    }
    let folder = TempDir::new().expect("a folder");
    let said = measured("speed", &example("speed").replace("\"XLR-06-02\"", "\"XLR-06-01\""), folder.path(), 1);
    assert!(said.contains("`XLR-06-01` is plugged twice"), "{said}");
}

#[test]
fn a_desk_is_measured_with_the_facts_of_its_patch() {
    let facts = |text: &str| {
        let folder = TempDir::new().expect("a folder");
        let spec = folder.path().join("spec.ron");
        std::fs::write(&spec, text).expect("the folder is there");
        let run = linecheck().args(["measure", "desk"]).arg(&spec).arg("--out").arg(folder.path()).assert().success();
        let json: serde_json::Value =
            serde_json::from_slice(&std::fs::read(folder.path().join("desk.json")).expect("it is there")).expect("it is JSON");
        let facts = json["facts"].as_array().expect("a list").iter().map(|fact| fact.as_str().expect("text").to_owned());
        let facts: Vec<String> = facts.collect();
        let said = String::from_utf8(run.get_output().stdout.clone()).expect("text");
        assert!(facts.iter().all(|fact| said.contains(&format!("note: {fact}"))), "{facts:?} in {said}");
        facts
    };
    // What is remarkable about the venue as it stands: the loudspeakers in the live room hang on another outlet.
    let usual = facts(&example("desk"));
    assert!(usual.len() == 2 && usual.iter().all(|fact| fact.starts_with("20 mV stand between the earths of DESK/studio ")), "{usual:?}");
    let line = |cords: &str| desk_with(cords).replace("(\"DESK/ch1.insert\", On(true))", "(\"DESK/ch1.source\", Choice(\"line\"))");
    let looped = facts(&line(r#"("TT-06-01", "BAY-D/U1", "BAY-B/L1"),"#));
    assert!(looped.iter().any(|fact| fact.starts_with("the signal runs in a circle through") && fact.contains("DESK/bus 1")), "{looped:?}");
    let fighting = facts(&desk_with(r#"("TT-06-01", "BAY-D/U1", "BAY-D/U2"),"#));
    assert!(fighting.iter().any(|fact| fact == "outputs are joined to each other: DESK/bus 1, DESK/bus 2"), "{fighting:?}");
}

#[test]
fn a_microphone_is_measured_as_its_switches_stand() {
    let mic = |of: &str, settings: &str| {
        let frequencies = "frequencies: [50, 1000]";
        format!("(\n    of: {of},\n    settings: {settings},\n    angles: [0, 180], distances: [100], {frequencies},\n)")
    };
    let found = |settings: &str| {
        let folder = TempDir::new().expect("a folder");
        measured("mic", &mic("Catalogue(\"ldc-pads\")", settings), folder.path(), 0);
        let text = std::fs::read_to_string(folder.path().join("found/response.csv")).expect("it is there");
        let levels = text.lines().skip(1).map(|row| row.split(',').nth(3).and_then(|db| db.parse::<f64>().ok()).expect("a figure"));
        let json: serde_json::Value =
            serde_json::from_slice(&std::fs::read(folder.path().join("found/mic.json")).expect("it is there")).expect("it is JSON");
        let figures = ["sensitivity_mv", "noise_dba", "max_db_spl"].map(|name| json[name].as_f64().expect("a figure"));
        (levels.collect::<Vec<_>>(), figures)
    };
    let close = |what: &str, got: f64, want: f64| assert!((got - want).abs() < 0.1, "{what}: {got} for {want}");
    let (plain, [sensitivity, noise, most]) = found("[]");
    let (eight, _) = found("[(\"pattern\", Choice(\"figure-8\"))]");
    assert!(plain[3] < -10.0 && eight[3] > -3.0, "a cardioid and a figure-8 from behind: {plain:?} {eight:?}");
    let (same, padded) = found("[(\"pad\", Choice(\"-12\"))]");
    close("a pad takes nothing from the response", same[0], plain[0]);
    close("12 dB of the level", 20.0 * (padded[0] / sensitivity).log10(), -12.0);
    close("brings the noise nearer", padded[1] - noise, 12.0);
    close("and moves the limit", padded[2] - most, 12.0);
    // Butterworth of the second order at 50 Hz: −10 log (1 + (f/50)⁴), at 160 Hz of the first order.
    for (word, wanted) in [("flat", 0.0), ("40", -1.49), ("80", -8.77), ("160", -10.51)] {
        let (filtered, _) = found(&format!("[(\"hpf\", Choice(\"{word}\"))]"));
        close(word, filtered[0] - plain[0], wanted);
    }
    for (of, settings, place, why) in [
        ("Catalogue(\"ldc-pads\")", "[(\"pda\", Choice(\"-12\"))]", "3:17", "has no switch `pda` to measure by (did you mean `pad`?)"),
        ("Catalogue(\"ldc-pads\")", "[(\"pad\", On(true))]", "3:24", "one of `Choice(\"0\")`, `Choice(\"-6\")`, `Choice(\"-12\")`"),
        ("Catalogue(\"ldc-pads\")", "[(\"pattern\", Choice(\"eight\"))]", "3:28", "`Choice(\"figure-8\")`"),
        ("Catalogue(\"dynamic-instrument\")", "[(\"pad\", On(true))]", "3:17", "has no switch `pad` to measure by (it has none)"),
        ("Ideal(Omni)", "[(\"hpf\", On(true))]", "3:17", "has no switch `hpf`"),
    ] {
        let folder = TempDir::new().expect("a folder");
        let said = measured("mic", &mic(of, settings), folder.path(), 1);
        assert!(said.contains(&format!("spec.ron:{place}: ")) && said.contains(why), "{why} at {place}: {said}");
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
