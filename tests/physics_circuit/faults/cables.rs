//! Cables and cords: F1 to F5, F21.

use crate::faults::{change, gain, hum, one_line, with};
use crate::fixture::{Bench, close, jack, studio_one};
use linecheck::sim::circuit::{Stage, tester};
use linecheck::sim::gear::{GearKind, UnitId};

const WAY: (&str, &str) = ("MC-001/out", "DAW/in 1");
const CORD: &str = "XLR-06-01";

/// Which lamps light for a cord of the bench.
fn lamps(bench: &Bench, cord: &str, moved: bool) -> [[bool; 3]; 3] {
    let unit = UnitId::from(cord);
    let GearKind::Cable(cable) = &bench.catalogue.0[&bench.units[&unit]].kind else { panic!("{cord} is a cable") };
    tester::lamps(cable, bench.defects.get(&unit).map_or(&[], Vec::as_slice), moved)
}

const WHOLE: [[bool; 3]; 3] = [[true, false, false], [false, true, false], [false, false, true]];

/// A condenser on live 1 with its 48 V in: volts at its capsule, on both legs, and whether it works.
fn fed(bench: &Bench) -> (f64, [f64; 2], bool) {
    let circuit = bench.circuit();
    let alive = matches!(circuit.stage(&jack("MC-031/out")), Stage::Capsule { alive: true, .. });
    (circuit.phantom(&"MC-031".into()).0, circuit.phantom_legs(&jack("LIVE/1")).map(|leg| leg.0), alive)
}

fn condenser() -> Bench {
    let mut bench = one_line("MC-031");
    bench.on(&["DESK/ch1.48v"]);
    bench
}

#[test]
fn a_broken_leg_is_thin_and_halves_what_phantom_can_give() {
    let (whole, ..) = fed(&condenser());
    for (fault, dark) in [("broken-hot", 0), ("broken-cold", 1)] {
        // A microphone stands nowhere: with one leg open hardly anything is left, as at a transformer.
        let lost = change(&one_line("MC-001"), fault, CORD, WAY);
        assert!((-75.0..-6.0).contains(&lost), "{fault}: {lost}");
        let bench = with(&condenser(), fault, CORD);
        // One resistor of 6.81 kΩ carries what two carried.
        close(fault, fed(&bench).0, 48.0 - 2.0 * (48.0 - whole), 0.5);
        let mut expected = WHOLE;
        expected[dark][dark] = false;
        assert_eq!(lamps(&bench, CORD, false), expected);
    }
}

#[test]
fn an_intermittent_cable_opens_only_while_it_is_moved() {
    let bench = with(&one_line("MC-001"), "intermittent", CORD);
    close("at rest", change(&one_line("MC-001"), "intermittent", CORD, WAY), 0.0, 0.02);
    assert_eq!(lamps(&bench, CORD, false), WHOLE);
    assert!(!lamps(&bench, CORD, true)[0][0], "the lamp of pin 2 goes out");
}

#[test]
fn an_open_shield_kills_a_condenser_and_makes_a_dynamic_hum() {
    let bench = with(&condenser(), "shield-open", CORD);
    let (volts, _, alive) = fed(&bench);
    assert!(volts < 10.0 && !alive, "{volts}");
    assert!(!lamps(&bench, CORD, false)[2][2]);
    let dynamic = one_line("MC-001");
    let open = with(&dynamic, "shield-open", CORD);
    close("it works", change(&dynamic, "shield-open", CORD, WAY), 0.0, 0.5);
    let (before, after) = (hum(&with(&dynamic, "swapped-pair", CORD), "DESK/mic 1"), hum(&open, "DESK/mic 1"));
    assert!((-120.0..-100.0).contains(&after) && after > before + 30.0, "{before} {after}");
}

#[test]
fn a_leg_that_touches_the_shield_has_no_phantom() {
    for (fault, leg) in [("hot-to-shield", 0), ("cold-to-shield", 1)] {
        let bench = with(&condenser(), fault, CORD);
        let (_, legs, alive) = fed(&bench);
        assert!(legs[leg] < 0.1 && !alive, "{fault} {legs:?}");
        assert!(lamps(&bench, CORD, false)[leg][2], "{fault}");
    }
}

#[test]
fn a_shorted_pair_is_silent_and_keeps_its_phantom() {
    let lost = change(&one_line("MC-001"), "shorted-pair", CORD, WAY);
    assert!(lost < -40.0, "{lost}");
    let bench = with(&condenser(), "shorted-pair", CORD);
    let (_, legs, _) = fed(&bench);
    close("legs", legs[0], legs[1], 0.1);
    assert!(legs[0] > 20.0 && lamps(&bench, CORD, false)[0][1]);
}

#[test]
fn a_swapped_pair_turns_the_polarity_alone() {
    let whole = one_line("MC-001");
    let bench = with(&whole, "swapped-pair", CORD);
    let (before, after) = (gain(&whole, WAY.0, WAY.1).expect("it arrives"), gain(&bench, WAY.0, WAY.1).expect("it arrives"));
    close("level and sign", after / before, -1.0, 0.005);
    assert_eq!(lamps(&bench, CORD, false), [[false, true, false], [true, false, false], [false, false, true]]);
}

#[test]
fn a_cord_without_its_ring_loses_six_decibels() {
    let mut bench = studio_one();
    bench.plug("TT-06-01", "BAY-B/U1", "BAY-B/L2");
    close("half", change(&bench, "broken-ring", "TT-06-01", ("EXT-1/out 1", "DESK/line 2")), -6.02, 0.3);
    assert!(!lamps(&with(&bench, "broken-ring", "TT-06-01"), "TT-06-01", false)[1][1]);
}
