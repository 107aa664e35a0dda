//! 48 V: what is left of it, what it kills, what it needs.

use crate::fixture::{Bench, bench, close, jack, with_microphone};
use linecheck::sim::circuit::{Cause, Fact, Stage};
use linecheck::sim::gear::Setting;

#[test]
fn the_phantom_node_sags_by_its_current() {
    // Domain reference 11.19.
    for (milliamperes, volts) in [(0.8, 45.3), (2.0, 41.2), (3.0, 37.8), (4.0, 34.4), (4.5, 32.7), (7.0, 24.2), (10.0, 14.0)] {
        let mut bench = bench();
        with_microphone(&mut bench, "MC", "Condenser", 200.0, milliamperes);
        bench.plug("XLR-1", "MC/out", "BOX/1").on(&["PRE/1.48v"]);
        let circuit = bench.circuit();
        close("node", circuit.phantom(&"MC".into()).0, volts, 0.06);
        close("contact", circuit.phantom_at(&jack("BOX/1")).0, volts, 0.06);
        close("neighbour", circuit.phantom_at(&jack("BOX/2")).0, 0.0, 0.0);
        assert!(matches!(circuit.stage(&jack("MC/out")), Stage::Capsule { alive: true, why_dead: None, .. }), "{milliamperes} mA");
    }
}

#[test]
fn a_condenser_says_why_it_is_dead() {
    let mut bench = bench();
    with_microphone(&mut bench, "MC", "Condenser", 200.0, 3.0);
    let why = |bench: &Bench| match bench.circuit().stage(&jack("MC/out")) {
        Stage::Capsule { why_dead, alive, noise, .. } => {
            assert_eq!(alive, why_dead.is_none());
            assert_eq!(alive, noise.0 > 0.0);
            why_dead
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(why(&bench), Some(Cause::PhantomMissing("MC".into())));
    bench.plug("XLR-1", "MC/out", "BOX/1");
    let off = Cause::PhantomOff { microphone: "MC".into(), at: jack("PRE/in 1") };
    assert_eq!(off.to_string(), "48 V is off at PRE ch 1 for MC");
    assert_eq!(why(&bench), Some(off));
    bench.on(&["PRE/1.48v"]);
    assert_eq!(why(&bench), None);
    bench.set("PRE/power", Setting::On(false));
    assert_eq!(why(&bench), Some(Cause::NoPower("PRE".into())));
}

#[test]
fn several_microphones_on_one_supply_starve() {
    let mut bench = bench();
    for (unit, cord, line) in [("MC-1", "TT-1", 1), ("MC-2", "TT-2", 2)] {
        with_microphone(&mut bench, unit, "Condenser", 200.0, 4.5);
        // A mult of bay jacks stands in for a Y lead.
        bench.wire(&format!("{unit}/out"), &format!("BAY/U{}", 4 + line)).plug(cord, &format!("BAY/U{}", 4 + line), "");
    }
    bench.wire("BAY/U5", "BAY/U6").wire("BAY/U6", "PRE/in 1").on(&["PRE/1.48v"]);
    let circuit = bench.circuit();
    close("two of 4.5 mA", circuit.phantom(&"MC-1".into()).0, 48.0 - 3.405 * 9.0, 1e-9);
    assert!(circuit.facts().iter().any(|fact| matches!(fact, Fact::PhantomLow { microphone, .. } if microphone.0 == "MC-2")));
    assert!(matches!(circuit.stage(&jack("MC-2/out")), Stage::Capsule { alive: false, why_dead: Some(Cause::PhantomLow { .. }), .. }));
}

#[test]
fn phantom_through_an_unbalanced_cord_ruins_a_ribbon_and_starves_a_condenser() {
    let mut bench = bench();
    with_microphone(&mut bench, "RIB", "Ribbon", 300.0, 0.0);
    bench.wire("RIB/out", "BAY/U6").wire("BAY/U6", "PRE/in 1").on(&["PRE/1.48v"]);
    assert_eq!(bench.circuit().facts(), [Fact::PhantomOnRibbon { microphone: "RIB".into() }]);
    bench.plug("TS-1", "BAY/U6", "");
    let hurt = Fact::PhantomOnOneLeg { microphone: "RIB".into(), cord: "TS-1".into(), ribbon: true };
    assert!(bench.circuit().facts().contains(&hurt));

    with_microphone(&mut bench, "MC", "Condenser", 200.0, 3.0);
    bench.wire("MC/out", "BAY/L6").wire("BAY/L6", "PRE/in 2").on(&["PRE/2.48v"]).plug("TS-1", "BAY/L6", "");
    let shorted = Cause::PhantomShorted { microphone: "MC".into(), cord: "TS-1".into() };
    assert!(matches!(bench.circuit().stage(&jack("MC/out")), Stage::Capsule { why_dead: Some(why), .. } if why == shorted));
}

#[test]
fn phantom_into_a_line_output_is_a_fact() {
    let mut bench = bench();
    bench.wire("BAY/U6", "PRE/in 1").plug("TT-1", "BAY/U2", "BAY/U6").on(&["PRE/1.48v"]);
    let fact = Fact::PhantomIntoOutput { from: jack("PRE/in 1"), output: jack("REC-A/out 2") };
    assert!(bench.circuit().facts().contains(&fact));
}
