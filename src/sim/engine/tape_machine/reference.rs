//! The reference tape: tones of known flux, made in a laboratory, by which reproduction is adjusted.

use crate::sim::engine::tape_machine::equaliser::flux_curve;
use crate::sim::gear::{Equalisation, TapeSpeed};
use crate::sim::units::{SAMPLE_RATE, amplitude};

/// How much of the flux beside a track a head takes in; estimated.
const BESIDE: f64 = 0.25;
/// Tape beside a track that a head can hear, millimetres: half of what lies between two tracks; estimated.
const BESIDE_MM: f64 = 0.55;

/// A reference tape, recorded over its whole width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReferenceTape {
    /// Its standard.
    pub equalisation: Equalisation,
    /// Its speed.
    pub speed: TapeSpeed,
    /// Flux at 1 kHz, nWb/m.
    pub flux_nwb: f64,
}

impl ReferenceTape {
    /// What a head of this track width reads too much, because waves beside the track reach it too, decibels re 1 kHz.
    ///
    /// The longer the wave, the further it reaches: this is why bass is not adjusted by a reference tape.
    #[must_use]
    pub fn fringing_db(&self, width_mm: f64, hertz: f64) -> f64 {
        let wider = |hertz: f64| {
            let reach = 1e3 * self.speed.wavelength(hertz) / std::f64::consts::TAU;
            1.0 + 2.0 * BESIDE * reach * (1.0 - libm::exp(-BESIDE_MM / reach)) / width_mm
        };
        20.0 * libm::log10(wider(hertz) / wider(1000.0))
    }

    /// Amplitude of the flux of a tone, nWb/m, as a track of this width reads it.
    #[must_use]
    pub fn amplitude(&self, hertz: f64, level_db: f64, width_mm: f64) -> f64 {
        let curve: f64 = flux_curve(self.equalisation, self.speed).iter().map(|section| section.magnitude(hertz)).product();
        self.flux_nwb * std::f64::consts::SQRT_2 * curve * amplitude(level_db + self.fringing_db(width_mm, hertz))
    }

    /// A block of a tone from a frame on.
    pub fn tone(&self, block: &mut [f32], hertz: f64, amplitude: f64, frame: u64) {
        let turns = hertz / f64::from(SAMPLE_RATE);
        for (at, sample) in (frame..).zip(block) {
            let turn = at as f64 * turns;
            *sample = (amplitude * libm::sin(std::f64::consts::TAU * (turn - libm::floor(turn)))) as f32;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bass_reads_high_and_treble_does_not() {
        let tape = ReferenceTape { equalisation: Equalisation::Nab, speed: TapeSpeed::Ips15, flux_nwb: 250.0 };
        let at = |hertz: f64| tape.fringing_db(1.0, hertz);
        assert!(at(1000.0).abs() < 1e-12 && at(50.0) > 1.0 && at(50.0) < 3.0 && at(10_000.0).abs() < 0.4, "{} {}", at(50.0), at(10_000.0));
    }
}
