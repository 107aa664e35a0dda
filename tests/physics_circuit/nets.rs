//! Normals, loads, cables and outputs that fight.

use crate::fixture::{bench, close, jack, with_microphone};
use linecheck::sim::circuit::{
    Fact, Stage, amplifier_noise, balance_rejection, cable_capacitance, corner, divider, phantom_node, roll_off, thermal,
};
use linecheck::sim::gear::{Cable, Connector, GearKind, Preamp};
use linecheck::sim::units::{Db, DbSpl, Dbu, Farad, Hertz, Ohm, Volt};

#[test]
fn the_golden_values_hold() {
    // Domain reference 11.20.
    close("thermal_150", Dbu::from_volt(thermal(Ohm(150.0))).0, -130.92, 0.05);
    close("cable", roll_off(corner(Ohm(300.0), Farad(15e-9)), Hertz(20e3)).0, -1.20, 0.05);
    close("cmrr", balance_rejection(Ohm(10e3), Ohm(10.0)).0, 60.0, 0.05);
    close("p48", phantom_node(4.5).0, 32.7, 0.05);
    let mic_out = Dbu::from_volt(Volt(0.028 * DbSpl(100.0).pascal().0));
    close("mic_out", mic_out.0, -22.82, 0.05);
    // Domain reference 6.1 rule (a): an EIN of −128 dBu is an amplifier of −131.1 dBu.
    close("amplifier only", Dbu::from_volt(amplifier_noise(Dbu(-128.0), Db(60.0))).0, -71.1, 0.05);
}

#[test]
fn loading_is_that_of_the_table() {
    // Domain reference 11.3, source, load, decibels; by the formula, and by a microphone in a preamplifier.
    let table = [
        (150.0, 1500.0, -0.83),
        (200.0, 1000.0, -1.58),
        (200.0, 1200.0, -1.34),
        (300.0, 1200.0, -1.94),
        (310.0, 1200.0, -2.00),
        (300.0, 1500.0, -1.58),
        (300.0, 300.0, -6.02),
        (50.0, 1200.0, -0.35),
        (600.0, 10e3, -0.51),
        (100.0, 10e3, -0.09),
        (10e3, 10e3, -6.02),
    ];
    for (source, load, want) in table {
        close("divider", divider(Ohm(source), Ohm(load)).0, want, 0.01);
        let mut bench = bench();
        with_microphone(&mut bench, "MC", "MovingCoil", source, 0.0);
        if let Some(GearKind::Preamp(Preamp { load: input, .. })) = bench.catalogue.0.get_mut(&"pre".into()).map(|gear| &mut gear.kind) {
            *input = Ohm(load);
        }
        bench.plug("XLR-1", "MC/out", "BOX/1");
        let driver = &bench.feed("PRE/in 1").drivers[0];
        close(&format!("{source} Ω into {load} Ω"), Db::from_ratio(driver.gain).0, want, 0.05);
    }
}

#[test]
fn a_long_cable_makes_a_source_dull() {
    // 100 m of 100 pF/m pair and half of 100 pF/m to the shield are 15 nF.
    let cable = Cable {
        ends: (Connector::XlrFemale, Connector::XlrMale),
        length_m: 100.0,
        core_pf: 100.0,
        shield_pf: 100.0,
        core_ohm: 0.0,
        shield_ohm: 0.0,
        loom: None,
    };
    close("capacitance", cable_capacitance(&cable, true).0 * 1e9, 15.0, 1e-9);
    let mut bench = bench();
    with_microphone(&mut bench, "MC", "MovingCoil", 300.0, 0.0);
    bench.plug("XLR-100", "MC/out", "BOX/1");
    let loaded = bench.feed("PRE/in 1").drivers[0].response.corner().expect("one lump");
    // The load of 1.2 kΩ stands beside the 300 Ω: 240 Ω against 15 nF.
    close("loaded", loaded.0, 1.0 / (std::f64::consts::TAU * 240.0 * 15e-9), 10.0);
    if let Some(GearKind::Preamp(preamp)) = bench.catalogue.0.get_mut(&"pre".into()).map(|gear| &mut gear.kind) {
        preamp.load = Ohm(1e9);
    }
    close("unloaded", bench.feed("PRE/in 1").drivers[0].response.level(Hertz(20e3)).0, -1.20, 0.01);
}

#[test]
fn normals_break_as_their_kind_says() {
    // Domain reference 5.1: with no plug, a plug in the upper jack, in the lower, in both; loose at their other ends.
    let table = [(1, [true, false, false, false]), (2, [true, true, false, false]), (3, [true; 4]), (4, [false; 4])];
    for (point, closed) in table {
        for (plugs, closed) in closed.into_iter().enumerate() {
            let mut bench = bench();
            if plugs & 1 == 1 {
                bench.plug("TT-1", &format!("BAY/U{point}"), "");
            }
            if plugs & 2 == 2 {
                bench.plug("TT-2", "", &format!("BAY/L{point}"));
            }
            let arrives = bench.arrive(&format!("REC-B/in {point}"));
            let want = if closed { vec![format!("REC-A/out {point}")] } else { Vec::new() };
            assert_eq!(arrives, want, "point {point} with plugs {plugs:02b}");
        }
    }
}

#[test]
fn a_cord_from_the_upper_jack_always_carries_its_source() {
    for point in 1..=4 {
        let mut bench = bench();
        bench.plug("TT-1", &format!("BAY/U{point}"), "BAY/U5");
        assert_eq!(bench.arrive("REC-B/in 5"), [format!("REC-A/out {point}")]);
    }
}

#[test]
fn a_half_normal_listens_and_loads() {
    let mut bench = bench();
    let alone = bench.feed("REC-B/in 2").drivers[0].gain;
    close("alone", alone, 10_000.0 / 10_100.0, 1e-4);
    bench.plug("TT-1", "BAY/U2", "BAY/U5");
    close("tapped", bench.feed("REC-B/in 2").drivers[0].gain, 5_000.0 / 5_100.0, 1e-4);
    assert_eq!(bench.arrive("REC-B/in 5"), ["REC-A/out 2"]);
}

#[test]
fn two_outputs_on_one_net_fight() {
    let mut bench = bench();
    bench.plug("TT-1", "BAY/U2", "BAY/U4");
    let feed = bench.feed("REC-B/in 2");
    assert_eq!(feed.drivers.len(), 2);
    for driver in &feed.drivers {
        // 100 Ω against the other's 100 Ω beside 10 kΩ.
        let other = 1.0 / (1.0 / 100.0 + 1.0 / 10_000.0);
        close("share", driver.gain, other / (100.0 + other), 1e-3);
    }
    let fact = Fact::OutputIntoOutput { outputs: vec![jack("REC-A/out 2"), jack("REC-A/out 4")] };
    assert_eq!(bench.circuit().facts(), std::slice::from_ref(&fact));
    assert_eq!(fact.to_string(), "outputs are joined to each other: REC-A/out 2, REC-A/out 4");
}

#[test]
fn an_unbalanced_cord_halves_a_symmetric_output_and_not_a_floating_one() {
    let mut bench = bench();
    let straight = bench.feed("REC-B/in 2").drivers[0].gain;
    bench.plug("TS-1", "BAY/U2", "");
    let grounded = bench.feed("REC-B/in 2").drivers[0].gain;
    close("symmetric", Db::from_ratio(grounded / straight).0, -6.02, 0.05);
    assert_eq!(bench.circuit().facts(), [Fact::Unbalanced { cord: "TS-1".into(), outputs: vec![jack("REC-A/out 2")] }]);

    with_microphone(&mut bench, "MC", "Ribbon", 300.0, 0.0);
    bench.wire("MC/out", "BAY/U6").wire("BAY/U6", "PRE/in 1");
    let floating = bench.feed("PRE/in 1").drivers[0].gain;
    bench.plug("TS-1", "BAY/U6", "");
    // The leg that is left stands at the chassis over its own 10 kΩ.
    close("floating", Db::from_ratio(bench.feed("PRE/in 1").drivers[0].gain / floating).0, 0.0, 0.15);
}

#[test]
fn thermal_noise_is_that_of_source_beside_load() {
    let mut bench = bench();
    close("open", bench.feed("PRE/in 1").source_noise.0, thermal(Ohm(1200.0)).0, 1e-12);
    with_microphone(&mut bench, "MC", "MovingCoil", 300.0, 0.0);
    bench.plug("XLR-1", "MC/out", "BOX/1");
    let feed = bench.feed("PRE/in 1");
    let Stage::Capsule { noise, .. } = bench.circuit().stage(&jack("MC/out")) else { panic!() };
    let own = noise.0 * feed.drivers[0].gain;
    // The microphone's share and the rest together are the noise of 300 Ω beside 1.2 kΩ.
    close("together", libm::hypot(own, feed.source_noise.0) * 1e9, thermal(Ohm(240.0)).0 * 1e9, 0.1);
}
