//! What the recorder holds, recorded again: what of which pass is heard in a stretch of a session, and how that came to be.

use crate::sim::band::PlayerId;
use crate::sim::circuit::Giving;
use crate::sim::engine::converters::rate_of;
use crate::sim::engine::plan::Does;
use crate::sim::engine::render::{Offline, SETTLE, Want};
use crate::sim::engine::rendered::Rendered;
use crate::sim::engine::tape::Tape;
use crate::sim::session::{GRAIN, Pass, Properties, Roll, Studio, Way, recorder};
use crate::sim::units::BLOCK;
use std::collections::BTreeMap;
use std::ops::Range;

/// What of a pass is wanted, in frames of the timeline, by its number.
type Parts = BTreeMap<u32, Range<u64>>;

impl Offline<'_> {
    /// What the recorder plays during these frames of the session; empty if nothing of it is heard.
    pub(super) fn heard_tape(&mut self, frames: Range<u64>, want: &Want) -> Tape {
        let parts = self.heard(frames, want);
        self.record_again(parts, want.only.as_ref())
    }

    /// Everything that was recorded in a stretch of the timeline, on whatever playlist.
    pub(super) fn whole_tape(&mut self, stretch: Range<u64>) -> Tape {
        let mut parts = Parts::new();
        for pass in &self.timeline.last().workstation.passes {
            let end = pass.from + pass.length_at(self.timeline.last());
            add(&mut parts, pass.number, stretch.start.max(pass.from)..stretch.end.min(end));
        }
        self.record_again(parts, None)
    }

    /// Records parts of passes again, and what of older ones is heard in them.
    fn record_again(&mut self, mut parts: Parts, only: Option<&PlayerId>) -> Tape {
        let mut tape = Tape::default();
        let passes: Vec<Pass> = self.timeline.last().workstation.passes.clone();
        let want =
            |pass: &Pass| Want { tracks: pass.tracks.iter().map(|(track, _)| *track).collect(), monitors: false, only: only.cloned() };
        // What a pass hears is older than itself.
        for pass in passes.iter().rev() {
            if let Some(part) = parts.get(&pass.number) {
                let frames = session_frames(pass, part);
                let settles = frames.start.saturating_sub(SETTLE * BLOCK as u64)..frames.end;
                for (number, part) in self.heard(settles, &want(pass)) {
                    add(&mut parts, number, part);
                }
            }
        }
        for pass in &passes {
            let Some(part) = parts.get(&pass.number) else { continue };
            let frames = session_frames(pass, part);
            let early = pass.frame.saturating_sub(frames.start) as usize;
            let at = frames.start.saturating_sub(pass.frame);
            if let Some((_, studio)) = self.changes(frames.clone()).first() {
                tape.take_at(pass.number, rate_of(self.scenario, studio));
            }
            let want = want(pass);
            let mut again = Rendered::of(&frames, &want);
            self.run(frames, &want, &tape, &mut again);
            for (track, recorded) in again.tracks {
                tape.write(pass.number, track, at, recorded.samples.get(early..).unwrap_or_default());
            }
        }
        tape
    }

    /// What of which pass is heard during these frames of the session.
    fn heard(&mut self, frames: Range<u64>, want: &Want) -> Parts {
        let mut parts = Parts::new();
        let Some((unit, converter)) = recorder(self.scenario) else { return parts };
        let states = self.changes(frames.clone());
        let ends = states.iter().skip(1).map(|(frame, _)| *frame).chain([frames.end]);
        for ((start, studio), end) in states.iter().zip(ends).filter(|((_, studio), _)| studio.transport.plays()) {
            let late = u64::from(Properties::of(&studio.settings, unit).late(converter));
            // It is still heard in the block in which it fades out.
            let stretches = played(&studio.transport.roll(), start.saturating_sub(late)..end + BLOCK as u64);
            let regions = (1..=converter.tracks).flat_map(|track| studio.workstation.regions(track));
            let heard: Vec<(u32, Range<u64>)> = regions
                .flat_map(|region| {
                    let part = |stretch: &Range<u64>| (region.pass, stretch.start.max(region.from)..stretch.end.min(region.to));
                    stretches.iter().map(part).collect::<Vec<_>>()
                })
                .filter(|(_, part)| !part.is_empty())
                .collect();
            if !heard.is_empty() && (want.monitors || self.listens_to_tape(studio, *start..end, want)) {
                heard.into_iter().for_each(|(pass, part)| add(&mut parts, pass, part));
            }
        }
        parts
    }

    /// Whether what a track plays comes to the input of one that is wanted.
    fn listens_to_tape(&mut self, studio: &Studio, span: Range<u64>, want: &Want) -> bool {
        let plan = self.plan(studio, span, want);
        let plays = |at: usize| matches!(&plan.nodes[at].does, Does::Track(track) if track.gives == Giving::Recorded);
        // What the tape machine records may come from a track of the recorder by any way.
        !plan.machine.is_empty() || plan.tracks.iter().any(|tap| tap.chain.iter().any(|at| *at != tap.node && plays(*at)))
    }
}

/// Where the timeline was during these frames of the session.
fn played(roll: &Roll, frames: Range<u64>) -> Vec<Range<u64>> {
    match roll.dragged {
        Some(Way::On) => return std::iter::once(roll.position..roll.position + GRAIN).collect(),
        Some(Way::Back) => return std::iter::once(roll.position.saturating_sub(GRAIN)..roll.position).collect(),
        None => {}
    }
    let straight = roll.position + frames.start.saturating_sub(roll.since)..roll.position + frames.end.saturating_sub(roll.since);
    match roll.looped {
        Some((from, to)) if roll.position < to && straight.end > to => vec![straight.start..to, from..to],
        _ => vec![straight],
    }
}

fn add(parts: &mut Parts, pass: u32, part: Range<u64>) {
    if !part.is_empty() {
        let whole = parts.entry(pass).or_insert_with(|| part.clone());
        *whole = whole.start.min(part.start)..whole.end.max(part.end);
    }
}

/// The frames of the session, from edge to edge of blocks, in which a part of a pass was recorded.
fn session_frames(pass: &Pass, part: &Range<u64>) -> Range<u64> {
    let block = BLOCK as u64;
    let start = (pass.frame + (part.start - pass.from)) / block * block;
    start..(pass.frame + (part.end - pass.from)).next_multiple_of(block)
}
