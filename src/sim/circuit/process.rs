//! What stages do to a signal beside raising it: filters, equalisers, compressors, gates, delays, reverbs, as they are set.

use crate::sim::gear::EqShape;
use crate::sim::units::{Db, Dbu, Hertz};

/// One thing that a stage does to the sum of its inputs, in the order in which they stand in `Stage::Amplifier`.
#[derive(Debug, Clone, PartialEq)]
pub enum Process {
    /// A Butterworth high-pass.
    HighPass {
        /// Its −3 dB corner.
        corner: Hertz,
        /// 6 dB an octave for each.
        order: u32,
    },
    /// One band of an equaliser.
    Eq {
        /// What it does.
        shape: EqShape,
        /// Where.
        hz: Hertz,
        /// How much.
        gain: Db,
        /// How narrow, for a bell.
        q: f64,
    },
    /// A compressor that listens to the peaks of what comes in.
    Compressor {
        /// Where it begins.
        threshold: Dbu,
        /// Decibels in for one decibel out.
        ratio: f64,
        /// Decibels over which it goes from 1 : 1 to its ratio.
        knee: Db,
        /// Seconds until 63 % of a change.
        attack_s: f64,
        /// Seconds until 63 % of it is taken back.
        release_s: f64,
        /// Gain behind it.
        make_up: Db,
    },
    /// A gate.
    Gate {
        /// It opens above this.
        threshold: Dbu,
        /// How far it closes.
        range: Db,
        /// Seconds until 63 % open.
        attack_s: f64,
        /// Seconds for which it stays open.
        hold_s: f64,
        /// Seconds until 63 % closed.
        release_s: f64,
    },
    /// Repeats.
    Delay {
        /// From one to the next, seconds.
        seconds: f64,
        /// What is left from one to the next, 0 to 0.95.
        feedback: f64,
        /// Share of the repeats in the output, 0 to 1.
        mix: f64,
    },
    /// A made room.
    Reverb {
        /// Seconds to −60 dB.
        seconds: f64,
        /// Seconds until it begins.
        predelay_s: f64,
        /// Above this it dies twice as fast.
        damping: Hertz,
        /// Share of it in the output, 0 to 1.
        mix: f64,
    },
}
