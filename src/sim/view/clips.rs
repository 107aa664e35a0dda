//! What is seen on the lanes of the recorder's timeline: of each pass the part that is on top, and the takes in it.

use crate::sim::session::{Studio, frame_of};
use crate::sim::words::{Sentence, say};

/// A part of a pass that is heard, in frames of the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct ClipView {
    /// The pass, as the peak cache knows it.
    pub pass: u32,
    /// Its first frame.
    pub from: u64,
    /// The frame after its last.
    pub to: u64,
    /// The frame of the pass that is its first.
    pub at: u64,
    /// What it is called: the take that it is from.
    pub name: Sentence,
    /// Whether it is being recorded.
    pub open: bool,
}

/// The clips of a track's chosen playlist in the order of the timeline.
#[must_use]
pub(super) fn clips(studio: &Studio, track: u32) -> Vec<ClipView> {
    let shop = &studio.workstation;
    let chosen = (track, shop.chosen(track));
    let mut lane: Vec<ClipView> = Vec::new();
    for pass in shop.passes.iter().filter(|pass| pass.tracks.contains(&chosen)) {
        let (from, to) = (pass.from, pass.from.saturating_add(pass.length_at(studio)));
        if from < to {
            lane = lane.into_iter().flat_map(|clip| without(clip, from, to)).collect();
            let open = shop.open_pass().is_some_and(|open| open.number == pass.number);
            let name = say!("clip-pass", number = pass.number);
            lane.push(ClipView { pass: pass.number, from, to, at: 0, name, open });
        }
    }
    let mut named: Vec<ClipView> = lane.into_iter().flat_map(|clip| takes_in(studio, clip)).collect();
    named.sort_by_key(|clip| clip.from);
    named
}

/// What is left of a clip beside a stretch that covers it.
fn without(clip: ClipView, from: u64, to: u64) -> impl Iterator<Item = ClipView> {
    [cut(&clip, clip.from, clip.to.min(from)), cut(&clip, clip.from.max(to), clip.to)].into_iter().flatten()
}

/// A part of a clip, if there is anything in it.
fn cut(clip: &ClipView, from: u64, to: u64) -> Option<ClipView> {
    (from < to).then(|| ClipView { from, to, at: clip.at + (from - clip.from), ..clip.clone() })
}

/// A clip with the names of the takes in it, cut where the lead slated another.
fn takes_in(studio: &Studio, clip: ClipView) -> Vec<ClipView> {
    let takes = studio.takes.iter().filter(|take| take.pass == clip.pass);
    let starts: Vec<(u64, Sentence)> = takes.map(|take| (frame_of(take.position), say!("clip-take", number = take.number))).collect();
    let Some((first, _)) = starts.first() else { return vec![clip] };
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([u64::MAX]);
    let before = cut(&clip, clip.from, clip.to.min(*first));
    let parts = starts.iter().zip(ends).filter_map(|((start, name), end)| {
        let part = cut(&clip, clip.from.max(*start), clip.to.min(end))?;
        Some(ClipView { name: name.clone(), ..part })
    });
    before.into_iter().chain(parts).collect()
}
