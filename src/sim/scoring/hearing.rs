//! Listening: every take rendered once, measured, and each player's own part of it measured alone.

use crate::sim::band::PlayerId;
use crate::sim::engine::{Cache, Rendered, Track, Want, recorded, render_with};
use crate::sim::scenario::Scenario;
use crate::sim::scoring::measure;
use crate::sim::session::{Take, Timeline};
use crate::sim::units::{SAMPLE_RATE, Stamp};
use std::collections::{BTreeMap, BTreeSet};

/// Seconds of the loudest stretch of a take over which players are compared.
const COMPARED_S: f64 = 20.0;
/// Columns of a track's outline.
const OUTLINE: usize = 240;

/// What was heard on all takes of a session.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Heard {
    /// The takes in order.
    pub takes: Vec<HeardTake>,
}

/// What was heard on one take.
#[derive(Debug, Clone, PartialEq)]
pub struct HeardTake {
    /// Its number.
    pub number: u32,
    /// When it began.
    pub start: Stamp,
    /// When it ended, or when the journal did.
    pub end: Stamp,
    /// Its tracks by number.
    pub tracks: BTreeMap<u32, HeardTrack>,
}

/// What was heard on one track of one take.
#[derive(Debug, Clone, PartialEq)]
pub struct HeardTrack {
    /// Its number.
    pub track: u32,
    /// What it was called when the take began.
    pub name: String,
    /// Highest sample, dBFS; −∞ for digital silence.
    pub peak_dbfs: f64,
    /// Where that is, seconds from the start of the take.
    pub peak_at_s: f64,
    /// AES17 level of the whole take, dBFS.
    pub rms_dbfs: f64,
    /// Where the quietest moment begins, seconds from the start of the take, and its A-weighted AES17 level, dBFS.
    pub floor: Option<(f64, f64)>,
    /// Where it clipped, seconds from the start of the take, and the first stage that did.
    pub clips: Vec<(f64, String)>,
    /// Each player alone on this track, without noise, over the loudest stretch of the take: AES17 level, dBFS.
    pub alone: BTreeMap<PlayerId, f64>,
    /// Peak and rms level of equal parts of the take.
    pub outline: Vec<(f64, f64)>,
}

/// Renders and measures every take; `sink` is given each take as it was recorded, for whoever wants to keep the sound.
pub fn listen(scenario: &Scenario, timeline: &Timeline, sink: impl FnMut(&Take, &Rendered)) -> Heard {
    listen_with(&mut Cache::default(), scenario, timeline, sink)
}

/// As `listen`, with an engine's cache of the same scenario.
pub fn listen_with(cache: &mut Cache, scenario: &Scenario, timeline: &Timeline, mut sink: impl FnMut(&Take, &Rendered)) -> Heard {
    let last = timeline.last();
    let takes = last.takes.iter().map(|take| {
        let end = take.end.unwrap_or(last.now).max(take.start);
        let rendered = recorded(cache, scenario, timeline, take);
        sink(take, &rendered);
        let mut tracks: BTreeMap<u32, HeardTrack> = take
            .tracks
            .iter()
            .filter_map(|(number, name)| Some((*number, heard_track(*number, name, rendered.tracks.get(number)?))))
            .collect();
        let (from, to) = compared(take.start, end, &rendered);
        drop(rendered);
        for player in players_of(timeline, from, to) {
            let tracks_of = |(track, _): &(u32, String)| *track;
            let want = Want { tracks: take.tracks.iter().map(tracks_of).collect(), monitors: false, only: Some(player.clone()) };
            let alone = render_with(cache, scenario, timeline, from, to, &want);
            for (number, track) in &mut tracks {
                let power = alone.tracks.get(number).map_or(0.0, |track| measure::power(&track.samples));
                track.alone.insert(player.clone(), measure::rms_dbfs(power));
            }
        }
        HeardTake { number: take.number, start: take.start, end, tracks }
    });
    Heard { takes: takes.collect() }
}

/// The stretch over which players are compared: the loudest of all tracks together, each at its own level.
fn compared(start: Stamp, end: Stamp, rendered: &Rendered) -> (Stamp, Stamp) {
    let length = rendered.tracks.values().map(|track| track.samples.len()).min().unwrap_or(0);
    let mut sum = vec![0.0_f32; length];
    for track in rendered.tracks.values() {
        let power = measure::power(&track.samples[..length]);
        let scale = if power > 0.0 { (1.0 / libm::sqrt(power)) as f32 } else { 0.0 };
        // Powers are compared, so that tracks of the same source do not cancel.
        for (to, from) in sum.iter_mut().zip(&track.samples) {
            *to += from * from * scale * scale;
        }
    }
    let (from, to) = measure::loudest(&sum, COMPARED_S);
    let at = |frame: usize| Stamp(start.0 + frame as u64 * 1000 / u64::from(SAMPLE_RATE));
    (at(from), at(to).min(end))
}

/// Who plays between two moments, each once, in the order of their names.
fn players_of(timeline: &Timeline, from: Stamp, to: Stamp) -> Vec<PlayerId> {
    let playing = timeline.last().performances.iter().filter(|performance| performance.start < to && performance.end > from);
    let players: BTreeSet<PlayerId> = playing.map(|performance| performance.player.clone()).collect();
    players.into_iter().collect()
}

fn heard_track(number: u32, name: &str, track: &Track) -> HeardTrack {
    let (peak, frame) = measure::peak(&track.samples);
    HeardTrack {
        track: number,
        name: name.to_owned(),
        peak_dbfs: measure::peak_dbfs(peak),
        peak_at_s: frame as f64 / f64::from(SAMPLE_RATE),
        rms_dbfs: measure::rms_dbfs(measure::power(&track.samples)),
        floor: measure::quietest(&track.samples).map(|(at, power)| (at, measure::rms_dbfs(power))).filter(|(_, level)| level.is_finite()),
        clips: track.clipped.iter().map(|clip| (clip.at_s, clip.stage.clone())).collect(),
        alone: BTreeMap::new(),
        outline: measure::outline(&track.samples, OUTLINE),
    }
}
