//! What a player has to do and when: an item laid out in seconds.

use crate::sim::band::{Item, Note, Section, Song};

/// Seconds of near silence at the end of a song.
const HUSH: f64 = 1.0;

/// One bar as it is to be played.
#[derive(Debug, Clone)]
pub(super) struct Bar<'a> {
    /// Seconds from the start of the item.
    pub(super) at: f64,
    /// Whose bar it is.
    pub(super) section: &'a Section,
    /// Which bar of the section, from 0.
    pub(super) index: usize,
    /// What is fretted.
    pub(super) chord: &'a str,
}

/// An item in seconds.
#[derive(Debug, Clone)]
pub(super) struct Arrangement<'a> {
    /// The bars in order.
    pub(super) bars: Vec<Bar<'a>>,
    /// Counted beats before the first bar.
    pub(super) counts: Vec<f64>,
    /// Seconds in a beat.
    pub(super) beat: f64,
    /// Beats in a bar.
    pub(super) beats: u32,
    /// When the playing falls apart, if it does.
    pub(super) breakdown: Option<f64>,
    /// When the last bar is over and what was struck rings on.
    pub(super) over: f64,
    /// When everything is still again.
    pub(super) still: f64,
    /// The length of the item.
    pub(super) seconds: f64,
}

/// A written note at its place.
#[derive(Debug, Clone)]
pub(super) struct Placed<'a> {
    /// Seconds from the start of the item.
    pub(super) at: f64,
    /// How long it is held.
    pub(super) seconds: f64,
    /// The note.
    pub(super) note: &'a Note,
    /// The section's dynamic in decibels.
    pub(super) dynamic: f64,
}

impl<'a> Arrangement<'a> {
    /// Lays out an item; a check has no bars.
    pub(super) fn new(song: &'a Song, item: &Item) -> Self {
        let bar = song.bar_seconds();
        let seconds = item.seconds(song);
        let mut arrangement = Self {
            bars: Vec::new(),
            counts: Vec::new(),
            beat: 60.0 / song.bpm,
            beats: song.beats_in_bar,
            breakdown: None,
            over: seconds,
            still: seconds,
            seconds,
        };
        match item {
            Item::Check => {}
            Item::Loudest(_) => {
                arrangement.loop_loudest(song, bar);
                arrangement.over = seconds - 0.4;
                arrangement.still = seconds - 0.1;
            }
            Item::Song => {
                arrangement.play_through(song, bar);
                arrangement.over = seconds - song.ring_s;
                arrangement.still = seconds - HUSH.min(song.ring_s / 2.0);
            }
            Item::FalseStart(number) => {
                arrangement.play_through(song, bar);
                let from = song.bar_at(*number);
                // It goes wrong on the bar's second beat, when the hand arrives at the chord.
                let wrong = from + arrangement.beat;
                arrangement.bars.retain(|bar| bar.at <= from + 1e-6);
                arrangement.breakdown = Some(wrong);
                arrangement.over = wrong;
                arrangement.still = wrong + 1.2;
            }
        }
        arrangement
    }

    fn play_through(&mut self, song: &'a Song, bar: f64) {
        self.counts = (0..song.count_in * song.beats_in_bar).map(|beat| f64::from(beat) * self.beat).collect();
        let mut at = song.bar_at(1);
        for section in &song.sections {
            for (index, chord) in section.chords.iter().enumerate() {
                self.bars.push(Bar { at, section, index, chord });
                at += bar;
            }
        }
    }

    fn loop_loudest(&mut self, song: &'a Song, bar: f64) {
        let Some(section) = loudest(song) else { return };
        let mut at = 0.0;
        while at < self.seconds {
            for (index, chord) in section.chords.iter().enumerate() {
                if at < self.seconds {
                    self.bars.push(Bar { at, section, index, chord });
                }
                at += bar;
            }
        }
    }

    /// The notes of the bars, in order.
    pub(super) fn notes(&self) -> Vec<Placed<'a>> {
        let mut placed = Vec::new();
        for bar in &self.bars {
            let from = bar.index as f64 * f64::from(self.beats);
            let last = bar.index + 1 == bar.section.chords.len();
            let to = if last { f64::INFINITY } else { from + f64::from(self.beats) };
            for note in bar.section.melody.iter().filter(|note| note.beat >= from && note.beat < to) {
                let at = bar.at + (note.beat - from) * self.beat;
                placed.push(Placed { at, seconds: note.beats * self.beat, note, dynamic: bar.section.dynamic.0 });
            }
        }
        placed.sort_by(|a, b| a.at.total_cmp(&b.at));
        placed
    }
}

/// The section with the highest dynamic among those that are sung, or of all if nothing is.
pub(super) fn loudest(song: &Song) -> Option<&Section> {
    let playable = || song.sections.iter().filter(|section| !section.chords.is_empty());
    let sung = playable().filter(|section| !section.melody.is_empty());
    sung.max_by(|a, b| a.dynamic.0.total_cmp(&b.dynamic.0)).or_else(|| playable().max_by(|a, b| a.dynamic.0.total_cmp(&b.dynamic.0)))
}
