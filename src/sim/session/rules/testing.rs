//! Test tools: where they can be held, and what they leave behind.

use crate::sim::gear::{GearKind, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::readings::{Probe, Reading, read};
use crate::sim::session::rules::{gear_of, in_hand};
use crate::sim::session::{Place, Refusal, Studio, capsule_at};

/// Holds a tool somewhere and keeps what it shows.
pub(super) fn measure(scenario: &Scenario, studio: &mut Studio, probe: &Probe) -> Result<(), Refusal> {
    match probe {
        Probe::CableTester { cord, .. } => {
            is_cable(scenario, cord)?;
            in_hand(studio, cord)?;
        }
        Probe::Multimeter(at) | Probe::Headphones(at) | Probe::Spectrum(at) => is_jack(scenario, at)?,
        Probe::PhaseChecker { from, to } | Probe::Tone { from, to } => {
            is_jack(scenario, from)?;
            is_jack(scenario, to)?;
        }
        Probe::TapeMeasure(one, other) => {
            for microphone in [one, other] {
                gear_of(scenario, microphone)?;
                capsule_at(studio, microphone).ok_or_else(|| Refusal::NotStanding(microphone.clone()))?;
            }
        }
    }
    let shown = read(scenario, studio, probe).ok_or(Refusal::Nonsense)?;
    studio.readings.push(Reading { at: studio.now, probe: probe.clone(), shown });
    Ok(())
}

/// Bends a plugged cable at its plugs.
pub(super) fn wiggle(scenario: &Scenario, studio: &Studio, cord: &UnitId) -> Result<(), Refusal> {
    is_cable(scenario, cord)?;
    if studio.places.get(cord) == Some(&Place::Run) { Ok(()) } else { Err(Refusal::EndNotPlugged(cord.clone())) }
}

fn is_cable(scenario: &Scenario, unit: &UnitId) -> Result<(), Refusal> {
    if matches!(gear_of(scenario, unit)?.kind, GearKind::Cable(_)) { Ok(()) } else { Err(Refusal::WrongKind(unit.clone())) }
}

fn is_jack(scenario: &Scenario, jack: &JackId) -> Result<(), Refusal> {
    gear_of(scenario, &jack.unit)?;
    scenario.jack(jack).map(|_| ()).ok_or_else(|| Refusal::NoSuchJack(jack.clone()))
}
