//! When a session recorded on which stretch of which reel.

use crate::sim::engine::reels::compile::travel;
use crate::sim::gear::UnitId;
use crate::sim::scenario::Scenario;
use crate::sim::session::{Reeling, Studio, Timeline};
use crate::sim::units::SAMPLE_RATE;
use std::ops::Range;

/// Frames of tape around a place that the heads meet, too: the layers above and below, and the way between the heads.
const AROUND: f64 = 5.0 * SAMPLE_RATE as f64;

/// A stretch of a reel, in frames of its recording.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::sim::engine) struct Stretch {
    reel: UnitId,
    from: f64,
    to: f64,
}

impl Stretch {
    /// What passes the heads of a studio's machine between two frames of the session, at most as far as its tape goes.
    pub(in crate::sim::engine) fn of(scenario: &Scenario, studio: &Studio, frames: Range<u64>) -> Option<Self> {
        let travel = travel(scenario, studio)?;
        Some(Self { reel: studio.deck.reel.clone()?, from: travel.at(frames.start), to: travel.at(frames.end) })
    }

    /// Whether what is on one is heard on the other.
    pub(in crate::sim::engine) fn meets(&self, other: &Self) -> bool {
        self.reel == other.reel && self.from < other.to + AROUND && other.from < self.to + AROUND
    }
}

/// A stretch of the session during which the machine recorded without a stop.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::sim::engine) struct Roll {
    /// Frames of the session.
    pub(in crate::sim::engine) frames: Range<u64>,
    /// Where on which reel.
    pub(in crate::sim::engine) on: Stretch,
}

/// Every roll of a session, in order.
pub(in crate::sim::engine) fn rolls(scenario: &Scenario, timeline: &Timeline) -> Vec<Roll> {
    let ends = timeline.states.iter().skip(1).map(|(at, _)| at.block_frame());
    // Nobody knows yet how long the last state lasts.
    let with_ends = timeline.states.iter().zip(ends.chain([u64::MAX]));
    let mut found: Vec<Roll> = Vec::new();
    for ((at, studio), end) in with_ends.filter(|((_, studio), _)| studio.deck.reeling == Reeling::Recording) {
        let frames = at.block_frame()..end;
        match found.last_mut() {
            Some(last) if last.frames.end == frames.start => {
                last.frames.end = frames.end;
                last.on.to = Stretch::of(scenario, studio, frames).map_or(last.on.to, |on| on.to);
            }
            _ => found.extend(Stretch::of(scenario, studio, frames.clone()).map(|on| Roll { frames, on })),
        }
    }
    found
}
