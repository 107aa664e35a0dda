//! Microphones against the tables of the domain reference, sections 1.1 to 1.3, 11.2, 11.6, 11.7 and 11.20.

use linecheck::files::Library;
use linecheck::sim::acoustics::{Emitter, Receiver, Shoebox, Space, response};
use linecheck::sim::circuit::thermal;
use linecheck::sim::gear::{CapsuleClass, GearKind, Individual, Microphone, Pattern, Power, Principle, Transducer, UnitId};
use linecheck::sim::units::{Aim, Db, DbSpl, Dbu, Point, Volt};
use std::collections::BTreeMap;

const AXIS: Aim = Aim { azimuth: 0.0, elevation: 0.0 };
/// The frequencies of the reference's table, whose 1 kHz is the reference itself.
const TABLE_HZ: [f64; 13] = [50.0, 100.0, 200.0, 500.0, 1e3, 2e3, 4e3, 6e3, 8e3, 10e3, 12e3, 15e3, 20e3];

/// Every microphone that ships, by name.
fn catalogue() -> BTreeMap<String, Microphone> {
    let scenario = Library::find().expect("the data that ships").scenario("first-overdub").expect("it loads");
    let microphone = |kind: &GearKind| if let GearKind::Microphone(mic) = kind { Some(mic.clone()) } else { None };
    scenario.catalogue.0.iter().filter_map(|(id, gear)| Some((id.0.clone(), microphone(&gear.kind)?))).collect()
}

fn close(left: f64, right: f64, tolerance: f64, what: &str) {
    assert!((left - right).abs() <= tolerance, "{what}: {left:.3} is not within {tolerance} of {right}");
}

fn within(value: f64, range: std::ops::RangeInclusive<f64>, what: &str) {
    assert!(range.contains(&value), "{what}: {value:.2} is not in {range:?}");
}

fn built(capsule: CapsuleClass, principle: Principle, pattern: Pattern) -> Microphone {
    Microphone { capsule, principle, ..Microphone::ideal(pattern) }
}

fn receiver(mic: &Microphone, pattern: Pattern) -> Receiver<'_> {
    Receiver { at: Point::default(), aim: AXIS, mic, pattern, high_pass: false }
}

/// A point at this distance and angle to the left of the axis.
fn beside(degrees: f64, metres: f64) -> Point {
    Aim { azimuth: degrees, elevation: 0.0 }.vector() * metres
}

/// Level of a plane wave (a source 100 m away) from this angle re one on the axis.
fn off_axis(mic: &Microphone, hz: f64, degrees: f64) -> f64 {
    let heard = receiver(mic, mic.patterns[0]);
    heard.level(hz, beside(degrees, 100.0)).0 - heard.level(hz, beside(0.0, 100.0)).0
}

/// On-axis boost over a plane wave.
fn boost(mic: &Microphone, hz: f64, metres: f64) -> f64 {
    let heard = receiver(mic, mic.patterns[0]);
    // At 100 m a figure-8 gains less than 0.01 dB at 50 Hz.
    heard.level(hz, beside(0.0, metres)).0 - heard.level(hz, beside(0.0, 100.0)).0
}

/// Equivalent noise of a passive microphone in dBA: thermal noise of its resistance over its sensitivity.
fn self_noise(mic: &Microphone) -> f64 {
    let flat = Dbu::from_volt(thermal(mic.source)) - Dbu::from_volt(Volt(mic.best_sensitivity()));
    mic.noise.map_or(93.9794 + flat.0 - 2.05, |noise| noise.0)
}

#[test]
fn the_ideal_patterns_are_those_of_the_formula_at_every_angle_and_frequency() {
    for pattern in Pattern::ALL {
        let (mic, a) = (Microphone::ideal(pattern), pattern.pressure_part());
        for degrees in (0..13).map(|step| 15.0 * f64::from(step)) {
            let expected = Db::from_ratio(a + (1.0 - a) * libm::cos(degrees.to_radians())).0;
            for hz in [200.0, 1e3, 16e3] {
                let heard = off_axis(&mic, hz, degrees);
                if expected > -36.0 {
                    close(heard, expected, 0.05, &format!("{} at {degrees}° and {hz} Hz", pattern.word()));
                } else {
                    assert!(heard < -36.0, "{} has a null at {degrees}°, not {heard} dB", pattern.word());
                }
            }
        }
    }
}

#[test]
fn ideal_patterns_take_in_of_everywhere_what_the_table_says() {
    // Section 11.6: random energy efficiency, levels at 90°, 135° and 180°, angle of the null.
    let table = [
        (Pattern::Omni, 0.0, [0.0, 0.0, 0.0], None),
        (Pattern::Wide, -2.8, [-3.1, -6.2, -8.0], None),
        (Pattern::Cardioid, -4.8, [-6.0, -16.7, f64::NAN], Some(180.0)),
        (Pattern::Supercardioid, -5.7, [-8.7, -21.7, -11.4], Some(125.3)),
        (Pattern::Hypercardioid, -6.0, [-12.0, -11.0, -6.0], Some(109.5)),
        (Pattern::FigureEight, -4.8, [f64::NAN, -3.0, 0.0], Some(90.0)),
    ];
    for (pattern, efficiency, levels, null) in table {
        let mic = Microphone::ideal(pattern);
        let heard = receiver(&mic, pattern);
        close(heard.diffuse_level(1e3).0, efficiency, 0.07, pattern.word());
        close(10.0 * libm::log10(pattern.random_energy()), efficiency, 0.07, pattern.word());
        for (degrees, expected) in [90.0, 135.0, 180.0].into_iter().zip(levels).filter(|(_, level)| !level.is_nan()) {
            close(off_axis(&mic, 1e3, degrees), expected, 0.06, &format!("{} at {degrees}°", pattern.word()));
        }
        if let Some(null) = null {
            assert!(off_axis(&mic, 1e3, null) < -35.0, "{} at {null}°", pattern.word());
        }
    }
}

#[test]
fn rear_lobes_of_the_directional_ones_are_inverted() {
    let mut space = Space::new(vec![Shoebox::new((-30.0, -30.0), (60.0, 60.0, 60.0), [[0.99; 6]; 6])]);
    (space.order, space.late_field) = (0, false);
    let middle = Point::new(0.0, 30.0, 0.0);
    for pattern in Pattern::ALL {
        let mic = built(CapsuleClass::SmallDiaphragm, Principle::Single, pattern);
        let heard = |degrees: f64| {
            let source = Emitter { at: middle + beside(degrees, 2.0), facing: AXIS, beam: &[], depth_m: 0.0 };
            response(&space, &source, &Receiver { at: middle, ..receiver(&mic, pattern) }, 1)
        };
        let product: f64 = heard(0.0).iter().zip(heard(180.0)).take(1000).map(|(a, b)| f64::from(a * b)).sum();
        let inverted = matches!(pattern, Pattern::Supercardioid | Pattern::Hypercardioid | Pattern::FigureEight);
        assert_eq!(product < 0.0, inverted, "{}", pattern.word());
    }
}

#[test]
fn nearness_lifts_the_bass_as_the_table_says() {
    // Section 11.7, on the axis: 50, 100, 200, 400 Hz and 1 kHz.
    let table = [
        (Pattern::Cardioid, 0.025, [26.8, 20.8, 14.9, 9.3, 3.4]),
        (Pattern::Cardioid, 0.05, [20.8, 14.9, 9.3, 4.6, 1.1]),
        (Pattern::Cardioid, 0.10, [14.9, 9.3, 4.6, 1.7, 0.3]),
        (Pattern::Cardioid, 0.15, [11.5, 6.3, 2.6, 0.8, 0.1]),
        (Pattern::Cardioid, 0.30, [6.3, 2.6, 0.8, 0.2, 0.0]),
        (Pattern::Cardioid, 0.60, [2.6, 0.8, 0.2, 0.1, 0.0]),
        (Pattern::Supercardioid, 0.05, [22.9, 16.9, 11.1, 6.0, 1.7]),
        (Pattern::Hypercardioid, 0.05, [24.3, 18.3, 12.5, 7.2, 2.2]),
        (Pattern::FigureEight, 0.05, [26.8, 20.8, 14.9, 9.3, 3.4]),
        (Pattern::FigureEight, 0.30, [11.5, 6.3, 2.6, 0.8, 0.1]),
        (Pattern::FigureEight, 1.00, [3.4, 1.1, 0.3, 0.1, 0.0]),
    ];
    for (pattern, metres, levels) in table {
        for principle in [Principle::Ideal, Principle::Single] {
            let mic = built(CapsuleClass::Point, principle, pattern);
            for (hz, expected) in [50.0, 100.0, 200.0, 400.0, 1e3].into_iter().zip(levels) {
                close(boost(&mic, hz, metres), expected, 0.1, &format!("{} at {metres} m and {hz} Hz", pattern.word()));
            }
        }
    }
    // From the side of a cardioid there is none, from behind there is nothing else: (1 − a) / kr.
    let mic = Microphone::ideal(Pattern::Cardioid);
    let near = |degrees: f64| receiver(&mic, Pattern::Cardioid).level(100.0, beside(degrees, 0.1)).0;
    close(near(90.0), -6.02, 0.01, "the side of a cardioid");
    close(near(180.0), 20.0 * libm::log10(0.5 * 343.2 / (std::f64::consts::TAU * 10.0)), 0.05, "the rear of a cardioid");
}

#[test]
fn on_the_axis_every_microphone_has_the_response_of_its_row() {
    for (id, mic) in catalogue() {
        let heard = receiver(&mic, mic.patterns[0]);
        let source = beside(0.0, mic.response_at_m.unwrap_or(100.0));
        for (hz, expected) in TABLE_HZ.into_iter().zip(mic.response_db) {
            let plate = if let Principle::Boundary(width) = mic.principle {
                let square = (hz * width / 120.0) * (hz * width / 120.0);
                10.0 * libm::log10((0.25 + square) / (1.0 + square))
            } else {
                0.0
            };
            close(heard.level(hz, source).0, expected + plate, 0.1, &format!("{id} at {hz} Hz"));
        }
    }
}

#[test]
fn the_size_of_a_capsule_dulls_its_sides() {
    // Section 1.3: losses at 90° at 4, 8, 10 and 16 kHz, and at 60° at 10 kHz; clamps where the table has them.
    let table = [
        (CapsuleClass::LargeDiaphragm, [-1.1, -4.7, -7.8, -12.0], -5.6),
        (CapsuleClass::LargeHead, [-1.8, -8.5, -15.0, -18.0], -10.0),
        (CapsuleClass::SmallDiaphragm, [-0.4, -1.5, -2.4, -6.9], -1.8),
        (CapsuleClass::HalfInch, [-0.2, -1.0, -1.6, -4.3], -1.2),
        (CapsuleClass::Miniature, [0.0, -0.2, -0.3, -0.9], -0.2),
    ];
    for (class, sides, slanted) in table {
        let mic = built(class, Principle::Single, Pattern::Omni);
        for (hz, expected) in [4e3, 8e3, 10e3, 16e3].into_iter().zip(sides) {
            close(off_axis(&mic, hz, 90.0), expected, 0.35_f64.max(-0.06 * expected), &format!("{class:?} at {hz} Hz"));
        }
        close(off_axis(&mic, 10e3, 60.0), slanted, 0.35_f64.max(-0.06 * slanted), &format!("{class:?} at 60°"));
    }
    let ribbon = Microphone { transducer: Transducer::Ribbon, ..built(CapsuleClass::Ribbon, Principle::Single, Pattern::FigureEight) };
    let heard =
        |elevation: f64, azimuth: f64| receiver(&ribbon, Pattern::FigureEight).level(8e3, Aim { azimuth, elevation }.vector() * 100.0).0;
    // From 60° the pattern itself takes 6 dB; along the ribbon its length takes its own.
    close(heard(0.0, 60.0), -6.02, 0.15, "a ribbon from the side");
    within(heard(60.0, 0.0), -19.0..=-14.0, "a ribbon from above");
    for hz in [100.0, 1e3, 8e3] {
        within(off_axis(&ribbon, hz, 90.0), -30.5..=-25.0, "the null of a ribbon");
    }
}

#[test]
fn nulls_are_as_deep_as_real_ones() {
    let single = built(CapsuleClass::SmallDiaphragm, Principle::Single, Pattern::Cardioid);
    for (hz, depth) in [(100.0, -15.0..=-8.0), (500.0, -25.0..=-15.0), (1e3, -25.0..=-15.0), (4e3, -25.0..=-15.0)] {
        within(off_axis(&single, hz, 180.0), depth, &format!("rear of a single diaphragm at {hz} Hz"));
    }
    for hz in [10e3, 12e3, 16e3] {
        within(off_axis(&single, hz, 180.0), -15.0..=-8.0, &format!("rear of a single diaphragm at {hz} Hz"));
    }
    let dual = built(CapsuleClass::LargeDiaphragm, Principle::Dual, Pattern::Cardioid);
    for hz in [50.0, 100.0, 150.0, 199.0] {
        within(off_axis(&dual, hz, 180.0), -15.0..=-8.0, &format!("rear of a double diaphragm at {hz} Hz"));
    }
    within(off_axis(&dual, 1e3, 180.0), -25.0..=-15.0, "rear of a double diaphragm at 1 kHz");
    // It drifts to a wide cardioid: the sides come up as well.
    within(off_axis(&dual, 100.0, 90.0), -4.5..=-3.0, "side of a double diaphragm at 100 Hz");
    close(off_axis(&dual, 2e3, 90.0), off_axis(&single, 2e3, 90.0), 0.3, "the same sides in the middle");
}

#[test]
fn two_diaphragms_gain_less_from_nearness_and_their_omni_gains_at_all() {
    let single = built(CapsuleClass::LargeDiaphragm, Principle::Single, Pattern::Cardioid);
    for pattern in [Pattern::Wide, Pattern::Cardioid, Pattern::Hypercardioid, Pattern::FigureEight] {
        let (dual, ideal) = (built(CapsuleClass::Point, Principle::Dual, pattern), Microphone::ideal(pattern));
        for (hz, metres) in [(50.0, 0.05), (100.0, 0.05), (100.0, 0.15), (300.0, 0.05)] {
            close(boost(&dual, hz, metres), 0.8 * boost(&ideal, hz, metres), 0.05, pattern.word());
        }
    }
    let omni = built(CapsuleClass::LargeDiaphragm, Principle::Dual, Pattern::Omni);
    within(boost(&omni, 100.0, 0.05), 2.0..=5.0, "nearness of a double-diaphragm omni");
    let pressure = built(CapsuleClass::LargeDiaphragm, Principle::Single, Pattern::Omni);
    close(boost(&pressure, 50.0, 0.03), 0.0, 1e-6, "nearness of a pressure omni");
    // Above 8 kHz its sides fall away more than its size alone would have it, and its rear does not.
    for hz in [12e3, 16e3] {
        assert!(off_axis(&omni, hz, 90.0) < off_axis(&pressure, hz, 90.0) - 3.0, "{hz} Hz");
        close(off_axis(&omni, hz, 180.0), 0.0, 0.1, "rear of a double-diaphragm omni");
    }
    close(off_axis(&omni, 4e3, 90.0), off_axis(&pressure, 4e3, 90.0), 0.01, "below 8 kHz");
    // Ports along the body: 3–4 dB at 100 Hz from 5 cm where an ideal cardioid has 15.
    let ported = built(CapsuleClass::LargeHead, Principle::VariableD, Pattern::Cardioid);
    within(boost(&ported, 100.0, 0.05), 2.0..=4.0, "nearness of a ported cardioid");
    close(boost(&single, 100.0, 0.05), 14.9, 0.1, "nearness of a plain one");
}

#[test]
fn an_interference_tube_narrows_with_frequency() {
    let tube = built(CapsuleClass::SmallDiaphragm, Principle::Tube(0.25), Pattern::Supercardioid);
    let plain = Microphone::ideal(Pattern::Supercardioid);
    // Far below c/2L, 686 Hz, it is the supercardioid behind it.
    for degrees in [30.0, 60.0, 90.0] {
        close(off_axis(&tube, 200.0, degrees), off_axis(&plain, 200.0, degrees), 0.5, &format!("200 Hz at {degrees}°"));
    }
    let half = |hz: f64| (0..180).map(f64::from).find(|degrees| off_axis(&tube, hz, *degrees) < -3.0).expect("it falls somewhere");
    within(half(4e3), 25.0..=30.0, "half the lobe at 4 kHz");
    assert!(half(1e3) > half(2e3) && half(2e3) > half(4e3) && half(4e3) > half(8e3) && half(200.0) > 55.0);
    within(off_axis(&tube, 4e3, 90.0), -25.0..=-20.0, "the side at 4 kHz");
    // The teeth of its comb: the side rises and falls again along frequency.
    let sides: Vec<f64> = (0..60).map(|step| off_axis(&tube, 3e3 + 50.0 * f64::from(step), 90.0)).collect();
    let turns = sides.windows(3).filter(|three| (three[1] - three[0]) * (three[2] - three[1]) < 0.0).count();
    assert!(turns >= 3, "{turns} turns of the comb");
    assert!(sides.iter().all(|level| (-29.0..-17.0).contains(level)));
    // Its lobe hears less of everywhere than a supercardioid.
    assert!(
        receiver(&tube, Pattern::Supercardioid).diffuse_level(8e3).0 < receiver(&plain, Pattern::Supercardioid).diffuse_level(8e3).0 - 3.0
    );
}

#[test]
fn a_boundary_hears_half_of_space_and_loses_its_doubling_below_its_plate() {
    let plate = built(CapsuleClass::Miniature, Principle::Boundary(0.6), Pattern::Omni);
    let heard = receiver(&plate, Pattern::Omni);
    let step = heard.level(2e3, beside(0.0, 100.0)).0 - heard.level(30.0, beside(0.0, 100.0)).0;
    close(step, 5.9, 0.2, "shelf");
    for degrees in [30.0, 60.0, 89.0] {
        close(off_axis(&plate, 4e3, degrees), 0.0, 0.05, "above the plate");
    }
    assert!(off_axis(&plate, 4e3, 120.0) < -18.0 && off_axis(&plate, 4e3, 180.0) < -18.0);
    within(off_axis(&plate, 30.0, 180.0), -0.6..=0.0, "long waves bend round the plate");
    // On a floor that mirrors all, plate and image together are the microphone of the data sheet: doubled once, at every frequency.
    for hz in [30.0, 100.0, 200.0, 400.0] {
        let sum = heard.level(hz, beside(30.0, 100.0)).ratio() + heard.level(hz, beside(150.0, 100.0)).ratio();
        close(Db::from_ratio(sum).0, 0.0, 0.4, &format!("on the floor at {hz} Hz"));
    }
    let half = built(CapsuleClass::Miniature, Principle::Boundary(0.3), Pattern::Cardioid);
    let from = |aim: Aim, hz: f64| receiver(&half, Pattern::Cardioid).level(hz, aim.vector() * 100.0).0;
    close(from(Aim { azimuth: 90.0, elevation: 20.0 }, 4e3), -6.0, 0.2, "the side of a half-cardioid, from above");
    assert!(from(Aim { azimuth: 90.0, elevation: -20.0 }, 4e3) < -25.0, "and from below");
}

#[test]
fn an_omni_in_a_sphere_becomes_directive() {
    let sphere = built(CapsuleClass::HalfInch, Principle::Sphere(0.02), Pattern::Omni);
    within(off_axis(&sphere, 300.0, 120.0), -0.3..=0.1, "an omni below");
    within(off_axis(&sphere, 1.5e3, 120.0), -2.0..=-0.8, "it begins");
    within(off_axis(&sphere, 10e3, 150.0), -14.0..=-10.0, "a shade behind");
    assert!(off_axis(&sphere, 8e3, 90.0) < -4.0 && off_axis(&sphere, 8e3, 30.0) > -1.5);
}

#[test]
fn self_noise_is_that_of_the_table() {
    let mics = catalogue();
    close(self_noise(&mics["dynamic-instrument"]), 16.5, 0.1, "golden: sm57_selfnoise");
    let table = [
        ("dynamic-vocal", 16.5),
        ("dynamic-broadcast", 17.8),
        ("dynamic-ported", 15.3),
        ("dynamic-large", 14.0),
        ("dynamic-flat", 14.9),
        ("dynamic-kick", 15.1),
        ("dynamic-kick-shaped", 23.0),
        ("dynamic-hyper", 10.8),
        ("dynamic-cabinet", 15.6),
        ("dynamic-omni", 18.0),
        ("ribbon-modern", 9.8),
        ("ribbon-classic", 26.8),
        ("ribbon-large", 13.4),
        ("ribbon-double", 20.0),
        ("ribbon-vintage", 15.3),
        ("ldc-multi", 12.0),
        ("ldc-pads", 6.0),
        ("sdc-standard", 13.0),
        ("tube-multi", 16.0),
        ("lavalier-film", 28.0),
    ];
    for (id, expected) in table {
        close(self_noise(&mics[id]), expected, 0.25, id);
    }
}

#[test]
fn pads_and_powers_are_those_of_the_table() {
    let mics = catalogue();
    assert_eq!(mics.len(), 46);
    let loudest = |id: &str| mics[id].pad_db.iter().map(|pad| mics[id].max.0 + pad).collect::<Vec<_>>();
    assert_eq!(loudest("ldc-multi"), [127.0]);
    assert_eq!(loudest("ldc-pads"), [146.0, 152.0, 158.0]);
    assert_eq!(loudest("sdc-bright"), [145.0, 155.0]);
    assert_eq!(loudest("shotgun-transformer"), [138.0]);
    assert_eq!(mics["omni-measuring"].power, Power::Phantom(10.0));
    let own: Vec<&String> = mics.iter().filter(|(_, mic)| mic.power == Power::OwnSupply).map(|(id, _)| id).collect();
    assert_eq!(own, ["stereo-tube", "tube-bright", "tube-multi", "tube-presence", "tube-sphere"]);
    assert!(mics.iter().all(|(id, mic)| !id.starts_with("tube") || mic.transducer == Transducer::TubeCondenser));
}

#[test]
fn units_of_a_type_differ_as_much_as_the_reference_says() {
    let spread = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        (mean, libm::sqrt(values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / values.len() as f64))
    };
    let condenser = Microphone { transducer: Transducer::Condenser, noise: Some(DbSpl(12.0)), ..Microphone::ideal(Pattern::Cardioid) };
    let tube = Microphone { transducer: Transducer::TubeCondenser, ..condenser.clone() };
    for (mic, times) in [(&condenser, 1.0), (&tube, 2.0)] {
        let units: Vec<Individual> = (0..4000).map(|n| Individual::of(&UnitId(format!("MC-{n:04}")), mic, 7)).collect();
        let figures: [(Vec<f64>, f64, f64); 4] = [
            (units.iter().map(|unit| unit.sensitivity.0).collect(), 0.8, 2.0),
            (units.iter().map(|unit| unit.noise.0).collect(), 1.0, 6.0),
            (units.iter().map(|unit| unit.treble[0].0).collect(), 0.7, 6.0),
            (units.iter().map(|unit| unit.treble[1].0).collect(), 0.7, 6.0),
        ];
        for (values, sigma, farthest) in figures {
            let (mean, deviation) = spread(&values);
            close(mean, 0.0, 0.06 * times, "mean");
            close(deviation, sigma * times, 0.05 * times, "spread");
            assert!(values.iter().all(|value| value.abs() <= farthest * times));
        }
    }
    for n in 0..500 {
        let pair = ["A", "B"].map(|side| Individual::of(&UnitId(format!("MC-{n}{side}")), &condenser, 7));
        assert!((pair[0].sensitivity.0 - pair[1].sensitivity.0).abs() <= 0.5, "a matched pair is matched");
        assert_ne!(pair[0], pair[1]);
    }
    let unit = UnitId("MC-012".to_owned());
    assert_eq!(Individual::of(&unit, &condenser, 7), Individual::of(&unit, &condenser, 7));
    assert_ne!(Individual::of(&unit, &condenser, 7), Individual::of(&unit, &condenser, 8));
    let one = Individual::of(&unit, &condenser, 7);
    let made = condenser.as_made(&one);
    close(
        Db::from_ratio(made.sensitivity(Pattern::Cardioid) / condenser.sensitivity(Pattern::Cardioid)).0,
        one.sensitivity.0,
        1e-9,
        "sensitivity",
    );
    let heard = |hz: f64| receiver(&made, Pattern::Cardioid).level(hz, beside(0.0, 100.0)).0;
    close(heard(1e3), 0.0, 1e-3, "1 kHz stays the reference");
    close(heard(8e3), one.treble[0].0, 1e-6, "the octave at 8 kHz");
    close(heard(15e3), one.treble[1].0, 1e-6, "the octave at 16 kHz");
}
