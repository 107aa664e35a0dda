//! A recording in a player's place: plain samples, brought to the player's level and cut in time like the song.

use crate::sim::band::filters::RATE;
use crate::sim::band::loudness::sounding_rms;
use crate::sim::band::{Item, Rendition, Song};
use crate::sim::units::{DbSpl, amplitude};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// One file of a recording, as a band file names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StemFile {
    /// The file, from the folder of the band's file on.
    pub file: String,
    /// The radiator that it is given out by; all of them without.
    #[serde(default)]
    pub radiator: Option<String>,
}

/// Seconds that a recording is shown for in a line check before it fades.
const CHECK_S: f64 = 5.0;
/// Bars that count as the loudest ones.
const LOUDEST_BARS: f64 = 4.0;
/// Seconds over which a cut fades.
const FADE_S: f64 = 0.06;
/// Bars of a false start's last bar that are still played.
const BREAKDOWN: f64 = 0.5;

/// What one radiator gives out.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which of the player's radiators, from 0.
    pub radiator: usize,
    /// Samples at `SAMPLE_RATE`; the first is the first beat of the count-in.
    pub samples: Arc<[f32]>,
}

/// A recording that takes a player's place.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    parts: Vec<Part>,
    /// Pascals at one metre of a sample of 1.
    gain: f64,
}

impl Recording {
    /// A recording whose parts together have this long-term level at one metre; none if all of it is silent.
    ///
    /// The level is measured as that of the players who play: over what sounds, all radiators together.
    /// The levels of the parts to each other stay as they are.
    #[must_use]
    pub fn new(parts: Vec<Part>, level: DbSpl) -> Option<Self> {
        let longest = parts.iter().map(|part| part.samples.len()).max()?;
        let mut sum = vec![0.0; longest];
        for part in &parts {
            sum.iter_mut().zip(part.samples.iter()).for_each(|(sum, sample)| *sum += f64::from(*sample));
        }
        let rms = sounding_rms(&sum);
        (rms > 0.0).then(|| Self { parts, gain: level.pascal().0 / rms })
    }

    /// What each of so many radiators gives out in pascals at one metre; those that are in no part are silent.
    pub(super) fn perform(&self, radiators: usize, song: &Song, rendition: &Rendition) -> Vec<Vec<f32>> {
        let frames = (rendition.item.seconds(song) * RATE) as usize;
        let cut = self.cut(song, &rendition.item, frames);
        let gain = self.gain * amplitude(rendition.lift.0);
        let mut sound = vec![vec![0.0; frames]; radiators];
        for part in &self.parts {
            let Some(out) = sound.get_mut(part.radiator) else { continue };
            for (frame, out) in out.iter_mut().enumerate() {
                let (at, fade) = cut.place(frame);
                *out += (f64::from(part.samples.get(at).copied().unwrap_or(0.0)) * gain * fade) as f32;
            }
        }
        sound
    }

    /// Which stretch of the recording an item plays.
    fn cut(&self, song: &Song, item: &Item, frames: usize) -> Cut {
        let whole = Cut { from: 0, length: frames, again: false };
        match item {
            Item::Song => Cut { length: usize::MAX, ..whole },
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
        let longest = self.parts.iter().map(|part| part.samples.len()).max().unwrap_or(0);
        let powers: Vec<f64> = (0..longest.div_ceil(step))
            .map(|n| {
                let power = |part: &Part| {
                    let end = part.samples.len();
                    part.samples[(n * step).min(end)..((n + 1) * step).min(end)].iter().map(|x| f64::from(*x) * f64::from(*x)).sum::<f64>()
                };
                self.parts.iter().map(power).sum()
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

fn frames_of(seconds: f64) -> usize {
    (seconds.max(0.0) * RATE) as usize
}
