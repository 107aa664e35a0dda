//! Running plans block by block; when one follows another, the output crosses from the old to the new in one block.

use crate::sim::engine::compile::sources;
use crate::sim::engine::convolve::{Bank, Work};
use crate::sim::engine::plan::{Does, Node, Plan, Samples};
use crate::sim::engine::reels::Reels;
use crate::sim::engine::tape::Tape;
use crate::sim::scenario::Scenario;
use crate::sim::units::{BLOCK, Dbu};

/// The level of a sine that is full scale in the monitors and on the desk's meters, the desk's headroom (domain 6.2).
pub const DESK_FULL_SCALE: Dbu = Dbu(24.0);
/// Steps of a 24-bit sample in full scale.
const STEPS: f64 = 8_388_608.0;

/// What was recorded: by the recorder, and on the reels of the tape machine.
#[derive(Debug, Clone, Copy)]
pub(super) struct Store<'a> {
    pub(super) tape: &'a Tape,
    pub(super) reels: &'a Reels,
}

/// The state that outlives plans: the frame, and what sources gave out lately.
#[derive(Debug)]
pub(super) struct Runner {
    frame: u64,
    /// The first frame that sources have not played.
    played: u64,
    /// Of every radiator, then of every room.
    bank: Bank,
    /// What each radiator gives out in a block, and what each room gets.
    radiators: Vec<Samples>,
    rooms: Vec<Samples>,
    work: Work,
    /// Blocks that sources may play ahead.
    ahead: u64,
    pub(super) plan: Plan,
    fading: Option<Plan>,
}

impl Runner {
    /// A runner of a scenario's radiators and rooms, whose sources play at most so many blocks ahead.
    pub(super) fn new(scenario: &Scenario, frame: u64, plan: Plan, ahead: usize) -> Self {
        let radiators = sources(scenario).1;
        let rooms = scenario.venue.rooms.len();
        Self {
            frame,
            played: frame,
            bank: Bank::new(radiators, rooms, ahead),
            ahead: ahead as u64,
            radiators: vec![[0.0; BLOCK]; radiators],
            rooms: vec![[0.0; BLOCK]; rooms],
            work: Work::default(),
            plan,
            fading: None,
        }
    }

    /// The first frame of the next block.
    pub(super) fn frame(&self) -> u64 {
        self.frame
    }

    /// Goes over to another plan in the next block. Once that has run, `faded` gives the old one back.
    pub(super) fn change(&mut self, mut plan: Plan) {
        plan.inherit(&self.plan);
        self.fading = Some(std::mem::replace(&mut self.plan, plan));
    }

    pub(super) fn faded(&mut self) -> Option<Plan> {
        self.fading.take()
    }

    /// Lets sources play for a block without listening to them.
    pub(super) fn skip(&mut self) {
        self.play();
        self.fading = None;
        self.frame += BLOCK as u64;
    }

    /// Lets sources play and microphones hear up to a frame, as far ahead as they may, as long as nothing changes before it.
    ///
    /// The blocks themselves run as ever, and with the same samples.
    pub(super) fn play_ahead(&mut self, until: u64) {
        // As far as the longer windows that end soonest.
        let ahead = self.ahead - self.frame / BLOCK as u64 % self.ahead;
        let blocks = (until.saturating_sub(self.frame) / BLOCK as u64).min(ahead);
        if self.played > self.frame || self.fading.is_some() || blocks < 2 {
            return;
        }
        (0..blocks).for_each(|_| self.play());
        self.plan.ears.hear(self.frame / BLOCK as u64, blocks as usize, &self.bank, &mut self.work, None);
    }

    /// Runs one block; `converted`, `volts` and `monitors` are of that block until the next.
    pub(super) fn block(&mut self, tape: &Tape, reels: &mut Reels) {
        if self.played == self.frame {
            self.play();
        }
        let (store, block) = (Store { tape, reels }, self.frame / BLOCK as u64);
        if let Some(fading) = &mut self.fading {
            fading.ears.hear(block, 1, &self.bank, &mut self.work, None);
            fading.run(self.frame, store);
        }
        if !self.plan.ears.has_heard(block) {
            let before = self.fading.as_ref().map(|fading| &fading.ears);
            self.plan.ears.hear(block, 1, &self.bank, &mut self.work, before);
        }
        self.plan.run(self.frame, store);
        self.magnetise(reels);
        self.frame += BLOCK as u64;
    }

    /// Leaves on the reels what the tape machine recorded in this block.
    fn magnetise(&mut self, reels: &mut Reels) {
        let (plan, fading) = (&mut self.plan, &mut self.fading);
        if let Some(fading) = fading {
            for at in 0..fading.machine.len() {
                let node = &mut fading.nodes[fading.machine[at]];
                let goes_on = plan.find(node.key).is_some_and(|now| written(&plan.nodes[now]).is_some());
                if let Does::Machine(track) = &mut node.does
                    && !goes_on
                {
                    track.end(reels, self.frame);
                }
            }
        }
        for at in 0..plan.machine.len() {
            let node = &mut plan.nodes[plan.machine[at]];
            let before = fading.as_ref().and_then(|fading| written(&fading.nodes[fading.find(node.key)?]));
            if let Does::Machine(track) = &mut node.does {
                track.record(reels, self.frame, before);
            }
        }
    }

    /// The reels that tracks of the plan record on.
    pub(super) fn written_reels(&self) -> impl Iterator<Item = u64> + '_ {
        self.plan
            .machine
            .iter()
            .filter_map(|at| if let Does::Machine(track) = &self.plan.nodes[*at].does { track.writes_on() } else { None })
    }

    /// Lets radiators sound, and rooms with them.
    fn play(&mut self) {
        let (frame, block) = (self.played, self.played / BLOCK as u64);
        let mut old = [0.0; BLOCK];
        for (source, sound) in self.radiators.iter_mut().enumerate() {
            self.plan.source(source, frame, sound);
            if let Some(fading) = &mut self.fading {
                fading.source(source, frame, &mut old);
                cross(&old, sound);
            }
        }
        self.bank.push_radiators(block, &self.radiators, &mut self.work);
        if let Some(fading) = &mut self.fading {
            fading.rooms.hear(block, 1, &self.bank, &mut self.work, None);
        }
        let before = self.fading.as_ref().map(|fading| &fading.rooms);
        self.plan.rooms.hear(block, 1, &self.bank, &mut self.work, before);
        for (room, sound) in self.rooms.iter_mut().enumerate() {
            *sound = self.plan.rooms.heard(room, block);
            if let Some(fading) = &self.fading {
                cross(&fading.rooms.heard(room, block), sound);
            }
        }
        self.bank.push_rooms(block, &self.rooms, &mut self.work);
        self.played += BLOCK as u64;
    }

    /// The samples of the nth wanted track, rounded to 24 bits unless stages do not clip.
    pub(super) fn converted(&self, tap: usize, out: &mut Samples) {
        let converted = |plan: &Plan, node: usize| match &plan.nodes[node].does {
            Does::Track(track) => track.converted,
            _ => [0.0; BLOCK],
        };
        let node = self.plan.tracks[tap].node;
        *out = converted(&self.plan, node);
        // A track that was not listened to before starts at once: nothing was recorded that could jump.
        if let Some(fading) = &self.fading
            && let Some(old) = fading.find(self.plan.nodes[node].key)
        {
            cross(&converted(fading, old), out);
        }
        if self.plan.clips {
            out.iter_mut().for_each(|x| *x = round_to_24_bits(*x));
        }
    }

    /// The signal of a node re the desk's full scale.
    pub(super) fn on_desk(&self, node: usize, out: &mut Samples) {
        *out = self.plan.nodes[node].out;
        let scale = per_desk_volt();
        out.iter_mut().for_each(|x| *x *= scale);
    }

    /// What the loudspeakers get, re the desk's full scale.
    pub(super) fn monitors(&self, left: &mut Samples, right: &mut Samples) {
        let scale = per_desk_volt();
        for (side, out) in [left, right].into_iter().enumerate() {
            let at = |plan: &Plan| {
                let mut sum = [0.0; BLOCK];
                for nodes in &plan.monitors {
                    sum.iter_mut().zip(&plan.nodes[nodes[side]].out).for_each(|(sum, x)| *sum += x);
                }
                sum
            };
            *out = at(&self.plan);
            if let Some(fading) = &self.fading {
                cross(&at(fading), out);
            }
            out.iter_mut().for_each(|x| *x *= scale);
        }
    }
}

/// What a node has recorded on tape in the last block.
fn written(node: &Node) -> Option<&Samples> {
    if let Does::Machine(track) = &node.does { track.written() } else { None }
}

fn per_desk_volt() -> f32 {
    (1.0 / (DESK_FULL_SCALE.volt().0 * std::f64::consts::SQRT_2)) as f32
}

/// Goes from `old` to what `new` holds along one block; equal samples stay as they are.
pub(super) fn cross(old: &Samples, new: &mut Samples) {
    for (n, (new, old)) in new.iter_mut().zip(old).enumerate() {
        *new = old + (*new - old) * ((n + 1) as f32 / BLOCK as f32);
    }
}

/// The nearest 24-bit sample, so that what is heard is what the file will hold.
fn round_to_24_bits(sample: f32) -> f32 {
    // Adding and taking away 1.5 · 2^52 rounds to whole numbers, ties to even, without a call.
    const WHOLE: f64 = 6_755_399_441_055_744.0;
    let steps = (f64::from(sample) * STEPS + WHOLE) - WHOLE;
    (steps.clamp(-STEPS, STEPS - 1.0) / STEPS) as f32
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "steps of 24 bits and equal samples are exact")]
mod tests {
    use super::*;

    #[test]
    fn samples_are_rounded_to_the_nearest_step() {
        let step = 1.0 / 8_388_608.0;
        assert_eq!([0.4 * step, 0.6 * step, -0.6 * step, -1.0].map(round_to_24_bits), [0.0, step, -step, -1.0]);
        assert_eq!(round_to_24_bits(1.0), 1.0 - step);
    }

    #[test]
    fn crossing_ends_at_the_new_and_leaves_equals_alone() {
        let (old, mut new) = ([0.3; BLOCK], [0.3; BLOCK]);
        cross(&old, &mut new);
        assert_eq!(new, old);
        let mut new = [1.0; BLOCK];
        cross(&[0.0; BLOCK], &mut new);
        assert_eq!((new[127], new[255]), (0.5, 1.0));
    }
}
