//! The trace names what is broken at the hop where it sits, as what makes a line worse or as what stops it.

use crate::fixture::{Bench, jack, studio_one};
use linecheck::sim::circuit::{Cause, Hop};
use linecheck::sim::gear::{Defect, Setting};

/// A condenser on live 1 with its supply, its strip on bus 1, and an active box with an instrument on live 2.
fn lines() -> Bench {
    let mut bench = studio_one();
    bench.add("LAV", "lavalier-film").add("bass", "electric-bass");
    bench.plug("XLR-06-01", "LAV/out", "LIVE/1").plug("XLR-06-02", "DI-03/out", "LIVE/2").plug("TS-03-01", "bass/pickup", "DI-03/in");
    for strip in [1, 2] {
        bench.on(&[&format!("DESK/ch{strip}.48v")]);
        bench.set(&format!("DESK/ch{strip}.gain"), Setting::At(40.0)).set(&format!("DESK/ch{strip}.small"), Setting::At(0.0));
        bench.set(&format!("DESK/ch{strip}.route"), Setting::Choice(format!("bus {strip}")));
    }
    bench
}

fn broken(unit: &str, defect: Defect) -> Bench {
    let mut bench = lines();
    bench.defects.insert(unit.into(), vec![defect]);
    bench
}

/// The jacks of the hops at which a trace says that something broken makes it worse, and what.
fn worse(hops: Vec<Hop>) -> Vec<(String, Cause)> {
    let all = hops.into_iter().flat_map(|hop| hop.worse.into_iter().map(move |cause| (hop.at.to_string(), cause)));
    all.filter(|(_, cause)| matches!(cause, Cause::Defective { .. })).collect()
}

#[test]
fn what_lets_a_signal_through_is_named_where_it_sits() {
    assert_eq!(worse(lines().trace("DAW/in 1")), []);
    assert_eq!(worse(lines().trace("DAW/in 2")), []);
    for (unit, defect, to, at) in [
        ("XLR-06-01", Defect::Swapped, "DAW/in 1", "LIVE/1"),
        ("XLR-06-01", Defect::ShieldOpen, "DAW/in 2", ""),
        ("BAY-A", Defect::DirtyNormal { point: 1, ohms: 300.0 }, "DAW/in 1", "BAY-A/L1"),
        ("LIVE", Defect::OtherPinout { first: 17 }, "DAW/in 1", ""),
        ("DESK", Defect::WeakSupply { ohms: 50.0 }, "DAW/in 1", "DESK/mic 1"),
        ("DESK", Defect::DriftedResistor { channel: 1 }, "DAW/in 1", "DESK/mic 1"),
        ("DESK", Defect::DriftedResistor { channel: 1 }, "DAW/in 2", ""),
        ("DESK", Defect::LevelOffset { channel: 1, decibels: -6.0 }, "DAW/in 1", "DESK/channel 1"),
        ("DAW", Defect::OtherAlignment { decibels: 6.0 }, "DAW/in 1", "DAW/in 1"),
        ("DAW", Defect::OtherEarth { volts: 0.1 }, "DAW/in 1", "DAW/in 1"),
        ("DAW", Defect::PinOne { ohms: 0.05 }, "DAW/in 1", "DAW/in 1"),
        ("LAV", Defect::BiasReversed, "DAW/in 1", "LAV/out"),
        ("LAV", Defect::Noisy { decibels: 12.0 }, "DAW/in 1", "LAV/out"),
        ("DI-03", Defect::LowBattery, "DAW/in 2", "DI-03/out"),
    ] {
        let found = worse(broken(unit, defect).trace(to));
        let wanted = Cause::Defective { unit: unit.into(), defect };
        let places: Vec<&str> = found.iter().map(|(at, _)| at.as_str()).collect();
        assert!(found.iter().all(|(_, cause)| *cause == wanted), "{defect:?}: {found:?}");
        assert_eq!(places, if at.is_empty() { vec![] } else { vec![at] }, "{defect:?}");
    }
}

#[test]
fn a_low_rail_is_named_at_every_stage_of_its_desk() {
    let found = worse(broken("DESK", Defect::RailLow { decibels: 6.0 }).trace("DAW/in 1"));
    let at: Vec<&str> = found.iter().map(|(at, _)| at.as_str()).collect();
    assert!(at.contains(&"DESK/bus 1") && at.contains(&"DESK/strip 1") && !at.contains(&"DESK/mic 1"), "{at:?}");
}

#[test]
fn a_plug_with_the_other_pinout_is_named_on_the_line_and_where_nothing_arrives() {
    let defect = Defect::OtherPinout { first: 1 };
    let wanted = Cause::Defective { unit: "LIVE".into(), defect };
    let bench = broken("LIVE", defect);
    let arrives = worse(bench.trace("DESK/mic 8"));
    assert!(arrives.iter().any(|(_, cause)| *cause == wanted), "{arrives:?}");
    assert!(bench.causes("DESK/mic 1").contains(&wanted));
}

#[test]
fn what_stops_a_signal_is_the_cause() {
    for (unit, defect, to, at) in [
        ("DESK", Defect::DeadBus { bus: 1 }, "DAW/in 1", "DESK/bus 1"),
        ("CUES", Defect::DeadPhones { channel: 1 }, "CUES/phones 1", "CUES/phones 1"),
        ("LIVE", Defect::HalfSeated { first: 1 }, "DAW/in 1", "DESK/mic 1"),
        ("DAW", Defect::HalfSeated { first: 1 }, "DAW/in 1", "DAW/in 1"),
    ] {
        let hops = broken(unit, defect).trace(to);
        let stop = hops.iter().find(|hop| hop.at == jack(at)).unwrap_or_else(|| panic!("{defect:?}: {hops:?}"));
        assert_eq!(stop.broken, Some(Cause::Defective { unit: unit.into(), defect }), "{hops:?}");
    }
}
