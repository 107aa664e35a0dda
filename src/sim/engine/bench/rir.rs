//! The impulse response of a room between a source and a microphone, its arrivals and its decay.

use crate::sim::acoustics::{Arrival, Emitter, Receiver, Space, arrivals, response, sabine};
use crate::sim::engine::bench::{Decay, decays};
use crate::sim::gear::{Microphone, Pattern};
use crate::sim::units::{Aim, Point, SAMPLE_RATE};

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
    /// What Eyring's formula says of the room, seconds, at 125 Hz to 4 kHz, with its air.
    pub eyring_s: [f64; 6],
    /// What Sabine's says, without air.
    pub sabine_s: [f64; 6],
    /// Volume of the room in cubic metres.
    pub volume_m3: f64,
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
        eyring_s: room.reverberation_times(),
        sabine_s: room.mean_absorption().map(|share| sabine(room.volume(), room.surface(), share, 0.0)),
        volume_m3: room.volume(),
    }
}
