//! A sung voice: folds, throat and mouth, and the way from written notes to what they do.

mod glottis;
mod jet;
mod letters;
mod phones;
mod phrasing;
mod singer;
mod tract;

use crate::sim::band::arrangement::{Arrangement, is_sung};
use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::loudness::sounding_rms;
use crate::sim::band::reading::{Desk, Event, note_name};
use crate::sim::band::song::{Plays, Song};
use crate::sim::band::{Item, Player, Rendition};
use crate::sim::units::amplitude;
use phrasing::{Sung, phrase};
use singer::Singer;

/// What gives out sound: the air that is sung with, in pascals at one metre, and the blast of plosives, as dynamic pressure in
/// pascals at the lips.
const RADIATORS: &[&str] = &["mouth", "breath jet"];
/// How much softer one talks than one sings, in decibels; domain reference 2.2, rows V1 and V2.
const TALK: f64 = -8.0;
/// Seconds of the song that the level is measured over, in so many stretches.
const MEASURE: f64 = 12.0;
const PIECES: f64 = 4.0;

/// Renders a rendition for each radiator.
pub(super) fn render(player: &Player, song: &Song, rendition: &Rendition) -> Vec<Vec<f32>> {
    let Rendition { item, seed, lift } = rendition;
    let desk = Desk { song, part: &player.part, player: &player.id.0 };
    let size = size(&desk);
    let arrangement = Arrangement::new(song, item, *seed);
    let mut dice = Dice::new(*seed, &player.id.0);
    let notes = match item {
        Item::Check => talk(size),
        _ => sung(&desk, &arrangement, item, *seed, &mut dice),
    };
    let score = phrase(&notes, &mut dice);
    let frames = (arrangement.seconds * RATE) as usize;
    let gain = strength(&desk, size, player.level.pascal().0) * amplitude(lift.0);
    let loud = player.level.0 + lift.0;
    let mut voice = Singer::new(&dice, lift.0, size).perform(&score, frames, loud);
    voice.mouth.iter_mut().for_each(|sample| *sample *= gain as f32);
    let mut row = |id: &str| match RADIATORS.iter().position(|name| *name == id) {
        Some(0) => std::mem::take(&mut voice.mouth),
        Some(_) => std::mem::take(&mut voice.jet),
        None => vec![0.0; frames],
    };
    player.instrument.radiators.iter().map(|radiator| row(&radiator.id)).collect()
}

/// How large a person this is: 0 a woman, 1 a man, by where their part lies; who sings low is built for it.
fn size(desk: &Desk<'_>) -> f64 {
    let plays = || desk.song.sections.iter().filter_map(|section| section.part(desk.part));
    if let Some(Plays::Speech(speech)) = plays().find(|plays| matches!(plays, Plays::Speech(_))) {
        let around = note_name(&speech.around).unwrap_or(50.0);
        return ((56.0 - around) / 9.0).clamp(0.0, 1.0);
    }
    if plays().any(is_sung) { ((63.0 - desk.middle()) / 9.0).clamp(0.0, 1.0) } else { 0.0 }
}

/// The notes of an arrangement; where it falls apart the singer trails off.
fn sung(desk: &Desk<'_>, arrangement: &Arrangement<'_>, item: &Item, seed: u64, dice: &mut Dice) -> Vec<Sung> {
    let stop = desk.stop(arrangement, item, seed);
    let end = stop.unwrap_or(arrangement.still - 0.2);
    let events = desk.sung(arrangement, item, seed, dice);
    let mut notes: Vec<Sung> = events.iter().filter(|event| event.at < end - 0.12).filter_map(written).collect();
    if let Some(last) = notes.last_mut()
        && last.at + last.seconds > end
    {
        last.seconds = end - last.at;
        last.breaks_off = stop.is_some();
    }
    notes
}

fn written(event: &Event) -> Option<Sung> {
    let pitch = *event.pitches.last()?;
    let Event { at, seconds, syllable, force, spoken, .. } = event.clone();
    Some(Sung { at, seconds, pitch, syllable, decibels: force, spoken, breaks_off: false })
}

/// "Hey … one, two … check on the vocal."
fn talk(size: f64) -> Vec<Sung> {
    const WORDS: [(f64, f64, f64, &str); 8] = [
        (0.60, 0.34, 60.5, "hey"),
        (1.62, 0.26, 58.5, "wun"),
        (2.10, 0.30, 57.5, "too"),
        (3.15, 0.19, 59.5, "chek"),
        (3.42, 0.15, 57.5, "on"),
        (3.61, 0.09, 56.5, "tha"),
        (3.80, 0.20, 58.5, "voh"),
        (4.10, 0.26, 55.5, "kal"),
    ];
    let spoken = |(at, seconds, pitch, syllable): (f64, f64, f64, &str)| Sung {
        at,
        seconds,
        pitch: pitch - 11.0 * size,
        syllable: syllable.to_owned(),
        decibels: TALK,
        spoken: true,
        breaks_off: false,
    };
    WORDS.into_iter().map(spoken).collect()
}

/// Notes from all over a song, one stretch after another: the level of the song is not that of its first verse.
fn pieces(notes: Vec<Sung>) -> Vec<Sung> {
    let (Some(first), Some(last)) = (notes.first(), notes.last()) else { return notes };
    let (from, span, stretch) = (first.at, last.at - first.at, MEASURE / PIECES);
    let place = |at: f64| libm::floor((at - from) / span.max(MEASURE) * PIECES).min(PIECES - 1.0);
    let start = |piece: f64| from + piece * span.max(MEASURE) / PIECES;
    let keep = |mut note: Sung| {
        let piece = place(note.at);
        let since = note.at - start(piece);
        note.at = 1.0 + piece * stretch + since;
        (since < stretch).then_some(note)
    };
    notes.into_iter().filter_map(keep).collect()
}

/// Pascals per unit with which a section at 0 dB has the player's level, measured over sung bars of this song.
fn strength(desk: &Desk<'_>, size: f64, level: f64) -> f64 {
    let mut flat = Song { count_in: 0, ..desk.song.clone() };
    for section in &mut flat.sections {
        section.dynamic.0 = 0.0;
        section.parts.retain(|staff| staff.part == desk.part);
    }
    flat.sections.retain(|section| !section.parts.is_empty());
    let mut dice = Dice::new(0, "measure");
    let arrangement = Arrangement::new(&flat, &Item::Song, 0);
    let mut notes = sung(&Desk { song: &flat, ..*desk }, &arrangement, &Item::Song, 0, &mut dice);
    notes = pieces(notes);
    if notes.is_empty() {
        notes = talk(size);
    }
    let end = notes.last().map_or(0.0, |note| note.at + note.seconds + 0.3);
    let score = phrase(&notes, &mut dice);
    let rms = sounding_rms(&Singer::new(&dice, 0.0, size).perform(&score, (end * RATE) as usize, 60.0).mouth);
    if rms > 0.0 { level / rms } else { 0.0 }
}
