//! Feedback loops in the graph of feeds and stages: found, named, and cut at a fixed place.

use crate::sim::circuit::{Circuit, Disturbance, Disturbing, Fact, Stage};
use crate::sim::gear::JackId;
use crate::sim::units::Volt;
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
        Some(Stage::Recorder { track }) => vec![JackId::new(&output.unit, format!("in {track}"))],
        Some(Stage::Capsule { .. } | Stage::Outlet { .. } | Stage::Oscillator { .. } | Stage::Nothing) | None => Vec::new(),
    }
}

/// A loop with hardly less gain than this howls, since parts and knobs are off by as much: 1 dB.
const HOWLS: f64 = 0.891;
/// What a loop swings up to: more than any stage gives, so that the stage behind it cuts it off.
const SWING: Volt = Volt(15.0);

/// The inputs at which loops were cut whose gain is enough to howl.
pub(super) fn howls(circuit: &Circuit) -> Vec<JackId> {
    let gain = |(driver, input): &(JackId, JackId)| {
        let feed = circuit.network.feed(input, |_| false);
        let own = feed.drivers.iter().find(|one| one.from == *driver).map_or(1.0, |one| one.gain);
        own * onward(circuit, input, driver, &mut BTreeMap::new())
    };
    let howling = circuit.cut.iter().filter(|cut| gain(cut).abs() > HOWLS);
    howling.map(|(_, input)| input.clone()).collect()
}

/// What howls there.
pub(super) fn howl() -> Disturbance {
    Disturbance::always(Disturbing::Howl, SWING.0)
}

/// The gain from an input to an output, over every way between them; what is known already is not asked again.
fn onward(circuit: &Circuit, input: &JackId, output: &JackId, known: &mut BTreeMap<JackId, f64>) -> f64 {
    if let Some(known) = known.get(output) {
        return *known;
    }
    let Some(Stage::Amplifier { inputs, why_dead: None, .. }) = circuit.stages.get(output) else { return 0.0 };
    let mut sum = 0.0;
    for (from, gain) in inputs {
        let before = if from == input {
            1.0
        } else {
            circuit.feed(from).drivers.iter().map(|driver| driver.gain * onward(circuit, input, &driver.from, known)).sum()
        };
        sum += gain * before;
    }
    known.insert(output.clone(), sum);
    sum
}
