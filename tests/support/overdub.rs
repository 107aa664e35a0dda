//! The expert's run of `first-overdub` as a list of actions that can be spoiled one at a time.

use crate::expert::first_overdub;
use linecheck::files::{Library, journal};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::{Action, Outcome, Session, Timeline};
use linecheck::sim::units::Stamp;
use std::sync::Arc;

/// Actions with their moments, in order.
pub(crate) type Run = Vec<(Stamp, Action)>;

/// The scenario.
pub(crate) fn scenario() -> Arc<Scenario> {
    Arc::new(Library::at(env!("CARGO_MANIFEST_DIR")).scenario("first-overdub").expect("it is in order"))
}

/// The expert's run: the journal that is shipped, or the run that journals are made from.
pub(crate) fn expert() -> Run {
    let path = Library::at(env!("CARGO_MANIFEST_DIR")).root().join("scenarios/expert/first-overdub.journal");
    let Ok(found) = journal::read(&path) else {
        return first_overdub().into_iter().map(|(second, action)| (Stamp::from_seconds(second), action)).collect();
    };
    let done = found.journal.entries.into_iter().filter_map(|entry| match entry.what {
        Outcome::Did(action) => Some((entry.at, action)),
        Outcome::Tried(..) => None,
    });
    done.collect()
}

/// Plays a run; what is refused of it stands in the journal as tried.
pub(crate) fn play(scenario: &Arc<Scenario>, run: &[(Stamp, Action)]) -> Timeline {
    let mut session = Session::new(scenario.clone());
    for (at, action) in run {
        let _refused = session.apply(*at, action.clone());
    }
    session.so_far()
}
