//! The parts of a studio in which two moments differ, as far as hands can put them back.

use crate::sim::gear::{ControlId, UnitId};
use crate::sim::session::{Studio, Workstation};
use std::collections::BTreeMap;

/// Units, cables, controls, rows of sheets, and the recorder's screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Parts {
    /// Units that are elsewhere.
    pub(super) units: Vec<UnitId>,
    /// Cables that are plugged or laid in another way.
    pub(super) cords: Vec<UnitId>,
    /// Controls that stand in another way.
    pub(super) controls: Vec<ControlId>,
    /// Whether playlists, markers or ranges differ.
    pub(super) screen: bool,
}

impl Parts {
    /// Where two moments of a studio differ.
    pub(super) fn between(one: &Studio, other: &Studio) -> Self {
        Self {
            units: differing(&one.places, &other.places),
            cords: differing(&one.cords, &other.cords),
            controls: differing(&one.settings.0, &other.settings.0),
            screen: !same_screen(&one.workstation, &other.workstation),
        }
    }

    /// Whether two moments are alike in these parts.
    pub(super) fn alike(&self, one: &Studio, other: &Studio) -> bool {
        self.units.iter().all(|unit| one.places.get(unit) == other.places.get(unit))
            && self.cords.iter().all(|cord| one.cords.get(cord) == other.cords.get(cord))
            && self.controls.iter().all(|control| one.settings.0.get(control) == other.settings.0.get(control))
            && (!self.screen || same_screen(&one.workstation, &other.workstation))
    }

    /// Whether nothing differs.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The control, if a single one is all.
    pub(super) fn one_control(&self) -> Option<&ControlId> {
        let [control] = self.controls.as_slice() else { return None };
        (self.units.is_empty() && self.cords.is_empty() && !self.screen).then_some(control)
    }

    /// Whether nothing but controls of such units and the recorder's screen differ.
    pub(super) fn are_of(&self, is: impl Fn(&UnitId) -> bool) -> bool {
        self.units.is_empty() && self.cords.is_empty() && self.controls.iter().all(|control| is(&control.unit))
    }
}

fn differing<K: Ord + Clone, V: PartialEq>(one: &BTreeMap<K, V>, other: &BTreeMap<K, V>) -> Vec<K> {
    let gone = one.keys().filter(|key| !other.contains_key(*key));
    other.iter().filter(|(key, value)| one.get(*key) != Some(value)).map(|(key, _)| key).chain(gone).cloned().collect()
}

/// Whether two screens show the same: a marker that was deleted and set again has another number and is the same marker,
/// and a playlist that nobody has chosen does no harm.
fn same_screen(one: &Workstation, other: &Workstation) -> bool {
    let tracks = || one.playlists.keys().chain(other.playlists.keys());
    let name = |shop: &Workstation, track: u32, playlist: u32| shop.playlist_name(track, playlist, "");
    let same_names = |track: u32| {
        let both = [one, other].map(|shop| shop.playlists.get(&track).map_or(1, |lists| lists.count()));
        (1..=both[0].min(both[1])).all(|playlist| name(one, track, playlist) == name(other, track, playlist))
    };
    (one.punch, one.looped) == (other.punch, other.looped)
        && tracks().all(|track| one.chosen(*track) == other.chosen(*track) && same_names(*track))
        && markers(one) == markers(other)
}

/// Markers without their numbers, in an order of their own.
fn markers(shop: &Workstation) -> Vec<(u64, &str)> {
    let mut all: Vec<_> = shop.markers.values().map(|marker| (marker.at_s.to_bits(), marker.name.as_str())).collect();
    all.sort_unstable();
    all
}
