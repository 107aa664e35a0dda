//! The controls of the recorder's session, read.

use crate::sim::gear::{Converter, Setting, Settings, UnitId};
use crate::sim::units::SAMPLE_RATE;

/// What an armed track gives while it rolls and does not record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Monitoring {
    /// What is on its playlist, up to the punch-in.
    Auto,
    /// Its input, always.
    Input,
}

/// How the session is set up.
#[derive(Debug, Clone, PartialEq)]
pub struct Properties {
    /// Samples a second.
    pub rate_hz: u32,
    /// Bits of a sample; 32 are floats.
    pub bits: u32,
    /// Frames of a buffer.
    pub buffer: u32,
    /// Whether playback is brought forward by the delay of converters and buffers.
    pub compensated: bool,
    /// What armed tracks give.
    pub monitoring: Monitoring,
    /// Whether auto punch is in.
    pub punch: bool,
    /// Whether loop playback is in.
    pub looped: bool,
    /// Seconds that it plays before it records.
    pub pre_roll_s: f64,
    /// Seconds that it plays after a punch-out.
    pub post_roll_s: f64,
    /// Seconds of one nudge.
    pub nudge_s: f64,
    /// The drive that is recorded to.
    pub drive: String,
}

impl Properties {
    /// Those of a recorder; a control that is not in the table stands as in a new session.
    #[must_use]
    pub fn of(settings: &Settings, unit: &UnitId) -> Self {
        let text = |control: &str| settings.text(unit, control);
        let rate_hz = match text("rate") {
            "44.1" => 44_100,
            "88.2" => 88_200,
            "96" => 96_000,
            _ => SAMPLE_RATE,
        };
        let bits = match text("depth") {
            "16" => 16,
            "32f" => 32,
            _ => 24,
        };
        Self {
            rate_hz,
            bits,
            buffer: text("buffer").parse().unwrap_or(128),
            compensated: settings.get(unit, "compensation").is_none_or(Setting::is_on),
            monitoring: if text("monitor") == "input" { Monitoring::Input } else { Monitoring::Auto },
            punch: settings.on(unit, "punch"),
            looped: settings.on(unit, "loop"),
            pre_roll_s: settings.at(unit, "pre-roll"),
            post_roll_s: settings.at(unit, "post-roll"),
            nudge_s: settings.at(unit, "nudge"),
            drive: text("drive").to_owned(),
        }
    }

    /// Frames by which what is played comes after its place on the timeline, which is that of the inputs.
    ///
    /// Without compensation an overdub to it lies late on the timeline by just as much (domain reference 10, F60).
    #[must_use]
    pub fn late(&self, converter: &Converter) -> u32 {
        if self.compensated { 0 } else { converter.computer.round_trip(self.buffer) }
    }

    /// Bytes that one track takes in a second.
    #[must_use]
    pub fn bytes_per_second(&self) -> f64 {
        f64::from(self.rate_hz) * f64::from(self.bits / 8)
    }
}
