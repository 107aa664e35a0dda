//! Level and noise at every hop of a track's way around one moment: the figures of a trace.

use crate::sim::circuit::{Circuit, Crosstalk, trace};
use crate::sim::engine::{Cache, Want, render_with};
use crate::sim::gear::GearKind;
use crate::sim::scenario::Scenario;
use crate::sim::scoring::measure;
use crate::sim::scoring::wiring::recorder_input;
use crate::sim::scoring::words::{level, rounded};
use crate::sim::session::{Timeline, cords, patch};
use crate::sim::units::{Dbu, Stamp};
use serde::Serialize;

/// Seconds of sound on either side of the moment that levels are taken from.
const AROUND_S: f64 = 0.5;

/// One hop of a track's way, with what was there at the moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HopFacts {
    /// The jack.
    pub at: String,
    /// What it is, in an engineer's words.
    pub what: String,
    /// How many times the way has forked between here and the recorder.
    pub depth: u32,
    /// Level of the sound around the moment, dBu rms; none where nothing arrives.
    pub level_dbu: Option<f64>,
    /// Noise of the electronics, dBu rms 20 Hz–20 kHz; none where nothing arrives.
    pub noise_dbu: Option<f64>,
    /// Why nothing comes through here.
    pub broken: Option<String>,
    /// What leaks over from neighbours inside a desk, each with its share at 10 kHz.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub crosstalk: Vec<LeakFacts>,
}

/// What leaks over from a neighbour inside a desk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeakFacts {
    /// The neighbour.
    pub from: String,
    /// Decibels from the level in the neighbour to what of it is here at 10 kHz; 6 dB less an octave below.
    pub share_10k_db: f64,
}

/// A track's way around a moment, from the microphone to the recorder.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Budget {
    /// The track.
    pub track: u32,
    /// Session time, seconds.
    pub at_s: f64,
    /// What is converted around the moment, AES17 dBFS; none for digital silence.
    pub rms_dbfs: Option<f64>,
    /// Its highest sample, dBFS.
    pub peak_dbfs: Option<f64>,
    /// What analogue level is full scale, dBu.
    pub full_scale_dbu: f64,
    /// The hops, microphone first.
    pub hops: Vec<HopFacts>,
    /// Why nothing arrives, where nothing does.
    pub cause: Option<String>,
}

/// Follows a track's way at a moment; none if the recorder has no such track.
#[must_use]
pub fn budget(cache: &mut Cache, scenario: &Scenario, timeline: &Timeline, at: Stamp, track: u32) -> Option<Budget> {
    let input = recorder_input(scenario, track)?;
    scenario.jack(&input)?;
    let GearKind::Recorder(recorder) = &scenario.gear(&input.unit)?.kind else { return None };
    let studio = timeline.at(at);
    let cords = cords(studio);
    let patch = patch(scenario, studio, &cords);
    let circuit = Circuit::solve(&patch);
    let hops = trace(&circuit, &patch, &input);
    let from = Stamp::from_seconds(at.seconds() - AROUND_S);
    let want = Want { tracks: vec![track], monitors: false, only: None };
    let rendered = render_with(cache, scenario, timeline, from, at.after(AROUND_S), &want);
    let samples = rendered.tracks.get(&track).map_or(&[][..], |track| &track.samples);
    let rms = measure::rms_dbfs(measure::power(samples));
    // What was converted tells how loud it was at the capsule, and so everywhere between.
    let arrived = Dbu(recorder.full_scale.0 + rms);
    let loss = hops.first().and_then(|hop| hop.gain_db).map(|gain| arrived.0 - gain);
    let alive = loss.is_some();
    let facts = hops.iter().rev().map(|hop| HopFacts {
        at: hop.at.to_string(),
        what: hop.what.clone(),
        depth: hop.depth,
        level_dbu: loss.zip(hop.gain_db).and_then(|(loss, gain)| level(loss + gain)),
        noise_dbu: hop.gain_db.and_then(|_| level(Dbu::from_volt(hop.noise).0)),
        broken: hop.broken.as_ref().map(ToString::to_string),
        crosstalk: hop.crosstalk.iter().map(leak).collect(),
    });
    Some(Budget {
        track,
        at_s: rounded(at.seconds(), 3),
        rms_dbfs: level(rms),
        peak_dbfs: level(measure::peak_dbfs(measure::peak(samples).0)),
        full_scale_dbu: recorder.full_scale.0,
        hops: facts.collect(),
        cause: hops.iter().filter(|_| !alive).find_map(|hop| hop.broken.as_ref()).map(ToString::to_string),
    })
}

fn leak(crosstalk: &Crosstalk) -> LeakFacts {
    LeakFacts { from: crosstalk.from.to_string(), share_10k_db: rounded(crosstalk.share_db, 1) }
}
