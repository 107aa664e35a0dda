//! What a fault does to the take: the recorded track beside the one without it, for faults whose own tests stop at the line.

use crate::faults::{one_line, put, with};
use crate::fixture::{Bench, close, studio_one};
use crate::recorder::{Room, level, line, tone};
use linecheck::sim::gear::{Defect, GearKind, Setting, UnitId};
use linecheck::sim::session::Place;

const CORD: &str = "XLR-06-01";

/// A condenser on live 1 with its 48 V in.
fn condenser(unit: &str) -> Bench {
    let mut bench = one_line(unit);
    bench.set("DESK/ch1.gain", Setting::At(20.0)).on(&["DESK/ch1.48v"]);
    bench
}

/// Track 1 while somebody in front of this microphone gives out this.
fn taken(bench: &Bench, microphone: &str, wave: impl Fn(f64) -> f64) -> Vec<f32> {
    Room::of(bench).microphone(microphone, "ST-01", 0.0).plays("voice", wave).track()
}

/// Decibels by which a fault changes a tone of 1 kHz on the track.
fn lost(bench: &Bench, fault: &str, at: &str, microphone: &str) -> f64 {
    let track = |bench: &Bench| line(&taken(bench, microphone, tone(1_000.0, 0.02)), 1_000.0);
    track(&with(bench, fault, at)) - track(bench)
}

/// The product of both tracks over the geometric mean of their powers: 1 alike, −1 upside down.
fn alike(one: &[f32], other: &[f32]) -> f64 {
    let product = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>();
    product(one, other) / libm::sqrt(product(one, one) * product(other, other))
}

#[test]
fn a_cable_that_starves_a_condenser_leaves_an_empty_track() {
    for fault in ["shield-open", "hot-to-shield", "cold-to-shield"] {
        let lost = lost(&condenser("MC-031"), fault, CORD, "MC-031");
        assert!(lost < -40.0, "{fault}: {lost}");
    }
    // A dynamic microphone needs no shield to work.
    close("dynamic", lost(&one_line("MC-001"), "shield-open", CORD, "MC-001"), 0.0, 0.5);
    assert!(lost(&one_line("MC-001"), "shorted-pair", CORD, "MC-001") < -40.0);
    for fault in ["broken-hot", "broken-cold"] {
        let lost = lost(&one_line("MC-001"), fault, CORD, "MC-001");
        assert!((-75.0..-6.0).contains(&lost), "{fault}: {lost}");
    }
}

#[test]
fn an_open_shield_buzzes_on_the_track_of_a_dynamic_microphone() {
    let hum = |bench: &Bench, hertz: f64| line(&Room::of(bench).microphone("MC-001", "ST-01", 0.0).track(), hertz);
    let (whole, open) = (one_line("MC-001"), with(&one_line("MC-001"), "shield-open", CORD));
    for hertz in [50.0, 150.0] {
        assert!(hum(&open, hertz) > hum(&whole, hertz) + 15.0, "{hertz} Hz: {} {}", hum(&whole, hertz), hum(&open, hertz));
    }
    assert!((-100.0..-75.0).contains(&hum(&open, 50.0)), "{}", hum(&open, 50.0));
}

#[test]
fn a_wrong_pattern_records_what_is_behind_it() {
    let behind = |bench: &Bench| {
        let mut room = Room::of(bench);
        room.microphone("MC-039", "ST-01", 0.0).plays("voice", tone(1_000.0, 0.2));
        let Some(Place::Standing(pose)) = room.studio.places.get_mut(&"ST-01".into()) else { panic!("it stands") };
        pose.aim.azimuth = 0.0;
        line(&room.track(), 1_000.0)
    };
    let bench = condenser("MC-039");
    let more = behind(&with(&bench, "wrong-pattern", "MC-039")) - behind(&bench);
    // Table F14: 5 dB more of what it should not hear; the back of a figure of eight is as good as its front.
    assert!((5.0..35.0).contains(&more), "{more}");
}

#[test]
fn a_reversed_bias_is_recorded_weak_upside_down_and_full_early() {
    let mut bench = condenser("LAV");
    bench.add("LAV", "lavalier-film");
    let reversed = with(&bench, "bias-reversed", "LAV");
    let (whole, weak) = (taken(&bench, "LAV", tone(440.0, 0.2)), taken(&reversed, "LAV", tone(440.0, 0.2)));
    assert!(alike(&whole, &weak) < -0.99, "{}", alike(&whole, &weak));
    close("level", level(&weak) - level(&whole), -12.0, 0.2);
    let clips = |bench: &Bench| {
        let mut room = Room::of(bench);
        room.microphone("LAV", "ST-01", 0.0).plays("voice", tone(440.0, 16.0));
        let track = room.rendered(&[1], 1.0, 1.5).tracks.remove(&1).expect("wanted");
        track.clipped.iter().any(|clip| clip.stage.contains("LAV capsule"))
    };
    assert!(clips(&reversed) && !clips(&bench), "12 dB early");
}

#[test]
fn a_swapped_pair_is_recorded_upside_down() {
    let voice = || tone(440.0, 0.02);
    let dynamic = one_line("MC-001");
    let (whole, swapped) = (taken(&dynamic, "MC-001", voice()), taken(&with(&dynamic, "swapped-pair", CORD), "MC-001", voice()));
    assert!(alike(&whole, &swapped) < -0.99);
    close("at the same level", level(&swapped) - level(&whole), 0.0, 0.1);
}

#[test]
fn switches_that_were_left_are_on_the_track_by_just_their_figure() {
    let bench = condenser("MC-039");
    let GearKind::Microphone(page) = &bench.catalogue.0[&bench.units[&UnitId::from("MC-039")]].kind else { panic!("a microphone") };
    let pad = page.pad_db.last().copied().expect("it has a pad");
    close("pad", lost(&bench, "pad-left-in", "MC-039", "MC-039"), -pad, 0.2);
    let both = |bench: &Bench| {
        let track = taken(bench, "MC-039", |at| tone(40.0, 0.05)(at) + tone(1_000.0, 0.02)(at));
        [40.0, 1_000.0].map(|hertz| line(&track, hertz))
    };
    let (before, after) = (both(&bench), both(&with(&bench, "filter-left-in", "MC-039")));
    assert!(after[0] < before[0] - 4.0, "{before:?} {after:?}");
    close("1 kHz", after[1], before[1], 0.5);
}

#[test]
fn a_stretched_ribbon_is_six_decibels_down_on_the_track() {
    close("ribbon", lost(&one_line("MC-022"), "stretched-ribbon", "MC-022", "MC-022"), -6.0, 1.0);
}

#[test]
fn a_line_that_goes_elsewhere_is_missing_from_its_track() {
    for (fault, at) in [("half-seated", "LIVE/1"), ("other-pinout", "LIVE/1"), ("adjacent-row", "BAY-A/U1")] {
        let lost = lost(&one_line("MC-001"), fault, at, "MC-001");
        assert!(lost < -60.0, "{fault}: {lost}");
    }
}

#[test]
fn earths_that_differ_are_heard_on_the_track() {
    let mut bench = studio_one();
    bench.set("DESK/ch1.source", Setting::Choice("line".into())).set("DESK/ch1.small", Setting::At(0.0));
    bench.set("DESK/ch1.route", Setting::Choice("bus 1".into()));
    let hum = |bench: &Bench| line(&Room::of(bench).track(), 50.0);
    let quiet = hum(&bench);
    let looped = with(&bench, "ground-loop", "EXT-1");
    assert!(hum(&looped) > quiet + 20.0, "{quiet} {}", hum(&looped));
    bench.defects.insert("EXT-1".into(), vec![Defect::OtherEarth { volts: 0.1 }]);
    let mut sick = bench.clone();
    put(&mut sick, "pin-one", "DESK");
    // 0.1 V over 1.05 Ω, of which 0.05 Ω are in the signal's way, against 60 dB of rejection.
    assert!(hum(&sick) > hum(&bench) + 30.0, "{} {}", hum(&bench), hum(&sick));
}
