//! Bays, snakes and earths: F20, F22 to F25, F30, F31.

use crate::faults::{change, gain, hum, one_line, put, with};
use crate::fixture::{close, jack, studio_one};
use linecheck::sim::circuit::Fact;
use linecheck::sim::circuit::fault::{Edit, places};
use linecheck::sim::gear::Defect;
use linecheck::sim::units::{Db, Dbu, Volt};

const WAY: (&str, &str) = ("EXT-1/out 1", "DESK/line 1");

#[test]
fn a_dirty_normal_takes_level_until_a_cord_goes_around_it() {
    let bench = studio_one();
    let lost = change(&bench, "dirty-normal", "BAY-B/U1", WAY);
    assert!((-10.0..-0.45).contains(&lost), "{lost}");
    let mut around = with(&bench, "dirty-normal", "BAY-B/U1");
    around.plug("TT-06-01", "BAY-B/U1", "BAY-B/L1");
    let whole = gain(&bench, WAY.0, WAY.1).expect("it arrives");
    close("around it", Db::from_ratio(gain(&around, WAY.0, WAY.1).expect("it arrives") / whole).0, 0.0, 0.05);
}

#[test]
fn a_tapped_half_normal_is_recorded_twice() {
    let bench = with(&studio_one(), "half-normal-tapped", "BAY-B/U1");
    let both = [gain(&bench, WAY.0, "DESK/line 1"), gain(&bench, WAY.0, "DESK/line 2")].map(|one| one.expect("it arrives"));
    close("the same on both", both[0], both[1], 0.005);
    let loss = change(&studio_one(), "half-normal-tapped", "BAY-B/U1", WAY);
    assert!((-0.3..-0.02).contains(&loss), "{loss}");
    assert_eq!(gain(&bench, "EXT-1/out 2", "DESK/line 2"), None, "its own source is kept out");
}

#[test]
fn one_row_further_arrives_on_the_wrong_channel() {
    let mut bench = one_line("MC-001");
    put(&mut bench, "adjacent-row", "BAY-A/U1");
    assert_eq!(gain(&bench, "MC-001/out", "DESK/mic 1"), None);
    assert!(gain(&bench, "MC-001/out", "DESK/mic 2").is_some());
}

#[test]
fn a_send_to_its_own_return_is_a_loop() {
    let bench = studio_one();
    assert!(places("send-to-return", &bench.patch()).contains(&"BAY-F/U1".to_owned()));
    let facts = with(&bench, "send-to-return", "BAY-F/U1").circuit().facts().to_vec();
    assert!(facts.iter().any(|fact| matches!(fact, Fact::Loop { through, .. } if through.contains(&jack("COMP-1/out 1")))), "{facts:?}");
}

#[test]
fn eight_lines_fail_together_or_come_in_reverse() {
    let mut bench = one_line("MC-001");
    bench.plug("XLR-06-02", "MC-002/out", "LIVE/9");
    let reversed = with(&bench, "other-pinout", "LIVE/1");
    assert_eq!(reversed.arrive("DESK/mic 1"), [""; 0]);
    assert_eq!(reversed.arrive("DESK/mic 8"), ["MC-001/out"]);
    assert_eq!(reversed.arrive("DESK/mic 9"), ["MC-002/out"]);
    let loose = with(&bench, "half-seated", "LIVE/1");
    assert!((1..=8).all(|n| loose.arrive(&format!("DESK/mic {n}")).is_empty()));
    assert_eq!(loose.arrive("DESK/mic 9"), ["MC-002/out"]);
}

#[test]
fn another_earth_hums_by_the_rejection_of_the_input() {
    let mut bench = studio_one();
    let quiet = hum(&bench, "DESK/line 1");
    let edits = put(&mut bench, "ground-loop", "EXT-1");
    let [Edit::Break(_, Defect::OtherEarth { volts })] = edits.as_slice() else { panic!("{edits:?}") };
    assert!((0.01..0.2).contains(volts), "{volts}");
    let loud = hum(&bench, "DESK/line 1");
    close("60 dB below", loud, Dbu::from_volt(Volt(*volts)).0 - 60.0, 0.1);
    assert!(loud > quiet + 40.0);
    assert!(bench.circuit().facts().iter().any(|fact| matches!(fact, Fact::GroundLoop { .. })));
}

#[test]
fn a_pin_one_problem_hums_whatever_the_balance() {
    let mut bench = studio_one();
    bench.defects.insert("EXT-1".into(), vec![Defect::OtherEarth { volts: 0.1 }]);
    let sick = with(&bench, "pin-one", "DESK");
    // 0.05 Ω of 1.05 Ω in the way of the current.
    let wanted = Dbu::from_volt(Volt(0.1 * 0.05 / 1.05)).0;
    close("line", hum(&sick, "DESK/line 1"), wanted, 0.1);
    assert!(hum(&sick, "DESK/line 1") > hum(&bench, "DESK/line 1") + 30.0);
    // A better balanced input of the same device hums as much.
    bench.plug("TT-06-01", "BAY-B/U1", "BAY-A/L1");
    close("microphone input", hum(&with(&bench, "pin-one", "DESK"), "DESK/mic 1"), wanted, 0.1);
}
