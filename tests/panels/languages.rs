//! Nothing on the screen is known to one language alone: what reads the same in English and German is a name, a tag or a figure.

use crate::painted::texts;
use crate::work::{Panels, Work, press, scenario, window, words};
use crate::{debrief, flow, sheets};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use linecheck::files::locale::locales;
use linecheck::files::{Library, sessions};
use linecheck::panels::{Shelf, Stage, Words, brief_ui, scenarios_ui, theme};
use linecheck::sim::course::{Hint, hint};
use linecheck::sim::gear::{ControlId, GearFile, GearKind, Setting};
use linecheck::sim::scoring::judge;
use linecheck::sim::session::{Action, Entry, Journal, Outcome, Session, Transport};
use linecheck::sim::units::{Point, Stamp};
use linecheck::sim::view::findings;
use linecheck::sim::words::{Sentence, Value};
use std::collections::BTreeSet;
use std::path::Path;

/// What is the same in every language: what egui itself says, and names.
const NAMES: [&str; 2] = ["Close window", "Slow River"];

/// Phrases of two words and more in a text; names, tags, figures and initials are no words.
fn foreign(text: &str) -> Vec<String> {
    let trimmed = NAMES.iter().fold(text.to_owned(), |text, name| text.replace(name, ""));
    let is_word = |word: &&str| word.chars().any(char::is_lowercase) && !word.chars().any(|letter| letter.is_ascii_digit());
    let plain = |part: &str| part.split_whitespace().filter(is_word).collect::<Vec<_>>().join(" ");
    let parts = trimmed.split([',', ':', ';', '·', '–', '(', ')', '“', '”', '„', '/', '\n', '→']).map(plain);
    parts.filter(|part| part.contains(' ')).collect()
}

/// What authors of content wrote in English and is said otherwise in German.
fn english() -> Vec<String> {
    let all = locales(&Library::at(env!("CARGO_MANIFEST_DIR"))).expect("they can be read");
    let german = all.into_iter().find(|locale| locale.code == "de").expect("it ships").content;
    german.into_iter().filter(|(written, said)| written != said).map(|(written, _)| written).collect()
}

/// What of the content stands in a text as it was written.
fn untranslated<'a>(text: &str, english: &'a [String]) -> Vec<&'a String> {
    let is_part = |letter: Option<char>, signs: &str| letter.is_some_and(|letter| letter.is_alphanumeric() || signs.contains(letter));
    let stands = |(at, written): (usize, &str)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + written.len()..].chars().next());
        !is_part(before, "/._-") && !is_part(after, "/_-")
    };
    english.iter().filter(|written| text.match_indices(written.as_str()).any(stands)).collect()
}

/// Nothing that is said in German stands there as its author wrote it in English.
#[track_caller]
fn assert_translated<'a>(place: &str, said: impl IntoIterator<Item = &'a String>) {
    let english = english();
    let left: Vec<_> = said.into_iter().filter(|text| !untranslated(text, &english).is_empty()).collect();
    assert!(left.is_empty(), "{place}: {left:#?}");
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

/// What is said in both languages alike is a name, and none of the content is said in German as it was written.
#[track_caller]
fn assert_known_to_both(place: &str, in_language: impl Fn(&str) -> BTreeSet<String>) {
    let (english, german) = (in_language("en"), in_language("de"));
    assert!(english.len() > 5 && english != german, "{place}");
    let found: Vec<&String> = english.intersection(&german).filter(|text| !foreign(text).is_empty()).collect();
    assert!(found.is_empty(), "{place}: {found:#?}");
    assert_translated(place, &german);
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
    // Gear that stands in every control room; its legends are on the panels of the desk and the recorder as well.
    for unit in ["REC", "DESK", "PRE-1", "MC-012", "BOOTH", "BAY"] {
        let near = |language: &str| said(&seen(Work::at(Stage::Closer).looking_at(unit), language, None));
        assert_known_to_both(&format!("close to {unit}"), near);
    }
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

/// A hint differs between the languages, and quotes nobody in English.
#[track_caller]
fn assert_hint_known(hint: &Hint) {
    let (english, german) = (words("en"), words("de"));
    let lines = [&hint.asks, &hint.points, &hint.tells];
    for both in lines.map(|line| [&english, &german].map(|words| words.sentence(line))) {
        assert!(both[0] != both[1] && !both.concat().contains('⟨'), "{both:?}");
        assert_translated("a hint", &both[1..]);
    }
}

#[test]
fn hints_are_known_to_both_languages() {
    let mut session = Session::new(scenario());
    session.advance(Stamp(5000));
    for _ in 0..40 {
        let hint = hint(&session).expect("there is something left to do");
        assert_hint_known(&hint);
        let Some(does) = hint.does else { break };
        let at = session.studio().now.after(2.0);
        session.apply(at, does).expect("it can be done");
    }
}

/// The journal of the expert's session.
fn of_the_expert() -> Journal {
    sessions::expert(&Library::at(env!("CARGO_MANIFEST_DIR")), &scenario()).expect("it ships")
}

#[test]
fn what_is_said_and_asked_is_known_to_both_languages() {
    let german = words("de");
    let mut session = Session::new(scenario());
    let mut asked = BTreeSet::new();
    for entry in of_the_expert().entries {
        session.advance(entry.at);
        if asked.insert(session.asks().to_owned()) && !session.asks().is_empty() {
            assert_translated("what is waited for", [&german.content(session.asks())]);
            if let Some(hint) = hint(&session) {
                assert_hint_known(&hint);
            }
        }
        if let Outcome::Did(action) = entry.what {
            session.apply(entry.at, action).expect("the expert may");
        }
    }
    assert!(asked.len() > 8 && session.said().len() > 20, "{asked:?}");
    assert_translated("what is said", &session.said().iter().map(|said| german.sentence(&said.text)).collect::<Vec<_>>());
}

#[test]
fn findings_are_known_to_both_languages() {
    let [english, german] = ["en", "de"].map(words);
    // Whoever has the wrong microphone up, leaves a cable in Booth A and goes before the first take loses marks everywhere.
    let mut journal = of_the_expert();
    let is_early = |entry: &Entry| !matches!(entry.what, Outcome::Did(Action::Transport(Transport::Record)));
    journal.entries = journal.entries.into_iter().take_while(is_early).collect();
    let mut session = Session::replay(scenario(), &journal).expect("it can be played");
    let now = session.studio().now;
    let floor = Action::PutDown("XLR-03-01".into(), Point::new(7.5, 0.0, 8.1));
    for action in [Action::Fetch("XLR-03-01".into()), floor, Action::Leave] {
        session.apply(now, action).expect("it can be done");
    }
    let report = judge(&scenario(), &session.so_far());
    let seen = findings(&scenario(), &report);
    let told = seen.iter().flat_map(|one| one.found.iter().chain([&one.place, &one.expected])).collect::<Vec<_>>();
    assert!(told.len() > 50, "{}", told.len());
    let said = |words: &Words| told.iter().map(|line| words.sentence(line)).collect::<Vec<_>>();
    assert!(said(&english).iter().any(|line| line.contains("microphone cable, 3 m")), "{:#?}", said(&english));
    assert!(said(&german).iter().any(|line| line.contains("Mikrofonkabel, 3 m") && line.contains("Kabine A")), "{:#?}", said(&german));
    assert_translated("a finding", &said(&german));
}

#[test]
fn places_of_instruments_are_known_to_both_languages() {
    let [english, german] = ["en", "de"].map(words);
    for path in ["instruments", "microphones"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/gear/{path}.ron"));
        let file: GearFile = ron::from_str(&std::fs::read_to_string(path).expect("it ships")).expect("it is sound");
        let places = file.gear.iter().flat_map(|gear| match &gear.kind {
            GearKind::Instrument(instrument) => {
                instrument.radiators.iter().map(|radiator| radiator.id.clone()).chain([instrument.reference.clone()]).collect()
            }
            GearKind::Microphone(mic) => mic.patterns.iter().map(|pattern| pattern.word().to_owned()).collect::<Vec<_>>(),
            _ => Vec::new(),
        });
        for place in places {
            let said = Sentence { id: "written", args: vec![("text", Value::word(&place))] };
            // Pieces of a kit have short names in data, which are spelled out on the screen.
            let (shown, short) = (english.sentence(&said).to_lowercase(), said.to_string().to_lowercase());
            assert!(short.split('-').any(|part| shown.contains(part)), "{short}: {shown}");
            assert_ne!(german.sentence(&said), said.to_string());
        }
    }
}

#[test]
fn scenarios_are_known_to_both_languages() {
    assert_known_to_both("the scenarios", |language| {
        let (words, shelf) = (words(language), Shelf { scenarios: vec![scenario()], faults: Vec::new() });
        let mut screen = Harness::builder().with_size(egui::vec2(1280.0, 800.0)).build_ui(move |ui| {
            let mut root = theme::root(ui.ctx());
            scenarios_ui(&mut root, &words, &shelf);
        });
        screen.run_steps(3);
        said(&screen)
    });
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
fn what_is_typed_stays_as_it_was_typed() {
    let named = || Action::Set(ControlId::new(&"REC".into(), "name 1"), Setting::Text("stool".into()));
    for stage in [Stage::Flow, Stage::Recorder, Stage::Desk] {
        let panels = seen(Work::at(stage).after([named()]), "de", None);
        // The catalogue has a stool as well.
        let said = said(&panels);
        assert!(said.iter().any(|text| text.contains("stool")) && !said.iter().any(|text| text.contains("Hocker")), "{stage:?}");
    }
}

#[test]
fn words_of_one_language_are_found() {
    assert!(foreign("MC-012 Slow River, −12 dB").is_empty());
    assert_eq!(foreign("MC-012: still standing"), ["still standing"]);
    let english = ["top".to_owned(), "Stop.".to_owned()];
    assert!(untranslated("GTR/top, Stopp. assets/top", &english).is_empty());
    assert_eq!(untranslated("Decke, top.", &english), ["top"]);
    assert_eq!(untranslated("Ruth: „Stop.“", &english), ["Stop."]);
}
