//! Every file that ships loads.

use linecheck::files::Library;

#[test]
fn the_first_scenario_loads() {
    match Library::find().unwrap().scenario("first-overdub") {
        Ok(scenario) => assert_eq!(scenario.hash.len(), 64),
        Err(faults) => panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}
