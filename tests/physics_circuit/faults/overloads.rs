//! What gives in before it should or howls, at the recorder: F12, F16 to F19, F24, F36, F39, F40.

use crate::faults::{amplifier, bass, one_line, with};
use crate::fixture::{Bench, close, studio_one};
use crate::recorder::{Room, level, line, tone};
use linecheck::sim::gear::Setting;

/// Third harmonic over the fundamental, percent.
fn third(samples: &[f32], hertz: f64) -> f64 {
    100.0 * libm::pow(10.0, (line(samples, 3.0 * hertz) - line(samples, hertz)) / 20.0)
}

#[test]
fn a_capsule_that_is_full_stays_full_at_any_gain() {
    let mut bench = one_line("MC-031");
    bench.on(&["DESK/ch1.48v", "DESK/ch1.pad"]);
    let sings = |bench: &Bench, gain: f64| {
        let mut bench = bench.clone();
        bench.set("DESK/ch1.gain", Setting::At(gain));
        let mut room = Room::of(&bench);
        room.microphone("MC-031", "ST-01", 0.0).plays("voice", tone(1000.0, 14.0));
        let mut rendered = room.rendered(&[1], 1.0, 2.0);
        let track = rendered.tracks.remove(&1).expect("wanted");
        let stages: Vec<String> = track.clipped.into_iter().map(|clip| clip.stage).collect();
        (third(&track.samples, 1000.0), stages)
    };
    let full = with(&bench, "capsule-overload", "MC-031");
    let ((whole, _), (loud, stages), (soft, _)) = (sings(&bench, 26.0), sings(&full, 26.0), sings(&full, 20.0));
    assert!(whole < 0.1 && loud > 1.0, "{whole} {loud}");
    close("gain does not help", soft, loud, 0.01);
    assert!(stages.iter().all(|stage| stage == "MC-031 capsule") && !stages.is_empty(), "{stages:?}");
}

/// The desk's oscillator on every bus.
fn oscillator(dbu: f64) -> Bench {
    let mut bench = studio_one();
    bench.set("DESK/oscillator", Setting::Choice("1 kHz".into())).set("DESK/oscillator.level", Setting::At(dbu));
    bench
}

#[test]
fn a_trim_too_high_fills_one_track_and_not_its_neighbour() {
    let bench = with(&oscillator(16.0), "converter-overload", "DAW/in 1");
    let rendered = Room::of(&bench).rendered(&[1, 2], 1.0, 2.0);
    let full = |track: u32| {
        let samples = &rendered.tracks[&track].samples;
        samples.windows(3).filter(|three| three.iter().all(|x| x.abs() > 0.999_999)).count()
    };
    assert!(full(1) > 1000 && full(2) == 0, "{} {}", full(1), full(2));
    close("its neighbour has 6 dB left", level(&rendered.tracks[&2].samples), -6.0, 0.2);
    assert!(rendered.tracks[&1].clipped.iter().all(|clip| clip.stage == "converter") && !rendered.tracks[&1].clipped.is_empty());
}

#[test]
fn line_up_tone_reads_six_decibels_high_at_another_alignment() {
    let reads = |bench: &Bench| level(&Room::of(bench).rendered(&[1], 1.0, 2.0).tracks[&1].samples);
    let bench = oscillator(4.0);
    close("aligned", reads(&bench), -18.0, 0.2);
    close("misaligned", reads(&with(&bench, "other-alignment", "DAW")) - reads(&bench), 6.0, 0.01);
}

#[test]
fn a_small_core_distorts_the_low_notes_until_the_pad_is_in() {
    let mut bench = one_line("DI-06");
    bench.add("ben", "electric-bass").plug("TS-03-01", "ben/pickup", "DI-06/in").set("DESK/ch1.gain", Setting::At(30.0));
    let plays = |bench: &Bench, hertz: f64| {
        let mut room = Room::of(bench);
        third(&room.plays("electric-bass", tone(hertz, 0.6)).track(), hertz)
    };
    let mut small = with(&bench, "small-core", "DI-06");
    assert!(plays(&bench, 40.0) < 1.0, "{}", plays(&bench, 40.0));
    let (low, octave) = (plays(&small, 40.0), plays(&small, 80.0));
    assert!((3.0..12.0).contains(&low), "{low} %");
    // With the square of the level over the frequency: a quarter an octave higher.
    close("an octave higher", octave / low, 0.25, 0.05);
    small.set("DI-06/pad", Setting::Choice("-20 dB".into()));
    assert!(plays(&small, 40.0) < 0.2, "{}", plays(&small, 40.0));
}

#[test]
fn a_rubbing_cone_buzzes_when_it_is_loud_and_low() {
    let (bench, rubs) = (bass(), with(&bass(), "rubbing-cone", "ben"));
    let tenth = |bench: &Bench, hertz: f64, pascal: f64| line(&amplifier(bench, tone(hertz, pascal)).track(), 10.0 * hertz);
    assert!(tenth(&rubs, 120.0, 5.0) > tenth(&bench, 120.0, 5.0) + 30.0, "loud");
    close("soft", tenth(&rubs, 120.0, 0.5), tenth(&bench, 120.0, 0.5), 0.5);
    close("high", tenth(&rubs, 1_500.0, 3.0), tenth(&bench, 1_500.0, 3.0), 0.5);
}

#[test]
fn a_failing_tube_hums_and_its_level_sags() {
    let (bench, fails) = (bass(), with(&bass(), "failing-tube", "ben"));
    let idle = |bench: &Bench| line(&amplifier(bench, |_| 0.0).track(), 100.0);
    assert!(idle(&fails) > idle(&bench) + 20.0, "hum");
    let moments = |bench: &Bench| {
        let mut room = amplifier(bench, tone(440.0, 1.0));
        let mut at = |seconds: f64| line(&room.rendered(&[1], seconds, seconds + 0.5).tracks[&1].samples, 440.0);
        at(0.5) - at(5.0)
    };
    close("steady", moments(&bench), 0.0, 0.1);
    assert!((4.0..8.0).contains(&moments(&fails)), "{}", moments(&fails));
}

#[test]
fn a_box_that_feeds_itself_howls_until_the_loop_is_weaker_than_it_is_long() {
    let mut bench = studio_one();
    bench.set("DESK/ch1.source", Setting::Choice("line".into())).set("DESK/ch1.route", Setting::Choice("bus 1".into()));
    bench.set("DESK/ch1.small", Setting::At(0.0)).plug("TT-06-01", "BAY-D/U1", "BAY-B/L1");
    let track = |bench: &Bench| Room::of(bench).rendered(&[1], 1.0, 2.0).tracks.remove(&1).expect("wanted");
    let howling = track(&bench);
    assert!(howling.samples.iter().any(|x| x.abs() > 0.99) && !howling.clipped.is_empty(), "as loud as it can be");
    assert!(line(&howling.samples, 960.0) > -3.0);
    bench.set("DESK/ch1.small", Setting::At(-6.0));
    assert!(level(&track(&bench).samples) < -70.0, "6 dB less do not come round again");
    assert!(level(&track(&with(&studio_one(), "send-to-return", "BAY-F/U1")).samples) < -70.0, "nobody listens to that box");
}

#[test]
fn too_much_gain_clips_at_the_strip_and_less_gain_cures_it() {
    let sings = |bench: &Bench, fader: f64| {
        let mut bench = bench.clone();
        bench.set("DESK/ch1.small", Setting::At(fader));
        let mut room = Room::of(&bench);
        room.microphone("MC-001", "ST-01", 0.0).plays("voice", tone(1000.0, 2.0));
        let track = room.rendered(&[1], 1.0, 2.0).tracks.remove(&1).expect("wanted");
        (third(&track.samples, 1000.0), track.clipped.iter().any(|clip| clip.stage.contains("strip")))
    };
    let bench = one_line("MC-001");
    let hot = with(&bench, "gain-too-high", "DESK/mic 1");
    assert!(sings(&bench, -10.0).0 < 0.1);
    let (distortion, at_the_strip) = sings(&hot, -10.0);
    assert!(distortion > 5.0 && at_the_strip, "{distortion} %");
    close("the fader does not help", sings(&hot, -20.0).0, distortion, 0.2);
}

#[test]
fn an_aged_tube_hisses_twelve_decibels_more() {
    let mut bench = studio_one();
    bench.add("MC-T", "tube-multi").on(&["MC-T/power"]).plug("XLR-06-01", "MC-T/out", "LIVE/1");
    bench.set("DESK/ch1.gain", Setting::At(50.0)).set("DESK/ch1.small", Setting::At(0.0));
    bench.set("DESK/ch1.route", Setting::Choice("bus 1".into()));
    let hiss = |bench: &Bench| level(&Room::of(bench).microphone("MC-T", "ST-01", 0.0).track());
    close("hiss", hiss(&with(&bench, "aged-tube", "MC-T")) - hiss(&bench), 12.0, 0.7);
}
