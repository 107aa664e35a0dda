//! Preamplifiers: every row of domain reference 6.1, measured as `measure desk` measures.

use crate::fixture::{Bench, close, jack, studio_one};
use crate::recorder::{Room, line, tone};
use linecheck::sim::circuit::tester;
use linecheck::sim::circuit::{Cause, Stage};
use linecheck::sim::engine::bench::{DeskBench, DeskFound, DeskSpec, measure_desk};
use linecheck::sim::gear::{ControlId, Flow, GearKind, Setting, UnitId};
use linecheck::sim::units::{Db, Dbu, Ohm, power_sum};

/// Row, type, least and greatest gain, input impedance, EIN, max in at least gain, max out.
const ROWS: [(&str, &str, f64, f64, f64, f64, f64, f64); 7] = [
    ("PR1", "preamp-class-a", 20.0, 80.0, 1_200.0, -125.0, 4.0, 26.0),
    ("PR2", "preamp-op-amp", 30.0, 65.0, 1_500.0, -129.0, 0.0, 30.0),
    ("PR3", "preamp-vca", 20.0, 75.0, 1_200.0, -127.5, -6.0, 26.0),
    ("PR4", "preamp-clear", 10.0, 65.0, 5_000.0, -130.0, 20.0, 28.0),
    ("PR5", "preamp-tube", 34.0, 34.0, 1_500.0, -121.0, -10.0, 20.0),
    ("PR6", "preamp-interface", 0.0, 57.0, 3_000.0, -125.5, 12.0, 16.0),
    ("PR7", "preamp-ribbon", 63.0, 83.0, 18_000.0, -130.0, -10.0, 28.0),
];

/// The venue with a type in place of one of its preamplifiers, from its input to a line input of the desk.
fn measured(of: &str, gain: f64) -> DeskFound {
    let bench = studio_one();
    let mut venue = bench.venue.clone();
    venue.fixtures.iter_mut().filter(|one| one.unit == UnitId::from("EXT-5")).for_each(|one| one.of = of.into());
    let spec = DeskSpec {
        venue: "studio-one".to_owned(),
        settings: vec![(ControlId::new(&"EXT-5".into(), "1.gain"), Setting::At(gain))],
        cords: Vec::new(),
        from: jack("EXT-5/in 1"),
        to: jack("DESK/line 9"),
    };
    measure_desk(&DeskBench { venue, catalogue: bench.catalogue, spec })
}

#[test]
fn every_row_has_its_gain_its_noise_and_its_limits() {
    for (row, of, least, most, load, ein, max_in, max_out) in ROWS {
        let bench = studio_one();
        let page = &bench.catalogue.0[&of.into()];
        let input = page.jacks().into_iter().find(|jack| jack.name == "in 1").expect("an input");
        let Flow::Input { load: has, .. } = input.flow else { panic!("{row} has an input") };
        close(row, has.0, load, 1e-9);
        // 75 Ω into 10 kΩ take some hundredths of a decibel.
        let (low, high) = (measured(of, least), measured(of, most));
        close(row, low.gain_db.expect("it arrives"), least, 0.15);
        close(row, high.gain_db.expect("it arrives"), most, 0.15);
        let clips = low.clips_dbu.expect("it clips somewhere");
        close(row, clips, max_in.min(max_out - least), 0.05);
        close(row, high.clips_dbu.expect("it clips somewhere"), max_in.min(max_out - most), 0.05);
        // Noise with its input at nothing: the amplifier alone, raised, over what its output makes.
        let amplifier = 10.0 * libm::log10(libm::pow(10.0, ein / 10.0) - libm::pow(10.0, -13.092));
        close(row, high.noise_dbu, power_sum(&[amplifier.max(ein - 10.0) + most, -95.0]), 1.0);
    }
}

#[test]
fn a_lower_impedance_takes_level_from_a_dynamic_and_a_higher_one_locks_48_volts_out() {
    let mut bench = studio_one();
    bench.plug("XLR-06-01", "MC-001/out", "BOOTH-B/1");
    let level = |bench: &Bench| tester::gain(&bench.circuit(), &jack("MC-001/out"), &jack("EXT-5/in 1")).expect("it arrives");
    let high = level(&bench);
    bench.set("EXT-5/1.load", Setting::Choice("300 Ω".into()));
    // 310 Ω into 1.2 kΩ and into 300 Ω: −2.0 and −6.2 dB (domain reference 6.1 c).
    close("into 300 Ω", Db::from_ratio(level(&bench) / high).0, -4.15, 0.1);
    let mut bench = studio_one();
    bench.units.insert("EXT-5".into(), "preamp-clear".into());
    bench.plug("XLR-06-01", "MC-031/out", "BOOTH-B/1").on(&["EXT-5/1.48v"]);
    let alive = |bench: &Bench| matches!(bench.circuit().stage(&jack("MC-031/out")), Stage::Capsule { alive: true, .. });
    assert!(alive(&bench));
    bench.set("EXT-5/1.load", Setting::Choice("20000 Ω".into()));
    assert!(!alive(&bench), "the ribbon position has no 48 V");
    let GearKind::Preamp(ribbon) = &bench.catalogue.0[&"preamp-ribbon".into()].kind else { panic!("a preamplifier") };
    assert!(!ribbon.gives_phantom("") && ribbon.load_at("") == Ohm(18_000.0));
    let controls = bench.catalogue.0[&"preamp-ribbon".into()].controls();
    assert!(controls.iter().all(|control| !control.name.ends_with("48v") && !control.name.ends_with("pad")));
}

#[test]
fn a_barrel_gives_25_decibels_on_48_volts_and_keeps_them_from_the_ribbon() {
    let mut bench = studio_one();
    bench.plug("XLR-03-01", "MC-022/out", "BOOST-01/in").plug("XLR-06-01", "BOOST-01/out", "LIVE/1");
    let dead = |bench: &Bench| match bench.circuit().stage(&jack("BOOST-01/out")) {
        Stage::Amplifier { why_dead, .. } => why_dead,
        other => panic!("{other:?}"),
    };
    assert!(matches!(dead(&bench), Some(Cause::PhantomOff { .. })));
    bench.on(&["DESK/ch1.48v"]);
    assert_eq!(dead(&bench), None);
    let circuit = bench.circuit();
    let ways = [("BOOST-01/in", "DESK/mic 1"), ("MC-022/out", "BOOST-01/in")];
    let [boosted, before] = ways.map(|(from, to)| {
        let gain = if from == "BOOST-01/in" {
            17.782_794_1 * tester::gain(&circuit, &jack("BOOST-01/out"), &jack(to)).expect("it arrives")
        } else {
            tester::gain(&circuit, &jack(from), &jack(to)).expect("it arrives")
        };
        Db::from_ratio(gain).0
    });
    // 150 Ω into 1.2 kΩ.
    close("gain", boosted, 25.0 - 1.02, 0.1);
    assert!(before > -1.5, "3 kΩ load a ribbon lightly: {before}");
    let whole = tester::gain(&circuit, &jack("MC-022/out"), &jack("DESK/mic 1")).expect("it arrives");
    close("in a row", Db::from_ratio(whole).0, boosted + before, 0.01);
    // 2.5 mA through 3.4 kΩ stand on the line, nothing before the barrel.
    close("its line", circuit.phantom_legs(&jack("LIVE/1"))[0].0, 48.0 - 2.5 * 3.405, 0.1);
    close("the ribbon", circuit.phantom_legs(&jack("BOOST-01/in"))[0].0, 0.0, 1e-9);
}

#[test]
fn tubes_have_half_a_percent_of_second_harmonic_at_plus_10() {
    let mut bench = studio_one();
    bench.add("ben", "stage-keyboard");
    bench.plug("TS-03-01", "ben/left", "KEYS/1").plug("TT-06-01", "BAY-B/U41", "BAY-A/L37");
    bench.set("DESK/ch13.source", Setting::Choice("line".into())).set("DESK/ch13.small", Setting::At(0.0));
    bench.set("DESK/ch13.route", Setting::Choice("bus 1".into()));
    let gain = tester::gain(&bench.circuit(), &jack("ben/left"), &jack("EXT-7/in 1")).expect("it arrives") * Db(34.0).ratio();
    let peak = Dbu(10.0).volt().0 * std::f64::consts::SQRT_2 / gain.abs();
    let mut room = Room::of(&bench);
    let track = room.plays("stage-keyboard", tone(1_000.0, peak)).track();
    close("+10 dBu of +22", line(&track, 1_000.0), -12.0, 0.3);
    close("second", 100.0 * libm::pow(10.0, (line(&track, 2_000.0) - line(&track, 1_000.0)) / 20.0), 0.5, 0.03);
}
