//! The transport: how far the tape is from where an even speed would have it. One for all tracks of a machine.
//!
//! Wow and flutter are a sum of slow and quick unevennesses, of the reels, the capstan and what is random, written out as
//! sines of absolute time, so that any block can be had by itself.

use crate::sim::engine::noise::{seed_of, splitmix};
use crate::sim::engine::tape_machine::flutter::{THRESHOLD, weight};
use crate::sim::gear::TapeSpeed;
use crate::sim::units::{BLOCK, SAMPLE_RATE};

/// Sines.
const PARTS: usize = 24;
/// The slowest and the quickest of them, hertz; estimated.
const RANGE_HZ: (f64, f64) = (0.4, 90.0);
/// Radius of the capstan, metres, whose turns are the strongest part; estimated.
const CAPSTAN_M: f64 = 0.0125;
/// How much stronger than the others; estimated.
const CAPSTAN: f64 = 2.5;
/// Where tape that sticks to the heads scrapes, hertz; estimated.
const SCRAPE_HZ: [f64; 3] = [118.0, 187.0, 263.0];
/// Frames between two values that are worked out; between them a cubic with the right slopes.
const STEP: usize = 32;
/// Seconds over which a transport's own unevenness is measured when it is made.
const MEASURED_S: f64 = 40.0;
/// Values a second of that measurement.
const MEASURED_HZ: f64 = 250.0;

/// One unevenness: frequency, phase, and the share of the speed that it makes.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Sway {
    radian_hz: f64,
    phase: f64,
    share: f64,
}

/// Displacement along one block, frames; positive is ahead.
pub type Displacement = [f32; BLOCK];

/// The transport of one machine at one speed.
#[derive(Debug, Clone, PartialEq)]
pub struct Transport {
    sways: [Sway; PARTS + SCRAPE_HZ.len()],
}

impl Transport {
    /// With so much wow and flutter, percent (weighted as IEC 386 has it, 95 % of the time below this), and so many
    /// percent of scraping from tape that sticks.
    #[must_use]
    pub fn new(speed: TapeSpeed, flutter: f64, scrape: f64, seed: u64) -> Self {
        let mut state = seed_of("transport", seed);
        let mut draw = || {
            state = splitmix(state);
            (state >> 11) as f64 / (1_u64 << 53) as f64
        };
        let capstan = speed.metres() / (std::f64::consts::TAU * CAPSTAN_M);
        let span = libm::log(RANGE_HZ.1 / RANGE_HZ.0);
        let mut sways: [Sway; PARTS + SCRAPE_HZ.len()] = std::array::from_fn(|n| {
            let (phase, place) = (std::f64::consts::TAU * draw(), (n as f64 + draw()) / PARTS as f64);
            let hertz = match n {
                0 => capstan,
                n if n < PARTS => RANGE_HZ.0 * libm::exp(span * place),
                n => SCRAPE_HZ[n - PARTS],
            };
            let share = if n == 0 { CAPSTAN } else { f64::from(n < PARTS) };
            Sway { radian_hz: std::f64::consts::TAU * hertz, phase, share }
        });
        let scale = 0.01 * flutter / weighted(&sways);
        for (n, sway) in sways.iter_mut().enumerate() {
            sway.share = if n < PARTS { sway.share * scale } else { 0.01 * scrape / libm::sqrt(SCRAPE_HZ.len() as f64) };
        }
        Self { sways }
    }

    /// Displacement along the block that begins at a frame.
    pub fn block(&self, frame: u64, out: &mut Displacement) {
        let mut left = self.at(frame);
        for (n, part) in out.chunks_exact_mut(STEP).enumerate() {
            let right = self.at(frame + ((n + 1) * STEP) as u64);
            let step = STEP as f64;
            let (rise, bend) = (right.0 - left.0, (left.1 + right.1) * step);
            for (m, value) in part.iter_mut().enumerate() {
                let x = m as f64 / step;
                let cubic = left.0 + x * (left.1 * step + x * (3.0 * rise - bend - left.1 * step + x * (bend - 2.0 * rise)));
                *value = cubic as f32;
            }
            left = right;
        }
    }

    /// Displacement in frames and its change a frame.
    fn at(&self, frame: u64) -> (f64, f64) {
        let rate = f64::from(SAMPLE_RATE);
        let seconds = frame as f64 / rate;
        self.sways.iter().filter(|sway| sway.share > 0.0).fold((0.0, 0.0), |(far, fast), sway| {
            let angle = sway.radian_hz * seconds + sway.phase;
            // Speed is the cosine, and how far it has led the sine over the frequency.
            (far + sway.share / sway.radian_hz * rate * libm::sin(angle), fast + sway.share * libm::cos(angle))
        })
    }
}

/// Weighted unevenness that is exceeded for 5 % of the time, as a share of the speed.
fn weighted(sways: &[Sway]) -> f64 {
    let mut values = vec![0.0_f64; (MEASURED_S * MEASURED_HZ) as usize];
    for sway in sways.iter().filter(|sway| sway.share > 0.0) {
        let size = weight(sway.radian_hz / std::f64::consts::TAU) * sway.share;
        // Cosines of even steps by their recurrence.
        let step = sway.radian_hz / MEASURED_HZ;
        let turn = 2.0 * libm::cos(step);
        let (mut before, mut now) = (libm::cos(sway.phase - step), libm::cos(sway.phase));
        for value in &mut values {
            *value += size * now;
            (before, now) = (now, turn * now - before);
        }
    }
    let mut sizes: Vec<f64> = values.iter().map(|value| value.abs()).collect();
    sizes.sort_by(f64::total_cmp);
    sizes[(sizes.len() as f64 * THRESHOLD) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_join_and_are_the_same_again() {
        let transport = Transport::new(TapeSpeed::Ips15, 0.05, 0.0, 7);
        let (mut one, mut next, mut again) = ([0.0; BLOCK], [0.0; BLOCK], [0.0; BLOCK]);
        transport.block(48_000, &mut one);
        transport.block(48_000 + BLOCK as u64, &mut next);
        transport.block(48_000, &mut again);
        assert!(one.iter().zip(&again).all(|(one, again)| one.to_bits() == again.to_bits()));
        let step = one[BLOCK - 1] - one[BLOCK - 2];
        assert!((next[0] - one[BLOCK - 1] - step).abs() < 1e-3, "no step between blocks");
        assert!(one.iter().all(|x| x.abs() < 48.0), "less than a millisecond");
        assert_ne!(transport, Transport::new(TapeSpeed::Ips15, 0.05, 0.0, 8));
    }
}
