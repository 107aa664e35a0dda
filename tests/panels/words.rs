//! The languages: each has every word that the panels and the simulation use, no other, and with the same arguments.

use linecheck::files::Library;
use linecheck::files::locale::{Locale, locales};
use linecheck::panels::Words;
use linecheck::sim::session::Refusal;
use linecheck::sim::words::Sentence;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn all() -> Vec<Locale> {
    locales(&Library::at(env!("CARGO_MANIFEST_DIR"))).expect("they can be read")
}

/// The ids of a language with the arguments of each.
fn ids(locale: &Locale) -> BTreeMap<String, BTreeSet<String>> {
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut last = String::new();
    for line in locale.files.iter().flat_map(|(_, text)| text.lines()).filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" = ").filter(|_| !line.starts_with([' ', '}'])) {
            assert!(ids.insert(id.to_owned(), BTreeSet::new()).is_none(), "{id} stands twice in {}", locale.code);
            last = id.to_owned();
        }
        let names = line.split('$').skip(1).map(|rest| rest.chars().take_while(|letter| letter.is_alphanumeric()).collect::<String>());
        if let Some(known) = ids.get_mut(&last) {
            known.extend(names);
        }
    }
    ids
}

/// The code of the panels and of the simulation, file by file, without comments.
fn sources() -> Vec<String> {
    let mut paths = ["src/panels", "src/sim"].map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).to_vec();
    let mut sources = Vec::new();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(std::fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()));
            continue;
        }
        let text = std::fs::read_to_string(path).expect("a source");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        sources.push(text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n"));
    }
    sources
}

/// Every text in quotes in the sources.
fn quoted() -> BTreeSet<String> {
    let of = |line: &str| line.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    sources().iter().flat_map(|source| source.lines().flat_map(of).collect::<Vec<_>>()).collect()
}

/// Every sentence of the simulation as it is written there: its id, and the names of what goes into it.
fn said() -> Vec<(String, BTreeSet<String>)> {
    let mut said = Vec::new();
    for source in sources() {
        for call in source.split("say!(").skip(1) {
            let Some(id) = call.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else { continue };
            let mut depth = 1;
            let mut outer = String::new();
            for letter in call.chars() {
                depth += i32::from("([{".contains(letter)) - i32::from(")]}".contains(letter));
                match depth {
                    0 => break,
                    1 => outer.push(letter),
                    _ => {}
                }
            }
            let names = outer.split(',').skip(1).filter_map(|arg| arg.split_once(" = ")).map(|(name, _)| name.trim().to_owned());
            said.push((id.to_owned(), names.collect()));
        }
    }
    said
}

#[test]
fn every_language_is_in_order() {
    let all = all();
    assert!(all.iter().map(|locale| locale.code.as_str()).eq(["de", "en"]));
    for locale in &all {
        Words::of(locale).unwrap();
    }
}

#[test]
fn every_language_has_the_same_words_with_the_same_arguments() {
    let all = all();
    let first = ids(&all[0]);
    for locale in &all[1..] {
        assert_eq!(first, ids(locale), "{} and {}", all[0].code, locale.code);
    }
}

#[test]
fn every_word_is_used_and_every_word_that_is_used_is_there() {
    let known: BTreeSet<String> = ids(&all()[0]).into_keys().collect();
    let quoted = quoted();
    let unused: Vec<_> = known.difference(&quoted).collect();
    assert!(unused.is_empty(), "{unused:?} are used nowhere");
    let families: BTreeSet<&str> = known.iter().filter_map(|id| id.split_once('-').map(|(family, _)| family)).collect();
    let is_id = |text: &&String| {
        let plain = text.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-');
        plain && text.split_once('-').is_some_and(|(family, _)| families.contains(family))
    };
    // The switch of a microphone says `figure-8`, and is no id.
    let missing: Vec<_> = quoted.iter().filter(is_id).filter(|id| !known.contains(*id)).collect();
    assert!(missing.is_empty(), "{missing:?} are in no language");
}

#[test]
fn the_simulation_says_each_sentence_with_what_goes_into_it() {
    let known = ids(&all()[0]);
    let said = said();
    assert!(said.len() > 300);
    for (id, names) in said {
        assert_eq!(known.get(&id), Some(&names), "{id}");
    }
}

#[test]
fn the_simulation_reads_its_english_without_fluent() {
    let all = all();
    let english = all.iter().find(|locale| locale.code == "en").unwrap();
    let (_, text) = english.files.iter().find(|(name, _)| name.ends_with("sim.ftl")).unwrap();
    let is_plain = |line: &str| {
        let braces = line.split('{').skip(1).all(|rest| rest.starts_with(" $") && rest.contains(" }"));
        braces && line.contains(" = ") && !line.starts_with(' ')
    };
    let odd: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#') && !is_plain(line)).collect();
    assert!(odd.is_empty(), "{odd:?}");
    let sentence = Refusal::Recorder(Sentence::written("no track is armed")).sentence();
    assert_eq!(Words::of(english).unwrap().sentence(&sentence), sentence.to_string());
}

#[test]
fn a_broken_file_names_its_line() {
    let locale = Locale { code: "en".into(), files: vec![("en/panels.ftl".into(), "one = One\ntwo = { $\n".into())], ..Locale::default() };
    let faults = Words::of(&locale).unwrap_err();
    assert!(faults[0].starts_with("en/panels.ftl:2: "), "{faults:?}");
}

#[test]
fn what_an_author_wrote_is_said_where_it_is_known() {
    let said = [("Stop the recorder.", "Halt den Recorder an."), ("slot", "Fach"), ("chorus", "Refrain")];
    let content = said.map(|(written, said)| (written.to_owned(), said.to_owned())).into();
    let words = Words::of(&Locale { code: "de".into(), content, ..Locale::default() }).unwrap();
    for (written, wanted) in [
        ("Stop the recorder.", "Halt den Recorder an."),
        ("slot 12", "Fach 12"),
        ("chorus 2", "Refrain 2"),
        // What a teacher wrote in German needs nothing, and what is typed is nobody's to change.
        ("Nimm die Gitarre auf.", "Nimm die Gitarre auf."),
        ("slot12", "slot12"),
        ("", ""),
    ] {
        assert_eq!(words.content(written), wanted);
    }
}

#[test]
fn numbers_are_written_and_typed_as_the_language_does() {
    let of = |code: &str| Words::of(all().iter().find(|locale| locale.code == code).unwrap()).unwrap();
    assert_eq!((of("en").number(-6.5, 1), of("de").number(-6.5, 1)), ("−6.5".to_owned(), "−6,5".to_owned()));
    assert_eq!((of("de").typed("−6,5 dB"), of("en").typed("17 cm"), of("en").typed("x")), (Some(-6.5), Some(17.0), None));
}
