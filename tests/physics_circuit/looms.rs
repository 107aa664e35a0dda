//! Several lines in one jacket: looms with both pinouts, a snake with its stage box, and what goes wrong with their plugs.

use crate::fixture::{Bench, close, studio_one};
use linecheck::sim::circuit::{Cause, PathStep};
use linecheck::sim::gear::{Defect, reversed};

/// A dynamic on line `n` of a stage box, whose snake is plugged into the panel beside the wall box.
fn snake(line: u32) -> Bench {
    let mut bench = studio_one();
    bench.plug("XLR-06-01", "MC-001/out", &format!("STAGE-1/{line}")).plug("SNAKE-10", "STAGE-1/1-16", "SNAKE/1-16");
    bench
}

/// Eight lines from one panel to another over a loom of that type.
fn loom(of: &str) -> Bench {
    let mut bench = studio_one();
    bench.add("STAGE-8", "stage-box-8").add("PANEL", "db25-panel-8").add("LOOM", of);
    for line in 1..=8 {
        bench.wire(&format!("PANEL/{line}"), &format!("BAY-A/U{}", line + 16));
    }
    bench.plug("XLR-06-01", "MC-001/out", "STAGE-8/2").plug("LOOM", "STAGE-8/1-8", "PANEL/1-8");
    bench
}

#[test]
fn every_line_of_a_snake_goes_its_own_way() {
    for line in [1, 7, 16] {
        let bench = snake(line);
        assert_eq!(bench.arrive(&format!("DESK/mic {line}")), ["MC-001/out"]);
        assert!((1..=16).filter(|other| *other != line).all(|other| bench.arrive(&format!("DESK/mic {other}")).is_empty()));
    }
    let mut bench = snake(3);
    let circuit = bench.circuit();
    let path = circuit.path(&"MC-001/out".to_owned().try_into().expect("a jack"), &"DESK/mic 3".to_owned().try_into().expect("a jack"));
    let snake = path.iter().find(|step| matches!(step, PathStep::Cord { cord, .. } if cord.0 == "SNAKE-10"));
    assert_eq!(snake.expect("it passes the snake").to().to_string(), "SNAKE/3");
    // 48 V go through it to a condenser.
    bench.plug("XLR-06-01", "MC-039/out", "STAGE-1/3").on(&["DESK/ch3.48v"]);
    assert!(bench.circuit().phantom(&"MC-039".into()).0 > 25.0);
    bench.pull("SNAKE-10");
    assert_eq!(bench.arrive("DESK/mic 3"), [""; 0]);
}

#[test]
fn a_loom_between_the_two_pinouts_turns_its_lines_around() {
    assert_eq!(loom("loom-05").arrive("DESK/mic 18"), ["MC-001/out"]);
    let turned = loom("loom-05-turned");
    assert_eq!(turned.arrive("DESK/mic 23"), ["MC-001/out"], "2 comes out as 9 − 2");
    assert_eq!(turned.arrive("DESK/mic 18"), [""; 0]);
    assert_eq!([1, 8, 9, 16].map(reversed), [8, 1, 16, 9]);
}

#[test]
fn a_plug_with_the_other_pinout_turns_around_the_eight_lines_that_it_holds() {
    for (line, out) in [(2, 7), (9, 9)] {
        let mut bench = snake(line);
        bench.defects.insert("SNAKE-10".into(), vec![Defect::OtherPinout { first: 1 }]);
        assert_eq!(bench.arrive(&format!("DESK/mic {out}")), ["MC-001/out"]);
    }
    let mut bench = snake(2);
    let defect = Defect::OtherPinout { first: 1 };
    bench.defects.insert("SNAKE-10".into(), vec![defect]);
    let named = Cause::Defective { unit: "SNAKE-10".into(), defect };
    assert!(bench.trace("DESK/mic 7").iter().any(|hop| hop.worse.contains(&named)));
}

#[test]
fn a_plug_that_is_not_home_silences_its_eight_lines_by_name() {
    let mut bench = snake(2);
    let defect = Defect::HalfSeated { first: 1 };
    bench.defects.insert("SNAKE-10".into(), vec![defect]);
    assert_eq!(bench.causes("DESK/mic 2"), [Cause::Defective { unit: "SNAKE-10".into(), defect }]);
    bench.plug("XLR-06-01", "MC-001/out", "STAGE-1/9");
    assert_eq!(bench.arrive("DESK/mic 9"), ["MC-001/out"], "the other eight are well");
}

#[test]
fn what_breaks_inside_a_loom_breaks_its_first_line() {
    let gain = |bench: &Bench, at: &str| bench.feed(at).drivers[0].gain;
    for (line, lost_db) in [(1, 3.0), (2, 0.0)] {
        let (whole, mut broken) = (snake(line), snake(line));
        broken.defects.insert("SNAKE-10".into(), vec![Defect::HotOpen]);
        let at = format!("DESK/mic {line}");
        let change = 20.0 * libm::log10(gain(&broken, &at).abs() / gain(&whole, &at).abs());
        assert!(if lost_db > 0.0 { change < -lost_db } else { change.abs() < 1e-6 }, "line {line}: {change}");
    }
}

#[test]
fn a_loom_costs_what_so_much_snake_cable_costs() {
    let bench = snake(1);
    let gain = bench.feed("DESK/mic 1").drivers[0].gain;
    let mut direct = studio_one();
    direct.plug("XLR-06-01", "MC-001/out", "LIVE/1");
    // Twice 10 m of 0.08 Ω and two more joints in series with 1.2 kΩ and the microphone.
    let change = 20.0 * libm::log10(gain / direct.feed("DESK/mic 1").drivers[0].gain);
    close("loss", change, -0.01, 0.01);
}
