//! From a score to gestures: which string a note is played on, which way the bow goes, and what sounds together.

use crate::sim::band::score::Manner;
use crate::sim::band::score::Score;
use crate::sim::band::score::Tone;

/// Notes that overlap by more than this, in seconds, are a double stop; less is a legato.
const TOGETHER: f64 = 0.06;
/// Notes nearer together than this are on one bow.
const JOIN: f64 = 0.04;
/// Notes longer than this are not played on an open string, which cannot vibrate.
const OPEN_UP_TO: f64 = 0.35;

/// One note on one string.
#[derive(Debug, Clone)]
pub(super) struct Gesture {
    /// The note.
    pub(super) tone: Tone,
    /// Which string.
    pub(super) string: usize,
    /// When finger or bow leaves it.
    pub(super) until: f64,
    /// Whether the bow goes on from the note before.
    pub(super) linked: bool,
    /// Whether the bow goes on to another note without leaving the strings.
    pub(super) carried: bool,
    /// Down is 1, up is −1.
    pub(super) way: f64,
    /// Whether the string is open.
    pub(super) open: bool,
}

/// The gestures of each string, by rising time.
pub(super) fn plan(score: &Score, open: &[f64; 4]) -> [Vec<Gesture>; 4] {
    let mut gestures: Vec<Gesture> = Vec::new();
    for tone in score.tones.iter().filter(|tone| tone.at < score.still) {
        let with = takes_over(&mut gestures, tone);
        let before = gestures.last();
        let linked = tone.manner == Manner::Slurred && before.is_some_and(|before| tone.at - before.until < JOIN);
        let way = match before {
            Some(before) if linked || with.is_some() => before.way,
            Some(before) if tone.manner != Manner::Plucked => -before.way,
            _ => 1.0,
        };
        let string = string_for(tone, open, with);
        let seconds = if tone.manner == Manner::Muted { tone.seconds.min(0.08_f64.max(0.35 * tone.seconds)) } else { tone.seconds };
        let until = (tone.at + seconds).min(score.still);
        let is_open = (tone.pitch - open[string]).abs() < 0.5;
        gestures.push(Gesture { tone: tone.clone(), string, until, linked, carried: false, way, open: is_open });
    }
    let mut strings: [Vec<Gesture>; 4] = Default::default();
    for gesture in gestures {
        strings[gesture.string].push(gesture);
    }
    strings
}

/// Ends what a new note ends; gives the string of a note that goes on beside it.
fn takes_over(gestures: &mut [Gesture], tone: &Tone) -> Option<usize> {
    let plucked = tone.manner == Manner::Plucked;
    let sounds_on = |gesture: &Gesture| gesture.until > tone.at + TOGETHER && (gesture.tone.manner == Manner::Plucked) == plucked;
    let beside = gestures.iter().filter(|gesture| sounds_on(gesture)).count();
    let double = beside == 1 && tone.manner != Manner::Slurred;
    let mut with = None;
    for gesture in gestures.iter_mut().rev().take(3) {
        if double && sounds_on(gesture) {
            with = Some(gesture.string);
        } else if gesture.until > tone.at - JOIN {
            gesture.until = tone.at;
            gesture.carried = !plucked;
        }
    }
    with
}

/// The string on which a note lies nearest to the nut, beside a string that is taken.
fn string_for(tone: &Tone, open: &[f64; 4], taken: Option<usize>) -> usize {
    let vibrates = tone.seconds > OPEN_UP_TO && tone.manner != Manner::Plucked;
    let lies = |string: usize| tone.pitch - open[string] > if vibrates && string > 0 { 0.5 } else { -0.5 };
    let best = (0..4).rev().find(|string| lies(*string)).unwrap_or(0);
    match taken {
        None => best,
        Some(taken) if best != taken => best.clamp(taken.saturating_sub(1), (taken + 1).min(3)),
        Some(taken) if taken > 0 => taken - 1,
        Some(_) => 1,
    }
}
