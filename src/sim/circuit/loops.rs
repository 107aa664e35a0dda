//! Feedback loops in the graph of feeds and stages: found, named, and cut at a fixed place.

use crate::sim::circuit::{Circuit, Fact, Stage};
use crate::sim::gear::JackId;
use std::collections::{BTreeMap, BTreeSet};

/// What was found.
pub(super) struct Loops {
    /// The drivers to leave out: from this output into this input.
    pub(super) cut: BTreeSet<(JackId, JackId)>,
    pub(super) facts: Vec<Fact>,
}

/// How far the walk has come with an output.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Open,
    Done,
}

/// Walks backward from every output in the order of their names; an output that is met while it is still open closes a loop.
///
/// A track of the recorder counts as a way from its input to its output, since it gives its input through while it does not play.
pub(super) fn find(circuit: &Circuit) -> Loops {
    let mut walk = Walk { circuit, marks: BTreeMap::new(), trail: Vec::new(), found: Loops { cut: BTreeSet::new(), facts: Vec::new() } };
    for output in circuit.stages.keys() {
        walk.visit(output);
    }
    walk.found
}

struct Walk<'a> {
    circuit: &'a Circuit,
    marks: BTreeMap<&'a JackId, Mark>,
    trail: Vec<&'a JackId>,
    found: Loops,
}

impl<'a> Walk<'a> {
    fn visit(&mut self, output: &'a JackId) {
        if self.marks.contains_key(output) {
            return;
        }
        self.marks.insert(output, Mark::Open);
        self.trail.push(output);
        for input in inputs_of(self.circuit, output) {
            for driver in self.drivers(&input) {
                if self.marks.get(driver) == Some(&Mark::Open) {
                    self.close(driver, &input);
                } else {
                    self.visit(driver);
                }
            }
        }
        self.trail.pop();
        self.marks.insert(output, Mark::Done);
    }

    /// The outputs on the net of an input.
    fn drivers(&self, input: &JackId) -> Vec<&'a JackId> {
        let circuit = self.circuit;
        if let Some((strip, _)) = circuit.stages.get_key_value(input) {
            return vec![strip];
        }
        let Some(node) = circuit.network.find(input) else { return Vec::new() };
        let mates = circuit.network.mates(node).iter().filter(|mate| circuit.network.is_output(**mate));
        mates.map(|mate| &circuit.network.nodes[*mate].id).collect()
    }

    fn close(&mut self, driver: &JackId, input: &JackId) {
        let start = self.trail.iter().position(|jack| *jack == driver).unwrap_or(0);
        // The trail runs against the signal.
        let through: Vec<JackId> = self.trail[start..].iter().rev().map(|jack| (*jack).clone()).collect();
        if self.found.cut.insert((driver.clone(), input.clone())) {
            self.found.facts.push(Fact::Loop { through, cut_at: input.clone() });
        }
    }
}

/// The inputs that reach an output through its stage.
pub(super) fn inputs_of(circuit: &Circuit, output: &JackId) -> Vec<JackId> {
    match circuit.stages.get(output) {
        Some(Stage::Amplifier { inputs, .. }) => inputs.iter().map(|(input, _)| input.clone()).collect(),
        Some(Stage::Recorder { track }) => circuit.recorded(&output.unit, *track).into_iter().collect(),
        Some(Stage::Capsule { .. } | Stage::Outlet { .. } | Stage::Oscillator { .. } | Stage::Timecode { .. } | Stage::Nothing) | None => {
            Vec::new()
        }
    }
}
