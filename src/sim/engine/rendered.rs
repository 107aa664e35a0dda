//! What comes of a rendering, and where it goes block by block: into memory, or on to a disk that holds more.

use crate::sim::engine::plan::Plan;
use crate::sim::engine::render::Want;
use crate::sim::engine::run::Runner;
use crate::sim::units::{BLOCK, SAMPLE_RATE, Stamp};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Clipping of one stage within so many frames counts once.
const EPISODE: u64 = SAMPLE_RATE as u64 / 10;

/// Takes in what is rendered, in blocks of at most 256 frames that follow each other without a gap.
pub trait Sink {
    /// What a track of the recorder got; full scale is 1.
    fn track(&mut self, number: u32, samples: &[f32]);

    /// What the loudspeakers got, left and right; full scale is a sine of `DESK_FULL_SCALE`.
    fn monitors(&mut self, frames: &[[f32; 2]]);

    /// A stage on the way to a track clipped.
    fn clipped(&mut self, number: u32, clip: Clip);
}

/// What came of it, all of it in memory.
#[derive(Debug, Clone, Default, PartialEq)]
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

impl Rendered {
    /// Room for what is wanted of these frames.
    pub(super) fn of(frames: &Range<u64>, want: &Want) -> Self {
        let length = frames.end.saturating_sub(frames.start) as usize;
        let room = || Track { samples: Vec::with_capacity(length), clipped: Vec::new() };
        Self {
            from: Stamp(frames.start * 1000 / u64::from(SAMPLE_RATE)),
            tracks: want.tracks.iter().map(|number| (*number, room())).collect(),
            monitors: Vec::with_capacity(if want.monitors { length } else { 0 }),
        }
    }
}

impl Sink for Rendered {
    fn track(&mut self, number: u32, samples: &[f32]) {
        self.tracks.entry(number).or_default().samples.extend_from_slice(samples);
    }

    fn monitors(&mut self, frames: &[[f32; 2]]) {
        self.monitors.extend_from_slice(frames);
    }

    fn clipped(&mut self, number: u32, clip: Clip) {
        self.tracks.entry(number).or_default().clipped.push(clip);
    }
}

/// Hands on what a runner plays during a stretch, a block at a time.
pub(super) struct Output<'a> {
    frames: Range<u64>,
    monitors: bool,
    sink: &'a mut dyn Sink,
    /// When each stage last clipped, by track and stage.
    episodes: BTreeMap<(u32, Arc<str>), u64>,
}

impl<'a> Output<'a> {
    /// For these frames of the session, from any of a block to any of another.
    pub(super) fn new(frames: Range<u64>, want: &Want, sink: &'a mut dyn Sink) -> Self {
        Self { frames, monitors: want.monitors, sink, episodes: BTreeMap::new() }
    }

    /// Where the block ends that holds its last frame.
    pub(super) fn end(&self) -> u64 {
        self.frames.end.next_multiple_of(BLOCK as u64)
    }

    /// Takes what lies within the stretch of the block that begins at this frame.
    pub(super) fn take(&mut self, runner: &Runner, frame: u64) {
        let part = |at: u64| at.saturating_sub(frame).min(BLOCK as u64) as usize;
        let part = part(self.frames.start)..part(self.frames.end);
        if part.is_empty() {
            return;
        }
        let (mut left, mut right) = ([0.0; BLOCK], [0.0; BLOCK]);
        for (at, tap) in runner.plan.tracks.iter().enumerate() {
            runner.converted(at, &mut left);
            self.sink.track(tap.number, &left[part.clone()]);
        }
        self.clips(&runner.plan, frame);
        if self.monitors {
            runner.monitors(&mut left, &mut right);
            let mut frames = [[0.0; 2]; BLOCK];
            frames.iter_mut().zip(left.iter().zip(&right)).for_each(|(frame, (left, right))| *frame = [*left, *right]);
            self.sink.monitors(&frames[part]);
        }
    }

    fn clips(&mut self, plan: &Plan, frame: u64) {
        for tap in &plan.tracks {
            for node in tap.chain.iter().map(|at| &plan.nodes[*at]) {
                let Some(offset) = node.clipped else { continue };
                let now = frame + offset as u64;
                let last = self.episodes.insert((tap.number, node.name.clone()), now);
                if last.is_none_or(|last| now > last + EPISODE) {
                    let at_s = now.saturating_sub(self.frames.start) as f64 / f64::from(SAMPLE_RATE);
                    self.sink.clipped(tap.number, Clip { at_s, stage: node.name.to_string() });
                }
            }
        }
    }
}
