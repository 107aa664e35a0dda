//! What the meters show at a moment of a session that nobody hears: the engine runs up to it, without loudspeakers.

use crate::panels::Meters;
use crate::sim::engine::peaks::STEP;
use crate::sim::engine::{Cache, Live, Plan, Reels, tape};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Rolling, Studio};
use crate::sim::units::{BLOCK, SAMPLE_RATE, Stamp};

/// Seconds that are run where nothing is being recorded, so that every meter has settled.
const SETTLING: f64 = 3.0;
/// Seconds after which the rest of a long take stays without its waveform.
const LONGEST: f64 = 240.0;

/// The meters of a studio at its moment, and the waveforms of what is being recorded; nothing where nobody plays.
pub(super) fn meters(scenario: &Scenario, studio: &Studio) -> Meters {
    let mut meters = Meters::default();
    let plays = studio.performances.iter().any(|one| one.start <= studio.now && studio.now < one.end);
    if !plays && studio.transport.rolling == Rolling::Stopped {
        return meters;
    }
    let pass = studio.workstation.open_pass();
    let run = pass.map_or(SETTLING, |pass| studio.now.since(pass.start)).clamp(SETTLING, LONGEST);
    let mut before = studio.clone();
    before.now = Stamp::from_seconds((studio.now.seconds() - run).max(0.0));
    let mut live = Live::starting_at(scenario, before.now.block_frame(), Default::default(), Reels::of(scenario));
    live.update(Plan::compile(scenario, &before, &mut Cache::default()));
    let tracks = pass.map_or(0, |pass| pass.tracks.len());
    for _ in 0..tracks * (1 + (run / 5.0) as usize) {
        live.give(tape::blank());
    }
    let mut block = [[0.0; 2]; BLOCK];
    let mut fresh = Vec::with_capacity(4 * tracks.max(1) * BLOCK.div_ceil(STEP as usize).max(1) * 32);
    let end = (studio.now.seconds() * f64::from(SAMPLE_RATE)) as u64;
    while live.frame() < end {
        live.process(&mut block);
        live.fetch_peaks(&mut fresh);
        fresh.drain(..).for_each(|step| meters.peaks.add(&step));
    }
    meters.readings = Some(live.readings());
    meters
}
