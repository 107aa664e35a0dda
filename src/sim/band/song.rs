//! A song as it is written down: sections, chords, melody and how hard each part is played.

use crate::sim::units::Db;
use serde::{Deserialize, Serialize};

/// One sung note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Beat of the section at which it begins, from 0.
    pub beat: f64,
    /// Beats that it lasts.
    pub beats: f64,
    /// MIDI note number; 69 is 440 Hz.
    pub pitch: f64,
    /// What is sung: consonants and a vowel in plain letters, such as `lo`, `say`, `nnai`.
    pub syllable: String,
}

/// How the guitar is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Strum {
    /// Single strings in a pattern.
    Picked,
    /// All strings, down and up.
    Strummed,
    /// One chord, left to ring.
    Ring,
}

/// One section of a song.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its name: `intro`, `verse 1`, `chorus 2`.
    pub name: String,
    /// One chord per bar, such as `G`, `Em`, `Cadd9`, `D/F#`.
    pub chords: Vec<String>,
    /// How hard it is played, re the song's long-term level.
    pub dynamic: Db,
    /// How the guitar is played.
    pub strum: Strum,
    /// What is sung.
    pub melody: Vec<Note>,
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

    /// Seconds from the first count to the end of the last ring.
    #[must_use]
    pub fn seconds(&self) -> f64 {
        let bars: usize = self.sections.iter().map(|section| section.chords.len()).sum();
        self.bar_at(bars as u32 + 1) + self.ring_s
    }
}
