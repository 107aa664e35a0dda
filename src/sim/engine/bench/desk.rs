//! A way through a venue's desk and bays by itself: gain, noise, the level at which it clips, and what it passes.

use crate::sim::circuit::{Circuit, Floors, Patch, Stage};
use crate::sim::engine::bench::Fault;
use crate::sim::gear::{Catalogue, ControlId, JackId, Setting, Settings, TypeId, UnitId};
use crate::sim::units::{Dbu, Hertz, Volt};
use crate::sim::venue::Venue;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is asked for, a file of RON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeskSpec {
    /// Name of the venue file.
    pub venue: String,
    /// How controls stand; everything else stands at zero, and every `power` is in.
    pub settings: Vec<(ControlId, Setting)>,
    /// Cords with the jacks of their ends A and B.
    pub cords: Vec<(UnitId, JackId, JackId)>,
    /// Where a level is put in: an input or a contact.
    pub from: JackId,
    /// Where it is looked for: an input or a contact.
    pub to: JackId,
}

/// Where crosstalk is stated.
const TREBLE: Hertz = Hertz(10_000.0);

impl DeskSpec {
    /// Nothing in it has a range; names are looked up in the venue.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        Vec::new()
    }
}

/// A venue as it is to be measured.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskBench {
    /// The venue.
    pub venue: Venue,
    /// What each type of gear is.
    pub catalogue: Catalogue,
    /// What is asked for.
    pub spec: DeskSpec,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DeskFound {
    /// Decibels from the level at `from` to the level at `to`; none if nothing arrives.
    pub gain_db: Option<f64>,
    /// The same at 10 kHz, where crosstalk is part of it; equalisers and dynamics count as out.
    pub gain_10k_db: Option<f64>,
    /// Whether it arrives with its polarity reversed.
    pub inverted: bool,
    /// Noise of the electronics at `to`, dBu, 20 Hz–20 kHz.
    pub noise_dbu: f64,
    /// The level of a sine at `from` at which the first stage on the way clips, dBu; none if nothing arrives.
    pub clips_dbu: Option<f64>,
    /// The stage that clips first.
    pub clips_at: Option<String>,
    /// The outputs that it passes, in the direction of the signal.
    pub passes: Vec<String>,
    /// What is remarkable about the patch, each in a line: outputs against each other, loops, floating shields, double loads.
    pub facts: Vec<String>,
}

impl DeskBench {
    /// The type of every unit.
    fn units(&self) -> BTreeMap<UnitId, TypeId> {
        self.venue.units()
    }
}

/// Solves the venue and follows every way from `from` to `to`.
#[must_use]
pub fn measure_desk(bench: &DeskBench) -> DeskFound {
    let (units, spec) = (bench.units(), &bench.spec);
    let mut settings = Settings::default();
    settings.0.extend(units.keys().map(|unit| (ControlId::new(unit, "power"), Setting::On(true))));
    settings.0.extend(spec.settings.iter().cloned());
    let cords = spec.cords.iter().map(|(cord, a, b)| (cord.clone(), (Some(a.clone()), Some(b.clone())))).collect();
    let patch = Patch::whole(&bench.venue, &bench.catalogue, &units, &cords, &settings);
    let circuit = Circuit::solve(&patch);
    let mut walk = Walk { circuit: &circuit, from: &spec.from, inputs: BTreeMap::new(), stages: BTreeMap::new() };
    let arrived = walk.input(&spec.to);
    let mut passed: Vec<(&JackId, f64, f64)> =
        walk.stages.iter().filter(|(_, (ways, _))| ways.abs() > 0.0).map(|(jack, (gain, max))| (jack, *gain, *max)).collect();
    // The limit of a stage seen from where the level is put in, as the rms of a sine.
    passed.sort_by(|one, other| (one.2 / one.1.abs()).total_cmp(&(other.2 / other.1.abs())));
    let first = passed.first().filter(|_| arrived.gain.abs() > 0.0);
    DeskFound {
        gain_db: (arrived.gain.abs() > 0.0).then(|| 20.0 * libm::log10(arrived.gain.abs())),
        gain_10k_db: (arrived.treble.abs() > 0.0).then(|| 20.0 * libm::log10(arrived.treble.abs())),
        inverted: arrived.gain < 0.0,
        noise_dbu: Dbu::from_volt(Floors::behind(&circuit, &spec.from).at(&spec.to).noise).0,
        clips_dbu: first.map(|(_, gain, max)| Dbu::from_volt(Volt(max / gain.abs() / std::f64::consts::SQRT_2)).0),
        clips_at: first.map(|(jack, ..)| jack.to_string()),
        passes: arrived.passes,
        facts: circuit.facts().iter().map(ToString::to_string).collect(),
    }
}

/// What comes from where the level is put in, at some place.
#[derive(Debug, Clone, PartialEq, Default)]
struct Arrived {
    /// Volts for one volt.
    gain: f64,
    /// The same at 10 kHz.
    treble: f64,
    passes: Vec<String>,
}

impl Arrived {
    fn add(&mut self, other: &Self, gain: f64) {
        self.gain += gain * other.gain;
        self.treble += gain * other.treble;
        if other.gain.abs() > 0.0 && self.passes.len() <= other.passes.len() {
            self.passes.clone_from(&other.passes);
        }
    }
}

struct Walk<'a> {
    circuit: &'a Circuit,
    from: &'a JackId,
    /// What arrives at inputs; none while one is being worked out, where a loop would close.
    inputs: BTreeMap<JackId, Option<Arrived>>,
    /// The gain up to each stage that was passed, and its limit.
    stages: BTreeMap<JackId, (f64, f64)>,
}

impl Walk<'_> {
    fn input(&mut self, at: &JackId) -> Arrived {
        if at == self.from {
            return Arrived { gain: 1.0, treble: 1.0, ..Arrived::default() };
        }
        if let Some(known) = self.inputs.get(at) {
            return known.clone().unwrap_or_default();
        }
        self.inputs.insert(at.clone(), None);
        let feed = self.circuit.feed(at);
        let mut arrived = Arrived::default();
        // A level that is put in at a contact stands at every jack of its net.
        let here = feed.drivers.iter().any(|driver| self.circuit.path(&driver.from, at).iter().any(|step| step.to() == self.from));
        if here {
            (arrived.gain, arrived.treble) = (1.0, 1.0);
        }
        for driver in feed.drivers.iter().filter(|_| !here) {
            let stage = self.stage(&driver.from);
            arrived.treble += driver.gain * stage.treble * driver.response.magnitude(TREBLE) - driver.gain * stage.treble;
            arrived.add(&stage, driver.gain);
        }
        self.inputs.insert(at.clone(), Some(arrived.clone()));
        arrived
    }

    fn stage(&mut self, output: &JackId) -> Arrived {
        let mut arrived = Arrived::default();
        match self.circuit.stage(output) {
            Stage::Amplifier { inputs, max, why_dead: None, .. } => {
                for (input, gain) in inputs {
                    let one = self.input(&input);
                    arrived.add(&one, gain);
                }
                for (from, gain) in self.circuit.leaks(output).to_vec() {
                    arrived.treble += gain * self.stage(&from).treble;
                }
                self.stages.insert(output.clone(), (arrived.gain, max.0));
            }
            Stage::Recorder { track } => {
                let through = self.input(&JackId::new(&output.unit, format!("in {track}")));
                arrived.add(&through, 1.0);
            }
            Stage::Capsule { .. }
            | Stage::Amplifier { .. }
            | Stage::Outlet { .. }
            | Stage::Oscillator { .. }
            | Stage::Timecode { .. }
            | Stage::Nothing => {}
        }
        if arrived.gain.abs() > 0.0 {
            arrived.passes.push(output.to_string());
        }
        arrived
    }
}
