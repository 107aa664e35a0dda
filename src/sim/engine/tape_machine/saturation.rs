//! How tape bends: a third harmonic that grows with the square of the flux, and a greatest flux.
//!
//! The curve x / ⁶√(1 + 6u + 10.2u² + 3.543u³), u = a x², is the one whose third harmonic is a/4 · h² of the first
//! for a first harmonic of amplitude h up to the sixth order, so that d₃ = 3 % · 10^((L − MOL)/10) holds for the level
//! on tape well beyond 3 %, and which then closes in on a constant. Treble saturates earlier: it is lifted before the curve and lowered after it.

use crate::sim::engine::filter::{Memory, Section};
use crate::sim::engine::tape_machine::half_band::{HalfBand, Passage};
use crate::sim::units::amplitude;

/// Coefficients of the curve.
const CURVE: [f64; 3] = [6.0, 10.2, 3.543];
/// The first harmonic of what a very loud sine becomes: 4/π of the limit 1 / ⁶√3.543, times √a.
const LIMIT: f64 = 4.0 / std::f64::consts::PI * 0.809_92;
/// Frames by which it is late, whole ones and a part, at low and middle frequencies.
pub(super) const LATE: usize = 3;
/// The part.
pub(super) const LATE_PART: f64 = 0.39;
/// The third harmonic at the maximum operating level, as a ratio.
const MOL_RATIO: f64 = 0.03;
/// Where treble saturation is given, hertz.
const SOL_HZ: f64 = 10_000.0;

/// One track's saturation.
#[derive(Debug, Clone)]
pub(super) struct Saturation {
    band: HalfBand,
    up: Passage,
    down: Passage,
    lift: Section,
    lower: Section,
    memory: [Memory; 2],
    bend: f64,
}

impl Saturation {
    /// Of a tape with these levels, decibels re a reference flux in nWb/m.
    #[must_use]
    pub(super) fn new(mol_db: f64, sol_db: f64, reference: f64) -> Self {
        let mut made = Self {
            band: HalfBand::default(),
            up: Passage::default(),
            down: Passage::default(),
            lift: Section::new([1.0, 0.0, 0.0], [0.0, 0.0]),
            lower: Section::new([1.0, 0.0, 0.0], [0.0, 0.0]),
            memory: [Memory::default(); 2],
            bend: 0.0,
        };
        made.set(mol_db, sol_db, reference);
        made
    }

    /// Takes on other levels; what is in its memory stays.
    pub(super) fn set(&mut self, mol_db: f64, sol_db: f64, reference: f64) {
        // A higher corner lifts less and lets treble be louder: halve the octaves until the level at 10 kHz is right.
        let (mut low, mut high) = (500.0_f64, 60_000.0_f64);
        for _ in 0..40 {
            let corner = libm::sqrt(low * high);
            self.lower = Section::low_pass(corner);
            self.bend = bend(&self.lower, mol_db, reference);
            let sol = 20.0 * libm::log10(LIMIT / libm::sqrt(self.bend) * self.lower.magnitude(SOL_HZ) / peak(reference));
            if sol < sol_db { low = corner } else { high = corner }
        }
        self.lift = self.lower.inverse();
    }

    /// Goes on from what another has in its memory.
    pub(super) fn take_over(&mut self, old: &Self) {
        (self.up, self.down, self.memory) = (old.up, old.down, old.memory);
    }

    /// Bends a block of flux in place.
    pub(super) fn run(&mut self, block: &mut [f32]) {
        self.lift.run(&mut self.memory[0], block);
        for sample in block.iter_mut() {
            let two = self.band.up(&mut self.up, f64::from(*sample)).map(|x| curve(x, self.bend));
            *sample = self.band.down(&mut self.down, two) as f32;
        }
        self.lower.run(&mut self.memory[1], block);
        self.up.settle();
        self.down.settle();
    }
}

/// Amplitude of a sine of a flux, which is given as rms.
fn peak(flux: f64) -> f64 {
    flux * std::f64::consts::SQRT_2
}

/// The coefficient a with which a sine of 1 kHz at the maximum operating level comes out with 3 % third harmonic.
fn bend(lower: &Section, mol_db: f64, reference: f64) -> f64 {
    let (first, third) = (lower.magnitude(1000.0), lower.magnitude(3000.0));
    // The curve works on what is lifted by 1/first, and the third harmonic is lowered by more than the first behind it.
    let level = peak(reference) * amplitude(mol_db) / first;
    let ratio = MOL_RATIO * first / third;
    4.0 * ratio / (level * level)
}

/// The curve itself.
fn curve(x: f64, a: f64) -> f64 {
    let u = a * x * x;
    x / libm::cbrt(libm::sqrt(1.0 + u * (CURVE[0] + u * (CURVE[1] + u * CURVE[2]))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First and third harmonic (decibels re 320 nWb/m, ratio) of a sine sent at a level.
    fn measured(mol: f64, sol: f64, level: f64, hertz: f64) -> (f64, f64) {
        let mut tape = Saturation::new(mol, sol, 320.0);
        let w = std::f64::consts::TAU * hertz / 48_000.0;
        let mut sine: Vec<f32> = (0..14_400).map(|n| (peak(320.0) * amplitude(level) * libm::sin(w * f64::from(n))) as f32).collect();
        sine.chunks_mut(256).for_each(|block| tape.run(block));
        let tone = |w: f64| {
            let (mut re, mut im) = (0.0, 0.0);
            for (n, x) in sine.iter().enumerate().skip(4800) {
                re += f64::from(*x) * libm::cos(w * n as f64) / 4800.0;
                im += f64::from(*x) * libm::sin(w * n as f64) / 4800.0;
            }
            libm::hypot(re, im)
        };
        let (one, three) = (tone(w), tone(3.0 * w));
        (20.0 * libm::log10(one / peak(320.0)), three / one)
    }

    #[test]
    fn the_third_harmonic_follows_its_law() {
        for (mol, sol) in [(9.5, 6.0), (12.5, 10.0), (9.0, 1.0)] {
            for below in [-20.0, -10.0, -3.0, 0.0, 4.0] {
                let (level, ratio) = measured(mol, sol, mol + below, 1000.0);
                let law = 0.03 * amplitude(2.0 * (level - mol));
                assert!((ratio / law - 1.0).abs() < 0.03, "MOL {mol}, {level} dB: {ratio} for {law}");
            }
        }
    }

    #[test]
    fn treble_goes_no_higher_than_its_saturation() {
        for (mol, sol) in [(9.5, 6.0), (12.5, 10.0), (9.0, 1.0)] {
            let (level, _) = measured(mol, sol, sol + 30.0, 10_000.0);
            assert!((level - sol).abs() < 0.6, "{level} for {sol}");
            let (level, _) = measured(mol, sol, -20.0, 10_000.0);
            assert!((level + 20.0).abs() < 0.1, "soft treble is as it was: {level}");
        }
    }
}
