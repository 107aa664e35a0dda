//! Rendering a stretch of a session offline, through the same blocks as live.

use crate::sim::band::PlayerId;
use crate::sim::engine::cache::Cache;
use crate::sim::engine::compile::{Purpose, build};
use crate::sim::engine::convolve::{AHEAD, beginning};
use crate::sim::engine::plan::Plan;
use crate::sim::engine::reels::{Reels, Roll, Stretch, rolls};
use crate::sim::engine::run::Runner;
use crate::sim::engine::tape::Tape;
use crate::sim::scenario::Scenario;
use crate::sim::session::{Reeling, Studio, Take, Timeline};
use crate::sim::units::{BLOCK, SAMPLE_RATE, Stamp};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Blocks that run unheard so that filters settle, 0.2 s; sources play for as long as any response lasts.
pub(super) const SETTLE: u64 = 38;
/// Clipping of one stage within so many frames counts once.
const EPISODE: u64 = SAMPLE_RATE as u64 / 10;

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

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The moment of the first sample: that of the block at or after the moment asked for.
    pub from: Stamp,
    /// The tracks.
    pub tracks: BTreeMap<u32, Track>,
    /// What the loudspeakers get, left and right; full scale is a sine of `DESK_FULL_SCALE`. Empty if not wanted.
    pub monitors: Vec<[f32; 2]>,
}

/// One track as converted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Track {
    /// Samples; full scale is 1.
    pub samples: Vec<f32>,
    /// What clipped on the way, in order of time, source first.
    pub clipped: Vec<Clip>,
}

/// A stage that clipped.
#[derive(Debug, Clone, PartialEq)]
pub struct Clip {
    /// Seconds from the first sample of the rendering; once for all clipping within a tenth of a second.
    pub at_s: f64,
    /// Which stage: `MC-014 capsule`, an output by its label on the patchbay, or `converter`.
    pub stage: String,
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

/// What the recorder keeps of a take: the converted tracks from its drop-in to its drop-out, to the sample.
#[must_use]
pub fn recorded(cache: &mut Cache, scenario: &Scenario, timeline: &Timeline, take: &Take) -> Rendered {
    let frames = timeline.last().frames_of(take);
    let want = Want { tracks: take.tracks.iter().map(|(track, _)| *track).collect(), monitors: false, only: None };
    let edge = frames.start / BLOCK as u64 * BLOCK as u64;
    let mut rendered = Offline { cache, scenario, timeline }.render(edge..frames.end.next_multiple_of(BLOCK as u64), &want);
    for track in rendered.tracks.values_mut() {
        track.samples.truncate((frames.end - edge) as usize);
        track.samples.drain(..((frames.start - edge) as usize).min(track.samples.len()));
    }
    rendered
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
        let tape = self.heard_tape(self.settle(frames.start)..frames.end, want);
        self.run(frames, want, &tape)
    }

    /// Runs these frames, which begin at a block's edge, with what the recorder holds.
    pub(super) fn run(&mut self, frames: Range<u64>, want: &Want, tape: &Tape) -> Rendered {
        let settle = self.settle(frames.start);
        let mut reels = self.heard_reels(settle..frames.end, want.only.as_ref());
        self.run_from(settle, frames, want, tape, &mut reels)
    }

    /// From where the studio has to run so that it has settled at a frame.
    fn settle(&self, start: u64) -> u64 {
        let settle = start.saturating_sub(SETTLE * BLOCK as u64);
        // What the tape machine records is recorded from its beginning, so that it is the same to the last bit.
        let rolls = rolls(self.scenario, self.timeline);
        rolls.iter().filter(|roll| roll.frames.contains(&settle)).map(|roll| roll.frames.start).fold(settle, u64::min)
    }

    /// Runs the studio from a frame on; what comes before `frames` only settles.
    fn run_from(&mut self, settle: u64, frames: Range<u64>, want: &Want, tape: &Tape, reels: &mut Reels) -> Rendered {
        let first = beginning(settle);
        let mut changes = self.changes(settle..frames.end).into_iter().peekable();
        let studio = changes.next().map_or_else(|| self.timeline.last(), |(_, studio)| studio);
        let until = |next: Option<&(u64, &Studio)>| next.map_or(frames.end, |(frame, _)| frame + BLOCK as u64);
        let plan = self.plan(studio, first..until(changes.peek()), want);
        let mut out = Output::new(frames.clone(), want, &plan);
        let mut runner = if first == 0 {
            // The first block of a session rises from silence, as it does live.
            let mut runner = Runner::new(self.scenario, first, Plan::empty(AHEAD), AHEAD);
            runner.change(plan);
            runner
        } else {
            Runner::new(self.scenario, first, plan, AHEAD)
        };
        while runner.frame() < settle {
            runner.skip();
        }
        while runner.frame() < frames.end {
            let at = runner.frame();
            if let Some((_, next)) = changes.next_if(|(frame, _)| *frame <= at) {
                runner.change(self.plan(next, at..until(changes.peek()), want));
            }
            runner.play_ahead(changes.peek().map_or(frames.end, |(frame, _)| *frame));
            runner.block(tape, reels);
            if at >= frames.start {
                out.take(&runner, at);
            }
            runner.faded();
        }
        out.rendered
    }

    /// The plan for these frames.
    pub(super) fn plan(&mut self, studio: &Studio, span: Range<u64>, want: &Want) -> Plan {
        let only = want.only.as_ref();
        let purpose = Purpose { tracks: Some(&want.tracks), monitors: want.monitors, returns: false, only, ahead: AHEAD, span };
        // The end of the timeline knows when each performance ended.
        build(self.scenario, studio, &self.timeline.last().performances, &purpose, self.cache)
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
        self.run_from(frames.start, frames, &want, &tape, reels);
    }
}

/// Whether two studios may sound different, performances aside.
fn sounds_different(one: &Studio, other: &Studio) -> bool {
    one.deck != other.deck
        || one.defects != other.defects
        || one.settings != other.settings
        || one.cords != other.cords
        || one.places != other.places
        || one.transport != other.transport
        || one.workstation != other.workstation
        || one.stirred != other.stirred
}

struct Output {
    start: u64,
    monitors: bool,
    rendered: Rendered,
    /// When each stage last clipped, by track and stage.
    episodes: BTreeMap<(u32, Arc<str>), u64>,
}

impl Output {
    fn new(frames: Range<u64>, want: &Want, plan: &Plan) -> Self {
        let length = frames.end.saturating_sub(frames.start) as usize;
        let empty = || Track { samples: Vec::with_capacity(length), clipped: Vec::new() };
        let rendered = Rendered {
            from: Stamp(frames.start * 1000 / u64::from(SAMPLE_RATE)),
            tracks: plan.tracks.iter().map(|tap| (tap.number, empty())).collect(),
            monitors: Vec::with_capacity(if want.monitors { length } else { 0 }),
        };
        Self { start: frames.start, monitors: want.monitors, rendered, episodes: BTreeMap::new() }
    }

    fn take(&mut self, runner: &Runner, frame: u64) {
        let (mut left, mut right) = ([0.0; BLOCK], [0.0; BLOCK]);
        for (at, tap) in runner.plan.tracks.iter().enumerate() {
            let Some(track) = self.rendered.tracks.get_mut(&tap.number) else { continue };
            runner.converted(at, &mut left);
            track.samples.extend_from_slice(&left);
            for node in tap.chain.iter().map(|at| &runner.plan.nodes[*at]) {
                let Some(offset) = node.clipped else { continue };
                let now = frame + offset as u64;
                let last = self.episodes.insert((tap.number, node.name.clone()), now);
                if last.is_none_or(|last| now > last + EPISODE) {
                    let at_s = (now - self.start) as f64 / f64::from(SAMPLE_RATE);
                    track.clipped.push(Clip { at_s, stage: node.name.to_string() });
                }
            }
        }
        if self.monitors {
            runner.monitors(&mut left, &mut right);
            self.rendered.monitors.extend(left.iter().zip(&right).map(|(left, right)| [*left, *right]));
        }
    }
}
