//! The circuit of a whole venue, on one thread.
//!
//! `cargo bench --no-default-features --bench circuit`: `bays` are six of 48 points with everything that is wired to them;
//! `studio_one` is the venue that ships. Both are asked for what arrives at every input.

#[path = "../tests/support/bays.rs"]
mod bays;

use bays::House;
use divan::Bencher;

fn main() {
    divan::main();
}

/// How many cords are plugged across the bays, and how many of them are broken.
const PATCHES: [(u32, u32); 3] = [(0, 0), (60, 0), (60, 12)];

#[divan::bench(args = PATCHES)]
fn six_bays(bencher: Bencher<'_, '_>, (cords, broken): (u32, u32)) {
    let house = House::bays(cords, broken);
    bencher.bench_local(|| house.solve_and_every_feed());
}

#[divan::bench(args = PATCHES)]
fn studio_one(bencher: Bencher<'_, '_>, (cords, broken): (u32, u32)) {
    let house = House::studio_one(cords, broken);
    bencher.bench_local(|| house.solve_and_every_feed());
}
