//! Rendering a stretch of a session offline, through the same blocks as live.

use crate::sim::band::PlayerId;
use crate::sim::engine::cache::Cache;
use crate::sim::engine::compile::{Purpose, build};
use crate::sim::engine::convolve::{AHEAD, WINDOW, beginning};
use crate::sim::engine::plan::Plan;
use crate::sim::engine::reels::{Reels, Roll, Stretch, rolls};
use crate::sim::engine::rendered::{Output, Rendered, Sink};
use crate::sim::engine::run::Runner;
use crate::sim::engine::tape::Tape;
use crate::sim::scenario::Scenario;
use crate::sim::session::{Reeling, Studio, Take, Timeline};
use crate::sim::units::{BLOCK, Stamp};
use std::ops::Range;

/// Blocks that run unheard so that filters settle, 0.2 s; sources play for as long as any response lasts.
pub(super) const SETTLE: u64 = 38;

/// What to render.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Want {
    /// Tracks of the recorder whose conversion is wanted, whether it rolls or not.
    pub tracks: Vec<u32>,
    /// Whether the control-room monitors are wanted.
    pub monitors: bool,
    /// This player alone, without any noise, clipping or rounding; everything else as it is.
    pub only: Option<PlayerId>,
}

/// What a stretch of a session sounds like.
///
/// The samples are those of the frames from `from.block_frame()` up to `to.block_frame()`.
#[must_use]
pub fn render(scenario: &Scenario, timeline: &Timeline, from: Stamp, to: Stamp, want: &Want) -> Rendered {
    render_with(&mut Cache::default(), scenario, timeline, from, to, want)
}

/// As `render`, with a cache of the same scenario: performances and responses are worked out once for many renderings.
#[must_use]
pub fn render_with(cache: &mut Cache, scenario: &Scenario, timeline: &Timeline, from: Stamp, to: Stamp, want: &Want) -> Rendered {
    Offline { cache, scenario, timeline }.render(from.block_frame()..to.block_frame(), want)
}

/// As `render_with`, into whatever takes it, so that nothing of it has to stay in memory.
pub fn render_into(cache: &mut Cache, scenario: &Scenario, timeline: &Timeline, stretch: Range<Stamp>, want: &Want, sink: &mut dyn Sink) {
    let frames = stretch.start.block_frame()..stretch.end.block_frame();
    Offline { cache, scenario, timeline }.render_into(frames, want, sink);
}

/// What the recorder keeps of a take: the converted tracks from its drop-in to its drop-out, to the sample.
#[must_use]
pub fn recorded(cache: &mut Cache, scenario: &Scenario, timeline: &Timeline, take: &Take) -> Rendered {
    Offline { cache, scenario, timeline }.render(timeline.last().frames_of(take), &of_take(take))
}

/// As `recorded`, into whatever takes it: a long take need not fit into memory.
pub fn recorded_into(cache: &mut Cache, scenario: &Scenario, timeline: &Timeline, take: &Take, sink: &mut dyn Sink) {
    Offline { cache, scenario, timeline }.render_into(timeline.last().frames_of(take), &of_take(take), sink);
}

/// Every track of a take.
fn of_take(take: &Take) -> Want {
    Want { tracks: take.tracks.iter().map(|(track, _)| *track).collect(), monitors: false, only: None }
}

/// What the recorder holds at the end of a timeline in a stretch of its own time, in frames.
#[must_use]
pub fn tape_of(cache: &mut Cache, scenario: &Scenario, timeline: &Timeline, stretch: Range<u64>) -> Tape {
    Offline { cache, scenario, timeline }.whole_tape(stretch)
}

/// What is on the reels of the tape machine at the end of a timeline.
#[must_use]
pub fn reels_of(cache: &mut Cache, scenario: &Scenario, timeline: &Timeline) -> Reels {
    let mut reels = Reels::of(scenario);
    for roll in rolls(scenario, timeline) {
        Offline { cache, scenario, timeline }.roll_again(&roll, timeline.end().block_frame(), None, &mut reels);
    }
    reels
}

/// A session as it is rendered offline.
pub(super) struct Offline<'a> {
    cache: &'a mut Cache,
    pub(super) scenario: &'a Scenario,
    pub(super) timeline: &'a Timeline,
}

impl<'a> Offline<'a> {
    fn render(&mut self, frames: Range<u64>, want: &Want) -> Rendered {
        let mut rendered = Rendered::of(&frames, want);
        self.render_into(frames, want, &mut rendered);
        rendered.tracks.retain(|_, track| !track.samples.is_empty());
        rendered
    }

    fn render_into(&mut self, frames: Range<u64>, want: &Want, sink: &mut dyn Sink) {
        let tape = self.heard_tape(self.settle(frames.start)..frames.end, want);
        self.run(frames, want, &tape, sink);
    }

    /// Runs these frames with what the recorder holds.
    pub(super) fn run(&mut self, frames: Range<u64>, want: &Want, tape: &Tape, sink: &mut dyn Sink) {
        let settle = self.settle(frames.start);
        let mut reels = self.heard_reels(settle..frames.end, want.only.as_ref());
        self.run_from(settle, Output::new(frames, want, sink), want, tape, &mut reels);
    }

    /// From where the studio has to run so that it has settled at a frame; the edge of a block.
    fn settle(&self, start: u64) -> u64 {
        let settle = (start / BLOCK as u64).saturating_sub(SETTLE) * BLOCK as u64;
        // What the tape machine records is recorded from its beginning, so that it is the same to the last bit.
        let rolls = rolls(self.scenario, self.timeline);
        rolls.iter().filter(|roll| roll.frames.contains(&settle)).map(|roll| roll.frames.start).fold(settle, u64::min)
    }

    /// Runs the studio from a frame on; what comes before the stretch that is given out only settles.
    fn run_from(&mut self, settle: u64, mut out: Output<'_>, want: &Want, tape: &Tape, reels: &mut Reels) {
        let (first, end) = (beginning(settle), out.end());
        let mut changes = self.changes(first..end).into_iter().peekable();
        let studio = changes.next().map_or_else(|| self.timeline.last(), |(_, studio)| studio);
        let until = |next: Option<&(u64, &Studio)>| next.map_or(end, |(frame, _)| frame + BLOCK as u64);
        let plan = self.plan(studio, first..until(changes.peek()), want);
        let mut runner = if first == 0 {
            // The first block of a session rises from silence, as it does live.
            let mut runner = Runner::new(self.scenario, first, Plan::empty(AHEAD), AHEAD);
            runner.change(plan);
            runner
        } else {
            Runner::new(self.scenario, first, plan, AHEAD)
        };
        // What sounded before is heard, and it sounded in the studio of that time.
        while let Some((frame, studio)) = changes.next_if(|(frame, _)| *frame < settle) {
            runner.skip_to(frame);
            runner.change(self.plan(studio, frame..until(changes.peek()), want));
        }
        if runner.frame() < settle {
            runner.skip_to(settle);
        }
        while runner.frame() < end {
            let at = runner.frame();
            if let Some((_, next)) = changes.next_if(|(frame, _)| *frame <= at) {
                runner.change(self.plan(next, at..until(changes.peek()), want));
            }
            runner.hear_until(changes.peek().map_or(end, |(frame, _)| *frame));
            runner.block(tape, reels);
            out.take(&runner, at);
            runner.faded();
        }
    }

    /// The plan for these frames.
    pub(super) fn plan(&mut self, studio: &Studio, span: Range<u64>, want: &Want) -> Plan {
        let only = want.only.as_ref();
        // Radiators play to the end of a window.
        let span = span.start..span.end.next_multiple_of(WINDOW * BLOCK as u64);
        let purpose = Purpose { tracks: Some(&want.tracks), monitors: want.monitors, returns: false, only, windows: AHEAD, span };
        build(self.scenario, studio, &purpose, self.cache)
    }

    /// Which studio holds from which frame on: the one at the start, then one for each block with a change that may be heard.
    pub(super) fn changes(&self, frames: Range<u64>) -> Vec<(u64, &'a Studio)> {
        let mut changes: Vec<(u64, &Studio)> = Vec::new();
        for (at, studio) in &self.timeline.states {
            let frame = at.block_frame().max(frames.start);
            if frame >= frames.end && !changes.is_empty() {
                break;
            }
            if changes.last().is_some_and(|(last, _)| *last == frame) {
                changes.pop();
            }
            if changes.last().is_none_or(|(_, last)| sounds_different(last, studio)) {
                changes.push((frame, studio));
            }
        }
        changes
    }

    /// What is on the reels that the heads of the tape machine meet during these frames: earlier rolls, recorded again.
    fn heard_reels(&mut self, frames: Range<u64>, only: Option<&PlayerId>) -> Reels {
        let moving = |studio: &&Studio| matches!(studio.deck.reeling, Reeling::Playing | Reeling::Recording);
        let states = self.changes(frames.clone());
        let ends = states.iter().skip(1).map(|(frame, _)| *frame).chain([frames.end]);
        let met: Vec<Stretch> = states
            .iter()
            .zip(ends)
            .filter(|((_, studio), _)| moving(studio))
            .filter_map(|((start, studio), end)| Stretch::of(self.scenario, studio, *start..end))
            .collect();
        if met.is_empty() {
            return Reels::default();
        }
        let mut reels = Reels::of(self.scenario);
        for roll in rolls(self.scenario, self.timeline)
            .iter()
            .filter(|roll| roll.frames.start < frames.start && met.iter().any(|one| one.meets(&roll.on)))
        {
            self.roll_again(roll, frames.start, only, &mut reels);
        }
        reels
    }

    /// Records a roll of the tape machine onto its reel again, as far as it had come at a frame.
    fn roll_again(&mut self, roll: &Roll, until: u64, only: Option<&PlayerId>, reels: &mut Reels) {
        let want = Want { only: only.cloned(), ..Want::default() };
        // It goes out of record along one block more.
        let frames = roll.frames.start..until.min(roll.frames.end.saturating_add(BLOCK as u64));
        let tape = self.heard_tape(frames.clone(), &want);
        self.run_from(frames.start, Output::new(frames, &want, &mut Rendered::default()), &want, &tape, reels);
    }
}

/// Whether two studios may sound different.
fn sounds_different(one: &Studio, other: &Studio) -> bool {
    one.deck != other.deck
        || one.defects != other.defects
        || one.settings != other.settings
        || one.cords != other.cords
        || one.places != other.places
        || one.transport != other.transport
        || one.workstation != other.workstation
        || one.stirred != other.stirred
        || one.performances != other.performances
}
