//! How an electric instrument is strung, and where its coils are.

use crate::sim::band::plucked::string::Wire;

/// One string as it is built in.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Course {
    /// What it is made of.
    pub(in crate::sim::band) wire: Wire,
    /// The open string's MIDI note.
    pub(in crate::sim::band) open: f64,
    /// Metres from the bridge to the two coils under it, or twice to the only one.
    pub(in crate::sim::band) coils: [f64; 2],
}

/// What all strings of an instrument have in common.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Build {
    /// Open length in metres.
    pub(in crate::sim::band) scale_m: f64,
    /// Metres of string that a coil looks at.
    pub(in crate::sim::band) window_m: f64,
    /// The string under the palm: 60 dB in so many seconds for the fundamental, and at 4 kHz.
    pub(in crate::sim::band) palm: (f64, f64),
    /// How far a string swings, in periods of the wave at a force of one, before it meets the frets.
    pub(in crate::sim::band) clearance: f64,
    /// Its strings, lowest first.
    pub(in crate::sim::band) courses: &'static [Course],
}
