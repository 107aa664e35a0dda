//! Volts to samples.

use crate::sim::engine::converter::jitter::{self, Jitter};
use crate::sim::engine::converter::quantise::Quantiser;
use crate::sim::engine::noise::{add_white, deviation, seed_of};
use crate::sim::gear::{Alignment, ConverterClass};
use crate::sim::units::{BLOCK, SAMPLE_RATE, amplitude};

/// Samples of full scale in a row that light the flag (domain reference 11.17).
pub const OVERS: u32 = 3;
/// Decibels that A-weighting takes from white noise of 20 Hz to 20 kHz (domain reference 0.2).
const A_WEIGHTED_WHITE_DB: f64 = 2.05;
/// Width of the band in which noise figures are given, hertz (domain reference 0.2).
const BAND_HZ: f64 = 19_980.0;
/// Level of the sine by which distortion and noise are given, dBFS.
const GIVEN_AT_DBFS: f64 = -1.0;
/// Where the soft limiter of some converters begins, dBFS (domain reference 6.3).
const SOFT_DBFS: f64 = -4.0;

/// Noise and distortion of a class, where full scale is 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Flaws {
    /// Deviation of the white noise that is added.
    pub(super) noise: f32,
    /// What x³ is taken by.
    pub(super) third: f64,
}

impl Flaws {
    /// Those of a class with this A-weighted dynamic range; what rounding adds is taken off.
    pub(super) fn of(class: &ConverterClass, range_db: f64, quantiser: &Quantiser) -> Self {
        // Full scale is a sine, whose rms is 3 dB below one.
        let total = amplitude(A_WEIGHTED_WHITE_DB - range_db) * std::f64::consts::FRAC_1_SQRT_2;
        // Rounding spreads over half the rate.
        let rounding = 0.25 * quantiser.step() * quantiser.step() * BAND_HZ / (0.5 * f64::from(SAMPLE_RATE));
        let noise = libm::sqrt((total * total - rounding).max(0.0));
        let sine = amplitude(GIVEN_AT_DBFS);
        let both = amplitude(class.thd_n_db) * sine * std::f64::consts::FRAC_1_SQRT_2;
        let distortion = libm::sqrt((both * both - total * total).max(0.0)) * std::f64::consts::SQRT_2 / sine;
        // The third harmonic of x − a x³ is a/4 of the square of the first.
        Self { noise: deviation(noise), third: 4.0 * distortion / (sine * sine) }
    }
}

/// One input.
#[derive(Debug, Clone)]
pub struct Adc {
    scale: f32,
    soft: bool,
    flaws: Flaws,
    quantiser: Quantiser,
    jitter: Jitter,
    seed: u64,
    in_a_row: u32,
}

impl Adc {
    /// Frames by which samples come out after the volts that they belong to.
    pub const LATENCY: usize = jitter::LATE;

    /// An input of a class at an alignment. `jitter_ps` is that of the clock which it runs by; `soft` rounds the top 4 dB.
    #[must_use]
    pub fn new(class: &ConverterClass, alignment: Alignment, jitter_ps: f64, soft: bool, seed: u64) -> Self {
        let quantiser = Quantiser::new(class.bits, seed);
        Self {
            scale: (std::f64::consts::FRAC_1_SQRT_2 / alignment.full_scale().volt().0) as f32,
            soft,
            flaws: Flaws::of(class, class.adc_db, &quantiser),
            quantiser,
            jitter: Jitter::new(jitter_ps, seed),
            seed: seed_of("input noise", seed),
            in_a_row: 0,
        }
    }

    /// Turns a block of volts into samples; says how many times the flag lit.
    pub fn run(&mut self, block: &mut [f32], frame: u64) -> u32 {
        block.iter_mut().for_each(|sample| *sample *= self.scale);
        self.jitter.run(block, frame);
        let mut noise = [0.0; BLOCK];
        let noise = &mut noise[..block.len()];
        add_white(noise, self.seed, frame, self.flaws.noise);
        let mut overs = 0;
        let top = 1.0 - self.quantiser.step();
        for ((at, sample), noise) in (frame..).zip(block.iter_mut()).zip(noise) {
            let x = f64::from(*sample);
            // Beyond full scale there is only the limit, and a cube would turn round.
            let inside = x.clamp(-1.0, 1.0);
            let bent = x - self.flaws.third * inside * inside * inside + f64::from(*noise);
            let value = self.quantiser.round(if self.soft { rounded(bent) } else { bent }, at);
            self.in_a_row = if value >= top || value <= -1.0 { self.in_a_row + 1 } else { 0 };
            overs += u32::from(self.in_a_row == OVERS);
            *sample = value as f32;
        }
        overs
    }
}

/// The soft limiter: straight up to −4 dBFS, and from there ever closer to full scale.
fn rounded(x: f64) -> f64 {
    let knee = amplitude(SOFT_DBFS);
    let over = x.abs() - knee;
    if over <= 0.0 { x } else { (knee + (1.0 - knee) * libm::tanh(over / (1.0 - knee))) * x.signum() }
}
