//! Broken cables, unequal legs and earths at different potentials: what a tester and an ear would find.

use crate::fixture::{Bench, bench, close, jack, with_microphone};
use linecheck::sim::circuit::{Fact, Stage};
use linecheck::sim::gear::{Defect, GearKind, InputStage};
use linecheck::sim::units::{Db, Dbu, Hertz};

/// A microphone of 200 Ω over one cable into the preamplifier.
fn line(transducer: &str, milliamperes: f64) -> Bench {
    let mut bench = bench();
    with_microphone(&mut bench, "MC", transducer, 200.0, milliamperes);
    bench.plug("XLR-1", "MC/out", "BOX/1");
    bench
}

fn broken(bench: &mut Bench, defects: &[Defect]) {
    bench.defects.insert("XLR-1".into(), defects.to_vec());
}

/// Decibels by which a defect of the cable changes the level at the preamplifier.
fn change(bench: &Bench, defect: Defect) -> f64 {
    let whole = bench.feed("PRE/in 1").drivers[0].gain;
    let mut bench = bench.clone();
    broken(&mut bench, &[defect]);
    Db::from_ratio((bench.feed("PRE/in 1").drivers[0].gain / whole).abs()).0
}

fn with_input(bench: &mut Bench, stage: InputStage) {
    if let Some(GearKind::Preamp(preamp)) = bench.catalogue.0.get_mut(&"pre".into()).map(|gear| &mut gear.kind) {
        preamp.input = stage;
    }
}

#[test]
fn the_network_says_what_the_closed_form_says() {
    for (cord, source) in [("XLR-1", 200.0), ("XLR-100", 300.0)] {
        let mut bench = bench();
        with_microphone(&mut bench, "MC", "MovingCoil", source, 0.0);
        bench.plug(cord, "MC/out", "BOX/1");
        let closed = bench.feed("PRE/in 1");
        // A swapped pair has the same figures in a network of three conductors.
        bench.defects.insert(cord.into(), vec![Defect::Swapped]);
        let meshed = bench.feed("PRE/in 1");
        close("level", Db::from_ratio(-meshed.drivers[0].gain / closed.drivers[0].gain).0, 0.0, 0.01);
        // The closed form takes nothing from the noise above the corner.
        close("noise", Db::from_ratio(meshed.source_noise.0 / closed.source_noise.0).0, 0.0, if cord == "XLR-1" { 0.05 } else { 0.35 });
        for hertz in [20.0, 5e3, 10e3, 20e3] {
            let level = |feed: &linecheck::sim::circuit::Feed| feed.drivers[0].response.level(Hertz(hertz)).0;
            close(&format!("{cord} at {hertz} Hz"), level(&meshed), level(&closed), 0.1);
        }
    }
}

#[test]
fn a_swapped_pair_reverses_the_polarity_and_keeps_the_level() {
    let mut bench = line("MovingCoil", 0.0);
    assert!(bench.feed("PRE/in 1").drivers[0].gain > 0.0);
    close("level", change(&bench, Defect::Swapped), 0.0, 0.02);
    broken(&mut bench, &[Defect::Swapped]);
    assert!(bench.feed("PRE/in 1").drivers[0].gain < 0.0);
}

#[test]
fn an_open_leg_is_thin_at_a_transformer() {
    // Domain reference 4.4 and 10, F1.
    let mut bench = line("MovingCoil", 0.0);
    with_input(&mut bench, InputStage::Transformer);
    for leg in [Defect::HotOpen, Defect::ColdOpen] {
        let off = change(&bench, leg);
        assert!((-70.0..-20.0).contains(&off), "{off}");
        let mut bench = bench.clone();
        broken(&mut bench, &[leg]);
        let response = bench.feed("PRE/in 1").drivers[0].response;
        assert!(response.level(Hertz(10e3)).0 - response.level(Hertz(1e3)).0 > 15.0, "it rises by 6 dB an octave");
        assert!(bench.circuit().facts().contains(&Fact::LegOpen { cord: "XLR-1".into() }));
    }
}

#[test]
fn an_open_leg_of_a_symmetric_output_costs_half() {
    let mut bench = bench();
    bench.plug("TT-1", "BAY/U2", "BAY/U5");
    let whole = bench.feed("REC-B/in 5").drivers[0].gain;
    bench.defects.insert("TT-1".into(), vec![Defect::ColdOpen]);
    let open = bench.feed("REC-B/in 5").drivers[0].gain;
    // Domain reference 4.4: −6 dB.
    close("half", Db::from_ratio(open / whole).0, -6.02, 0.1);
}

#[test]
fn phantom_fails_as_each_leg_does() {
    let volts = |defect: Option<Defect>| {
        let mut bench = line("Condenser", 4.0);
        bench.on(&["PRE/1.48v"]);
        broken(&mut bench, defect.as_slice());
        let circuit = bench.circuit();
        let alive = matches!(circuit.stage(&jack("MC/out")), Stage::Capsule { alive: true, .. });
        (circuit.phantom(&"MC".into()).0, circuit.phantom_legs(&jack("MC/out")).map(|leg| leg.0), alive)
    };
    let (whole, ..) = volts(None);
    close("whole", whole, 34.4, 0.1);
    // F1: 18 to 24 V over the leg that is left.
    let (open, ..) = volts(Some(Defect::HotOpen));
    assert!((18.0..24.0).contains(&open), "{open}");
    // F3: no way back.
    let (floating, _, alive) = volts(Some(Defect::ShieldOpen));
    assert!(floating < 10.0 && !alive, "{floating}");
    // F4: nothing on one leg.
    let (shorted, legs, alive) = volts(Some(Defect::ColdToShield));
    assert!(shorted < 5.0 && legs[1] < 0.1 && !alive, "{shorted} {legs:?}");
}

#[test]
fn a_shorted_leg_sends_phantom_through_a_ribbon() {
    let mut bench = line("Ribbon", 0.0);
    bench.on(&["PRE/1.48v"]);
    broken(&mut bench, &[Defect::ColdToShield]);
    let hurt = Fact::PhantomOnOneLeg { microphone: "MC".into(), cord: "XLR-1".into(), ribbon: true };
    assert!(bench.circuit().facts().contains(&hurt));
}

#[test]
fn a_weak_supply_sags_with_every_microphone() {
    // F7: 48 to 30 V with load.
    let mut bench = line("Condenser", 4.0);
    with_microphone(&mut bench, "MC-2", "Condenser", 200.0, 4.0);
    bench.plug("XLR-100", "MC-2/out", "BOX/2").on(&["PRE/1.48v"]);
    bench.defects.insert("PRE".into(), vec![Defect::WeakSupply { ohms: 1000.0 }]);
    close("one", bench.circuit().phantom(&"MC".into()).0, 34.4 - 4.0, 0.1);
    bench.on(&["PRE/2.48v"]);
    close("two", bench.circuit().phantom(&"MC".into()).0, 34.4 - 8.0, 0.1);
}

#[test]
fn a_dirty_normal_takes_level_away() {
    // F20: −0.5 to −10 dB.
    let mut bench = bench();
    let clean = bench.feed("REC-B/in 2").drivers[0].gain;
    bench.defects.insert("BAY".into(), vec![Defect::DirtyNormal { point: 2, ohms: 500.0 }]);
    close("dirty", Db::from_ratio(bench.feed("REC-B/in 2").drivers[0].gain / clean).0, -0.82, 0.05);
    close("another", bench.feed("REC-B/in 1").drivers[0].gain, clean, 1e-3);
}

#[test]
fn earths_hum_by_how_the_line_rejects_them() {
    let mut bench = bench();
    assert!(bench.feed("REC-B/in 2").hum.0 <= 0.0);
    bench.venue.outlets = vec![("stage".to_owned(), 0.1)];
    bench.earth("REC-A", "stage");
    // 60 dB under 100 mV, which is −17.8 dBu.
    close("balanced", Dbu::from_volt(bench.feed("REC-B/in 2").hum).0, -77.8, 0.1);
    assert!(bench.circuit().facts().iter().any(|fact| matches!(fact, Fact::GroundLoop { .. })));
    // A plug of two contacts leaves only what the shield shares of it with the mains leads.
    bench.plug("TS-1", "BAY/U2", "");
    let unbalanced = Dbu::from_volt(bench.feed("REC-B/in 2").hum).0;
    assert!(unbalanced > -60.0, "{unbalanced}");
}
