//! An hour of takes on the recorder, to see how soon it plays from anywhere.

use crate::sim::engine::bench::SessionBench;
use crate::sim::engine::tape::{CHUNK, Tape};
use crate::sim::gear::Setting;
use crate::sim::session::{Pass, Rolling, Studio, frame_of};
use crate::sim::units::Stamp;

/// Passes, each so many seconds long.
const PASSES: u32 = 20;
const PASS_S: f64 = 180.0;
/// Tracks that hold something: with 32 an hour would be 22 GB of places, though only what sounds is memory.
const TRACKS: u32 = 8;
/// Frames that sound at each place.
const SOUNDING: usize = 4096;

/// An hour on the recorder.
#[derive(Debug, Clone, Copy)]
pub struct Hour;

impl Hour {
    /// Where something can be heard, seconds of the timeline.
    pub const PLACES: [f64; 3] = [1926.4, 3551.3, 210.7];

    /// The tape: places for an hour on each track, and half of full scale where something can be heard.
    #[must_use]
    pub fn tape() -> Tape {
        let mut tape = Tape::default();
        for number in 1..=PASSES {
            for at in (0..frame_of(PASS_S)).step_by(CHUNK) {
                (1..=TRACKS).for_each(|track| tape.write(number, track, at, &[0.0]));
            }
        }
        for seconds in Self::PLACES {
            let number = libm::floor(seconds / PASS_S) as u32;
            let at = frame_of(seconds - f64::from(number) * PASS_S);
            (1..=TRACKS).for_each(|track| tape.write(number + 1, track, at, &[0.5; SOUNDING]));
        }
        tape
    }
}

impl SessionBench {
    /// The studio at a standstill with that hour on the playlists; nothing is armed and nobody plays.
    #[must_use]
    pub fn with_an_hour(&self) -> Studio {
        let mut studio = self.studio.clone();
        let armed = studio.settings.0.iter_mut().filter(|(id, _)| id.control.starts_with("arm "));
        armed.for_each(|(_, setting)| *setting = Setting::On(false));
        studio.performances.clear();
        studio.transport.rolling = Rolling::Stopped;
        let tracks: Vec<(u32, u32)> = (1..=TRACKS).map(|track| (track, 1)).collect();
        let from = |number: u32| frame_of(f64::from(number - 1) * PASS_S);
        studio.workstation.passes = (1..=PASSES).map(|number| pass(number, from(number), Some(from(number + 1)), tracks.clone())).collect();
        studio
    }
}

/// A pass that was recorded at a stretch of the timeline while the session stood there.
pub(super) fn pass(number: u32, from: u64, to: Option<u64>, tracks: Vec<(u32, u32)>) -> Pass {
    Pass { number, start: Stamp(0), frame: from, from, to, punched: false, tracks, drive: String::new() }
}
