//! Learning aids: taking back and doing again, half speed, the expert beside one's own work, and nothing of it in an assessment.

use crate::work::{Work, control, names, open, press, scenario};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use linecheck::files::{Library, sessions};
use linecheck::panels::Stage;
use linecheck::sim::gear::{ControlId, Setting, UnitId};
use linecheck::sim::session::{Action, Place, Session};
use linecheck::sim::units::Stamp;
use linecheck::sim::view;
use std::sync::Arc;

const UNDO: &str = "Take the last thing back";
const REDO: &str = "Do it again";

fn place(work: &Work, unit: &str) -> Place {
    work.session.studio().places[&UnitId::from(unit)].clone()
}

#[test]
fn what_a_hand_took_goes_back_and_is_taken_again() {
    let mut panels = open(Work::at(Stage::Storage));
    assert!(control(&panels, UNDO).accesskit_node().is_disabled(), "nothing was done yet");
    press(&mut panels, "Take MC-012 large condenser, multi-pattern");
    assert_eq!(place(panels.state(), "MC-012"), Place::Hand);
    press(&mut panels, UNDO);
    assert_eq!(place(panels.state(), "MC-012"), Place::Stored);
    press(&mut panels, REDO);
    assert_eq!(place(panels.state(), "MC-012"), Place::Hand);
    let did = panels.state().done();
    assert_eq!(
        did,
        ["MC-012"; 3]
            .map(UnitId::from)
            .into_iter()
            .zip([true, false, true])
            .map(|(unit, takes)| if takes { Action::Fetch(unit) } else { Action::Return(unit) })
            .collect::<Vec<_>>()
    );
}

#[test]
fn half_speed_and_the_expert_are_asked_for_and_say_what_they_do() {
    let journal = sessions::expert(&Library::at(env!("CARGO_MANIFEST_DIR")), &scenario()).expect("it ships");
    let mut work = Work::at(Stage::Room);
    work.expert = Session::timeline(scenario(), &journal).ok();
    work.session.advance(Stamp(65_000));
    let seen = view::expert(&work.session, work.expert.as_ref().expect("it can be played"));
    let mut panels = open(work);
    press(&mut panels, "Half speed");
    assert!(panels.state().focus.aids.slow);
    panels.get_by_label_contains("an octave lower");
    press(&mut panels, "The expert’s work in the room");
    let theirs = seen.theirs_s.expect("the expert came past the same cue") as u64;
    panels.get_by_label_contains(&format!("You 1:03, the expert {}:{:02}", theirs / 60, theirs % 60));
}

#[test]
fn the_expert_waits_at_the_next_cue() {
    let journal = sessions::expert(&Library::at(env!("CARGO_MANIFEST_DIR")), &scenario()).expect("it ships");
    let theirs = Session::timeline(scenario(), &journal).expect("it can be played");
    let mut session = Session::new(scenario());
    assert_eq!(view::expert(&session, &theirs).stands, [], "nothing is set up at the beginning");
    session.advance(Stamp(3_600_000));
    let seen = view::expert(&session, &theirs);
    assert_eq!(Some(seen.at), theirs.cue("check-voice"), "somebody who dawdles sees what was ready by then");
    assert_eq!((seen.stands.len(), seen.cables.len()), (2, 2), "{seen:#?}");
    assert!(seen.stands.iter().any(|stand| stand.unit.0.starts_with("MC-")), "{seen:#?}");
    for cable in &seen.cables {
        assert!(cable.points.iter().any(|at| at.y == 0.0), "it lies on the floor");
    }
}

#[test]
fn nobody_helps_in_an_assessment_and_the_screen_says_so() {
    let mut work = Work::at(Stage::Room);
    let mut scenario = (**work.session.scenario()).clone();
    scenario.file.assessed = true;
    work.session = Session::new(Arc::new(scenario));
    work.focus.aids.slow = true;
    let mut panels = open(work);
    panels.get_by_label_contains("An assessment: no hints, no X-ray, no half speed, no expert");
    for aid in ["What comes next?", "Half speed", "The expert’s work in the room", "X-ray: the signals in the room", UNDO] {
        assert!(!names(&panels).contains(&aid.to_owned()), "{aid}");
    }
    assert!(!panels.state().focus.aids.slow, "what was on is off");
    // The recorder's screen has its own undo, on any recorder; hands have none.
    panels.state_mut().stage = Stage::Storage;
    panels.run_steps(3);
    press(&mut panels, "Take MC-012 large condenser, multi-pattern");
    assert_eq!(panels.state().history.has(), (false, false));
    panels.state_mut().stage = Stage::Recorder;
    panels.run_steps(3);
    let now = panels.state().session.studio().now;
    panels.state_mut().session.apply(now, Action::Set(ControlId::new(&"REC".into(), "power"), Setting::On(true))).expect("it goes on");
    panels.run_steps(3);
    press(&mut panels, "record ready, REC Track 1");
    press(&mut panels, "Undo");
    assert!(!panels.state().session.studio().settings.on(&"REC".into(), "arm 1"));
}
