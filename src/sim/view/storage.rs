//! What lies in the locker, the rack and on the hooks, and what is in the hands.

use crate::sim::gear::{GearKind, GearType, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Place, Studio};

/// Where a kind of gear is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Storage {
    /// Microphones and pop filters.
    Locker,
    /// Stands.
    Rack,
    /// Cables, by length.
    Hooks,
}

impl Storage {
    /// All of them, in the order of a set-up.
    pub const ALL: [Self; 3] = [Self::Locker, Self::Rack, Self::Hooks];

    /// What is kept in this furniture, if it is a store.
    #[must_use]
    pub fn behind(fixture: &GearType) -> Option<Self> {
        match fixture.model.as_str() {
            "locker" => Some(Self::Locker),
            "stand_rack" => Some(Self::Rack),
            "cable_wall" => Some(Self::Hooks),
            _ => None,
        }
    }

    /// Where such a thing is kept.
    #[must_use]
    pub fn of(kind: &GearKind) -> Self {
        match kind {
            GearKind::Stand(_) => Self::Rack,
            GearKind::Cable(_) => Self::Hooks,
            _ => Self::Locker,
        }
    }
}

/// One slot.
#[derive(Debug, Clone, PartialEq)]
pub struct SlotView {
    /// What lives there.
    pub unit: UnitId,
    /// What it is, as the catalogue has it.
    pub name: String,
    /// The slot's label.
    pub slot: String,
    /// Where it is kept.
    pub storage: Storage,
    /// Whether it is in its slot.
    pub stored: bool,
}

/// Every slot of the studio in the order of the venue file.
#[must_use]
pub fn storage(scenario: &Scenario, studio: &Studio) -> Vec<SlotView> {
    let stock = scenario.venue.stock.iter();
    stock
        .filter_map(|item| {
            let gear = scenario.gear(&item.unit)?;
            let place = studio.places.get(&item.unit).unwrap_or(&Place::Stored);
            Some(SlotView {
                unit: item.unit.clone(),
                name: gear.name.clone(),
                slot: item.slot.clone(),
                storage: Storage::of(&gear.kind),
                stored: *place == Place::Stored,
            })
        })
        .collect()
}

/// What is in the hands.
#[must_use]
pub fn held(studio: &Studio) -> Vec<UnitId> {
    studio.places.iter().filter(|(_, place)| **place == Place::Hand).map(|(unit, _)| unit.clone()).collect()
}
