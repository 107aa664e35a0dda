//! How a line of music is written: notes and rests with their beats, bars parted by `|`.
//!
//! `mf E4:1 r:.5 G4+B4:1.5 | -A4:2 (G4):1/3 /C5 E4' | pizz E4:1>~ E4:3`
//! - a note is a letter, perhaps `#` or `b`, and the octave (`A4` is 440 Hz); `+` joins notes that sound together;
//! - `:` and a number of beats, whole, decimal or a fraction; it holds for the notes after it until another is written;
//! - before a note: `-` slurred on from the note before, `/` slid up into; in brackets: barely sounded;
//! - after it, in this order: `>` accented, `^` strongly, `'` short, `~` tied to the next, `=` and the syllable that is sung;
//! - `%` in place of a bar: the bar before it once more;
//! - words between notes hold until the next of their kind: `pp p mp mf f ff`, `pizz` or `arco`, `muted` or `open`.

use crate::sim::band::score::Manner;

/// One note, or several that begin and end together.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::sim::band) struct Note {
    /// Beats from the start of the section.
    pub(in crate::sim::band) beat: f64,
    /// Beats until the next note could begin.
    pub(in crate::sim::band) beats: f64,
    /// The part of them that is sounded.
    pub(in crate::sim::band) held: f64,
    /// MIDI note numbers.
    pub(in crate::sim::band) pitches: Vec<f64>,
    /// How it is begun or held.
    pub(in crate::sim::band) manner: Manner,
    /// How much harder than the section, decibels.
    pub(in crate::sim::band) accent: f64,
    /// What is sung on it; empty carries the vowel before on.
    pub(in crate::sim::band) syllable: String,
}

/// What cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misread {
    /// The bar of the section, from 1.
    pub bar: usize,
    /// What is wrong.
    pub message: String,
    /// What would be right; empty if the message says it.
    pub help: String,
}

/// Where a line of text has been read to.
struct Reader {
    bar: usize,
    beats_in_bar: f64,
    /// Beats from the start of the section.
    at: f64,
    beats: f64,
    level: f64,
    plucked: bool,
    muted: bool,
    tied: bool,
    notes: Vec<Note>,
}

/// Reads a line for a section of so many bars.
pub(in crate::sim::band) fn line(text: &str, beats_in_bar: u32, bars: usize) -> Result<Vec<Note>, Misread> {
    let beats_in_bar = f64::from(beats_in_bar);
    let mut reader =
        Reader { bar: 1, beats_in_bar, at: 0.0, beats: 1.0, level: 0.0, plucked: false, muted: false, tied: false, notes: Vec::new() };
    for word in text.split_whitespace() {
        reader.word(word)?;
    }
    reader.end(bars)?;
    Ok(reader.notes)
}

/// The MIDI number of a note name such as `F#4`, and what follows it.
pub(in crate::sim::band) fn pitch(text: &str) -> Option<(f64, &str)> {
    let letter = text.chars().next()?;
    let natural = [('C', 0), ('D', 2), ('E', 4), ('F', 5), ('G', 7), ('A', 9), ('B', 11)].into_iter().find(|(name, _)| *name == letter)?.1;
    let rest = &text[1..];
    let (shift, rest) = match rest.chars().next()? {
        '#' => (1, &rest[1..]),
        'b' => (-1, &rest[1..]),
        _ => (0, rest),
    };
    let octave = i32::try_from(rest.chars().next()?.to_digit(10)?).ok()?;
    Some((f64::from(12 * (octave + 1) + natural + shift), &rest[1..]))
}

/// The MIDI number of a whole text that is a note name.
pub(in crate::sim::band) fn note_name(text: &str) -> Option<f64> {
    pitch(text).filter(|(_, rest)| rest.is_empty()).map(|(pitch, _)| pitch)
}

impl Reader {
    fn fault<T>(&self, message: impl Into<String>, help: impl Into<String>) -> Result<T, Misread> {
        Err(Misread { bar: self.bar, message: message.into(), help: help.into() })
    }

    fn word(&mut self, word: &str) -> Result<(), Misread> {
        match word {
            "|" => return self.bar_line(),
            "%" => return self.again(),
            "pp" => self.level = -12.0,
            "p" => self.level = -8.0,
            "mp" => self.level = -4.0,
            "mf" => self.level = 0.0,
            "f" => self.level = 3.5,
            "ff" => self.level = 7.0,
            "pizz" => self.plucked = true,
            "arco" => self.plucked = false,
            "muted" => self.muted = true,
            "open" => self.muted = false,
            _ => return self.note(word),
        }
        Ok(())
    }

    fn bar_line(&mut self) -> Result<(), Misread> {
        let (here, full) = (self.at - (self.bar as f64 - 1.0) * self.beats_in_bar, self.beats_in_bar);
        if (here - full).abs() > 1e-6 {
            return self.fault(format!("bar {} has {} beats", self.bar, rounded(here)), format!("{full} beats"));
        }
        self.at = self.bar as f64 * full;
        self.bar += 1;
        Ok(())
    }

    /// The bar before once more.
    fn again(&mut self) -> Result<(), Misread> {
        let from = (self.bar as f64 - 1.0) * self.beats_in_bar;
        if self.bar == 1 || (self.at - from).abs() > 1e-6 || self.tied {
            return self.fault("`%` is a whole bar, and not the first", "the bar before it is played once more");
        }
        let before = |note: &&Note| note.beat > from - self.beats_in_bar - 1e-6 && note.beat < from - 1e-6;
        let copies: Vec<Note> = self.notes.iter().filter(before).cloned().collect();
        self.notes.extend(copies.into_iter().map(|note| Note { beat: note.beat + self.beats_in_bar, ..note }));
        self.at = from + self.beats_in_bar;
        Ok(())
    }

    fn end(&mut self, bars: usize) -> Result<(), Misread> {
        if self.at > (self.bar as f64 - 1.0) * self.beats_in_bar + 1e-6 {
            self.bar_line()?;
        }
        self.bar -= 1;
        if self.bar != bars {
            return self.fault(format!("{} bars are written", self.bar), format!("{bars}, one for each entry of `chords`"));
        }
        if self.tied {
            return self.fault("the last note is tied to nothing", "");
        }
        Ok(())
    }

    fn note(&mut self, word: &str) -> Result<(), Misread> {
        let (word, syllable) = word.split_once('=').map_or((word, ""), |(note, syllable)| (note, syllable));
        let tie = word.ends_with('~');
        let word = word.strip_suffix('~').unwrap_or(word);
        let short = word.ends_with('\'');
        let word = word.strip_suffix('\'').unwrap_or(word);
        let (word, accent) = match (word.strip_suffix('>'), word.strip_suffix('^')) {
            (Some(word), _) => (word, 3.5),
            (_, Some(word)) => (word, 6.0),
            _ => (word, 0.0),
        };
        let (name, beats) = word.split_once(':').map_or((word, None), |(name, beats)| (name, Some(beats)));
        if let Some(beats) = beats {
            self.beats = match number(beats) {
                Some(beats) if (0.03..=64.0).contains(&beats) => beats,
                _ => return self.fault(format!("`{beats}` is no length in `{word}`"), "beats, such as `:1`, `:.5`, `:1.5` or `:1/3`"),
            };
        }
        if !(syllable.is_empty() || is_syllable(syllable)) {
            return self.fault(format!("`{syllable}` cannot be sung"), "small letters with a vowel among them");
        }
        let (manner, name) = self.manner(name);
        let ghost = name.strip_prefix('(').and_then(|name| name.strip_suffix(')'));
        let pitches = match ghost.unwrap_or(name) {
            "r" => Vec::new(),
            names => match names.split('+').map(note_name).collect::<Option<Vec<f64>>>() {
                Some(pitches) if pitches.iter().all(|pitch| (16.0..=108.0).contains(pitch)) => pitches,
                _ => return self.fault(format!("`{word}` is no note"), "such as `E4:1`, `F#3+A3:.5`, `r:2`, `|` or `mf`"),
            },
        };
        let held = if short { 0.45 * self.beats } else { self.beats };
        let accent = self.level + accent - if ghost.is_some() { 10.0 } else { 0.0 };
        self.put(Note { beat: self.at, beats: self.beats, held, pitches, manner, accent, syllable: syllable.to_owned() })?;
        self.tied = tie;
        self.at += self.beats;
        Ok(())
    }

    fn manner<'a>(&self, name: &'a str) -> (Manner, &'a str) {
        match name.split_at_checked(1) {
            Some(("-", rest)) => (Manner::Slurred, rest),
            Some(("/", rest)) => (Manner::Scooped, rest),
            _ if self.plucked => (Manner::Plucked, name),
            _ if self.muted => (Manner::Muted, name),
            _ => (Manner::Plain, name),
        }
    }

    /// Adds a note, or makes the one before longer where they are tied.
    fn put(&mut self, note: Note) -> Result<(), Misread> {
        match self.notes.last_mut() {
            Some(before) if self.tied => {
                if before.pitches != note.pitches {
                    return self.fault("a note is tied to another pitch", "`-` before the second one slurs them");
                }
                before.beats += note.beats;
                before.held += note.held;
            }
            _ if note.pitches.is_empty() => {}
            _ => self.notes.push(note),
        }
        Ok(())
    }
}

/// A whole number, a decimal or a fraction.
fn number(text: &str) -> Option<f64> {
    let value = match text.split_once('/') {
        Some((above, below)) => above.parse::<f64>().ok()? / below.parse::<f64>().ok()?,
        None => text.parse().ok()?,
    };
    value.is_finite().then_some(value)
}

fn is_syllable(text: &str) -> bool {
    text.len() <= 12 && text.chars().all(|letter| letter.is_ascii_lowercase()) && text.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

fn rounded(beats: f64) -> f64 {
    (beats * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_a_musician_would() {
        let notes = line("mf E4:1 r:.5 G4+B4:1.5> -A4:1 | p (C3):4=lo", 4, 2).unwrap();
        let short: Vec<(f64, f64, Vec<f64>, f64)> =
            notes.iter().map(|note| (note.beat, note.beats, note.pitches.clone(), note.accent)).collect();
        assert_eq!(
            short,
            [(0.0, 1.0, vec![64.0], 0.0), (1.5, 1.5, vec![67.0, 71.0], 3.5), (3.0, 1.0, vec![69.0], 0.0), (4.0, 4.0, vec![48.0], -18.0)]
        );
        assert_eq!(notes[2].manner, Manner::Slurred);
        assert_eq!(notes[3].syllable, "lo");
    }

    #[test]
    fn a_simile_is_the_bar_before() {
        let notes = line("A4:2 B4 | % | C5:4", 4, 3).unwrap();
        assert_eq!(notes.iter().map(|note| note.beat).collect::<Vec<_>>(), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert!(line("% | A4:4", 4, 2).is_err());
    }

    #[test]
    fn ties_join_and_lengths_hold_on() {
        let notes = line("A4:1 A4 A4 A4~ | A4:4", 4, 2).unwrap();
        assert_eq!(notes.iter().map(|note| note.beats).collect::<Vec<_>>(), [1.0, 1.0, 1.0, 5.0]);
        let triplet = line("A4:1/3 B4 C5 r:3", 4, 1).unwrap();
        assert!((triplet[2].beat - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn faults_name_their_bar_and_what_would_be_right() {
        for (text, bar, message) in [
            ("E4:1 E4 E4 | E4:4", 1, "bar 1 has 3 beats"),
            ("E4:4 | H4:4", 2, "`H4:4` is no note"),
            ("E4:4 | E4:x", 2, "`x` is no length in `E4:x`"),
            ("E4:4 | E4:4=bcd", 2, "`bcd` cannot be sung"),
            ("E4:4", 1, "1 bars are written"),
            ("E4:4~ | F4:4", 2, "a note is tied to another pitch"),
        ] {
            let fault = line(text, 4, 2).unwrap_err();
            assert_eq!((fault.bar, fault.message.as_str()), (bar, message), "{text}");
        }
    }

    #[test]
    fn note_names_are_those_of_the_keyboard() {
        for (name, number) in [("A4", 69.0), ("C4", 60.0), ("F#2", 42.0), ("Bb3", 58.0), ("E1", 28.0)] {
            assert_eq!(note_name(name), Some(number), "{name}");
        }
        assert_eq!(note_name("A"), None);
        assert_eq!(note_name("é4"), None);
    }
}
