//! A moment of a finished session: what is heard of it, where it is in another's, and the session again from there.

use linecheck::files::{Library, journal, sessions};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::scoring::{Excerpt, same_place, take_truths};
use linecheck::sim::session::{Header, Journal, Session, Timeline};
use linecheck::sim::units::Stamp;
use std::sync::Arc;

/// The expert's run of the first exercise.
fn expert() -> (Arc<Scenario>, Journal, Timeline) {
    let library = Library::find().expect("the content lies where this was built");
    let scenario = Arc::new(library.scenario("first-overdub").expect("it is in order"));
    let mut journal = journal::read(&library.expert("first-overdub").expect("it ships")).expect("it can be read").journal;
    journal.header = Header::of(&scenario);
    let timeline = Session::timeline(Arc::clone(&scenario), &journal).expect("it can be played again");
    (scenario, journal, timeline)
}

#[test]
fn a_moment_of_a_take_is_found_at_the_same_place_of_the_expert_s() {
    let (scenario, _, timeline) = expert();
    let take = take_truths(&scenario, &timeline).into_iter().find(|take| take.is_complete()).expect("there is one");
    let at = take.start.after(30.0);
    assert_eq!(same_place(&timeline, at, &scenario, &timeline), Some(at));
    assert_eq!(same_place(&timeline, Stamp(1000), &scenario, &timeline), None);
    let one = Excerpt::around(&timeline, at, Some(1));
    assert_eq!((one.stretch.end.since(one.stretch.start), &one.tracks[..]), (6.0, &[1][..]));
    assert!(one.stretch.contains(&at));
    assert_eq!(Excerpt::around(&timeline, at, None).tracks.len(), 2, "without a track all of the take are heard");
    let first = Excerpt::around(&timeline, take.start, Some(1));
    assert_eq!(first.stretch.start, take.start, "what is heard of a take does not begin before it");
    assert!(Excerpt::around(&timeline, Stamp(1000), Some(1)).tracks.is_empty(), "outside of takes the monitors are heard");
}

#[test]
fn a_session_goes_on_from_any_moment_of_another() {
    let (scenario, journal, _) = expert();
    let folder = tempfile::tempdir().expect("a folder");
    let until = journal.entries[journal.entries.len() / 2].at;
    let path = sessions::retry(folder.path(), &scenario, &journal, until).expect("it is written");
    let again = sessions::resume(&path, &scenario).expect("it plays");
    let kept = journal.entries.iter().filter(|entry| entry.at <= until).count();
    assert_eq!(again.session.journal().entries, journal.entries[..kept]);
    // Whoever tries again from the very end is not over at once.
    let path = sessions::retry(folder.path(), &scenario, &journal, Stamp(u64::MAX)).expect("it is written");
    assert!(!sessions::resume(&path, &scenario).expect("it plays").session.studio().over);
    assert_eq!(sessions::unfinished(folder.path(), "first-overdub"), Some(path));
}
