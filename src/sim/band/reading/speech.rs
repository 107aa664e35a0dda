//! Spoken text: how fast, where the voice rises and falls, where it rests.
//!
//! Rates and pauses: about four and a half syllables a second in reading aloud, a third of a second at a comma and two thirds at
//! a full stop (Goldman-Eisler 1968; Cruttenden, "Intonation"); the fall over a sentence is about seven semitones.

use crate::sim::band::Speech;
use crate::sim::band::arrangement::Bar;
use crate::sim::band::dice::Dice;
use crate::sim::band::reading::events::Event;
use crate::sim::band::reading::notation::{Misread, note_name};
use crate::sim::band::score::Manner;

/// Seconds of a stressed and of another syllable.
const LONG: f64 = 0.235;
const SHORT: f64 = 0.155;
/// How much softer one talks than one sings, decibels; domain reference 2.2, rows V1 and V2.
const STRESS: f64 = 2.0;

/// A syllable and what follows it.
struct Said {
    letters: String,
    stressed: bool,
    ends_word: bool,
    stop: Option<char>,
}

/// Seconds that a text takes.
pub(in crate::sim::band) fn seconds(speech: &Speech) -> f64 {
    said(&speech.text).iter().map(|syllable| length(syllable) + pause(syllable.stop)).sum()
}

/// What is wrong with a text that has so many seconds.
pub(in crate::sim::band) fn misread(speech: &Speech, room: f64) -> Option<Misread> {
    let fault = |message: String, help: String| Some(Misread { bar: 1, message, help });
    if note_name(&speech.around).is_none() {
        return fault(format!("`{}` is no note", speech.around), "such as `A2`".to_owned());
    }
    let strange = speech.text.chars().find(|letter| !letter.is_ascii_alphabetic() && !letter.is_whitespace() && !"-,.?".contains(*letter));
    if let Some(letter) = strange {
        return fault(format!("`{letter}` cannot be said"), "letters, `-` within words, `,`, `.` and `?`".to_owned());
    }
    if speech.text.is_empty() {
        return fault("nothing is said".to_owned(), String::new());
    }
    let needs = seconds(speech);
    (needs > room + 0.5).then(|| Misread {
        bar: 1,
        message: format!("the text takes {needs:.1} s"),
        help: format!("the section has {room:.1} s"),
    })
}

/// Lays out a text from the beginning of a bar on.
pub(in crate::sim::band) fn lay(speech: &Speech, bar: &Bar<'_>, dice: &mut Dice) -> Vec<Event> {
    let (from, dynamic) = (bar.at, bar.section.dynamic.0);
    let around = note_name(&speech.around).unwrap_or(45.0);
    let syllables = said(&speech.text);
    let mut at = from + 0.05;
    let mut events = Vec::new();
    let mut start = 0;
    while start < syllables.len() {
        let end = (start..syllables.len()).find(|index| syllables[*index].stop.is_some()).map_or(syllables.len(), |index| index + 1);
        let group = &syllables[start..end];
        let rate = 1.0 + dice.around(0.06);
        for (index, syllable) in group.iter().enumerate() {
            let seconds = length(syllable) * rate * (1.0 + dice.around(0.10)) * if index + 1 == group.len() { 1.35 } else { 1.0 };
            let pitch = around + melody(group, index) + dice.around(0.7);
            let stress = if syllable.stressed { STRESS } else { -1.5 };
            events.push(Event {
                at,
                seconds: 0.92 * seconds,
                pitches: vec![pitch],
                manner: Manner::Plain,
                force: dynamic + stress - 2.5 * index as f64 / group.len() as f64 + dice.around(0.8),
                syllable: syllable.letters.clone(),
                spoken: true,
                spread: 0.0,
                bar: bar.number + ((at - from) / bar.seconds) as u32,
                beat: 1.0,
            });
            at += seconds;
        }
        at += pause(group.last().and_then(|last| last.stop)) * (1.0 + dice.around(0.2));
        start = end;
    }
    events
}

/// Semitones re the middle of the voice: it falls over a group, rises on stress, and its end says whether more comes.
fn melody(group: &[Said], index: usize) -> f64 {
    let place = index as f64 / group.len().max(2) as f64;
    let line = 2.5 - 4.5 * place;
    let stress = if group[index].stressed { 2.2 * (1.0 - 0.4 * place) } else { -0.6 };
    let left = group.len() - 1 - index;
    let end = match group.last().and_then(|last| last.stop) {
        Some('?') if left == 0 => 6.0,
        Some(',') if left == 0 => 2.5,
        Some('.') if left == 0 => -3.0,
        Some('.') if left == 1 => -1.0,
        _ => 0.0,
    };
    line + stress + end
}

fn length(syllable: &Said) -> f64 {
    // More letters take longer to say.
    let weight = 0.72 + 0.10 * syllable.letters.len() as f64;
    let ends = if syllable.ends_word { 1.08 } else { 0.96 };
    weight.min(1.35) * ends * if syllable.stressed { LONG } else { SHORT }
}

fn pause(stop: Option<char>) -> f64 {
    match stop {
        Some(',') => 0.34,
        Some(_) => 0.72,
        None => 0.0,
    }
}

fn said(text: &str) -> Vec<Said> {
    let mut syllables = Vec::new();
    for word in text.split_whitespace() {
        let stop = word.chars().next_back().filter(|last| ",.?".contains(*last));
        let parts: Vec<&str> = word.split('-').filter(|part| part.chars().any(|letter| letter.is_ascii_alphabetic())).collect();
        for (index, part) in parts.iter().enumerate() {
            let letters: String = part.chars().filter(char::is_ascii_alphabetic).collect();
            let stressed = letters.chars().next().is_some_and(|first| first.is_ascii_uppercase());
            let ends_word = index + 1 == parts.len();
            let stop = if ends_word { stop } else { None };
            syllables.push(Said { letters: letters.to_lowercase(), stressed, ends_word, stop });
        }
    }
    syllables
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::arrangement::Arrangement;
    use crate::sim::band::{Item, Section, Song};
    use crate::sim::units::Db;

    fn speech(text: &str) -> Speech {
        Speech { around: "A2".to_owned(), text: text.to_owned() }
    }

    #[test]
    fn a_sentence_falls_and_a_question_rises() {
        let section = Section { name: "a".to_owned(), chords: vec!["N.C.".to_owned()], dynamic: Db(0.0), parts: Vec::new() };
        let song = Song {
            id: "s".to_owned(),
            title: "S".to_owned(),
            bpm: 60.0,
            beats_in_bar: 4,
            swing: 0.5,
            count_in: 0,
            ring_s: 1.0,
            sections: vec![section],
        };
        let arrangement = Arrangement::new(&song, &Item::Song, 1);
        let pitches = |text: &str| -> Vec<f64> {
            lay(&speech(text), &arrangement.bars[0], &mut Dice::new(1, "say")).iter().map(|event| event.pitches[0]).collect()
        };
        let told = pitches("dhis iz dha NEWZ from dha RI-va.");
        assert!(told[told.len() - 1] < told[0] - 3.0, "{told:?}");
        let asked = pitches("iz dhis dha NEWZ?");
        assert!(asked[asked.len() - 1] > asked[0], "{asked:?}");
    }

    #[test]
    fn people_say_four_or_five_syllables_a_second() {
        let text = speech("GUD EEV-ning and WEL-kum too dha EEV-ning NEWZ from dha RI-va");
        let rate = 15.0 / seconds(&text);
        assert!((3.8..5.5).contains(&rate), "{rate}");
    }

    #[test]
    fn faults_say_what_is_wrong() {
        assert!(misread(&speech("GUD EEV-ning."), 3.0).is_none());
        assert_eq!(misread(&speech("GUD EEV-ning!"), 3.0).map(|fault| fault.message), Some("`!` cannot be said".to_owned()));
        assert!(misread(&speech("GUD EEV-ning."), 0.1).is_some());
    }
}
