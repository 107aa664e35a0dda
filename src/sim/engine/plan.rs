//! A plan: the blocks that a studio comes down to, and how they run for 256 frames.
//!
//! Blocks have keys (a unit or a jack), by which a new plan takes over the state of the old one.

use crate::sim::engine::capsule::Capsule;
use crate::sim::engine::convolve::Ears;
use crate::sim::engine::disturbance::{Cabinet, Disturber};
use crate::sim::engine::filter::{Memory, Section};
use crate::sim::engine::leak::Leak;
use crate::sim::engine::limits::{bend, clip};
use crate::sim::engine::noise::{add_loop, add_white};
use crate::sim::engine::oscillator::Oscillator;
use crate::sim::engine::playing::Playing;
use crate::sim::engine::process::Processor;
use crate::sim::engine::reels::{Capstan, MachineTrack};
use crate::sim::engine::run::Store;
use crate::sim::engine::timecode;
use crate::sim::engine::track::{Rolled, Track};
use crate::sim::session::{Region, Roll, Rolling};
use crate::sim::units::{BLOCK, SAMPLE_RATE};
use std::sync::Arc;

/// One block of samples.
pub(super) type Samples = [f32; BLOCK];

/// One output that arrives at an input.
#[derive(Debug)]
pub(super) struct Driver {
    pub(super) from: usize,
    pub(super) key: u64,
    pub(super) gain: f32,
    pub(super) filter: Option<Section>,
    pub(super) memory: Memory,
}

/// What arrives at an input.
#[derive(Debug)]
pub(super) struct Feed {
    pub(super) drivers: Vec<Driver>,
    /// One cycle of hum and its gain.
    pub(super) hum: Option<(Arc<[f32]>, f32)>,
}

/// A stage with gain.
#[derive(Debug)]
pub(super) struct Amplifier {
    pub(super) inputs: Vec<(usize, f32)>,
    /// What leaks into it.
    pub(super) leak: Leak,
    /// What it does to their sum, in order.
    pub(super) process: Vec<Processor>,
    pub(super) noise: f32,
    /// Peak volts at which it clips.
    pub(super) max: f32,
}

/// What an instrument gives out as a voltage.
#[derive(Debug)]
pub(super) struct Outlet {
    /// Its player's first source.
    pub(super) source: usize,
    /// Its row among what the player gives out.
    pub(super) row: usize,
}

/// What a block does.
#[derive(Debug)]
pub(super) enum Does {
    Capsule(Capsule),
    Feed(Feed),
    Amplifier(Amplifier),
    Outlet(Outlet),
    Oscillator(Oscillator),
    Track(Box<Track>),
    /// Timecode of the recorder's timeline.
    Timecode(timecode::Writer),
    /// The drive of a tape machine; its samples are how far the tape is ahead, in frames.
    Capstan(Box<Capstan>),
    /// A track of a tape machine.
    Machine(Box<MachineTrack>),
}

/// One block of the plan.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) key: u64,
    /// What people call it.
    pub(super) name: Arc<str>,
    pub(super) does: Does,
    /// What broken things add to it and take out of it.
    pub(super) disturbed: Vec<Disturber>,
    pub(super) out: Samples,
    /// The first sample of the block that clipped.
    pub(super) clipped: Option<usize>,
    /// The block of the same key in the plan before, while that fades out.
    twin: Option<usize>,
}

impl Node {
    pub(super) fn new(key: u64, name: Arc<str>, does: Does) -> Self {
        Self { key, name, does, disturbed: Vec::new(), out: [0.0; BLOCK], clipped: None, twin: None }
    }
}

/// A track that is wanted: its node, whether it is recorded, and the nodes that lead to it, source first.
#[derive(Debug)]
pub(super) struct Tap {
    pub(super) number: u32,
    pub(super) node: usize,
    pub(super) records: bool,
    pub(super) chain: Vec<usize>,
}

/// What the studio comes down to from some frame on. It is compiled where allocating is allowed, and sent to run.
#[derive(Debug)]
pub struct Plan {
    pub(super) from: u64,
    /// Each after those that it takes its input from.
    pub(super) nodes: Vec<Node>,
    /// Keys of the nodes, sorted.
    pub(super) index: Vec<(u64, usize)>,
    pub(super) playing: Vec<Playing>,
    /// Sources whose loudspeakers or amplifiers are broken.
    pub(super) cabinets: Vec<Cabinet>,
    /// What the capsules hear.
    pub(super) ears: Ears,
    /// What each room hears of the radiators that fill it.
    pub(super) rooms: Ears,
    pub(super) roll: Roll,
    /// Frames by which what is played is late.
    pub(super) late: u64,
    /// What is recorded, or will be when the timeline comes to it.
    pub(super) recording: Option<Region>,
    pub(super) tracks: Vec<Tap>,
    /// Tracks of the tape machine.
    pub(super) machine: Vec<usize>,
    pub(super) returns: Vec<(u32, usize)>,
    /// What each pair of loudspeakers in the control room gets.
    pub(super) monitors: Vec<[usize; 2]>,
    /// Whether stages clip.
    pub(super) clips: bool,
    /// The nominal rate at which the recorder takes samples, hertz.
    pub(super) hz: f64,
}

impl Plan {
    /// A studio in which nothing is on, whose ears keep so many windows.
    pub(super) fn empty(windows: usize) -> Self {
        Self {
            from: 0,
            nodes: Vec::new(),
            index: Vec::new(),
            playing: Vec::new(),
            cabinets: Vec::new(),
            ears: Ears::new(windows),
            rooms: Ears::new(1),
            roll: Roll::STOPPED,
            late: 0,
            recording: None,
            tracks: Vec::new(),
            machine: Vec::new(),
            returns: Vec::new(),
            monitors: Vec::new(),
            clips: true,
            hz: f64::from(SAMPLE_RATE),
        }
    }

    /// The node of that key.
    pub(super) fn find(&self, key: u64) -> Option<usize> {
        let at = self.index.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(self.index[at].1)
    }

    /// Takes over the state of every node that the plan before has, too.
    pub(super) fn inherit(&mut self, before: &Self) {
        for cabinet in &mut self.cabinets {
            if let Some(old) = before.cabinets.iter().find(|old| old.source == cabinet.source) {
                cabinet.take_over(old);
            }
        }
        for node in &mut self.nodes {
            node.twin = before.find(node.key);
            let Some(old) = node.twin.map(|twin| &before.nodes[twin]) else { continue };
            match (&mut node.does, &old.does) {
                (Does::Feed(new), Does::Feed(old)) => {
                    for driver in &mut new.drivers {
                        if let Some(same) = old.drivers.iter().find(|one| one.key == driver.key) {
                            driver.memory = same.memory;
                        }
                    }
                }
                (Does::Capsule(new), Does::Capsule(old)) => {
                    if let (Some(new), Some(old)) = (new.ear, old.ear) {
                        self.ears.follow(new, old);
                    }
                }
                (Does::Oscillator(new), Does::Oscillator(old)) => new.take_over(old),
                (Does::Machine(new), Does::Machine(old)) => new.take_over(old),
                (Does::Track(new), Does::Track(old)) => {
                    (new.clock.last, new.converted) = (old.clock.last, old.converted);
                    if let (Some(new), Some(old)) = (&mut new.line, &old.line) {
                        new.take_over(old);
                    }
                }
                (Does::Amplifier(new), Does::Amplifier(old)) => {
                    new.leak.take_over(&old.leak);
                    new.process.iter_mut().zip(&old.process).for_each(|(new, old)| new.take_over(old));
                }
                _ => {}
            }
        }
    }

    /// Whether its radiators give out what another's do.
    pub(super) fn plays_as(&self, other: &Self) -> bool {
        let whole = self.cabinets.is_empty() && other.cabinets.is_empty();
        whole && self.playing.len() == other.playing.len() && self.playing.iter().zip(&other.playing).all(|(one, other)| one.is(other))
    }

    /// Writes what one source gives out in the block from this frame on.
    pub(super) fn source(&mut self, source: usize, frame: u64, out: &mut Samples) {
        out.fill(0.0);
        for playing in &self.playing {
            if let Some(row) = source.checked_sub(playing.source).filter(|row| *row < playing.radiators) {
                playing.add(row, frame, out);
            }
        }
        self.cabinets.iter_mut().filter(|cabinet| cabinet.source == source).for_each(|cabinet| cabinet.run(frame, out));
    }

    /// Runs every node for the block from this frame on, which the ears have heard.
    pub(super) fn run(&mut self, frame: u64, store: Store<'_>) {
        let roll = Rolled { roll: self.roll, late: self.late, recording: self.recording, frame };
        for at in 0..self.nodes.len() {
            let (done, rest) = self.nodes.split_at_mut(at);
            let Some(node) = rest.first_mut() else { continue };
            let out = &mut node.out;
            out.fill(0.0);
            let seed = node.key;
            let limit = match &mut node.does {
                Does::Capsule(capsule) => {
                    if let Some(heard) = capsule.ear.and_then(|ear| self.ears.heard(ear, frame / BLOCK as u64)) {
                        *out = *heard;
                    }
                    if let Some((cycle, gain)) = &capsule.room {
                        add_loop(out, cycle, frame, *gain);
                    }
                    capsule.clip
                }
                Does::Feed(feed) => {
                    for driver in &mut feed.drivers {
                        let Some(from) = done.get(driver.from) else { continue };
                        driver.add(&from.out, out);
                    }
                    if let Some((cycle, gain)) = &feed.hum {
                        add_loop(out, cycle, frame, *gain);
                    }
                    f32::INFINITY
                }
                Does::Amplifier(amplifier) => {
                    for (input, gain) in &amplifier.inputs {
                        let Some(from) = done.get(*input) else { continue };
                        out.iter_mut().zip(&from.out).for_each(|(out, x)| *out += x * gain);
                    }
                    amplifier.leak.add(done, out);
                    amplifier.process.iter_mut().for_each(|process| process.run(out));
                    if amplifier.noise > 0.0 {
                        add_white(out, seed, frame, amplifier.noise);
                    }
                    amplifier.max
                }
                Does::Outlet(outlet) => {
                    let playing = self.playing.iter().filter(|playing| playing.source == outlet.source);
                    playing.for_each(|playing| playing.add(outlet.row, frame, out));
                    f32::INFINITY
                }
                Does::Oscillator(oscillator) => {
                    oscillator.sound(seed, frame, out);
                    f32::INFINITY
                }
                Does::Track(track) => {
                    if let Some(from) = track.input.and_then(|input| done.get(input)) {
                        *out = from.out;
                    }
                    match &mut track.line {
                        Some(line) => line.run(out, frame),
                        None => {
                            out.iter_mut().for_each(|x| *x /= track.full_scale);
                            track.clock.take(out, seed, frame);
                        }
                    }
                    if track.noise > 0.0 {
                        add_white(out, seed, frame, track.noise);
                    }
                    1.0
                }
                Does::Timecode(writer) => {
                    if roll.roll.rolling != Rolling::Stopped {
                        writer.run(roll.roll.at(frame), out);
                    }
                    f32::INFINITY
                }
                Does::Capstan(capstan) => {
                    capstan.run(frame, out);
                    f32::INFINITY
                }
                Does::Machine(track) => {
                    if let Some(from) = track.input.and_then(|input| done.get(input)) {
                        *out = from.out;
                    }
                    if let Some(capstan) = done.get(track.capstan) {
                        track.run(store.reels, &capstan.out, frame, out);
                    }
                    track.max
                }
            };
            if !matches!(node.does, Does::Capsule(_)) {
                node.disturbed.iter().for_each(|one| one.run(frame, out));
            }
            node.clipped = match &node.does {
                _ if !self.clips => None,
                Does::Capsule(_) => bend(out, limit),
                _ => clip(out, limit),
            };
            match &mut node.does {
                Does::Capsule(capsule) => {
                    out.iter_mut().for_each(|x| *x *= capsule.sensitivity);
                    if capsule.noise > 0.0 {
                        add_white(out, seed, frame, capsule.noise);
                    }
                    node.disturbed.iter().for_each(|one| one.run(frame, out));
                }
                Does::Track(track) => track.give(&roll, store.tape, out),
                Does::Feed(_)
                | Does::Amplifier(_)
                | Does::Outlet(_)
                | Does::Oscillator(_)
                | Does::Timecode(_)
                | Does::Capstan(_)
                | Does::Machine(_) => {}
            }
        }
    }
}

impl Driver {
    fn add(&mut self, from: &Samples, sum: &mut Samples) {
        match &self.filter {
            None => sum.iter_mut().zip(from).for_each(|(sum, x)| *sum += x * self.gain),
            Some(section) => {
                let mut filtered = *from;
                section.run(&mut self.memory, &mut filtered);
                sum.iter_mut().zip(&filtered).for_each(|(sum, x)| *sum += x * self.gain);
            }
        }
    }
}
