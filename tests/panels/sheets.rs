//! The clipboard: seven sheets, one set of rows, typed as in a table.

use crate::picture::picture;
use crate::work::{Panels, Work, control, focused, names, open, press, scenario, window};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use linecheck::files::settings::Colours;
use linecheck::files::{Library, sessions};
use linecheck::panels::Stage;
use linecheck::sim::gear::{ControlId, Setting};
use linecheck::sim::session::{Action, FaultRow, InputRow, Session};

/// Every sheet by its English and its German name.
pub(crate) const PAPERS: [(&str, &str); 7] = [
    ("Booking sheet", "Auftragszettel"),
    ("Input list", "Belegungsplan"),
    ("Patch sheet", "Patchliste"),
    ("Track sheet", "Spurenblatt"),
    ("Take log", "Take-Protokoll"),
    ("Recall sheet", "Recall-Blatt"),
    ("Fault tickets", "Störmeldungen"),
];

fn key(panels: &mut Panels, key: Key) {
    held(panels, Modifiers::NONE, key);
}

fn held(panels: &mut Panels, modifiers: Modifiers, key: Key) {
    panels.key_press_modifiers(modifiers, key);
    panels.run_steps(4);
}

fn text(panels: &mut Panels, words: &str) {
    panels.event(egui::Event::Text(words.into()));
    panels.run_steps(2);
}

fn at(panels: &Panels) -> String {
    focused(panels).expect("the keyboard is somewhere")
}

#[track_caller]
fn go(panels: &mut Panels, name: &str) {
    control(panels, name).focus();
    panels.run_steps(2);
}

/// What stands in a field.
#[track_caller]
fn value(panels: &Panels, name: &str) -> String {
    use egui_kittest::kittest::NodeT as _;
    control(panels, name).accesskit_node().value().unwrap_or_default()
}

#[test]
fn a_row_is_typed_along_and_enter_writes_it_and_goes_on() {
    let mut panels = open(Work::at(Stage::Sheets));
    go(&mut panels, "Name, track 1");
    for words in ["VOX", "MC-012", "BOOTH 3", "EXT PRE 1"] {
        text(&mut panels, words);
        key(&mut panels, Key::Enter);
    }
    assert_eq!(at(&panels), "Write track 1 into the input list");
    key(&mut panels, Key::Enter);
    let row = InputRow { track: 1, name: "VOX".into(), mic: "MC-012".into(), line: "BOOTH 3".into(), preamp: "EXT PRE 1".into() };
    assert_eq!(panels.state().did(), Action::WriteInput(row));
}

#[test]
fn arrows_go_to_the_cell_beside() {
    let mut panels = open(Work::at(Stage::Sheets));
    go(&mut panels, "Microphone tag, track 1");
    for (to, name) in [
        (Key::ArrowDown, "Microphone tag, track 2"),
        (Key::ArrowRight, "Line, track 2"),
        (Key::ArrowUp, "Line, track 1"),
        (Key::ArrowLeft, "Microphone tag, track 1"),
    ] {
        key(&mut panels, to);
        assert_eq!(at(&panels), name, "{to:?}");
    }
    // Inside a word they move the cursor.
    text(&mut panels, "MC");
    key(&mut panels, Key::ArrowLeft);
    assert_eq!(at(&panels), "Microphone tag, track 1");
    // Tab goes as everywhere.
    key(&mut panels, Key::Tab);
    assert_eq!(at(&panels), "Line, track 1");
}

#[test]
fn abbreviations_are_offered_and_understood() {
    let mut panels = open(Work::at(Stage::Sheets));
    go(&mut panels, "Name, track 1");
    text(&mut panels, "overhead");
    assert!(names(&panels).contains(&"Write OH R: overhead right".to_owned()), "{:?}", names(&panels));
    held(&mut panels, Modifiers::COMMAND, Key::Enter);
    assert_eq!(value(&panels, "Name, track 1"), "OH L");
    panels.get_by_label("OH L: overhead left");
    // A press on an offer does the same, and the keyboard stays in the cell.
    go(&mut panels, "Name, track 2");
    text(&mut panels, "sn");
    press(&mut panels, "Write SN TOP: snare from above");
    assert_eq!((value(&panels, "Name, track 2").as_str(), at(&panels).as_str()), ("SN TOP", "Name, track 2"));
    // Labels of the studio are known as well.
    go(&mut panels, "Line, track 2");
    text(&mut panels, "boo");
    held(&mut panels, Modifiers::COMMAND, Key::Enter);
    assert_eq!(value(&panels, "Line, track 2"), "BOOTH 1");
}

#[test]
fn what_is_typed_on_one_sheet_stands_on_the_others() {
    let mut panels = open(Work::at(Stage::Sheets));
    go(&mut panels, "Line, track 2");
    text(&mut panels, "LIVE 5");
    press(&mut panels, "Patch sheet");
    assert_eq!(value(&panels, "Line, track 2"), "LIVE 5");
    go(&mut panels, "Name, track 2");
    text(&mut panels, "GTR");
    press(&mut panels, "Write track 2 into the input list");
    press(&mut panels, "Input list");
    assert_eq!(value(&panels, "Name, track 2"), "GTR");
    press(&mut panels, "Track sheet");
    panels.get_by_label("GTR");
}

#[test]
fn the_track_sheet_is_made_of_list_log_and_recorder() {
    let mut panels = open(expert());
    press(&mut panels, "Track sheet");
    for words in ["VOX", "GTR", "Take 1", "Take 2", "Take 3", "MC-012 large condenser, multi-pattern"] {
        assert!(panels.query_all_by_label(words).count() > 0, "{words} is not on it");
    }
    assert_eq!(panels.query_all_by_label("FS").count(), 2, "both tracks were in the false start");
}

#[test]
fn the_recall_sheet_is_read_off_the_studio() {
    let set = |control: &str, to: Setting| Action::Set(ControlId::new(&"PRE-1".into(), control), to);
    let mut panels = open(Work::at(Stage::Sheets).after([set("1.gain", Setting::At(29.0)), set("1.48v", Setting::On(true))]));
    press(&mut panels, "Recall sheet");
    for words in ["PRE-1", "gain EXT PRE 1", "29 dB", "48 V EXT PRE 1"] {
        assert!(panels.query_all_by_label_contains(words).count() > 0, "{words} is not on it");
    }
    // Yesterday's pad is on it as well.
    panels.get_by_label("MC-009");
    assert!(panels.state().done().len() == 2, "nothing is done by reading");
}

#[test]
fn a_fault_ticket_is_written_and_the_next_one_lies_ready() {
    let mut panels = open(Work::at(Stage::Sheets));
    press(&mut panels, "Fault tickets");
    go(&mut panels, "Tag, ticket 1");
    for words in ["XLR-06-02", "buzz, 6 dB low", "other cable is fine", "tagged, on the bench"] {
        text(&mut panels, words);
        key(&mut panels, Key::Enter);
    }
    key(&mut panels, Key::Enter);
    let row = FaultRow {
        number: 1,
        unit: "XLR-06-02".into(),
        symptom: "buzz, 6 dB low".into(),
        tests: "other cable is fine".into(),
        done: "tagged, on the bench".into(),
    };
    assert_eq!(panels.state().did(), Action::WriteFault(row));
    control(&panels, "Tag, ticket 2");
    // What is not in the studio has no ticket.
    go(&mut panels, "Tag, ticket 2");
    text(&mut panels, "XLR-99");
    press(&mut panels, "Write ticket 2");
    assert!(panels.state().session.studio().papers.faults.len() == 1);
}

#[test]
fn the_booking_sheet_is_on_the_clipboard() {
    let mut panels = open(Work::at(Stage::Sheets));
    press(&mut panels, "Booking sheet");
    assert!(panels.query_all_by_label("Anna and Ben").count() > 0);
}

/// The expert's session at its end.
pub(crate) fn expert() -> Work {
    let scenario = scenario();
    let mut journal = sessions::expert(&Library::at(env!("CARGO_MANIFEST_DIR")), &scenario).expect("it ships");
    journal.entries.retain(|entry| !matches!(&entry.what, linecheck::sim::session::Outcome::Did(Action::Leave)));
    let mut work = Work::at(Stage::Sheets);
    work.session = Session::replay(scenario, &journal).expect("it can be played");
    work
}

#[test]
fn pictures_of_the_clipboard() {
    for (size, scale, language, name) in [((1280.0, 800.0), 1.0, "en", "usual"), ((1280.0, 800.0), 2.0, "de", "large")] {
        for (paper, file) in ["booking", "inputs", "patch", "tracks", "takes", "recall", "faults"].into_iter().enumerate() {
            let work = expert().with(|ease| {
                ease.language = language.into();
                ease.captions = false;
                ease.colours = Colours::Usual;
            });
            let mut panels = window(work, size);
            press(&mut panels, if language == "de" { PAPERS[paper].1 } else { PAPERS[paper].0 });
            if file == "inputs" {
                let name = if language == "de" { "Name, Spur 3" } else { "Name, track 3" };
                go(&mut panels, name);
                text(&mut panels, "sn");
            }
            picture(&mut panels, &format!("sheets-{file}-{name}"), scale);
        }
    }
}
