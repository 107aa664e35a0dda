//! How a singer gets through written notes: breath, consonants before the beat, slides, vibrato and swell.

use crate::sim::band::dice::Dice;
use crate::sim::band::voice::letters::{Syllable, read};
use crate::sim::band::voice::phones::{Phone, Step};
use crate::sim::band::voice::tract;

/// A rest of so many seconds is room for a breath.
const BREATH: f64 = 0.24;
/// What an ordinary vowel has in `tract::loudness`, decibels.
const TYPICAL: f64 = 11.5;
/// How much weaker the noise of consonants is in speech than in singing, where words have to carry.
const TALKED_HISS: f64 = 0.7;
/// The least that is left of a vowel.
const SHORTEST: f64 = 0.07;

/// One note to be sung or spoken.
#[derive(Debug, Clone)]
pub(super) struct Sung {
    /// Seconds at which the vowel begins.
    pub(super) at: f64,
    /// How long it is held.
    pub(super) seconds: f64,
    /// MIDI note number.
    pub(super) pitch: f64,
    /// What is sung.
    pub(super) syllable: String,
    /// Decibels re the player's level.
    pub(super) decibels: f64,
    /// Spoken: no scoop, no vibrato, the pitch falls.
    pub(super) spoken: bool,
    /// The voice breaks off here.
    pub(super) breaks_off: bool,
}

/// From here on the mouth goes to this phone.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment {
    pub(super) at: f64,
    pub(super) glide: f64,
    pub(super) phone: Phone,
}

/// From here on the pitch goes to this note.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pitch {
    pub(super) at: f64,
    pub(super) note: f64,
    /// Semitones from which it starts anew instead of from where it was.
    pub(super) scoop: Option<f64>,
    /// Seconds at which vibrato sets in, if it does, and its cents and hertz.
    pub(super) vibrato: Option<(f64, f64, f64)>,
}

/// From here on the voice goes to this level.
#[derive(Debug, Clone, Copy)]
pub(super) struct Swell {
    pub(super) at: f64,
    pub(super) decibels: f64,
}

/// Everything that the voice does.
#[derive(Debug, Clone, Default)]
pub(super) struct Score {
    pub(super) segments: Vec<Segment>,
    pub(super) pitches: Vec<Pitch>,
    pub(super) swells: Vec<Swell>,
}

/// Works out a performance of the notes.
pub(super) fn phrase(notes: &[Sung], dice: &mut Dice) -> Score {
    let mut score = Score::default();
    let mut from = 0;
    while from < notes.len() {
        let mut to = from + 1;
        while to < notes.len() && notes[to].at - (notes[to - 1].at + notes[to - 1].seconds) < BREATH {
            to += 1;
        }
        let rest = if from == 0 { notes[0].at } else { notes[from].at - (notes[from - 1].at + notes[from - 1].seconds) };
        let next = notes.get(to).map_or(f64::INFINITY, |note| note.at);
        one_phrase(&notes[from..to], rest, next, dice, &mut score);
        from = to;
    }
    score.segments.sort_by(|a, b| a.at.total_cmp(&b.at));
    score.pitches.sort_by(|a, b| a.at.total_cmp(&b.at));
    score.swells.sort_by(|a, b| a.at.total_cmp(&b.at));
    score
}

fn one_phrase(notes: &[Sung], rest: f64, next: f64, dice: &mut Dice, score: &mut Score) {
    let syllables: Vec<Syllable> = notes.iter().map(|note| read(&note.syllable)).collect();
    // Singers lie a little behind the guitar, and never twice the same.
    let times: Vec<f64> = notes.iter().map(|note| (note.at + 0.004 + dice.around(0.008)).max(0.01)).collect();
    let mut last_vowel = vec![Phone::SILENT];
    for (number, (note, syllable)) in notes.iter().zip(&syllables).enumerate() {
        let at = times[number];
        let vowel = if syllable.vowel.is_empty() { last_vowel.clone() } else { syllable.vowel.clone() };
        let first = number == 0;
        let room = if first { rest.max(0.12) } else { (at - times[number - 1] - SHORTEST).max(0.02) };
        let onset: f64 = syllable.onset.iter().map(|step| step.seconds).sum();
        let squeeze = (room / onset.max(1e-9)).min(1.0);
        let start = at - onset * squeeze;
        if first {
            breathe(note, start, rest, dice, score);
        }
        steps(&syllable.onset, (start, squeeze), note.spoken, &vowel[0], score);
        let end = if number + 1 < notes.len() {
            let onset: f64 = syllables[number + 1].onset.iter().map(|step| step.seconds).sum();
            times[number + 1] - onset.min((times[number + 1] - at - SHORTEST).max(0.02))
        } else {
            (at + note.seconds).min(next - 0.15)
        };
        let coda: f64 = syllable.coda.iter().map(|step| step.seconds).sum();
        let coda = coda.min((end - at - SHORTEST).max(0.02));
        hold(note, &vowel, at, end - coda, syllable.onset.is_empty() && first, score);
        let whole: f64 = syllable.coda.iter().map(|step| step.seconds).sum();
        steps(&syllable.coda, (end - coda, coda / whole.max(1e-9)), note.spoken, vowel.last().unwrap_or(&Phone::SILENT), score);
        if number + 1 == notes.len() {
            let glide = if note.breaks_off {
                0.05
            } else if syllable.coda.is_empty() {
                0.055
            } else {
                0.03
            };
            score.segments.push(Segment { at: end, glide, phone: Phone { formants: [0.0; 4], ..Phone::SILENT } });
        }
        intonation(note, at, end, first, dice, score);
        loudness(note, &vowel[0], (number, notes.len()), (at, end), dice, score);
        last_vowel = vowel;
    }
}

/// The breath before a phrase, as long as the rest allows.
fn breathe(note: &Sung, start: f64, rest: f64, dice: &mut Dice, score: &mut Score) {
    let room = (rest - 0.12).min(start - 0.05);
    if note.spoken || room < 0.12 {
        return;
    }
    let seconds = dice.between(0.28, 0.48).min(room);
    let stop = start - dice.between(0.05, 0.09);
    let strength = dice.between(0.7, 1.3);
    let phone = Phone { breath: Phone::INHALE.breath * strength, hiss: Phone::INHALE.hiss * strength, ..Phone::INHALE };
    score.segments.push(Segment { at: stop - seconds, glide: 0.09, phone });
    score.segments.push(Segment { at: stop, glide: 0.02, phone: Phone { formants: [0.0; 4], ..Phone::SILENT } });
    score.swells.push(Swell { at: stop - seconds - 0.1, decibels: note.decibels * 0.5 });
}

/// Consonants one after the other, each bent towards the vowel beside it.
fn steps(steps: &[Step], (from, squeeze): (f64, f64), spoken: bool, vowel: &Phone, score: &mut Score) {
    let mut at = from;
    for step in steps {
        let mut phone = step.phone;
        if spoken {
            phone.hiss *= TALKED_HISS;
        }
        for (formant, vowel) in phone.formants.iter_mut().zip(vowel.formants) {
            // A third of the way to the vowel, as mouths are lazy; all the way where the consonant does not care.
            *formant = if *formant <= 0.0 { vowel } else { *formant + 0.3 * (vowel - *formant) };
        }
        score.segments.push(Segment { at, glide: step.glide, phone });
        at += step.seconds * squeeze;
    }
}

/// The vowel; a diphthong turns to its second position late, as singers hold the first.
fn hold(note: &Sung, vowel: &[Phone], at: f64, end: f64, soft: bool, score: &mut Score) {
    let glide = if soft { 0.028 } else { 0.018 };
    score.segments.push(Segment { at, glide, phone: vowel[0] });
    if let Some(second) = vowel.get(1) {
        let turn = if note.spoken { 0.5 * (end - at) } else { (0.35 * (end - at)).min(0.22) };
        score.segments.push(Segment { at: end - turn, glide: 0.05, phone: *second });
    }
}

fn intonation(note: &Sung, at: f64, end: f64, first: bool, dice: &mut Dice, score: &mut Score) {
    if note.spoken {
        // A word falls by two or three semitones from where it starts.
        let lean = dice.around(0.4);
        score.pitches.push(Pitch { at: at - 0.06, note: note.pitch + lean, scoop: first.then_some(-1.0), vibrato: None });
        score.pitches.push(Pitch { at: at + 0.35 * (end - at), note: note.pitch + lean - 2.2, scoop: None, vibrato: None });
        return;
    }
    let off = dice.around(0.03);
    let scoop = first.then(|| -dice.between(0.5, 1.6));
    let vibrato = (end - at > 0.55).then(|| {
        let sets_in = at + (0.22 + 0.25 * (end - at)).min(0.55) + dice.around(0.04);
        (sets_in, dice.between(28.0, 46.0), dice.between(5.2, 5.9))
    });
    let lead = if first { 0.09 } else { 0.055 };
    score.pitches.push(Pitch { at: at - lead, note: note.pitch + off, scoop, vibrato });
    if note.breaks_off {
        score.pitches.push(Pitch { at: end - 0.15, note: note.pitch - 1.5, scoop: None, vibrato: None });
    }
}

fn loudness(note: &Sung, vowel: &Phone, (number, count): (usize, usize), (at, end): (f64, f64), dice: &mut Dice, score: &mut Score) {
    // Singers even out what the throat makes of a vowel, though not all of it.
    let hertz = 440.0 * libm::exp2((note.pitch - 69.0) / 12.0);
    let even = (0.75 * (TYPICAL - tract::loudness(vowel, hertz))).clamp(-6.0, 6.0);
    // A phrase rises to its middle and falls away; higher notes and accents are a little louder.
    let place = (number as f64 + 0.5) / count as f64;
    let arc = 1.8 * libm::sin(std::f64::consts::PI * place) - 1.1;
    let level = note.decibels + even + arc + 0.06 * (note.pitch - 67.0).clamp(-12.0, 12.0) + dice.around(0.7);
    score.swells.push(Swell { at: at - 0.05, decibels: level - 2.0 });
    let length = end - at;
    if length > 0.5 && !note.spoken {
        score.swells.push(Swell { at: at + 0.3 * length, decibels: level + 1.5 });
        score.swells.push(Swell { at: at + 0.72 * length, decibels: level - if number + 1 == count { 5.0 } else { 1.5 } });
    } else if note.spoken {
        score.swells.push(Swell { at: at + 0.55 * length, decibels: level - 4.0 });
    }
    if note.breaks_off {
        score.swells.push(Swell { at: end - 0.22, decibels: level - 12.0 });
    }
}
