//! The engine as it runs behind the loudspeakers.
//!
//! Two threads share the work. One compiles (`Plan::compile`, `tape::blank`: these allocate) and sends plans and empty
//! chunks of tape over; the audio thread owns a `Live`, hands them in with `update` and `give`, calls `process`, and
//! sends back what `spent` returns so that it is dropped where dropping may take time.
//! `process`, `update` and `spent` then allocate nothing and free nothing, with two exceptions that they survive:
//! recording with no chunk in reserve allocates one (1 MB), and a plan that finds 64 others uncollected is dropped.
//! What is recorded comes down to steps of a waveform as well, which `fetch_peaks` hands to whoever draws.

use crate::sim::engine::convolve::LIVE;
use crate::sim::engine::meter::{Correlation, Meter, Reading};
use crate::sim::engine::peaks::{Fresh, steps};
use crate::sim::engine::plan::Plan;
use crate::sim::engine::reels::Reels;
use crate::sim::engine::run::Runner;
use crate::sim::engine::tape::{TRACKS, Tape};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Region, Stretch};
use crate::sim::units::{BLOCK, SAMPLE_RATE};

/// Plans that can wait, and that can lie uncollected.
const WAITING: usize = 64;
/// Steps of waveforms that can wait to be fetched: 32 blocks of all tracks, each in two parts.
const FRESH: usize = 64 * TRACKS;

/// How long the meter of the tape machine's outer tracks remembers, seconds.
const OUTER_S: f64 = 0.1;

/// What all meters show; small enough to copy.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Readings {
    /// Inputs of armed tracks as converted, track 1 first; 0 dBFS is full scale.
    pub tracks: [Reading; TRACKS],
    /// Returns of the desk, return 1 first; 0 is `DESK_FULL_SCALE`.
    pub returns: [Reading; TRACKS],
    /// Outputs of the tape machine, track 1 first, while it has power; 0 is `DESK_FULL_SCALE`.
    pub machine: [Reading; TRACKS],
    /// How alike its first and its last track are, −1 to 1, by which the lean of a head is seen; none while one is silent.
    pub outer: Option<f64>,
    /// Left and right monitor; 0 is `DESK_FULL_SCALE`.
    pub monitors: [Reading; 2],
    /// Where the recorder's timeline stands, seconds.
    pub position_s: f64,
    /// The frame of the session up to which blocks have run.
    pub frame: u64,
    /// Empty chunks of tape in reserve.
    pub spare: usize,
}

/// The running engine.
#[derive(Debug)]
pub struct Live {
    runner: Runner,
    tape: Tape,
    reels: Reels,
    waiting: Vec<Plan>,
    spent: Vec<Plan>,
    fresh: Vec<Fresh>,
    block: Vec<[f32; 2]>,
    used: usize,
    tracks: Vec<Meter>,
    returns: Vec<Meter>,
    machine: Vec<Meter>,
    outer: Correlation,
    monitors: [Meter; 2],
}

impl Live {
    /// A silent engine at the first frame of the session.
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        Self::starting_at(scenario, 0, Tape::default(), Reels::of(scenario))
    }

    /// A silent engine at the block of a later frame, with what was recorded before (see `tape_of` and `reels_of`).
    #[must_use]
    pub fn starting_at(scenario: &Scenario, frame: u64, tape: Tape, reels: Reels) -> Self {
        Self {
            runner: Runner::new(scenario, frame.next_multiple_of(BLOCK as u64), Plan::empty(LIVE), LIVE),
            tape,
            reels,
            waiting: Vec::with_capacity(WAITING),
            spent: Vec::with_capacity(WAITING),
            fresh: Vec::with_capacity(FRESH),
            block: vec![[0.0; 2]; BLOCK],
            used: BLOCK,
            tracks: vec![Meter::default(); TRACKS],
            returns: vec![Meter::default(); TRACKS],
            machine: vec![Meter::default(); TRACKS],
            outer: Correlation::new(OUTER_S),
            monitors: [Meter::default(), Meter::default()],
        }
    }

    /// Hands in a plan; it holds from its own block on, or from the next if that is past.
    pub fn update(&mut self, plan: Plan) {
        if self.waiting.len() == WAITING {
            let oldest = self.waiting.remove(0);
            self.retire(oldest);
        }
        let at = self.waiting.partition_point(|other| other.from <= plan.from);
        self.waiting.insert(at, plan);
    }

    /// A plan that is done with; drop it on another thread.
    pub fn spent(&mut self) -> Option<Plan> {
        self.spent.pop()
    }

    /// Hands in an empty chunk of tape. An armed track needs one every 5.5 s of recording; `readings().spare` tells.
    pub fn give(&mut self, chunk: Box<[f32]>) {
        self.tape.give(chunk);
    }

    /// Hands over what was recorded since it was last fetched, as far as there is room for it without growing.
    ///
    /// What nobody fetches for 32 blocks of 32 tracks is missing in the waveform, and nowhere else.
    pub fn fetch_peaks(&mut self, to: &mut Vec<Fresh>) {
        let room = (to.capacity() - to.len()).min(self.fresh.len());
        to.extend(self.fresh.drain(..room));
    }

    /// What was and is being recorded.
    #[must_use]
    pub fn tape(&self) -> &Tape {
        &self.tape
    }

    /// The frame of the session up to which blocks have run.
    #[must_use]
    pub fn frame(&self) -> u64 {
        self.runner.frame()
    }

    /// The next frames of the monitors, any number; full scale is a sine of `DESK_FULL_SCALE`.
    pub fn process(&mut self, out: &mut [[f32; 2]]) {
        let mut done = 0;
        while done < out.len() {
            if self.used == BLOCK {
                self.run_block();
                self.used = 0;
            }
            let part = (out.len() - done).min(BLOCK - self.used);
            out[done..done + part].copy_from_slice(&self.block[self.used..self.used + part]);
            self.used += part;
            done += part;
        }
    }

    /// What the meters show.
    #[must_use]
    pub fn readings(&self) -> Readings {
        let mut readings = Readings {
            tracks: [Reading::default(); TRACKS],
            returns: [Reading::default(); TRACKS],
            machine: [Reading::default(); TRACKS],
            outer: self.outer.reading(),
            monitors: self.monitors.each_ref().map(Meter::reading),
            position_s: self.runner.plan.roll.at(self.runner.frame()) as f64 / f64::from(SAMPLE_RATE),
            frame: self.runner.frame(),
            spare: self.tape.spare(),
        };
        readings.tracks.iter_mut().zip(&self.tracks).for_each(|(reading, meter)| *reading = meter.reading());
        readings.returns.iter_mut().zip(&self.returns).for_each(|(reading, meter)| *reading = meter.reading());
        readings.machine.iter_mut().zip(&self.machine).for_each(|(reading, meter)| *reading = meter.reading());
        readings
    }

    /// Forgets the held peaks.
    pub fn reset_peaks(&mut self) {
        self.tracks.iter_mut().chain(&mut self.returns).chain(&mut self.machine).chain(&mut self.monitors).for_each(Meter::reset);
    }

    fn run_block(&mut self) {
        let frame = self.runner.frame();
        let due = self.waiting.partition_point(|plan| plan.from <= frame);
        for nth in 0..due {
            let plan = self.waiting.remove(0);
            if nth + 1 == due {
                self.runner.change(plan);
            } else {
                self.retire(plan);
            }
        }
        self.supply();
        self.runner.block(&self.tape, &mut self.reels);
        self.take_out(frame);
        self.runner.look_ahead();
        if let Some(old) = self.runner.faded() {
            self.retire(old);
        }
    }

    /// Sees that no reel runs out of empty chunks while it is recorded on.
    fn supply(&mut self) {
        let (mut tracks, mut reel) = (0, None);
        for key in self.runner.written_reels() {
            (tracks, reel) = (tracks + 1, Some(key));
        }
        if let Some(key) = reel {
            while self.reels.lacks(key, tracks)
                && let Some(chunk) = self.tape.take()
            {
                self.reels.give(key, chunk);
            }
        }
    }

    fn take_out(&mut self, frame: u64) {
        let (mut left, mut right, silence) = ([0.0; BLOCK], [0.0; BLOCK], [0.0; BLOCK]);
        self.runner.monitors(&mut left, &mut right);
        for (out, (left, right)) in self.block.iter_mut().zip(left.iter().zip(&right)) {
            *out = [*left, *right];
        }
        self.monitors[0].feed(&left);
        self.monitors[1].feed(&right);
        let (roll, recording) = (self.runner.plan.roll, self.runner.plan.recording);
        if let Some(region) = recording {
            self.tape.take_at(region.pass, self.runner.plan.hz);
        }
        let mut fed = [false; TRACKS];
        for (at, tap) in self.runner.plan.tracks.iter().enumerate() {
            self.runner.converted(at, &mut left);
            for stretch in roll.stretches(frame, 0) {
                if let Some(region) = recording.filter(|_| tap.records) {
                    record(&mut self.tape, &mut self.fresh, region, tap.number, stretch, &left);
                }
            }
            feed(&mut self.tracks, &mut fed, tap.number, &left);
        }
        self.tracks.iter_mut().zip(fed).filter(|(_, fed)| !fed).for_each(|(meter, _)| meter.feed(&silence));
        let mut fed = [false; TRACKS];
        for (number, node) in &self.runner.plan.returns {
            self.runner.on_desk(*node, &mut left);
            feed(&mut self.returns, &mut fed, *number, &left);
        }
        self.returns.iter_mut().zip(fed).filter(|(_, fed)| !fed).for_each(|(meter, _)| meter.feed(&silence));
        let mut fed = [false; TRACKS];
        let mut last = silence;
        right = silence;
        for (number, node) in self.runner.machine() {
            self.runner.on_desk(node, &mut left);
            feed(&mut self.machine, &mut fed, number, &left);
            if number == 1 {
                right = left;
            }
            last = left;
        }
        self.outer.push(&right, &last);
        self.machine.iter_mut().zip(fed).filter(|(_, fed)| !fed).for_each(|(meter, _)| meter.feed(&silence));
    }

    fn retire(&mut self, plan: Plan) {
        if self.spent.len() < WAITING {
            self.spent.push(plan);
        }
    }
}

/// Writes what of a block falls into what is recorded, and leaves its waveform where there is room.
fn record(tape: &mut Tape, fresh: &mut Vec<Fresh>, region: Region, track: u32, stretch: Stretch, block: &[f32]) {
    let (from, to) = (region.from.max(stretch.at), region.to.min(stretch.at + stretch.length as u64));
    if from < to {
        let offset = stretch.offset + (from - stretch.at) as usize;
        let (at, samples) = (from - region.from, &block[offset..offset + (to - from) as usize]);
        tape.write(region.pass, track, at, samples);
        let room = fresh.capacity() - fresh.len();
        fresh.extend(steps(region.pass, track, at, samples).take(room));
    }
}

fn feed(meters: &mut [Meter], fed: &mut [bool; TRACKS], number: u32, block: &[f32]) {
    let Some(at) = (number as usize).checked_sub(1).filter(|at| *at < TRACKS) else { return };
    meters[at].feed(block);
    fed[at] = true;
}
