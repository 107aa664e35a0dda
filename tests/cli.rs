//! The verbs from outside: help, exit codes, and what they print and write.

use assert_cmd::Command;
use linecheck::files::wav::{self, Depth};
use linecheck::files::{Library, journal};
use linecheck::sim::gear::{ControlId, Setting};
use linecheck::sim::session;
use linecheck::sim::session::{Action, Header, Journal, Session, Transport};
use linecheck::sim::units::Stamp;
use std::path::PathBuf;
use tempfile::TempDir;

fn linecheck() -> Command {
    let mut command = Command::cargo_bin("linecheck").expect("it was built with the tests");
    command.env("LINECHECK_HOME", env!("CARGO_MANIFEST_DIR"));
    command
}

/// Standard output of a run that ends with this code.
fn said(arguments: &[&str], code: i32) -> String {
    let output = linecheck().args(arguments).assert().code(code).get_output().clone();
    String::from_utf8(output.stdout).expect("text")
}

/// Standard error of a run that ends with this code.
fn complained(arguments: &[&str], code: i32) -> String {
    let output = linecheck().args(arguments).assert().code(code).get_output().clone();
    String::from_utf8(output.stderr).expect("text")
}

/// A journal in which nobody has done anything yet.
fn empty_journal(folder: &TempDir) -> PathBuf {
    let scenario = Library::at(env!("CARGO_MANIFEST_DIR")).scenario("first-overdub").expect("it is in order");
    let empty = Journal { header: Header::of(&scenario), entries: Vec::new() };
    let path = folder.path().join("empty.journal");
    std::fs::write(&path, journal::text_of(&empty).expect("it can be written")).expect("the folder is there");
    path
}

#[test]
fn help_names_every_verb_with_examples_and_exit_codes() {
    let help = said(&["--help"], 0);
    for word in ["demo", "grade", "render", "check", "trace", "Exit codes:", "Example"] {
        assert!(help.contains(word), "{word} is not in {help}");
    }
    for verb in ["demo", "grade", "render", "check", "trace"] {
        let help = said(&[verb, "--help"], 0);
        assert!(help.contains("Example") && help.contains("Exit codes:"), "{help}");
    }
    assert!(said(&["--version"], 0).starts_with("linecheck "));
}

#[test]
fn what_is_not_understood_ends_with_two() {
    assert!(complained(&["dance"], 2).contains("dance"));
    assert!(complained(&["demo", "first-overdub"], 2).contains("--out"));
    let folder = TempDir::new().expect("a folder");
    let journal = empty_journal(&folder);
    let journal = journal.to_str().expect("a plain path");
    assert!(complained(&["trace", journal, "--at", "noon", "--track", "1"], 2).contains("noon"));
}

#[test]
fn a_file_that_is_not_there_ends_with_three() {
    assert!(complained(&["grade", "/nowhere/at.journal"], 3).contains("/nowhere/at.journal"));
    assert!(complained(&["check", "/nowhere/at.ron"], 3).contains("/nowhere/at.ron"));
}

#[test]
fn a_folder_of_recordings_that_is_not_there_ends_with_three() {
    let folder = tempfile::tempdir().expect("a temporary folder can be written to");
    let (journal, out) = (empty_journal(&folder), folder.path().join("out"));
    let (journal, out, gone) = (journal.display().to_string(), out.display().to_string(), "/nowhere/at/all");
    for arguments in [
        ["grade", &journal, "--stems", gone].as_slice(),
        ["render", &journal, "--out", &out, "--stems", gone].as_slice(),
        ["demo", "first-overdub", "--out", &out, "--stems", gone].as_slice(),
        ["grade", &journal, "--stems", &journal].as_slice(),
    ] {
        let said = complained(arguments, 3);
        assert!(said.contains(arguments[arguments.len() - 1]), "{arguments:?}: {said}");
    }
}

#[test]
fn bad_content_ends_with_one_and_its_place() {
    let folder = TempDir::new().expect("a folder");
    let broken = folder.path().join("broken.journal");
    let good = std::fs::read_to_string(empty_journal(&folder)).expect("it was just written");
    std::fs::write(&broken, format!("{good}nonsense\n")).expect("the folder is there");
    let broken = broken.to_str().expect("a plain path");
    assert!(complained(&["grade", broken], 1).contains("broken.journal:2"));
    assert!(said(&["check", broken], 1).contains("broken.journal:2"));
    let faults: serde_json::Value = serde_json::from_str(&said(&["check", "--json", broken], 1)).expect("JSON");
    assert_eq!(faults[0]["line"], 2);
    assert!(complained(&["demo", "no-such-thing", "--out", broken], 1).contains("no-such-thing"));
    assert!(complained(&["demo", "../etc/passwd", "--out", broken], 1).contains("no name of a scenario"));
}

#[test]
fn sound_content_ends_with_nothing() {
    let scenario = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/first-overdub.ron");
    assert!(said(&["check", scenario], 0).contains("no faults"));
    assert_eq!(said(&["check", "--json", scenario], 0).trim(), "[]");
}

#[test]
fn an_empty_journal_is_judged_and_printed_in_every_form() {
    let folder = TempDir::new().expect("a folder");
    let journal = empty_journal(&folder);
    let journal = journal.to_str().expect("a plain path");
    let text = said(&["grade", journal], 0);
    assert!(text.contains("0 of 100") && text.contains("No take was recorded"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 110), "{text}");
    let page = folder.path().join("deep/report.html");
    let report: serde_json::Value =
        serde_json::from_str(&said(&["grade", journal, "--json", "--html", page.to_str().expect("a plain path")], 0)).expect("JSON");
    assert_eq!(report["of"], 100.0);
    assert_eq!(report["findings"].as_array().map(Vec::len), Some(24));
    let page = std::fs::read_to_string(page).expect("it was written");
    assert!(page.contains("Nothing was recorded") && !page.contains("http://") && !page.contains("https://"));
    assert!(said(&["render", journal, "--out", folder.path().to_str().expect("a plain path")], 0).contains("no takes"));
}

#[test]
fn a_trace_of_an_empty_room_names_the_break() {
    let folder = TempDir::new().expect("a folder");
    let journal = empty_journal(&folder);
    let journal = journal.to_str().expect("a plain path");
    let text = said(&["trace", journal, "--at", "0", "--track", "1"], 0);
    assert!(text.contains("Nothing arrives"), "{text}");
    let found: serde_json::Value =
        serde_json::from_str(&said(&["trace", journal, "--at", "0", "--track", "1", "--json"], 0)).expect("JSON");
    assert!(found["cause"].is_string());
    assert!(complained(&["trace", journal, "--at", "0", "--track", "99"], 1).contains("no track 99"));
    assert!(complained(&["trace", journal, "--at", "take2", "--track", "1"], 1).contains("no take 2"));
    // From any jack backward, and from any output forward.
    assert!(said(&["trace", journal, "--at", "0", "--to", "BAY/L9"], 0).contains('✗'));
    let forward = said(&["trace", journal, "--at", "0", "--from", "PRE-1/out 1"], 0);
    assert!(forward.contains("PRE-1/out 1") || forward.contains("PRE-1 ch 1"), "{forward}");
    assert!(complained(&["trace", journal, "--at", "0", "--from", "DESK/mic 1"], 2).contains("gives out nothing"));
    assert!(complained(&["trace", journal, "--at", "0", "--to", "BAY/L900"], 1).contains("no jack BAY/L900"));
}

/// A punch of a second into a second playlist of a session at 44.1 kHz and 16 bits; nobody plays.
fn punched() -> Journal {
    let scenario = Library::at(env!("CARGO_MANIFEST_DIR")).scenario("first-overdub").expect("it is in order");
    let set = |name: &str, setting| Action::Set(ControlId::new(&"REC".into(), name), setting);
    let (record, stop) = (Action::Transport(Transport::Record), Action::Transport(Transport::Stop));
    let work = [
        (0, set("power", Setting::On(true))),
        (0, set("rate", Setting::Choice("44.1".to_owned()))),
        (0, set("depth", Setting::Choice("16".to_owned()))),
        (0, set("name 1", Setting::Text("VOX".to_owned()))),
        (0, set("arm 1", Setting::On(true))),
        (1000, record.clone()),
        (4000, stop),
        (5000, Action::Workstation(session::Command::NewPlaylist(1))),
        (5000, Action::Workstation(session::Command::PunchRange(1.0, 2.0))),
        (5000, set("punch", Setting::On(true))),
        (5000, set("pre-roll", Setting::At(0.5))),
        (6000, record),
        (9000, set("punch", Setting::On(false))),
    ];
    let mut session = Session::new(std::sync::Arc::new(scenario));
    for (at, action) in work {
        session.apply(Stamp(at), action).expect("it goes");
    }
    session.journal().clone()
}

#[test]
fn takes_have_the_rate_the_depth_and_the_playlist_of_their_session() {
    let folder = TempDir::new().expect("a folder");
    let (journal, out) = (folder.path().join("punched.journal"), folder.path().join("takes"));
    std::fs::write(&journal, journal::text_of(&punched()).expect("it can be written")).expect("the folder is there");
    let [from, to] = [&journal, &out].map(|path| path.to_str().expect("a plain path"));
    let said = said(&["render", from, "--out", to], 0);
    assert!(said.trim_end().ends_with("first-overdub_T01_VOX_02.wav"), "{said}");
    let wave = wav::read(&out.join("first-overdub_T01_VOX_02.wav")).expect("the take");
    assert_eq!((wave.head.rate, wave.head.depth), (44_100, Depth::Int16));
    assert!(wave.samples.len().abs_diff(44_100) <= 1, "a second, to the sample: {}", wave.samples.len());
    assert!(wave.head.bext.expect("it says what it is").history.contains("F=44100,W=16"));
}
