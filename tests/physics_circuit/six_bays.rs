//! The venue of six bays: what its normals and its desk carry, and that no patch at all breaks it.

use crate::fixture::{Bench, close, jack, studio_one};
use linecheck::sim::circuit::{Circuit, Fact, Stage};
use linecheck::sim::gear::{Connector, GearKind, JackId, Setting, UnitId};
use linecheck::sim::units::Db;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

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

/// What a state of the whole venue comes down to.
fn solved(bench: &Bench) -> (Circuit, f64) {
    let circuit = bench.circuit();
    let mut sum = 0.0;
    for input in circuit.inputs() {
        for driver in circuit.feed(input).drivers {
            assert!(driver.gain.is_finite() && driver.gain.abs() <= 4.0, "{input}: {driver:?}");
            sum += driver.gain;
        }
    }
    (circuit, sum)
}

/// Ten thousand patches of chance, with every cord of the venue that chance takes.
#[test]
fn ten_thousand_patches_of_chance_are_defined() {
    let untouched = studio_one();
    let (normal, normal_sum) = solved(&untouched);
    let jacks: Vec<(JackId, Connector)> = (untouched.units.iter())
        .flat_map(|(unit, of)| {
            let jacks = untouched.catalogue.get(of).expect("it is in the catalogue").jacks();
            jacks.into_iter().map(move |spec| (JackId::new(unit, spec.name), spec.connector))
        })
        .filter(|(_, connector)| *connector != Connector::Soldered)
        .collect();
    let cords: Vec<(UnitId, (Connector, Connector))> = (untouched.units.iter())
        .filter_map(|(unit, of)| match &untouched.catalogue.get(of)?.kind {
            GearKind::Cable(cable) => Some((unit.clone(), cable.ends)),
            _ => None,
        })
        .collect();
    let mut chance = ChaCha8Rng::seed_from_u64(4);
    let states = if cfg!(debug_assertions) { 100 } else { 10_000 };
    let mut bench = untouched.clone();
    for _ in 0..states {
        bench.cords.clear();
        let mut taken = std::collections::BTreeSet::new();
        let share: f64 = chance.random();
        for (cord, ends) in &cords {
            if chance.random::<f64>() > share {
                continue;
            }
            let mut end = |connector: Connector| {
                let fitting: Vec<&JackId> = jacks.iter().filter(|(_, jack)| connector.fits(*jack)).map(|(jack, _)| jack).collect();
                let jack = (*fitting.choose(&mut chance)?).clone();
                (taken.insert(jack.clone()) && chance.random::<f64>() < 0.95).then_some(jack)
            };
            let ends = (end(ends.0), end(ends.1));
            bench.cords.insert(cord.clone(), ends);
        }
        solved(&bench);
    }
    bench.cords.clear();
    let (back, sum) = solved(&bench);
    assert_eq!(back, normal, "without cords everything is as it was");
    close("sum", sum, normal_sum, 0.0);
}
