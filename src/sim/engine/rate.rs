//! From the engine's rate to that of whatever plays it, and from a ring that may run dry.
//!
//! A windowed sine is read from a table at any place and any width (J. O. Smith and P. Gossett, "A flexible sampling-rate
//! conversion method", ICASSP 1984), so that a device may come at any rate and change it while it plays.
//! Nothing here allocates or waits once the converter is made.

use crate::sim::engine::fractional::kaiser;

/// Zero crossings of the sine on either side.
const CROSSINGS: usize = 32;
/// Places between two samples for which the table has a value; what lies between is read along a line, 110 dB down.
const PLACES: usize = 512;
/// Shape of the window: what mirrors is 100 dB down.
const KAISER: f64 = 10.0;
/// Where the band ends, as a share of half the engine's rate: half of 44.1 kHz. Flat up to 19.5 kHz.
const BAND: f64 = 44.1 / 48.0;
/// Frames that a change of speed takes: a quarter of a second.
const GLIDE: f64 = 12_000.0;
/// Frames of the engine to one of the device at the most, a device at 8 kHz.
const WIDEST: f64 = 6.0;
/// Frames that are kept, a power of two above the widest sine.
const KEPT: usize = 512;
/// Frames along which a ring that runs dry fades out, and fades in when it is filled again.
pub const FADE: usize = 128;

/// A ring of frames on their way to a device.
pub trait Waiting {
    /// Frames that wait in it.
    fn left(&self) -> usize;
    /// The next of them; none if it is dry.
    fn take(&mut self) -> Option<[f32; 2]>;
}

/// Gives out a ring's frames at another rate.
#[derive(Debug, Clone)]
pub struct RateConverter {
    /// The sine's right half.
    table: Vec<f32>,
    /// The frames taken last, in a ring, and how many were taken in all.
    kept: [[f32; 2]; KEPT],
    taken: usize,
    /// How far the next reading is behind a frame, 0 to 1.
    share: f64,
    /// How far a fade has come, 0 to `FADE`.
    fade: usize,
    /// How far it has crossed over from frames as they are to what is read between them, 0 to `FADE`.
    crossed: usize,
}

impl Default for RateConverter {
    fn default() -> Self {
        let table = (0..=CROSSINGS * PLACES + 1).map(|place| sine(place as f64 / PLACES as f64) as f32).collect();
        Self { table, kept: [[0.0; 2]; KEPT], taken: 0, share: 0.0, fade: 0, crossed: 0 }
    }
}

impl RateConverter {
    /// The next frame for a device that takes one while the engine makes `step` of them (1 at the engine's own rate, 2 at
    /// half of it, at most 6); at 1 the frames pass as they are, otherwise they come 32 frames later, and between the two
    /// it crosses over along 128 frames.
    pub fn next(&mut self, step: f64, ring: &mut impl Waiting) -> [f32; 2] {
        let passes = (step - 1.0).abs() < 1e-9;
        if self.taken == 0 {
            self.crossed = if passes { 0 } else { FADE };
        }
        if passes && self.crossed == 0 {
            self.share = 0.0;
            return self.take(ring);
        }
        // Both sides of the crossing go frame by frame.
        let step = if self.crossed < FADE { 1.0 } else { step.clamp(1e-3, WIDEST) };
        self.share += step;
        while self.share >= 1.0 {
            self.share -= 1.0;
            self.take(ring);
        }
        self.crossed = if passes { self.crossed - 1 } else { (self.crossed + 1).min(FADE) };
        let between = self.read((step * BAND).max(1.0));
        if self.crossed == FADE {
            return between;
        }
        let (part, newest) = (smooth(self.crossed), self.kept[self.taken.wrapping_sub(1) & (KEPT - 1)]);
        [0, 1].map(|side| newest[side] + part * (between[side] - newest[side]))
    }

    /// Takes a frame out of the ring. The fade follows what waits, so that it is over when nothing does.
    fn take(&mut self, ring: &mut impl Waiting) -> [f32; 2] {
        let frame = ring.take();
        self.fade = if frame.is_some() { (self.fade + 1).min(ring.left()).min(FADE) } else { 0 };
        let gain = smooth(self.fade);
        let frame = frame.unwrap_or_default().map(|sample| sample * gain);
        self.kept[self.taken & (KEPT - 1)] = frame;
        self.taken = self.taken.wrapping_add(1);
        frame
    }

    /// Reads between the frames with a sine so many times as wide as that of the table.
    fn read(&self, width: f64) -> [f32; 2] {
        let late = libm::ceil(CROSSINGS as f64 * width);
        let per_frame = PLACES as f64 / width;
        let (mut left, mut right) = (0.0_f32, 0.0_f32);
        let count = 2 * late as usize + 1;
        for nth in 0..count {
            // The newest frame first.
            let off = (nth as f64 - late + self.share).abs() * per_frame;
            let index = off as usize;
            let Some([near, far]) = self.table.get(index..index + 2).and_then(|two| <[f32; 2]>::try_from(two).ok()) else { continue };
            let weight = near + (off - index as f64) as f32 * (far - near);
            let [a, b] = self.kept[self.taken.wrapping_sub(1 + nth) & (KEPT - 1)];
            left += weight * a;
            right += weight * b;
        }
        [left, right].map(|sum| sum / width as f32)
    }
}

/// How far a fade or a crossing is heard that has come so far: without a corner at either end.
fn smooth(come: usize) -> f32 {
    let part = come as f32 / FADE as f32;
    part * part * (3.0 - 2.0 * part)
}

/// Half speed and the whole, and the glide from one to the other, as of a tape machine whose speed is switched.
#[derive(Debug, Clone)]
pub struct Glide(f64);

impl Default for Glide {
    fn default() -> Self {
        Self(1.0)
    }
}

impl Glide {
    /// The speed at the next frame, 0.5 to 1.
    pub fn next(&mut self, is_slow: bool) -> f64 {
        let step = 0.5 / GLIDE;
        self.0 = if is_slow { (self.0 - step).max(0.5) } else { (self.0 + step).min(1.0) };
        self.0
    }
}

/// The windowed sine, so many frames from its middle.
fn sine(off: f64) -> f64 {
    let angle = std::f64::consts::PI * off;
    let sinc = if angle < 1e-9 { BAND } else { libm::sin(angle * BAND) / angle };
    sinc * kaiser(off / CROSSINGS as f64, KAISER)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::filter::{Memory, butterworth_high_pass};
    use std::collections::VecDeque;
    use std::f64::consts::TAU;

    impl Waiting for VecDeque<[f32; 2]> {
        fn left(&self) -> usize {
            self.len()
        }

        fn take(&mut self) -> Option<[f32; 2]> {
            self.pop_front()
        }
    }

    fn tone(hertz: f64, frames: usize) -> VecDeque<[f32; 2]> {
        let wave = |n: usize| (0.9 * libm::sin(TAU * hertz * n as f64 / 48_000.0)) as f32;
        (0..frames).map(|n| [wave(n), -wave(n)]).collect()
    }

    fn played(ring: &mut VecDeque<[f32; 2]>, rate: f64, frames: usize) -> Vec<[f32; 2]> {
        let mut converter = RateConverter::default();
        (0..frames).map(|_| converter.next(1.0 / rate * 48_000.0, ring)).collect()
    }

    /// The level of a sine re what went in, and of everything else re that sine, decibels.
    fn judged(samples: &[f32], hertz: f64, rate: f64) -> (f64, f64) {
        // Sums over whole cycles, so that sine and cosine are fitted apart.
        let cycles = libm::floor(samples.len() as f64 * hertz / rate);
        let samples = &samples[..libm::round(cycles * rate / hertz) as usize];
        let angle = |n: usize| TAU * hertz * n as f64 / rate;
        let by = |shape: fn(f64) -> f64| {
            2.0 / samples.len() as f64 * samples.iter().enumerate().map(|(n, x)| f64::from(*x) * shape(angle(n))).sum::<f64>()
        };
        let (a, b) = (by(libm::sin), by(libm::cos));
        let rest = |(n, x): (usize, &f32)| f64::from(*x) - a * libm::sin(angle(n)) - b * libm::cos(angle(n));
        let rest = samples.iter().enumerate().map(|one| rest(one) * rest(one)).sum::<f64>() / samples.len() as f64;
        let power = (a * a + b * b) / 2.0;
        (10.0 * libm::log10(2.0 * power / 0.81), 10.0 * libm::log10(rest / power))
    }

    #[test]
    fn at_the_engines_own_rate_samples_pass_bit_for_bit() {
        let went_in = tone(997.0, 5000);
        let came_out = played(&mut went_in.clone(), 48_000.0, 4000);
        assert!((FADE..4000).all(|n| came_out[n].map(f32::to_bits) == went_in[n].map(f32::to_bits)));
    }

    #[test]
    fn a_sine_arrives_clean_at_other_rates() {
        for rate in [44_100.0, 88_200.0, 96_000.0, 192_000.0] {
            for hertz in [100.0, 1000.0, 10_000.0, 19_000.0] {
                let out = played(&mut tone(hertz, 30_000), rate, 24_000);
                let left: Vec<f32> = out[2000..].iter().map(|frame| frame[0]).collect();
                let (level, rest) = judged(&left, hertz, rate);
                assert!(level.abs() < 0.1 && rest < -90.0, "{hertz} Hz at {rate}: {level} dB, the rest {rest} dB");
                assert!(out.iter().all(|frame| (frame[0] + frame[1]).abs() < 1e-6), "both sides alike");
            }
        }
    }

    #[test]
    fn a_slow_device_hears_what_it_can_and_no_mirrors() {
        let level = |hertz: f64| {
            let out = played(&mut tone(hertz, 60_000), 16_000.0, 16_000);
            let power = out[2000..].iter().map(|frame| f64::from(frame[0]) * f64::from(frame[0])).sum::<f64>() / 14_000.0;
            10.0 * libm::log10(2.0 * power / 0.81)
        };
        assert!(level(6000.0).abs() < 0.1, "{}", level(6000.0));
        assert!(level(11_000.0) < -90.0, "{}", level(11_000.0));
    }

    #[test]
    fn half_speed_is_an_octave_lower_and_comes_and_goes_without_a_click() {
        let mut converter = RateConverter::default();
        let mut ring = tone(1000.0, 200_000);
        let mut glide = Glide::default();
        let heard: Vec<f32> = (0..240_000).map(|n| converter.next(glide.next((60_000..160_000).contains(&n)), &mut ring)[0]).collect();
        let crossings = |range: std::ops::Range<usize>| heard[range].windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
        assert_eq!((crossings(5_000..53_000), crossings(80_000..128_000), crossings(180_000..228_000)), (1000, 500, 1000));
        let mut left = heard[2000..].to_vec();
        for section in butterworth_high_pass(8000.0, 6) {
            section.run(&mut Memory::default(), &mut left);
        }
        let click = 20.0 * libm::log10(left[2000..].iter().fold(0.0_f32, |most, x| most.max(x.abs())).into());
        assert!(click < -60.0, "{click} dBFS");
        assert_eq!(converter.crossed, 0, "samples pass bit for bit again");
    }

    #[test]
    fn a_ring_that_runs_dry_and_is_filled_again_does_not_click() {
        for rate in [44_100.0, 48_000.0, 96_000.0] {
            let mut converter = RateConverter::default();
            let mut heard = Vec::new();
            for _ in 0..3 {
                let mut ring = tone(1000.0, 9600);
                heard.extend((0..(0.3 * rate) as usize).map(|_| converter.next(48_000.0 / rate, &mut ring)[0]));
            }
            let dry = (0.25 * rate) as usize..(0.29 * rate) as usize;
            assert!(heard[dry].iter().all(|x| x.abs() < 1e-6), "silence where it is dry");
            // What is above 8 kHz (at 48 kHz) is heard as a click.
            for section in butterworth_high_pass(8000.0 * 48_000.0 / rate, 6) {
                section.run(&mut Memory::default(), &mut heard);
            }
            let click = 20.0 * libm::log10(heard.iter().fold(0.0_f32, |most, x| most.max(x.abs())).into());
            assert!(click < -60.0, "{rate}: {click} dBFS");
        }
    }
}
