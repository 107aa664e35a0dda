//! The first exercise as an expert does it, from the call to the door.

use crate::expert::first_overdub;
use linecheck::files::Library;
use linecheck::files::journal::{self, Writer};
use linecheck::sim::gear::Setting;
use linecheck::sim::paperwork::{clock, truth};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::{Outcome, Place, Session};
use linecheck::sim::units::Stamp;
use std::sync::Arc;

pub(crate) fn scenario() -> Arc<Scenario> {
    let library = Library::find().expect("the content lies where this was built");
    Arc::new(library.scenario("first-overdub").expect("it is in order"))
}

fn expert() -> Session {
    let mut session = Session::new(scenario());
    for (second, action) in first_overdub() {
        let text = format!("{action:?}");
        if let Err(refusal) = session.apply(Stamp::from_seconds(second), action) {
            panic!("{text} at {second:.1} s was refused: {refusal}");
        }
    }
    session
}

#[test]
fn the_script_runs_from_the_welcome_to_the_strike() {
    let session = expert();
    let taken: Vec<&str> = session.cues().iter().map(|(_, id)| id.as_str()).collect();
    let expected = "welcome check-voice check-guitar checked loudest levels-good ask-roll take-1 false-start take-2 end-2 stopped-2 take-3 end-3 \
                    ask-playback heard marked strike";
    assert_eq!(taken.join(" "), expected);
    assert!(session.studio().over);
    let left = clock(&session.scenario().file.brief, session.studio().now);
    assert!(left.as_str() < "13:15:00", "{left}");
}

#[test]
fn the_log_of_the_expert_is_true() {
    let session = expert();
    let truth = truth(&session.so_far(), session.scenario(), |_, _| None);
    let written = &session.studio().papers;
    assert_eq!(truth.takes.len(), 3);
    for (number, row) in &truth.takes {
        let log = &written.takes[number];
        assert_eq!((log.status, log.keeper), (row.status, row.keeper), "take {number}");
        assert!((log.start_s - row.start_s).abs() < 2.0 && (log.length_s - row.length_s).abs() < 2.0, "{log:?} for {row:?}");
    }
    assert!(truth.inputs.iter().all(|(track, row)| written.inputs[track].name == row.name));
}

#[test]
fn the_room_is_left_as_it_was_found() {
    let session = expert();
    let (studio, before) = (session.studio(), Session::new(session.scenario().clone()).studio().clone());
    assert!(studio.places.values().all(|place| *place == Place::Stored));
    assert!(studio.cords.is_empty());
    let touched = studio.settings.0.iter().filter(|(id, setting)| before.settings.0.get(*id) != Some(*setting));
    let touched: Vec<(String, &Setting)> = touched.map(|(id, setting)| (id.to_string(), setting)).collect();
    let text = |text: &str| Setting::Text(text.to_owned());
    let expected =
        [("MC-009/pad".to_owned(), &Setting::On(false)), ("REC/name 1".to_owned(), &text("VOX")), ("REC/name 2".to_owned(), &text("GTR"))];
    assert_eq!(touched, expected);
}

#[test]
fn it_is_the_same_session_from_disk() {
    let session = expert();
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("first-overdub.journal");
    let mut writer = Writer::create(&path, &session.journal().header).expect("a new journal");
    for entry in &session.journal().entries {
        writer.append(entry).expect("an entry");
    }
    let found = journal::read(&path).expect("the journal");
    assert!(found.journal.entries.iter().all(|entry| matches!(entry.what, Outcome::Did(_))));
    assert_eq!(Session::replay(scenario(), &found.journal), Ok(session));
}

#[test]
fn four_hundred_entries_are_played_again_in_a_moment() {
    let session = expert();
    let mut journal = session.journal().clone();
    let last = journal.entries.pop().expect("the expert leaves");
    let sets: Vec<_> = journal
        .entries
        .iter()
        .filter(|entry| matches!(&entry.what, Outcome::Did(action) if format!("{action:?}").contains("DESK")))
        .cloned()
        .collect();
    while journal.entries.len() < 400 {
        let entry = sets[journal.entries.len() % sets.len()].clone();
        journal.entries.push(linecheck::sim::session::Entry { at: last.at, ..entry });
    }
    let scenario = scenario();
    let begin = std::time::Instant::now();
    let timeline = Session::timeline(scenario, &journal).expect("it goes");
    let took = begin.elapsed();
    assert!(timeline.states.len() > 400);
    // A tenth of a second on an idle machine; the rest is for machines with other work to do.
    assert!(took.as_secs_f64() < 5.0, "{took:?}");
}

/// For who changes the scenario, its content or the expert: `cargo test --test session -- --ignored` writes the run anew.
#[test]
#[ignore = "it writes into scenarios/expert"]
fn write_the_experts_journal_anew() {
    let text = journal::text_of(expert().journal()).expect("a journal is text");
    let path = Library::find().expect("the content lies where this was built").root().join("scenarios/expert/first-overdub.journal");
    std::fs::write(path, text).expect("it can be written");
}
