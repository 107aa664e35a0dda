//! The laws of the journal, held against whatever a trainee might do.

use crate::small;
use crate::{control, jack, pose, ready_to_record, unit};
use linecheck::files::journal;
use linecheck::sim::gear::Setting;
use linecheck::sim::scenario::Reply;
use linecheck::sim::session::{
    Action, Command, End, FaultRow, InputRow, Journal, Outcome, Probe, ReplayError, Session, TakeRow, TakeStatus, Transport,
};
use linecheck::sim::units::{Point, Stamp};
use proptest::collection::vec;
use proptest::prelude::*;
use std::path::Path;

const UNITS: [&str; 14] = ["MC-1", "MC-2", "ST-1", "ST-2", "POP-1", "POP-2", "X3-1", "X6-1", "X9-1", "TT-1", "REC", "LIVE", "MC-99", ""];
const JACKS: [&str; 9] = ["MC-1/out", "MC-2/out", "LIVE/1", "LIVE/2", "LOFT/1", "BAY/U1", "BAY/L1", "REC/in 1", "LIVE/nothing"];
const CONTROLS: [&str; 13] = [
    "REC/power",
    "REC/arm 1",
    "REC/arm 2",
    "REC/name 1",
    "REC/punch",
    "REC/loop",
    "REC/pre-roll",
    "REC/post-roll",
    "MC-1/pad",
    "MC-1/pattern",
    "MON/power",
    "DOOR/open",
    "REC/nothing",
];
const REPLIES: [Reply; 5] = [Reply::Ready, Reply::TwoMinutes, Reply::SayAgain, Reply::LevelsGood, Reply::TakeSheet];

fn any_unit() -> impl Strategy<Value = linecheck::sim::gear::UnitId> {
    proptest::sample::select(&UNITS[..]).prop_map(unit)
}

fn any_end() -> impl Strategy<Value = End> {
    prop_oneof![Just(End::A), Just(End::B)]
}

fn any_setting() -> impl Strategy<Value = Setting> {
    prop_oneof![
        4 => any::<bool>().prop_map(Setting::On),
        1 => any::<f64>().prop_map(Setting::At),
        1 => (0.0..5.0f64).prop_map(Setting::At),
        1 => "[\\PC\n\t\"\\\\]{0,30}".prop_map(Setting::Text),
        1 => prop_oneof![Just("omni"), Just("none")].prop_map(|word| Setting::Choice(word.to_owned())),
    ]
}

fn any_key() -> impl Strategy<Value = Transport> {
    prop_oneof![
        3 => Just(Transport::Record),
        2 => Just(Transport::Stop),
        1 => Just(Transport::Closed),
        2 => Just(Transport::Play),
        1 => (-5.0..90.0f64).prop_map(Transport::Locate),
        1 => Just(Transport::ReturnToZero),
        1 => (0u32..4).prop_map(Transport::ToMarker),
        1 => (-9i32..9).prop_map(Transport::Nudge),
    ]
}

fn any_command() -> impl Strategy<Value = Command> {
    let range = || (-1.0..40.0f64, -1.0..40.0f64);
    prop_oneof![
        (0u32..6).prop_map(Command::NewPlaylist),
        (0u32..6, 0u32..4).prop_map(|(track, playlist)| Command::ChoosePlaylist { track, playlist }),
        (0u32..6, 0u32..4, ".{0,26}").prop_map(|(track, playlist, name)| Command::NamePlaylist { track, playlist, name }),
        (".{0,26}", -1.0..40.0f64).prop_map(|(name, at_s)| Command::AddMarker { name, at_s }),
        (0u32..4, ".{0,26}").prop_map(|(number, name)| Command::RenameMarker { number, name }),
        (0u32..4).prop_map(Command::DeleteMarker),
        range().prop_map(|(from, to)| Command::PunchRange(from, to)),
        range().prop_map(|(from, to)| Command::LoopRange(from, to)),
    ]
}

fn any_take() -> impl Strategy<Value = TakeRow> {
    let status = prop_oneof![Just(TakeStatus::Complete), Just(TakeStatus::FalseStart)];
    (0u32..5, -1.0..300.0f64, any::<f64>(), status, ".{0,70}", any::<bool>())
        .prop_map(|(number, start_s, length_s, status, remark, keeper)| TakeRow { number, start_s, length_s, status, remark, keeper })
}

fn any_probe() -> impl Strategy<Value = Probe> {
    let place = || proptest::sample::select(&JACKS[..]).prop_map(jack);
    prop_oneof![
        (any_unit(), any::<bool>()).prop_map(|(cord, wiggled)| Probe::CableTester { cord, wiggled }),
        place().prop_map(Probe::Multimeter),
        (place(), place()).prop_map(|(from, to)| Probe::PhaseChecker { from, to }),
        (place(), place()).prop_map(|(from, to)| Probe::Tone { from, to }),
        place().prop_map(Probe::Headphones),
        place().prop_map(Probe::Spectrum),
        (any_unit(), any_unit()).prop_map(|(one, other)| Probe::TapeMeasure(one, other)),
    ]
}

fn any_action() -> impl Strategy<Value = Action> {
    let floor = || (-1.0..12.0f64, -1.0..7.0f64);
    prop_oneof![
        6 => any_unit().prop_map(Action::Fetch),
        2 => any_unit().prop_map(Action::Return),
        1 => (any_unit(), floor()).prop_map(|(unit, (x, z))| Action::PutDown(unit, Point::new(x, 0.3, z))),
        6 => (any_unit(), floor(), 0.4..2.2f64, -0.1..1.2f64).prop_map(|(unit, (x, z), height, reach)| Action::Stand(unit, pose(x, z, height, reach))),
        5 => (any_unit(), any_unit()).prop_map(|(mic, on)| Action::Mount { mic, on }),
        3 => (any_unit(), any_unit(), 0.0..0.5f64).prop_map(|(filter, on, gap_m)| Action::FitPopFilter { filter, on, gap_m }),
        6 => (any_unit(), any_end(), proptest::sample::select(&JACKS[..])).prop_map(|(cord, end, into)| Action::Plug { cord, end, into: jack(into) }),
        2 => (any_unit(), any_end()).prop_map(|(cord, end)| Action::Unplug { cord, end }),
        2 => (any_unit(), vec(floor(), 0..4)).prop_map(|(cord, by)| Action::Dress { cord, by }),
        6 => (proptest::sample::select(&CONTROLS[..]), any_setting()).prop_map(|(id, setting)| Action::Set(control(id), setting)),
        10 => any_key().prop_map(Action::Transport),
        6 => any_command().prop_map(Action::Workstation),
        6 => proptest::sample::select(&REPLIES[..]).prop_map(Action::Tell),
        2 => any_take().prop_map(Action::WriteTake),
        1 => (0u32..6, ".{0,70}", any_unit()).prop_map(|(track, name, mic)| Action::WriteInput(InputRow { track, name, mic, line: String::new(), preamp: "é\u{301}'\"\\".to_owned() })),
        1 => (0u32..6, any_unit(), ".{0,70}").prop_map(|(number, unit, symptom)| Action::WriteFault(FaultRow { number, unit, symptom, tests: String::new(), done: "é\u{301}'\"\\".to_owned() })),
        3 => any_probe().prop_map(Action::Measure),
        1 => any_unit().prop_map(Action::Wiggle),
        1 => any_unit().prop_map(Action::Zero),
        1 => Just(Action::Backup),
        1 => proptest::bool::weighted(0.1).prop_map(|over| if over { Action::Leave } else { Action::Backup }),
    ]
}

/// Actions with the milliseconds that pass before each.
fn any_work() -> impl Strategy<Value = Vec<(u64, Action)>> {
    vec((0u64..8000, any_action()), 1..60)
}

/// A trainee who begins with a recorder that works, and then does this.
fn worked(work: &[(u64, Action)]) -> Session {
    let mut session = Session::new(small::scenario(small::script()));
    let mut now = 0;
    let begin = ready_to_record().into_iter().map(|action| (0, action));
    for (pause, action) in begin.chain(work.iter().cloned()) {
        now += pause;
        // Whether it went is in the journal.
        drop(session.apply(Stamp(now), action));
    }
    session
}

fn read(text: &str) -> Journal {
    journal::parse(Path::new("test.journal"), text.as_bytes()).expect("what is written can be read").journal
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_journal_played_again_is_the_session(work in any_work()) {
        let live = worked(&work);
        let again = Session::replay(live.scenario().clone(), live.journal());
        prop_assert_eq!(again, Ok(live));
    }

    #[test]
    fn every_beginning_of_a_journal_can_be_played(work in any_work(), share in 0.0..1.0f64) {
        let live = worked(&work);
        let mut journal = live.journal().clone();
        journal.entries.truncate((journal.entries.len() as f64 * share) as usize);
        let part = Session::timeline(live.scenario().clone(), &journal);
        let part = part.map_err(|why| TestCaseError::fail(why.to_string()))?;
        let whole = live.so_far();
        prop_assert_eq!(&whole.states[..part.states.len()], &part.states[..]);
    }

    #[test]
    fn what_is_written_is_read(work in any_work()) {
        let live = worked(&work);
        let text = journal::text_of(live.journal()).expect("a journal is text");
        prop_assert_eq!(text.lines().count(), live.journal().entries.len() + 1);
        prop_assert_eq!(&read(&text), live.journal());
    }

    #[test]
    fn what_is_refused_changes_nothing(work in any_work()) {
        let mut session = Session::new(small::scenario(small::script()));
        let mut now = 0;
        for (pause, action) in work {
            now += pause;
            session.advance(Stamp(now));
            let before = session.studio().clone();
            let said = session.said().len();
            if session.apply(Stamp(now), action.clone()).is_err() {
                prop_assert_eq!(session.studio(), &before, "{:?}", action);
                prop_assert_eq!(session.said().len(), said);
            }
        }
    }

    #[test]
    fn it_does_not_matter_how_often_anybody_looks(work in any_work(), steps in vec(1u64..700, 1..50)) {
        let plain = worked(&work);
        let mut session = Session::new(small::scenario(small::script()));
        let (mut now, mut step) = (0, steps.iter().cycle());
        let begin = ready_to_record().into_iter().map(|action| (0, action));
        for (pause, action) in begin.chain(work) {
            now += pause;
            while session.studio().now.0 < now {
                session.advance(Stamp((session.studio().now.0 + step.next().copied().unwrap_or(1)).min(now)));
            }
            drop(session.apply(Stamp(now), action));
        }
        prop_assert_eq!(session, plain);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..300)) {
        drop(journal::parse(Path::new("test.journal"), &bytes));
    }

    #[test]
    fn a_journal_with_a_broken_place_is_refused_or_read(work in any_work(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let live = worked(&work);
        let mut bytes = journal::text_of(live.journal()).expect("a journal is text").into_bytes();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        if let Ok(found) = journal::parse(Path::new("test.journal"), &bytes) {
            drop(Session::replay(live.scenario().clone(), &found.journal));
        }
    }
}

#[test]
fn a_journal_of_something_else_is_refused() {
    let live = worked(&[]);
    let play = |change: &dyn Fn(&mut Journal)| {
        let mut journal = live.journal().clone();
        change(&mut journal);
        Session::replay(live.scenario().clone(), &journal).map(|_| ())
    };
    assert_eq!(play(&|_| {}), Ok(()));
    assert_eq!(play(&|journal| journal.header.format = 2), Err(ReplayError::Format { found: 2 }));
    assert!(matches!(play(&|journal| journal.header.scenario = "x".to_owned()), Err(ReplayError::Other { what: "scenario", .. })));
    assert!(matches!(play(&|journal| journal.header.seed += 1), Err(ReplayError::Other { what: "seed", .. })));
    assert_eq!(play(&|journal| journal.header.hash.clear()), Err(ReplayError::Changed));
    assert!(matches!(play(&|journal| journal.entries[0].at = Stamp(9)), Err(ReplayError::OutOfOrder { line: 3, .. })));
}

#[test]
fn a_journal_that_does_not_follow_from_the_scenario_names_its_line() {
    let live = worked(&[(100, Action::Fetch(unit("MC-1"))), (100, Action::Fetch(unit("MC-99")))]);
    let swap = |index: usize, change: &dyn Fn(Outcome) -> Outcome| {
        let mut journal = live.journal().clone();
        journal.entries[index].what = change(journal.entries[index].what.clone());
        Session::replay(live.scenario().clone(), &journal).map(|_| ())
    };
    let refused = |what| match what {
        Outcome::Did(action) => Outcome::Tried(action, linecheck::sim::session::Refusal::HandsFull),
        Outcome::Tried(action, _) => Outcome::Did(action),
    };
    assert_eq!(swap(3, &refused), Err(ReplayError::Accepted { line: 5 }));
    assert!(matches!(swap(4, &refused), Err(ReplayError::Refused { line: 6, .. })));
}
