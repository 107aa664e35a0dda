//! What is broken of a tape machine and its reels, as the recorder hears it.

use crate::control::*;
use crate::rig::{later, set};
use linecheck::sim::engine::filter;
use linecheck::sim::gear::{ControlId, Defect, Setting, TapeSpeed};
use linecheck::sim::scenario::Injected;
use linecheck::sim::session::{Action, Reeling, Refusal, Service, Session, Studio, TapeKey};
use linecheck::sim::units::Stamp;
use std::sync::Arc;

/// What a defect of the machine changes of a tone off the reference tape.
fn changed(defect: Defect, nth: u32, hertz: f64) -> f64 {
    let mut room = Control::room();
    let whole = reference(&mut room, nth, hertz, |_| {});
    reference(&mut room, nth, hertz, |s| drop(s.defects.insert("TAPE".into(), vec![defect]))) - whole
}

/// Puts a fault of the catalogue in.
fn put(room: &mut Control, fault: &str, at: &str) {
    room.scenario.file.faults = vec![Injected { fault: fault.to_owned(), at: Some(at.to_owned()) }];
    let broken = Studio::found(&room.scenario);
    room.studio.defects = broken.defects;
    let zero = room.studio.settings.0.clone();
    room.studio.settings = broken.settings;
    for (control, setting) in zero.into_iter().filter(|(control, _)| ["power", "speed"].contains(&control.control.as_str())) {
        room.studio.settings.0.insert(control, setting);
    }
}

#[test]
fn faults_of_a_tape_machine_have_their_symptoms_by_name() {
    let treble = |fault: Option<(&str, &str)>| {
        let mut room = Control::room();
        if let Some((fault, at)) = fault {
            put(&mut room, fault, at);
        }
        let whole = reference(&mut room, 1, 10_000.0, |_| {});
        (whole, off_own_tape(&mut room, "10 kHz", -6.0) - off_own_tape(&mut room, "1 kHz", -6.0), third(&mut room))
    };
    let whole = treble(None);
    let (dirty, leaning, stock) =
        (treble(Some(("dirty-heads", "TAPE"))), treble(Some(("leaning-head", "TAPE"))), treble(Some(("wrong-stock", "TAPE"))));
    // F51: 3 to 12 dB of treble.
    assert!((-12.0..=-3.0).contains(&(dirty.0 - whole.0)), "{}", dirty.0 - whole.0);
    // F52: each track loses little; what differs is the phase between them.
    assert!(leaning.0 < whole.0, "{}", leaning.0 - whole.0);
    // F53: 2 dB of treble too much and more distortion, while a reference tape plays as it should.
    assert!((stock.0 - whole.0).abs() < 0.01 && (1.0..3.5).contains(&(stock.1 - whole.1)), "{}", stock.1 - whole.1);
    assert!(stock.2 > 1.1 * whole.2, "{} after {}", stock.2, whole.2);
}

/// Third harmonic of 1 kHz at 8 dB above 0 VU off tape, as a ratio.
fn third(room: &mut Control) -> f64 {
    let studio = later(&room.studio, 0, |s| {
        oscillator(s, "1 kHz");
        set(s, "DESK/oscillator.level", Setting::At(12.0));
        set(s, "TAPE/ready 1", Setting::On(true));
        reel(s, Reeling::Recording, 0.0, TapeSpeed::Ips15);
    });
    let track = room.off_tape(&[studio], 1.0, 2.0);
    10_f64.powf((tone(&track, 3000.0) - tone(&track, 1000.0)) / 20.0)
}

#[test]
fn a_track_that_was_left_ready_is_erased_by_the_keys_alone() {
    let mut room = Control::room();
    room.scenario.file.found = vec![(ControlId::new(&"TAPE".into(), "power"), Setting::On(true))];
    room.scenario.file.faults = vec![Injected { fault: "left-ready".to_owned(), at: Some("TAPE/in 3".to_owned()) }];
    let mut session = Session::new(Arc::new(room.scenario));
    let ready = |on: bool| Action::Set(ControlId::new(&"TAPE".into(), "ready 1"), Setting::On(on));
    let mut at = |seconds: u64, action: Action| session.apply(Stamp(seconds * 1000), action);
    assert!(matches!(at(1, Action::Tape(TapeKey::Play)), Err(Refusal::TapeMachine(_))), "no reel");
    at(2, Action::Fetch("REEL-01".into())).expect("it is on the shelf");
    at(3, Action::Thread("REEL-01".into())).expect("it is in a hand");
    at(4, ready(true)).expect("a switch");
    at(5, Action::Tape(TapeKey::Record)).expect("two tracks are ready");
    assert!(at(6, Action::Tape(TapeKey::Locate(0.0))).is_err() && at(6, Action::Fetch("REEL-01".into())).is_err());
    at(25, Action::Tape(TapeKey::Stop)).expect("it rolls");
    at(26, Action::Tape(TapeKey::Locate(10.0))).expect("it stands");
    // 3.81 m back at 6 m/s.
    at(27, Action::Tape(TapeKey::Play)).expect("it is there");
    at(31, ready(false)).expect("a switch");
    at(31, Action::Tape(TapeKey::Record)).expect("a track is still ready");
    at(36, Action::Tape(TapeKey::Play)).expect("out of record");
    let set_speed = Action::Set(ControlId::new(&"TAPE".into(), "speed"), Setting::Choice("30".into()));
    assert!(at(37, set_speed).is_err(), "not while it runs");
    let service = Action::Service(Service::CleanHeads);
    assert!(at(38, service).is_err(), "not with the power on");
    let deck = &session.studio().deck;
    assert_eq!(deck.passes.iter().map(|pass| pass.tracks.clone()).collect::<Vec<_>>(), [vec![1, 3], vec![3]]);
    let gone = deck.erased(&deck.passes[1]);
    assert!(gone.len() == 1 && gone[0].1 == 3 && (gone[0].2 - 5.0 * 0.381).abs() < 0.01, "{gone:?}");
    let again = Session::replay(Arc::clone(session.scenario()), session.journal()).expect("the journal is whole");
    assert_eq!(again.studio(), session.studio());
}

#[test]
fn clean_heads_come_of_power_off_and_tape_away() {
    let mut room = Control::room();
    room.scenario.file.found = Vec::new();
    let fault = |name: &str| Injected { fault: name.to_owned(), at: None };
    room.scenario.file.faults = vec![fault("dirty-heads"), fault("magnetised-heads")];
    let mut session = Session::new(Arc::new(room.scenario));
    assert_eq!(session.studio().defects[&"TAPE".into()].len(), 2);
    session.apply(Stamp(1), Action::Service(Service::CleanHeads)).expect("it is off");
    session.apply(Stamp(2), Action::Service(Service::Demagnetise)).expect("it is off");
    assert!(session.studio().defects[&"TAPE".into()].is_empty());
}

#[test]
fn dirty_heads_are_dull_by_the_spacing_loss() {
    let dirt = Defect::DirtyHeads { micrometres: 4.0 };
    // 54.6 d/λ at 38.1 µm, and at 381 µm.
    assert!((changed(dirt, 1, 10_000.0) + 5.7).abs() < 0.5, "{}", changed(dirt, 1, 10_000.0));
    assert!((changed(dirt, 0, 1000.0) + 0.57).abs() < 0.3, "{}", changed(dirt, 0, 1000.0));
}

#[test]
fn a_leaning_head_loses_treble_on_each_track_and_the_screw_brings_it_back() {
    let lean = Defect::LeaningHead { minutes: 60.0 };
    // sin(x)/x of π · 1 mm · tan 1° / 38.1 µm is 13 dB down in its first lobe.
    let lost = changed(lean, 1, 10_000.0);
    assert!(lost < -3.0, "{lost}");
    let mut room = Control::room();
    let whole = reference(&mut room, 1, 10_000.0, |_| {});
    let screwed = reference(&mut room, 1, 10_000.0, |s| {
        s.defects.insert("TAPE".into(), vec![Defect::LeaningHead { minutes: 10.0 }]);
        set(s, "TAPE/repro azimuth", Setting::At(-10.0));
    });
    assert!((screwed - whole).abs() < 0.01, "{}", screwed - whole);
}

/// Noise of a blank reel, A-weighted rms in dBFS, with defects of machine and reel.
fn hiss(machine: &[Defect], reel_has: &[Defect]) -> f64 {
    let mut room = Control::room();
    room.studio.defects.insert("TAPE".into(), machine.to_vec());
    room.studio.defects.insert("REEL-01".into(), reel_has.to_vec());
    reel(&mut room.studio, Reeling::Playing, 10.0, TapeSpeed::Ips15);
    let studios = [room.studio.clone()];
    linecheck::sim::engine::meter::a_weighted_rms_dbfs(&room.off_tape(&studios, 1.0, 3.0)).0
}

#[test]
fn tape_hisses_as_its_table_says_and_magnetised_heads_more() {
    let blank = hiss(&[], &[]);
    // −62 dB re 320 nWb/m; 250 is 0 VU, which is −18 dBFS; its treble has drifted a little.
    assert!((blank - (-62.0 + 2.14 - 18.0)).abs() < 1.5, "{blank}");
    let more = hiss(&[Defect::MagnetisedHeads { share: 0.75 }], &[]) - blank;
    assert!((more - 4.5).abs() < 0.3, "{more}");
}

/// The room with a reel that may shed.
fn with_a_reel(sheds: bool) -> Control {
    let mut room = Control::room();
    if sheds {
        inject(&room.scenario, &mut room.studio, "sticky-shed", "REEL-01");
    }
    room
}

/// Wow and flutter of a tone that is recorded and played at once, weighted percent.
fn flutter(sheds: bool) -> f64 {
    let mut room = with_a_reel(sheds);
    let studio = later(&room.studio, 0, |s| {
        oscillator(s, "1 kHz");
        set(s, "TAPE/ready 1", Setting::On(true));
        reel(s, Reeling::Recording, 0.5, TapeSpeed::Ips15);
    });
    linecheck::sim::engine::tape_machine::flutter::wow_and_flutter(&room.off_tape(&[studio], 1.0, 12.0), 1000.0)
}

#[test]
fn tape_that_sheds_squeals_and_leaves_its_oxide_on_the_heads() {
    let (whole, sheds) = (flutter(false), flutter(true));
    assert!(whole < 0.1, "{whole} %");
    assert!(sheds > whole, "{sheds} % after {whole} %");
    let treble = |sheds: bool| off_own_tape(&mut with_a_reel(sheds), "10 kHz", -6.0);
    let duller = treble(true) - treble(false);
    assert!((-20.0..-4.0).contains(&duller), "{duller}");
}

#[test]
fn what_comes_off_tape_has_a_third_harmonic() {
    let mut room = Control::room();
    set(&mut room.studio, "DESK/oscillator.level", Setting::At(14.0));
    let studios = recorded(&room, TapeSpeed::Ips15, "1 kHz");
    let track = room.off_tape(&studios, 2.0, 2.9);
    // 10 dB above 0 VU: +7.9 dB re 320 nWb/m, 1.6 dB below the level of 3 %.
    let third = 100.0 * 10_f64.powf((tone(&track, 3000.0) - tone(&track, 1000.0)) / 20.0);
    assert!((1.4..3.2).contains(&third), "{third} %");
    let mut high = track;
    filter::butterworth_high_pass(20.0, 2).iter().for_each(|section| section.run(&mut filter::Memory::default(), &mut high));
    assert!(high.iter().all(|x| x.is_finite()));
}
