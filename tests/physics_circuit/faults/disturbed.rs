//! What broken things add to a line: F2, F9, F11, F13, F20, F32 to F34, F48, F63, F64.

use crate::faults::{hum, one_line, put, with};
use crate::fixture::{Bench, close, jack, studio_one};
use crate::recorder::{Room, band, bursts, level, line, scenario_of, tone, windows};
use linecheck::sim::circuit::Moved;
use linecheck::sim::circuit::fault::Edit;
use linecheck::sim::gear::{ControlId, Defect, Setting};
use linecheck::sim::session::{Action, End, Session};
use linecheck::sim::units::{Dbu, Stamp, Volt};
use std::sync::Arc;

/// A condenser on live 1 that works.
fn condenser(unit: &str) -> Bench {
    let mut bench = one_line(unit);
    bench.on(&["DESK/ch1.48v"]);
    bench
}

/// Track 1 of a bench with a microphone before nobody.
fn silence(bench: &Bench, microphone: &str) -> Vec<f32> {
    Room::of(bench).microphone(microphone, "ST-01", 0.0).track()
}

/// A line from an external preamplifier on track 1, by the normal of its bay point.
fn external() -> Bench {
    let mut bench = studio_one();
    bench.set("DESK/ch1.source", Setting::Choice("line".into())).set("DESK/ch1.small", Setting::At(0.0));
    bench.set("DESK/ch1.route", Setting::Choice("bus 1".into()));
    bench
}

#[test]
fn an_intermittent_cable_crackles_and_gapes_only_after_it_was_moved() {
    let bench = with(&one_line("MC-001"), "intermittent", "XLR-06-01");
    let mut room = Room::of(&bench);
    room.microphone("MC-001", "ST-01", 0.0).plays("voice", tone(1000.0, 0.02));
    let at_rest = room.track();
    assert!(bursts(&at_rest) < 0.5, "{}", bursts(&at_rest));
    let mut moved = room.studio.clone();
    moved.now = Stamp(1500);
    moved.stirred.insert(Moved::Cable("XLR-06-01".into()), moved.now);
    let before = room.studio.clone();
    let stirred = room.through(vec![before, moved], &[1], 1.0, 3.0).tracks.remove(&1).expect("wanted").samples;
    close("until it is moved", level(&stirred[..20_000]), level(&at_rest[..20_000]), 0.01);
    close("and after", level(&stirred[60_000..]), level(&at_rest[60_000..]), 0.01);
    let levels = windows(&stirred[24_000..50_000], 5);
    let usual = level(&at_rest);
    assert!(levels[0] < usual - 20.0 && levels[levels.len() - 1] > usual + 20.0, "{levels:?} around {usual}");
}

#[test]
fn hands_stir_what_sounds_while_it_is_moved() {
    let mut bench = with(&studio_one(), "intermittent", "XLR-06-01");
    put(&mut bench, "scratchy-fader", "DESK/mic 1");
    put(&mut bench, "phantom-left-on", "DESK/mic 1");
    let mut scenario = scenario_of(&bench);
    scenario.file.faults.clear();
    let mut session = Session::new(Arc::new(scenario));
    let patch = |cord: &str| [Action::Fetch(cord.into()), Action::Plug { cord: cord.into(), end: End::A, into: jack("BAY-A/L1") }];
    for action in patch("TT-06-01") {
        session.apply(Stamp(2000), action).expect("a hand can do it");
    }
    let stirred = &session.studio().stirred;
    assert_eq!(stirred.get(&Moved::Line(jack("DESK/mic 1"))), Some(&Stamp(2000)), "48 V stood on that line");
    assert_eq!(stirred.len(), 1, "the cable and the fader are whole here");
}

#[test]
fn a_plug_under_48_volts_thumps_to_full_scale() {
    for (phantom, loud) in [(true, true), (false, false)] {
        let mut bench = one_line("MC-001");
        if phantom {
            put(&mut bench, "phantom-left-on", "DESK/mic 1");
        }
        let mut room = Room::of(&bench);
        let (before, mut after) = (room.studio.clone(), room.studio.clone());
        after.now = Stamp(1500);
        after.stirred.insert(Moved::Line(jack("DESK/mic 1")), after.now);
        let rendered = room.through(vec![before, after], &[1], 1.0, 3.0);
        let peak = rendered.tracks[&1].samples.iter().fold(0.0, |peak: f32, x| peak.max(x.abs()));
        assert_eq!(peak > 0.99, loud, "{peak}");
        assert_eq!(!rendered.tracks[&1].clipped.is_empty(), loud);
    }
}

#[test]
fn a_damp_capsule_spits_45_decibels_over_its_noise() {
    let bench = condenser("MC-031");
    let (whole, damp) = (silence(&bench, "MC-031"), silence(&with(&bench, "humid-capsule", "MC-031"), "MC-031"));
    assert!(bursts(&whole) < 3.0);
    assert!((38.0..50.0).contains(&(windows(&damp, 5).last().expect("windows") - level(&whole))), "{}", bursts(&damp));
    // Between bursts it is as quiet as before.
    close("between", windows(&damp, 5)[0], windows(&whole, 5)[0], 1.5);
}

#[test]
fn a_worn_supply_hums_at_twice_the_mains_and_takes_level() {
    let mut bench = studio_one();
    bench.add("MC-T", "tube-multi").on(&["MC-T/power"]).plug("XLR-06-01", "MC-T/out", "LIVE/1");
    bench.set("DESK/ch1.gain", Setting::At(40.0)).set("DESK/ch1.small", Setting::At(0.0));
    bench.set("DESK/ch1.route", Setting::Choice("bus 1".into()));
    let worn = with(&bench, "supply-ripple", "MC-T");
    let (before, after) = (silence(&bench, "MC-T"), silence(&worn, "MC-T"));
    let noise = band(&before, 20.0, 20_000.0);
    close("100 Hz over the noise", line(&after, 100.0) - noise, 30.0, 1.0);
    close("its octave", line(&after, 200.0) - line(&after, 100.0), -8.0, 0.2);
    assert!(line(&after, 50.0) < line(&after, 100.0) - 25.0, "no mains themselves");
    assert!(hum(&worn, "DESK/mic 1") > hum(&bench, "DESK/mic 1") + 10.0, "on the meter, too");
    let sings = |bench: &Bench| {
        let mut room = Room::of(bench);
        line(&room.microphone("MC-T", "ST-01", 0.0).plays("voice", tone(1000.0, 0.1)).track(), 1000.0)
    };
    close("sensitivity", sings(&worn) - sings(&bench), -3.0, 0.05);
}

#[test]
fn a_dirty_normal_crackles_until_a_cord_goes_around_it() {
    let clean = Room::of(&external()).track();
    let mut dirty = with(&external(), "dirty-normal", "BAY-B/U1");
    assert!(bursts(&clean) < 3.0 && bursts(&Room::of(&dirty).track()) > 20.0);
    dirty.plug("TT-06-01", "BAY-B/U1", "BAY-B/L1");
    assert!(bursts(&Room::of(&dirty).track()) < 3.0);
}

#[test]
fn a_dimmer_buzzes_by_the_rejection_of_the_input() {
    let bench = external();
    let mut dimmed = bench.clone();
    let edits = put(&mut dimmed, "dimmer", "DESK");
    let [Edit::Break(_, Defect::Dimmer { volts })] = edits.as_slice() else { panic!("{edits:?}") };
    close("on the meter, 60 dB below", hum(&dimmed, "DESK/line 1"), Dbu::from_volt(Volt(*volts)).0 - 60.0, 0.3);
    let (before, after) = (Room::of(&bench).track(), Room::of(&dimmed).track());
    assert!(line(&after, 100.0) > line(&before, 100.0) + 20.0, "100 Hz");
    assert!(line(&after, 5_000.0) > line(&before, 5_000.0) + 10.0, "and hash");
    let power = |samples: &[f32]| libm::pow(10.0, band(samples, 90.0, 12_100.0) / 10.0);
    let own = 10.0 * libm::log10(power(&after) - power(&before));
    close("0 dBFS is +22 dBu", own, Dbu::from_volt(Volt(*volts)).0 - 60.0 - 22.0, 1.5);
}

#[test]
fn hum_of_a_coil_goes_with_the_cosine_of_the_angle() {
    let mut bench = one_line("DI-01");
    bench.add("ben", "electric-bass").plug("TS-03-01", "ben/pickup", "DI-01/in");
    let edits = put(&mut bench, "coil-hum", "ben");
    let [Edit::Break(_, Defect::CoilHum { degrees, .. })] = edits.as_slice() else { panic!("{edits:?}") };
    let mut turned = |by: f64| {
        bench.set("ben/turn", Setting::At(degrees + by));
        let mut room = Room::of(&bench);
        (line(&room.plays("electric-bass", |_| 0.0).track(), 50.0), hum(&bench, "DI-01/in"))
    };
    let (most, half, least) = (turned(0.0), turned(60.0), turned(90.0));
    close("at 60°", half.0 - most.0, -6.02, 0.05);
    close("on the meter", half.1 - most.1, -6.02, 0.05);
    assert!(least.0 < most.0 - 40.0, "{least:?} {most:?}");
}

#[test]
fn a_telephone_is_heard_217_times_a_second_in_trains() {
    let bench = one_line("MC-001");
    let (before, after) = (silence(&bench, "MC-001"), silence(&with(&bench, "telephone", "XLR-06-01"), "MC-001"));
    for harmonic in 1..=3 {
        let hertz = 96_000.0 / 443.0 * f64::from(harmonic);
        assert!(line(&after, hertz) > line(&before, hertz) + 20.0, "{hertz}");
    }
    assert!(bursts(&after) > 6.0, "in trains: {}", bursts(&after));
}

#[test]
fn a_dirty_fader_scratches_while_it_moves() {
    let bench = with(&one_line("MC-001"), "scratchy-fader", "DESK/mic 1");
    let mut room = Room::of(&bench);
    room.microphone("MC-001", "ST-01", 0.0);
    assert!(bursts(&room.track()) < 3.0, "it stands still");
    let (before, mut after) = (room.studio.clone(), room.studio.clone());
    let fader = ControlId::new(&"DESK".into(), "ch1.small");
    after.now = Stamp(1500);
    after.settings.0.insert(fader.clone(), Setting::At(-1.0));
    after.stirred.insert(Moved::Control(fader), after.now);
    let moved = room.through(vec![before, after], &[1], 1.0, 3.0).tracks.remove(&1).expect("wanted").samples;
    let usual = level(&moved[..20_000]);
    assert!(windows(&moved[24_000..50_000], 5).last().expect("windows") - usual > 20.0);
    close("and is quiet again", level(&moved[60_000..]), usual, 1.1);
}

#[test]
fn cloth_rustles_between_20_and_200_hertz() {
    let mut bench = condenser("LAV");
    bench.add("LAV", "lavalier-film");
    let (before, after) = (silence(&bench, "LAV"), silence(&with(&bench, "rustle", "LAV"), "LAV"));
    assert!(band(&after, 20.0, 200.0) > band(&before, 20.0, 200.0) + 30.0);
    assert!(band(&after, 1_000.0, 20_000.0) < band(&before, 1_000.0, 20_000.0) + 1.0);
    assert!(windows(&after, 100).last().expect("loud") - windows(&after, 100)[0] > 6.0, "in bursts");
}

#[test]
fn a_radio_link_leaves_holes_full_of_hiss() {
    let mut bench = condenser("LAV");
    bench.add("LAV", "lavalier-film");
    let sings = |bench: &Bench| {
        let mut room = Room::of(bench);
        room.microphone("LAV", "ST-01", 0.0).plays("voice", tone(1000.0, 1.0));
        room.rendered(&[1], 1.0, 5.0).tracks.remove(&1).expect("wanted").samples
    };
    let (whole, broken) = (sings(&bench), sings(&with(&bench, "radio-drops", "LAV")));
    let tones = |samples: &[f32]| {
        let mut levels: Vec<f64> = samples.chunks_exact(960).map(|part| line(part, 1000.0)).collect();
        levels.sort_by(f64::total_cmp);
        levels
    };
    close("mostly whole", tones(&broken)[150], tones(&whole)[150], 0.1);
    assert!(tones(&broken)[4] < tones(&whole)[4] - 20.0, "holes");
    assert!(band(&broken, 5_000.0, 20_000.0) > band(&whole, 5_000.0, 20_000.0) + 15.0, "hiss");
}
