//! What does harm to ribbons: plugs under phantom, one leg at the shield, and wind (domain reference 1.4).
//!
//! A ribbon is stretched a little by each event, from 0 when it is new to 1 when it sags.

use crate::sim::acoustics::Mesh;
use crate::sim::circuit::{Circuit, Fact};
use crate::sim::gear::{Connector, GearKind, Microphone, Transducer, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::air::{capsule_at, jet_of, mesh_before};
use crate::sim::session::wiring::{cords, patch};
use crate::sim::session::{Action, Performance, Place, Studio};
use crate::sim::units::amplitude;
use std::collections::BTreeSet;

/// The chance that a pulse is taken to have: neither the least nor the most that it can do.
const MIDDLING: f64 = 0.5;

/// What stands on the lines of ribbons before something is done.
pub(super) struct Lines {
    /// Ribbons with 48 V on both legs.
    live: BTreeSet<UnitId>,
    /// Ribbons with 48 V on one leg only.
    shorted: BTreeSet<UnitId>,
}

impl Lines {
    /// As the studio is, if this action is one that can hurt a ribbon.
    pub(super) fn before(scenario: &Scenario, studio: &Studio, action: &Action) -> Option<Self> {
        let can_hurt = matches!(action, Action::Plug { .. } | Action::Unplug { .. } | Action::Set(..));
        let ribbon_is_out =
            || studio.places.iter().any(|(unit, place)| matches!(place, Place::OnStand(_)) && ribbon(scenario, unit).is_some());
        (can_hurt && ribbon_is_out()).then(|| Self::of(scenario, studio))
    }

    fn of(scenario: &Scenario, studio: &Studio) -> Self {
        let (mut live, mut shorted) = (BTreeSet::new(), BTreeSet::new());
        let cords = cords(studio);
        for fact in Circuit::solve(&patch(scenario, studio, &cords)).facts() {
            match fact {
                Fact::PhantomOnRibbon { microphone } => drop(live.insert(microphone.clone())),
                Fact::PhantomOnOneLeg { microphone, ribbon: true, .. } => drop(shorted.insert(microphone.clone())),
                _ => {}
            }
        }
        Self { live, shorted }
    }

    /// Stretches the ribbons that the action has hurt.
    pub(super) fn after(self, scenario: &Scenario, studio: &mut Studio, action: &Action) {
        let now = Self::of(scenario, studio);
        let jolted: Vec<&UnitId> =
            if in_a_bay(scenario, studio, action) { self.live.symmetric_difference(&now.live).collect() } else { Vec::new() };
        for unit in jolted.into_iter().chain(now.shorted.difference(&self.shorted)) {
            stretch(scenario, studio, unit, 1.0);
        }
    }
}

/// Whether a plug goes into or out of a jack that joins its contacts one after the other: a patch cord's.
fn in_a_bay(scenario: &Scenario, studio: &Studio, action: &Action) -> bool {
    let (Action::Plug { cord, .. } | Action::Unplug { cord, .. }) = action else { return false };
    let ends = scenario.gear(cord).map(|gear| &gear.kind);
    studio.places.contains_key(cord)
        && matches!(ends, Some(GearKind::Cable(cable)) if [cable.ends.0, cable.ends.1].iter().any(|end| matches!(end, Connector::TtPlug | Connector::TrsPlug)))
}

/// What the wind of a performance does to the ribbons in its way, judged as they stand when it begins.
pub(super) fn blow(scenario: &Scenario, studio: &mut Studio, performance: &Performance) {
    let (Some(seat), Some(player)) = (scenario.seat(&performance.player), scenario.band.player(&performance.player)) else { return };
    let louder = amplitude(performance.rendition.lift.0);
    let mut blown: Vec<(UnitId, f64)> = Vec::new();
    for unit in studio.places.keys() {
        let Some(limit) = ribbon(scenario, unit).and_then(Microphone::stands) else { continue };
        let Some((place, _)) = capsule_at(studio, unit) else { continue };
        if scenario.venue.room_at(place).is_none_or(|room| room.id != seat.room) {
            continue;
        }
        let passes = mesh_before(scenario, studio, unit).as_ref().map_or(1.0, Mesh::share);
        let jets = player.instrument.radiators.iter().filter_map(|radiator| jet_of(seat, radiator));
        let strongest = jets.map(|jet| jet.strongest_at(place)).fold(0.0, f64::max) * passes * louder;
        if strongest > limit.0 {
            blown.push((unit.clone(), strongest / limit.0));
        }
    }
    for (unit, times) in blown {
        stretch(scenario, studio, &unit, times);
    }
}

/// The figures of a bare ribbon.
fn ribbon<'a>(scenario: &'a Scenario, unit: &UnitId) -> Option<&'a Microphone> {
    match &scenario.gear(unit)?.kind {
        GearKind::Microphone(mic) if mic.transducer == Transducer::Ribbon => Some(mic),
        _ => None,
    }
}

/// Stretches a ribbon as so many pulses do.
fn stretch(scenario: &Scenario, studio: &mut Studio, unit: &UnitId, pulses: f64) {
    let Some(mic) = ribbon(scenario, unit) else { return };
    let worn = studio.worn.entry(unit.clone()).or_insert(0.0);
    *worn = (*worn + mic.pulse_stretch(MIDDLING) * pulses).min(1.0);
}
