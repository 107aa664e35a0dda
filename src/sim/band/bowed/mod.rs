//! Violins and cellos: one model of bow, finger, string and body; the instruments differ in their figures alone.

mod arm;
mod body;
mod friction;
mod motion;
mod plan;
mod player;
mod string;

pub(super) use arm::Arm;
pub(super) use body::{Corpus, Mode, Place};
pub(super) use player::render;
pub(super) use string::Ring;

use crate::sim::band::sustained::Habit;

/// One kind of bowed instrument.
#[derive(Debug, Clone, Copy)]
pub(super) struct Make {
    /// MIDI note numbers of the open strings, lowest first.
    pub(super) open: [f64; 4],
    /// How an open string rings when the bow has left it; a finger takes most of that.
    pub(super) ring: Ring,
    /// How the player bows.
    pub(super) arm: Arm,
    /// How the player vibrates.
    pub(super) vibrato: Habit,
    /// The wooden box.
    pub(super) corpus: &'static Corpus,
}
