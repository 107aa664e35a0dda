//! What is wrong around the microphone and at the ear: F42, F44, F61, F62.

use crate::faults::{gain, one_line, put, with};
use crate::fixture::{Bench, close, jack, studio_one};
use crate::recorder::{Room, band, line, tone};
use linecheck::sim::circuit::Stage;
use linecheck::sim::circuit::fault::Edit;
use linecheck::sim::gear::{Defect, Setting};
use linecheck::sim::session::{Studio, Take, capsule_at};
use linecheck::sim::units::{Db, Stamp};

#[test]
fn a_slipped_boom_is_heard_earlier_or_later_than_its_twin() {
    let mut bench = one_line("MC-001");
    bench.plug("XLR-06-02", "MC-002/out", "LIVE/2").set("DESK/ch2.gain", Setting::At(40.0)).set("DESK/ch2.small", Setting::At(0.0));
    bench.set("DESK/ch2.route", Setting::Choice("bus 2".into()));
    let edits = put(&mut bench, "boom-slipped", "ST-02");
    let [Edit::Break(_, Defect::BoomSlipped { metres })] = edits.as_slice() else { panic!("{edits:?}") };
    let mut room = Room::of(&bench);
    // A click in front of a pair: both stands say the same.
    room.microphone("MC-001", "ST-01", -0.1).microphone("MC-002", "ST-02", 0.1);
    room.plays("voice", |seconds| if (seconds - 1.0).abs() < 1e-5 { 0.3 } else { 0.0 });
    let distance = |unit: &str| (capsule_at(&room.studio, &unit.into()).expect("it stands").0.z - 4.0).hypot(0.1);
    let (whole, slipped) = (distance("MC-001"), distance("MC-002"));
    let rendered = room.rendered(&[1, 2], 0.9, 1.1);
    let first = |track: u32| {
        let samples = &rendered.tracks[&track].samples;
        let peak = samples.iter().fold(0.0, |peak: f32, x| peak.max(x.abs()));
        samples.iter().position(|x| x.abs() > 0.5 * peak).expect("a click") as f64
    };
    assert!((0.05..0.15).contains(metres));
    close("frames between them", first(1) - first(2), (whole - slipped) / 343.0 * 48_000.0, 1.5);
    close("the tape measure", whole - slipped, *metres, 0.01);
}

/// What headphones give of an output that arrives at their amplifier.
fn ear(bench: &Bench, from: &str, phones: &str) -> f64 {
    let circuit = bench.circuit();
    let Stage::Amplifier { inputs, .. } = circuit.stage(&jack(phones)) else { panic!("{phones} is driven") };
    inputs.iter().map(|(input, share)| share * gain(bench, from, &input.to_string()).unwrap_or(0.0)).sum()
}

#[test]
fn a_cue_on_a_balanced_lead_loses_its_middle() {
    let mut bench = studio_one();
    bench.set("CUES/1.level", Setting::At(0.0)).set("CUES/2.level", Setting::At(0.0));
    for cue in ["ch1.cue 1", "ch1.cue 2", "ch2.cue 1"] {
        bench.set(&format!("DESK/{cue}"), Setting::At(0.0));
    }
    let wired = with(&bench, "cue-differential", "CUES/phones 1");
    let change = |from: &str| Db::from_ratio((ear(&wired, from, "CUES/phones 1") / ear(&bench, from, "CUES/phones 1")).abs()).0;
    assert!(change("DAW/out 1") < -40.0, "the voice is on both sides: {}", change("DAW/out 1"));
    close("what is on one side stays", change("DAW/out 2"), 0.0, 0.01);
    // One side by itself is whole: that names the wiring.
    bench.set("DESK/ch1.cue 2", Setting::At(-90.0));
    let alone = with(&bench, "cue-differential", "CUES/phones 1");
    close("left by itself", ear(&alone, "DAW/out 1", "CUES/phones 1") / ear(&bench, "DAW/out 1", "CUES/phones 1"), 1.0, 0.01);
}

/// Somebody sings these tones, as so many takes before this one have left the stands.
fn after_takes(bench: &Bench, takes: u32) -> (Vec<f32>, f64) {
    let mut room = Room::of(bench);
    room.microphone("MC-001", "ST-01", 0.0);
    let chord = |seconds: f64| [500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0].iter().map(|hertz| tone(*hertz, 0.05)(seconds)).sum();
    room.plays("voice", chord);
    let take = |number| Take { number, start: Stamp(0), end: Some(Stamp(1)), position: 0.0, tracks: Vec::new(), pass: number };
    room.studio = Studio { takes: (1..=takes).map(take).collect(), ..room.studio.clone() };
    let height = capsule_at(&room.studio, &"MC-001".into()).expect("it stands").0.y;
    (room.track(), height)
}

#[test]
fn a_sagging_stand_changes_the_tone_from_take_to_take() {
    let mut bench = one_line("MC-001");
    let (whole, height) = after_takes(&bench, 2);
    let edits = put(&mut bench, "sagging-stand", "ST-01");
    let [Edit::Break(_, Defect::Sagging { metres })] = edits.as_slice() else { panic!("{edits:?}") };
    let (first, second, third) = (after_takes(&bench, 0), after_takes(&bench, 1), after_takes(&bench, 2));
    assert_eq!(first.0, whole, "it has not sagged yet");
    close("half", height - second.1, metres / 2.0, 1e-9);
    close("in the end", height - third.1, *metres, 1e-9);
    let moved = [500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0].map(|hertz| (line(&third.0, hertz) - line(&first.0, hertz)).abs());
    assert!(moved.iter().any(|decibels| *decibels > 0.5), "{moved:?}");
}

#[test]
fn a_draught_is_twenty_decibels_below_80_hertz_and_a_high_pass_helps() {
    let mut bench = one_line("MC-039");
    bench.on(&["DESK/ch1.48v"]);
    let mut blown = with(&bench, "draught", "live");
    let hears = |bench: &Bench| {
        let mut room = Room::of(bench);
        room.scenario.venue.rooms.iter_mut().for_each(|room| room.noise = [40.0, 29.0, 22.0, 15.0, 10.0, 7.0, 5.0, 4.0]);
        room.microphone("MC-039", "ST-01", 0.0).track()
    };
    let (before, after) = (hears(&bench), hears(&blown));
    close("below 80 Hz", band(&after, 25.0, 80.0) - band(&before, 25.0, 80.0), 20.0, 1.5);
    assert!(band(&after, 400.0, 20_000.0) - band(&before, 400.0, 20_000.0) < 1.0);
    blown.on(&["DESK/ch1.hpf"]);
    assert!(band(&hears(&blown), 25.0, 80.0) < band(&after, 25.0, 80.0) - 6.0, "the high-pass helps");
}
