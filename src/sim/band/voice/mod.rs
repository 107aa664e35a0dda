//! A sung voice: folds, throat and mouth, and the way from written notes to what they do.

mod glottis;
mod letters;
mod phones;
mod phrasing;
mod singer;
mod tract;

use crate::sim::band::arrangement::{Arrangement, Placed};
use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::loudness::sounding_rms;
use crate::sim::band::song::Song;
use crate::sim::band::{Item, Player, Rendition};
use crate::sim::units::amplitude;
use phrasing::{Sung, phrase};
use singer::Singer;

/// How much softer one talks than one sings, in decibels; domain reference 2.2, rows V1 and V2.
const TALK: f64 = -8.0;
/// Seconds of the song that the level is measured over.
const MEASURE: f64 = 30.0;

/// Renders a rendition for each radiator, in pascals: the first radiator is the mouth, any other is silent.
pub(super) fn render(player: &Player, song: &Song, rendition: &Rendition) -> Vec<Vec<f32>> {
    let arrangement = Arrangement::new(song, &rendition.item);
    let notes = match rendition.item {
        Item::Check => talk(),
        _ => sung(&arrangement),
    };
    let mut dice = Dice::new(rendition.seed, &player.id.0);
    let score = phrase(&notes, &mut dice);
    let frames = (arrangement.seconds * RATE) as usize;
    let gain = strength(player, song) * amplitude(rendition.lift.0);
    let samples = Singer::new(&dice, rendition.lift.0).perform(&score, frames);
    let mut out = vec![vec![0.0; frames]; player.instrument.radiators.len()];
    if let Some(mouth) = out.first_mut() {
        *mouth = samples.iter().map(|sample| (sample * gain) as f32).collect();
    }
    out
}

/// The notes of an arrangement; where it falls apart the singer trails off half a beat later.
fn sung(arrangement: &Arrangement) -> Vec<Sung> {
    let stop = arrangement.breakdown.map(|at| at + arrangement.beat / 2.0);
    let end = stop.unwrap_or(arrangement.still - 0.2);
    let mut notes: Vec<Sung> = arrangement.notes().iter().filter(|placed| placed.at < end - 0.12).map(written).collect();
    if let Some(last) = notes.last_mut()
        && last.at + last.seconds > end
    {
        last.seconds = end - last.at;
        last.breaks_off = stop.is_some();
    }
    notes
}

fn written(placed: &Placed) -> Sung {
    Sung {
        at: placed.at,
        seconds: placed.seconds,
        pitch: placed.note.pitch,
        syllable: placed.note.syllable.clone(),
        decibels: placed.dynamic,
        spoken: false,
        breaks_off: false,
    }
}

/// "Hey … one, two … check on the vocal."
fn talk() -> Vec<Sung> {
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
        pitch,
        syllable: syllable.to_owned(),
        decibels: TALK,
        spoken: true,
        breaks_off: false,
    };
    WORDS.into_iter().map(spoken).collect()
}

/// Pascals per unit with which a section at 0 dB has the player's level, measured over sung bars of this song.
fn strength(player: &Player, song: &Song) -> f64 {
    let mut flat = song.clone();
    flat.count_in = 0;
    for section in &mut flat.sections {
        section.dynamic.0 = 0.0;
    }
    flat.sections.retain(|section| !section.melody.is_empty());
    let mut notes = sung(&Arrangement::new(&flat, &Item::Song));
    notes.retain(|note| note.at < MEASURE);
    if notes.is_empty() {
        notes = talk();
    }
    let end = notes.last().map_or(0.0, |note| note.at + note.seconds + 0.3);
    let mut dice = Dice::new(0, "measure");
    let score = phrase(&notes, &mut dice);
    let rms = sounding_rms(&Singer::new(&dice, 0.0).perform(&score, (end * RATE) as usize));
    if rms > 0.0 { player.level.pascal().0 / rms } else { 0.0 }
}
