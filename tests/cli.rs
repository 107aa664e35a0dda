//! The verbs from outside: help, exit codes, and what they print and write.

use assert_cmd::Command;
use linecheck::files::{Library, journal};
use linecheck::sim::session::{Header, Journal};
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
