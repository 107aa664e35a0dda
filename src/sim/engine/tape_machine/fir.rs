//! A short filter without phase, for losses that fall with wavelength, with a delay to parts of a sample, for azimuth.

use crate::sim::engine::fractional::{dot, kaiser};
use crate::sim::units::{BLOCK, SAMPLE_RATE};

/// Coefficients.
const TAPS: usize = 64;
/// The coefficient in the middle.
const MIDDLE: usize = 31;
/// Frames that azimuth may move a track by, either way: an outer track of two inches, 24.2 mm from the middle, at the lowest
/// speed, with a head that leans by a degree and its screw a quarter of one further.
const FURTHEST: usize = 136;
/// Frames by which it is late without azimuth.
pub(super) const LATE: usize = MIDDLE + FURTHEST;
/// Frames before a block that it may still need.
const KEPT: usize = TAPS + 2 * FURTHEST;
/// Frequencies between 0 and half the sample rate at which the wanted gain is asked for.
const POINTS: usize = 96;
/// Shape of the window: side lobes of −50 dB.
const KAISER: f64 = 4.5;

/// The filter and the samples that it still needs.
#[derive(Debug, Clone)]
pub(super) struct Fir {
    taps: [f32; TAPS],
    /// Whole frames of its delay, from the furthest ahead on.
    whole: usize,
    line: [f32; KEPT + BLOCK],
}

impl Default for Fir {
    fn default() -> Self {
        let mut taps = [0.0; TAPS];
        taps[MIDDLE] = 1.0;
        Self { taps: reversed(taps), whole: FURTHEST, line: [0.0; KEPT + BLOCK] }
    }
}

impl Fir {
    /// Takes on a gain over frequency and a delay in frames; what is in its memory stays.
    pub(super) fn set(&mut self, gain: impl Fn(f64) -> f64, delay: f64) {
        let furthest = FURTHEST as f64;
        let late = delay.clamp(-furthest, furthest) + furthest;
        let whole = libm::round(late);
        let middle = MIDDLE as f64 + late - whole;
        let step = std::f64::consts::PI / POINTS as f64;
        let wanted: [f64; POINTS + 1] = std::array::from_fn(|point| gain(point as f64 / POINTS as f64 * f64::from(SAMPLE_RATE) / 2.0));
        let taps = std::array::from_fn(|tap| {
            let off = tap as f64 - middle;
            // The trapezoid rule over half the circle; cosines by their recurrence.
            let turn = 2.0 * libm::cos(step * off);
            let (mut before, mut now) = (libm::cos(step * off), 1.0);
            let mut sum = -0.5 * wanted[0];
            for value in &wanted {
                sum += value * now;
                (before, now) = (now, turn * now - before);
            }
            sum -= 0.5 * wanted[POINTS] * libm::cos(std::f64::consts::PI * off);
            (sum / POINTS as f64 * kaiser(off / (TAPS as f64 / 2.0), KAISER)) as f32
        });
        (self.taps, self.whole) = (reversed(taps), whole as usize);
    }

    /// Goes on from what another has in its memory.
    pub(super) fn take_over(&mut self, old: &Self) {
        self.line = old.line;
    }

    /// Filters a block of at most `BLOCK` frames in place.
    pub(super) fn run(&mut self, block: &mut [f32]) {
        let frames = block.len();
        self.line[KEPT..KEPT + frames].copy_from_slice(block);
        let first = KEPT + 1 - TAPS - self.whole;
        for (n, sample) in block.iter_mut().enumerate() {
            *sample = dot(&self.taps, &self.line[first + n..first + n + TAPS]);
        }
        self.line.copy_within(frames..frames + KEPT, 0);
    }
}

fn reversed(mut taps: [f32; TAPS]) -> [f32; TAPS] {
    taps.reverse();
    taps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::tape_machine::Contact;
    use crate::sim::gear::TapeSpeed;

    /// The gain at a frequency, as a ratio.
    fn magnitude(fir: &Fir, hertz: f64) -> f64 {
        let w = std::f64::consts::TAU * hertz / f64::from(SAMPLE_RATE);
        let (mut re, mut im) = (0.0, 0.0);
        for (n, tap) in fir.taps.iter().enumerate() {
            re += f64::from(*tap) * libm::cos(w * n as f64);
            im += f64::from(*tap) * libm::sin(w * n as f64);
        }
        libm::hypot(re, im)
    }

    #[test]
    fn it_follows_a_dirty_and_an_inclined_head_up_to_eighteen_kilohertz() {
        let mut fir = Fir::default();
        for (spacing_um, gap_um, azimuth_min, delay) in
            [(0.0, 2.5, 0.0, 0.0), (5.0, 2.5, 0.0, 0.0), (1.0, 7.0, 6.0, 3.3), (0.0, 7.0, 0.0, -7.5), (0.0, 2.5, 40.0, 70.4)]
        {
            let contact = Contact { spacing_um, gap_um, azimuth_min, width_mm: 1.0 };
            for speed in [TapeSpeed::Ips15, TapeSpeed::Ips30] {
                fir.set(|hz| contact.gain(speed, hz), delay);
                for hertz in [20.0, 100.0, 1000.0, 5000.0, 10_000.0, 15_000.0, 18_000.0] {
                    let (got, wanted) = (magnitude(&fir, hertz), contact.gain(speed, hertz));
                    // Spacing loss has an edge at 0 Hz, which so short a filter rounds off.
                    let within = if spacing_um > 2.0 { 0.035 } else { 0.01 };
                    assert!((got - wanted).abs() < within, "{contact:?} {speed:?} {hertz}: {got} for {wanted}");
                }
            }
        }
    }

    #[test]
    fn without_a_loss_it_is_a_delay() {
        for delay in [0.0, 3.5, -17.2, 130.25, -130.25] {
            let mut fir = Fir::default();
            fir.set(|_| 1.0, delay);
            let tone = |n: f64| libm::sin(n * 0.2);
            let mut sound: Vec<f32> = (0..4 * BLOCK).map(|n| tone(n as f64) as f32).collect();
            sound.chunks_mut(BLOCK).for_each(|block| fir.run(block));
            for (n, sample) in sound.iter().enumerate().skip(2 * BLOCK) {
                let wanted = tone(n as f64 - LATE as f64 - delay);
                assert!((f64::from(*sample) - wanted).abs() < 2e-3, "{delay}: {sample} for {wanted}");
            }
        }
    }
}
