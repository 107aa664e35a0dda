//! Whatever is in a content file: it loads or it names a place, and nothing ever panics.

use linecheck::files::{Diagnostic, FileKind, check, check_text};
use proptest::prelude::*;
use std::path::Path;

const SHIPPED: [(FileKind, &str); 18] = [
    (FileKind::Scenario, "scenarios/first-overdub.ron"),
    (FileKind::Gear, "assets/gear/microphones.ron"),
    (FileKind::Gear, "assets/gear/stands.ron"),
    (FileKind::Gear, "assets/gear/cables.ron"),
    (FileKind::Gear, "assets/gear/electronics.ron"),
    (FileKind::Gear, "assets/gear/furniture.ron"),
    (FileKind::Gear, "assets/gear/tape.ron"),
    (FileKind::Recording, "assets/recording/converters.ron"),
    (FileKind::Venue, "assets/venues/studio-a.ron"),
    (FileKind::Band, "assets/bands/duo.ron"),
    (FileKind::Song, "assets/songs/slow-river.ron"),
    (FileKind::Gear, "assets/gear/instruments.ron"),
    (FileKind::Band, "assets/bands/rock.ron"),
    (FileKind::Song, "assets/songs/copper-wire.ron"),
    (FileKind::Song, "assets/songs/half-past-the-ferry.ron"),
    (FileKind::Song, "assets/songs/six-o-clock.ron"),
    (FileKind::Translation, "assets/locale/de/content/first-overdub.ron"),
    (FileKind::Translation, "assets/locale/de/content/gear.ron"),
];

fn shipped(index: usize) -> (FileKind, &'static str, String) {
    let (kind, name) = SHIPPED[index];
    (kind, name, std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("it ships"))
}

/// Every fault lies in the text that was given, if it lies in that file.
fn name_places(faults: &[Diagnostic], name: &str, text: &str) {
    let lines = text.split('\n').count();
    for fault in faults {
        assert!(fault.line >= 1 && fault.column >= 1, "{fault}");
        assert!(!fault.message.is_empty());
        if fault.file == name {
            assert!(fault.line <= lines, "{fault} in {lines} lines");
            assert!(fault.shown(text).contains(&fault.message));
        }
    }
}

fn survives(kind: FileKind, name: &str, text: &str) -> Vec<Diagnostic> {
    let faults = check_text(kind, name, text);
    name_places(&faults, name, text);
    faults
}

fn boundary(text: &str, share: f64) -> usize {
    let mut at = (text.len() as f64 * share) as usize;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The numbers of a text by their bytes.
fn numbers(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices() {
        let digit = letter.is_ascii_digit() || letter == '.' && start.is_some();
        match (digit, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn cut_short(file in 0..SHIPPED.len(), share in 0.0..1.0) {
        let (kind, name, text) = shipped(file);
        let cut = &text[..boundary(&text, share)];
        let faults = survives(kind, name, cut);
        prop_assert!(cut.trim_end().len() == text.trim_end().len() || !faults.is_empty());
    }

    #[test]
    fn bytes_flipped(file in 0..SHIPPED.len(), flips in prop::collection::vec((0.0..1.0, any::<u8>()), 1..6)) {
        let (kind, name, text) = shipped(file);
        let mut bytes = text.into_bytes();
        for (share, mask) in flips {
            let at = (bytes.len() as f64 * share) as usize;
            bytes[at] ^= mask;
        }
        survives(kind, name, &String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn numbers_that_nothing_could_have(file in 0..SHIPPED.len(), which in 0.0..1.0, word in prop::sample::select(vec![
        "NaN", "inf", "-inf", "1e999", "-1e308", "99999999999999999999", "-1", "0x", "1_", "", "\"7\"", "1.5",
    ])) {
        let (kind, name, mut text) = shipped(file);
        let numbers = numbers(&text);
        let at = numbers[(numbers.len() as f64 * which) as usize].clone();
        text.replace_range(at, word);
        survives(kind, name, &text);
    }

    #[test]
    fn pieces_doubled_or_gone(file in 0..SHIPPED.len(), from in 0.0..1.0, to in 0.0..1.0, twice in any::<bool>()) {
        let (kind, name, text) = shipped(file);
        let (a, b) = (boundary(&text, from), boundary(&text, to));
        let (low, high) = (a.min(b), a.max(b));
        let changed = if twice { format!("{}{}", &text[..high], &text[low..]) } else { format!("{}{}", &text[..low], &text[high..]) };
        survives(kind, name, &changed);
    }

    #[test]
    fn lines_doubled_are_faults(file in 0..SHIPPED.len(), which in 0.0..1.0) {
        let (kind, name, text) = shipped(file);
        let lines: Vec<&str> = text.lines().collect();
        let at = (lines.len() as f64 * which) as usize;
        let doubled = [&lines[..=at], &lines[at..]].concat().join("\n");
        survives(kind, name, &doubled);
    }

    #[test]
    fn deep_nests(file in 0..SHIPPED.len(), share in 0.0..1.0, bracket in prop::sample::select(vec!["[", "(", "{", "Some(", "/*", "[("])) {
        let (kind, name, mut text) = shipped(file);
        text.insert_str(boundary(&text, share), &bracket.repeat(10_000));
        survives(kind, name, &text);
    }

    #[test]
    fn anything_at_all(kind in 0..SHIPPED.len(), text in "\\PC*") {
        let faults = survives(SHIPPED[kind].0, "any.ron", &text);
        prop_assert!(!faults.is_empty());
    }
}

#[test]
fn nan_and_infinity_are_refused_wherever_they_stand() {
    for file in 0..SHIPPED.len() {
        let (kind, name, text) = shipped(file);
        for word in ["NaN", "inf", "-inf", "1e999"] {
            // Not one that is part of some text.
            let outside = |at: usize| text[..at].rsplit('\n').next().unwrap().matches('"').count() % 2 == 0;
            let float = numbers(&text).into_iter().rfind(|at| text[at.clone()].contains('.') && outside(at.start));
            let Some(at) = float else { continue };
            let mut changed = text.clone();
            changed.replace_range(at, word);
            assert!(!survives(kind, name, &changed).is_empty(), "{word} in {name}");
        }
    }
}

#[test]
fn empty_huge_and_binary_files_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.ron");
    for content in [Vec::new(), vec![b' '; 5 << 20], vec![0xff, 0xfe, 0, 1], b"\0\0\0\0".to_vec(), b"gear: [".repeat(100)] {
        std::fs::write(&path, &content).unwrap();
        let faults = check(&path);
        assert!(!faults.is_empty());
        name_places(&faults, "", "");
    }
    assert_eq!(check(&folder.path().join("nothing.ron")).len(), 1);
}

/// The faults of a text as `line: message (help)`.
fn said(kind: FileKind, name: &str, text: &str) -> Vec<String> {
    check_text(kind, name, text).iter().map(|fault| format!("{}: {} ({})", fault.line, fault.message, fault.help)).collect()
}

#[test]
fn all_faults_of_a_shape_are_named_at_once() {
    let text = r#"(
    gear: [
        (id: "a", nmae: "x", mass_kg: "heavy", model: "m", kind: Furniture, source: "s"),
        (id: "b", name: "x", mass_kg: 1.0, model: "m", kind: Microphne(()), source: "s"),
        (id: "c", name: "x", mass_kg: NaN, model: "m", kind: Stand((
            height_m: (1.0, 2.0),
            boom_m: 1.0,
            base_kg: 3.0,
        ))),
    ],
)"#;
    let said = said(FileKind::Gear, "x.ron", text);
    for wanted in [
        "3: there is no field `nmae` here (did you mean `name`?)",
        "3: the field `name` is missing",
        "3: a number belongs here",
        "4: there is no kind `Microphne` (did you mean `Microphone`?)",
        "5: `NaN` is no number",
        "5: the field `base_radius_m` is missing",
        "5: the field `source` is missing",
    ] {
        assert!(said.iter().any(|fault| fault.starts_with(wanted)), "{wanted:?} is not in {said:#?}");
    }
    assert_eq!(said.len(), 7, "{said:#?}");
}

#[test]
fn all_faults_of_sense_are_named_at_once() {
    let (kind, name, text) = shipped(0);
    let wrong = text
        .replace("(\"MC-009/pad\", On(true))", "(\"MC-009/pda\", On(true))")
        .replace("line: \"LIVE/5\"", "line: \"LIVE/9\"")
        .replace("section: \"chorus 2\"", "section: \"chorus 3\"")
        .replacen("to: \"check-voice\"", "to: \"check-vioce\"", 1)
        .replacen("room: \"live\"", "room: \"control\"", 1)
        .replacen("marks: 8.0", "marks: 9.0", 1)
        .replacen("mics: [\"sdc-vintage\"]", "mics: [\"sdc-vntage\"]", 1);
    let said = said(kind, name, &wrong);
    for wanted in [
        "MC-009 has no control `pda` (did you mean `pad`?)",
        "LIVE has no jack `9`",
        "there is no section `chorus 3` (did you mean `chorus 1`?)",
        "there is no cue `check-vioce` (did you mean `check-voice`?)",
        "is not in `control`",
        "the marks add to 101 (they must add to 100)",
        "there is no microphone type `sdc-vntage` (did you mean `sdc-vintage`?)",
    ] {
        assert!(said.iter().any(|fault| fault.contains(wanted)), "{wanted:?} is not in {said:#?}");
    }
    assert_eq!(said.len(), 7, "{said:#?}");
    let pad = 1 + wrong.lines().position(|line| line.contains("MC-009/pda")).unwrap();
    assert!(said.iter().any(|fault| fault.starts_with(&format!("{pad}: MC-009"))));
}

#[test]
fn a_missing_file_is_a_fault_of_the_scenario_that_names_it() {
    let (kind, name, text) = shipped(0);
    let said = said(kind, name, &text.replace("venue: \"studio-a\"", "venue: \"studio-b\""));
    assert!(said.len() == 1 && said[0].contains("there is no venue `studio-b` (did you mean `studio-a`?)"), "{said:#?}");
}

#[test]
fn units_must_be_written() {
    let (kind, name, text) = shipped(1);
    let wrong = text.replacen("max: DbSpl(160.0)", "max: Db(160.0)", 1).replacen("source: Ohm(310.0)", "source: (310.0)", 1);
    let said = said(kind, name, &wrong);
    assert!(said.len() == 2 && said[0].contains("write `DbSpl(…)`") && said[1].contains("write `Ohm(…)`"), "{said:#?}");
}
