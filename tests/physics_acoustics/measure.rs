//! Rooms, microphones and rulers for the tests of acoustics.

use linecheck::sim::acoustics::{Climate, Emitter, Receiver, Shoebox, Space, response};
use linecheck::sim::gear::{CapsuleClass, HighPass, Microphone, Pattern, Principle, Transducer};
use linecheck::sim::units::{Aim, Point};
use realfft::RealFftPlanner;
use realfft::num_complex::Complex;

pub(crate) const FS: f64 = 48_000.0;
pub(crate) const NORTH: Aim = Aim { azimuth: 180.0, elevation: 0.0 };
pub(crate) const SOUTH: Aim = Aim { azimuth: 0.0, elevation: 0.0 };
pub(crate) const VOICE: [(f64, [f64; 8]); 6] = [
    (0.0, [0.0; 8]),
    (30.0, [0.0, 0.0, 0.0, 0.0, -0.5, -1.0, -1.0, -2.0]),
    (60.0, [0.0, -0.5, -1.0, -0.5, -1.5, -2.5, -4.0, -6.0]),
    (90.0, [-1.0, -1.5, -2.5, -1.5, -3.5, -5.0, -8.0, -11.0]),
    (135.0, [-2.0, -3.5, -5.0, -5.0, -8.0, -10.0, -14.0, -20.0]),
    (180.0, [-2.5, -4.5, -6.5, -8.0, -11.0, -14.0, -18.0, -25.0]),
];

pub(crate) fn microphone(capsule: CapsuleClass, reference: Option<f64>) -> Microphone {
    Microphone {
        transducer: Transducer::Condenser,
        capsule,
        principle: Principle::Single,
        high_pass: vec![HighPass { corner: 80.0, slope: 12.0 }],
        response_at_m: reference,
        ..Microphone::ideal(Pattern::Cardioid)
    }
}

pub(crate) fn flat() -> Microphone {
    microphone(CapsuleClass::SmallDiaphragm, None)
}

/// Everything swallowed: direct sound alone.
pub(crate) fn field() -> Space {
    let mut space = Space::new(vec![Shoebox::new((-30.0, -30.0), (60.0, 60.0, 60.0), [[0.99; 6]; 6])]);
    (space.order, space.late_field) = (0, false);
    space
}

pub(crate) const MIDDLE: Point = Point::new(0.0, 30.0, 0.0);

pub(crate) const LIVE_EYRING: [f64; 6] = [0.79, 0.51, 0.46, 0.47, 0.47, 0.44];

/// The live room of domain reference 11.11, 9 × 7 × 4 m, with the absorption that gives its Eyring times.
pub(crate) fn live_room() -> Shoebox {
    let mean = std::array::from_fn(|band| {
        let air = Climate::default().air_absorption_db_per_km(125.0 * libm::exp2(band as f64)) / 4343.0;
        1.0 - libm::exp((4.0 * air * 252.0 - 0.161 * 252.0 / LIVE_EYRING[band]) / 254.0)
    });
    Shoebox::new((0.0, 0.0), (9.0, 4.0, 7.0), [mean; 6])
}

pub(crate) fn booth() -> Shoebox {
    Shoebox::new((9.2, 0.0), (2.4, 2.5, 2.0), [[0.22, 0.60, 0.92, 0.90, 0.88, 0.88]; 6])
}

pub(crate) fn alone(room: Shoebox) -> Space {
    Space::new(vec![room])
}

pub(crate) fn emitter(at: Point, depth_m: f64) -> Emitter<'static> {
    Emitter { at, facing: SOUTH, beam: &[], depth_m }
}

pub(crate) fn receiver(at: Point, aim: Aim, mic: &Microphone, pattern: Pattern) -> Receiver<'_> {
    Receiver { at, aim, mic, pattern, high_pass: false }
}

/// The spectrum of the first so many samples after `start`, at one frequency.
pub(crate) fn bin(samples: &[f32], start: usize, length: usize, hz: f64) -> Complex<f64> {
    (samples.iter().skip(start).take(length).enumerate())
        .map(|(n, x)| Complex::from_polar(f64::from(*x), -std::f64::consts::TAU * hz * (start + n) as f64 / FS))
        .sum()
}

pub(crate) fn level(samples: &[f32], hz: f64) -> f64 {
    20.0 * libm::log10(bin(samples, 0, 4800, hz).norm())
}

pub(crate) fn close(left: f64, right: f64, tolerance: f64, what: &str) {
    assert!((left - right).abs() <= tolerance, "{what}: {left} is not within {tolerance} of {right}");
}

/// The direct sound of a source at a distance and angle from a microphone in the open.
pub(crate) fn in_the_open(mic: &Microphone, pattern: Pattern, distance: f64, degrees: f64) -> Vec<f32> {
    let direction = Aim { azimuth: degrees, elevation: 0.0 }.vector();
    response(&field(), &emitter(MIDDLE + direction * distance, 0.0), &receiver(MIDDLE, SOUTH, mic, pattern), 1)
}

/// Energy per sample of an octave band of a response, by a zero-phase filter.
pub(crate) fn octave_energy(samples: &[f32], hz: f64) -> Vec<f64> {
    octave_energy_through(samples, |at| {
        let octaves = libm::log2((at / hz).max(1e-9)).abs();
        if octaves < 0.4 { 1.0 } else { libm::exp(-((octaves - 0.4) * 10.0) * ((octaves - 0.4) * 10.0)) }
    })
}

/// Energy per sample of what a filter without phase, given by its gain at each frequency, lets through.
pub(crate) fn octave_energy_through(samples: &[f32], gain: impl Fn(f64) -> f64) -> Vec<f64> {
    let length = 65_536;
    let mut planner = RealFftPlanner::<f64>::new();
    let (forward, inverse) = (planner.plan_fft_forward(length), planner.plan_fft_inverse(length));
    let mut signal = forward.make_input_vec();
    let mut spectrum = forward.make_output_vec();
    signal.iter_mut().zip(samples).for_each(|(out, x)| *out = f64::from(*x));
    forward.process(&mut signal, &mut spectrum).expect("the lengths fit");
    for (k, value) in spectrum.iter_mut().enumerate() {
        *value *= gain((k as f64 * FS / length as f64).max(1e-6)) / length as f64;
    }
    spectrum[0].im = 0.0;
    spectrum[length / 2].im = 0.0;
    inverse.process(&mut spectrum, &mut signal).expect("the lengths fit");
    signal.iter().map(|x| x * x).collect()
}

pub(crate) fn energy_db(samples: &[f32]) -> f64 {
    10.0 * libm::log10(samples.iter().map(|x| f64::from(x * x)).sum())
}
