//! What the circuit follows from at a moment.

use crate::sim::circuit::{Patch, Rolling};
use crate::sim::gear::{JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session;
use crate::sim::session::{Reeling, Studio, recorder, tape_machine};
use std::collections::BTreeMap;

/// Where both ends of every cord are plugged, as the circuit wants it.
pub type Cords = BTreeMap<UnitId, (Option<JackId>, Option<JackId>)>;

/// Where both ends of every cord are plugged at a moment.
#[must_use]
pub fn cords(studio: &Studio) -> Cords {
    studio.cords.iter().map(|(unit, cord)| (unit.clone(), (cord.a.clone(), cord.b.clone()))).collect()
}

/// What the circuit follows from at a moment; `cords` comes from the function of that name.
#[must_use]
pub fn patch<'a>(scenario: &'a Scenario, studio: &'a Studio, cords: &'a Cords) -> Patch<'a> {
    Patch {
        seed: Some(scenario.file.seed),
        worn: &studio.worn,
        defects: &studio.defects,
        rolling: rolling(scenario, studio),
        ..Patch::whole(&scenario.venue, &scenario.catalogue, &scenario.units, cords, &studio.settings)
    }
}

/// What rolls at a moment.
#[must_use]
pub fn rolling<'a>(scenario: &'a Scenario, studio: &Studio) -> Rolling<'a> {
    let rolls = studio.transport.plays();
    let reeling = studio.deck.reeling;
    let moves = matches!(reeling, Reeling::Playing | Reeling::Recording);
    Rolling {
        recorder: recorder(scenario).map(|(unit, _)| (unit, rolls)),
        tape: tape_machine(scenario).map(|(unit, _)| (unit, moves, reeling == Reeling::Recording)),
        tally: studio.transport.rolling == session::Rolling::Recording || reeling == Reeling::Recording,
    }
}
