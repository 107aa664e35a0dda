//! Bands and songs: players who can be heard, and music that can be played.

use crate::sim::band::{Band, Item, Slip, Song, bars_of, is_harmony, unreadable, ways};
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
    notes.range("swing", song.swing, 0.5, 0.75, "of a beat");
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
            if !is_harmony(chord) {
                notes.add(
                    format!("{path}.chords[{bar}]"),
                    format!("`{chord}` is no chord"),
                    "such as `G`, `Em`, `Cadd9`, `D/F#`, two of them, or `N.C.`",
                );
            }
        }
        notes.range(format!("{path}.dynamic"), section.dynamic.0, -30.0, 20.0, "dB");
        notes.unique(section.parts.iter().enumerate().map(|(at, staff)| (format!("{path}.parts[{at}].part"), staff.part.as_str())));
        for (at, staff) in section.parts.iter().enumerate() {
            notes.name(format!("{path}.parts[{at}].part"), &staff.part);
        }
        for fault in unreadable(song, section) {
            notes.add(format!("{path}.{}", fault.path), fault.message, fault.help);
        }
    }
    if song.seconds() > 1200.0 || song.seconds().is_nan() {
        notes.add("bpm", format!("the song would last {:.0} s", song.seconds()), "at most 20 minutes");
    }
    notes.faults
}

/// Whether somebody of the band plays every part of the song.
pub(super) fn everybody(band: &Band, song: &Song, notes: &mut Notes) {
    for part in song.parts() {
        if band.players.iter().all(|player| player.part != part) {
            notes.add("band", format!("nobody of `{}` plays `{part}` in `{}`", band.id, song.id), "another band, or another song");
        }
    }
}

/// Whether a song can be played so.
pub(super) fn item(song: &Song, item: &Item, path: &str, notes: &mut Notes) {
    let bars = song.bars() as usize;
    match item {
        Item::Loudest(seconds) => notes.range(format!("{path}[0]"), *seconds, 1.0, 600.0, "s"),
        Item::FalseStart(bar) => notes.count(format!("{path}[0]"), *bar as usize, 1, bars, "as a bar"),
        Item::Flawed(count) => notes.count(format!("{path}[0]"), *count as usize, 1, bars, "spoiled bars"),
        Item::Spoiled(slips) => {
            for (index, one) in slips.iter().enumerate() {
                slip(song, one, &format!("{path}[0][{index}]"), notes);
            }
        }
        Item::Check | Item::Song => {}
    }
}

fn slip(song: &Song, slip: &Slip, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.bar"), slip.bar as usize, 1, song.bars() as usize, "as a bar");
    if !notes.known(format!("{path}.part"), "part", &slip.part, song.parts()) {
        return;
    }
    let mut first = 1;
    let section = song.sections.iter().find(|section| {
        first += section.chords.len() as u32;
        slip.bar < first
    });
    match section.map(|section| section.part(&slip.part)) {
        Some(Some(plays)) if !ways(plays).contains(&slip.what) => {
            notes.add(format!("{path}.what"), format!("`{}` cannot go wrong like that", slip.part), format!("one of {:?}", ways(plays)));
        }
        _ if !bars_of(song, &slip.part).contains(&slip.bar) => {
            notes.add(format!("{path}.bar"), format!("`{}` rests in bar {}", slip.part, slip.bar), "a bar where it plays");
        }
        _ => {}
    }
}
