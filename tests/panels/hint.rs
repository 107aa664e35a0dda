//! Hints: they ask before they tell, and follow what is done.

use crate::work::{Work, names, open, press};
use egui_kittest::kittest::Queryable as _;
use linecheck::panels::Stage;
use linecheck::sim::course::hint;

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
