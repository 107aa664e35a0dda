//! Controls, the recorder's keys, the sheets, and the end of the session.

use crate::script::begun;
use crate::small::{both, cue};
use crate::{PLAY, RECORD, STOP, after, control, done, fetch, on, pose, ready_to_record, refused, stand, unit};
use linecheck::sim::band::Item;
use linecheck::sim::gear::Setting;
use linecheck::sim::scenario::{Cue, Trigger};
use linecheck::sim::session::{Action, FaultRow, InputRow, Refusal, Rolling, TakeRow, TakeStatus, Transport};
use linecheck::sim::units::{Point, Stamp};

#[test]
fn controls_go_as_far_as_they_go() {
    let mut session = after(&[]);
    assert_eq!(refused(&mut session, &on("MON/loud")), Refusal::NoSuchControl(control("MON/loud")));
    assert_eq!(refused(&mut session, &on("HAL/power")), Refusal::NoSuchUnit(unit("HAL")));
    let odd = Action::Set(control("MON/power"), Setting::At(3.0));
    assert_eq!(refused(&mut session, &odd), Refusal::OutOfRange(control("MON/power"), Setting::At(3.0)));
    let pad_out = Action::Set(control("MC-1/pad"), Setting::On(false));
    assert_eq!(refused(&mut session, &pad_out), Refusal::NotInHand(unit("MC-1")));
    done(&mut session, &fetch("MC-1"));
    done(&mut session, &pad_out);
    done(&mut session, &on("DOOR/open"));
    let long = Action::Set(control("REC/name 1"), Setting::Text("x".repeat(25)));
    assert!(matches!(refused(&mut session, &long), Refusal::OutOfRange(..)));
}

#[test]
fn numbers_that_are_none_do_not_reach_the_journal() {
    let mut session = after(&[fetch("MC-1")]);
    let before = session.clone();
    let nonsense = [
        Action::PutDown(unit("MC-1"), Point::new(f64::NAN, 0.0, 0.0)),
        stand("ST-1", pose(f64::INFINITY, 0.0, 1.0, 0.0)),
        Action::Transport(Transport::Locate(f64::NAN)),
        Action::Set(control("REC/name 1"), Setting::Text("x".repeat(10_000))),
    ];
    for action in nonsense {
        assert_eq!(session.apply(Stamp(0), action), Err(Refusal::Nonsense));
    }
    assert_eq!(session, before);
}

fn recorder(refusal: Refusal) -> String {
    let Refusal::Recorder(why) = refusal else { panic!("not the recorder: {refusal}") };
    why.to_string()
}

#[test]
fn the_recorder_wants_power_and_an_armed_track() {
    let mut session = after(&[]);
    assert!(recorder(refused(&mut session, &RECORD)).contains("power"));
    assert!(recorder(refused(&mut session, &Action::Backup)).contains("power"));
    done(&mut session, &on("REC/power"));
    assert!(recorder(refused(&mut session, &RECORD)).contains("armed"));
    done(&mut session, &on("REC/arm 1"));
    done(&mut session, &RECORD);
    assert!(recorder(refused(&mut session, &RECORD)).contains("recording"));
    assert!(recorder(refused(&mut session, &PLAY)).contains("recording"));
    assert!(recorder(refused(&mut session, &Action::Backup)).contains("stop"));
    let name = Action::Set(control("REC/name 1"), Setting::Text("VOX".to_owned()));
    assert!(recorder(refused(&mut session, &name)).contains("names"));
    assert!(recorder(refused(&mut session, &on("REC/arm 2"))).contains("tracks"));
    done(&mut session, &STOP);
    assert!(recorder(refused(&mut session, &Action::Transport(Transport::Locate(-1.0)))).contains("place"));
    done(&mut session, &Action::Transport(Transport::Locate(0.0)));
    done(&mut session, &PLAY);
    assert!(recorder(refused(&mut session, &Action::Backup)).contains("stop"));
    done(&mut session, &STOP);
    done(&mut session, &Action::Backup);
}

#[test]
fn a_roll_that_nobody_played_for_is_recorded_over() {
    let mut session = after(&ready_to_record());
    for (from, to) in [(1000, 11_000), (20_000, 25_000)] {
        assert_eq!(session.apply(Stamp(from), RECORD), Ok(()));
        assert_eq!(session.apply(Stamp(to), STOP), Ok(()));
    }
    let takes = &session.studio().takes;
    assert_eq!(takes.len(), 1);
    assert_eq!((takes[0].number, takes[0].position, takes[0].end), (1, 0.0, Some(Stamp(25_000))));
    assert_eq!(takes[0].tracks, [(1, "VOX".to_owned())]);
}

#[test]
fn takes_follow_each_other_on_the_timeline_until_somebody_goes_elsewhere() {
    let play = Cue { perform: both(Item::Song), ..cue("play", Trigger::Rolling, 0.0) };
    let wait = |id: &str| cue(id, Trigger::Stopped, 0.0);
    let script = vec![play.clone(), wait("one"), play.clone(), wait("two"), play];
    let mut session = begun(script);
    for (from, to) in [(1000, 11_000), (20_000, 25_000)] {
        assert_eq!(session.apply(Stamp(from), RECORD), Ok(()));
        assert_eq!(session.apply(Stamp(to), STOP), Ok(()));
    }
    assert_eq!(session.apply(Stamp(26_000), Action::Transport(Transport::Locate(3.0))), Ok(()));
    assert_eq!(session.apply(Stamp(27_000), RECORD), Ok(()));
    // Whoever pulls the plug stops the take.
    assert_eq!(session.apply(Stamp(28_000), Action::Set(control("REC/power"), Setting::On(false))), Ok(()));
    let takes = &session.studio().takes;
    let positions: Vec<(u32, f64, Option<Stamp>)> = takes.iter().map(|take| (take.number, take.position, take.end)).collect();
    assert_eq!(positions, [(1, 0.0, Some(Stamp(11_000))), (2, 10.0, Some(Stamp(25_000))), (3, 3.0, Some(Stamp(28_000)))]);
    assert_eq!(session.studio().transport.rolling, Rolling::Stopped);
}

fn take_row(number: u32) -> TakeRow {
    TakeRow { number, start_s: 0.0, length_s: 12.0, status: TakeStatus::Complete, remark: String::new(), keeper: false }
}

fn input_row(name: &str) -> InputRow {
    InputRow { track: 1, name: name.to_owned(), mic: unit("MC-1"), line: "LIVE 1".to_owned(), preamp: "PRE 1".to_owned() }
}

fn ticket(number: u32) -> FaultRow {
    FaultRow { number, unit: unit("MC-1"), symptom: "crackles".to_owned(), tests: "other cord".to_owned(), done: String::new() }
}

#[test]
fn a_fault_ticket_is_about_something_that_is_there() {
    let mut session = after(&[Action::WriteFault(ticket(1))]);
    let gone = FaultRow { unit: unit("MC-99"), ..ticket(2) };
    assert_eq!(refused(&mut session, &Action::WriteFault(gone)), Refusal::NoSuchUnit(unit("MC-99")));
    for row in [ticket(0), ticket(100), FaultRow { symptom: "hums\nand buzzes".to_owned(), ..ticket(1) }] {
        assert!(matches!(refused(&mut session, &Action::WriteFault(row)), Refusal::BadRow(_)));
    }
    done(&mut session, &Action::WriteFault(FaultRow { done: "on the bench".to_owned(), ..ticket(1) }));
    assert_eq!(session.studio().papers.faults[&1].done, "on the bench", "a ticket takes the place of the one of its number");
}

#[test]
fn sheets_take_rows_and_nothing_else() {
    let mut session = after(&[Action::WriteTake(take_row(1)), Action::WriteInput(input_row("VOX"))]);
    let bad = [
        Action::WriteTake(take_row(0)),
        Action::WriteTake(TakeRow { length_s: -1.0, ..take_row(1) }),
        Action::WriteTake(TakeRow { start_s: 1e9, ..take_row(1) }),
        Action::WriteTake(TakeRow { remark: "x".repeat(61), ..take_row(1) }),
        Action::WriteInput(InputRow { track: 5, ..input_row("VOX") }),
        Action::WriteInput(input_row("VOX\nGTR")),
    ];
    for action in bad {
        assert!(matches!(refused(&mut session, &action), Refusal::BadRow(_)), "{action:?}");
    }
    done(&mut session, &Action::WriteTake(TakeRow { keeper: true, ..take_row(1) }));
    assert!(session.studio().papers.takes[&1].keeper, "a row takes the place of the one before it");
}

#[test]
fn nothing_more_happens_after_the_trainee_has_left() {
    let mut session = after(&ready_to_record());
    done(&mut session, &RECORD);
    done(&mut session, &Action::Leave);
    assert!(session.studio().takes[0].end.is_some(), "nobody stays to press stop");
    assert_eq!(refused(&mut session, &fetch("MC-1")), Refusal::Over);
    assert_eq!(refused(&mut session, &Action::Leave), Refusal::Over);
}

#[test]
fn time_does_not_go_back() {
    let mut session = after(&[]);
    session.advance(Stamp(5000));
    session.advance(Stamp(1000));
    assert_eq!(session.apply(Stamp(2000), fetch("MC-1")), Ok(()));
    assert_eq!(session.journal().entries[0].at, Stamp(5000));
}
