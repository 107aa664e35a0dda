//! What something adds to a signal because it is broken, or takes out of it: what it is and how strong, not how it sounds.

use crate::sim::gear::{ControlId, JackId, UnitId};

/// What a disturbance is like; `engine::disturbance` makes the samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disturbing {
    /// Short clicks at random, of a contact.
    Crackle,
    /// A contact that opens and closes: holes of some milliseconds.
    Gap,
    /// Bursts of hiss that die away, of a damp capsule.
    Spit,
    /// Twice the mains and its harmonics, of a rectifier.
    Ripple,
    /// The mains and its harmonics, of a magnetic field.
    Hum,
    /// Twice the mains as edges, with hash in the kilohertz, of a dimmer.
    Buzz,
    /// Trains of pulses 217 times a second, of a telephone.
    Telephone,
    /// Bursts from 20 to 200 Hz, of cloth.
    Rustle,
    /// Holes filled with hiss, of a radio link.
    Squelch,
    /// A level that sags and comes back within half a minute, of a tube.
    Sag,
    /// A tone as loud as it can be, of a box that feeds itself.
    Howl,
    /// A pulse of direct voltage that dies away, of a plug under 48 V.
    Thump,
}

/// Something that sounds only while somebody moves it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moved {
    /// A cable.
    Cable(UnitId),
    /// A fader.
    Control(ControlId),
    /// A line with 48 V on it, by the input that gives them: a plug went in or out.
    Line(JackId),
}

/// One disturbance at a jack.
#[derive(Debug, Clone, PartialEq)]
pub struct Disturbance {
    /// What it is like.
    pub what: Disturbing,
    /// Its rms where it sounds: volts at a jack, pascals at a metre from a radiator; of hum and ripple that of the lowest line.
    pub level: f64,
    /// What must be moved for it to sound; nothing if it always does.
    pub when: Option<Moved>,
}

impl Disturbance {
    /// One that sounds whatever people do.
    #[must_use]
    pub fn always(what: Disturbing, level: f64) -> Self {
        Self { what, level, when: None }
    }

    /// One that sounds while something is moved.
    #[must_use]
    pub fn moved(what: Disturbing, level: f64, by: Moved) -> Self {
        Self { what, level, when: Some(by) }
    }

    /// Its rms as a meter shows it as hum; zero for what comes and goes.
    #[must_use]
    pub fn hum(&self) -> f64 {
        if matches!(self.what, Disturbing::Ripple | Disturbing::Hum | Disturbing::Buzz) { self.level } else { 0.0 }
    }
}
