//! Feedback loops in the graph of feeds and stages: found, named, and cut at a fixed place.

use crate::sim::circuit::{Circuit, Disturbance, Disturbing, Fact, Giving, Patch, Stage, desk};
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
    New,
    Open,
    Done,
}

/// Walks backward from every output in the order of their names; an output that is met while it is still open closes a loop.
///
/// A track of the recorder counts as a way from its input to its output, since it gives its input through while it does not play.
pub(super) fn find(circuit: &Circuit) -> Loops {
    let outputs: Vec<(&JackId, &Stage)> = circuit.stages.iter().collect();
    let mut walk = Walk {
        circuit,
        of_node: numbered(circuit, &outputs),
        marks: vec![Mark::New; outputs.len()],
        outputs: &outputs,
        trail: Vec::new(),
        found: Loops { cut: BTreeSet::new(), facts: Vec::new() },
    };
    for output in 0..outputs.len() {
        walk.visit(output);
    }
    walk.found
}

/// Which output each jack is: both come in the order of their names.
fn numbered(circuit: &Circuit, outputs: &[(&JackId, &Stage)]) -> Vec<Option<usize>> {
    let mut next = 0;
    let number = |node: &JackId| {
        while outputs.get(next).is_some_and(|(output, _)| *output < node) {
            next += 1;
        }
        (outputs.get(next).is_some_and(|(output, _)| *output == node)).then_some(next)
    };
    circuit.network.nodes.iter().map(|node| &node.id).map(number).collect()
}

struct Walk<'a> {
    circuit: &'a Circuit,
    /// Every output in order.
    outputs: &'a [(&'a JackId, &'a Stage)],
    /// Which of them each jack of the network is.
    of_node: Vec<Option<usize>>,
    marks: Vec<Mark>,
    trail: Vec<usize>,
    found: Loops,
}

impl Walk<'_> {
    fn visit(&mut self, output: usize) {
        if self.marks[output] != Mark::New {
            return;
        }
        self.marks[output] = Mark::Open;
        self.pass(output);
        self.marks[output] = Mark::Done;
    }

    /// Follows everything that an output takes in.
    fn pass(&mut self, output: usize) {
        self.trail.push(output);
        match self.outputs[output].1 {
            Stage::Amplifier { inputs, .. } => inputs.iter().for_each(|(input, _)| self.follow(input)),
            Stage::Recorder { .. } => inputs_of(self.circuit, self.outputs[output].0).iter().for_each(|input| self.follow(input)),
            Stage::Capsule { .. } | Stage::Outlet { .. } | Stage::Oscillator { .. } | Stage::Timecode { .. } | Stage::Nothing => {}
        }
        self.trail.pop();
    }

    /// Every output on the net of an input.
    fn follow(&mut self, input: &JackId) {
        let circuit = self.circuit;
        if desk::is_inside(input)
            && let Ok(place) = self.outputs.binary_search_by(|(output, _)| (*output).cmp(input))
        {
            return self.meet(place, input);
        }
        let Some(node) = circuit.network.find(input) else { return };
        for mate in circuit.network.mates(node).iter().filter(|mate| circuit.network.is_output(**mate)) {
            if let Some(driver) = self.of_node[*mate] {
                self.meet(driver, input);
            }
        }
    }

    fn meet(&mut self, driver: usize, input: &JackId) {
        if self.marks[driver] != Mark::Open {
            self.visit(driver);
        } else if desk::is_inside(self.outputs[driver].0) {
            // Inside a desk nothing can be left out: the loop is closed at the next input on its way.
            self.pass(driver);
        } else {
            self.close(driver, input);
        }
    }

    fn close(&mut self, driver: usize, input: &JackId) {
        let start = self.trail.iter().position(|output| *output == driver).unwrap_or(0);
        let name = |output: &usize| self.outputs[*output].0.clone();
        // What lies between two visits of a place inside a desk is a loop of its own.
        let mut around: Vec<usize> = Vec::new();
        for output in &self.trail[start..] {
            let before = around.iter().position(|other| other == output).unwrap_or(around.len());
            around.truncate(before);
            around.push(*output);
        }
        // The trail runs against the signal.
        let through: Vec<JackId> = around.iter().rev().map(name).collect();
        if self.found.cut.insert((name(&driver), input.clone())) {
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

/// A loop with hardly less gain than this howls, since parts and knobs are off by as much: 1 dB.
const HOWLS: f64 = 0.891;
/// What a loop swings up to: more than any stage gives, so that the stage behind it cuts it off.
const SWING: Volt = Volt(15.0);

/// The inputs at which loops were cut whose gain is enough to howl.
pub(super) fn howls(patch: &Patch, circuit: &Circuit) -> Vec<JackId> {
    let around = |((driver, input), own): &(&(JackId, JackId), &f64)| *own * onward((patch, circuit), input, driver, &mut BTreeMap::new());
    let howling = circuit.cut.iter().filter(|cut| around(cut).abs() > HOWLS);
    howling.map(|((_, input), _)| input.clone()).collect()
}

/// What howls there.
pub(super) fn howl() -> Disturbance {
    Disturbance::always(Disturbing::Howl, SWING.0)
}

/// The gain from an input to an output, over every way between them; what is known already is not asked again.
fn onward((patch, circuit): (&Patch, &Circuit), input: &JackId, output: &JackId, known: &mut BTreeMap<JackId, f64>) -> f64 {
    if let Some(known) = known.get(output) {
        return *known;
    }
    let inputs = match circuit.stages.get(output) {
        Some(Stage::Amplifier { inputs, why_dead: None, .. }) => inputs.clone(),
        // A track that gives its input through is as good as a piece of wire.
        Some(Stage::Recorder { track }) if patch.rolling.gives(patch.settings, &output.unit, *track) == Giving::Input => {
            inputs_of(circuit, output).into_iter().map(|from| (from, 1.0)).collect()
        }
        _ => return 0.0,
    };
    let mut sum = 0.0;
    for (from, gain) in &inputs {
        let before = if from == input {
            1.0
        } else {
            circuit.feed(from).drivers.iter().map(|driver| driver.gain * onward((patch, circuit), input, &driver.from, known)).sum()
        };
        sum += gain * before;
    }
    known.insert(output.clone(), sum);
    sum
}
