//! Cores and tubes: the figures of domain reference 11.17 and 6.1.

use crate::sim::circuit::Process;
use crate::sim::engine::process::Processor;
use crate::sim::units::{Db, Dbu, Hertz};

/// The share of a harmonic in percent, of a sine at this level after a process, and its own level.
fn harmonic(process: &Process, hertz: f64, dbu: f64, number: f64) -> (f64, f64) {
    let peak = Dbu(dbu).volt().0 * std::f64::consts::SQRT_2;
    let turn = std::f64::consts::TAU * hertz / 48_000.0;
    // Three seconds, of which the last is heard: a whole number of turns.
    let mut sound: Vec<f32> = (0..144_000).map(|n| (peak * libm::sin(turn * f64::from(n))) as f32).collect();
    let mut one = Processor::new(process, 1);
    sound.chunks_mut(256).for_each(|block| one.run(block));
    let amplitude = |times: f64| {
        let part = |wave: fn(f64) -> f64| {
            sound.iter().enumerate().skip(96_000).map(|(n, x)| f64::from(*x) * wave(times * turn * n as f64)).sum::<f64>()
        };
        libm::hypot(part(libm::sin), part(libm::cos)) / 24_000.0
    };
    (100.0 * amplitude(number) / amplitude(1.0), amplitude(1.0) / peak)
}

fn close(what: &str, got: f64, wanted: f64, share: f64) {
    assert!((got / wanted - 1.0).abs() < share, "{what}: {got}, not {wanted}");
}

#[test]
fn a_core_has_one_percent_at_its_level_and_follows_the_square_of_level_over_frequency() {
    let core = Process::core(Dbu(15.0), Hertz(20.0), 0.01, Db(0.0));
    let third = |hertz: f64, dbu: f64| harmonic(&core, hertz, dbu, 3.0).0;
    close("where it is stated", third(20.0, 15.0), 1.0, 0.06);
    close("an octave higher", third(40.0, 15.0), 0.25, 0.03);
    close("6 dB less", third(20.0, 15.0 - 6.0206), 0.25, 0.03);
    assert!(third(1_000.0, 15.0) < 0.001, "nothing in the middle");
    assert!((harmonic(&core, 1_000.0, 15.0, 3.0).1 - 1.0).abs() < 1e-4, "and no gain");
    assert!(harmonic(&core, 40.0, 15.0, 2.0).0 < 0.02, "both halves alike");
}

#[test]
fn a_tube_has_its_second_harmonic_in_proportion_to_the_level() {
    let (bias, share) = (0.3, 0.005);
    let peak = Dbu(10.0).volt().0 * std::f64::consts::SQRT_2;
    let tube = Process::Tube { volts: libm::tanh(bias) * peak / (2.0 * share), bias };
    let second = |dbu: f64| harmonic(&tube, 1_000.0, dbu, 2.0).0;
    close("where it is stated", second(10.0), 0.5, 0.02);
    close("6 dB more", second(16.0206), 1.0, 0.02);
    assert!(harmonic(&tube, 1_000.0, 10.0, 3.0).0 < 0.05);
    assert!((harmonic(&tube, 1_000.0, -20.0, 2.0).1 - 1.0).abs() < 1e-3, "small signals pass");
}
