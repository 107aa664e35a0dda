//! Faults by name: every one has a place and does something, the seed draws, scenarios inject, errors say what would be right.

use crate::fixture::{first_overdub, studio_one};
use linecheck::sim::circuit::fault::{Edit, FAULTS, edits, places};
use linecheck::sim::gear::Defect;
use linecheck::sim::scenario::Injected;
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
    assert!(FAULTS.len() >= 58, "{}", FAULTS.len());
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
