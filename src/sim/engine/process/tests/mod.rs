//! What holds of every process: block lengths, bounds, knobs that move; and what filters and delays do.

mod colour;
mod dynamics;
mod reverb;

use super::*;
use crate::sim::gear::EqShape;
use crate::sim::units::{Db, Dbu, Hertz, SAMPLE_RATE};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const RATE: f64 = SAMPLE_RATE as f64;

fn sine(hertz: f64, peak: f64, frames: usize) -> Vec<f32> {
    (0..frames).map(|n| (peak * libm::sin(std::f64::consts::TAU * hertz * n as f64 / RATE)) as f32).collect()
}

fn processed(process: &Process, sound: &[f32]) -> Vec<f32> {
    let mut out = sound.to_vec();
    Processor::new(process, 1).run(&mut out);
    out
}

fn decibels(ratio: f64) -> f64 {
    20.0 * libm::log10(ratio)
}

fn rms(sound: &[f32]) -> f64 {
    libm::sqrt(sound.iter().map(|x| f64::from(*x) * f64::from(*x)).sum::<f64>() / sound.len() as f64)
}

fn peak(sound: &[f32]) -> f64 {
    sound.iter().fold(0.0, |most, x| f64::from(x.abs()).max(most))
}

/// The magnitude at a frequency of what is written out in full.
fn magnitude(response: &[f32], hertz: f64) -> f64 {
    let turn = std::f64::consts::TAU * hertz / RATE;
    let (mut re, mut im) = (0.0, 0.0);
    for (n, x) in response.iter().enumerate() {
        re += f64::from(*x) * libm::cos(turn * n as f64);
        im += f64::from(*x) * libm::sin(turn * n as f64);
    }
    libm::hypot(re, im)
}

/// Draws of settings.
struct Lot(ChaCha8Rng);

impl Lot {
    fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * f64::from(self.0.next_u32()) / 4_294_967_295.0
    }

    /// One of the two ends, or anything from one to the other in even steps of the logarithm.
    fn knob(&mut self, low: f64, high: f64) -> f64 {
        match self.0.next_u32() % 4 {
            0 => low,
            1 => high,
            _ => low * libm::pow(high / low, self.between(0.0, 1.0)),
        }
    }

    fn shape(&mut self) -> EqShape {
        [EqShape::LowShelf, EqShape::Bell, EqShape::HighShelf][self.0.next_u32() as usize % 3]
    }

    fn process(&mut self, kind: usize) -> Process {
        match kind {
            0 => Process::HighPass { corner: Hertz(self.knob(16.0, 1000.0)), order: 3 },
            1 => Process::Eq {
                shape: self.shape(),
                hz: Hertz(self.knob(20.0, 20_000.0)),
                gain: Db(self.between(-18.0, 18.0)),
                q: self.knob(0.3, 10.0),
            },
            2 => Process::Compressor {
                threshold: Dbu(self.between(-40.0, 20.0)),
                ratio: self.knob(1.0, 100.0),
                knee: Db(self.between(0.0, 12.0)),
                attack_s: self.knob(0.001, 0.1),
                release_s: self.knob(0.05, 2.0),
                make_up: Db(self.between(0.0, 20.0)),
            },
            3 => Process::Gate {
                threshold: Dbu(self.between(-40.0, 20.0)),
                range: Db(self.between(0.0, 80.0)),
                attack_s: self.knob(0.003, 0.1),
                hold_s: self.between(0.0, 0.1),
                release_s: self.knob(0.02, 2.0),
            },
            6 => Process::Core { flux: self.knob(0.001, 0.1) },
            7 => Process::Tube { volts: self.knob(1.0, 100.0), bias: self.between(0.2, 0.4) },
            4 => Process::Delay { seconds: self.knob(0.001, 2.0), feedback: self.between(0.0, 0.95), mix: self.between(0.0, 1.0) },
            _ => Process::Reverb {
                seconds: self.knob(0.1, 20.0),
                predelay_s: self.between(0.0, 0.2),
                damping: Hertz(self.knob(1000.0, 16_000.0)),
                mix: self.between(0.0, 1.0),
            },
        }
    }
}

#[test]
fn the_length_of_blocks_does_not_matter() {
    let mut lot = Lot::new(7);
    for kind in 0..8 {
        let (first, second) = (lot.process(kind), lot.process(kind));
        // A burst and then silence, so that tails that die away are among it.
        let mut sound = sine(333.0, 2.0, 30_000);
        sound[9_000..].fill(0.0);
        let in_blocks = |length: usize| {
            let mut out = sound.clone();
            let (before, after) = out.split_at_mut(4_000);
            let mut one = Processor::new(&first, 1);
            before.chunks_mut(length).for_each(|block| one.run(block));
            let mut other = Processor::new(&second, 1);
            other.take_over(&one);
            after.chunks_mut(length).for_each(|block| other.run(block));
            out.into_iter().map(f32::to_bits).collect::<Vec<_>>()
        };
        let whole = in_blocks(256);
        for length in [1, 32, 1000] {
            assert!(in_blocks(length) == whole, "process {kind} in blocks of {length}");
        }
    }
}

#[test]
fn every_build_gives_the_same_bits() {
    let expected = [
        0xcaab_76df_02e3_418e,
        0x7ca5_16b8_ef0e_bcbd,
        0xf6c2_31c0_7ec3_c7fc,
        0x2d4b_a8ec_b4b0_3098,
        0xf909_b368_211e_140f,
        0x4276_306e_1178_def2,
    ];
    let mut lot = Lot::new(29);
    let sound = [sine(333.0, 2.0, 6_000), sine(5_011.0, 0.1, 6_000)].concat();
    let hashes = [0, 1, 2, 3, 4, 5].map(|kind| {
        let out = processed(&lot.process(kind), &sound);
        out.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, x| (hash ^ u64::from(x.to_bits())).wrapping_mul(0x0100_0000_01b3))
    });
    assert_eq!(hashes, expected, "{hashes:#x?}");
}

#[test]
fn whatever_comes_in_a_number_comes_out() {
    let mut lot = Lot::new(11);
    for round in 0..120 {
        let process = lot.process(round % 6);
        let size = lot.knob(1e-30, 1e6);
        let mut sound: Vec<f32> = (0..6_000).map(|_| (size * if lot.between(0.0, 1.0) < 0.5 { -1.0 } else { 1.0 }) as f32).collect();
        Processor::new(&process, round as u64).run(&mut sound);
        assert!(sound.iter().all(|x| x.is_finite()), "{process:?} with {size} V");
    }
    let none = Hertz(f64::NAN);
    for process in [
        Process::HighPass { corner: none, order: 1_000_000 },
        Process::Eq { shape: EqShape::Bell, hz: none, gain: Db(f64::NAN), q: f64::NAN },
        Process::Reverb { seconds: f64::NAN, predelay_s: f64::INFINITY, damping: none, mix: -1.0 },
        Process::Delay { seconds: f64::INFINITY, feedback: 7.0, mix: f64::NAN },
        Process::Compressor {
            threshold: Dbu(f64::NAN),
            ratio: f64::NAN,
            knee: Db(f64::NAN),
            attack_s: f64::NAN,
            release_s: -1.0,
            make_up: Db(f64::INFINITY),
        },
    ] {
        assert!(processed(&process, &sine(100.0, 1.0, 2_000)).iter().all(|x| x.is_finite()), "{process:?}");
    }
}

#[test]
fn silence_follows_sound_without_denormals() {
    let mut lot = Lot::new(13);
    for kind in 0..6 {
        let process = lot.process(kind);
        let mut sound = vec![0.0; 400_000];
        sound[..1000].fill(1e-6);
        Processor::new(&process, 1).run(&mut sound);
        let denormal = sound.iter().filter(|x| **x != 0.0 && x.abs() < f32::MIN_POSITIVE).count();
        assert_eq!(denormal, 0, "{process:?}");
    }
}

/// The highest peak above 5 kHz of a sine of 1 V peak at 200 Hz while settings follow each other every `every` frames.
fn click(settings: &[Process], every: usize) -> f64 {
    let mut sound = sine(200.0, 1.0, 48_000 + settings.len() * every + 9_600);
    let (start, rest) = sound.split_at_mut(48_000);
    let mut one = Processor::new(&settings[0], 3);
    one.run(start);
    for (process, block) in settings[1..].iter().chain([&settings[settings.len() - 1]]).zip(rest.chunks_mut(every)) {
        let mut next = Processor::new(process, 3);
        next.take_over(&one);
        one = next;
        one.run(block);
    }
    let last = rest.len() - rest.len() % every;
    one.run(&mut rest[last.min(settings.len() * every)..]);
    let size = peak(&sound[40_000..]).max(1.0);
    let heard = processed(&Process::HighPass { corner: Hertz(5_000.0), order: 8 }, &sound);
    peak(&heard[46_000..48_000 + settings.len() * every]) / size
}

#[test]
fn a_knob_that_moves_does_not_click() {
    let mut lot = Lot::new(17);
    for kind in 0..6 {
        let mut worst: f64 = 0.0;
        for _ in 0..12 {
            let settings: Vec<Process> = (0..4).map(|_| lot.process(kind)).collect();
            worst = worst.max(click(&settings, 256)).max(click(&settings[..2], 4_800));
        }
        assert!(worst < 1e-3, "process {kind}: {} dB", decibels(worst));
    }
}

#[test]
fn what_is_of_another_kind_is_not_taken_over() {
    let mut lot = Lot::new(19);
    let sound = sine(440.0, 1.0, 2_000);
    for kind in 0..6 {
        let process = lot.process(kind);
        let mut before = Processor::new(&lot.process((kind + 2) % 6), 1);
        before.run(&mut sound.clone());
        let mut after = Processor::new(&process, 1);
        after.take_over(&before);
        let mut out = sound.clone();
        after.run(&mut out);
        assert_eq!(out, processed(&process, &sound), "{process:?}");
    }
}

#[test]
fn a_flat_equaliser_changes_no_bit() {
    let sound = sine(997.0, 1.7, 5_000);
    for shape in [EqShape::LowShelf, EqShape::Bell, EqShape::HighShelf] {
        let out = processed(&Process::Eq { shape, hz: Hertz(900.0), gain: Db(0.0), q: 1.0 }, &sound);
        assert!(out.iter().zip(&sound).all(|(a, b)| a.to_bits() == b.to_bits()));
    }
}

#[test]
fn an_equaliser_measures_as_its_prototype() {
    let mut impulse = vec![0.0; 120_000];
    impulse[0] = 1.0;
    for (shape, hertz, gain_db, q) in [
        (EqShape::LowShelf, 80.0, 12.0, 0.7),
        (EqShape::LowShelf, 450.0, -15.0, 0.7),
        (EqShape::Bell, 60.0, -15.0, 3.0),
        (EqShape::Bell, 1_000.0, 6.0, 0.7),
        (EqShape::Bell, 7_000.0, 15.0, 0.5),
        (EqShape::Bell, 14_000.0, -12.0, 1.4),
        (EqShape::HighShelf, 1_500.0, -9.0, 0.7),
        (EqShape::HighShelf, 16_000.0, 15.0, 0.7),
    ] {
        let response = processed(&Process::Eq { shape, hz: Hertz(hertz), gain: Db(gain_db), q }, &impulse);
        let band = Band { shape, hertz, gain_db, q };
        for step in 0..=30 {
            let at = 20.0 * libm::pow(1000.0, f64::from(step) / 30.0);
            let fault = decibels(magnitude(&response, at)) - 10.0 * libm::log10(band.power(at));
            let allowed = if at > 15_000.0 { 0.5 } else { 0.1 };
            assert!(fault.abs() < allowed, "{band:?} at {at} Hz: {fault} dB");
        }
    }
}

#[test]
fn a_high_pass_is_three_decibels_down_at_its_corner() {
    let mut impulse = vec![0.0; 48_000];
    impulse[0] = 1.0;
    for order in 1..=8 {
        let response = processed(&Process::HighPass { corner: Hertz(100.0), order }, &impulse);
        assert!((decibels(magnitude(&response, 100.0)) + 3.01).abs() < 0.02, "order {order}");
        for hertz in [30.0, 60.0, 150.0, 1_000.0] {
            let wanted = -10.0 * libm::log10(1.0 + libm::pow(100.0 / hertz, 2.0 * f64::from(order)));
            let fault = decibels(magnitude(&response, hertz)) - wanted;
            assert!(fault.abs() < 0.05, "order {order} at {hertz} Hz: {fault} dB");
        }
    }
}

#[test]
fn repeats_come_in_time_and_fall_by_the_feedback() {
    let mut sound = vec![0.0; 60_000];
    sound[0] = 1.0;
    let out = processed(&Process::Delay { seconds: 0.25, feedback: 0.5, mix: 0.4 }, &sound);
    let heard: Vec<(usize, f32)> = out.iter().copied().enumerate().filter(|(_, x)| *x != 0.0).take(4).collect();
    for ((at, level), (expected_at, expected)) in heard.iter().zip([(0, 0.6), (12_000, 0.4), (24_000, 0.2), (36_000, 0.1)]) {
        assert!(*at == expected_at && (level - expected).abs() < 1e-6, "{heard:?}");
    }
    let longest = processed(&Process::Delay { seconds: 2.0, feedback: 0.0, mix: 1.0 }, &[vec![1.0], vec![0.0; 96_000]].concat());
    assert_eq!(longest.iter().position(|x| *x != 0.0), Some(96_000));
}
