//! What can be drawn of the takes beside the report: spectra in thirds of an octave, and the phase between two microphones
//! that hear the same source.

use crate::sim::band::PlayerId;
use crate::sim::engine::Rendered;
use crate::sim::engine::meter::{THIRDS, Thirds, third_hz};
use crate::sim::engine::spectrum::Fourier;
use crate::sim::scenario::Scenario;
use crate::sim::scoring::Heard;
use crate::sim::scoring::words::rounded;
use crate::sim::units::SAMPLE_RATE;
use realfft::num_complex::Complex;
use serde::Serialize;
use std::collections::BTreeMap;

/// Samples of a transform for phase, 0.34 s, and between two of them.
const SIZE: usize = 16_384;
const HOP: usize = SIZE / 2;
/// Tracks that are compared with each other: those of a kit and no more, since pairs grow as their square.
const MOST: usize = 12;
/// A source is heard by a microphone where its own sound is at most so far below the whole track, decibels; estimate.
const HEARD_DB: f64 = 15.0;
/// Levels that are drawn no lower, dBFS.
const FLOOR_DBFS: f64 = -120.0;

/// The plots of a session.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Plots {
    /// Those of the takes in order.
    pub takes: Vec<TakePlots>,
}

/// The plots of one take.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TakePlots {
    /// Its number.
    pub take: u32,
    /// The level of each third of an octave by track: hertz and dBFS, where a full-scale sine is 0.
    pub thirds: BTreeMap<u32, Vec<(f64, f64)>>,
    /// Pairs of tracks that hear a source together.
    pub pairs: Vec<PhasePair>,
}

/// Two tracks against each other.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PhasePair {
    /// The track whose phase is zero, and the one that is held against it.
    pub tracks: (u32, u32),
    /// Whom both hear.
    pub source: String,
    /// What was found in each third of an octave, lowest first.
    pub points: Vec<PhasePoint>,
}

/// The phase at one frequency.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PhasePoint {
    /// Hertz.
    pub hz: f64,
    /// By how much the second track is ahead, degrees from −180 to 180.
    pub degrees: f64,
    /// How far the two are one sound there, 0 to 1; a phase says something from about a half on.
    pub coherence: f64,
}

impl Plots {
    /// Takes in a take as it was recorded.
    pub fn hear(&mut self, take: u32, rendered: &Rendered) {
        let spectrum = |samples: &[f32]| {
            let mut thirds = Thirds::new(None);
            thirds.push(samples);
            let levels = thirds.levels();
            let level = |band: usize| rounded(levels[band].0.max(FLOOR_DBFS), 1);
            (0..THIRDS).map(|band| (rounded(third_hz(band), 1), level(band))).collect()
        };
        let thirds = rendered.tracks.iter().map(|(number, track)| (*number, spectrum(&track.samples))).collect();
        let tracks: Vec<(u32, &[f32])> = rendered.tracks.iter().take(MOST).map(|(number, track)| (*number, &track.samples[..])).collect();
        self.takes.push(TakePlots { take, thirds, pairs: pairs(&tracks) });
    }

    /// Keeps the pairs that hear somebody together, with the name of whom both hear best.
    pub fn keep(&mut self, heard: &Heard, scenario: &Scenario) {
        let name = |id: &PlayerId| scenario.band.player(id).map_or_else(|| id.0.clone(), |player| player.name.clone());
        for plots in &mut self.takes {
            let Some(take) = heard.takes.iter().find(|take| take.number == plots.take) else { continue };
            plots.pairs.retain_mut(|pair| {
                let (Some(one), Some(other)) = (take.tracks.get(&pair.tracks.0), take.tracks.get(&pair.tracks.1)) else { return false };
                let shared = one.alone.iter().filter_map(|(player, level)| {
                    let least = (level - one.rms_dbfs).min(other.alone.get(player)? - other.rms_dbfs);
                    (least > -HEARD_DB).then_some((player, least))
                });
                let best = shared.max_by(|one, other| one.1.total_cmp(&other.1));
                pair.source = best.map(|(player, _)| name(player)).unwrap_or_default();
                best.is_some()
            });
        }
    }
}

/// Sums over the transforms of two tracks in one band.
#[derive(Debug, Clone, Copy, Default)]
struct Cross {
    both: Complex<f64>,
    one: f64,
    other: f64,
}

/// Every pair of tracks with its phase.
fn pairs(tracks: &[(u32, &[f32])]) -> Vec<PhasePair> {
    let length = tracks.iter().map(|(_, samples)| samples.len()).min().unwrap_or(0);
    let couples: Vec<(usize, usize)> = (0..tracks.len()).flat_map(|one| (one + 1..tracks.len()).map(move |other| (one, other))).collect();
    if length < SIZE || couples.is_empty() {
        return Vec::new();
    }
    let mut sums = vec![[Cross::default(); THIRDS]; couples.len()];
    let (mut fourier, mut frame) = (Fourier::new(SIZE), vec![0.0; SIZE]);
    let hann = |n: usize| (0.5 - 0.5 * libm::cos(std::f64::consts::TAU * n as f64 / SIZE as f64)) as f32;
    let window: Vec<f32> = (0..SIZE).map(hann).collect();
    for start in (0..=length - SIZE).step_by(HOP) {
        let mut spectrum = |samples: &[f32]| {
            frame.iter_mut().zip(&samples[start..]).zip(&window).for_each(|((to, x), weight)| *to = x * weight);
            fourier.forward(&mut frame)
        };
        let bins: Vec<Vec<Complex<f32>>> = tracks.iter().map(|(_, samples)| spectrum(samples)).collect();
        for (sums, (one, other)) in sums.iter_mut().zip(&couples) {
            sums.iter_mut().enumerate().for_each(|(band, sum)| sum.add(&bins[*one], &bins[*other], band));
        }
    }
    let pair = |((one, other), sums): (&(usize, usize), &[Cross; THIRDS])| PhasePair {
        tracks: (tracks[*one].0, tracks[*other].0),
        source: String::new(),
        points: sums.iter().enumerate().map(|(band, sum)| sum.point(band)).collect(),
    };
    couples.iter().zip(&sums).map(pair).collect()
}

impl Cross {
    /// Adds the lines next to the middle of a band: further off, a delay turns the phase.
    fn add(&mut self, one: &[Complex<f32>], other: &[Complex<f32>], band: usize) {
        let middle = libm::round(third_hz(band) * SIZE as f64 / f64::from(SAMPLE_RATE)) as usize;
        for bin in middle.saturating_sub(1)..=middle + 1 {
            let (one, other) = (wide(one[bin]), wide(other[bin]));
            self.both += other * one.conj();
            self.one += one.norm_sqr();
            self.other += other.norm_sqr();
        }
    }

    fn point(&self, band: usize) -> PhasePoint {
        let power = self.one * self.other;
        PhasePoint {
            hz: rounded(third_hz(band), 1),
            degrees: rounded(libm::atan2(self.both.im, self.both.re).to_degrees(), 0),
            coherence: if power > 0.0 { rounded(self.both.norm_sqr() / power, 2) } else { 0.0 },
        }
    }
}

fn wide(bin: Complex<f32>) -> Complex<f64> {
    Complex::new(f64::from(bin.re), f64::from(bin.im))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::noise::splitmix;

    /// White noise from a place on.
    fn noise(seed: u64, from: u64) -> Vec<f32> {
        (from..from + 200_000).map(|n| (splitmix(n ^ seed) >> 40) as f32 / (1 << 23) as f32 - 1.0).collect()
    }

    fn points(one: &[f32], other: &[f32]) -> Vec<PhasePoint> {
        pairs(&[(1, one), (2, other)]).remove(0).points
    }

    #[test]
    fn a_swapped_pair_is_turned_by_180_degrees_everywhere() {
        let (sound, swapped) = (noise(0, 0), noise(0, 0).iter().map(|x| -x).collect::<Vec<_>>());
        assert!(points(&sound, &swapped).iter().all(|point| point.degrees.abs() > 179.0 && point.coherence > 0.99));
        assert!(points(&sound, &sound).iter().all(|point| point.degrees.abs() < 0.5));
    }

    #[test]
    fn a_millisecond_late_is_half_a_turn_at_500_hertz() {
        let found = points(&noise(0, 48), &noise(0, 0));
        let at = |hz: f64| found.iter().min_by(|one, other| (one.hz - hz).abs().total_cmp(&(other.hz - hz).abs())).expect("there are some");
        let wanted = |hz: f64| -hz * 0.001 * 360.0;
        for hz in [100.0, 251.2, 398.1] {
            let point = at(hz);
            assert!((point.degrees - wanted(point.hz)).abs() < 4.0, "{point:?}");
        }
    }

    #[test]
    fn two_rooms_have_nothing_in_common() {
        let found = points(&noise(1 << 40, 0), &noise(1 << 41, 0));
        assert!(found.iter().filter(|point| point.coherence > 0.4).count() < 4, "{found:?}");
        assert!(pairs(&[(1, &[0.0; 100]), (2, &[0.0; 100])]).is_empty());
    }
}
