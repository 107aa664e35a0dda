//! The impulse response of a room between a source and a microphone, its arrivals and its decay.

use crate::sim::acoustics::{Arrival, Emitter, Receiver, Space, arrivals, eyring, response, sabine};
use crate::sim::engine::bench::{Decay, decays};
use crate::sim::engine::spectrum::Fourier;
use crate::sim::gear::{Microphone, Pattern};
use crate::sim::units::{Aim, Point, SAMPLE_RATE};
use realfft::num_complex::Complex;

/// Everything that is needed, with names looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct RirBench {
    /// One room.
    pub space: Space,
    /// Where the source is.
    pub source: Point,
    /// Its axis.
    pub facing: Aim,
    /// Its beam; no rows radiate evenly.
    pub beam: Vec<(f64, [f64; 8])>,
    /// Its acoustic depth, metres.
    pub depth_m: f64,
    /// Where the capsule is.
    pub at: Point,
    /// Where its front points.
    pub aim: Aim,
    /// The microphone's figures.
    pub microphone: Microphone,
    /// The pattern that it is switched to.
    pub pattern: Pattern,
    /// Length of the response, seconds.
    pub seconds: f64,
    /// Seed of the late field.
    pub seed: u64,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq)]
pub struct RirFound {
    /// Samples at `SAMPLE_RATE`, exactly as long as was asked for.
    pub response: Vec<f32>,
    /// Every image of the source, the direct sound first, then by time.
    pub arrivals: Vec<Arrival>,
    /// How the response decays, by octave.
    pub decay: Vec<Decay>,
    /// What Eyring's formula says of the room, seconds, at 125 Hz to 4 kHz, with its air if that swallows.
    pub eyring_s: [f64; 6],
    /// What Sabine's says, without air.
    pub sabine_s: [f64; 6],
    /// Volume of the room in cubic metres.
    pub volume_m3: f64,
}

/// Samples of silence around a response while its rate is changed, so that what rings before its pulses has room.
const ROOM: usize = 4096;

/// A response at another rate, by its spectrum: every arrival stays where it is, and what is below half of both rates as it is.
///
/// A response is a train of pulses: as many fewer samples, each as much taller, carry the same spectrum.
#[must_use]
pub fn response_at_rate(response: &[f32], rate: u32) -> Vec<f32> {
    let (from, to) = (SAMPLE_RATE as usize, rate.max(1) as usize);
    // Both transforms last equally long and have an even number of samples.
    let unit = 2 * from / common_divisor(from, to);
    let before = (response.len() + ROOM).next_multiple_of(unit);
    let after = before / from * to + before % from * to / from;
    let mut padded = vec![0.0; before];
    padded[..response.len()].copy_from_slice(response);
    let mut bins = Fourier::new(before).forward(&mut padded);
    bins.resize(after / 2 + 1, Complex::default());
    let scale = from as f32 / to as f32 / before as f32;
    let mut samples = Fourier::new(after).inverse(&mut bins);
    samples.truncate(libm::round(response.len() as f64 * to as f64 / from as f64) as usize);
    samples.iter_mut().for_each(|sample| *sample *= scale);
    samples
}

fn common_divisor(one: usize, other: usize) -> usize {
    if other == 0 { one } else { common_divisor(other, one % other) }
}

/// Measures the response of a room.
#[must_use]
pub fn measure_rir(bench: &RirBench) -> RirFound {
    let emitter = Emitter { at: bench.source, facing: bench.facing, beam: &bench.beam, depth_m: bench.depth_m };
    let receiver = Receiver { at: bench.at, aim: bench.aim, mic: &bench.microphone, pattern: bench.pattern, high_pass: false };
    let mut heard = response(&bench.space, &emitter, &receiver, bench.seed);
    heard.resize((bench.seconds * f64::from(SAMPLE_RATE)) as usize, 0.0);
    let mut arrivals = arrivals(&bench.space, &emitter, &receiver);
    arrivals.sort_by(|a, b| a.delay_s.total_cmp(&b.delay_s));
    let room = &bench.space.rooms[0];
    RirFound {
        decay: decays(&heard, f64::from(SAMPLE_RATE)),
        response: heard,
        arrivals,
        eyring_s: if bench.space.air {
            room.reverberation_times()
        } else {
            room.mean_absorption().map(|share| eyring(room.volume(), room.surface(), share, 0.0))
        },
        sabine_s: room.mean_absorption().map(|share| sabine(room.volume(), room.surface(), share, 0.0)),
        volume_m3: room.volume(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pulse_stays_in_its_place_at_every_rate() {
        let mut response = vec![0.0; 2_000];
        response[480] = 1.0;
        for rate in [8_000, 22_050, 44_100, 48_000, 88_200, 96_000, 192_000] {
            let samples = response_at_rate(&response, rate);
            // Symmetric around 10 ms, which lies on a sample or half-way between two.
            let twice = rate as usize / 50;
            let (left, right) = (samples[(twice - 1) / 2], samples[twice / 2 + 1]);
            let tallest = samples.iter().fold(0.0, |most: f32, x| most.max(x.abs()));
            assert!((left - right).abs() < 1e-3 * tallest, "{rate} Hz: {left} and {right}");
            assert!((samples[twice / 2] - tallest).abs() < 1e-3 * tallest, "{rate} Hz: it is not tallest there");
            let sum: f64 = samples.iter().map(|x| f64::from(*x)).sum();
            assert!((sum - 1.0).abs() < 2e-2, "{rate} Hz: a pulse at 0 Hz is {sum}");
        }
    }
}
