//! The venue of six bays: what its normals, its ties, its mults and its desk carry.

use crate::fixture::{Bench, close, jack, studio_one};
use linecheck::sim::circuit::{Circuit, Disturbing, Fact, Patch, Rolling, Stage};
use linecheck::sim::gear::{Setting, UnitId};
use linecheck::sim::units::Db;

fn choose(bench: &mut Bench, control: &str, word: &str) {
    bench.set(control, Setting::Choice(word.into()));
}

/// A dynamic on live 1, its strip raised and routed to bus 1.
fn one_line() -> Bench {
    let mut bench = studio_one();
    bench.plug("XLR-06-01", "MC-001/out", "LIVE/1");
    bench.set("DESK/ch1.gain", Setting::At(40.0)).set("DESK/ch1.small", Setting::At(0.0));
    choose(&mut bench, "DESK/ch1.route", "bus 1");
    bench
}

/// Decibels from the capsule's volts per pascal to an input, or none where nothing arrives.
fn level(bench: &Bench, at: &str) -> Option<f64> {
    bench.trace(at).first().and_then(|hop| hop.gain_db)
}

#[test]
fn a_line_comes_through_its_normals_to_both_recorders() {
    let bench = one_line();
    let sensitivity = match bench.circuit().stage(&jack("MC-001/out")) {
        Stage::Capsule { sensitivity, .. } => Db::from_ratio(sensitivity.0).0,
        other => panic!("{other:?}"),
    };
    let at_the_workstation = level(&bench, "DAW/in 1").expect("it arrives");
    // 310 Ω into 1.2 kΩ cost 2 dB (domain reference 11.3); the bus drives two inputs of 10 kΩ from 75 Ω.
    close("level", at_the_workstation, sensitivity + 40.0 - 2.0 - 0.13, 0.15);
    close("the tape machine hears the same", level(&bench, "TAPE/in 1").expect("it arrives"), at_the_workstation, 0.02);
    assert_eq!(bench.causes("DAW/in 2").len(), 1);
}

#[test]
fn an_insert_takes_the_signal_through_a_box_and_only_while_it_is_in() {
    let mut bench = one_line();
    bench.plug("TT-06-01", "BAY-C/U1", "BAY-F/L1").plug("TT-06-02", "BAY-F/U1", "BAY-C/L1");
    let passes = |bench: &Bench| bench.trace("DAW/in 1").iter().any(|hop| hop.at.to_string() == "COMP-1/out 1");
    assert!(!passes(&bench));
    bench.on(&["DESK/ch1.insert"]);
    assert!(passes(&bench) && level(&bench, "DAW/in 1").is_some());
    bench.set("COMP-1/power", Setting::On(false));
    assert_eq!(level(&bench, "DAW/in 1"), None, "a box without power is silent");
}

#[test]
fn a_pair_is_panned_and_flip_exchanges_the_faders() {
    let mut bench = one_line();
    choose(&mut bench, "DESK/ch1.route", "pair 3-4");
    let (left, right) = (level(&bench, "DAW/in 3").expect("it arrives"), level(&bench, "DAW/in 4").expect("it arrives"));
    close("the middle", left, right, 1e-9);
    bench.set("DESK/ch1.pan", Setting::At(-100.0));
    close("hard left is 3 dB more", level(&bench, "DAW/in 3").expect("it arrives") - left, 3.01, 0.01);
    assert_eq!(level(&bench, "DAW/in 4"), None);
    bench.on(&["DESK/ch1.flip"]);
    assert_eq!(level(&bench, "DAW/in 3"), None, "the large fader is down");
    bench.set("DESK/ch1.fader", Setting::At(-6.0));
    close("the large fader has the level", level(&bench, "DAW/in 3").expect("it arrives") - left, 3.01 - 6.0, 0.01);
}

#[test]
fn solo_in_place_cuts_the_mix_and_pfl_does_not() {
    let mut bench = studio_one();
    for strip in [1, 2] {
        bench.set(&format!("DESK/ch{strip}.fader"), Setting::At(0.0));
    }
    bench.set("DESK/mix.fader", Setting::At(0.0));
    let mixed = |bench: &Bench| match bench.circuit().stage(&jack("DESK/sum L")) {
        Stage::Amplifier { inputs, .. } => inputs.into_iter().map(|(input, _)| input.to_string()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(mixed(&bench), ["DESK/returned 1", "DESK/returned 2"]);
    bench.on(&["DESK/ch1.pfl"]);
    assert_eq!(mixed(&bench).len(), 2);
    bench.on(&["DESK/ch1.sip"]);
    assert_eq!(mixed(&bench), ["DESK/returned 1"]);
    bench.set("DESK/ch1.sip", Setting::On(false));
    choose(&mut bench, "DESK/ch2.group", "3");
    bench.on(&["DESK/group 3.mute"]);
    assert_eq!(mixed(&bench), ["DESK/returned 1"]);
}

#[test]
fn tie_lines_carry_studio_b_to_a_preamplifier() {
    let mut bench = studio_one();
    bench.plug("XLR-06-01", "MC-001/out", "TIES-B/9").plug("TT-09-01", "BAY-F/L33", "BAY-A/L25");
    assert_eq!(bench.arrive("EXT-1/in 1"), ["MC-001/out"]);
    assert!(bench.causes("EXT-1/in 2").iter().any(|cause| cause.to_string().contains("BOOTH-A/2")));
}

#[test]
fn four_jacks_of_a_multiple_are_one() {
    let mut bench = studio_one();
    bench.plug("TT-06-01", "BAY-D/U1", "BAY-F/U41").plug("TT-06-02", "BAY-F/U44", "BAY-F/L9");
    assert_eq!(bench.arrive("EQ-1/in 1"), ["DESK/bus 1"]);
}

#[test]
fn a_bus_sent_to_its_own_line_input_is_a_named_loop() {
    let mut bench = one_line();
    choose(&mut bench, "DESK/ch1.source", "line");
    bench.plug("TT-06-01", "BAY-D/U1", "BAY-B/L1");
    let circuit = bench.circuit();
    let through = circuit.facts().iter().find_map(|fact| if let Fact::Loop { through, .. } = fact { Some(through) } else { None });
    assert!(through.expect("the loop has a name").iter().any(|jack| jack.to_string() == "DESK/bus 1"));
}

#[test]
fn a_direct_out_on_its_own_line_input_is_left_out_at_that_input() {
    // Whoever asks for bus 1 first comes upon the loop inside the desk, where no line can be left out.
    let mut bench = one_line();
    choose(&mut bench, "DESK/ch1.source", "line");
    bench.plug("TT-06-01", "BAY-B/U17", "BAY-B/L1");
    let circuit = bench.circuit();
    let found = circuit.facts().iter().find_map(|fact| match fact {
        Fact::Loop { through, cut_at } => Some((through.iter().map(ToString::to_string).collect::<Vec<_>>(), cut_at.to_string())),
        _ => None,
    });
    let (through, cut_at) = found.expect("the loop has a name");
    assert_eq!(through, ["DESK/strip 1", "DESK/channel 1", "DESK/direct 1"]);
    assert_eq!(cut_at, "DESK/line 1");
    assert_eq!(bench.arrive("DESK/line 1"), [""; 0]);
    assert!(circuit.floor(&jack("DAW/in 1")).noise.0 > 0.0 && !bench.trace("DAW/in 1").is_empty(), "asking comes to an end");
}

#[test]
fn a_bus_that_comes_back_through_a_recorder_howls_while_that_gives_its_input_through() {
    let mut bench = one_line();
    choose(&mut bench, "DESK/ch1.source", "line");
    bench.plug("TT-06-01", "BAY-E/U1", "BAY-B/L1").set("DESK/ch1.trim", Setting::At(6.0));
    let howls = |bench: &Bench, rolls: bool| {
        let recorder = UnitId::from("DAW");
        let patch = Patch { rolling: Rolling { recorder: Some((&recorder, rolls)), ..Rolling::default() }, ..bench.patch() };
        let circuit = Circuit::solve(&patch);
        let looped = circuit.facts().iter().find_map(|fact| if let Fact::Loop { cut_at, .. } = fact { Some(cut_at.clone()) } else { None });
        let disturbed = circuit.disturbances(&looped.expect("the loop has a name"));
        disturbed.iter().any(|one| one.what == Disturbing::Howl)
    };
    assert!(!howls(&bench, true) && !howls(&bench, false), "a track that is not armed gives nothing of its input");
    bench.on(&["DAW/arm 1"]);
    assert!(howls(&bench, false), "an armed track gives its input until it rolls");
    assert!(!howls(&bench, true));
    bench.set("DESK/ch1.trim", Setting::At(-6.0));
    assert!(!howls(&bench, false), "with less gain than there is loss nothing swings up");
}

#[test]
fn direct_boxes_load_lightly_and_want_their_supply() {
    let mut bench = studio_one();
    bench.add("bass", "electric-bass");
    bench.plug("TS-03-01", "bass/pickup", "DI-03/in").plug("XLR-06-01", "DI-03/out", "LIVE/1");
    assert_eq!(bench.arrive("DI-03/in"), ["bass/pickup"]);
    let dead = |bench: &Bench| matches!(bench.circuit().stage(&jack("DI-03/out")), Stage::Amplifier { why_dead: Some(_), .. });
    assert!(dead(&bench), "an active box without 48 V gives nothing");
    bench.on(&["DESK/ch1.48v"]);
    assert!(!dead(&bench));
    bench.plug("TS-03-02", "DI-03/thru", "KEYS/1");
    assert_eq!(bench.arrive("KEYS/1"), ["bass/pickup"], "thru carries the instrument on");
}
