//! The recorder's own faults as they are put in: F58 and F60; what follows in samples and bytes is in `tests/overdub` and
//! `tests/session/workstation.rs`.

use crate::faults::put;
use crate::fixture::studio_one;
use linecheck::sim::circuit::fault::Edit;
use linecheck::sim::gear::{ControlId, Defect, Setting};

#[test]
fn compensation_off_is_a_switch() {
    let mut bench = studio_one();
    let made = put(&mut bench, "latency-compensation-off", "DAW");
    assert_eq!(made, [Edit::Set(ControlId::new(&"DAW".into(), "compensation"), Setting::On(false))]);
}

#[test]
fn a_nearly_full_drive_is_a_defect_of_the_recorder_with_its_room() {
    let mut bench = studio_one();
    put(&mut bench, "disk-nearly-full", "DAW");
    assert!(matches!(bench.defects[&"DAW".into()][..], [Defect::DiskNearlyFull { megabytes }] if megabytes > 0.0));
}
