//! Any cords between any jacks: finite, repeatable, and gone when they are pulled.

use crate::fixture::{Bench, patched};
use linecheck::sim::circuit::{Circuit, Feed, Stage, trace};
use linecheck::sim::gear::{Connector, Defect, GearKind, JackId, Setting, UnitId};
use linecheck::sim::units::Hertz;
use proptest::prelude::{Strategy, any, prop};
use proptest::test_runner::{Config, TestRunner};
use std::collections::BTreeMap;
use std::time::Instant;

/// Every way in which a cord breaks.
const BROKEN: [Defect; 8] = [
    Defect::HotOpen,
    Defect::ColdOpen,
    Defect::ShieldOpen,
    Defect::Swapped,
    Defect::HotToShield,
    Defect::ColdToShield,
    Defect::HotToCold,
    Defect::Intermittent,
];

/// Every feed of every jack and every stage: what anybody can ask.
fn everything(bench: &Bench) -> (Circuit, Vec<Feed>, Vec<Stage>) {
    let circuit = bench.circuit();
    let feeds = circuit.inputs().map(|input| circuit.feed(input)).collect();
    let stages = circuit.outputs().map(|output| circuit.stage(output)).collect();
    (circuit, feeds, stages)
}

fn assert_finite(bench: &Bench) {
    let (circuit, feeds, stages) = everything(bench);
    for (input, feed) in circuit.inputs().zip(&feeds) {
        assert!(feed.source_noise.0.is_finite() && feed.source_noise.0 >= 0.0);
        assert!(feed.hum.0.is_finite() && feed.hum.0 >= 0.0);
        for driver in &feed.drivers {
            assert!(driver.gain.is_finite() && driver.gain.abs() <= 1.0 + 1e-9, "{driver:?}");
            assert!([20.0, 20e3].iter().all(|hertz| driver.response.magnitude(Hertz(*hertz)).is_finite()), "{driver:?}");
            // The path runs from the output to the input without a gap.
            for pair in circuit.path(&driver.from, input).windows(2) {
                assert!(format!("{:?}", pair[1]).contains(&format!("from: {:?}", pair[0].to())));
            }
        }
    }
    for stage in &stages {
        match stage {
            Stage::Capsule { sensitivity, noise, clip, .. } => {
                assert!([sensitivity.0, noise.0, clip.0].iter().all(|value| value.is_finite()));
            }
            Stage::Amplifier { inputs, noise, max, .. } => {
                assert!(noise.0.is_finite() && max.0.is_finite());
                assert!(inputs.iter().all(|(_, gain)| gain.is_finite()));
            }
            Stage::Outlet { .. } | Stage::Oscillator { .. } | Stage::Timecode { .. } | Stage::Recorder { .. } | Stage::Nothing => {}
        }
    }
    for input in circuit.inputs() {
        let hops = trace(&circuit, &bench.patch(), input);
        assert!(!hops.is_empty() && hops.iter().all(|hop| hop.gain_db.is_none_or(f64::is_finite)));
    }
}

#[test]
fn any_cords_anywhere_keep_it_sane() {
    let mut room = patched();
    room.cords.clear();
    for strip in 1..=4 {
        room.set(&format!("DESK/ch{strip}.route"), Setting::Choice("direct".into()));
        room.set(&format!("DESK/ch{strip}.fader"), Setting::At(0.0));
    }
    room.set("DESK/monitor.level", Setting::At(0.0));
    let untouched = everything(&room);
    let jacks: Vec<(JackId, Connector)> = room
        .units
        .iter()
        .flat_map(|(unit, of)| {
            room.catalogue
                .get(of)
                .expect("the bench has it")
                .jacks()
                .into_iter()
                .map(move |jack| (JackId::new(unit, jack.name), jack.connector))
        })
        .filter(|(_, connector)| *connector != Connector::Soldered)
        .collect();
    let cables: Vec<(UnitId, (Connector, Connector))> = room
        .units
        .iter()
        .filter_map(|(unit, of)| match &room.catalogue.get(of)?.kind {
            GearKind::Cable(cable) => Some((unit.clone(), cable.ends)),
            _ => None,
        })
        .collect();
    let ends =
        prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>(), any::<bool>()), 0..cables.len());
    let mut runner = TestRunner::new(Config { cases: 48, failure_persistence: None, ..Config::default() });
    let patches = ends.prop_map(|ends| {
        let mut cords = BTreeMap::new();
        let mut free = jacks.clone();
        for ((cord, connectors), (a, b, plug_a, plug_b)) in cables.iter().zip(ends) {
            let mut take = |index: prop::sample::Index, end: Connector, plug: bool| {
                let fitting: Vec<usize> = (0..free.len()).filter(|at| plug && end.fits(free[*at].1)).collect();
                (!fitting.is_empty()).then(|| free.remove(fitting[index.index(fitting.len())]).0)
            };
            let ends = (take(a, connectors.0, plug_a), take(b, connectors.1, plug_b));
            cords.insert(cord.clone(), ends);
        }
        cords
    });
    runner
        .run(&patches, |cords| {
            let mut bench = Bench { cords, ..room.clone() };
            assert_finite(&bench);
            // Every cord broken in one of the ways that there are.
            let broken = bench.cords.keys().enumerate().map(|(at, cord)| (cord.clone(), vec![BROKEN[at % BROKEN.len()]]));
            assert_finite(&Bench { defects: broken.collect(), ..bench.clone() });
            assert_eq!(everything(&bench), everything(&bench));
            bench.cords.clear();
            assert_eq!(everything(&bench), untouched);
            Ok(())
        })
        .expect("the bench has it");
}

#[test]
fn the_whole_venue_solves_in_no_time() {
    let bench = patched();
    let rounds = 20;
    let start = Instant::now();
    for _ in 0..rounds {
        std::hint::black_box(bench.circuit());
    }
    let solve = start.elapsed() / rounds;
    let start = Instant::now();
    std::hint::black_box(everything(&bench));
    let all = start.elapsed();
    let start = Instant::now();
    std::hint::black_box(bench.trace("REC/in 1"));
    println!("solve {solve:?}; solve with every feed and stage {all:?}; solve and trace one track {:?}", start.elapsed());
    // A bound against an accident of order, not a measurement.
    assert!(solve.as_millis() < 100);
}
