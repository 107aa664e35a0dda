//! Players, what they play, and the sound that each radiator of each instrument gives out.
//!
//! A player's sound is pressure at one metre on the radiator's axis in a free field.
//! Knows no room and no microphone.

mod amplifier;
mod arrangement;
mod bowed;
mod cello;
mod chord;
mod dice;
mod drums;
mod electric_bass;
mod electric_guitar;
mod filters;
mod guitar;
mod keyboard;
mod loudness;
mod piano;
mod player;
mod plucked;
mod reading;
mod recording;
mod saxophone;
mod score;
mod scored;
mod song;
mod stretches;
mod sustained;
mod trumpet;
mod violin;
mod voice;
mod wind;

pub use chord::{Frets, OPEN_STRINGS, frets};
pub use loudness::sounding_rms;
pub use player::{Band, Player, PlayerId};
pub use reading::{Blunder, Mistake, Slip, Unreadable, bars_of, is_harmony, mistakes, natural_lift, unreadable, ways};
pub use recording::{Part, Recording, StemFile};
pub use score::Piece;
pub use song::{Bass, Comp, Drums, Fill, Plays, Section, Song, Speech, Staff, Strum, Walk};

use crate::sim::band::scored::Synth;
use crate::sim::gear::Sound;
use crate::sim::units::Db;
use serde::{Deserialize, Serialize};

/// What a player is asked to play.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Item {
    /// A few seconds to show that a line is alive: a singer talks, a guitarist taps and strums once.
    Check,
    /// The loudest bars of the song, over and over for so many seconds.
    Loudest(f64),
    /// The whole song after its count-in.
    Song,
    /// The whole song with these bars spoiled.
    Spoiled(Vec<Slip>),
    /// The whole song with so many bars spoiled, wherever chance has it.
    Flawed(u32),
    /// The song from its count-in until it falls apart in this bar (the first bar is 1).
    FalseStart(u32),
}

impl Item {
    /// Whether it is the song from the count-in to the last ring, well played or not.
    #[must_use]
    pub fn is_song(&self) -> bool {
        matches!(self, Self::Song | Self::Spoiled(_) | Self::Flawed(_))
    }

    /// How long it takes, in seconds, from the first count to silence.
    #[must_use]
    pub fn seconds(&self, song: &Song) -> f64 {
        match self {
            Self::Check => 6.0,
            Self::Loudest(seconds) => *seconds,
            Self::Song | Self::Spoiled(_) | Self::Flawed(_) => song.seconds(),
            Self::FalseStart(bar) => song.bar_at(*bar) + song.bar_seconds() + 2.0,
        }
    }
}

/// One rendering of an item: which one it is makes no two alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendition {
    /// What is played.
    pub item: Item,
    /// Seed of everything that varies.
    pub seed: u64,
    /// How much louder than in the sound check.
    pub lift: Db,
}

/// The pressure that each radiator of a player gives at one metre on its axis, in pascals, at `SAMPLE_RATE`.
///
/// The outer order is that of the instrument's radiators, then of its outlets; all are of the same length, that of the item.
/// The same arguments give the same samples on every machine.
#[must_use]
pub fn perform(player: &Player, song: &Song, rendition: &Rendition) -> Vec<Vec<f32>> {
    if let Some(recording) = &player.recorded {
        return recording.perform(player.instrument.radiators.len() + player.instrument.outlets.len(), song, rendition);
    }
    let synth = match player.instrument.plays {
        Sound::Voice | Sound::Speech => return voice::render(player, song, rendition),
        Sound::SteelGuitar => return guitar::render(player, song, rendition),
        Sound::Drums => Synth::new(drums::RADIATORS, &[], drums::render),
        Sound::ElectricBass => Synth::new(electric_bass::RADIATORS, electric_bass::OUTLETS, electric_bass::render),
        Sound::ElectricGuitar => Synth::new(electric_guitar::RADIATORS, electric_guitar::OUTLETS, electric_guitar::render),
        Sound::GrandPiano => Synth::new(piano::RADIATORS, &[], piano::render),
        Sound::Keyboard => Synth::new(keyboard::RADIATORS, keyboard::OUTLETS, keyboard::render),
        Sound::Trumpet => Synth::new(trumpet::RADIATORS, &[], trumpet::render),
        Sound::TenorSaxophone => Synth::new(saxophone::RADIATORS, &[], saxophone::render),
        Sound::Violin => Synth::new(violin::RADIATORS, &[], violin::render),
        Sound::Cello => Synth::new(cello::RADIATORS, &[], cello::render),
    };
    scored::render(&synth, player, song, rendition)
}
