//! Faults by name: every one has a place and does something, the seed draws, scenarios inject, errors say what would be right.

use crate::fixture::{first_overdub, studio_one};
use crate::recorder::scenario_of;
use linecheck::sim::circuit::fault::{Edit, FAULTS, edits, places};
use linecheck::sim::gear::Defect;
use linecheck::sim::scenario::{Injected, Scenario};
use linecheck::sim::session::Studio;
use std::collections::BTreeSet;

#[test]
fn every_fault_changes_something_wherever_it_can_be() {
    let mut bench = studio_one();
    bench.add("MC-T", "tube-multi").add("LAV", "lavalier-film").add("ben", "electric-bass");
    let mut names = BTreeSet::new();
    for fault in FAULTS {
        assert!(names.insert(fault.name) && !fault.symptom.is_empty() && !fault.cure.is_empty(), "{}", fault.name);
        let places = places(fault.name, &bench.patch());
        assert!(!places.is_empty(), "{} has no place", fault.name);
        for place in &places {
            assert!(!edits(fault.name, Some(place), 1, &bench.patch()).expect("it can be there").is_empty(), "{} at {place}", fault.name);
        }
    }
    assert!(FAULTS.len() >= 73, "{}", FAULTS.len());
}

/// The tests of symptoms.
const TESTS: [&str; 14] = [
    include_str!("cables.rs"),
    include_str!("channels.rs"),
    include_str!("desks.rs"),
    include_str!("disturbed.rs"),
    include_str!("lines.rs"),
    include_str!("microphones.rs"),
    include_str!("overloads.rs"),
    include_str!("recorded.rs"),
    include_str!("recorders.rs"),
    include_str!("rooms.rs"),
    include_str!("testers.rs"),
    include_str!("../../engine/clocks.rs"),
    include_str!("../../engine/reel_faults.rs"),
    include_str!("../../engine/timecode.rs"),
];

#[test]
fn every_fault_is_put_in_by_its_name_by_a_test_of_its_symptom() {
    for fault in FAULTS {
        let name = format!("\"{}\"", fault.name);
        assert!(TESTS.iter().any(|text| text.contains(&name)), "no test puts in {name}");
    }
}

#[test]
fn a_scenario_can_name_every_fault_and_its_seed_draws_the_place() {
    let mut bench = studio_one();
    bench.add("MC-T", "tube-multi").add("LAV", "lavalier-film").add("ben", "electric-bass");
    let mut scenario = scenario_of(&bench);
    for fault in FAULTS {
        let text = format!("(fault: \"{}\")", fault.name);
        scenario.file.faults = vec![ron::from_str::<Injected>(&text).expect("it is RON")];
        let drawn: BTreeSet<String> = (0..40).map(|seed| drawn_by(&mut scenario, seed)).collect();
        assert!(!drawn.contains("[]"), "{} does nothing", fault.name);
        let places = places(fault.name, &bench.patch()).len();
        assert!(drawn.len() > 1 || places == 1, "{} is always {drawn:?}, of {places} places", fault.name);
    }
}

/// What a scenario's faults change by this seed.
fn drawn_by(scenario: &mut Scenario, seed: u64) -> String {
    scenario.file.seed = seed;
    format!("{:?}", scenario.injected())
}

#[test]
fn the_seed_draws_the_place_and_draws_it_again() {
    let bench = studio_one();
    let drawn = |seed: u64| edits("swapped-pair", None, seed, &bench.patch()).expect("there are cables");
    assert_eq!(drawn(3), drawn(3));
    assert!((4..20).any(|seed| drawn(seed) != drawn(3)));
}

#[test]
fn an_error_says_what_would_be_right() {
    let bench = studio_one();
    let why = |name: &str, at: &str| edits(name, Some(at), 1, &bench.patch()).expect_err("it cannot be");
    assert!(why("swaped-pair", "XLR-06-01").help.contains("swapped-pair"));
    let misplaced = why("swapped-pair", "DESK");
    assert!(!misplaced.is_name && misplaced.message.contains("`DESK`"), "{misplaced:?}");
    assert!(misplaced.help.contains("a balanced microphone cable") && misplaced.help.contains("XLR-"), "{misplaced:?}");
    assert!(why("aged-tube", "MC-001").is_name, "no tube in this venue");
}

#[test]
fn a_scenario_injects_what_it_names() {
    let mut scenario = first_overdub();
    let at = |fault: &str, at: Option<&str>| Injected { fault: fault.to_owned(), at: at.map(str::to_owned) };
    scenario.file.faults = vec![at("swapped-pair", Some("XLR-06-01")), at("phantom-off", None), at("adjacent-row", None)];
    let studio = Studio::found(&scenario);
    assert_eq!(studio.defects[&"XLR-06-01".into()], [Defect::Swapped]);
    assert_eq!(studio.cords.len(), 1);
    assert!(matches!(scenario.injected().as_slice(), [Edit::Break(..), Edit::Set(..), Edit::Plug { .. }]));
    scenario.file.faults.clear();
    assert_eq!(Studio::found(&scenario).cords.len(), 0);
}
