//! An hour on the recorder: from a key of its transport to the first block with sound.

use crate::cli::measure::speed::row::{Row, time};
use crate::cli::measure::speed::{PERIOD_MS, Timed};
use crate::sim::engine::bench::Hour;
use crate::sim::engine::peaks::{Peak, Peaks, STEP};
use crate::sim::engine::{Live, Reels};
use crate::sim::session::{Rolling, Studio, TransportState, Way};
use crate::sim::units::{BLOCK, SAMPLE_RATE, Stamp};

/// Blocks after which nothing will come any more.
const PATIENCE: usize = 200;
/// A return of the desk above this sounds, dBFS: far above noise, far below what is on the tape.
const SOUNDS: f64 = -40.0;

impl Timed {
    /// Play, locate, loop and scrub, each until the first return of the desk has sound.
    pub(super) fn locate(&mut self) {
        let studio = self.session.with_an_hour();
        let mut live = Live::starting_at(&self.session.scenario, 0, Hour::tape(), Reels::of(&self.session.scenario));
        let [first, second, third] = Hour::PLACES;
        let (plays, drags) = (
            |to, looped| TransportState { rolling: Rolling::Playing, position: to, looped, ..TransportState::default() },
            |to| TransportState { position: to, dragged: Some(Way::On), ..TransportState::default() },
        );
        for (what, transport, standing) in [
            ("play in the middle of an hour", plays(first, None), true),
            ("locate while it plays", plays(second, None), false),
            ("a loop of a take", plays(third, Some((third, third + 10.0))), true),
            ("scrub: the playhead dragged at a standstill", drags(second), true),
        ] {
            let mut next = studio.clone();
            if standing {
                self.wait(&mut live, &studio);
            }
            next.now = after(&live);
            next.transport = TransportState { since: next.now, ..transport };
            self.until_it_sounds(&mut live, what, &next);
        }
    }

    /// The waveforms of an hour on all tracks, at the width of a screen.
    pub(super) fn waveforms(&mut self) {
        const FRAMES: u64 = 3600 * SAMPLE_RATE as u64;
        let (mut peaks, mut columns) = (Peaks::default(), vec![Peak::default(); 1920]);
        for at in (0..FRAMES).step_by(STEP as usize) {
            (1..=32).for_each(|track| peaks.write(1, track, at, &[0.1, -0.2]));
        }
        let (spent, ()) = time(|| (1..=32).for_each(|track| peaks.columns(1, track, 0..FRAMES, &mut columns)));
        self.rows.push(Row::milliseconds("waveforms of an hour, 32 tracks at 1920 columns", spent, 0.0).at_most(5.0));
    }

    /// Stands still until what played has left the meters.
    fn wait(&mut self, live: &mut Live, studio: &Studio) {
        let now = after(live);
        let mut standing = Studio { now, ..studio.clone() };
        standing.transport.since = now;
        live.update(self.compile(&standing).1);
        run(live, 100);
    }

    fn until_it_sounds(&mut self, live: &mut Live, what: &str, studio: &Studio) {
        live.reset_peaks();
        let (spent, plan) = self.compile(studio);
        live.update(plan);
        let blocks = (1..=PATIENCE).find(|_| {
            run(live, 1);
            live.readings().returns[0].held.0 > SOUNDS
        });
        let what = format!("{what} until it sounds");
        self.rows.push(match blocks {
            Some(blocks) => Row::milliseconds(&what, spent, blocks as f64 * PERIOD_MS).at_most(50.0),
            None => Row::none(&what, "ms", "nothing came of the tape"),
        });
    }
}

/// A moment at the next block.
fn after(live: &Live) -> Stamp {
    Stamp(live.frame() * 1000 / u64::from(SAMPLE_RATE))
}

fn run(live: &mut Live, blocks: usize) {
    let mut out = [[0.0; 2]; BLOCK];
    for _ in 0..blocks {
        live.process(&mut out);
        while live.spent().is_some() {}
    }
}
