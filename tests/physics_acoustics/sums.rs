//! Whole responses against a second method: the exact sum of the same arrivals, frequency by frequency.

use crate::measure::{FS, NORTH, SOUTH, alone, bin, close, emitter, energy_db, flat, live_room, microphone, receiver};
use linecheck::sim::acoustics::{Emitter, Receiver, Shoebox, Space, arrivals, images, response};
use linecheck::sim::gear::{CapsuleClass, Pattern};
use linecheck::sim::units::{Aim, Point};
use realfft::RealFftPlanner;
use realfft::num_complex::Complex;

const DOWN: Aim = Aim { azimuth: 0.0, elevation: -90.0 };
const OCTAVES: [f64; 7] = [125.0, 250.0, 500.0, 1e3, 2e3, 4e3, 8e3];

/// Phase at every bin of a long transform that belongs to natural logarithms of gain, by the cepstrum.
fn minimum_phase(ln_gain: &[f64]) -> Vec<f64> {
    let length = 2 * (ln_gain.len() - 1);
    let mut planner = RealFftPlanner::<f64>::new();
    let (forward, inverse) = (planner.plan_fft_forward(length), planner.plan_fft_inverse(length));
    let mut spectrum: Vec<Complex<f64>> = ln_gain.iter().map(|gain| Complex::new(*gain, 0.0)).collect();
    let mut cepstrum = inverse.make_output_vec();
    inverse.process(&mut spectrum, &mut cepstrum).expect("the lengths fit");
    for (index, value) in cepstrum.iter_mut().enumerate() {
        *value *= if index == 0 || index == length / 2 {
            1.0
        } else if index < length / 2 {
            2.0
        } else {
            0.0
        } / length as f64;
    }
    forward.process(&mut cepstrum, &mut spectrum).expect("the lengths fit");
    spectrum.iter().map(|value| value.im).collect()
}

/// A table over octaves from 125 Hz, read straight over the logarithm of frequency.
fn read(levels: &[f64; 8], hz: f64) -> f64 {
    let place = libm::log2(hz.max(1.0) / 125.0).clamp(0.0, 7.0);
    let below = (place as usize).min(6);
    levels[below] + (place - below as f64) * (levels[below + 1] - levels[below])
}

/// Decibels that a capsule of 8 mm radius loses at this angle from its front, as a piston does.
fn piston(hz: f64, cosine: f64) -> f64 {
    let x = std::f64::consts::TAU * hz / 343.2 * 0.008 * libm::sqrt(1.0 - cosine * cosine);
    if x < 1e-3 { 0.0 } else { (20.0 * libm::log10((2.0 * libm::j1(x) / x).abs())).max(-20.0) }
}

/// Energies in octaves of the exact sum of the arrivals of a space.
fn exact(space: &Space, source: &Emitter, ear: &Receiver) -> [f64; 7] {
    const BINS: usize = 16_385;
    let width = FS / 2.0 / (BINS - 1) as f64;
    let mut sum = vec![Complex::<f64>::default(); BINS];
    let ways = images(&space.rooms[0], source.at, source.facing.vector(), space.order);
    for (arrival, image) in arrivals(space, source, ear).iter().zip(ways) {
        let cosine = (image.at - ear.at).direction().dot(ear.aim.vector());
        // What the walls and the radiator do is straight between octaves; what the capsule does is not.
        let even = std::array::from_fn(|band| arrival.level_db[band] - piston(125.0 * libm::exp2(band as f64), cosine));
        let ln_gain: Vec<f64> = (0..BINS)
            .map(|k| (read(&even, k as f64 * width) + piston(k as f64 * width, cosine)) * std::f64::consts::LN_10 / 20.0)
            .collect();
        let sign = if arrival.inverted { -1.0 } else { 1.0 };
        for (k, (phase, gain)) in minimum_phase(&ln_gain).into_iter().zip(&ln_gain).enumerate() {
            let late = std::f64::consts::TAU * k as f64 * width * arrival.delay_s;
            sum[k] += Complex::from_polar(sign * libm::exp(*gain), phase - late);
        }
    }
    OCTAVES.map(|hz| {
        let inside = (0..BINS).filter(|k| (hz / libm::sqrt(2.0)..hz * libm::sqrt(2.0)).contains(&(*k as f64 * width)));
        10.0 * libm::log10(inside.map(|k| sum[k].norm_sqr()).sum())
    })
}

fn heard(space: &Space, source: &Emitter, ear: &Receiver) -> [f64; 7] {
    let samples = response(space, source, ear, 1);
    let length = 32_768;
    let mut planner = RealFftPlanner::<f64>::new();
    let forward = planner.plan_fft_forward(length);
    let (mut signal, mut spectrum) = (forward.make_input_vec(), forward.make_output_vec());
    signal.iter_mut().zip(&samples).for_each(|(out, x)| *out = f64::from(*x));
    forward.process(&mut signal, &mut spectrum).expect("the lengths fit");
    OCTAVES.map(|hz| {
        let inside =
            (0..spectrum.len()).filter(|k| (hz / libm::sqrt(2.0)..hz * libm::sqrt(2.0)).contains(&(*k as f64 * FS / length as f64)));
        10.0 * libm::log10(inside.map(|k| spectrum[k].norm_sqr()).sum())
    })
}

fn rooms() -> Vec<Shoebox> {
    let panel = [0.22, 0.60, 0.92, 0.90, 0.88, 0.88];
    let plaster = [0.02, 0.02, 0.03, 0.03, 0.04, 0.05];
    let carpet = [0.08, 0.24, 0.57, 0.69, 0.71, 0.73];
    vec![
        Shoebox::new((0.0, 0.0), (6.2, 3.1, 4.3), [[0.2; 6]; 6]),
        Shoebox::new((0.0, 0.0), (9.0, 4.0, 7.0), [plaster, panel, plaster, plaster, carpet, panel]),
        Shoebox::new((0.0, 0.0), (2.4, 2.5, 2.0), [panel, panel, plaster, panel, carpet, panel]),
    ]
}

#[test]
fn octaves_have_the_energy_of_the_exact_sum() {
    let mic = flat();
    let beam = [
        (0.0, [0.0; 8]),
        (90.0, [-1.0, -1.5, -2.5, -1.5, -3.5, -5.0, -8.0, -11.0]),
        (180.0, [-2.5, -4.5, -6.5, -8.0, -11.0, -14.0, -18.0, -25.0]),
    ];
    for (number, room) in rooms().into_iter().enumerate() {
        let size = room.size;
        let source = Point::new(0.31 * size.0, 0.45 * size.1, 0.27 * size.2);
        let ear = receiver(Point::new(0.72 * size.0, 0.6 * size.1, 0.66 * size.2), NORTH, &mic, Pattern::Omni);
        for (order, beam) in [(1, &beam[..0]), (3, &beam[..0]), (3, &beam[..]), (5, &beam[..])] {
            let space = Space { order, late_field: false, air: false, ..alone(room.clone()) };
            let voice = Emitter { at: source, facing: SOUTH, beam, depth_m: 0.0 };
            let (exact, heard) = (exact(&space, &voice, &ear), heard(&space, &voice, &ear));
            for (band, hz) in OCTAVES.into_iter().enumerate() {
                close(heard[band], exact[band], 0.2, &format!("room {number}, order {order}, {hz} Hz"));
            }
        }
    }
}

#[test]
fn a_wall_that_is_flat_makes_a_reflection_that_is_flat() {
    let mic = flat();
    let mut absorption = [[0.99; 6]; 6];
    absorption[4] = [0.19; 6];
    let space = Space { order: 1, late_field: false, air: false, ..alone(Shoebox::new((-30.0, -30.0), (60.0, 60.0, 60.0), absorption)) };
    let heard =
        response(&space, &emitter(Point::new(0.0, 8.0, 0.0), 0.0), &receiver(Point::new(0.0, 8.0, 1.0), DOWN, &mic, Pattern::Omni), 1);
    let start = (libm::sqrt(257.0) / 343.2146 * FS) as usize - 300;
    for hz in [63.0, 125.0, 177.0, 354.0, 1e3, 1414.0, 4e3, 5657.0, 11_314.0, 16e3] {
        let level = 20.0 * libm::log10(bin(&heard, start, 1500, hz).norm());
        close(level, 10.0 * libm::log10(0.81 / 257.0), 0.1, &format!("{hz} Hz"));
    }
}

/// An impulse is drawn at once where nothing gives it colour; a trace of colour sends it through the spectra instead.
#[test]
fn sound_without_colour_is_what_sound_with_next_to_none_is() {
    let mic = microphone(CapsuleClass::Point, None);
    for (number, room) in rooms().into_iter().enumerate() {
        let size = room.size;
        let voice = emitter(Point::new(0.31 * size.0, 0.45 * size.1, 0.27 * size.2), 0.0);
        let ear = receiver(Point::new(0.72 * size.0, 0.6 * size.1, 0.66 * size.2), NORTH, &mic, Pattern::Omni);
        let heard = |trace: f64| {
            let mut absorption = [[0.2; 6], [0.3; 6], [0.1; 6], [0.4; 6], [0.25; 6], [0.15; 6]];
            absorption.iter_mut().for_each(|row| row[2] += trace);
            let space = Space { order: 4, late_field: false, air: false, ..alone(Shoebox { absorption, ..room.clone() }) };
            // A trace of beam for the direct sound, which meets no wall.
            let beam = [(0.0, [0.0, 0.0, trace, 0.0, 0.0, 0.0, 0.0, 0.0])];
            response(&space, &Emitter { beam: &beam, ..voice }, &ear, 1)
        };
        let (plain, coloured) = (heard(0.0), heard(1e-9));
        let peak = plain.iter().fold(0.0_f32, |peak, value| peak.max(value.abs()));
        for index in 0..plain.len().max(coloured.len()) {
            let [left, right] = [&plain, &coloured].map(|row| row.get(index).copied().unwrap_or(0.0));
            let level = 20.0 * libm::log10(f64::from((left - right).abs() / peak));
            assert!(level < -85.0, "room {number}, sample {index}: {level} dB");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_response() {
    let mic = flat();
    let make = |seed| {
        let ear = receiver(Point::new(4.0, 1.2, 3.3), NORTH, &mic, Pattern::Cardioid);
        response(&alone(live_room()), &emitter(Point::new(4.0, 1.1, 3.0), 0.1), &ear, seed)
    };
    assert!(make(7) == make(7) && make(7) != make(8));
}

#[test]
fn late_fields_of_two_microphones_have_nothing_in_common() {
    let mic = flat();
    let make = |x, seed| {
        let ear = receiver(Point::new(x, 1.2, 3.3), NORTH, &mic, Pattern::Omni);
        response(&alone(live_room()), &emitter(Point::new(4.0, 1.1, 3.0), 0.1), &ear, seed)
    };
    let (left, right) = (make(6.0, 1), make(6.5, 2));
    let from = 4800;
    let common: f64 = left[from..].iter().zip(&right[from..]).map(|(a, b)| f64::from(a * b)).sum();
    let whole = libm::pow(10.0, 0.05 * (energy_db(&left[from..]) + energy_db(&right[from..])));
    assert!((common / whole).abs() < 0.1, "correlation {}", common / whole);
}

#[test]
fn nothing_rings_before_the_direct_sound() {
    let mic = flat();
    for room in rooms() {
        let size = room.size;
        let source = emitter(Point::new(0.2 * size.0, 0.45 * size.1, 0.27 * size.2), 0.0);
        let ear = receiver(
            Point::new(0.72 * size.0, 0.6 * size.1, 0.66 * size.2),
            Aim { azimuth: 30.0, elevation: 10.0 },
            &mic,
            Pattern::Cardioid,
        );
        let heard = response(&alone(room), &source, &ear, 1);
        let direct = (source.at.distance(ear.at) / 343.2146 * FS) as usize;
        let before = energy_db(&heard[..direct - 26]) - energy_db(&heard);
        assert!(before < -55.0, "{before} dB before the direct sound");
    }
}
