//! The trace in the first studio: whole chains, and every cause by its words.

use crate::fixture::{Bench, close, jack, patched};
use linecheck::sim::circuit::{Cause, Circuit, Fact, Patch, Rolling, reach, trace};
use linecheck::sim::gear::{Defect, Flow, JackId, Setting};
use linecheck::sim::units::DbSpl;

#[test]
fn the_booked_patch_reaches_the_recorder() {
    let bench = patched();
    for (track, microphone, gain) in [("REC/in 1", "MC-012", 33.0), ("REC/in 2", "MC-011", 40.0)] {
        let hops = bench.trace(track);
        assert_eq!(bench.causes(track), []);
        let last = hops.last().expect("the bench has it");
        assert_eq!(last.at, JackId::new(&microphone.into(), "out"));
        let before = last.level(DbSpl(94.0)).expect("the bench has it");
        let after = hops[0].level(DbSpl(94.0)).expect("the bench has it");
        // The gain less what loads take: 200 Ω or 50 Ω into 5 kΩ, two line stages into 10 kΩ.
        close(track, (after - before).0, gain - 0.4, 0.3);
        assert!(hops.iter().all(|hop| hop.depth == 0 && hop.gain_db.is_some()));
    }
    // 94 dB SPL at 28 mV/Pa are −29 dBu; 33 dB bring them to +4.
    close("line-up", bench.trace("REC/in 1")[0].level(DbSpl(93.9794)).expect("the bench has it").0, 4.0, 0.6);
    assert_eq!(bench.circuit().facts(), []);
    let words: Vec<String> = bench.trace("REC/in 1").iter().map(ToString::to_string).collect();
    for wanted in [
        "bay BAY U17 over L17 (SEND 1 over REC IN 1), half-normalled",
        "DESK ch 1: line, trim +0 dB",
        "PRE-1 ch 1: +33 dB, 48 V in",
        "TT 0.9 m TT-09-01, BAY/U11 to BAY/L9, in place of BOOTH 1",
        "XLR 6 m XLR-06-01, MC-012/out to BOOTH/3",
        "MC-012, large condenser, multi-pattern, cardioid",
    ] {
        assert!(words.iter().any(|line| line == wanted), "no `{wanted}` in\n{}", words.join("\n"));
    }
}

#[test]
fn the_trace_names_what_is_wrong() {
    let check = |change: &dyn Fn(&mut Bench), track: &str, want: &str| {
        let mut bench = patched();
        change(&mut bench);
        let causes: Vec<String> = bench.causes(track).iter().map(ToString::to_string).collect();
        assert_eq!(causes, [want], "{}", bench.trace(track).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    };
    let choose = |control: &'static str, word: &'static str| {
        move |bench: &mut Bench| {
            bench.set(control, Setting::Choice(word.into()));
        }
    };
    let off = |control: &'static str| {
        move |bench: &mut Bench| {
            bench.set(control, Setting::On(false));
        }
    };

    check(
        &|bench| {
            bench.pull("XLR-09-01");
        },
        "REC/in 2",
        "nothing is plugged into LIVE/5",
    );
    check(
        &|bench| {
            bench.plug("XLR-09-01", "", "LIVE/5");
        },
        "REC/in 2",
        "XLR-09-01 is plugged into LIVE/5, and its other end into nothing",
    );
    check(
        &|bench| {
            bench.plug("TT-06-01", "", "BAY/L13");
        },
        "REC/in 1",
        "the normal BAY U13 over L13 (EXT PRE 1 OUT over LINE 1) is broken by TT-06-01, plugged into BAY/L13",
    );
    check(
        &|bench| {
            bench.plug("TT-06-01", "BAY/U5", "").pull("TT-09-02");
        },
        "DESK/mic 5",
        "the normal BAY U5 over L5 (LIVE 5 over DESK MIC 5) is broken by TT-06-01, plugged into BAY/U5",
    );
    check(&off("PRE-1/1.48v"), "REC/in 1", "48 V is off at PRE-1 ch 1 for MC-012");
    check(&choose("DESK/ch1.source", "mic"), "REC/in 1", "DESK ch 1 is on mic, and the signal arrives at its line input");
    check(&choose("DESK/ch1.route", "off"), "REC/in 1", "no strip is routed to DESK/send 1: the route of its own is at off");
    check(&choose("DESK/ch1.route", "bus 5"), "REC/in 1", "no strip is routed to DESK/send 1: the route of its own is at bus 5");
    check(&off("DESK/power"), "REC/in 1", "DESK has no power");
    check(&off("PRE-1/power"), "REC/in 1", "PRE-1 has no power");
    check(&off("REC/power"), "REC/in 1", "REC has no power");
    check(&|_| (), "MON/in L", "nothing is turned up into DESK/monitor L: monitor.level is down");
    check(&|_| (), "REC/in 3", "no strip is routed to DESK/send 3: the route of its own is at off");
    check(&|_| (), "REC/in 99", "there is no input REC/in 99");
    check(&|_| (), "BAY/L45", "nothing is plugged into BAY/L45");
}

#[test]
fn crossed_tie_lines_show_the_other_microphone() {
    let mut bench = patched();
    bench.plug("TT-09-01", "BAY/U11", "BAY/L10").plug("TT-09-02", "BAY/U5", "BAY/L9");
    assert_eq!(bench.trace("REC/in 1").last().expect("the bench has it").at, jack("MC-011/out"));
    assert_eq!(bench.trace("REC/in 2").last().expect("the bench has it").at, jack("MC-012/out"));
}

#[test]
fn a_cord_into_the_lower_row_replaces_the_preamplifier() {
    // The preamplifier that you see lit is no longer the one that you hear.
    let mut bench = patched();
    bench.on(&["PRE-2/power"]).plug("TT-06-01", "BAY/U15", "BAY/L13");
    assert_eq!(bench.arrive("DESK/line 1"), ["PRE-2/out 1"]);
    let words = bench.trace("REC/in 1").iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(words.contains("TT 0.6 m TT-06-01, BAY/U15 to BAY/L13, in place of EXT PRE 1 OUT"), "{words}");
    assert!(words.ends_with("is broken by TT-09-01, plugged into BAY/U11"), "{words}");
}

#[test]
fn a_loop_is_cut_and_named() {
    let mut bench = patched();
    // Send 1 back into line 1.
    bench.plug("TT-06-01", "BAY/U17", "BAY/L13");
    let circuit = bench.circuit();
    let loops: Vec<&Fact> = circuit.facts().iter().filter(|fact| matches!(fact, Fact::Loop { .. })).collect();
    assert_eq!(loops.len(), 1, "{:?}", circuit.facts());
    assert_eq!(loops[0].to_string(), "the signal runs in a circle through DESK/strip 1, DESK/send 1");
    assert!(circuit.is_loop(&jack("DESK/send 1"), &jack("DESK/line 1")));
    assert!(circuit.feed(&jack("DESK/line 1")).drivers.is_empty());
    assert_eq!(bench.causes("REC/in 1"), [Cause::Loop(jack("DESK/line 1"))]);
    assert_eq!(bench.circuit(), circuit);
}

#[test]
fn every_contact_of_a_net_can_be_probed() {
    let bench = patched();
    let circuit = bench.circuit();
    let here = circuit.feed(&jack("BAY/U13"));
    assert_eq!(here.drivers.len(), 1);
    assert_eq!(here.drivers[0].from, jack("PRE-1/out 1"));
    let inputs = circuit.inputs().filter(|input| {
        let spec = bench.catalogue.get(&bench.units[&input.unit]).expect("the bench has it").jacks();
        spec.iter().any(|spec| spec.name == input.jack && matches!(spec.flow, Flow::Input { .. }))
    });
    assert_eq!(inputs.count(), circuit.inputs().count());
}

#[test]
fn the_trace_names_what_makes_a_line_worse() {
    let mut bench = patched();
    let worse = |bench: &Bench| bench.trace("REC/in 1").into_iter().flat_map(|hop| hop.worse).collect::<Vec<_>>();
    assert_eq!(worse(&bench), []);
    bench.defects.insert("XLR-06-01".into(), vec![Defect::Swapped]);
    assert_eq!(worse(&bench), [Cause::Defective { unit: "XLR-06-01".into(), defect: Defect::Swapped }]);
    let hops = bench.trace("REC/in 1");
    assert!(hops[0].inverted, "the recorder gets it upside down");
    let last = hops.last().expect("the microphone");
    assert!(!last.inverted && last.at.to_string() == "MC-012/out", "the microphone gives it the right way up");
}

#[test]
fn the_trace_runs_forward_to_everything_that_hears_a_microphone() {
    let bench = patched();
    let circuit = bench.circuit();
    let reached = reach(&circuit, &bench.patch(), &jack("MC-012/out"));
    let at = |name: &str| reached.iter().find(|one| one.at.to_string() == name);
    for name in ["PRE-1/in 1", "PRE-1/out 1", "DESK/line 1", "DESK/strip 1", "DESK/send 1", "REC/in 1", "REC/out 1", "DESK/return 1"] {
        assert!(at(name).is_some(), "{name} is not among {:?}", reached.iter().map(|one| one.at.to_string()).collect::<Vec<_>>());
    }
    assert!(at("REC/in 2").is_none(), "the guitar's track does not hear it");
    // The same gain from both ends.
    let there = at("REC/in 1").expect("it is reached").gain_db;
    let hops = bench.trace("REC/in 1");
    let (first, last) = (hops[0].gain_db.expect("it works"), hops[hops.len() - 1].gain_db.expect("it works"));
    close("gain", there, first - last, 1e-9);
}

#[test]
fn a_track_is_a_source_while_it_plays_and_a_wire_while_it_is_armed() {
    let mut bench = patched();
    bench.on(&["REC/power", "REC/arm 1"]);
    let rec = "REC".into();
    let behind = |bench: &Bench, track: u32, rolls: bool| {
        let patch = Patch { rolling: Rolling { recorder: Some((&rec, rolls)), ..Rolling::default() }, ..bench.patch() };
        let hops = trace(&Circuit::solve(&patch), &patch, &jack(&format!("REC/out {track}")));
        let last = hops.last().expect("there is a hop");
        (last.at.to_string(), last.what.clone(), last.broken.as_ref().map(ToString::to_string))
    };
    assert_eq!(behind(&bench, 1, false).0, "MC-012/out", "an armed track gives its input at a standstill");
    let (at, what, broken) = behind(&bench, 1, true);
    assert!(at == "REC/out 1" && what.ends_with("playing what is on it") && broken.is_none(), "{at}: {what}");
    let (_, _, broken) = behind(&bench, 2, false);
    assert_eq!(broken.as_deref(), Some("REC/out 2 stands still and is not armed, so nothing comes out"));
    bench.set("REC/monitor", Setting::Choice("input".into()));
    assert_eq!(behind(&bench, 1, true).0, "MC-012/out", "input monitoring");
}
