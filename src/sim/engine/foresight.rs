//! What somebody may do next, worked out before they do: a door changes what every microphone hears.

use crate::sim::engine::cache::Cache;
use crate::sim::engine::scene::Setup;
use crate::sim::gear::{ControlId, GearKind, Setting, Settings, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Place, Studio};
use std::collections::BTreeMap;

/// What is left to foresee of a studio.
#[derive(Debug, Default)]
pub(super) struct Foresight {
    /// Of doors and microphones.
    settings: Settings,
    places: BTreeMap<UnitId, Place>,
    /// Doors, and the capsules that would hear the difference.
    left: Vec<(UnitId, (UnitId, usize))>,
}

impl Cache {
    /// Works out for one capsule what a door would change if it were opened or shut next; false when nothing is left.
    ///
    /// One call takes about as long as moving that microphone, so whoever compiles plans can look up in between.
    pub fn foresee(&mut self, scenario: &Scenario, studio: &Studio) -> bool {
        let settings = of_doors_and_microphones(scenario, studio);
        if self.foresight.settings != settings || self.foresight.places != studio.places {
            self.foresight = Foresight::of(scenario, studio, settings);
        }
        let Some((door, (unit, capsule))) = self.foresight.left.pop() else { return false };
        let moved = with_door_moved(studio, &door);
        if let Some(setup) = Setup::of(scenario, &moved, &unit, capsule) {
            let now = self.air.at(scenario, &moved);
            self.air.fills(&now);
            self.air.paths(&now, &setup);
        }
        !self.foresight.left.is_empty()
    }
}

impl Foresight {
    fn of(scenario: &Scenario, studio: &Studio, settings: Settings) -> Self {
        let capsules: Vec<(UnitId, usize)> = (scenario.units.keys())
            .filter_map(|unit| match &scenario.gear(unit)?.kind {
                GearKind::Microphone(page) => Some((unit, page.outputs().len())),
                _ => None,
            })
            .flat_map(|(unit, count)| (0..count).map(|capsule| (unit.clone(), capsule)))
            .filter(|(unit, capsule)| Setup::of(scenario, studio, unit, *capsule).is_some())
            .collect();
        let doors = scenario.venue.doorways.iter().map(|doorway| &doorway.door);
        let left = doors.flat_map(|door| capsules.iter().map(|capsule| (door.clone(), capsule.clone()))).collect();
        Self { settings, places: studio.places.clone(), left }
    }
}

/// How the controls stand that count for what a capsule hears; a fader is none of them.
fn of_doors_and_microphones(scenario: &Scenario, studio: &Studio) -> Settings {
    let hears = |unit: &&UnitId| scenario.gear(unit).is_some_and(|page| matches!(page.kind, GearKind::Microphone(_)));
    let doors = scenario.venue.doorways.iter().map(|doorway| &doorway.door);
    let units = scenario.units.keys().filter(hears).chain(doors);
    let controls = |unit| studio.settings.of_unit(unit).map(move |(control, setting)| (ControlId::new(unit, control), setting.clone()));
    Settings(units.flat_map(controls).collect())
}

/// The studio after somebody has opened or shut a door.
fn with_door_moved(studio: &Studio, door: &UnitId) -> Studio {
    let mut studio = studio.clone();
    let open = studio.settings.on(door, "open");
    studio.settings.0.insert(ControlId::new(door, "open"), Setting::On(!open));
    studio
}
