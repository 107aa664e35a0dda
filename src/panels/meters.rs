//! What the meters and waveforms show, as the engine last told it.

use crate::sim::engine::peaks::Peaks;
use crate::sim::engine::{DESK_FULL_SCALE, Readings};
use crate::sim::units::Dbu;
use crate::sim::view::BleedView;

/// What a meter shows as 0 VU.
const ZERO_VU: Dbu = Dbu(4.0);

/// What the meters and waveforms show; nothing before an engine runs.
#[derive(Debug, Clone, Default)]
pub struct Meters {
    /// The engine's figures.
    pub readings: Option<Readings>,
    /// The waveforms of what is on the recorder.
    pub peaks: Peaks,
    /// Who is heard in which microphone.
    pub bleed: Bleed,
}

/// The bleed matrix, which takes a while to work out.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Bleed {
    /// Nobody has asked yet.
    #[default]
    Unasked,
    /// It is being worked out.
    Working,
    /// It is there.
    Ready(BleedView),
    /// It could not be worked out, for this reason.
    Failed(String),
}

impl Meters {
    /// Peak of a track's input, dBFS.
    #[must_use]
    pub fn track_peak(&self, track: u32) -> f32 {
        let reading = self.readings.as_ref().and_then(|readings| readings.tracks.get(track.wrapping_sub(1) as usize));
        reading.map_or(-120.0, |reading| reading.peak.0.max(-120.0) as f32)
    }

    /// Peak of a return of the desk, re the desk's full scale.
    #[must_use]
    pub fn return_peak(&self, number: u32) -> f32 {
        let reading = self.readings.as_ref().and_then(|readings| readings.returns.get(number.wrapping_sub(1) as usize));
        reading.map_or(-120.0, |reading| reading.peak.0.max(-120.0) as f32)
    }

    /// What the meter of a track of the tape machine shows, VU: 0 is +4 dBu of a tone.
    #[must_use]
    pub fn machine_vu(&self, track: u32) -> f32 {
        let reading = self.readings.as_ref().and_then(|readings| readings.machine.get(track.wrapping_sub(1) as usize));
        reading.map_or(-120.0, |reading| (reading.rms.0 + DESK_FULL_SCALE.0 - ZERO_VU.0).max(-120.0) as f32)
    }

    /// How alike the outer tracks of the tape machine are, −1 to 1; none while one is silent.
    #[must_use]
    pub fn outer_tracks(&self) -> Option<f64> {
        self.readings.as_ref().and_then(|readings| readings.outer)
    }

    /// Peak of the left (0) or right (1) monitor, re the desk's full scale.
    #[must_use]
    pub fn monitor_peak(&self, side: usize) -> f32 {
        self.readings.as_ref().map_or(-120.0, |readings| readings.monitors[side.min(1)].peak.0.max(-120.0) as f32)
    }
}
