//! Microphones of every power and with two capsules, as the circuit has them.

use crate::fixture::{Bench, bench, close, first_overdub, jack};
use linecheck::sim::circuit::{Cause, Fact, Stage};
use linecheck::sim::gear::{GearKind, Individual, Setting};
use linecheck::sim::units::{Db, Dbu};

/// A bench with one microphone of the catalogue that ships, in the box that leads to the preamplifier.
fn with(of: &str, output: &str) -> Bench {
    let mut bench = bench();
    bench.catalogue.0.extend(first_overdub().catalogue.0);
    bench.add("MC", of);
    bench.plug("XLR-1", &format!("MC/{output}"), "BOX/1");
    bench
}

/// Sensitivity, noise and clip of an output that is alive, or why it is not.
fn capsule(bench: &Bench, output: &str) -> Result<(f64, f64, f64), Cause> {
    match bench.circuit().stage(&jack(output)) {
        Stage::Capsule { why_dead: None, alive: true, sensitivity, noise, clip, .. } => Ok((sensitivity.0, noise.0, clip.0)),
        Stage::Capsule { why_dead: Some(why), alive: false, .. } => Err(why),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_tube_runs_on_its_own_supply_and_on_no_phantom() {
    let mut bench = with("tube-multi", "out");
    bench.on(&["PRE/1.48v"]);
    assert_eq!(capsule(&bench, "MC/out"), Err(Cause::NoPower("MC".into())));
    bench.on(&["MC/power"]).set("PRE/1.48v", Setting::On(false));
    let (sensitivity, _, clip) = capsule(&bench, "MC/out").expect("its supply is on");
    close("20 mV/Pa", sensitivity, 0.020, 1e-9);
    close("114 dB and 3 dB for the peak", 20.0 * libm::log10(clip / 20e-6), 117.01, 0.01);
}

#[test]
fn an_active_ribbon_and_a_lavalier_need_phantom_and_come_to_no_harm() {
    for of in ["ribbon-active", "lavalier-film"] {
        let mut bench = with(of, "out");
        assert!(matches!(capsule(&bench, "MC/out"), Err(Cause::PhantomOff { .. })), "{of}");
        bench.on(&["PRE/1.48v"]);
        assert!(capsule(&bench, "MC/out").is_ok(), "{of}");
        assert_eq!(bench.circuit().facts(), [], "{of}");
    }
    let mut bare = with("ribbon-modern", "out");
    bare.on(&["PRE/1.48v"]);
    assert_eq!(bare.circuit().facts(), [Fact::PhantomOnRibbon { microphone: "MC".into() }]);
    assert!(capsule(&with("electret-budget", "out"), "MC/out").is_ok(), "a cell needs nobody");
}

#[test]
fn each_position_of_a_pad_takes_what_it_says() {
    let mut bench = with("ldc-pads", "out");
    bench.on(&["PRE/1.48v"]);
    let open = capsule(&bench, "MC/out").expect("it has 48 V");
    for (word, pad, max) in [("-6", 6.0, 146.0), ("-12", 12.0, 152.0), ("-18", 18.0, 158.0)] {
        bench.set("MC/pad", Setting::Choice(word.into()));
        let (sensitivity, noise, clip) = capsule(&bench, "MC/out").expect("it has 48 V");
        close(word, Db::from_ratio(sensitivity / open.0).0, -pad, 1e-9);
        close("the amplifier's noise stays", noise, open.1, 0.0);
        close("the level rises", 20.0 * libm::log10(clip / 20e-6), max + 3.01, 0.01);
        assert!(bench.trace("PRE/in 1").iter().any(|hop| hop.what.ends_with(&format!("pad −{pad} dB"))), "{word}");
    }
}

#[test]
fn a_stereo_microphone_has_two_outputs_with_a_pattern_each() {
    let mut bench = with("stereo-tube", "out L");
    bench.plug("XLR-2", "MC/out R", "BOX/2").on(&["MC/power"]);
    bench.set("MC/R.pattern", Setting::Choice("figure-8".into()));
    let drives = |input: &str| bench.circuit().feed(&jack(input)).drivers.iter().map(|driver| driver.from.to_string()).collect::<Vec<_>>();
    assert_eq!((drives("PRE/in 1"), drives("PRE/in 2")), (vec!["MC/out L".to_owned()], vec!["MC/out R".to_owned()]));
    let words = |input: &str| bench.trace(input).into_iter().map(|hop| hop.what).collect::<Vec<_>>().join("; ");
    assert!(words("PRE/in 1").contains("cardioid") && words("PRE/in 2").contains("figure-8"));
    assert!(matches!(bench.circuit().stage(&jack("MC/out R")), Stage::Capsule { capsule: 1, alive: true, .. }));
}

#[test]
fn with_a_seed_a_unit_is_as_it_was_made() {
    let mut bench = with("ldc-multi", "out");
    bench.on(&["PRE/1.48v"]);
    let page = capsule(&bench, "MC/out").expect("it has 48 V");
    bench.seed = Some(5);
    let made = capsule(&bench, "MC/out").expect("it has 48 V");
    let scenario = first_overdub();
    let GearKind::Microphone(figures) = &scenario.catalogue.0[&"ldc-multi".into()].kind else { panic!() };
    let unit = Individual::of(&"MC".into(), figures, 5);
    close("sensitivity", Db::from_ratio(made.0 / page.0).0, unit.sensitivity.0, 1e-9);
    let louder = Dbu::from_volt(linecheck::sim::units::Volt(made.1)) - Dbu::from_volt(linecheck::sim::units::Volt(page.1));
    close("noise at the output", louder.0, unit.sensitivity.0 + unit.noise.0, 1e-9);
    close("it clips at the same level", made.2, page.2, 0.0);
}
