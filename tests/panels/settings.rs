//! What a person chooses for themselves takes effect at once.

use crate::work::{Panels, Work, control, names, open, press, words};
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use linecheck::files::settings::Colours;
use linecheck::panels::{Quality, Stage, theme};
use linecheck::sim::gear::{Connector, JackId};
use linecheck::sim::scenario::Reply;
use linecheck::sim::session::{Action, End, Refusal};
use linecheck::sim::words::Sentence;

fn settings() -> Panels {
    let mut panels = open(Work::at(Stage::Room));
    panels.key_press(Key::F2);
    panels.run_steps(3);
    panels
}

#[test]
fn another_language_is_there_without_a_restart() {
    let mut panels = settings();
    press(&mut panels, "Deutsch");
    press(&mut panels, "5 Steckfeld");
    assert_eq!(panels.state().stage, Stage::Bay);
    press(&mut panels, "7 Mischpult");
    assert!(names(&panels).iter().any(|name| name == "Gain, DESK Kanal 1"));
    press(&mut panels, "English");
    press(&mut panels, "7 Desk");
}

#[test]
fn text_grows_and_shrinks_by_panel_and_by_key() {
    let mut panels = settings();
    press(&mut panels, "200 %");
    assert_eq!(panels.state().chosen.ease.text, 200);
    panels.key_press_modifiers(egui::Modifiers::COMMAND, Key::Minus);
    panels.run_steps(2);
    assert_eq!(panels.state().chosen.ease.text, 190);
}

#[test]
fn everything_else_is_chosen_there_as_well() {
    let mut panels = settings();
    press(&mut panels, "Medium");
    press(&mut panels, "Nothing moves that need not");
    press(&mut panels, "Captions over the room");
    press(&mut panels, "Colours of cords and meters");
    press(&mut panels, "safe for colour blindness");
    let chosen = &panels.state().chosen;
    assert_eq!(chosen.looks.quality, Quality::Medium);
    assert!(chosen.ease.still && !chosen.ease.captions);
    assert_eq!(chosen.ease.colours, Colours::Safe);
}

#[test]
fn left_handed_people_have_the_hands_on_the_right() {
    let place = |left_handed| {
        let panels = open(Work::at(Stage::Storage).with(|ease| ease.left_handed = left_handed));
        let rect = control(&panels, "Take MC-012 large condenser, multi-pattern").rect();
        rect.center().x
    };
    assert!(place(false) > 640.0 && place(true) < 640.0);
}

#[test]
fn captions_say_what_was_just_said() {
    let count = |captions| {
        let work = Work::at(Stage::Bay).with(|ease| ease.captions = captions).after([Action::Tell(Reply::TwoMinutes)]);
        let panels = open(work);
        let line = panels.state().session.said().last().expect("that is said").text.to_string();
        panels.query_all_by_label(&line).count()
    };
    assert_eq!((count(false), count(true)), (1, 2));
}

#[test]
fn cords_wear_the_safe_colours() {
    let plug = Action::Plug { cord: "TT-06-01".into(), end: End::A, into: JackId::new(&"BAY".into(), "U5") };
    let work = Work::at(Stage::Bay).with(|ease| ease.colours = Colours::Safe).after([Action::Fetch("TT-06-01".into()), plug]);
    let panels = open(work);
    let is_safe = |shape: &egui::Shape| matches!(shape, egui::Shape::Circle(circle) if circle.fill == theme::SAFE[0]);
    let mut shapes = panels.output().shapes.iter().map(|clipped| &clipped.shape);
    assert!(shapes.any(|shape| is_safe(shape) || matches!(shape, egui::Shape::Vec(parts) if parts.iter().any(is_safe))));
    assert!(panels.query_all_by_label_contains("TT-06-01 end A").count() > 0);
}

#[test]
fn a_refusal_is_said_in_the_language() {
    let mut panels = open(Work::at(Stage::Storage).with(|ease| ease.language = "de".into()));
    for unit in ["MC-009", "MC-012", "MC-001"] {
        let name = names(&panels).into_iter().find(|name| name.starts_with(unit)).expect("it is in its slot");
        press(&mut panels, &name);
    }
    let said: Vec<_> = panels.state().notices.0.iter().map(|notice| notice.text.as_str()).collect();
    assert_eq!(said, ["beide Hände sind voll"]);
}

#[test]
fn the_english_words_of_a_refusal_are_those_of_the_journal() {
    let english = words("en");
    let refusals = [
        Refusal::NoSuchUnit("MC-099".into()),
        Refusal::StandTooShort("ST-01".into(), 2.5),
        Refusal::DoesNotFit {
            cord: "XLR-06-01".into(),
            end: Connector::XlrMale,
            into: JackId::new(&"BAY".into(), "U1"),
            jack: Connector::TtJack,
        },
        Refusal::TooShort { cord: "XLR-06-01".into(), length_m: 6.0, way_m: 7.25 },
        Refusal::Recorder(Sentence::written("no track is armed")),
        Refusal::Over,
    ];
    for refusal in refusals {
        assert_eq!(english.sentence(&refusal.sentence()), refusal.to_string());
    }
}
