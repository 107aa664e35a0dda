//! The sound check: each instrument shows itself for a few seconds.

use crate::sim::band::arrangement::Arrangement;
use crate::sim::band::chord::Chord;
use crate::sim::band::dice::Dice;
use crate::sim::band::reading::events::{Event, Hit, Laid, lay};
use crate::sim::band::reading::voicing::voicing;
use crate::sim::band::score::{Manner, Piece};
use crate::sim::band::{Item, Plays, Song};

/// Round the kit, each piece twice.
const ROUND: [(f64, Piece); 22] = [
    (0.30, Piece::Kick),
    (0.75, Piece::Kick),
    (1.15, Piece::Snare),
    (1.50, Piece::Snare),
    (1.80, Piece::SideStick),
    (2.05, Piece::HatClosed),
    (2.25, Piece::HatClosed),
    (2.45, Piece::HatOpen),
    (2.65, Piece::HatFoot),
    (2.90, Piece::TomHigh),
    (3.08, Piece::TomHigh),
    (3.28, Piece::TomMid),
    (3.46, Piece::TomMid),
    (3.66, Piece::TomFloor),
    (3.84, Piece::TomFloor),
    (4.05, Piece::Ride),
    (4.25, Piece::Ride),
    (4.45, Piece::RideBell),
    (4.70, Piece::CrashLeft),
    (4.95, Piece::CrashRight),
    (5.05, Piece::Kick),
    (5.25, Piece::Snare),
];

/// What a part shows: a kit goes round its pieces, others a rising chord of the song and all of it where they can.
pub(super) fn laid(song: &Song, part: &str) -> Laid {
    let mut laid = Laid::default();
    let plays: Vec<&Plays> = song.sections.iter().filter_map(|section| section.part(part)).collect();
    if plays.iter().any(|plays| matches!(plays, Plays::Drums(_))) {
        laid.hits = ROUND.iter().map(|(at, piece)| Hit { at: *at, piece: *piece, force: 0.0, bar: 0, beat: 0.0 }).collect();
        return laid;
    }
    let several = plays.iter().any(|plays| matches!(plays, Plays::Comp(_) | Plays::Strum(_)));
    let chord = song.sections.iter().flat_map(|section| &section.chords).find_map(|name| Chord::read(name.split_whitespace().next()?));
    let Some(chord) = chord else { return laid };
    let notes = voicing(&chord, middle(song, part), 4, &[]);
    for (number, pitch) in notes.iter().enumerate() {
        let at = 0.5 + 0.7 * number as f64;
        laid.events.push(event(at, if number == 3 { 1.4 } else { 0.62 }, vec![*pitch], number));
    }
    if several {
        laid.events.push(event(3.9, 1.3, notes, 4));
    }
    laid
}

fn event(at: f64, seconds: f64, pitches: Vec<f64>, number: usize) -> Event {
    let force = [-3.0, -1.5, 0.0, 1.0, 1.0][number.min(4)];
    let syllable = String::new();
    Event { at, seconds, pitches, manner: Manner::Plain, force, syllable, spoken: false, spread: 0.01, bar: 0, beat: 0.0 }
}

/// The pitch in the middle of what a part plays.
pub(super) fn middle(song: &Song, part: &str) -> f64 {
    let arrangement = Arrangement::new(song, &Item::Song, 0);
    let laid = lay(&arrangement, part, &mut Dice::new(0, part));
    let mut pitches: Vec<f64> = laid.events.iter().flat_map(|event| event.pitches.iter().copied()).collect();
    pitches.sort_by(f64::total_cmp);
    pitches.get(pitches.len() / 2).copied().unwrap_or(60.0)
}
