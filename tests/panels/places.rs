//! Each place of work: what can be pressed there, and what the session makes of it.

use crate::work::{Work, open, press};
use linecheck::panels::Stage;
use linecheck::sim::session::Action;

#[test]
fn what_is_taken_from_its_slot_is_in_the_hand() {
    let mut panels = open(Work::at(Stage::Storage));
    press(&mut panels, "Take MC-012 large condenser");
    assert_eq!(*panels.state().did(), Action::Fetch("MC-012".into()));
}
