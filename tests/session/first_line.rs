//! The guided first session as an expert does it: everything is on already, and one line is brought up.

use linecheck::files::{Library, journal};
use linecheck::sim::session::{Action, Session};
use linecheck::sim::units::Stamp;
use std::sync::Arc;

/// What is done, and at which second; actions as journals have them.
const WORK: &[(f64, &str)] = &[
    (20.0, r#"Fetch("ST-08")"#),
    (
        40.0,
        r#"Stand("ST-08",(base:(6.45,5.72),height:0.82,reach:0.44598206241955524,turn:-160.34617594194665,aim:(azimuth:180.0,elevation:0.0)))"#,
    ),
    (60.0, r#"Fetch("MC-009")"#),
    (80.0, r#"Mount(mic:"MC-009",on:"ST-08")"#),
    (95.0, r#"Fetch("XLR-09-01")"#),
    (110.0, r#"Plug(cord:"XLR-09-01",end:A,into:"MC-009/out")"#),
    (130.0, r#"Plug(cord:"XLR-09-01",end:B,into:"LIVE/5")"#),
    (145.0, r#"Fetch("TT-06-01")"#),
    (150.0, r#"Plug(cord:"TT-06-01",end:B,into:"BAY/L9")"#),
    (155.0, r#"Plug(cord:"TT-06-01",end:A,into:"BAY/U5")"#),
    (159.0, r#"Set("PRE-1/1.48v",On(true))"#),
    (163.0, r#"Set("PRE-1/1.gain",At(48.0))"#),
    (178.0, r#"Set("DESK/monitor.mute",On(false))"#),
    (188.0, r#"Tell(Ready)"#),
    (228.0, r#"Tell(LevelsGood)"#),
    (253.0, r#"Transport(Record)"#),
    (322.0, r#"Transport(Stop)"#),
    (330.0, r#"Backup"#),
    (340.0, r#"Leave"#),
];

fn expert() -> Session {
    let library = Library::find().expect("the content lies where this was built");
    let mut session = Session::new(Arc::new(library.scenario("first-line").expect("it is in order")));
    for (second, text) in WORK {
        let action: Action = ron::from_str(text).expect("an action");
        session.apply(Stamp::from_seconds(*second), action).unwrap_or_else(|refusal| panic!("{text} was refused: {refusal}"));
    }
    session
}

#[test]
fn a_first_line_is_kept_within_six_minutes() {
    let session = expert();
    let taken: Vec<&str> = session.cues().iter().map(|(_, id)| id.as_str()).collect();
    assert!(taken.ends_with(&["ask-roll", "take", "end", "kept"]), "{taken:?}");
    assert!(session.studio().over && session.studio().now.seconds() < 360.0);
}

/// Writes the run anew, as that of the first overdub.
#[test]
#[ignore = "it writes into scenarios/expert"]
fn write_the_experts_first_line_anew() {
    let text = journal::text_of(expert().journal()).expect("a journal is text");
    let path = Library::find().expect("the content lies where this was built").root().join("scenarios/expert/first-line.journal");
    std::fs::write(path, text).expect("it can be written");
}
