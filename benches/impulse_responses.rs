//! Impulse responses for 16 microphones and 20 radiators in a live room: order 3, 48 kHz, half a second, on one thread.
//!
//! `tests/oracles/speed_rir.py` sets the same geometry for another program in the same run;
//! places follow from a short formula, so that both have them without a file between.

use linecheck::sim::acoustics::{Acoustician, Emitter, Receiver, Shoebox, Source, Space};
use linecheck::sim::gear::{CapsuleClass, Microphone, Pattern, Principle, Transducer};
use linecheck::sim::units::{Aim, Point};

fn main() {
    divan::main();
}

const SIZE: (f64, f64, f64) = (9.0, 4.0, 7.0);

/// The n-th of well spread numbers between 0.08 and 0.92: multiples of a root, without their whole part.
fn spread(n: usize, root: f64) -> f64 {
    0.08 + 0.84 * (n as f64 * root).fract()
}

fn place(n: usize) -> Point {
    Point::new(SIZE.0 * spread(n, 0.819_172_5), SIZE.1 * spread(n, 0.671_043_6), SIZE.2 * spread(n, 0.549_700_5))
}

fn live_room(absorption: [[f64; 6]; 6], late_field: bool) -> Space {
    Space { late_field, longest_s: 0.5, ..Space::new(vec![Shoebox::new((0.0, 0.0), SIZE, absorption)]) }
}

/// Plaster and panels on the walls, wood on the floor, panels over half of the ceiling.
fn banded() -> [[f64; 6]; 6] {
    let wall = [0.07, 0.165, 0.253, 0.248, 0.25, 0.258];
    [wall, wall, wall, wall, [0.1, 0.07, 0.06, 0.06, 0.06, 0.06], [0.12, 0.31, 0.475, 0.465, 0.46, 0.465]]
}

/// A cardioid with a membrane of 16 mm, which shades itself.
fn microphone() -> Microphone {
    Microphone {
        transducer: Transducer::Condenser,
        capsule: CapsuleClass::SmallDiaphragm,
        principle: Principle::Single,
        ..Microphone::ideal(Pattern::Cardioid)
    }
}

/// All 320 responses as the engine has them, the work for the room, the microphones and the late fields that all share included.
fn all(acoustician: &mut Acoustician, space: &Space, mic: &Microphone, pattern: Pattern) -> f32 {
    let hall = acoustician.hall(space);
    let mut last = 0.0;
    for m in 0..16 {
        let aim = Aim { azimuth: 360.0 * spread(m, 0.618_034), elevation: 0.0 };
        let ear = acoustician.ear(&Receiver { at: place(100 + m), aim, mic, pattern, high_pass: false });
        last += acoustician.far(&hall, 0, &ear, m as u64).iter().sum::<f32>();
        for s in 0..20 {
            let source = Source::new(&Emitter { at: place(1 + s), facing: aim, beam: &[], depth_m: 0.0 });
            let heard = acoustician.near(&hall, &source, &ear, (20 * m + s) as u64);
            last += heard[heard.len() / 2];
            if m == 0 {
                last += acoustician.fill(&hall, &source, 0)[0];
            }
        }
    }
    last
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn banded_cardioid_with_late_field(bencher: divan::Bencher) {
    let mut acoustician = Acoustician::new();
    let space = live_room(banded(), true);
    bencher.bench_local(|| all(&mut acoustician, &space, &microphone(), Pattern::Cardioid));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn banded_cardioid_images(bencher: divan::Bencher) {
    let mut acoustician = Acoustician::new();
    let space = live_room(banded(), false);
    bencher.bench_local(|| all(&mut acoustician, &space, &microphone(), Pattern::Cardioid));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn flat_omni_images(bencher: divan::Bencher) {
    let mut acoustician = Acoustician::new();
    let space = Space { air: false, ..live_room([[0.2; 6]; 6], false) };
    bencher.bench_local(|| all(&mut acoustician, &space, &Microphone::ideal(Pattern::Omni), Pattern::Omni));
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn flat_omni_images_with_membranes(bencher: divan::Bencher) {
    let mut acoustician = Acoustician::new();
    let space = Space { air: false, ..live_room([[0.2; 6]; 6], false) };
    bencher.bench_local(|| all(&mut acoustician, &space, &microphone(), Pattern::Omni));
}
