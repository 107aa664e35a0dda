//! What a player does with an instrument: notes and strokes in seconds, each with its force.
//!
//! A score is a song after a person has decided how to play it: human timing, dynamics and mistakes are already in it.
//! An instrument turns it into sound and decides nothing of that again.

use crate::sim::units::Db;
use serde::{Deserialize, Serialize};

/// How a note is begun or held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// As the instrument usually plays.
    Plain,
    /// On from the note before without a new attack.
    Slurred,
    /// Damped while it is played: the palm on guitar strings, a bow's short stroke, a felt between.
    Muted,
    /// Plucked where one would bow.
    Plucked,
    /// Slid up into from below.
    Scooped,
}

/// One note.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tone {
    /// Seconds from the start of the item to the attack.
    pub(super) at: f64,
    /// Seconds until it is let go.
    pub(super) seconds: f64,
    /// MIDI note number; 69 is 440 Hz.
    pub(super) pitch: f64,
    /// How hard, re mezzo-forte: a decibel more force gives about a decibel more level, and a brighter sound.
    pub(super) force: Db,
    /// How it is played.
    pub(super) manner: Manner,
}

/// What of a drum kit is struck, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Piece {
    /// The kick's beater on its batter head.
    Kick,
    /// The middle of the snare.
    Snare,
    /// Head and rim together.
    RimShot,
    /// The stick laid across, its other end on the rim.
    SideStick,
    /// The closed hats.
    HatClosed,
    /// The hats half or fully open.
    HatOpen,
    /// The hats closed by the foot.
    HatFoot,
    /// The small rack tom.
    TomHigh,
    /// The large rack tom.
    TomMid,
    /// The floor tom.
    TomFloor,
    /// The ride on its bow.
    Ride,
    /// The ride on its bell.
    RideBell,
    /// The crash on the drummer's left.
    CrashLeft,
    /// The crash on the drummer's right.
    CrashRight,
}

/// One stroke on a drum kit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stroke {
    /// Seconds from the start of the item.
    pub(super) at: f64,
    /// What is struck.
    pub(super) piece: Piece,
    /// How hard, re mezzo-forte.
    pub(super) force: Db,
}

/// What a player does in one item.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Score {
    /// Notes, by rising `at`; several at once where the instrument can.
    pub(super) tones: Vec<Tone>,
    /// Strokes, by rising `at`; drummers only.
    pub(super) strokes: Vec<Stroke>,
    /// When everything that still rings is damped.
    pub(super) still: f64,
    /// The length of the item.
    pub(super) seconds: f64,
}
