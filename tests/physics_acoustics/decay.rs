//! The late field: decay times by ISO 3382, its level, and how it takes over from the images.

use crate::measure::{
    FS, NORTH, SOUTH, alone, bin, close, emitter, energy_db, flat, live_room, octave_energy, octave_energy_through, receiver,
};
use linecheck::sim::acoustics::{Shoebox, Space, critical_distance, response};
use linecheck::sim::gear::Pattern;
use linecheck::sim::units::Point;

const ROOM_HZ: [f64; 6] = [125.0, 250.0, 500.0, 1e3, 2e3, 4e3];

/// Seconds for 60 dB from the straight line that fits the backward integral best between two levels (ISO 3382-1).
pub(crate) fn decay_time(energy: &[f64], from: usize, (upper, lower): (f64, f64)) -> f64 {
    // The filter's own ringing before the direct sound wraps round to the end.
    let mut left: Vec<f64> = energy[from..60_000].to_vec();
    for index in (0..left.len() - 1).rev() {
        left[index] += left[index + 1];
    }
    let points: Vec<(f64, f64)> = (left.iter().enumerate())
        .map(|(index, sum)| (index as f64 / FS, 10.0 * libm::log10(sum / left[0])))
        .filter(|(_, level)| (lower..upper).contains(level))
        .collect();
    let count = points.len() as f64;
    let (time, level) = (points.iter().map(|p| p.0).sum::<f64>() / count, points.iter().map(|p| p.1).sum::<f64>() / count);
    let slope =
        points.iter().map(|p| (p.0 - time) * (p.1 - level)).sum::<f64>() / points.iter().map(|p| (p.0 - time) * (p.0 - time)).sum::<f64>();
    -60.0 / slope
}

fn rooms() -> Vec<(Shoebox, Point, Point)> {
    let small = Shoebox::new((0.0, 0.0), (5.0, 2.8, 4.0), [[0.3, 0.25, 0.3, 0.35, 0.35, 0.4]; 6]);
    let stage = Shoebox::new((0.0, 0.0), (18.0, 8.0, 14.0), [[0.24, 0.22, 0.22, 0.23, 0.23, 0.24]; 6]);
    vec![
        (live_room(), Point::new(3.0, 1.1, 3.0), Point::new(6.0, 1.6, 5.0)),
        (small, Point::new(1.0, 1.1, 1.0), Point::new(4.0, 1.6, 3.0)),
        (stage, Point::new(5.0, 1.1, 4.0), Point::new(12.0, 2.6, 9.0)),
    ]
}

#[test]
fn the_late_field_decays_as_eyring_says_in_every_band() {
    let mic = flat();
    for (room, source, ear) in rooms() {
        let mut energies = vec![vec![0.0; 65_536]; 6];
        for seed in 0..24 {
            let heard = response(&alone(room.clone()), &emitter(source, 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni), seed);
            for (sum, hz) in energies.iter_mut().zip(ROOM_HZ) {
                sum.iter_mut().zip(octave_energy(&heard, hz)).for_each(|(sum, x)| *sum += x);
            }
        }
        // After the farthest image of third order.
        let from = (4.0 * room.size.0 / 343.2 * FS) as usize;
        for (band, (energy, expected)) in energies.iter().zip(room.reverberation_times()).enumerate() {
            for range in [(-5.0, -25.0), (-5.0, -35.0)] {
                close(decay_time(energy, from, range), expected, 0.1 * expected, &format!("decay in band {band} over {range:?}"));
            }
        }
    }
}

/// An octave of third order as IEC 61260 has it, and as most programs that measure rooms have it.
fn broad_octave_energy(samples: &[f32], hz: f64) -> Vec<f64> {
    octave_energy_through(samples, |at| {
        let off = std::f64::consts::SQRT_2 * (at / hz - hz / at);
        1.0 / libm::sqrt(1.0 + libm::pow(off, 6.0))
    })
}

#[test]
fn octaves_of_an_uneven_room_decay_each_in_its_own_time() {
    let mic = flat();
    // A hard room with one wall and a ceiling of panels: the octave at 125 Hz rings twice as long as its neighbour.
    let (hard, panels) = ([0.15, 0.1, 0.06, 0.04, 0.04, 0.05], [0.21, 0.66, 0.99, 0.99, 0.97, 0.98]);
    let room = Shoebox::new((0.0, 0.0), (7.0, 3.2, 5.4), [hard, hard, panels, hard, hard, panels]);
    let times = room.reverberation_times();
    assert!(times[0] > 1.8 * times[1], "{times:?}");
    let mut energies = vec![vec![0.0; 65_536]; 6];
    for seed in 0..24 {
        let ear = receiver(Point::new(3.5, 1.5, 2.6), NORTH, &mic, Pattern::Omni);
        let heard = response(&alone(room.clone()), &emitter(Point::new(2.0, 1.5, 2.4), 0.0), &ear, seed);
        for (sum, hz) in energies.iter_mut().zip(ROOM_HZ) {
            sum.iter_mut().zip(broad_octave_energy(&heard, hz)).for_each(|(sum, x)| *sum += x);
        }
    }
    for (band, (energy, expected)) in energies.iter().zip(times).enumerate() {
        for range in [(-5.0, -25.0), (-5.0, -35.0)] {
            close(decay_time(energy, 0, range), expected, 0.1 * expected, &format!("decay in band {band} over {range:?}"));
        }
    }
}

#[test]
fn one_response_decays_as_eyring_says() {
    let mic = flat();
    for (room, source, ear) in rooms() {
        let from = (4.0 * room.size.0 / 343.2 * FS) as usize;
        for (hz, expected) in ROOM_HZ.into_iter().zip(room.reverberation_times()) {
            let mut off: Vec<f64> = (0..16)
                .map(|seed| {
                    let heard = response(&alone(room.clone()), &emitter(source, 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni), seed);
                    (decay_time(&octave_energy(&heard, hz), from, (-5.0, -35.0)) / expected - 1.0).abs()
                })
                .collect();
            off.sort_by(f64::total_cmp);
            // Below 500 Hz an octave of a short decay has so few frequencies that chance alone moves single ones further,
            // and the octave filter lets something of a slower neighbour through.
            let counted = if hz < 500.0 { off[8] } else { off[15] };
            assert!(counted < 0.1, "{hz} Hz in a room of {} m: {counted} off {expected} s", room.size.0);
        }
    }
}

#[test]
fn nothing_is_missing_or_doubled_where_the_late_field_takes_over() {
    let mic = flat();
    let room = Shoebox::new((0.0, 0.0), (9.0, 4.0, 7.0), [[0.25; 6]; 6]);
    let (volume, time) = (room.volume(), room.reverberation_times()[3]);
    // What the octave filter lets through of a pulse.
    let pulse: f64 = octave_energy(&[1.0], 1e3).iter().sum();
    for order in [1, 3, 6] {
        let space = Space { order, ..alone(room.clone()) };
        let mut mean = vec![0.0; 30];
        for seed in 0..24 {
            let (source, ear) = places(seed);
            let heard = response(&space, &emitter(source, 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni), seed);
            for (sum, part) in mean.iter_mut().zip(octave_energy(&heard, 1e3).chunks(480)) {
                *sum += part.iter().sum::<f64>() / 24.0 / pulse;
            }
        }
        // From 20 ms on the mean over the room follows 4πc/V e^(−13.8 t / T).
        for (index, energy) in mean.iter().enumerate().skip(2).take(20) {
            let seconds = (index as f64 + 0.5) * 0.01;
            let expected = 4.0 * std::f64::consts::PI * 343.2 / volume * 0.01 * libm::exp(-13.8155 * seconds / time);
            close(10.0 * libm::log10(energy / expected), 0.0, 2.5, &format!("order {order} at {seconds:.3} s"));
        }
    }
}

/// A source and a microphone anywhere in the live room but at its walls.
fn places(seed: u64) -> (Point, Point) {
    let spread = |root: f64| 0.15 + 0.7 * ((seed + 1) as f64 * root).fract();
    let source = Point::new(9.0 * spread(0.618), 4.0 * spread(0.414), 7.0 * spread(0.732));
    (source, Point::new(9.0 * spread(0.236), 4.0 * spread(0.803), 7.0 * spread(0.552)))
}

/// Direct over all other energy in decibels between 300 Hz and 3 kHz, over places of the room.
fn direct_to_reverberant(room: &Shoebox, pattern: Pattern, distance: f64) -> f64 {
    let mic = flat();
    let (mut direct, mut rest) = (0.0, 0.0);
    for seed in 0..12 {
        let spread = |root: f64| 0.25 + 0.5 * (seed as f64 * root).fract();
        let source = Point::new(room.size.0 * spread(0.618), room.size.1 * spread(0.414), (room.size.2 - distance) * spread(0.732));
        let ear = receiver(source + SOUTH.vector() * distance, NORTH, &mic, pattern);
        let heard = response(&alone(room.clone()), &emitter(source, 0.0), &ear, seed);
        let power = (30..300).map(|k| bin(&heard, 0, heard.len(), 10.0 * f64::from(k)).norm_sqr()).sum::<f64>();
        let alone = 270.0 / (distance * distance);
        direct += alone;
        rest += power - alone;
    }
    10.0 * libm::log10(direct / rest)
}

#[test]
fn direct_and_reverberant_sound_are_equal_at_the_critical_distance() {
    let bright = Shoebox::new((0.0, 0.0), (9.0, 4.0, 7.0), [[0.15; 6]; 6]);
    for room in [live_room(), bright] {
        for (pattern, df) in [(Pattern::Omni, 1.0), (Pattern::Cardioid, 1.73), (Pattern::FigureEight, 1.73)] {
            let distance = critical_distance(1.0, room.volume(), room.reverberation_times()[3]) * df;
            let ratio = direct_to_reverberant(&room, pattern, distance);
            close(ratio, 0.0, 1.0, &format!("D/R of {} at {distance:.2} m", pattern.word()));
        }
    }
}

#[test]
fn scattering_moves_energy_and_keeps_it() {
    let mic = flat();
    let total = |scattering: f64, late_field: bool| {
        let room = Shoebox { scattering: [[scattering; 6]; 6], ..Shoebox::new((0.0, 0.0), (9.0, 4.0, 7.0), [[0.2; 6]; 6]) };
        let sum: f64 = (0..16)
            .map(|seed| {
                let (source, ear) = places(seed);
                let energy = |space: &Space| {
                    let heard = response(space, &emitter(source, 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni), seed);
                    libm::pow(10.0, 0.1 * energy_db(&heard))
                };
                let space = Space { late_field, ..alone(room.clone()) };
                // The direct sound is not the matter here.
                energy(&space) - energy(&Space { order: 0, late_field: false, ..space.clone() })
            })
            .sum();
        10.0 * libm::log10(sum)
    };
    let (smooth, rough) = (total(0.0, true), total(0.6, true));
    close(rough, smooth, 0.7, "reverberant energy with and without scattering");
    assert!(total(0.6, false) < total(0.0, false) - 3.0, "what is scattered is no longer mirrored");
}

#[test]
fn the_order_says_who_carries_the_sound_and_not_how_much() {
    let mic = flat();
    let level = |order| {
        let space = Space { order, ..alone(live_room()) };
        let heard: f64 = (0..24)
            .map(|seed| {
                let (source, ear) = places(seed);
                let ear = receiver(ear, NORTH, &mic, Pattern::Omni);
                let energy = |space: &Space| libm::pow(10.0, 0.1 * energy_db(&response(space, &emitter(source, 0.0), &ear, seed)));
                energy(&space) - energy(&Space { order: 0, late_field: false, ..space.clone() })
            })
            .sum();
        10.0 * libm::log10(heard)
    };
    let levels = [1, 2, 3, 4, 6].map(level);
    let (least, most) =
        levels.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), level| (least.min(*level), most.max(*level)));
    assert!(most - least < 0.7, "levels of orders 1 to 6: {levels:?}");
}
