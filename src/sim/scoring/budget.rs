//! Level and noise at every hop of a track's way around one moment: the figures of a trace.

use crate::sim::circuit::{Circuit, Stage, trace};
use crate::sim::engine::{Cache, Want, render_with};
use crate::sim::gear::{GearKind, JackId};
use crate::sim::scenario::Scenario;
use crate::sim::scoring::measure;
use crate::sim::scoring::wiring::recorder_input;
use crate::sim::scoring::words::{level, rounded};
use crate::sim::session::{Timeline, cords, patch};
use crate::sim::units::{Dbu, Stamp, Volt};
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
        noise_dbu: hop.gain_db.and_then(|_| level(Dbu::from_volt(noise_at(&circuit, &hop.at, 0)).0)),
        broken: hop.broken.as_ref().map(ToString::to_string),
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

/// Noise of the electronics at a jack: that of every stage behind it, with the gain that lies between.
fn noise_at(circuit: &Circuit, jack: &JackId, depth: u32) -> Volt {
    // No way through a studio passes so many stages; the circuit has no loops.
    if depth > 32 {
        return Volt(0.0);
    }
    let own = match circuit.stage(jack) {
        Stage::Capsule { noise, .. } => return noise,
        Stage::Amplifier { inputs, noise, .. } => {
            let through: f64 = inputs.iter().map(|(input, gain)| square(gain * noise_at(circuit, input, depth + 1).0)).sum();
            return Volt(libm::sqrt(square(noise.0) + through));
        }
        Stage::Recorder { .. } | Stage::Outlet { .. } | Stage::Oscillator { .. } | Stage::Timecode { .. } => return Volt(0.0),
        Stage::Nothing => circuit.feed(jack),
    };
    let arrived: f64 = own.drivers.iter().map(|driver| square(driver.gain * noise_at(circuit, &driver.from, depth + 1).0)).sum();
    Volt(libm::sqrt(square(own.source_noise.0) + arrived))
}

fn square(value: f64) -> f64 {
    value * value
}
