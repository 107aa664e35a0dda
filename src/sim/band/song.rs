//! A song as it is written down: sections with their chords, and what each part plays in them.

use crate::sim::band::score::Piece;
use crate::sim::units::Db;
use serde::{Deserialize, Serialize};

/// How a guitarist goes through the chords.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Strum {
    /// Single strings in a pattern.
    Picked,
    /// All strings, down and up.
    Strummed,
    /// One chord, left to ring.
    Ring,
}

/// A drum pattern: for each piece a grid whose bars, parted by `|`, go round and round through the section.
///
/// A bar is divided evenly among its letters: `-` nothing, `g` a ghost stroke, `x` a stroke, `X` an accent, `f` a flam.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drums {
    /// What goes round.
    pub lanes: Vec<(Piece, String)>,
    /// Bars where some lanes do something else.
    #[serde(default)]
    pub fills: Vec<Fill>,
}

/// One bar of a drum pattern where the lanes that are named here replace those that go round.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fill {
    /// The bar of the section, from 1.
    pub bar: u32,
    /// One bar for each lane.
    pub lanes: Vec<(Piece, String)>,
}

/// Chords in a rhythm, voiced so that the hand moves little.
///
/// The grid is as for drums, but a chord is held until the next one or until `.`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comp {
    /// The grid; its bars go round.
    pub rhythm: String,
    /// The note that the hand stays around, such as `C4`.
    pub around: String,
    /// Notes at once.
    pub voices: u32,
}

/// A bass line from the chords.
///
/// The grid's letters name degrees: `R` the root or the written bass, `3`, `5`, `7`, `8` the octave, `a` the semitone below
/// the next root; a note is held until the next one or until `.`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bass {
    /// The grid; its bars go round.
    pub rhythm: String,
    /// The lowest note, such as `E1`.
    pub low: String,
}

/// A walking bass: a note on every beat, from chord to chord, never twice the same way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Walk {
    /// The lowest note, such as `E1`.
    pub low: String,
    /// The highest note.
    pub high: String,
}

/// Spoken text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speech {
    /// The note around which the voice moves, such as `A2`.
    pub around: String,
    /// Words as they sound, syllables parted by `-` and stressed ones in capitals: `GUD EEV-ning, dhis iz LUN-dan.`
    pub text: String,
}

/// What a part does in a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Plays {
    /// Notes, one text for each voice that goes its own way; see `reading::notation` for how they are written.
    Line(Vec<String>),
    /// Guitar chords.
    Strum(Strum),
    /// A drum pattern.
    Drums(Drums),
    /// Chords in a rhythm.
    Comp(Comp),
    /// A bass line in a rhythm.
    Bass(Bass),
    /// A walking bass.
    Walk(Walk),
    /// Spoken text.
    Speech(Speech),
}

/// What one part plays in one section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Staff {
    /// Which part: `voice`, `guitar`, `drums`.
    pub part: String,
    /// What it does.
    pub plays: Plays,
}

/// One section of a song.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its name: `intro`, `verse 1`, `chorus 2`.
    pub name: String,
    /// One entry per bar: a chord such as `G`, `Em`, `Cadd9`, `D/F#`, several that share the bar evenly, or `N.C.` for none.
    pub chords: Vec<String>,
    /// How hard it is played, re the song's long-term level.
    pub dynamic: Db,
    /// What each part does; who is not named rests.
    pub parts: Vec<Staff>,
}

impl Section {
    /// What a part does here.
    #[must_use]
    pub fn part(&self, part: &str) -> Option<&Plays> {
        self.parts.iter().find(|staff| staff.part == part).map(|staff| &staff.plays)
    }
}

/// A song file, `assets/songs/*.ron`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Song {
    /// Its name in other files.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Beats a minute.
    pub bpm: f64,
    /// Beats in a bar.
    pub beats_in_bar: u32,
    /// Where in the beat its second half falls: 0.5 straight, 0.67 as triplets.
    pub swing: f64,
    /// Bars that are counted in before bar 1.
    pub count_in: u32,
    /// Seconds that the last chord rings.
    pub ring_s: f64,
    /// Its sections in order.
    pub sections: Vec<Section>,
}

impl Song {
    /// Seconds in a bar.
    #[must_use]
    pub fn bar_seconds(&self) -> f64 {
        60.0 / self.bpm * f64::from(self.beats_in_bar)
    }

    /// How many bars it has, without the count-in.
    #[must_use]
    pub fn bars(&self) -> u32 {
        self.sections.iter().map(|section| section.chords.len() as u32).sum()
    }

    /// Seconds from the first count to the start of a bar; bar 1 is the first after the count-in.
    #[must_use]
    pub fn bar_at(&self, bar: u32) -> f64 {
        f64::from(self.count_in + bar.saturating_sub(1)) * self.bar_seconds()
    }

    /// The first bar of a section and how many bars it has.
    #[must_use]
    pub fn section(&self, name: &str) -> Option<(u32, u32)> {
        let mut bar = 1;
        for section in &self.sections {
            let bars = section.chords.len() as u32;
            if section.name == name {
                return Some((bar, bars));
            }
            bar += bars;
        }
        None
    }

    /// The names of its parts, each once, in the order in which they come in.
    #[must_use]
    pub fn parts(&self) -> Vec<&str> {
        let mut parts = Vec::new();
        for staff in self.sections.iter().flat_map(|section| &section.parts) {
            if !parts.contains(&staff.part.as_str()) {
                parts.push(&staff.part);
            }
        }
        parts
    }

    /// Seconds from the first count to the end of the last ring.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        self.bar_at(self.bars() + 1) + self.ring_s
    }
}
