//! What an analyser shows at a jack while nobody plays: noise, hum, what broken things add and what microphones hear, by octaves.

use crate::sim::circuit::{Circuit, Disturbance, Disturbing, Feed, Stage};
use crate::sim::gear::{JackId, UnitId};
use crate::sim::units::Volt;
use std::collections::BTreeMap;

/// The middles of its octaves, hertz.
pub const OCTAVES_HZ: [f64; 10] = [31.5, 63.0, 125.0, 250.0, 500.0, 1e3, 2e3, 4e3, 8e3, 16e3];
/// Hum of the mains: harmonics of 50 Hz and their amplitudes, as of a ground loop between rectifiers; estimated.
pub const MAINS_HARMONICS: [(f64, f64); 7] = [(1.0, 1.0), (2.0, 0.1), (3.0, 0.35), (5.0, 0.2), (7.0, 0.1), (9.0, 0.06), (11.0, 0.03)];
/// Ripple of a rectifier: harmonics of 100 Hz and their amplitudes; estimated.
pub const RIPPLE_HARMONICS: [(f64, f64); 6] = [(1.0, 1.0), (2.0, 0.4), (3.0, 0.2), (4.0, 0.1), (5.0, 0.06), (6.0, 0.03)];
/// Harmonics of a dimmer's edges, and the power by which they fall.
pub const EDGES: (u32, f64) = (120, -0.7);
/// Where cloth is heard, hertz: domain reference 10, F63.
pub const CLOTH_HZ: (f64, f64) = (20.0, 200.0);
/// Pulses of a telephone, a second: domain reference 10, F34.
pub const TELEPHONE_HZ: f64 = 217.0;

/// Hum of a failing tube's amplifier at one metre, pascals rms at 100 Hz: 74 dB SPL; estimate.
pub const TUBE_PA: f64 = 0.1;

/// Where a loop howls, hertz; estimate.
pub const HOWL_HZ: f64 = 960.0;

/// The square of the voltage in each octave, or of the sound pressure.
pub type Power = [f64; 10];
/// What reaches each microphone through the air, pascals squared.
pub type Air = BTreeMap<UnitId, Power>;

/// The rms in each octave at a jack. What comes in bursts counts with the level that it has while it sounds.
#[must_use]
pub fn octaves(circuit: &Circuit, air: &Air, at: &JackId) -> [Volt; 10] {
    let mut spectra = Spectra { circuit, air, known: BTreeMap::new() };
    let power = if circuit.stages.contains_key(at) { spectra.given(at) } else { spectra.at(at) };
    power.map(|power| Volt(libm::sqrt(power)))
}

/// The power of a rectifier's ripple whose 100 Hz have this rms.
#[must_use]
pub fn ripple(rms: f64) -> Power {
    lines(100.0, RIPPLE_HARMONICS.into_iter()).map(|power| rms * rms * power)
}

/// Spectra of outputs that are known already.
struct Spectra<'a> {
    circuit: &'a Circuit,
    air: &'a Air,
    known: BTreeMap<JackId, Power>,
}

impl Spectra<'_> {
    fn at(&mut self, input: &JackId) -> Power {
        let Feed { source_noise, hum, drivers } = self.circuit.feed(input);
        let mut sum = disturbed(self.circuit, input);
        add(&mut sum, 1.0, &white(source_noise.0, (20.0, 20_000.0)));
        add(&mut sum, hum.0 * hum.0, &lines(50.0, MAINS_HARMONICS.into_iter()));
        for driver in &drivers {
            add(&mut sum, driver.gain * driver.gain, &self.given(&driver.from));
        }
        sum
    }

    fn given(&mut self, output: &JackId) -> Power {
        if let Some(known) = self.known.get(output) {
            return *known;
        }
        let mut sum = disturbed(self.circuit, output);
        match self.circuit.stage(output) {
            Stage::Capsule { noise, sensitivity, alive, .. } => {
                add(&mut sum, 1.0, &white(noise.0, (20.0, 20_000.0)));
                let heard = self.air.get(&output.unit).filter(|_| alive);
                heard.into_iter().for_each(|air| add(&mut sum, sensitivity.0 * sensitivity.0, air));
            }
            Stage::Amplifier { inputs, noise, why_dead: None, .. } => {
                add(&mut sum, 1.0, &white(noise.0, (20.0, 20_000.0)));
                inputs.iter().for_each(|(input, gain)| add(&mut sum, gain * gain, &self.at(input)));
            }
            _ => {}
        }
        self.known.insert(output.clone(), sum);
        sum
    }
}

fn disturbed(circuit: &Circuit, at: &JackId) -> Power {
    let mut sum = [0.0; 10];
    circuit.disturbances(at).iter().for_each(|one| add(&mut sum, one.level * one.level, &shape(one)));
    sum
}

/// The power of a disturbance of level 1 in each octave; nothing for what only takes away.
fn shape(one: &Disturbance) -> Power {
    match one.what {
        Disturbing::Hum => lines(50.0, MAINS_HARMONICS.into_iter()),
        Disturbing::Ripple => ripple(1.0),
        Disturbing::Buzz => of_one(&lines(100.0, (1..=EDGES.0).map(|n| (f64::from(n), libm::pow(f64::from(n), EDGES.1))))),
        Disturbing::Telephone => of_one(&lines(TELEPHONE_HZ, (1..=40).map(|n| (f64::from(n), pulse(n))))),
        Disturbing::Rustle => white(1.0, CLOTH_HZ),
        Disturbing::Crackle | Disturbing::Spit | Disturbing::Squelch => white(1.0, (20.0, 20_000.0)),
        Disturbing::Howl => lines(HOWL_HZ, std::iter::once((1.0, 1.0))),
        Disturbing::Thump => lines(20.0, std::iter::once((1.0, 1.0))),
        Disturbing::Gap | Disturbing::Sag => [0.0; 10],
    }
}

/// The amplitude of a harmonic of pulses that last an eighth of their period.
fn pulse(n: u32) -> f64 {
    libm::fabs(libm::sin(std::f64::consts::PI * f64::from(n) / 8.0)) / f64::from(n)
}

/// Lines of a fundamental, each in its octave.
fn lines(hertz: f64, harmonics: impl Iterator<Item = (f64, f64)>) -> Power {
    let mut power = [0.0; 10];
    for (harmonic, amplitude) in harmonics {
        let octave = libm::round(libm::log2(hertz * harmonic / 1000.0) + 5.0);
        if (0.0..10.0).contains(&octave) {
            power[octave as usize] += amplitude * amplitude;
        }
    }
    power
}

/// Even noise between two frequencies.
fn white(rms: f64, (from, to): (f64, f64)) -> Power {
    OCTAVES_HZ.map(|middle| {
        let (low, high) = (middle / std::f64::consts::SQRT_2, middle * std::f64::consts::SQRT_2);
        rms * rms * (high.min(to) - low.max(from)).max(0.0) / (to - from)
    })
}

fn of_one(power: &Power) -> Power {
    let whole: f64 = power.iter().sum();
    power.map(|one| one / whole)
}

fn add(sum: &mut Power, gain: f64, other: &Power) {
    sum.iter_mut().zip(other).for_each(|(sum, one)| *sum += gain * one);
}
