//! Test tools in hands: every reading is what the circuit is, is kept, and costs nothing that was not there.

use crate::fixture::{Bench, close, jack, studio_one};
use crate::recorder::scenario_of;
use linecheck::sim::circuit::Moved;
use linecheck::sim::circuit::fault::Edit;
use linecheck::sim::gear::{Defect, Setting, UnitId};
use linecheck::sim::paperwork::recall;
use linecheck::sim::scenario::Injected;
use linecheck::sim::session::{Action, End, Probe, Refusal, Session, Shown, StandPose};
use linecheck::sim::units::{Dbu, Stamp, Volt};
use std::sync::Arc;

/// A session in the large studio with these faults.
fn session(bench: &Bench, faults: &[(&str, &str)]) -> Session {
    let mut scenario = scenario_of(bench);
    let injected = |(fault, at): &(&str, &str)| Injected { fault: (*fault).to_owned(), at: Some((*at).to_owned()) };
    scenario.file.faults = faults.iter().map(injected).collect();
    assert!(scenario.injected().len() >= faults.len());
    Session::new(Arc::new(scenario))
}

/// Works, and gives what the last tool showed.
pub(crate) fn shows(session: &mut Session, probe: Probe) -> Shown {
    let at = Stamp(session.studio().now.0 + 1000);
    session.apply(at, Action::Measure(probe.clone())).expect("it can be measured");
    let reading = session.studio().readings.last().expect("it is kept").clone();
    assert_eq!((reading.at, &reading.probe), (at, &probe));
    reading.shown
}

pub(crate) fn works(session: &mut Session, actions: Vec<Action>) {
    for action in actions {
        session.apply(Stamp(session.studio().now.0 + 1000), action.clone()).unwrap_or_else(|why| panic!("{action:?}: {why}"));
    }
}

#[test]
fn a_cable_tester_wants_the_cable_in_a_hand_and_shows_what_is_broken() {
    let mut session = session(&studio_one(), &[("swapped-pair", "XLR-06-01"), ("intermittent", "XLR-06-02")]);
    let probe = |cord: &str, wiggled| Probe::CableTester { cord: cord.into(), wiggled };
    let refused = session.apply(Stamp(0), Action::Measure(probe("XLR-06-01", false)));
    assert_eq!(refused, Err(Refusal::NotInHand("XLR-06-01".into())));
    assert!(session.studio().readings.is_empty(), "a refusal changes nothing");
    works(&mut session, vec![Action::Fetch("XLR-06-01".into()), Action::Fetch("XLR-06-02".into())]);
    let whole = [[true, false, false], [false, true, false], [false, false, true]];
    assert_eq!(
        shows(&mut session, probe("XLR-06-01", false)),
        Shown::Lamps([[false, true, false], [true, false, false], [false, false, true]])
    );
    assert_eq!(shows(&mut session, probe("XLR-06-02", false)), Shown::Lamps(whole));
    let Shown::Lamps(moved) = shows(&mut session, probe("XLR-06-02", true)) else { panic!("lamps") };
    assert!(!moved[0][0]);
}

#[test]
fn a_multimeter_a_phase_checker_and_tone_read_the_line() {
    let mut bench = studio_one();
    bench.on(&["DESK/ch1.48v", "EXT-1/1.polarity"]).set("EXT-1/1.gain", Setting::At(30.0));
    let mut session = session(&bench, &[("weak-phantom", "DESK"), ("dirty-normal", "BAY-B/U1")]);
    assert_eq!(shows(&mut session, Probe::Multimeter(jack("LIVE/1"))), Shown::Volts([Volt(48.0); 2]), "nothing draws on it");
    assert_eq!(shows(&mut session, Probe::Multimeter(jack("LIVE/2"))), Shown::Volts([Volt(0.0); 2]));
    let way = |from: &str| Probe::PhaseChecker { from: jack(from), to: jack("DESK/line 1") };
    assert_eq!(shows(&mut session, way("EXT-1/out 1")), Shown::Polarity(Some(true)));
    assert_eq!(shows(&mut session, way("EXT-2/out 1")), Shown::Polarity(None));
    let tone = |from: &str, to: &str| Probe::Tone { from: jack(from), to: jack(to) };
    let Shown::Level(Some(Dbu(level))) = shows(&mut session, tone("EXT-1/out 1", "DESK/line 1")) else { panic!("it arrives") };
    assert!((-7.0..3.6).contains(&level), "the dirty normal takes level: {level}");
    let Shown::Level(Some(Dbu(clean))) = shows(&mut session, tone("EXT-1/out 2", "DESK/line 2")) else { panic!("it arrives") };
    close("a clean one", clean, 4.0, 0.1);
    let nowhere = session.apply(Stamp(99_000), Action::Measure(Probe::Multimeter(jack("LIVE/99"))));
    assert_eq!(nowhere, Err(Refusal::NoSuchJack(jack("LIVE/99"))));
}

#[test]
fn headphones_and_an_analyser_find_what_hums() {
    let mut bench = studio_one();
    bench.plug("XLR-06-01", "MC-001/out", "LIVE/1");
    let listen = |faults: &[(&str, &str)]| {
        let mut session = session(&bench, faults);
        let pose = StandPose { base: (5.0, 5.0), height: 1.2, reach: 0.3, turn: 180.0, aim: Default::default() };
        let line = [Action::Fetch("ST-07".into()), Action::Stand("ST-07".into(), pose), Action::Fetch("MC-001".into())];
        works(&mut session, line.to_vec());
        works(
            &mut session,
            vec![
                Action::Mount { mic: "MC-001".into(), on: "ST-07".into() },
                Action::Fetch("XLR-09-01".into()),
                Action::Plug { cord: "XLR-09-01".into(), end: End::A, into: jack("MC-001/out") },
                Action::Plug { cord: "XLR-09-01".into(), end: End::B, into: jack("LIVE/5") },
            ],
        );
        let Shown::Heard { sources, hum, .. } = shows(&mut session, Probe::Headphones(jack("DESK/mic 5"))) else { panic!("headphones") };
        let Shown::Octaves(octaves) = shows(&mut session, Probe::Spectrum(jack("DESK/line 1"))) else { panic!("octaves") };
        (sources, hum, octaves)
    };
    let (sources, ..) = listen(&[]);
    assert_eq!(sources, [jack("MC-001/out")]);
    let (_, _, clean) = listen(&[]);
    let (_, _, dimmed) = listen(&[("dimmer", "DESK")]);
    // 100 Hz lie in the octave of 125 Hz, the hash goes up to the top.
    assert!(dimmed[2].0 > clean[2].0 + 20.0 && dimmed[7].0 > clean[7].0 + 5.0, "{clean:?} {dimmed:?}");
    let (_, _, ground) = listen(&[("ground-loop", "EXT-1")]);
    assert!(ground[1].0 > clean[1].0 + 20.0 && ground[7].0 < clean[7].0 + 1.0, "50 Hz without hash: {ground:?}");
}

#[test]
fn a_wiggle_stirs_a_cable_that_breaks() {
    let mut session = session(&studio_one(), &[("intermittent", "XLR-06-01")]);
    assert_eq!(session.apply(Stamp(0), Action::Wiggle("XLR-06-01".into())), Err(Refusal::EndNotPlugged("XLR-06-01".into())));
    works(
        &mut session,
        vec![
            Action::Fetch("XLR-06-01".into()),
            Action::Plug { cord: "XLR-06-01".into(), end: End::B, into: jack("LIVE/1") },
            Action::Wiggle("XLR-06-01".into()),
        ],
    );
    assert_eq!(session.studio().stirred.get(&Moved::Cable("XLR-06-01".into())), Some(&session.studio().now));
}

#[test]
fn readings_come_back_when_the_journal_is_played_again() {
    let mut live = session(&studio_one(), &[("broken-hot", "XLR-06-01")]);
    works(&mut live, vec![Action::Fetch("XLR-06-01".into())]);
    shows(&mut live, Probe::CableTester { cord: "XLR-06-01".into(), wiggled: false });
    let again = Session::replay(live.scenario().clone(), live.journal()).expect("it is the same session");
    assert_eq!(again.studio().readings, live.studio().readings);
}

#[test]
fn a_desk_goes_to_zero_at_once_but_for_power_and_48_volts() {
    let mut bench = studio_one();
    bench.on(&["DESK/ch3.48v", "DESK/ch3.eq", "DESK/ch7.comp"]).set("DESK/ch3.gain", Setting::At(50.0));
    bench.set("DESK/status", Setting::Choice("mix".into()));
    let mut session = session(&bench, &[]);
    let desk = UnitId::from("DESK");
    let sheet =
        |session: &Session| recall(session.scenario(), session.studio(), &desk).into_iter().map(|line| line.control).collect::<Vec<_>>();
    assert_eq!(sheet(&session), ["ch3.gain", "ch3.48v", "ch3.eq", "ch7.comp", "status"]);
    works(&mut session, vec![Action::Zero(desk.clone())]);
    assert_eq!(sheet(&session), ["ch3.48v"]);
    assert!(session.studio().settings.on(&desk, "power"));
    assert_eq!(session.apply(Stamp(99_000), Action::Zero("NO".into())), Err(Refusal::NoSuchUnit("NO".into())));
}

#[test]
fn a_tape_measure_finds_a_slipped_boom() {
    let mut session = session(&studio_one(), &[("boom-slipped", "ST-08")]);
    let edit = session.scenario().injected();
    let [Edit::Break(_, Defect::BoomSlipped { metres })] = edit.as_slice() else { panic!("{edit:?}") };
    for (stand, microphone, x) in [("ST-07", "MC-001", 4.0), ("ST-08", "MC-002", 5.0)] {
        let pose = StandPose { base: (x, 4.0), height: 1.2, reach: 0.3, turn: 0.0, aim: Default::default() };
        works(
            &mut session,
            vec![
                Action::Fetch(stand.into()),
                Action::Stand(stand.into(), pose),
                Action::Fetch(microphone.into()),
                Action::Mount { mic: microphone.into(), on: stand.into() },
            ],
        );
    }
    let Shown::Metres(apart) = shows(&mut session, Probe::TapeMeasure("MC-001".into(), "MC-002".into())) else { panic!("metres") };
    close("apart", apart, metres.hypot(1.0), 1e-9);
}
