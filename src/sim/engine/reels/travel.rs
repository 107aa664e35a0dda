//! Where the tape stands at each frame of the session, and how unevenly it runs.

use crate::sim::engine::plan::Samples;
use crate::sim::engine::tape_machine::Transport;
use crate::sim::session::{Reeling, TapeDeck};
use crate::sim::units::{BLOCK, SAMPLE_RATE};

/// Frames of leader before the beginning of every reel, so that places around it can be counted.
pub(super) const LEADER: u64 = SAMPLE_RATE as u64;

/// How the tape runs from some frame of the session on; places are frames of the recording, after the leader.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::sim::engine) struct Travel {
    pub(in crate::sim::engine) reeling: Reeling,
    since: u64,
    place: f64,
    /// Pace re that of the recording.
    pub(super) ratio: f64,
    /// Where the tape ends.
    until: f64,
}

impl Travel {
    /// Of a deck whose reel was recorded at so many metres a second.
    pub(super) fn of(deck: &TapeDeck, recorded_m_s: f64) -> Self {
        let frames = |metres: f64| metres / recorded_m_s * f64::from(SAMPLE_RATE) + LEADER as f64;
        Self {
            reeling: deck.reeling,
            since: deck.since.block_frame(),
            place: libm::round(frames(deck.place_m)),
            ratio: deck.pace_m_s / recorded_m_s,
            until: frames(deck.until_m),
        }
    }

    /// Whether heads have something to read at a frame.
    pub(super) fn is_playing(&self, frame: u64) -> bool {
        matches!(self.reeling, Reeling::Playing | Reeling::Recording) && self.at(frame) < self.until
    }

    /// Whether ready tracks are in record at a frame.
    pub(in crate::sim::engine) fn is_recording(&self, frame: u64) -> bool {
        self.reeling == Reeling::Recording && frame >= self.since && self.at(frame) < self.until
    }

    /// The place at a frame.
    pub(super) fn at(&self, frame: u64) -> f64 {
        self.place + (frame as f64 - self.since as f64) * self.ratio
    }
}

/// The drive of a machine: its output is how far the tape is ahead, in frames.
#[derive(Debug)]
pub(in crate::sim::engine) struct Capstan {
    pub(super) travel: Travel,
    pub(super) transport: Option<Transport>,
    /// Frames ago at which the tape that is read was recorded, if it was just now: how far it was ahead then is on it.
    pub(super) recorded_before: Option<u64>,
}

impl Capstan {
    pub(in crate::sim::engine) fn run(&self, frame: u64, out: &mut Samples) {
        if let Some(transport) = self.transport.as_ref().filter(|_| self.travel.is_playing(frame)) {
            let at = self.travel.at(frame) as u64;
            transport.block(at, out);
            if let Some(before) = self.recorded_before {
                let mut then = [0.0; BLOCK];
                transport.block(at.saturating_sub(before), &mut then);
                out.iter_mut().zip(then).for_each(|(now, then)| *now -= then);
            }
        }
    }
}
