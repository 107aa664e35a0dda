//! Bands and songs: players who can be heard, and music that can be played.

use crate::sim::band::{Band, Song};
use crate::sim::gear::{Catalogue, GearKind};
use crate::sim::scenario::check::{Fault, Notes, Part};

/// Every fault of a band.
#[must_use]
pub fn band_faults(band: &Band, catalogue: &Catalogue) -> Vec<Fault> {
    let mut notes = Notes::of(Part::Band);
    notes.name("id", &band.id);
    notes.text("name", &band.name, 60);
    notes.count("players", band.players.len(), 1, 32, "players");
    notes.unique(band.players.iter().enumerate().map(|(index, player)| (format!("players[{index}].id"), player.id.0.as_str())));
    for (index, player) in band.players.iter().enumerate() {
        let path = format!("players[{index}]");
        notes.name(format!("{path}.id"), &player.id.0);
        if ["lead", "you"].contains(&player.id.0.as_str()) {
            notes.add(format!("{path}.id"), format!("`{}` is somebody else", player.id), "any other name");
        }
        notes.text(format!("{path}.name"), &player.name, 40);
        notes.text(format!("{path}.source"), &player.source, 24);
        notes.name(format!("{path}.model"), &player.model);
        notes.range(format!("{path}.level"), player.level.0, 30.0, 130.0, "dB");
        let instruments = catalogue.0.values().filter(|gear| matches!(gear.kind, GearKind::Instrument(_)));
        notes.known(format!("{path}.plays"), "instrument", &player.plays.0, instruments.map(|gear| gear.id.0.as_str()));
        notes.name(format!("{path}.part"), &player.part);
    }
    notes.faults
}

/// Every fault of a song.
#[must_use]
pub fn song_faults(song: &Song) -> Vec<Fault> {
    let mut notes = Notes::of(Part::Song);
    notes.name("id", &song.id);
    notes.text("title", &song.title, 60);
    notes.range("bpm", song.bpm, 30.0, 300.0, "beats a minute");
    notes.count("beats_in_bar", song.beats_in_bar as usize, 1, 16, "beats in a bar");
    notes.count("count_in", song.count_in as usize, 0, 4, "bars");
    notes.range("ring_s", song.ring_s, 0.0, 30.0, "s");
    notes.count("sections", song.sections.len(), 1, 64, "sections");
    notes.unique(song.sections.iter().enumerate().map(|(index, section)| (format!("sections[{index}].name"), section.name.as_str())));
    for (index, section) in song.sections.iter().enumerate() {
        let path = format!("sections[{index}]");
        notes.name(format!("{path}.name"), &section.name);
        notes.count(format!("{path}.chords"), section.chords.len(), 1, 64, "bars");
        for (bar, chord) in section.chords.iter().enumerate() {
            if !is_chord(chord) {
                notes.add(format!("{path}.chords[{bar}]"), format!("`{chord}` is no chord"), "such as `G`, `Em`, `Cadd9`, `D/F#`");
            }
        }
        notes.range(format!("{path}.dynamic"), section.dynamic.0, -30.0, 20.0, "dB");
        let beats = section.chords.len() as f64 * f64::from(song.beats_in_bar);
        let mut free = 0.0;
        for (at, note) in section.melody.iter().enumerate() {
            let path = format!("{path}.melody[{at}]");
            if note.beat < free || note.beat.is_nan() {
                notes.add(
                    format!("{path}.beat"),
                    format!("beat {} is before the end of the note before", note.beat),
                    format!("{free} or later"),
                );
            }
            notes.range(format!("{path}.beats"), note.beats, 0.05, 64.0, "beats");
            free = note.beat + note.beats;
            if free > beats || free.is_nan() {
                notes.add(format!("{path}.beats"), format!("the note lasts beyond the section's {beats} beats"), "");
            }
            notes.range(format!("{path}.pitch"), note.pitch, 24.0, 108.0, "as a MIDI note number");
            let sung =
                note.syllable.chars().all(|letter| letter.is_ascii_lowercase()) && note.syllable.contains(['a', 'e', 'i', 'o', 'u', 'y']);
            if !sung || note.syllable.len() > 12 {
                notes.add(
                    format!("{path}.syllable"),
                    format!("`{}` cannot be sung", note.syllable),
                    "small letters with a vowel among them",
                );
            }
        }
    }
    if song.seconds() > 1200.0 || song.seconds().is_nan() {
        notes.add("bpm", format!("the song would last {:.0} s", song.seconds()), "at most 20 minutes");
    }
    notes.faults
}

/// A root, anything of letters and digits, and perhaps another bass.
fn is_chord(chord: &str) -> bool {
    let root = |text: &str| {
        let rest = text.strip_prefix(|letter: char| ('A'..='G').contains(&letter))?;
        Some(rest.strip_prefix(['#', 'b']).unwrap_or(rest).to_owned())
    };
    let (upper, bass) = chord.split_once('/').map_or((chord, None), |(upper, bass)| (upper, Some(bass)));
    let kind = root(upper).is_some_and(|kind| kind.len() <= 8 && kind.chars().all(|letter| letter.is_ascii_alphanumeric()));
    kind && bass.is_none_or(|bass| root(bass).as_deref() == Some(""))
}
