//! Rooms, radiators and microphones against closed forms and published values.

use linecheck::sim::acoustics::{
    Emitter, Opening, Receiver, SPEED_OF_SOUND, Shoebox, air_absorption_db_per_km, critical_distance, first_images, plane_wave_gain,
    proximity_boost, response, response_through, sabine, schroeder_frequency,
};
use linecheck::sim::gear::{CapsuleClass, HighPass, Microphone, Pattern, Principle, Transducer};
use linecheck::sim::units::{Aim, Db, Point};
use proptest::prelude::*;
use realfft::RealFftPlanner;
use realfft::num_complex::Complex;

const FS: f64 = 48_000.0;
const NORTH: Aim = Aim { azimuth: 180.0, elevation: 0.0 };
const SOUTH: Aim = Aim { azimuth: 0.0, elevation: 0.0 };
const VOICE: [(f64, [f64; 8]); 6] = [
    (0.0, [0.0; 8]),
    (30.0, [0.0, 0.0, 0.0, 0.0, -0.5, -1.0, -1.0, -2.0]),
    (60.0, [0.0, -0.5, -1.0, -0.5, -1.5, -2.5, -4.0, -6.0]),
    (90.0, [-1.0, -1.5, -2.5, -1.5, -3.5, -5.0, -8.0, -11.0]),
    (135.0, [-2.0, -3.5, -5.0, -5.0, -8.0, -10.0, -14.0, -20.0]),
    (180.0, [-2.5, -4.5, -6.5, -8.0, -11.0, -14.0, -18.0, -25.0]),
];

fn microphone(capsule: CapsuleClass, reference: Option<f64>) -> Microphone {
    Microphone {
        transducer: Transducer::Condenser,
        capsule,
        principle: Principle::Single,
        high_pass: vec![HighPass { corner: 80.0, slope: 12.0 }],
        response_at_m: reference,
        ..Microphone::ideal(Pattern::Cardioid)
    }
}

fn flat() -> Microphone {
    microphone(CapsuleClass::SmallDiaphragm, None)
}

/// A hall so large and dead that the direct sound stands alone for 85 ms.
fn field() -> Shoebox {
    Shoebox { corner: (-30.0, -30.0), size: (60.0, 60.0, 60.0), absorption: [[0.99; 6]; 6] }
}

const MIDDLE: Point = Point::new(0.0, 30.0, 0.0);

const LIVE_EYRING: [f64; 6] = [0.79, 0.51, 0.46, 0.47, 0.47, 0.44];

/// The live room of domain reference 11.11, 9 × 7 × 4 m, with the absorption that gives its Eyring times.
fn live_room() -> Shoebox {
    let mean = std::array::from_fn(|band| {
        let air = air_absorption_db_per_km(125.0 * libm::exp2(band as f64)) / 4343.0;
        1.0 - libm::exp((4.0 * air * 252.0 - 0.161 * 252.0 / LIVE_EYRING[band]) / 254.0)
    });
    Shoebox { corner: (0.0, 0.0), size: (9.0, 4.0, 7.0), absorption: [mean; 6] }
}

fn booth() -> Shoebox {
    Shoebox { corner: (9.2, 0.0), size: (2.4, 2.5, 2.0), absorption: [[0.22, 0.60, 0.92, 0.90, 0.88, 0.88]; 6] }
}

fn emitter(at: Point, depth_m: f64) -> Emitter<'static> {
    Emitter { at, facing: SOUTH, beam: &[], depth_m }
}

fn receiver(at: Point, aim: Aim, mic: &Microphone, pattern: Pattern) -> Receiver<'_> {
    Receiver { at, aim, mic, pattern, high_pass: false }
}

/// The spectrum of the first so many samples after `start`, at one frequency.
fn bin(samples: &[f32], start: usize, length: usize, hz: f64) -> Complex<f64> {
    (samples.iter().skip(start).take(length).enumerate())
        .map(|(n, x)| Complex::from_polar(f64::from(*x), -std::f64::consts::TAU * hz * (start + n) as f64 / FS))
        .sum()
}

fn level(samples: &[f32], hz: f64) -> f64 {
    20.0 * libm::log10(bin(samples, 0, 4800, hz).norm())
}

fn close(left: f64, right: f64, tolerance: f64, what: &str) {
    assert!((left - right).abs() <= tolerance, "{what}: {left} is not within {tolerance} of {right}");
}

/// The direct sound of a source at a distance and angle from a microphone in the open.
fn in_the_open(mic: &Microphone, pattern: Pattern, distance: f64, degrees: f64) -> Vec<f32> {
    let direction = Aim { azimuth: degrees, elevation: 0.0 }.vector();
    response(&field(), &emitter(MIDDLE + direction * distance, 0.0), &receiver(MIDDLE, SOUTH, mic, pattern), 1)
}

#[test]
fn golden_values_of_the_reference_hold() {
    close(proximity_boost(Pattern::Cardioid, 100.0, 0.1).0, 9.3, 0.1, "prox_card");
    close(proximity_boost(Pattern::FigureEight, 50.0, 0.3).0, 11.5, 0.05, "prox_8");
    let rear = plane_wave_gain(Pattern::Supercardioid, 180.0);
    assert!(rear < 0.0, "the rear lobe of a supercardioid is inverted");
    close(Db::from_ratio(rear).0, -11.4, 0.05, "patt_super");
    close(air_absorption_db_per_km(8000.0), 105.3, 1.0, "air");
    close(critical_distance(1.0, 252.0, 0.46), 1.33, 0.03, "rc");
    close(schroeder_frequency(252.0, 0.4), 79.7, 0.05, "sched");
}

#[test]
fn air_swallows_as_the_standard_says() {
    let table = [(125.0, 0.44), (250.0, 1.31), (500.0, 2.73), (1e3, 4.66), (2e3, 9.89), (4e3, 29.7), (12.5e3, 238.0), (16e3, 365.0)];
    for (hz, expected) in table {
        close(air_absorption_db_per_km(hz), expected, 0.01 * expected, "air absorption");
    }
}

#[test]
fn the_live_room_has_the_times_of_the_reference() {
    let (room, published) = (live_room(), [0.87, 0.60, 0.54, 0.55, 0.55, 0.51]);
    for band in 0..6 {
        close(room.reverberation_times()[band], LIVE_EYRING[band], 1e-6, "Eyring");
        let air = air_absorption_db_per_km(125.0 * libm::exp2(band as f64)) / 4343.0;
        close(sabine(252.0, 254.0, room.mean_absorption()[band], air), published[band], 0.012, "Sabine");
    }
}

#[test]
fn direct_sound_and_first_reflections_arrive_on_time() {
    let room = Shoebox { corner: (2.0, -3.0), size: (9.0, 4.0, 7.0), absorption: [[0.02; 6]; 6] };
    let (source, ear) = (Point::new(4.1, 1.3, -1.2), Point::new(8.7, 2.4, 1.9));
    let mic = flat();
    // The late field is another noise for each seed; what stays in the mean of many is exact.
    let mut heard = vec![0.0_f32; 60_000];
    for seed in 0..16 {
        let one = response(&room, &emitter(source, 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni), seed);
        heard.iter_mut().zip(one).for_each(|(sum, x)| *sum += x / 16.0);
    }
    let mut ways = vec![source];
    ways.extend(first_images(&room, source, SOUTH.vector()).map(|image| image.at));
    for way in ways {
        let expected = way.distance(ear) / SPEED_OF_SOUND * FS;
        let around = expected as usize - 12..expected as usize + 13;
        let peak = around.max_by(|a, b| heard[*a].total_cmp(&heard[*b])).expect("the range is not empty");
        let (before, at, after) = (f64::from(heard[peak - 1]), f64::from(heard[peak]), f64::from(heard[peak + 1]));
        let between = 0.5 * (before - after) / (before - 2.0 * at + after);
        close(peak as f64 + between, expected, 1.0, "arrival in samples");
    }
    let direct = (source.distance(ear) / SPEED_OF_SOUND * FS) as usize;
    assert!(heard[..direct - 20].iter().all(|x| x.abs() < 1e-3), "nothing is heard before the direct sound");
}

#[test]
fn reflections_come_back_weaker_by_distance_and_absorption() {
    let room = Shoebox {
        corner: (-30.0, -30.0),
        size: (60.0, 60.0, 60.0),
        absorption: [[0.99; 6], [0.99; 6], [0.99; 6], [0.99; 6], [0.36; 6], [0.99; 6]],
    };
    let (source, ear) = (Point::new(0.0, 10.0, 0.0), Point::new(0.0, 10.0, 1.0));
    let mic = flat();
    let heard = response(&room, &emitter(source, 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni), 3);
    let way = libm::sqrt(401.0);
    let start = (way / SPEED_OF_SOUND * FS) as usize - 200;
    let echo = Db::from_ratio(bin(&heard, start, 700, 1000.0).norm() / bin(&heard, 0, start, 1000.0).norm());
    close(echo.0, -10.0 * libm::log10(401.0) + 10.0 * libm::log10(0.64), 0.3, "floor reflection re direct sound");
}

#[test]
fn level_falls_with_distance_and_depth() {
    let mic = flat();
    for depth in [0.0, 0.02, 0.1, 0.3] {
        for distance in [0.05, 0.17, 0.28, 1.0, 4.0] {
            let source = emitter(MIDDLE, depth);
            let ear = receiver(MIDDLE + SOUTH.vector() * distance, NORTH, &mic, Pattern::Omni);
            let heard = response(&field(), &source, &ear, 1);
            let expected = 20.0 * libm::log10((1.0 + depth) / (distance + depth));
            close(level(&heard, 1000.0), expected, 0.1, "level over distance");
        }
    }
}

#[test]
fn a_flat_way_is_flat() {
    let mic = flat();
    for distance in [0.17, 0.2811, 1.0, 1.0037] {
        let heard = in_the_open(&mic, Pattern::Omni, distance, 0.0);
        for hz in [63.0, 100.0, 250.0, 1e3, 4e3, 8e3, 12e3, 16e3] {
            let air = air_absorption_db_per_km(hz) * distance / 1000.0;
            close(level(&heard, hz), -20.0 * libm::log10(distance) - air, 0.1, &format!("{hz} Hz at {distance} m"));
        }
    }
}

#[test]
fn patterns_are_right_at_thirteen_angles() {
    let mic = flat();
    for pattern in [Pattern::Omni, Pattern::Wide, Pattern::Cardioid, Pattern::Supercardioid, Pattern::Hypercardioid, Pattern::FigureEight] {
        let front = level(&in_the_open(&mic, pattern, 4.0, 0.0), 500.0);
        for step in 0..13 {
            let degrees = 15.0 * f64::from(step);
            let expected = Db::from_ratio(plane_wave_gain(pattern, degrees)).0;
            let heard = level(&in_the_open(&mic, pattern, 4.0, degrees), 500.0) - front;
            if expected > -17.0 {
                close(heard, expected, 0.1, &format!("{} at {degrees}°", pattern.word()));
            } else {
                assert!((-30.0..-17.0).contains(&heard), "{} at {degrees}°: a null of {heard} dB", pattern.word());
            }
        }
    }
}

#[test]
fn the_response_table_holds_at_its_distance() {
    let mut mic = microphone(CapsuleClass::LargeDiaphragm, Some(1.0));
    mic.response_db = [-1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 1.5, 2.0, 2.5, 1.5, -1.0, -6.0];
    let heard = in_the_open(&mic, Pattern::Cardioid, 1.0, 0.0);
    for (hz, db) in [(100.0, 0.0), (200.0, 0.0), (1e3, 0.0), (4e3, 0.5), (8e3, 2.0), (10e3, 2.5), (15e3, -1.0)] {
        close(level(&heard, hz), db - air_absorption_db_per_km(hz) / 1000.0, 0.15, &format!("table at {hz} Hz"));
    }
}

#[test]
fn coming_near_lifts_the_bass_re_the_table() {
    let mic = microphone(CapsuleClass::SmallDiaphragm, Some(1.0));
    for (pattern, hz, distance) in
        [(Pattern::Cardioid, 100.0, 0.1), (Pattern::Cardioid, 200.0, 0.05), (Pattern::Hypercardioid, 100.0, 0.05)]
    {
        let heard = level(&in_the_open(&mic, pattern, distance, 0.0), hz) + 20.0 * libm::log10(distance);
        let expected = proximity_boost(pattern, hz, distance).0 - proximity_boost(pattern, hz, 1.0).0;
        close(heard, expected, 0.15, &format!("{} at {hz} Hz and {distance} m", pattern.word()));
    }
    let omni = level(&in_the_open(&mic, Pattern::Omni, 0.05, 0.0), 100.0) + 20.0 * libm::log10(0.05);
    close(omni, 0.0, 0.1, "a pressure capsule has no proximity effect");
}

#[test]
fn a_cardioid_rejects_treble_behind_it_but_not_near_bass() {
    let mic = flat();
    let (front, rear) = (in_the_open(&mic, Pattern::Cardioid, 2.0, 0.0), in_the_open(&mic, Pattern::Cardioid, 2.0, 180.0));
    for hz in [1e3, 2e3, 4e3, 8e3] {
        let rejection = level(&front, hz) - level(&rear, hz);
        assert!((16.0..26.0).contains(&rejection), "{rejection} dB at {hz} Hz");
    }
    // Behind, only the gradient's near part is left: (1 − a) / kr.
    let near = in_the_open(&mic, Pattern::Cardioid, 0.1, 180.0);
    let kr = std::f64::consts::TAU * 100.0 * 0.1 / SPEED_OF_SOUND;
    close(level(&near, 100.0), 20.0 + 20.0 * libm::log10(0.5 / kr), 0.2, "near bass from behind");
}

#[test]
fn large_capsules_lose_treble_off_axis() {
    for (class, at_10k) in [(CapsuleClass::LargeDiaphragm, -7.8), (CapsuleClass::SmallDiaphragm, -2.4)] {
        let mic = microphone(class, None);
        let side = level(&in_the_open(&mic, Pattern::Omni, 1.0, 90.0), 10e3) - level(&in_the_open(&mic, Pattern::Omni, 1.0, 0.0), 10e3);
        close(side, at_10k, 0.2, "loss at 90° and 10 kHz");
    }
    let mut ribbon = microphone(CapsuleClass::Ribbon, None);
    ribbon.transducer = Transducer::Ribbon;
    let above = Aim { azimuth: 0.0, elevation: 45.0 }.vector();
    let from_above = response(&field(), &emitter(MIDDLE + above, 0.0), &receiver(MIDDLE, SOUTH, &ribbon, Pattern::FigureEight), 1);
    let beside = in_the_open(&ribbon, Pattern::FigureEight, 1.0, 45.0);
    assert!(level(&beside, 10e3) - level(&from_above, 10e3) > 8.0, "a ribbon is dull from above and not from the side");
}

#[test]
fn rear_lobes_are_inverted() {
    let mic = flat();
    for pattern in [Pattern::FigureEight, Pattern::Hypercardioid, Pattern::Supercardioid] {
        let (front, rear) = (in_the_open(&mic, pattern, 2.0, 0.0), in_the_open(&mic, pattern, 2.0, 180.0));
        let product: f64 = front.iter().zip(&rear).take(4800).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
        assert!(product < 0.0, "{} keeps its polarity behind", pattern.word());
    }
    let (front, rear) = (in_the_open(&mic, Pattern::Wide, 2.0, 0.0), in_the_open(&mic, Pattern::Wide, 2.0, 180.0));
    assert!(front.iter().zip(&rear).take(4800).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>() > 0.0);
}

#[test]
fn the_high_pass_switch_cuts_at_its_corner() {
    let mic = flat();
    let open = receiver(MIDDLE, SOUTH, &mic, Pattern::Omni);
    let source = emitter(MIDDLE + SOUTH.vector(), 0.0);
    let (plain, cut) = (response(&field(), &source, &open, 1), response(&field(), &source, &Receiver { high_pass: true, ..open }, 1));
    for (hz, expected) in [(40.0, -12.3), (80.0, -3.01), (160.0, -0.26), (1000.0, 0.0)] {
        close(level(&cut, hz) - level(&plain, hz), expected, 0.15, &format!("high-pass at {hz} Hz"));
    }
}

#[test]
fn a_voice_beams() {
    let mic = flat();
    let ear = MIDDLE + Aim { azimuth: 90.0, elevation: 0.0 }.vector();
    let front = MIDDLE + SOUTH.vector();
    let voice = Emitter { beam: &VOICE, ..emitter(MIDDLE, 0.0) };
    let at = |point| response(&field(), &voice, &receiver(point, SOUTH, &mic, Pattern::Omni), 1);
    let (side, front) = (at(ear), at(front));
    for (hz, expected) in [(500.0, -2.5), (1e3, -1.5), (4e3, -5.0), (8e3, -8.0)] {
        // The microphone looks away from the front source; at these sizes only the angle of the mouth counts.
        let capsule = level(&in_the_open(&mic, Pattern::Omni, 1.0, 90.0), hz) - level(&in_the_open(&mic, Pattern::Omni, 1.0, 180.0), hz);
        close(level(&side, hz) - level(&front, hz) - capsule, expected, 0.15, &format!("voice at 90° and {hz} Hz"));
    }
}

/// Energy per sample of an octave band of a response, by a zero-phase filter.
fn octave_energy(samples: &[f32], hz: f64) -> Vec<f64> {
    let length = 65_536;
    let mut planner = RealFftPlanner::<f64>::new();
    let (forward, inverse) = (planner.plan_fft_forward(length), planner.plan_fft_inverse(length));
    let mut signal = forward.make_input_vec();
    let mut spectrum = forward.make_output_vec();
    signal.iter_mut().zip(samples).for_each(|(out, x)| *out = f64::from(*x));
    forward.process(&mut signal, &mut spectrum).expect("the lengths fit");
    for (k, value) in spectrum.iter_mut().enumerate() {
        let octaves = libm::log2((k as f64 * FS / length as f64 / hz).max(1e-9)).abs();
        *value *= if octaves < 0.4 { 1.0 } else { libm::exp(-((octaves - 0.4) * 10.0) * ((octaves - 0.4) * 10.0)) } / length as f64;
    }
    spectrum[0].im = 0.0;
    spectrum[length / 2].im = 0.0;
    inverse.process(&mut spectrum, &mut signal).expect("the lengths fit");
    signal.iter().map(|x| x * x).collect()
}

/// Seconds for 60 dB from the slope between −5 and −25 dB of the backward integral that starts at `from`.
fn decay_time(energy: &[f64], from: usize) -> f64 {
    // The filter's own ringing before the direct sound wraps round to the end.
    let energy = &energy[..40_000];
    let mut left: Vec<f64> = energy[from..]
        .iter()
        .rev()
        .scan(0.0, |sum, x| {
            *sum += x;
            Some(*sum)
        })
        .collect();
    left.reverse();
    let at = |db: f64| left.iter().position(|x| 10.0 * libm::log10(x / left[0]) < db).expect("the decay reaches that far") as f64 / FS;
    3.0 * (at(-25.0) - at(-5.0))
}

#[test]
fn the_late_field_decays_as_eyring_says() {
    let mic = flat();
    for (room, source, ear) in [
        (live_room(), Point::new(3.0, 1.1, 3.0), Point::new(6.0, 1.6, 5.0)),
        (
            Shoebox { size: (5.0, 2.8, 4.0), absorption: [[0.3, 0.25, 0.3, 0.35, 0.35, 0.4]; 6], corner: (0.0, 0.0) },
            Point::new(1.0, 1.1, 1.0),
            Point::new(4.0, 1.6, 3.0),
        ),
    ] {
        let mut energies = vec![vec![0.0; 65_536]; 6];
        for seed in 0..6 {
            let heard = response(&room, &emitter(source, 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni), seed);
            for (sum, hz) in energies.iter_mut().zip([125.0, 250.0, 500.0, 1e3, 2e3, 4e3]) {
                sum.iter_mut().zip(octave_energy(&heard, hz)).for_each(|(sum, x)| *sum += x);
            }
        }
        // The last image comes within 60 ms in both rooms.
        for (band, (energy, expected)) in energies.iter().zip(room.reverberation_times()).enumerate().skip(1) {
            let heard = decay_time(energy, 2880);
            close(heard, expected, 0.1 * expected, &format!("decay in band {band}"));
        }
    }
}

/// Direct over all other energy in decibels between 300 Hz and 3 kHz.
fn direct_to_reverberant(room: &Shoebox, pattern: Pattern, distance: f64) -> f64 {
    let mic = flat();
    let (mut direct, mut rest) = (0.0, 0.0);
    for seed in 0..4 {
        let source = Point::new(room.size.0 * 0.45, 1.6, room.size.2 * 0.4);
        let ear = receiver(source + SOUTH.vector() * distance, NORTH, &mic, pattern);
        let heard = response(room, &emitter(source, 0.0), &ear, seed);
        let power = (30..300).map(|k| bin(&heard, 0, heard.len(), 10.0 * f64::from(k)).norm_sqr()).sum::<f64>();
        let alone = 270.0 / (distance * distance);
        direct += alone;
        rest += power - alone;
    }
    10.0 * libm::log10(direct / rest)
}

#[test]
fn direct_and_reverberant_sound_are_equal_at_the_critical_distance() {
    let bright = Shoebox { corner: (0.0, 0.0), size: (9.0, 4.0, 7.0), absorption: [[0.15; 6]; 6] };
    for room in [live_room(), bright] {
        for (pattern, df) in [(Pattern::Omni, 1.0), (Pattern::Cardioid, 1.73), (Pattern::FigureEight, 1.73)] {
            let distance = critical_distance(1.0, room.volume(), room.reverberation_times()[3]) * df;
            let ratio = direct_to_reverberant(&room, pattern, distance);
            close(ratio, 0.0, 1.5, &format!("D/R of {} at {distance:.2} m", pattern.word()));
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_response() {
    let mic = microphone(CapsuleClass::LargeDiaphragm, Some(1.0));
    let make = |seed| {
        let ear = receiver(Point::new(4.0, 1.2, 3.3), NORTH, &mic, Pattern::Cardioid);
        response(&live_room(), &emitter(Point::new(4.0, 1.1, 3.0), 0.1), &ear, seed)
    };
    assert_eq!(make(7), make(7));
    assert_ne!(make(7), make(8));
}

fn energy_db(samples: &[f32]) -> f64 {
    10.0 * libm::log10(samples.iter().map(|x| f64::from(x * x)).sum())
}

#[test]
fn an_open_door_lets_the_other_room_in() {
    let mic = microphone(CapsuleClass::LargeDiaphragm, Some(1.0));
    let ear = receiver(Point::new(10.4, 1.55, 1.0), Aim { azimuth: 90.0, elevation: 0.0 }, &mic, Pattern::Cardioid);
    let guitar = Emitter { facing: Aim { azimuth: 90.0, elevation: 0.0 }, ..emitter(Point::new(6.4, 0.9, 1.2), 0.1) };
    let voice = Emitter { facing: Aim { azimuth: -90.0, elevation: 0.0 }, beam: &VOICE, ..emitter(Point::new(10.57, 1.55, 1.0), 0.02) };
    let own = response(&booth(), &voice, &ear, 1);
    let through = |loss| {
        let door = Opening { at: Point::new(9.1, 1.0, 1.0), width: 0.9, loss: Db(loss) };
        response_through(&live_room(), &booth(), &door, &guitar, &ear, 2)
    };
    let (open, closed) = (through(0.0), through(35.0));
    // Without loss: distance and doorway make the guitar quieter than the near voice, and the cardioid turns its back on it.
    let guitar = energy_db(&open) - energy_db(&own);
    assert!((-43.0..-28.0).contains(&guitar), "the guitar is at {guitar} dB re the voice");
    assert!(energy_db(&open) - energy_db(&closed) > 30.0);
    let first = open.iter().position(|x| x.abs() > 1e-3).expect("something comes through") as f64 / FS;
    close(first, 4.0 / SPEED_OF_SOUND, 0.001, "arrival through the door");
    assert!(bin(&closed, 0, closed.len(), 125.0).norm() / bin(&open, 0, open.len(), 125.0).norm() > 0.015, "doors pass bass");
}

fn anywhere() -> impl Strategy<Value = Point> {
    let coordinate = prop_oneof![-20.0..20.0, Just(0.0), Just(1.0), -1e9..1e9, Just(1e300)];
    (coordinate.clone(), coordinate.clone(), coordinate).prop_map(|(x, y, z)| Point::new(x, y, z))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn responses_are_finite_whatever_goes_in(
        source in anywhere(), ear in anywhere(), door in anywhere(),
        azimuth in -1e6..1e6_f64, elevation in -1e6..1e6_f64, depth in -1.0..1e9_f64,
        absorption in prop_oneof![0.0..1.0, Just(0.0), Just(1.0), -5.0..5.0],
        size in prop_oneof![0.0..20.0, -1e9..1e9], beam in -1e9..1e9_f64, loss in -1e9..1e9_f64, which in 0..6_usize,
    ) {
        let pattern = [Pattern::Omni, Pattern::Wide, Pattern::Cardioid, Pattern::Supercardioid, Pattern::Hypercardioid, Pattern::FigureEight][which];
        let class = [CapsuleClass::LargeDiaphragm, CapsuleClass::LargeHead, CapsuleClass::SmallDiaphragm, CapsuleClass::Ribbon][which % 4];
        let mic = Microphone { response_db: [beam; 13], ..microphone(class, Some(depth)) };
        let rows = [(0.0, [0.0; 8]), (beam, [beam; 8])];
        let room = Shoebox { corner: (source.x.min(5.0), 0.0), size: (size, 3.0, 5.0), absorption: [[absorption; 6]; 6] };
        let emitter = Emitter { at: source, facing: Aim { azimuth, elevation }, beam: &rows, depth_m: depth };
        let receiver = Receiver { at: ear, aim: Aim { azimuth: elevation, elevation: azimuth }, mic: &mic, pattern, high_pass: which % 2 == 0 };
        let opening = Opening { at: door, width: size, loss: Db(loss) };
        let coincident = Receiver { at: source, ..receiver };
        for heard in [
            response(&room, &emitter, &receiver, 5),
            response(&room, &emitter, &coincident, 5),
            response_through(&room, &live_room(), &opening, &emitter, &receiver, 5),
        ] {
            prop_assert!(heard.iter().all(|x| x.is_finite()));
        }
    }
}
