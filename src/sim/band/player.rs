//! Who plays, what, and how loud.

use crate::sim::band::recording::{Recording, StemFile};
use crate::sim::gear::{Catalogue, GearKind, Instrument, TypeId};
use crate::sim::units::DbSpl;
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

/// One player.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Player {
    /// The name in other files.
    pub id: PlayerId,
    /// The name on the booking sheet.
    pub name: String,
    /// What they play: an instrument of the gear files.
    pub plays: TypeId,
    /// Which part of a song they play.
    pub part: String,
    /// What the input list calls it, such as `VOX`.
    pub source: String,
    /// Long-term level of the song at one metre on the axis.
    pub level: DbSpl,
    /// Picture of the player, a file of `assets/models` without its ending.
    pub model: String,
    /// Files with a recording that takes the player's place; none for a player who plays.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recording: Vec<StemFile>,
    /// What those files, or others, hold; none for a player who plays.
    #[serde(skip)]
    pub recorded: Option<Recording>,
    /// The figures of what they play, looked up when the files of a scenario are joined.
    #[serde(skip)]
    pub instrument: Instrument,
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

    /// Looks up what everybody plays.
    pub fn look_up(&mut self, catalogue: &Catalogue) {
        for player in &mut self.players {
            if let Some(GearKind::Instrument(instrument)) = catalogue.get(&player.plays).map(|page| &page.kind) {
                player.instrument = instrument.clone();
            }
        }
    }
}
