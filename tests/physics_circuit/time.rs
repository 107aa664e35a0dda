//! How long a full bay takes.

use crate::bays::House;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The fastest of so many solves: what other programs take from this one cannot make it shorter.
const RUNS: u32 = 50;

/// What a full bay may take.
const LONGEST: Duration = Duration::from_millis(2);

fn fastest(house: &House) -> Duration {
    let run = |_| {
        let start = Instant::now();
        black_box(house.solve_and_every_feed());
        start.elapsed()
    };
    (0..RUNS).map(run).min().unwrap_or_default()
}

#[test]
fn a_full_bay_is_solved_within_two_milliseconds() {
    if cfg!(debug_assertions) {
        return;
    }
    for (cords, broken) in [(0, 0), (60, 0), (60, 12)] {
        for (name, house) in [("six bays", House::bays(cords, broken)), ("the large studio", House::studio_one(cords, broken))] {
            let took = fastest(&house);
            println!("{name}, {cords} cords of which {broken} are broken: {took:?}");
            assert!(took <= LONGEST, "{name}, {cords} cords of which {broken} are broken: {took:?}");
        }
    }
}
