//! Running plans block by block; when one follows another, the output crosses from the old to the new in one block.

use crate::sim::engine::convolve::{AHEAD, WINDOW, window_of};
use crate::sim::engine::plan::{Does, Node, Plan, Samples};
use crate::sim::engine::played::Played;
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

/// The state that outlives plans: the frame, and what sounds.
#[derive(Debug)]
pub(super) struct Runner {
    frame: u64,
    played: Played,
    pub(super) plan: Plan,
    fading: Option<Plan>,
    /// Whether the plan's radiators and rooms give out what those of the one before did.
    goes_on: bool,
}

impl Runner {
    /// A runner of a scenario's radiators and rooms, who are played at most so many windows ahead.
    pub(super) fn new(scenario: &Scenario, frame: u64, plan: Plan, windows: usize) -> Self {
        let played = Played::new(scenario, frame / BLOCK as u64, windows);
        Self { frame, played, plan, fading: None, goes_on: false }
    }

    /// The first frame of the next block.
    pub(super) fn frame(&self) -> u64 {
        self.frame
    }

    /// The next block, and the window in which it lies.
    fn next(&self) -> (u64, u64) {
        let block = self.frame / BLOCK as u64;
        (block, window_of(block))
    }

    /// Goes over to another plan in the next block. Once that has run, `faded` gives the old one back.
    pub(super) fn change(&mut self, mut plan: Plan) {
        let (block, window) = self.next();
        self.hear(window, 1);
        plan.inherit(&self.plan);
        let same_radiators = plan.plays_as(&self.plan);
        self.goes_on = same_radiators && plan.rooms.same_paths(&self.plan.rooms);
        self.fading = Some(std::mem::replace(&mut self.plan, plan));
        if !self.goes_on {
            self.played.again(block, &mut self.plan, !same_radiators);
        }
    }

    pub(super) fn faded(&mut self) -> Option<Plan> {
        self.fading.take()
    }

    /// Goes on at a later frame, before which nobody listens.
    pub(super) fn skip_to(&mut self, frame: u64) {
        self.fading = None;
        self.frame = frame;
    }

    /// Lets radiators play and microphones hear as far ahead as they may, as long as nothing changes before a frame.
    ///
    /// The blocks themselves run as ever, and with the same samples.
    pub(super) fn hear_until(&mut self, frame: u64) {
        let (_, window) = self.next();
        if self.fading.is_none() && self.plan.ears.lacking(window) > 0 {
            let last = window_of(frame.saturating_sub(1) / BLOCK as u64).max(window);
            self.hear(window, AHEAD.min((last - window) as usize + 1));
        }
    }

    /// Has the plan hear so many windows from one on.
    fn hear(&mut self, first: u64, windows: usize) {
        self.played.until(first + windows as u64, &mut self.plan);
        self.played.heard_by(&mut self.plan.ears, first, windows);
    }

    /// Does some of the next window, which is all there when its first block is due: what is left of it is shared out evenly
    /// over the blocks that are left of this one.
    pub(super) fn look_ahead(&mut self) {
        let (block, window) = self.next();
        let next = window + 1;
        for _ in 0..self.played.steps(next, &self.plan).div_ceil(WINDOW - block % WINDOW) {
            self.played.ahead(next, &mut self.plan);
        }
    }

    /// Runs one block; `converted`, `volts` and `monitors` are of that block until the next.
    pub(super) fn block(&mut self, tape: &Tape, reels: &mut Reels) {
        let (_, window) = self.next();
        let store = Store { tape, reels };
        if let Some(fading) = &mut self.fading {
            fading.run(self.frame, store);
            if self.goes_on {
                self.plan.ears.take_over(&mut fading.ears);
            }
        }
        self.hear(window, 1);
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

    /// The tracks of the tape machine that run, and their nodes.
    pub(super) fn machine(&self) -> impl Iterator<Item = (u32, usize)> + '_ {
        let number = |at: &usize| if let Does::Machine(track) = &self.plan.nodes[*at].does { Some((track.number, *at)) } else { None };
        self.plan.machine.iter().filter_map(number)
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
