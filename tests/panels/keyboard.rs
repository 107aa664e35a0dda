//! Everything by keyboard alone.

use crate::work::{Panels, Work, control, focused, names, open};
use egui::{Key, Modifiers};
use linecheck::panels::Stage;
use linecheck::panels::theme;
use linecheck::sim::gear::{ControlId, Setting};
use linecheck::sim::session::{Action, Transport};
use std::collections::BTreeSet;

fn key(panels: &mut Panels, key: Key) {
    held(panels, Modifiers::NONE, key);
}

fn held(panels: &mut Panels, modifiers: Modifiers, key: Key) {
    panels.key_press_modifiers(modifiers, key);
    panels.run_steps(3);
}

fn set(unit: &str, control: &str, to: Setting) -> Action {
    Action::Set(ControlId::new(&unit.into(), control), to)
}

fn power(unit: &str) -> Action {
    set(unit, "power", Setting::On(true))
}

#[test]
fn tab_comes_to_everything_and_a_ring_shows_where_it_is() {
    for stage in [Stage::Room, Stage::Storage, Stage::Bay, Stage::Desk, Stage::Sheets, Stage::Flow] {
        let mut panels = open(Work::at(stage));
        // Meters and captions are read, not pressed, and nothing was done that could be taken back.
        let is_dead = |name: &String| name.starts_with("Level, ") || ["Take the last thing back", "Do it again"].contains(&name.as_str());
        let wanted: BTreeSet<String> = names(&panels).into_iter().filter(|name| !is_dead(name)).collect();
        let mut reached = BTreeSet::new();
        for _ in 0..wanted.len() + 2 {
            panels.key_press(Key::Tab);
            panels.run_steps(1);
            let name = focused(&panels).expect("the keyboard is somewhere");
            let is_ringed = panels.output().shapes.iter().any(|shape| match &shape.shape {
                egui::Shape::Rect(rect) => rect.stroke.color == theme::RING,
                _ => false,
            });
            assert!(is_ringed, "{name} has no ring");
            reached.insert(name);
        }
        let missed: Vec<_> = wanted.difference(&reached).filter(|name| !name.contains(" dB")).collect();
        assert!(missed.is_empty(), "{stage:?}: {missed:?} are not reached");
    }
}

#[test]
fn digits_open_the_places_of_work_and_escape_leads_back() {
    let mut panels = open(Work::at(Stage::Room));
    for (digit, stage) in
        [(Key::Num5, Stage::Bay), (Key::Num7, Stage::Desk), (Key::Escape, Stage::Room), (Key::Num0, Stage::Brief), (Key::P, Stage::Flow)]
    {
        key(&mut panels, digit);
        assert_eq!(panels.state().stage, stage);
    }
}

#[test]
fn arrows_go_from_jack_to_jack_and_enter_plugs() {
    let mut panels = open(Work::at(Stage::Bay).after([Action::Fetch("TT-06-01".into())]));
    let jacks: Vec<_> = names(&panels).into_iter().filter(|name| name.starts_with("Jack ")).collect();
    control(&panels, &jacks[0]).focus();
    panels.run_steps(2);
    assert_eq!(focused(&panels).as_ref(), Some(&jacks[0]));
    key(&mut panels, Key::Enter);
    assert!(matches!(panels.state().did(), Action::Plug { .. }));
    let (mut walked, mut at) = (0, focused(&panels));
    for _ in 0..3 {
        key(&mut panels, Key::ArrowRight);
        walked += usize::from(focused(&panels) != at);
        at = focused(&panels);
        assert!(at.as_ref().is_some_and(|name| name.starts_with("Jack ")), "{at:?}");
    }
    assert_eq!(walked, 3);
    key(&mut panels, Key::Space);
    assert_eq!(panels.state().done().len(), 3);
}

#[test]
fn search_finds_a_jack_and_the_keyboard_is_there() {
    let mut panels = open(Work::at(Stage::Room));
    let label = "EXT PRE 1 IN";
    held(&mut panels, Modifiers::COMMAND, Key::F);
    panels.event(egui::Event::Text("ext pre 1 in".into()));
    panels.run_steps(2);
    key(&mut panels, Key::Enter);
    assert_eq!(panels.state().stage, Stage::Bay);
    assert!(focused(&panels).is_some_and(|name| name.starts_with(&format!("Jack {label}"))), "{:?}", focused(&panels));
    // A control is found in the same way.
    key(&mut panels, Key::Slash);
    panels.event(egui::Event::Text("cue 2 channel 3".into()));
    panels.run_steps(2);
    key(&mut panels, Key::Enter);
    assert_eq!((panels.state().stage, focused(&panels).as_deref()), (Stage::Desk, Some("cue 2, DESK channel 3")));
}

#[test]
fn arrows_turn_knobs_and_faders_and_shift_does_it_finely() {
    let mut panels = open(Work::at(Stage::Desk).after([power("DESK"), set("DESK", "ch1.cue 1", Setting::At(-10.0))]));
    control(&panels, "cue 1, DESK channel 1").focus();
    panels.run_steps(2);
    let at = |panels: &Panels, control: &str| match panels.state().did() {
        Action::Set(id, Setting::At(value)) if id.control == control => value,
        other => panic!("{other:?}"),
    };
    key(&mut panels, Key::ArrowUp);
    assert_eq!(panels.state().did(), set("DESK", "ch1.cue 1", Setting::At(-9.0)));
    held(&mut panels, Modifiers::SHIFT, Key::ArrowDown);
    let fine = at(&panels, "ch1.cue 1");
    assert!((-9.5..-9.0).contains(&fine), "{fine}");
    let fader = names(&panels).into_iter().find(|name| name.starts_with("fader, DESK channel 1, fader")).expect("a fader");
    control(&panels, &fader).focus();
    panels.run_steps(2);
    key(&mut panels, Key::ArrowUp);
    let first = at(&panels, "ch1.fader");
    key(&mut panels, Key::ArrowUp);
    assert!(at(&panels, "ch1.fader") > first);
}

#[test]
fn the_recorder_works_as_usual() {
    let mut panels = open(Work::at(Stage::Recorder).after([power("REC"), set("REC", "arm 1", Setting::On(true))]));
    key(&mut panels, Key::Space);
    assert_eq!(panels.state().did(), Action::Transport(Transport::Play));
    key(&mut panels, Key::Space);
    assert_eq!(panels.state().did(), Action::Transport(Transport::Stop));
    key(&mut panels, Key::Period);
    assert_eq!(panels.state().did(), Action::Transport(Transport::Nudge(1)));
    key(&mut panels, Key::Home);
    assert_eq!(panels.state().did(), Action::Transport(Transport::ReturnToZero));
    held(&mut panels, Modifiers::COMMAND, Key::Backslash);
    assert!(matches!(panels.state().did(), Action::Workstation(_)));
    key(&mut panels, Key::F12);
    assert_eq!(panels.state().did(), Action::Transport(Transport::Record));
}

#[test]
fn what_is_typed_is_no_command_and_space_presses_what_has_the_ring() {
    let mut panels = open(Work::at(Stage::Recorder).after([power("REC")]));
    let before = panels.state().done().len();
    control(&panels, "name, REC Track 1").focus();
    panels.run_steps(2);
    for letter in [Key::M, Key::Num7, Key::Space, Key::Slash] {
        key(&mut panels, letter);
    }
    assert_eq!((panels.state().done().len(), panels.state().stage), (before, Stage::Recorder));
    control(&panels, "record ready, REC Track 2").focus();
    panels.run_steps(2);
    key(&mut panels, Key::Space);
    assert_eq!(panels.state().did(), set("REC", "arm 2", Setting::On(true)));
}

#[test]
fn the_shortcut_sheet_is_made_of_the_key_map() {
    use egui_kittest::kittest::Queryable as _;
    let mut panels = open(Work::at(Stage::Room));
    key(&mut panels, Key::F1);
    assert!(panels.state().windows.shortcuts);
    assert!(panels.query_all_by_label("F12, Ctrl+Space").count() == 1);
    key(&mut panels, Key::Escape);
    assert!(!panels.state().windows.shortcuts);
    assert_eq!(panels.state().stage, Stage::Room);
}

fn tab(panels: &mut Panels) -> Option<String> {
    key(panels, Key::Tab);
    focused(panels)
}

#[test]
fn tab_begins_at_the_place_that_was_opened() {
    let mut panels = open(Work::at(Stage::Room));
    for (digit, first) in [(Key::Num7, "power, DESK"), (Key::Num9, "Booking sheet"), (Key::Num6, "power, PRE-1")] {
        key(&mut panels, digit);
        assert_eq!(focused(&panels), None);
        assert_eq!(tab(&mut panels).as_deref(), Some(first));
        key(&mut panels, Key::Escape);
    }
    // Back in a place the keyboard is where it was.
    key(&mut panels, Key::Num7);
    tab(&mut panels);
    let second = tab(&mut panels);
    key(&mut panels, Key::Num1);
    key(&mut panels, Key::Num7);
    tab(&mut panels);
    held(&mut panels, Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&panels), second);
}

#[test]
fn tab_goes_on_behind_what_was_typed_in_and_behind_what_is_gone() {
    let mut panels = open(Work::at(Stage::Recorder));
    let first = "name, REC Track 1".to_owned();
    control(&panels, &first).focus();
    panels.run_steps(2);
    panels.event(egui::Event::Text("VOX".into()));
    panels.run_steps(2);
    key(&mut panels, Key::Enter);
    // The list beside the field, which is called by the name that the track has now.
    assert_eq!((focused(&panels), tab(&mut panels).as_deref()), (None, Some("Playlist of track 1: VOX")));

    let mut panels = open(Work::at(Stage::Storage));
    let first = tab(&mut panels).expect("something to take");
    let second = tab(&mut panels).expect("something else");
    control(&panels, &first).focus();
    panels.run_steps(2);
    key(&mut panels, Key::Enter);
    assert_eq!(focused(&panels), None, "what was taken is not taken twice");
    assert_eq!(tab(&mut panels), Some(second));
}

#[test]
fn the_keyboard_stays_with_what_a_list_moves() {
    let stand = Action::Fetch("ST-01".into());
    let mut panels = open(Work::at(Stage::Stands).after([stand]));
    let before = names(&panels).into_iter().find(|name| name.contains("Anna")).expect("a player");
    control(&panels, &before).focus();
    panels.run_steps(2);
    key(&mut panels, Key::Enter);
    assert!(matches!(panels.state().did(), Action::Stand(..)));
    assert_eq!(focused(&panels), None, "nothing else is typed in or pressed next");
}

#[test]
fn a_key_leads_to_the_answers_and_escape_lets_go_before_it_leads_away() {
    let mut panels = open(Work::at(Stage::Desk));
    key(&mut panels, Key::T);
    assert_eq!(focused(&panels).as_deref(), Some("Ready when you are"));
    key(&mut panels, Key::Escape);
    assert_eq!((focused(&panels), panels.state().stage), (None, Stage::Desk));
    key(&mut panels, Key::Escape);
    assert_eq!(panels.state().stage, Stage::Room);
}

#[test]
fn a_search_offers_more_than_its_first_answer_and_knows_what_is_out() {
    let mut panels = open(Work::at(Stage::Room).after([Action::Fetch("XLR-06-01".into())]));
    let search = |panels: &mut Panels, words: &str| {
        held(panels, Modifiers::COMMAND, Key::F);
        panels.event(egui::Event::Text(words.into()));
        panels.run_steps(2);
    };
    search(&mut panels, "live");
    key(&mut panels, Key::ArrowDown);
    key(&mut panels, Key::Enter);
    assert_eq!(focused(&panels).as_deref(), Some("Jack LIVE 1, upper row, free"), "the wall box itself comes first");
    search(&mut panels, "xlr-06-01 A");
    key(&mut panels, Key::Enter);
    assert_eq!(panels.state().stage, Stage::Cables);
    key(&mut panels, Key::Enter);
    search(&mut panels, "booth 3");
    key(&mut panels, Key::Enter);
    assert!(focused(&panels).is_some_and(|name| name.contains("BOOTH 3") && name.contains("XLR")), "{:?}", focused(&panels));
}
