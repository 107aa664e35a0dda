//! A score as one melody: notes that take over from one another.

use crate::sim::band::score::Manner;
use crate::sim::band::score::Score;
use crate::sim::band::score::Tone;

/// Notes nearer together than this, in seconds, are one breath or one bow.
const JOIN: f64 = 0.04;

/// One note of a melody, as it is really held.
#[derive(Debug, Clone)]
pub(in crate::sim::band) struct Voiced {
    /// The note.
    pub(in crate::sim::band) tone: Tone,
    /// When it is let go or taken over, in seconds.
    pub(in crate::sim::band) until: f64,
    /// Whether it grows out of the one before.
    pub(in crate::sim::band) linked: bool,
    /// Whether the next one grows out of it.
    pub(in crate::sim::band) carried: bool,
}

impl Voiced {
    /// How long it is held, in seconds.
    pub(in crate::sim::band) fn length(&self) -> f64 {
        self.until - self.tone.at
    }
}

/// The notes of a score one after another: a new one ends the one before; nothing sounds after `still`.
pub(in crate::sim::band) fn melody(score: &Score) -> Vec<Voiced> {
    let tones = score.tones.iter().filter(|tone| tone.at < score.still);
    let mut notes: Vec<Voiced> = Vec::new();
    for tone in tones {
        let mut linked = false;
        if let Some(before) = notes.last_mut() {
            linked = tone.manner == Manner::Slurred && tone.at - before.until < JOIN;
            before.carried = linked;
            before.until = if linked { tone.at } else { before.until.min(tone.at) };
        }
        // A short note is as short as its player can make it.
        let seconds = if tone.manner == Manner::Muted { tone.seconds.min(0.09_f64.max(0.35 * tone.seconds)) } else { tone.seconds };
        let until = (tone.at + seconds).min(score.still);
        notes.push(Voiced { tone: tone.clone(), until, linked, carried: false });
    }
    notes
}
