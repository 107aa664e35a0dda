//! The recall sheet: what of a unit does not stand at zero, which is all that has to be written down to come back to it.

use crate::sim::gear::{ControlSpec, GearType, Setting, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::Studio;

/// One line of a recall sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Recall {
    /// The control's name on its unit.
    pub control: String,
    /// How it stands.
    pub stands: Setting,
    /// How it stands at zero.
    pub zero: Setting,
}

/// Every control of a unit that is not at zero, in the order in which they lie on it; none for a unit at zero.
#[must_use]
pub fn recall(scenario: &Scenario, studio: &Studio, unit: &UnitId) -> Vec<Recall> {
    let controls = scenario.gear(unit).map(GearType::controls).unwrap_or_default();
    let off = |control: ControlSpec| {
        let stands = studio.settings.get(unit, &control.name)?.clone();
        (stands != control.zero).then_some(Recall { control: control.name, stands, zero: control.zero })
    };
    controls.into_iter().filter(|control| control.name != "power").filter_map(off).collect()
}
