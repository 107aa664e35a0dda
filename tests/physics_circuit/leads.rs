//! Cables told apart by what they do, direct boxes with their lift, cue boxes (domain reference 3.1, 3.2, 4.1, 4.4, 10 F30 and F38).

use crate::fixture::{Bench, bench, close, jack, studio_one, types};
use linecheck::sim::circuit::Fact;
use linecheck::sim::gear::{GearKind, Setting};
use linecheck::sim::units::{Db, Dbu};

/// An amplifier's output of next to no impedance on a loudspeaker of so many ohms, over a cable.
fn amplifier(cable: &str, ohm: f64) -> Bench {
    let mut bench = bench();
    let shipped = studio_one();
    bench.catalogue.0.extend(shipped.catalogue.0.into_iter().filter(|(id, _)| id.0.starts_with("speaker") || id.0.starts_with("ts-")));
    bench.catalogue.0.extend(types(&format!(
        r#"(gear: [
            (id: "head", name: "head", mass_kg: 1.0, model: "", source: "test", kind: Preamp((channels: 1, gain_db: (0.0, 30.0, 1.0),
             load: Ohm(1e6), ein: Dbu(-110.0), max_in: Dbu(20.0), pad_db: 20.0, high_pass: Hertz(80.0), source: Ohm(0.001),
             max_out: Dbu(30.0), cmrr: Db(60.0), input: Unbalanced, output: Unbalanced))),
            // No mains: nothing but the lead takes the current back.
            (id: "cab", name: "cab", mass_kg: 1.0, model: "", source: "test", kind: HeadphoneAmp((channels: 1, gain_db: 0.0,
             load: Ohm({ohm:?}), source: Ohm(50.0), max_out: Dbu(30.0), noise: Dbu(-130.0), input: QuarterJack, passive: true))),
        ])"#
    )));
    bench.add("HEAD", "head").add("CAB", "cab").add("LEAD", cable);
    bench.plug("LEAD", "HEAD/out 1", "CAB/in 1");
    bench
}

fn loss(cable: &str, ohm: f64) -> f64 {
    Db::from_ratio(amplifier(cable, ohm).feed("CAB/in 1").drivers[0].gain).0
}

#[test]
fn an_instrument_lead_wastes_what_a_loudspeaker_lead_carries() {
    for ohm in [4.0, 8.0, 16.0] {
        for cable in ["speaker-06", "ts-06-thin", "ts-06"] {
            let bench = amplifier(cable, ohm);
            let GearKind::Cable(page) = bench.patch().kind(&"LEAD".into()).expect("it is there") else { panic!() };
            // There and back, and the contacts of two plugs in each conductor.
            let loop_ohm = page.loop_ohm() + 0.08;
            close(&format!("{cable} at {ohm} Ω"), loss(cable, ohm), 20.0 * libm::log10(ohm / (ohm + loop_ohm)), 0.03);
        }
    }
    // Domain reference 4.4: 0.13 Ω/m, 6 m: −0.8 dB at 8 Ω, −1.5 dB at 4 Ω.
    close("8 Ω", loss("ts-06-thin", 8.0), -0.8, 0.12);
    close("4 Ω", loss("ts-06-thin", 4.0), -1.5, 0.2);
    assert!(loss("speaker-06", 8.0) > -0.2);
}

#[test]
fn a_lead_of_the_wrong_kind_is_a_fact() {
    let thin = |cable: &str| amplifier(cable, 4.0).circuit().facts().iter().any(|fact| matches!(fact, Fact::ThinLead { .. }));
    assert!(thin("ts-06-thin") && !thin("speaker-06"));
    let mut bench = studio_one();
    bench.add("bass", "electric-bass").add("SPK", "speaker-06");
    bench.plug("SPK", "bass/pickup", "DI-03/in");
    let facts = bench.circuit().facts().to_vec();
    assert!(facts.contains(&Fact::Unshielded { cord: "SPK".into() }), "{facts:?}");
}

#[test]
fn a_loudspeaker_lead_on_an_instrument_hums() {
    let hum = |of: &str| {
        let mut bench = studio_one();
        bench.add("bass", "electric-bass").add("LEAD", of);
        bench.plug("LEAD", "bass/pickup", "DI-03/in").plug("XLR-06-01", "DI-03/out", "LIVE/1");
        Dbu::from_volt(bench.feed("DI-03/in").hum).0
    };
    let (shielded, open) = (hum("ts-06"), hum("speaker-06"));
    assert!(open > shielded + 20.0, "{shielded} and {open} dBu");
    // Domain reference 4.4: 0.43 µA through the source's impedance.
    assert!((-70.0..-20.0).contains(&open), "{open}");
}

/// A device on another earth through a passive direct box into the desk.
fn two_earths() -> Bench {
    let mut bench = studio_one();
    bench.venue.outlets.push(("stage".to_owned(), 0.1));
    bench.add("TS-A", "ts-06").add("PLAYER", "recorder-32").earth("PLAYER", "stage").on(&["PLAYER/power"]);
    bench.plug("TS-A", "PLAYER/out 1", "DI-01/in").plug("XLR-06-01", "DI-01/out", "LIVE/1");
    bench
}

#[test]
fn a_lift_breaks_the_ground_loop_through_a_direct_box() {
    let mut bench = two_earths();
    let hum = |bench: &Bench| Dbu::from_volt(bench.circuit().floor(&jack("DESK/mic 1")).hum).0;
    let loops = |bench: &Bench| {
        let names_box =
            |fact: &&Fact| matches!(fact, Fact::GroundLoop { through, .. } if through.iter().any(|jack| jack.unit.0 == "DI-01"));
        bench.circuit().facts().iter().filter(names_box).count()
    };
    let joined = hum(&bench);
    assert!(loops(&bench) > 0, "the box joins two earths");
    bench.on(&["DI-01/lift"]);
    let lifted = hum(&bench);
    assert_eq!(loops(&bench), 0);
    assert!(lifted < joined - 30.0, "{joined} dBu before, {lifted} dBu after");
    // The shield of 6 m and its plugs between 0.1 V and half an ohm at either end, behind the transformer's ratio. It comes in
    // whole, while the plug of two contacts halves what the player's balanced output gives.
    let shield = 0.03 * 6.0 + 0.04;
    let volts = 0.1 * shield / (shield + 1.0);
    let found = bench_gain(&two_earths());
    close("hum", joined, Dbu::from_volt(linecheck::sim::units::Volt(2.0 * volts * found)).0, 1.5);
    close("the signal stays", bench_gain(&bench), found, 0.01 * found);
}

fn bench_gain(bench: &Bench) -> f64 {
    linecheck::sim::circuit::tester::gain(&bench.circuit(), &jack("PLAYER/out 1"), &jack("DESK/mic 1")).expect("it arrives").abs()
}

#[test]
fn cue_boxes_hang_on_a_cue_line_each_with_its_own_level() {
    let mut bench = studio_one();
    bench.add("TRS-A", "trs-03").add("TRS-B", "trs-03");
    bench.plug("TRS-A", "CUES/phones 1", "CUE-1/in 1").plug("TRS-B", "CUE-1/thru 1", "CUE-2/in 1");
    for control in ["CUES/1.level", "CUE-2/1.level"] {
        bench.set(control, Setting::At(0.0));
    }
    bench.set("CUE-1/1.level", Setting::At(10.0));
    let gain = |bench: &Bench, to: &str| linecheck::sim::circuit::tester::gain(&bench.circuit(), &jack("CUES/phones 1"), &jack(to));
    let at = |bench: &Bench, to: &str| Db::from_ratio(gain(bench, to).expect("it arrives")).0;
    // 10 Ω into 600 Ω beside 10 kΩ.
    let line = 20.0 * libm::log10(566.0 / 576.0);
    close("passive, full up", phones(&bench, "CUE-1") + at(&bench, "CUE-1/in 1"), line, 0.05);
    close("active", phones(&bench, "CUE-2") + at(&bench, "CUE-2/in 1"), line + 6.0, 0.05);
    bench.set("CUE-1/1.level", Setting::At(-10.0));
    close("its own knob", phones(&bench, "CUE-1"), -20.0, 0.01);
    close("and nobody else's", phones(&bench, "CUE-2"), 6.0, 0.01);
    bench.set("CUE-2/power", Setting::On(false)).set("CUE-1/power", Setting::On(false));
    assert!(bench.circuit().is_powered(&"CUE-1".into()), "a passive box needs no mains");
    assert!(!bench.circuit().is_powered(&"CUE-2".into()));
}

/// Decibels from a box's input to its phones.
fn phones(bench: &Bench, unit: &str) -> f64 {
    match bench.circuit().stage(&jack(&format!("{unit}/phones 1"))) {
        linecheck::sim::circuit::Stage::Amplifier { inputs, .. } => Db::from_ratio(inputs[0].1).0,
        other => panic!("{other:?}"),
    }
}
