//! What cannot be read in a song, for those who write one.

use crate::sim::band::chord::Chord;
use crate::sim::band::reading::grid;
use crate::sim::band::reading::notation::{Misread, line, note_name};
use crate::sim::band::reading::speech;
use crate::sim::band::score::Piece;
use crate::sim::band::{Drums, Plays, Section, Song};

/// A fault of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Where in the section, such as `parts[2].plays`.
    pub path: String,
    /// What is wrong, with its bar.
    pub message: String,
    /// What would be right; empty if the message says it.
    pub help: String,
}

/// Letters of a rhythm, of a bass and of drums.
const RHYTHM: &str = "-.xXgm";
const BASS: &str = "-.R3578a";
const DRUMS: &str = "-xXgf";

/// Every fault of what a section's parts play.
#[must_use]
pub fn unreadable(song: &Song, section: &Section) -> Vec<Unreadable> {
    let mut faults = Vec::new();
    for (index, staff) in section.parts.iter().enumerate() {
        let path = format!("parts[{index}].plays");
        for (step, misread) in plays(song, section, &staff.plays) {
            let Misread { bar, message, help } = misread;
            let named = message.contains("bar ") || message.contains("bars ");
            let message = if named { message } else { format!("in bar {bar} {message}") };
            faults.push(Unreadable { path: format!("{path}{step}"), message, help });
        }
    }
    faults
}

/// Each fault with the rest of its path.
fn plays(song: &Song, section: &Section, plays: &Plays) -> Vec<(String, Misread)> {
    let bars = section.chords.len();
    let at = |step: &'static str| move |misread| (step.to_owned(), misread);
    match plays {
        Plays::Line(lines) => {
            let read = |(index, text): (usize, &String)| Some((format!("[{index}]"), line(text, song.beats_in_bar, bars).err()?));
            lines.iter().enumerate().filter_map(read).collect()
        }
        Plays::Strum(_) => Vec::new(),
        Plays::Drums(drums) => kit(drums, bars),
        Plays::Comp(comp) => {
            let mut faults: Vec<_> = grid::misread(&comp.rhythm, RHYTHM, bars).map(at(".rhythm")).into_iter().collect();
            faults.extend(name(&comp.around).map(at(".around")));
            faults.extend((!(1..=6).contains(&comp.voices)).then(|| plain(format!("{} voices", comp.voices), "1 to 6")).map(at(".voices")));
            faults
        }
        Plays::Bass(bass) => {
            let mut faults: Vec<_> = grid::misread(&bass.rhythm, BASS, bars).map(at(".rhythm")).into_iter().collect();
            faults.extend(name(&bass.low).map(at(".low")));
            faults
        }
        Plays::Walk(walk) => {
            let mut faults: Vec<_> = name(&walk.low).map(at(".low")).into_iter().collect();
            faults.extend(name(&walk.high).map(at(".high")));
            if let (Some(low), Some(high)) = (note_name(&walk.low), note_name(&walk.high))
                && high < low + 14.0
            {
                faults
                    .push(at(".high")(plain(format!("`{}` is too near `{}`", walk.high, walk.low), "at least an octave and a tone above")));
            }
            faults
        }
        Plays::Speech(text) => speech::misread(text, bars as f64 * song.bar_seconds()).map(at("")).into_iter().collect(),
    }
}

fn plain(message: String, help: &str) -> Misread {
    Misread { bar: 1, message, help: help.to_owned() }
}

fn name(text: &str) -> Option<Misread> {
    note_name(text).is_none().then(|| plain(format!("`{text}` is no note"), "such as `E2` or `F#3`"))
}

fn kit(drums: &Drums, bars: usize) -> Vec<(String, Misread)> {
    let lanes = |path: String, lanes: &[(Piece, String)], bars: usize| -> Vec<(String, Misread)> {
        let read = |(index, (_, grid)): (usize, &(Piece, String))| Some((format!("{path}[{index}]"), grid::misread(grid, DRUMS, bars)?));
        lanes.iter().enumerate().filter_map(read).collect()
    };
    let mut faults = lanes(".lanes".to_owned(), &drums.lanes, bars);
    for (index, fill) in drums.fills.iter().enumerate() {
        if !(1..=bars).contains(&(fill.bar as usize)) {
            let misread = plain(format!("there is no bar {}", fill.bar), &format!("1 to {bars}"));
            faults.push((format!(".fills[{index}].bar"), misread));
        }
        faults.extend(lanes(format!(".fills[{index}].lanes"), &fill.lanes, 1));
    }
    faults
}

/// Whether a bar's entry names chords, or none with `N.C.`.
#[must_use]
pub fn is_harmony(entry: &str) -> bool {
    let names: Vec<&str> = entry.split_whitespace().collect();
    (1..=4).contains(&names.len()) && names.iter().all(|name| *name == "N.C." || Chord::read(name).is_some())
}
