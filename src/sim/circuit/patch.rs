//! What a circuit is worked out from.

use crate::sim::circuit::Rolling;
use crate::sim::gear::{Catalogue, Defect, GearKind, JackId, Settings, TypeId, UnitId};
use crate::sim::venue::Venue;
use std::collections::BTreeMap;

/// Everything that the circuit follows from.
#[derive(Debug, Clone, Copy)]
pub struct Patch<'a> {
    /// What is wired for good.
    pub venue: &'a Venue,
    /// What each type of gear is.
    pub catalogue: &'a Catalogue,
    /// The type of every unit.
    pub units: &'a BTreeMap<UnitId, TypeId>,
    /// Where the two ends of every cord are plugged; a cord with one end plugged still breaks normals.
    pub cords: &'a BTreeMap<UnitId, (Option<JackId>, Option<JackId>)>,
    /// How every control stands; what is not in it stands at zero.
    pub settings: &'a Settings,
    /// Seed of what units of one type differ by; none for microphones that are exactly as their pages say.
    pub seed: Option<u64>,
    /// How far ribbons are stretched: 0 new, 1 sagging; those that are not named are new.
    pub worn: &'a BTreeMap<UnitId, f64>,
    /// What is broken, by the unit that has it.
    pub defects: &'a BTreeMap<UnitId, Vec<Defect>>,
    /// What rolls; the circuit is the same, but a track that plays hides its input.
    pub rolling: Rolling<'a>,
}

impl<'a> Patch<'a> {
    /// Cords and settings in a venue where nothing is worn or broken, and every microphone is as its page says.
    #[must_use]
    pub fn whole(
        venue: &'a Venue,
        catalogue: &'a Catalogue,
        units: &'a BTreeMap<UnitId, TypeId>,
        cords: &'a BTreeMap<UnitId, (Option<JackId>, Option<JackId>)>,
        settings: &'a Settings,
    ) -> Self {
        let (worn, defects) = const { (&BTreeMap::new(), &BTreeMap::new()) };
        Self { venue, catalogue, units, cords, settings, seed: None, worn, defects, rolling: Rolling::default() }
    }

    /// Every unit that has jacks, looked up once for all who want to see them.
    pub(super) fn gear(&self) -> Vec<(&'a UnitId, &'a GearKind)> {
        let all = self.units.iter().filter_map(|(unit, of)| Some((unit, &self.catalogue.get(of)?.kind)));
        let has_jacks =
            |kind: &GearKind| !matches!(kind, GearKind::Cable(_) | GearKind::Stand(_) | GearKind::PopFilter(_) | GearKind::Furniture);
        all.filter(|(_, kind)| has_jacks(kind)).collect()
    }
}
