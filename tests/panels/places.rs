//! Each place of work: what can be pressed there, and what the session makes of it.

use crate::work::{Work, open, press};
use egui_kittest::kittest::Queryable as _;
use linecheck::panels::Stage;
use linecheck::sim::session::Action;

#[test]
fn what_is_taken_from_its_slot_is_in_the_hand() {
    let mut panels = open(Work::at(Stage::Room));
    press(&mut panels, "2 Storage");
    assert_eq!(panels.state().stage, Stage::Storage);
    panels.get_all_by_label("Take").next().expect("a slot with something in it").click_accesskit();
    panels.run();
    assert!(matches!(panels.state().did(), Action::Fetch(_)));
}
