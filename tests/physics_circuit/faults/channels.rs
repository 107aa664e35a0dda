//! Microphone channels and direct boxes: F6 to F8, F15, F17, F35, F37, F41.

use crate::faults::{change, gain, hum, one_line, with};
use crate::fixture::{Bench, close, jack, studio_one};
use linecheck::sim::circuit::{Cause, Process, Stage};
use linecheck::sim::gear::Defect;
use linecheck::sim::units::{Dbu, Hertz, Volt, amplitude};

const WAY: (&str, &str) = ("MC-001/out", "DAW/in 1");

fn why_dead(bench: &Bench, output: &str) -> Option<Cause> {
    match bench.circuit().stage(&jack(output)) {
        Stage::Capsule { why_dead, .. } | Stage::Amplifier { why_dead, .. } => why_dead,
        other => panic!("{other:?}"),
    }
}

/// The peak at which an output clips.
fn max(bench: &Bench, output: &str) -> f64 {
    match bench.circuit().stage(&jack(output)) {
        Stage::Amplifier { max, .. } => max.0,
        other => panic!("{other:?}"),
    }
}

#[test]
fn without_phantom_a_condenser_is_dead_and_a_dynamic_is_not() {
    let mut bench = one_line("MC-031");
    bench.on(&["DESK/ch1.48v"]);
    assert_eq!(why_dead(&bench, "MC-031/out"), None);
    let dead = with(&bench, "phantom-off", "DESK/mic 1");
    assert_eq!(why_dead(&dead, "MC-031/out"), Some(Cause::PhantomOff { microphone: "MC-031".into(), at: jack("DESK/mic 1") }));
    close("no volts", dead.circuit().phantom_legs(&jack("LIVE/1"))[0].0, 0.0, 1e-9);
    close("dynamic", change(&one_line("MC-001"), "phantom-off", "DESK/mic 1", WAY), 0.0, 1e-9);
}

#[test]
fn a_weak_supply_sags_by_a_volt_for_each_milliampere() {
    let mut bench = one_line("MC-031");
    bench.plug("XLR-06-02", "MC-032/out", "LIVE/2").on(&["DESK/ch1.48v"]);
    let volts = |bench: &Bench| bench.circuit().phantom(&"MC-031".into()).0;
    let whole = volts(&bench);
    let milliamperes = (48.0 - whole) / 3.405;
    let mut weak = with(&bench, "weak-phantom", "DESK");
    close("one", volts(&weak), whole - milliamperes, 0.05);
    weak.on(&["DESK/ch2.48v"]);
    close("two", volts(&weak), whole - 2.0 * milliamperes, 0.05);
}

#[test]
fn a_drifted_resistor_leaves_26_decibels_while_48_volts_are_in() {
    let mut bench = studio_one();
    bench.plug("TT-06-01", "BAY-B/U1", "BAY-A/L1");
    bench.defects.insert("EXT-1".into(), vec![Defect::OtherEarth { volts: 0.1 }]);
    let whole = hum(&bench, "DESK/mic 1");
    close("whole", whole, Dbu::from_volt(Volt(0.1)).0 - 70.0, 0.1);
    let mut drifted = with(&bench, "drifted-resistor", "DESK/mic 1");
    close("48 V out", hum(&drifted, "DESK/mic 1"), whole, 0.01);
    drifted.on(&["DESK/ch1.48v", "DESK/ch2.48v"]);
    close("48 V in", hum(&drifted, "DESK/mic 1"), whole + 44.0, 0.1);
    let circuit = drifted.circuit();
    close("tester", circuit.rejection(&jack("DESK/mic 1")).expect("an input").0, 26.0, 1e-9);
    close("its neighbour", circuit.rejection(&jack("DESK/mic 2")).expect("an input").0, 70.0, 1e-9);
}

#[test]
fn a_pad_takes_its_figure_and_a_filter_stands_at_its_corner() {
    let bench = one_line("MC-001");
    close("pad", change(&bench, "preamp-pad-left-in", "DESK/mic 1", WAY), -20.0, 1e-9);
    let filtered = with(&bench, "preamp-filter-left-in", "DESK/mic 1").circuit();
    let Stage::Amplifier { process, .. } = filtered.stage(&jack("DESK/strip 1")) else { panic!("a strip amplifies") };
    assert_eq!(process, [Process::HighPass { corner: Hertz(80.0), order: 3 }]);
}

#[test]
fn too_much_gain_clips_at_the_channel_whatever_the_fader_says() {
    let bench = one_line("MC-001");
    let loud = with(&bench, "gain-too-high", "DESK/mic 1");
    let takes = |bench: &Bench| max(bench, "DESK/strip 1") / gain(bench, "DESK/mic 1", "DESK/mic 1").map_or(1.0, |_| 1.0);
    close("the output's limit stays", takes(&loud), takes(&bench), 1e-9);
    // From 40 to 75 dB: it takes 35 dB less.
    close("gain", change(&bench, "gain-too-high", "DESK/mic 1", WAY), 35.0, 1e-9);
}

#[test]
fn polarity_that_was_left_turns_the_sign() {
    let bench = one_line("MC-001");
    let turned = with(&bench, "polarity-left", "DESK/mic 1");
    let ratio = gain(&turned, WAY.0, WAY.1).expect("it arrives") / gain(&bench, WAY.0, WAY.1).expect("it arrives");
    close("sign", ratio, -1.0, 1e-9);
    close(
        "and back",
        gain(&with(&turned, "polarity-left", "DESK/mic 1"), WAY.0, WAY.1).expect("it arrives").signum(),
        -ratio.signum(),
        0.0,
    );
}

#[test]
fn an_active_box_wants_its_supply_and_a_fresh_battery() {
    let mut bench = one_line("DI-03");
    bench.on(&["DESK/ch1.48v"]);
    assert_eq!(why_dead(&bench, "DI-03/out"), None);
    let dead = with(&bench, "direct-box-unpowered", "DESK/mic 1");
    assert!(matches!(why_dead(&dead, "DI-03/out"), Some(Cause::PhantomOff { .. })));
    assert_eq!(gain(&dead, "DI-03/in", "DAW/in 1"), None);
    // 3 V at its input, 20 dB less at its output.
    close("battery", max(&with(&bench, "low-battery", "DI-03"), "DI-03/out"), 3.0 * amplitude(-20.0), 1e-9);
    assert!(max(&bench, "DI-03/out") > 0.3);
}
