//! Microphones: F10, F12, F14, F15, F65.

use crate::faults::{put, with};
use crate::fixture::{Bench, close, jack, studio_one};
use linecheck::sim::circuit::Stage;
use linecheck::sim::circuit::fault::Edit;
use linecheck::sim::gear::{GearKind, Microphone, Setting, UnitId};
use linecheck::sim::units::Db;

/// Sensitivity, noise and clipping pressure.
fn figures(bench: &Bench, unit: &str) -> (f64, f64, f64) {
    match bench.circuit().stage(&jack(&format!("{unit}/out"))) {
        Stage::Capsule { sensitivity, noise, clip, .. } => (sensitivity.0, noise.0, clip.0),
        other => panic!("{other:?}"),
    }
}

fn page<'a>(bench: &'a Bench, unit: &str) -> &'a Microphone {
    match &bench.catalogue.0[&bench.units[&UnitId::from(unit)]].kind {
        GearKind::Microphone(one) => one,
        other => panic!("{other:?}"),
    }
}

fn decibels(after: f64, before: f64) -> f64 {
    Db::from_ratio((after / before).abs()).0
}

#[test]
fn a_stretched_ribbon_is_weaker_and_strikes() {
    let bench = studio_one();
    let (before, after) = (figures(&bench, "MC-022"), figures(&with(&bench, "stretched-ribbon", "MC-022"), "MC-022"));
    close("sensitivity", decibels(after.0, before.0), -6.0, 1.0);
    assert!(decibels(after.2, before.2) < -20.0, "it strikes its magnets");
}

#[test]
fn an_aged_tube_hisses() {
    let mut bench = studio_one();
    bench.add("MC-T", "tube-multi").on(&["MC-T/power"]);
    let (before, after) = (figures(&bench, "MC-T"), figures(&with(&bench, "aged-tube", "MC-T"), "MC-T"));
    close("noise", decibels(after.1, before.1), 12.0, 1e-9);
    close("sensitivity", decibels(after.0, before.0), 0.0, 1e-9);
}

#[test]
fn switches_that_were_left_are_offsets_of_just_their_figure() {
    let bench = studio_one();
    let pad = page(&bench, "MC-039").pad_db.last().copied().expect("it has a pad");
    let (before, after) = (figures(&bench, "MC-039"), figures(&with(&bench, "pad-left-in", "MC-039"), "MC-039"));
    close("pad", decibels(after.0, before.0), -pad, 1e-9);
    close("it takes more", decibels(after.2, before.2), pad, 1e-9);
    let filtered = with(&bench, "filter-left-in", "MC-039");
    let setting = filtered.settings.get(&"MC-039".into(), "hpf");
    let filter = page(&bench, "MC-039").high_pass_at(setting).expect("it is in");
    let lost = |hertz: f64| filter.ln_gain(hertz) * 20.0 / std::f64::consts::LN_10;
    assert!(lost(filter.corner / 2.0) < -2.0 && lost(4_000.0) > -0.5);
}

#[test]
fn a_wrong_pattern_hears_the_room() {
    let mut bench = studio_one();
    let edits = put(&mut bench, "wrong-pattern", "MC-039");
    let [Edit::Set(control, Setting::Choice(word))] = edits.as_slice() else { panic!("{edits:?}") };
    let page = page(&bench, "MC-039");
    assert_eq!((control.control.as_str(), word.as_str()), ("pattern", page.patterns.last().expect("several").word()));
    close(
        "its sensitivity is that of the pattern",
        figures(&bench, "MC-039").0,
        page.sensitivity(*page.patterns.last().expect("several")),
        1e-9,
    );
}

#[test]
fn a_reversed_bias_is_weak_and_upside_down() {
    let mut bench = studio_one();
    bench.add("LAV", "lavalier-film");
    let (before, after) = (figures(&bench, "LAV"), figures(&with(&bench, "bias-reversed", "LAV"), "LAV"));
    close("level", decibels(after.0, before.0), -12.0, 1e-9);
    assert!(after.0 * before.0 < 0.0 && after.2 < before.2);
}
