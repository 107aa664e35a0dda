//! The window's own systems without a window: a session that is entered, worked in and written down.

use crate::app::dev::Entered;
use crate::app::notices::Notices;
use crate::app::world::Scene;
use crate::sim::session::{Action, Outcome, Place, Refusal};

#[test]
fn what_is_wished_is_done_and_on_the_disk_before_it_is_drawn() {
    let mut entered = Entered::new();
    entered.wish(Action::Fetch("MC-012".into()));
    assert_eq!(entered.place("MC-012"), Place::Hand);
    let kept = entered.journal();
    assert_eq!(kept.entries.len(), 1);
    assert_eq!(kept.entries[0].what, Outcome::Did(Action::Fetch("MC-012".into())));
}

#[test]
fn what_is_refused_is_said_and_kept() {
    let mut entered = Entered::new();
    entered.wish(Action::Fetch("REC".into()));
    let notices = entered.app.world().resource::<Notices>();
    assert_eq!(notices.0.0.len(), 1, "somebody says why");
    assert!(matches!(&entered.journal().entries[0].what, Outcome::Tried(Action::Fetch(_), Refusal::Fixed(_))));
}

#[test]
fn the_room_shows_the_session_and_not_the_shelf() {
    let mut entered = Entered::new();
    entered.app.add_plugins(crate::app::shelf::plugin);
    for _ in 0..8 {
        entered.app.update();
    }
    assert!(entered.app.world().resource::<Scene>().shows_a_session());
}
