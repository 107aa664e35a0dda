//! The trace forward: from an output to every input, mix and track that hears it.

use crate::sim::circuit::loops::inputs_of;
use crate::sim::circuit::words::output;
use crate::sim::circuit::{Circuit, Floors, Patch};
use crate::sim::gear::JackId;
use crate::sim::units::Volt;
use std::collections::{BTreeMap, BTreeSet};

/// One place that a signal reaches.
#[derive(Debug, Clone, PartialEq)]
pub struct Reached {
    /// The input that hears it, or the output that gives it on.
    pub at: JackId,
    /// What it is, in an engineer's words.
    pub what: String,
    /// Decibels from the source's voltage without load to here.
    pub gain_db: f64,
    /// Whether its polarity is reversed here.
    pub inverted: bool,
    /// Noise of everything that arrives here, rms 20 Hz–20 kHz.
    pub noise: Volt,
    /// How many inputs and outputs lie between the source and here.
    pub depth: u32,
}

/// Walks from an output forward to everything that it reaches, nearest first along each way; each place once.
#[must_use]
pub fn reach(circuit: &Circuit, patch: &Patch, from: &JackId) -> Vec<Reached> {
    let mut walk = Walk {
        patch,
        floors: Floors::of(circuit),
        heard: BTreeMap::new(),
        given: BTreeMap::new(),
        seen: BTreeSet::new(),
        found: Vec::new(),
    };
    for input in circuit.inputs() {
        for driver in circuit.feed(input).drivers {
            walk.heard.entry(driver.from).or_default().push((input.clone(), driver.gain));
        }
    }
    for jack in circuit.outputs() {
        for input in inputs_of(circuit, jack) {
            let gain = circuit.gain_of(jack, &input);
            walk.given.entry(input).or_default().push((jack.clone(), gain));
        }
    }
    walk.output(from, 1.0, 0);
    walk.found
}

struct Walk<'a> {
    patch: &'a Patch<'a>,
    floors: Floors<'a>,
    /// Which inputs hear an output, and with which gain.
    heard: BTreeMap<JackId, Vec<(JackId, f64)>>,
    /// Which outputs give on an input, and with which gain.
    given: BTreeMap<JackId, Vec<(JackId, f64)>>,
    seen: BTreeSet<JackId>,
    found: Vec<Reached>,
}

impl Walk<'_> {
    fn output(&mut self, at: &JackId, gain: f64, depth: u32) {
        if !self.note(at, output(self.patch, at), gain, depth) {
            return;
        }
        // A place inside a desk is heard as itself.
        self.on(at, gain, depth);
        for (input, share) in self.heard.get(at).cloned().unwrap_or_default() {
            if self.note(&input, input.to_string(), gain * share, depth + 1) {
                self.on(&input, gain * share, depth + 1);
            }
        }
    }

    fn on(&mut self, input: &JackId, gain: f64, depth: u32) {
        for (jack, share) in self.given.get(input).cloned().unwrap_or_default() {
            self.output(&jack, gain * share, depth + 1);
        }
    }

    fn note(&mut self, at: &JackId, what: String, gain: f64, depth: u32) -> bool {
        if gain.abs() <= 0.0 || !self.seen.insert(at.clone()) {
            return false;
        }
        let gain_db = 20.0 * libm::log10(gain.abs());
        let noise = self.floors.at(at).noise;
        self.found.push(Reached { at: at.clone(), what, gain_db, inverted: gain < 0.0, noise, depth });
        true
    }
}
