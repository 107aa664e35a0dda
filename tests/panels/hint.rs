//! Hints: they ask before they tell, follow what is done, and are silent in an assessment.

use crate::work::{Work, names, open, press};
use egui_kittest::kittest::Queryable as _;
use linecheck::panels::Stage;
use linecheck::sim::course::hint;
use linecheck::sim::session::Session;
use std::sync::Arc;

#[test]
fn a_hint_asks_first_and_tells_last_and_goes_when_it_was_followed() {
    let mut panels = open(Work::at(Stage::Room));
    let first = hint(&panels.state().session).expect("there is work to do");
    assert!(panels.query_by_label(&first.asks.to_string()).is_none(), "nobody asked yet");
    press(&mut panels, "What comes next?");
    panels.get_by_label(&first.asks.to_string());
    assert!(panels.query_by_label(&first.tells.to_string()).is_none());
    press(&mut panels, "Where do I look?");
    panels.get_by_label(&first.points.to_string());
    assert!(panels.query_by_label(&first.tells.to_string()).is_none());
    press(&mut panels, "Tell me");
    panels.get_by_label(&first.tells.to_string());
    let now = panels.state().session.studio().now;
    let does = first.does.expect("it can be done");
    panels.state_mut().session.apply(now, does).expect("what a hint tells can be done");
    panels.run_steps(3);
    assert!(panels.query_by_label(&first.tells.to_string()).is_none(), "it was done");
    assert!(names(&panels).contains(&"What comes next?".to_owned()));
}

#[test]
fn nobody_helps_in_an_assessment_and_the_screen_says_so() {
    let mut work = Work::at(Stage::Room);
    let mut scenario = (**work.session.scenario()).clone();
    scenario.file.assessed = true;
    work.session = Session::new(Arc::new(scenario));
    let panels = open(work);
    panels.get_by_label("This is an assessment: nobody helps.");
    assert!(!names(&panels).contains(&"What comes next?".to_owned()));
}
