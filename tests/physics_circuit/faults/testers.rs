//! Faults on test tools: a multimeter, an analyser at a jack, headphones at an output, thirds of an octave on the pre-fader
//! listening.

use crate::faults::{amplifier, bass, gain, one_line, with};
use crate::fixture::{Bench, close, jack, studio_one};
use crate::readings::{shows, works};
use crate::recorder::{Room, scenario_of, tone};
use linecheck::sim::circuit::spectrum::{Air, octaves};
use linecheck::sim::engine::meter::{THIRDS, Thirds, third_hz};
use linecheck::sim::gear::Setting;
use linecheck::sim::scenario::{Injected, Scenario};
use linecheck::sim::session::{Action, End, Probe, Session, Shown, StandPose, Studio};
use linecheck::sim::units::{Aim, Db, Dbu, Volt};
use std::sync::Arc;

/// An analyser at a jack while nobody plays, dBu in each octave from 31.5 Hz to 16 kHz.
fn analyser(bench: &Bench, at: &str) -> [f64; 10] {
    octaves(&bench.circuit(), &Air::new(), &jack(at)).map(|volts| Dbu::from_volt(volts).0)
}

/// By how much a fault changes each octave at the input of channel 1.
fn louder(bench: &Bench, fault: &str, at: &str) -> [f64; 10] {
    let (before, after) = (analyser(bench, "DESK/mic 1"), analyser(&with(bench, fault, at), "DESK/mic 1"));
    std::array::from_fn(|octave| after[octave] - before[octave])
}

fn condenser(unit: &str) -> Bench {
    let mut bench = one_line(unit);
    bench.add("LAV", "lavalier-film").on(&["DESK/ch1.48v"]);
    bench
}

/// A session with these faults in which a microphone stands before the middle of the live room, on channel 1.
fn on_the_line(mut scenario: Scenario, faults: &[(&str, &str)], microphone: &str) -> Session {
    let injected = |(fault, at): &(&str, &str)| Injected { fault: (*fault).to_owned(), at: Some((*at).to_owned()) };
    scenario.file.faults = faults.iter().map(injected).collect();
    assert!(scenario.injected().len() >= faults.len(), "{faults:?}");
    let mut session = Session::new(Arc::new(scenario));
    let aim = Aim { azimuth: 180.0, elevation: 0.0 };
    let pose = StandPose { base: (5.0, 5.0), height: 1.2, reach: 0.5, turn: 180.0, aim };
    let plug = |end: End, into: String| Action::Plug { cord: "XLR-09-01".into(), end, into: jack(&into) };
    works(
        &mut session,
        vec![
            Action::Fetch("ST-07".into()),
            Action::Stand("ST-07".into(), pose),
            Action::Fetch(microphone.into()),
            Action::Mount { mic: microphone.into(), on: "ST-07".into() },
            Action::Fetch("XLR-09-01".into()),
            plug(End::A, format!("{microphone}/out")),
            plug(End::B, "LIVE/1".to_owned()),
        ],
    );
    session
}

/// What an analyser in somebody's hands shows at channel 1.
fn analysed(session: &mut Session) -> [f64; 10] {
    let Shown::Octaves(octaves) = shows(session, Probe::Spectrum(jack("DESK/mic 1"))) else { panic!("octaves") };
    octaves.map(|level| level.0)
}

/// Thirds of an octave of what pre-fader listening to channel 1 gives in the control room, by the band's middle.
fn listened(mut room: Room) -> impl Fn(f64) -> f64 {
    let mut thirds = Thirds::new(None);
    thirds.push(&room.monitors().into_iter().map(|[left, _]| left).collect::<Vec<f32>>());
    let levels = thirds.levels();
    move |hertz: f64| {
        let nearest = |a: &usize, b: &usize| (third_hz(*a) / hertz).ln().abs().total_cmp(&(third_hz(*b) / hertz).ln().abs());
        levels[(0..THIRDS).min_by(nearest).expect("bands")].0
    }
}

fn with_pfl(mut bench: Bench) -> Bench {
    bench.on(&["DESK/ch1.pfl"]).set("DESK/monitor.level", Setting::At(0.0));
    bench
}

#[test]
fn phantom_that_was_left_on_is_on_a_multimeter() {
    let volts = |faults: &[(&str, &str)]| {
        let mut session = on_the_line(scenario_of(&studio_one()), faults, "MC-001");
        shows(&mut session, Probe::Multimeter(jack("LIVE/1")))
    };
    assert_eq!(volts(&[]), Shown::Volts([Volt(0.0); 2]));
    let Shown::Volts(legs) = volts(&[("phantom-left-on", "DESK/mic 1")]) else { panic!("volts") };
    // Nothing that a dynamic microphone takes.
    legs.iter().for_each(|leg| close("leg", leg.0, 48.0, 0.1));
}

#[test]
fn a_damp_capsule_is_40_decibels_of_hiss_on_an_analyser() {
    let louder = louder(&condenser("MC-031"), "humid-capsule", "MC-031");
    // 45 dB over its own noise, to which the input adds a little.
    louder.iter().for_each(|decibels| assert!((38.0..45.1).contains(decibels), "{louder:?}"));
}

#[test]
fn a_telephone_is_half_a_millivolt_above_200_hertz() {
    let bench = one_line("MC-001");
    let shown = analyser(&with(&bench, "telephone", "XLR-06-01"), "DESK/mic 1");
    let all = 10.0 * libm::log10(shown[3..].iter().map(|level| libm::pow(10.0, level / 10.0)).sum::<f64>());
    close("all of it", all, Dbu::from_volt(Volt(0.5e-3)).0, 0.2);
    let louder = louder(&bench, "telephone", "XLR-06-01");
    assert!(louder[..3].iter().all(|below| below.abs() < 0.1) && louder[3] > 50.0, "{louder:?}");
}

#[test]
fn cloth_and_a_broken_radio_link_are_told_apart_by_their_octaves() {
    let bench = condenser("LAV");
    let rustle = louder(&bench, "rustle", "LAV");
    assert!(rustle[..3].iter().all(|low| *low > 40.0) && rustle[4..].iter().all(|high| high.abs() < 0.1), "{rustle:?}");
    let squelch = louder(&bench, "radio-drops", "LAV");
    // 0.05 Pa are 68 dB SPL, over 28 dB of its own noise and what the input adds.
    assert!(squelch.iter().all(|octave| (30.0..40.5).contains(octave)), "{squelch:?}");
}

#[test]
fn an_open_shield_hums_on_an_analyser() {
    let bench = one_line("MC-001");
    let louder = louder(&bench, "shield-open", "XLR-06-01");
    assert!(louder[1] > 25.0 && louder[8].abs() < 0.5, "50 Hz without hiss: {louder:?}");
    let (whole, open) = (analyser(&bench, "DESK/mic 1"), analyser(&with(&bench, "shield-open", "XLR-06-01"), "DESK/mic 1"));
    // 1 pF/m of 230 V on 6 m are 0.43 µA, half of them in each leg: what 20 Ω more in one of them make of that is some microvolts.
    let volt = 0.5 * 2.0 * std::f64::consts::PI * 50.0 * 230.0 * 6e-12 * 20.0;
    close("50 Hz", open[1], Dbu::from_volt(Volt(volt)).0, 2.0);
    assert!(whole[1] < -130.0, "{whole:?}");
}

#[test]
fn a_draught_is_20_decibels_on_an_analyser_and_its_high_pass_helps() {
    let shown = |faults: &[(&str, &str)]| {
        let mut scenario = scenario_of(&condenser("MC-039"));
        scenario.venue.rooms.iter_mut().for_each(|room| room.noise = [40.0, 29.0, 22.0, 15.0, 10.0, 7.0, 5.0, 4.0]);
        analysed(&mut on_the_line(scenario, faults, "MC-039"))
    };
    let blows = ("draught", "live");
    let (still, blown, cut) = (shown(&[]), shown(&[blows]), shown(&[blows, ("filter-left-in", "MC-039")]));
    close("31.5 Hz", blown[0] - still[0], 20.0, 0.5);
    close("63 Hz", blown[1] - still[1], 20.0, 0.5);
    close("500 Hz", blown[4] - still[4], 0.0, 0.1);
    assert!(cut[0] < blown[0] - 6.0, "{cut:?} {blown:?}");
}

#[test]
fn a_failing_tube_is_100_hertz_on_an_analyser() {
    let shown = |faults: &[(&str, &str)]| {
        let scenario = amplifier(&bass(), |_| 0.0).scenario;
        analysed(&mut on_the_line(scenario, faults, "MC-001"))
    };
    let (whole, fails) = (shown(&[]), shown(&[("failing-tube", "ben")]));
    assert!(fails[2] > whole[2] + 30.0 && fails[3] > whole[3] + 20.0, "{whole:?} {fails:?}");
    close("no mains themselves", fails[1], whole[1], 0.1);
}

#[test]
fn a_rubbing_cone_is_found_by_a_low_tone_and_thirds_of_an_octave() {
    let buzz = |bench: Bench, pascal: f64| listened(amplifier(&with_pfl(bench), tone(120.0, pascal)))(1_250.0);
    let rubs = || with(&bass(), "rubbing-cone", "ben");
    assert!(buzz(rubs(), 5.0) > buzz(bass(), 5.0) + 20.0);
    close("not while it is soft", buzz(rubs(), 0.5), buzz(bass(), 0.5), 0.5);
}

#[test]
fn an_instrument_lead_costs_eight_tenths_of_a_decibel_at_every_tool() {
    let level = |bench: Bench| listened(amplifier(&with_pfl(bench), tone(250.0, 0.5)))(250.0);
    let (whole, thin) = (level(bass()), level(with(&bass(), "instrument-lead", "ben")));
    // Domain reference 4.4: 0.78 Ω before 8 Ω.
    close("thirds", thin - whole, -0.8, 0.1);
    let (whole, thin) =
        (amplifier(&bass(), tone(250.0, 0.5)).track(), amplifier(&with(&bass(), "instrument-lead", "ben"), tone(250.0, 0.5)).track());
    close("track", crate::recorder::line(&thin, 250.0) - crate::recorder::line(&whole, 250.0), -0.8, 0.1);
}

#[test]
fn a_small_core_is_more_than_three_percent_of_third_harmonic_at_40_hertz() {
    let mut bench = with_pfl(one_line("DI-06"));
    bench.add("ben", "electric-bass").plug("TS-03-01", "ben/pickup", "DI-06/in").set("DESK/ch1.gain", Setting::At(30.0));
    let percent = |bench: &Bench| {
        let mut room = Room::of(bench);
        room.plays("electric-bass", tone(40.0, 0.6));
        let thirds = listened(room);
        100.0 * Db(thirds(125.0) - thirds(40.0)).ratio()
    };
    assert!(percent(&bench) < 1.0, "{}", percent(&bench));
    let small = percent(&with(&bench, "small-core", "DI-06"));
    assert!((3.0..12.0).contains(&small), "{small} %");
}

#[test]
fn headphones_at_a_dead_output_hear_nobody_and_the_track_is_whole() {
    let mut bench = one_line("MC-001");
    bench.set("CUES/1.level", Setting::At(0.0)).set("CUES/2.level", Setting::At(0.0));
    for cue in ["ch1.cue 1", "ch1.cue 2"] {
        bench.set(&format!("DESK/{cue}"), Setting::At(0.0));
    }
    let dead = with(&bench, "dead-phones", "CUES/phones 1");
    let plays = |bench: &Bench, phones: u32| gain(bench, "DAW/out 1", &format!("CUES/phones {phones}"));
    assert!(plays(&bench, 1).is_some_and(|gain| gain.abs() > 0.01), "{:?}", plays(&bench, 1));
    assert_eq!(plays(&dead, 1), None);
    assert_eq!(plays(&dead, 2), plays(&bench, 2));
    let hears = |bench: &Bench| {
        let mut session = Session::new(Arc::new(scenario_of(bench)));
        assert_eq!(Studio::found(session.scenario()).defects.len(), 0);
        shows(&mut session, Probe::Headphones(jack("CUES/phones 1")))
    };
    let Shown::Heard { sources, .. } = hears(&bench) else { panic!("headphones") };
    assert!(sources.contains(&jack("DAW/out 1")), "{sources:?}");
    let mut scenario = scenario_of(&bench);
    scenario.file.faults = vec![Injected { fault: "dead-phones".to_owned(), at: Some("CUES/phones 1".to_owned()) }];
    let silent = shows(&mut Session::new(Arc::new(scenario)), Probe::Headphones(jack("CUES/phones 1")));
    let Shown::Heard { sources, noise, .. } = silent else { panic!("headphones") };
    assert!(sources.is_empty() && noise.0 < -200.0, "{sources:?} {noise:?}");
    let sings = |bench: &Bench| {
        let mut room = Room::of(bench);
        room.microphone("MC-001", "ST-01", 0.0).plays("voice", tone(1_000.0, 0.1)).track()
    };
    assert_eq!(sings(&dead), sings(&bench), "the track does not know");
}
