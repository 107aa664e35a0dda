//! When everything of an item happens: its bars in seconds, with the sway that a band shares.

use crate::sim::band::dice::Dice;
use crate::sim::band::{Item, Plays, Section, Song};
use std::f64::consts::PI;

/// Seconds of near silence at the end of a song.
const HUSH: f64 = 1.0;
/// How far a band gets ahead of or behind the even beat, seconds: an estimate for players who listen to each other.
const SWAY: f64 = 0.030;

/// One bar as it is to be played.
#[derive(Debug, Clone)]
pub(super) struct Bar<'a> {
    /// Seconds from the start of the item.
    pub(super) at: f64,
    /// How long it takes.
    pub(super) seconds: f64,
    /// Beats in it.
    pub(super) beats: u32,
    /// Where in the beat its second half falls.
    swing: f64,
    /// Which bar of the song, from 1.
    pub(super) number: u32,
    /// Whose bar it is.
    pub(super) section: &'a Section,
    /// Which bar of the section, from 0.
    pub(super) index: usize,
}

impl<'a> Bar<'a> {
    /// The second at which a beat of this bar falls; beats beyond its end go on at its pace.
    pub(super) fn time(&self, beat: f64) -> f64 {
        let whole = libm::floor(beat + 1e-6);
        let part = beat - whole;
        let near = |share: f64| (part - share).abs() < 1e-4;
        // Triplets are what they are; only halves and quarters of a beat swing.
        let part = if near(0.5) {
            self.swing
        } else if near(0.25) {
            0.5 * self.swing
        } else if near(0.75) {
            0.5 * (1.0 + self.swing)
        } else {
            part
        };
        self.at + (whole + part) * self.beat()
    }

    /// Seconds in a beat of this bar.
    pub(super) fn beat(&self) -> f64 {
        self.seconds / f64::from(self.beats)
    }

    /// The chords of the bar, each with its beat.
    pub(super) fn chords(&self) -> Vec<(f64, &'a str)> {
        let names: Vec<&str> = self.section.chords[self.index].split_whitespace().collect();
        let share = f64::from(self.beats) / names.len().max(1) as f64;
        names.into_iter().enumerate().map(|(number, name)| (number as f64 * share, name)).collect()
    }

    /// The chord at a beat; empty where there is none.
    pub(super) fn chord(&self, beat: f64) -> &'a str {
        self.chords().into_iter().rfind(|(from, _)| *from <= beat + 1e-6).map_or("", |(_, name)| name)
    }
}

/// An item in seconds.
#[derive(Debug, Clone)]
pub(super) struct Arrangement<'a> {
    /// The bars in order.
    pub(super) bars: Vec<Bar<'a>>,
    /// Counted beats before the first bar.
    pub(super) counts: Vec<f64>,
    /// When it goes wrong, in a false start.
    pub(super) breakdown: Option<f64>,
    /// When the last bar is over and what was struck rings on.
    pub(super) over: f64,
    /// When everything is still again.
    pub(super) still: f64,
    /// The length of the item.
    pub(super) seconds: f64,
}

impl<'a> Arrangement<'a> {
    /// Lays out an item; a check has no bars. The same seed gives everybody the same sway.
    pub(super) fn new(song: &'a Song, item: &Item, seed: u64) -> Self {
        let seconds = item.seconds(song);
        let mut arrangement = Self { bars: Vec::new(), counts: Vec::new(), breakdown: None, over: seconds, still: seconds, seconds };
        match item {
            Item::Check => {}
            Item::Loudest(_) => {
                arrangement.loop_loudest(song);
                arrangement.over = seconds - 0.4;
                arrangement.still = seconds - 0.1;
            }
            Item::Song | Item::Spoiled(_) | Item::Flawed(_) => {
                arrangement.play_through(song, seed);
                arrangement.over = arrangement.bars.last().map_or(0.0, |bar| bar.time(f64::from(bar.beats)));
                arrangement.still = seconds - HUSH.min(song.ring_s / 2.0);
            }
            Item::FalseStart(number) => {
                arrangement.play_through(song, seed);
                arrangement.bars.retain(|bar| bar.number <= *number);
                // It goes wrong on the bar's second beat, when the hand arrives at the chord.
                let wrong = arrangement.bars.last().map_or(0.0, |bar| bar.time(1.0));
                arrangement.breakdown = Some(wrong);
                arrangement.over = wrong;
                arrangement.still = wrong + 1.2;
            }
        }
        arrangement
    }

    /// Bars of one part from all over the song, evenly chosen, one after another for about so many seconds.
    pub(super) fn sample(song: &'a Song, part: &str, seconds: f64) -> Self {
        let mut all = Self::new(song, &Item::Song, 0).bars;
        all.retain(|bar| bar.section.part(part).is_some());
        let bar_seconds = song.bar_seconds();
        let count = all.len().min(libm::ceil(seconds / bar_seconds) as usize);
        let chosen = |turn: usize| &all[(2 * turn + 1) * all.len() / (2 * count)];
        let bars = (0..count).map(|turn| Bar { at: turn as f64 * bar_seconds, seconds: bar_seconds, ..chosen(turn).clone() }).collect();
        let over = count as f64 * bar_seconds;
        Self { bars, counts: Vec::new(), breakdown: None, over, still: over + 0.2, seconds: over + 0.3 }
    }

    fn play_through(&mut self, song: &'a Song, seed: u64) {
        let beat = 60.0 / song.bpm;
        self.counts = (0..song.count_in * song.beats_in_bar).map(|count| f64::from(count) * beat).collect();
        let starts = starts(song, seed);
        let mut number = 0;
        for section in &song.sections {
            for index in 0..section.chords.len() {
                let at = starts[number];
                let seconds = starts[number + 1] - at;
                number += 1;
                self.bars.push(Bar { at, seconds, beats: song.beats_in_bar, swing: song.swing, number: number as u32, section, index });
            }
        }
    }

    fn loop_loudest(&mut self, song: &'a Song) {
        let Some(section) = loudest(song) else { return };
        let first = song.section(&section.name).map_or(1, |(first, _)| first);
        let seconds = song.bar_seconds();
        let count = libm::ceil(self.seconds / seconds) as usize;
        for turn in 0..count {
            let index = turn % section.chords.len();
            let number = first + index as u32;
            self.bars.push(Bar { at: turn as f64 * seconds, seconds, beats: song.beats_in_bar, swing: song.swing, number, section, index });
        }
    }
}

/// Where the bars begin and the last one ends.
///
/// Within each section the band drifts off the even beat and comes back towards it: choruses push, other sections lie back.
fn starts(song: &Song, seed: u64) -> Vec<f64> {
    let mut dice = Dice::new(seed, "sway");
    let top = song.sections.iter().map(|section| section.dynamic.0).fold(f64::MIN, f64::max);
    let mut starts = Vec::new();
    let mut bar = 1;
    for section in &song.sections {
        let pushes = if section.dynamic.0 > top - 2.0 { -0.4 } else { 0.3 };
        let lean = SWAY * (pushes + dice.around(0.45));
        let bars = section.chords.len();
        for index in 0..bars {
            let place = index as f64 / bars.max(1) as f64;
            starts.push(song.bar_at(bar) + lean * libm::sin(PI * place));
            bar += 1;
        }
    }
    starts.push(song.bar_at(bar));
    starts
}

/// The section with the highest dynamic among those that are sung, or of all if nothing is.
pub(super) fn loudest(song: &Song) -> Option<&Section> {
    let playable = || song.sections.iter().filter(|section| !section.chords.is_empty());
    let sings = |section: &&Section| section.parts.iter().any(|staff| is_sung(&staff.plays));
    let louder = |a: &&Section, b: &&Section| a.dynamic.0.total_cmp(&b.dynamic.0);
    playable().filter(sings).max_by(louder).or_else(|| playable().max_by(louder))
}

/// Whether there are words.
pub(super) fn is_sung(plays: &Plays) -> bool {
    match plays {
        Plays::Line(lines) => lines.iter().any(|line| line.contains('=')),
        Plays::Speech(_) => true,
        _ => false,
    }
}
