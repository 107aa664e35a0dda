//! Which string a note is played on.

use crate::sim::band::plucked::build::Build;
use crate::sim::band::score::Manner;
use crate::sim::band::score::Tone;

/// Frets on a neck.
const FRETS: f64 = 22.0;
/// Notes that begin within so many seconds of each other are one chord.
const CHORD: f64 = 0.09;

/// A note and its string.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Placed<'a> {
    /// The note.
    pub(in crate::sim::band) tone: &'a Tone,
    /// Its string, from the lowest.
    pub(in crate::sim::band) string: usize,
}

/// Gives every note a string: one that is free and near the hand.
pub(in crate::sim::band) fn place<'a>(tones: &'a [Tone], build: &Build) -> Vec<Placed<'a>> {
    let mut placed: Vec<Placed> = Vec::new();
    let mut hand = 3.0;
    for tone in tones {
        let mut best = (f64::INFINITY, 0);
        for (string, course) in build.courses.iter().enumerate() {
            let fret = tone.pitch - course.open;
            let cost = reach(fret, hand) + occupied(&placed, string, tone);
            if cost < best.0 {
                best = (cost, string);
            }
        }
        let fret = tone.pitch - build.courses[best.1].open;
        if fret > 0.5 {
            hand += 0.3 * (fret - hand);
        }
        placed.push(Placed { tone, string: best.1 });
    }
    placed
}

/// How little a player likes a fret.
fn reach(fret: f64, hand: f64) -> f64 {
    if fret < -0.3 {
        // Nothing is lower than the open string; a lowest string that is tuned down is the last resort.
        return 1000.0 - fret;
    }
    let moved = if fret < 0.5 { 0.0 } else { (fret - hand).abs() };
    moved + 0.25 * fret + if fret > FRETS { 500.0 } else { 0.0 }
}

/// How little a player likes a string for what it is doing.
fn occupied(placed: &[Placed], string: usize, tone: &Tone) -> f64 {
    let Some(before) = placed.iter().rev().find(|before| before.string == string) else { return 0.0 };
    let latest = placed.last().is_some_and(|last| std::ptr::eq(last.tone, before.tone));
    if tone.manner == Manner::Slurred && latest {
        return -100.0;
    }
    if before.tone.at > tone.at - CHORD {
        return 200.0;
    }
    // Let go later than this one begins: the string would have to be taken from a note that still sounds.
    if before.tone.at + before.tone.seconds > tone.at + 0.02 { 12.0 } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::electric_guitar::BUILD;
    use crate::sim::units::Db;

    fn tones(notes: &[(f64, f64)]) -> Vec<Tone> {
        let tone = |&(at, pitch): &(f64, f64)| Tone { at, seconds: 1.0, pitch, force: Db(0.0), manner: Manner::Plain };
        notes.iter().map(tone).collect()
    }

    #[test]
    fn an_open_chord_takes_six_strings() {
        let chord = tones(&[(0.0, 40.0), (0.01, 47.0), (0.02, 52.0), (0.03, 56.0), (0.04, 59.0), (0.05, 64.0)]);
        let strings: Vec<usize> = place(&chord, &BUILD).iter().map(|note| note.string).collect();
        assert_eq!(strings, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_line_that_is_played_on_takes_free_strings_and_a_slur_stays() {
        let mut line = tones(&[(0.0, 57.0), (0.5, 59.0), (0.7, 60.0)]);
        line[2].manner = Manner::Slurred;
        let strings: Vec<usize> = place(&line, &BUILD).iter().map(|note| note.string).collect();
        assert_ne!(strings[0], strings[1]);
        assert_eq!(strings[1], strings[2]);
    }
}
