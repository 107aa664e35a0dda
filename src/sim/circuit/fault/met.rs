//! Where a signal meets what is broken in a device: at which of its jacks the trace names a defect.

use crate::sim::circuit::fault::afflict::{self, is_behind_fader};
use crate::sim::circuit::words::number_of;
use crate::sim::circuit::{Cause, Circuit, Patch, PathStep};
use crate::sim::gear::{Defect, GearKind, JackId, UnitId};

/// What makes a signal worse at an input or an output, of the unit that has the jack.
pub(in crate::sim::circuit) fn at_jack(circuit: &Circuit, patch: &Patch, jack: &JackId) -> Vec<Cause> {
    let is_met = |defect: &&Defect| is_met(circuit, patch, jack, defect);
    named(&jack.unit, afflict::of(patch, &jack.unit).iter().filter(is_met))
}

/// What is broken in a cord, a normal or the plug of a line, and still lets something through.
pub(in crate::sim::circuit) fn on_step(patch: &Patch, passed: &PathStep) -> Vec<Cause> {
    match passed {
        PathStep::Cord { cord, from, .. } => {
            let met = |defect: &&Defect| !afflict::is_of_plug(defect) || afflict::is_in_plug(from, defect);
            named(cord, afflict::of(patch, cord).iter().filter(met))
        }
        PathStep::Normal { to, .. } => {
            let number = to.jack.get(1..).and_then(|digits| digits.parse::<u32>().ok());
            let dirty = |defect: &&Defect| matches!(defect, Defect::DirtyNormal { point, .. } if Some(*point) == number);
            named(&to.unit, afflict::of(patch, &to.unit).iter().filter(dirty))
        }
        PathStep::Wire { from, to, .. } => [from, to].into_iter().flat_map(|end| plug(patch, end)).collect(),
    }
}

/// The plug of a line that ends at one of these jacks and is not pushed home, or has the other pinout.
pub(in crate::sim::circuit) fn misplugged(patch: &Patch, at: &[JackId]) -> Option<Cause> {
    let wires = patch.venue.wires.iter().filter(|wire| at.contains(&wire.from) || at.contains(&wire.to));
    let ends = wires.flat_map(|wire| [&wire.from, &wire.to]);
    ends.flat_map(|end| plug(patch, end)).next().or_else(|| misplugged_loom(patch, at))
}

/// The loom whose plug is not pushed home, or has the other pinout, with a line that ends at one of these jacks.
fn misplugged_loom(patch: &Patch, at: &[JackId]) -> Option<Cause> {
    let looms = patch.defects.iter().filter(|(_, defects)| defects.iter().any(afflict::is_of_plug));
    let mut plugged = looms.filter_map(|(unit, defects)| Some((unit, defects, patch.cords.get(unit)?)));
    plugged.find_map(|(unit, defects, (a, b))| {
        let lines = [a, b].into_iter().flatten().flat_map(JackId::lines).filter(|line| at.contains(line));
        let met = lines.flat_map(|line| defects.iter().find(|defect| afflict::is_in_plug(&line, defect)));
        named(unit, met).pop()
    })
}

/// What is wrong with the multi-pin plug in which a line lies.
fn plug(patch: &Patch, line: &JackId) -> Vec<Cause> {
    named(&line.unit, afflict::of(patch, &line.unit).iter().filter(|defect| afflict::is_in_plug(line, defect)))
}

fn named<'a>(unit: &UnitId, defects: impl Iterator<Item = &'a Defect>) -> Vec<Cause> {
    defects.map(|defect| Cause::Defective { unit: unit.clone(), defect: *defect }).collect()
}

fn is_met(circuit: &Circuit, patch: &Patch, jack: &JackId, defect: &Defect) -> bool {
    let node = circuit.network.find(jack);
    let is_input = node.is_some_and(|node| circuit.network.is_input(node));
    let gives_phantom = || node.is_some_and(|node| circuit.supplies.givers(&circuit.network, node).contains(&node));
    match *defect {
        Defect::WeakSupply { .. } => gives_phantom(),
        Defect::DriftedResistor { channel } => number_of(jack) == Some(channel) && gives_phantom(),
        // Both lift a chassis against the others of its lines.
        Defect::OtherEarth { .. } => node.is_some(),
        Defect::PinOne { .. } => is_input,
        Defect::OtherAlignment { .. } => is_input && matches!(patch.kind(&jack.unit), Some(GearKind::Recorder(_))),
        Defect::LevelOffset { channel, .. } => is_behind_fader(patch.kind(&jack.unit), jack, channel),
        // These stop a signal, or lie on its way to the jack.
        Defect::DeadBus { .. }
        | Defect::DeadPhones { .. }
        | Defect::DirtyNormal { .. }
        | Defect::OtherPinout { .. }
        | Defect::HalfSeated { .. } => false,
        // The rest is in what drives an output.
        _ => !is_input && circuit.stages.contains_key(jack),
    }
}
