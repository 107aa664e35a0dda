//! What drives outputs: capsules, preamplifiers, the desk.

use crate::fixture::{Bench, bench, close, jack, patched, studio};
use linecheck::sim::circuit::{Process, Stage};
use linecheck::sim::gear::{ControlId, Setting};
use linecheck::sim::units::{Db, Dbu, Hertz, Volt, amplitude};

#[test]
fn a_pad_takes_ten_decibels_and_brings_the_noise_nearer() {
    let mut bench = patched();
    let figures = |bench: &Bench| match bench.circuit().stage(&jack("MC-012/out")) {
        Stage::Capsule { sensitivity, noise, clip, alive: true, .. } => (sensitivity.0, noise.0, clip.0),
        other => panic!("{other:?}"),
    };
    let (sensitivity, noise, clip) = figures(&bench);
    close("28 mV/Pa", sensitivity, 0.028, 1e-12);
    // Domain reference 11.2: 12 dBA at 28 mV/Pa are −108.8 dBu flat.
    close("noise", Dbu::from_volt(Volt(noise)).0, 20.0 * libm::log10(0.028) + 2.2185 + 12.0 - 93.979 + 2.05, 0.01);
    close("clip is 3 dB over the sheet", 20.0 * libm::log10(clip / 20e-6), 120.01, 0.01);
    bench.on(&["MC-012/pad"]);
    let padded = figures(&bench);
    close("pad", Db::from_ratio(padded.0 / sensitivity).0, -10.0, 1e-9);
    close("noise stays", padded.1, noise, 0.0);
    close("clip rises", Db::from_ratio(padded.2 / clip).0, 10.0, 1e-9);
    bench.set("MC-012/pattern", Setting::Choice("omni".into())).set("MC-012/pad", Setting::On(false));
    close("omni", figures(&bench).0, 0.020, 1e-12);
}

#[test]
fn a_preamplifier_clips_at_its_input_or_its_output() {
    let mut bench = bench();
    let figures = |bench: &Bench| match bench.circuit().stage(&jack("PRE/out 1")) {
        Stage::Amplifier { inputs, process, noise, max, why_dead: None } => (inputs[0].1, process, noise, max),
        other => panic!("{other:?}"),
    };
    let peak = |level: f64| Dbu(level).volt().0 * std::f64::consts::SQRT_2;
    // At the least gain of 20 dB the input's 0 dBu come first.
    close("input", figures(&bench).3.0, peak(20.0), 1e-9);
    bench.set("PRE/1.gain", Setting::At(50.0));
    let (gain, process, noise, max) = figures(&bench);
    close("gain", gain, amplitude(50.0), 1e-9);
    close("output", max.0, peak(26.0), 1e-9);
    assert_eq!(process, Vec::new());
    close("noise", Dbu::from_volt(noise).0, -131.1 + 50.0, 0.2);
    bench.on(&["PRE/1.pad", "PRE/1.polarity", "PRE/1.hpf"]);
    let padded = figures(&bench);
    close("pad and polarity", padded.0, -amplitude(30.0), 1e-9);
    assert_eq!(padded.1, vec![Process::HighPass { corner: Hertz(80.0), order: 3 }]);
    close("the pad leaves the noise", padded.2.0, noise.0, 0.0);
}

#[test]
fn the_monitor_mix_obeys_faders_pan_mute_and_pfl() {
    let mut bench = patched();
    bench.set("DESK/monitor.level", Setting::At(0.0)).set("DESK/ch1.fader", Setting::At(-6.0)).set("DESK/ch2.fader", Setting::At(0.0));
    bench.set("DESK/ch2.pan", Setting::At(100.0));
    let side = |bench: &Bench, name: &str| match bench.circuit().stage(&jack(name)) {
        Stage::Amplifier { inputs, .. } => {
            inputs.into_iter().map(|(input, gain)| (input.to_string(), Db::from_ratio(gain).0)).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    let expect = |got: Vec<(String, f64)>, want: &[(&str, f64)]| {
        assert_eq!(got.len(), want.len(), "{got:?}");
        for ((input, gain), (name, level)) in got.iter().zip(want) {
            assert_eq!(input, name);
            close(name, *gain, *level, 0.02);
        }
    };
    expect(side(&bench, "DESK/monitor L"), &[("DESK/return 1", -9.01)]);
    expect(side(&bench, "DESK/monitor R"), &[("DESK/return 1", -9.01), ("DESK/return 2", 0.0)]);
    bench.on(&["DESK/monitor.dim", "DESK/ch1.mute"]);
    expect(side(&bench, "DESK/monitor R"), &[("DESK/return 2", -20.0)]);
    bench.on(&["DESK/ch1.pfl"]).set("DESK/monitor.dim", Setting::On(false));
    expect(side(&bench, "DESK/monitor L"), &[("DESK/return 1", 0.0)]);
    expect(side(&bench, "DESK/monitor R"), &[("DESK/return 1", 0.0)]);
    bench.set("DESK/ch1.cue 2", Setting::At(-10.0));
    expect(side(&bench, "DESK/cue 2"), &[("DESK/return 1", -10.0)]);
    bench.on(&["DESK/monitor.mute"]);
    expect(side(&bench, "DESK/monitor L"), &[]);

    // Down to the microphones: a mix of two tracks is a tree of two branches.
    bench.set("DESK/monitor.mute", Setting::On(false)).set("DESK/ch1.pfl", Setting::On(false)).set("DESK/ch1.mute", Setting::On(false));
    let hops = bench.trace("MON/in R");
    let ends: Vec<(&str, u32)> = hops.iter().filter(|hop| hop.at.jack == "out").map(|hop| (hop.at.unit.0.as_str(), hop.depth)).collect();
    assert_eq!(ends, [("MC-012", 1), ("MC-011", 1)]);
}

#[test]
fn a_bus_adds_up_strips() {
    let mut bench = patched();
    for strip in ["ch1", "ch2"] {
        bench.set(&format!("DESK/{strip}.route"), Setting::Choice("bus 7".into()));
    }
    let hops = bench.trace("REC/in 7");
    let ends: Vec<&str> = hops.iter().filter(|hop| hop.at.jack == "out").map(|hop| hop.at.unit.0.as_str()).collect();
    assert_eq!(ends, ["MC-012", "MC-011"]);
    assert!(hops.iter().all(|hop| hop.broken.is_none()));
}

#[test]
fn what_is_not_set_stands_at_zero() {
    let bare = studio();
    let mut zeroed = bare.clone();
    for (unit, of) in &bare.units {
        for control in bare.catalogue.get(of).expect("the bench has it").controls() {
            zeroed.settings.0.insert(ControlId::new(unit, control.name), control.zero);
        }
    }
    for bench in [&bare, &zeroed] {
        assert_eq!(bench.circuit(), bare.circuit());
    }
    let on = |bench: &Bench| {
        let mut bench = bench.clone();
        bench.on(&["DESK/power", "PRE-1/power", "PRE-2/power", "REC/power", "MON/power"]);
        bench.circuit()
    };
    assert_eq!(on(&bare), on(&zeroed));
    assert_eq!(bare.circuit().facts(), []);
}
