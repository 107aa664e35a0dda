//! What people call things.

use crate::sim::gear::UnitId;
use crate::sim::scenario::Scenario;

/// A tag and a type: `MC-012, the large condenser`.
pub(super) fn named(scenario: &Scenario, unit: &UnitId) -> String {
    scenario.gear(unit).map_or_else(|| unit.to_string(), |gear| format!("{unit} ({})", gear.name))
}
