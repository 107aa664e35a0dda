//! What is close, and what hangs on the belt.

use crate::work::{Work, control, names, open, press};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use linecheck::panels::Stage;
use linecheck::sim::gear::{ControlId, JackId, Setting};
use linecheck::sim::session::{Action, End, Probe};

fn fetch(unit: &str) -> Action {
    Action::Fetch(unit.into())
}

#[test]
fn whatever_is_looked_at_has_its_controls_and_jacks() {
    let mut panels = open(Work::at(Stage::Closer).looking_at("PRE-1"));
    let all = names(&panels);
    assert!(all.iter().any(|name| name == "power, PRE-1"), "{all:#?}");
    let mut panels_of_box = open(Work::at(Stage::Closer).looking_at("LIVE").after([fetch("XLR-06-01")]));
    assert!(panels_of_box.query_all_by_label_contains("XLR").count() > 0, "a jack says what goes into it");
    press(&mut panels_of_box, "Plug XLR-06-01, the XLR male end, LIVE 5");
    let into = JackId::new(&"LIVE".into(), "5");
    assert_eq!(panels_of_box.state().did(), Action::Plug { cord: "XLR-06-01".into(), end: End::B, into });
    press(&mut panels_of_box, "Pull XLR-06-01 out, LIVE 5");
    assert_eq!(panels_of_box.state().did(), Action::Unplug { cord: "XLR-06-01".into(), end: End::B });
    panels.key_press(egui::Key::Num1);
    panels.run_steps(2);
    assert_eq!(panels.state().stage, Stage::Room);
}

#[test]
fn from_a_place_of_work_one_steps_closer_to_what_stands_there() {
    let mut panels = open(Work::at(Stage::Desk));
    panels.key_press(egui::Key::C);
    panels.run_steps(3);
    assert_eq!(panels.state().stage, Stage::Closer);
    assert!(names(&panels).iter().any(|name| name.contains("DESK")), "the desk's own controls");
}

#[test]
fn nothing_is_close_before_somebody_has_looked_at_it() {
    let panels = open(Work::at(Stage::Closer));
    assert!(panels.query_all_by_label_contains("Click a thing in the room").count() > 0);
}

#[test]
fn a_thing_in_front_offers_what_pointing_at_it_would() {
    let mut panels = open(Work::at(Stage::Room).looking_at("DOOR-A"));
    press(&mut panels, "Open, DOOR-A studio door");
    assert_eq!(panels.state().did(), Action::Set(ControlId::new(&"DOOR-A".into(), "open"), Setting::On(true)));
    press(&mut panels, "Shut, DOOR-A studio door");
    assert!(!panels.state().session.studio().settings.on(&"DOOR-A".into(), "open"));
}

#[test]
fn tools_of_the_belt_read_out_what_they_show() {
    let mut panels = open(Work::at(Stage::Room).after([fetch("XLR-06-01")]));
    press(&mut panels, "Test, XLR-06-01");
    assert_eq!(panels.state().did(), Action::Measure(Probe::CableTester { cord: "XLR-06-01".into(), wiggled: false }));
    assert!(panels.query_all_by_label_contains("straight through").count() > 0, "a whole cable lights three lamps");
    press(&mut panels, "Multimeter");
    assert_eq!(control(&panels, "Multimeter").accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    panels.state_mut().stage = Stage::Closer;
    let mut panels = open(panels.into_state().looking_at("LIVE"));
    press(&mut panels, "Measure, LIVE 5");
    assert!(panels.query_all_by_label_contains("cold").count() > 0, "volts are read out");
}
