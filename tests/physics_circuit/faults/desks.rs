//! Desk, headphones and recorder: F19, F43, F45 to F47, F49, F50, F59.

use crate::faults::{change, gain, one_line, put, with};
use crate::fixture::{Bench, close, jack, studio_one};
use linecheck::sim::circuit::{Cause, Process, Stage};
use linecheck::sim::gear::{Defect, EqShape, Setting, UnitId};
use linecheck::sim::units::Db;

const WAY: (&str, &str) = ("MC-001/out", "DAW/in 1");

/// Noise and limit of a stage.
fn limits(bench: &Bench, output: &str) -> (f64, f64) {
    match bench.circuit().stage(&jack(output)) {
        Stage::Amplifier { noise, max, .. } => (noise.0, max.0),
        other => panic!("{other:?}"),
    }
}

#[test]
fn another_alignment_reads_six_decibels_high() {
    let mut bench = studio_one();
    put(&mut bench, "other-alignment", "DAW");
    close("full scale", Defect::misalignment(&bench.defects[&UnitId::from("DAW")]).0, -6.0, 1e-12);
}

#[test]
fn dead_phones_are_silent_and_their_neighbours_are_not() {
    let mut bench = studio_one();
    bench.set("CUES/1.level", Setting::At(0.0)).set("CUES/2.level", Setting::At(0.0));
    let dead = with(&bench, "dead-phones", "CUES/phones 1");
    let why = |bench: &Bench, output: &str| match bench.circuit().stage(&jack(output)) {
        Stage::Amplifier { why_dead, .. } => why_dead,
        other => panic!("{other:?}"),
    };
    assert_eq!(why(&dead, "CUES/phones 1"), Some(Cause::Defective { unit: "CUES".into(), defect: Defect::DeadPhones { channel: 1 } }));
    assert_eq!((why(&dead, "CUES/phones 2"), why(&bench, "CUES/phones 1")), (None, None));
}

#[test]
fn a_latched_talkback_is_on_the_tracks() {
    let mut bench = one_line("MC-001");
    bench.set("DESK/talkback.gain", Setting::At(40.0));
    assert_eq!(gain(&bench, "DESK/talk", "DAW/in 1"), None);
    let latched = with(&bench, "talkback-latched", "DESK");
    close(
        "at unity",
        gain(&latched, "DESK/talk", "DAW/in 1").expect("it is there"),
        gain(&bench, "DESK/bus 1", "DAW/in 1").expect("it arrives"),
        1e-9,
    );
    assert!(gain(&latched, "DESK/talk", "DAW/in 7").is_some(), "on every track");
}

#[test]
fn what_was_left_in_changes_the_tone_or_takes_the_signal_away() {
    let mut bench = one_line("MC-001");
    let Stage::Amplifier { process, .. } = with(&bench, "eq-left-in", "DESK/mic 1").circuit().stage(&jack("DESK/channel 1")) else {
        panic!("a channel amplifies")
    };
    let [Process::Eq { shape: EqShape::Bell, hz, gain: lift, .. }] = process.as_slice() else { panic!("{process:?}") };
    close("where", hz.0, 3_000.0, 1e-9);
    close("how much", lift.0, -9.0, 1e-9);
    // The insert point is half-normalled: the box that somebody left patched there is in the way, and it has no power.
    bench.plug("TT-06-01", "BAY-C/U1", "BAY-F/L1").plug("TT-06-02", "BAY-F/U1", "BAY-C/L1").set("COMP-1/power", Setting::On(false));
    assert!(gain(&bench, WAY.0, WAY.1).is_some());
    assert_eq!(gain(&with(&bench, "insert-left-in", "DESK/mic 1"), WAY.0, WAY.1), None);
}

#[test]
fn a_dead_bus_is_silent_and_another_is_not() {
    let bench = one_line("MC-001");
    let mut dead = with(&bench, "dead-bus", "DESK/bus 1");
    assert_eq!(gain(&dead, WAY.0, WAY.1), None);
    assert!(dead.causes(WAY.1).contains(&Cause::Defective { unit: "DESK".into(), defect: Defect::DeadBus { bus: 1 } }));
    dead.set("DESK/ch1.route", Setting::Choice("bus 2".into()));
    assert!(gain(&dead, WAY.0, "DAW/in 2").is_some());
}

#[test]
fn a_gain_cell_beside_its_fader_is_off_by_its_offset() {
    close("offset", change(&one_line("MC-001"), "level-offset", "DESK/mic 1", WAY), 6.0, 1e-9);
}

#[test]
fn a_low_rail_clips_early_and_hisses_everywhere() {
    let bench = one_line("MC-001");
    let low = with(&bench, "rail-low", "DESK");
    for output in ["DESK/strip 1", "DESK/bus 1", "DESK/sum L"] {
        let (before, after) = (limits(&bench, output), limits(&low, output));
        close(output, Db::from_ratio(after.1 / before.1).0, -6.0, 1e-9);
        assert!(before.0 <= 0.0 || (Db::from_ratio(after.0 / before.0).0 - 6.0).abs() < 1e-9, "{output}");
    }
}

#[test]
fn the_track_beside_the_right_one_is_armed() {
    let mut bench = one_line("MC-001");
    bench.on(&["DAW/arm 1"]);
    put(&mut bench, "wrong-track-armed", "DAW/in 1");
    let armed = |n: u32| bench.settings.on(&"DAW".into(), &format!("arm {n}"));
    assert_eq!((armed(1), armed(2)), (false, true));
    assert_eq!(gain(&bench, WAY.0, "DAW/in 2"), None, "what is armed hears nothing");
}
