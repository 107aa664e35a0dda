//! Inputs whose impedance is on a switch.

use crate::sim::circuit::Patch;
use crate::sim::circuit::words::number_of;
use crate::sim::gear::{Flow, GearKind, JackId};

/// A jack of a device of some kind as its switch leaves it.
pub(super) fn switched(patch: &Patch, kind: &GearKind, jack: &JackId, flow: Flow) -> Flow {
    match (kind, flow) {
        (GearKind::Preamp(preamp), Flow::Input { max, cmrr, stage, .. }) if !preamp.loads.is_empty() => {
            let word = patch.settings.text(&jack.unit, &format!("{}.load", number_of(jack).unwrap_or(0)));
            Flow::input(preamp.load_at(word), max, cmrr, stage)
        }
        (_, flow) => flow,
    }
}
