//! Noise at jacks while nobody plays, against closed forms (domain reference 6.1 rules a and b, 11.2).

use crate::fixture::{Bench, bench, close, jack, studio_one, with_microphone};
use linecheck::sim::circuit::{amplifier_noise, reach, thermal};
use linecheck::sim::gear::Setting;
use linecheck::sim::units::{Db, Dbu, Ohm, Volt, power_sum};

fn dbu(rms: Volt) -> f64 {
    Dbu::from_volt(rms).0
}

fn floor(bench: &Bench, at: &str) -> f64 {
    dbu(bench.circuit().floor(&jack(at)).noise)
}

/// 300 Ω through a preamplifier of 60 dB into a line input.
fn chain() -> Bench {
    let mut bench = bench();
    with_microphone(&mut bench, "MC", "MovingCoil", 300.0, 0.0);
    bench.plug("XLR-1", "MC/out", "BOX/1").set("PRE/1.gain", Setting::At(60.0));
    bench.wire("PRE/out 1", "REC-B/in 6");
    bench
}

#[test]
fn a_resistor_before_an_amplifier_is_heard_through_its_gain() {
    let bench = chain();
    // 300 Ω beside the input's 1.2 kΩ are 240 Ω.
    let before = dbu(thermal(Ohm(240.0)));
    close("input", floor(&bench, "PRE/in 1"), before, 0.01);
    let behind = power_sum(&[before + 60.0, dbu(amplifier_noise(Dbu(-128.0), Db(60.0)))]);
    close("output", floor(&bench, "PRE/out 1"), behind, 0.01);
    // 50 Ω into 10 kΩ take 0.04 dB and add what nobody hears.
    close("line input", floor(&bench, "REC-B/in 6"), behind - 0.0433, 0.01);
    close("given through", floor(&bench, "REC-B/out 6"), behind - 0.0433, 0.01);
}

#[test]
fn every_hop_has_the_noise_of_its_jack_both_ways() {
    let bench = chain();
    let (circuit, patch) = (bench.circuit(), bench.patch());
    let hops = bench.trace("REC-B/in 6");
    assert!(hops.len() >= 5, "{hops:?}");
    for hop in hops {
        close(&hop.what, hop.noise.0, circuit.floor(&hop.at).noise.0, 0.0);
        assert!(hop.noise.0 > 0.0, "{hop}");
    }
    for reached in reach(&circuit, &patch, &jack("MC/out")) {
        close(&reached.what, reached.noise.0, circuit.floor(&reached.at).noise.0, 0.0);
    }
}

#[test]
fn a_dead_amplifier_makes_no_noise() {
    let mut bench = chain();
    bench.set("PRE/power", Setting::On(false));
    close("line input", floor(&bench, "REC-B/in 6"), dbu(thermal(Ohm(1.0 / (1.0 / 50.0 + 1.0 / 10e3)))), 0.01);
}

#[test]
fn what_comes_by_two_ways_adds_up_by_its_volts() {
    let mut bench = studio_one();
    bench.set("DESK/ch1.gain", Setting::At(60.0)).set("DESK/ch1.small", Setting::At(0.0));
    bench.set("DESK/ch1.route", Setting::Choice("pair 3-4".into()));
    for strip in [3, 4] {
        bench.set(&format!("DESK/ch{strip}.fader"), Setting::At(0.0)).set(&format!("DESK/ch{strip}.pan"), Setting::At(-100.0));
    }
    let both = floor(&bench, "DESK/sum L");
    bench.on(&["DESK/ch4.mute"]);
    close("one noise by two ways", both - floor(&bench, "DESK/sum L"), 6.02, 0.1);
}
