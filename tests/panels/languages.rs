//! Nothing on the screen is known to one language alone: what reads the same in English and German is content, not words.

use crate::painted::texts;
use crate::work::{Panels, Work, press, scenario, window, words};
use crate::{debrief, flow, sheets};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use linecheck::files::Library;
use linecheck::files::locale::locales;
use linecheck::panels::{Stage, brief_ui, theme};
use linecheck::sim::course::hint;
use linecheck::sim::session::{Action, Session, Transport};
use linecheck::sim::units::Stamp;
use std::collections::BTreeSet;
use std::path::Path;

/// Everything that is written in the files of gear, venues, bands, songs and scenarios.
fn content() -> String {
    let mut paths = ["assets/gear", "assets/venues", "assets/bands", "assets/songs", "scenarios"]
        .map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .to_vec();
    let mut content = String::new();
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(std::fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "ron") {
            content += &std::fs::read_to_string(path).expect("content");
        }
    }
    content
}

/// What egui itself says.
const OF_THE_LIBRARY: [&str; 1] = ["Close window"];

/// Phrases of two words and more in a text that the content does not have; tags, figures and initials are no words.
fn foreign(text: &str, content: &str) -> Vec<String> {
    let trimmed = text.trim_matches(['“', '”', '„', ' ']);
    if OF_THE_LIBRARY.contains(&text) || content.contains(trimmed) {
        return Vec::new();
    }
    let is_word = |word: &&str| word.chars().any(char::is_lowercase) && !word.chars().any(|letter| letter.is_ascii_digit());
    let plain = |part: &str| part.split_whitespace().filter(is_word).collect::<Vec<_>>().join(" ");
    let parts = trimmed.split([',', ':', ';', '·', '–', '(', ')', '“', '”', '„', '/', '\n', '→']).map(plain);
    parts.filter(|part| part.contains(' ') && !content.contains(part.as_str())).collect()
}

/// Everything that is said on a screen: what is painted, and what stands in the accessibility tree.
fn said<T>(screen: &Harness<'_, T>) -> BTreeSet<String> {
    let painted = texts(&screen.output().shapes, theme::NIGHT).into_iter().map(|text| text.words);
    let nodes = screen.root().children_recursive().flat_map(|node| {
        let node = node.accesskit_node();
        [node.label(), node.value()]
    });
    painted.chain(nodes.flatten()).collect()
}

/// What is said in both languages alike and is not of the content.
#[track_caller]
fn assert_known_to_both(place: &str, in_language: impl Fn(&str) -> BTreeSet<String>) {
    let (english, german) = (in_language("en"), in_language("de"));
    assert!(english.len() > 5 && english != german, "{place}");
    let content = content();
    let found: Vec<&String> = english.intersection(&german).filter(|text| !foreign(text, &content).is_empty()).collect();
    assert!(found.is_empty(), "{place}: {found:#?}");
}

/// Somebody at a place of work in a language, with room for everything.
fn seen(work: Work, language: &str, view: Option<&str>) -> Panels {
    let work = work.with(|ease| ease.language = language.into());
    let mut panels = window(work, (1700.0, 2400.0));
    if let Some(view) = view {
        press(&mut panels, view);
    }
    panels
}

#[test]
fn places_of_work_are_known_to_both_languages() {
    let busy = || {
        let fetched = ["TT-06-01", "XLR-09-01"].map(|unit| Action::Fetch(unit.into()));
        [fetched.to_vec(), vec![Action::Tell(linecheck::sim::scenario::Reply::TwoMinutes)]].concat()
    };
    for stage in crate::fit::STAGES {
        assert_known_to_both(&format!("{stage:?}, begun"), |language| said(&seen(Work::at(stage).after(busy()), language, None)));
        assert_known_to_both(&format!("{stage:?}, at the end"), |language| {
            let mut work = sheets::expert();
            work.stage = stage;
            said(&seen(work, language, None))
        });
    }
}

#[test]
fn sheets_and_views_of_the_lines_are_known_to_both_languages() {
    for (english, german) in sheets::PAPERS {
        let view = |language: &str| if language == "de" { german } else { english };
        assert_known_to_both(english, |language| said(&seen(sheets::expert(), language, Some(view(language)))));
    }
    for (english, german) in flow::VIEWS {
        let view = |language: &str| if language == "de" { german } else { english };
        assert_known_to_both(english, |language| said(&seen(flow::with_bleed(), language, Some(view(language)))));
    }
}

#[test]
fn settings_and_keys_are_known_to_both_languages() {
    for open in [|work: &mut Work| work.windows.settings = true, |work: &mut Work| work.windows.shortcuts = true] {
        assert_known_to_both("a window", |language| {
            let mut work = Work::at(Stage::Room);
            open(&mut work);
            said(&seen(work, language, None))
        });
    }
}

#[test]
fn refusals_are_known_to_both_languages() {
    let refused = [
        Action::Transport(Transport::Record),
        Action::Backup,
        Action::Fetch("DESK".into()),
        Action::Return("MC-001".into()),
        Action::Tape(linecheck::sim::session::TapeKey::Play),
    ];
    for action in refused {
        let mut session = Session::new(scenario());
        let refusal = session.apply(Stamp(1000), action.clone()).expect_err("it cannot be done");
        let [english, german] = ["en", "de"].map(|language| words(language).sentence(&refusal.sentence()));
        assert_eq!(english, refusal.to_string());
        assert_ne!(english, german, "{action:?}");
    }
}

#[test]
fn hints_are_known_to_both_languages() {
    let (english, german) = (words("en"), words("de"));
    let mut session = Session::new(scenario());
    session.advance(Stamp(5000));
    for _ in 0..12 {
        let hint = hint(&session).expect("there is something left to do");
        for line in [&hint.asks, &hint.points, &hint.tells] {
            let both = [&english, &german].map(|words| words.sentence(line));
            assert!(both[0] != both[1] && !both.concat().contains('⟨'), "{both:?}");
        }
        let at = session.studio().now.after(2.0);
        session.apply(at, hint.does.expect("something to do")).expect("it can be done");
    }
}

#[test]
fn the_brief_is_known_to_both_languages() {
    assert_known_to_both("the brief", |language| {
        let (words, scenario) = (words(language), scenario());
        let mut screen = Harness::builder().with_size(egui::vec2(1280.0, 2400.0)).build_ui(move |ui| {
            let mut root = theme::root(ui.ctx());
            brief_ui(&mut root, &words, &scenario, true);
        });
        screen.run_steps(3);
        said(&screen)
    });
}

#[test]
fn the_debrief_is_known_to_both_languages() {
    for finding in 0..debrief::told().findings.len() {
        assert_known_to_both(&format!("finding {finding}"), |language| said(&debrief::read(finding, language, (1700.0, 2400.0))));
    }
}

#[test]
fn sentences_differ_between_the_languages() {
    let all = locales(&Library::at(env!("CARGO_MANIFEST_DIR"))).expect("they can be read");
    let lines = |code: &str| -> BTreeSet<String> {
        let files = &all.iter().find(|locale| locale.code == code).expect("it ships").files;
        files.iter().flat_map(|(_, text)| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect()
    };
    let words = |line: &&String| {
        let plain: String = line.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after)).collect();
        let text = plain.split_once(" = ").map_or(String::new(), |(_, text)| text.to_owned());
        text.split_whitespace().filter(|word| word.chars().filter(|letter| letter.is_lowercase()).count() > 2).count() > 1
    };
    let (english, german) = (lines("en"), lines("de"));
    let same: Vec<&String> = english.intersection(&german).filter(words).collect();
    assert!(same.is_empty(), "{same:#?}");
}

#[test]
fn words_of_one_language_are_found() {
    let content = "name: \"large condenser\"";
    assert!(foreign("MC-012 large condenser, −12 dB", content).is_empty());
    assert_eq!(foreign("MC-012 large condenser: still standing", content), ["still standing"]);
}
