//! Who plays, what, and how their instrument sends sound into the room.

use crate::sim::band::recording::{Recording, StemFile};
use crate::sim::units::{DbSpl, Point};
use serde::{Deserialize, Serialize};

/// A player's name in other files, such as `anna`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlayerId(pub String);

impl std::fmt::Display for PlayerId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

/// What is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Instrument {
    /// A sung voice.
    Voice,
    /// A steel-string acoustic guitar.
    SteelGuitar,
}

/// Level re the axis by angle and band: rows of degrees off axis and decibels at 125, 250, 500, 1k, 2k, 4k, 8k and 16k Hz.
///
/// The first row is 0° with zeros, the last 180°; between rows it is interpolated in decibels over the angle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Directivity(pub Vec<(f64, [f64; 8])>);

/// The bands of `Directivity`.
pub const DIRECTIVITY_HZ: [f64; 8] = [125.0, 250.0, 500.0, 1e3, 2e3, 4e3, 8e3, 16e3];

/// One place of an instrument that gives out sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Radiator {
    /// Its name, such as `mouth` or `soundhole`.
    pub id: String,
    /// Where it is from the player's reference point: metres to the player's left, up, and forward.
    pub offset: Point,
    /// How it beams.
    pub directivity: Directivity,
    /// Acoustic depth r0 of domain reference 2.2, metres: the level grows no further inside it.
    pub depth_m: f64,
}

/// One player.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Player {
    /// The name in other files.
    pub id: PlayerId,
    /// The name on the booking sheet.
    pub name: String,
    /// What they play.
    pub instrument: Instrument,
    /// What the input list calls it, such as `VOX`.
    pub source: String,
    /// Long-term level of the song at one metre on the axis.
    pub level: DbSpl,
    /// Picture of the player, a file of `assets/models` without its ending.
    pub model: String,
    /// What of the instrument gives out sound.
    pub radiators: Vec<Radiator>,
    /// Files with a recording that takes the player's place; none for a player who plays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recording: Vec<StemFile>,
    /// What those files, or others, hold; none for a player who plays.
    #[serde(skip)]
    pub recorded: Option<Recording>,
}

/// A band file, `assets/bands/*.ron`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its name in other files.
    pub id: String,
    /// The name on the booking sheet.
    pub name: String,
    /// Who comes.
    pub players: Vec<Player>,
}

impl Band {
    /// The player of that name.
    #[must_use]
    pub fn player(&self, id: &PlayerId) -> Option<&Player> {
        self.players.iter().find(|player| player.id == *id)
    }
}
