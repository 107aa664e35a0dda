//! A moment of a session to be heard again: as it was recorded, and at the same place of the song by the expert.

use crate::sim::engine::{Cache, Want, render_with};
use crate::sim::scenario::Scenario;
use crate::sim::scoring::take_truths;
use crate::sim::session::{Take, Timeline};
use crate::sim::units::Stamp;
use std::ops::Range;

/// Seconds before and after the moment.
const AROUND_S: (f64, f64) = (1.5, 4.5);

/// What is heard of a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// From when to when.
    pub stretch: Range<Stamp>,
    /// Tracks of the take that was recorded then; none where nothing was, and the monitors are heard.
    pub tracks: Vec<u32>,
}

impl Excerpt {
    /// A few seconds around a moment; of a take one track, or all of them.
    #[must_use]
    pub fn around(timeline: &Timeline, at: Stamp, track: Option<u32>) -> Self {
        let end = timeline.end().max(timeline.last().now);
        let (before, after) = (Stamp::from_seconds((at.seconds() - AROUND_S.0).max(0.0)), at.after(AROUND_S.1).min(end));
        match take_at(timeline, at) {
            None => Self { stretch: before..after, tracks: Vec::new() },
            Some(take) => {
                let stretch = before.max(take.start)..after.min(take.end.unwrap_or(end)).max(take.start);
                let all = take.tracks.iter().map(|(number, _)| *number);
                let wanted: Vec<u32> = all.clone().filter(|number| track.is_none_or(|track| track == *number)).collect();
                Self { stretch, tracks: if wanted.is_empty() { all.collect() } else { wanted } }
            }
        }
    }

    /// Its samples at the engine's rate: recorded tracks together, each at its own level.
    #[must_use]
    pub fn render(&self, cache: &mut Cache, scenario: &Scenario, timeline: &Timeline) -> Vec<[f32; 2]> {
        let want = Want { tracks: self.tracks.clone(), monitors: self.tracks.is_empty(), only: None };
        let rendered = render_with(cache, scenario, timeline, self.stretch.start, self.stretch.end, &want);
        if self.tracks.is_empty() {
            return rendered.monitors;
        }
        let length = rendered.tracks.values().map(|track| track.samples.len()).max().unwrap_or(0);
        let mut sum = vec![[0.0; 2]; length];
        for track in rendered.tracks.values() {
            for (out, sample) in sum.iter_mut().zip(&track.samples) {
                out.iter_mut().for_each(|side| *side += sample);
            }
        }
        sum
    }
}

/// The take that was recorded at a moment.
fn take_at(timeline: &Timeline, at: Stamp) -> Option<&Take> {
    timeline.last().takes.iter().find(|take| take.start <= at && take.end.is_none_or(|end| at < end))
}

/// The moment of another session at which its first complete take stands where this one's take stood; none outside of takes.
#[must_use]
pub fn same_place(timeline: &Timeline, at: Stamp, scenario: &Scenario, other: &Timeline) -> Option<Stamp> {
    let take = take_at(timeline, at)?;
    let truths = take_truths(scenario, other);
    let theirs = truths.iter().find(|truth| truth.is_complete())?;
    Some(theirs.start.after(at.since(take.start)).min(theirs.end))
}
