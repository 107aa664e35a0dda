//! A recording in a player's place: plain samples, brought to the player's level and cut in time like the song.

use crate::sim::band::filters::RATE;
use crate::sim::band::loudness::sounding_rms;
use crate::sim::band::{Item, Player, Rendition, Song};
use crate::sim::units::amplitude;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One file of a recording, as a band file names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StemFile {
    /// The file, from the folder of the band's file on.
    pub file: String,
    /// The radiator or outlet that it is given out by; all of them without.
    #[serde(default)]
    pub radiator: Option<String>,
}

/// Seconds that a recording is shown for in a line check before it fades.
const CHECK_S: f64 = 5.0;
/// Bars that count as the loudest ones.
const LOUDEST_BARS: f64 = 4.0;
/// Long-term level of the quietest recording that counts as one, re full scale: −80 dB; below lies the noise of a file.
const QUIETEST: f64 = 1e-4;
/// Seconds over which a cut fades.
const FADE_S: f64 = 0.06;
/// Bars of a false start's last bar that are still played.
const BREAKDOWN: f64 = 0.5;

/// What one radiator or outlet gives out.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which of the instrument's radiators, from 0, and after them which of its outlets.
    pub place: usize,
    /// Samples at `SAMPLE_RATE`; the first is the first beat of the count-in.
    pub samples: Arc<[f32]>,
}

/// A recording that takes a player's place.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// The parts, and the pascals at one metre or the volts of a sample of 1 in each.
    parts: Vec<(Part, f64)>,
}

impl Recording {
    /// A recording of which the radiators together have the player's long-term level at one metre, and each outlet its own;
    /// none if nothing sounds that is louder than −80 dB re full scale.
    ///
    /// The level is measured as that of the players who play: over what sounds, all radiators together.
    /// The levels of the radiators to each other stay as they are.
    #[must_use]
    pub fn new(parts: Vec<Part>, player: &Player) -> Option<Self> {
        let radiators = player.instrument.radiators.len();
        let air = sounding_rms(&sum(parts.iter().filter(|part| part.place < radiators)));
        let gain = |part: &Part| match part.place.checked_sub(radiators) {
            None if air > QUIETEST => player.level.pascal().0 / air,
            None => 0.0,
            Some(outlet) => {
                let rms = sounding_rms(&sum(std::iter::once(part)));
                let level = player.instrument.outlets.get(outlet).map_or(0.0, |outlet| outlet.level.volt().0);
                if rms > QUIETEST { level / rms } else { 0.0 }
            }
        };
        let parts: Vec<(Part, f64)> = parts.into_iter().map(|part| (gain(&part), part)).map(|(gain, part)| (part, gain)).collect();
        parts.iter().any(|(_, gain)| *gain > 0.0).then_some(Self { parts })
    }

    /// What each of so many radiators and outlets gives out, in pascals at one metre and in volts; those in no part are silent.
    pub(super) fn perform(&self, places: usize, song: &Song, rendition: &Rendition) -> Vec<Vec<f32>> {
        let frames = (rendition.item.seconds(song) * RATE) as usize;
        let cut = self.cut(song, &rendition.item, frames);
        let lift = amplitude(rendition.lift.0);
        let mut sound = vec![vec![0.0; frames]; places];
        for (part, gain) in &self.parts {
            let Some(out) = sound.get_mut(part.place) else { continue };
            for (frame, out) in out.iter_mut().enumerate() {
                let (at, fade) = cut.place(frame);
                *out += (f64::from(part.samples.get(at).copied().unwrap_or(0.0)) * gain * lift * fade) as f32;
            }
        }
        sound
    }

    fn longest(&self) -> usize {
        self.parts.iter().map(|(part, _)| part.samples.len()).max().unwrap_or(0)
    }

    /// Which stretch of the recording an item plays.
    fn cut(&self, song: &Song, item: &Item, frames: usize) -> Cut {
        let whole = Cut { from: 0, length: frames, again: false };
        match item {
            Item::Song | Item::Spoiled(_) | Item::Flawed(_) => Cut { length: usize::MAX, ..whole },
            Item::FalseStart(bar) => Cut { length: frames_of(song.bar_at(*bar) + BREAKDOWN * song.bar_seconds()), ..whole },
            Item::Check => Cut { from: self.loudest(frames_of(CHECK_S)), length: frames_of(CHECK_S).min(frames), ..whole },
            Item::Loudest(_) => {
                let length = frames_of(LOUDEST_BARS * song.bar_seconds()).max(1);
                Cut { from: self.loudest(length), length, again: true }
            }
        }
    }

    /// Where the loudest stretch of this length begins, to a quarter of a second.
    fn loudest(&self, length: usize) -> usize {
        let step = frames_of(0.25);
        let longest = self.longest();
        let powers: Vec<f64> = (0..longest.div_ceil(step))
            .map(|n| {
                let power = |part: &Part| {
                    let end = part.samples.len();
                    part.samples[(n * step).min(end)..((n + 1) * step).min(end)].iter().map(|x| f64::from(*x) * f64::from(*x)).sum::<f64>()
                };
                self.parts.iter().map(|(part, _)| power(part)).sum()
            })
            .collect();
        let steps = (length / step).clamp(1, powers.len().max(1));
        let mut best = (0, 0.0);
        for from in 0..=powers.len().saturating_sub(steps) {
            let power: f64 = powers[from..(from + steps).min(powers.len())].iter().sum();
            if power > best.1 {
                best = (from, power);
            }
        }
        best.0 * step
    }
}

/// A stretch of a recording: from where, how long, and whether it begins again at its end.
struct Cut {
    from: usize,
    length: usize,
    again: bool,
}

impl Cut {
    /// The frame of the recording that sounds at a frame of the item, and how much of it.
    fn place(&self, frame: usize) -> (usize, f64) {
        let within = if self.again { frame % self.length } else { frame };
        if within >= self.length {
            return (self.from, 0.0);
        }
        let fade = FADE_S * RATE;
        let (begun, left) = (within as f64 / fade, (self.length - within) as f64 / fade);
        // The very beginning of a recording needs no fade: it was recorded so.
        let rise = if self.from == 0 && !self.again { 1.0 } else { begun.min(1.0) };
        (self.from + within, rise * left.min(1.0))
    }
}

/// All parts together.
fn sum<'a>(parts: impl Iterator<Item = &'a Part>) -> Vec<f64> {
    let mut sum: Vec<f64> = Vec::new();
    for part in parts {
        sum.resize(sum.len().max(part.samples.len()), 0.0);
        sum.iter_mut().zip(part.samples.iter()).for_each(|(sum, sample)| *sum += f64::from(*sample));
    }
    sum
}

fn frames_of(seconds: f64) -> usize {
    (seconds.max(0.0) * RATE) as usize
}
