//! What joins jack to jack where everybody can see it: cords, cable in the walls, and the normals that no plug holds open.

use crate::sim::gear::{Connector, GearKind, JackId, Normal, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::Studio;
use crate::sim::view::flow::Link;
use std::collections::BTreeMap;

/// Every joint of the studio, by the jacks at its ends.
pub(super) struct Joins {
    around: BTreeMap<JackId, Vec<(JackId, Link)>>,
    /// Cables of which only this end is plugged.
    loose: BTreeMap<JackId, Link>,
}

impl Joins {
    pub(super) fn of(scenario: &Scenario, studio: &Studio) -> Self {
        let mut joins = Self { around: BTreeMap::new(), loose: BTreeMap::new() };
        for wire in &scenario.venue.wires {
            joins.join(&wire.from, &wire.to, &Link::Wire(wire.length_m));
        }
        joins.plug(scenario, studio);
        for unit in scenario.units.keys() {
            let Some(kind) = scenario.gear(unit).map(|gear| &gear.kind) else { continue };
            for (one, other) in kind.inside() {
                joins.join(&JackId::new(unit, one), &JackId::new(unit, other), &Link::Inside);
            }
            joins.normal(studio, unit, kind);
        }
        joins
    }

    /// What a jack is joined to.
    pub(super) fn at(&self, jack: &JackId) -> &[(JackId, Link)] {
        self.around.get(jack).map_or(&[], Vec::as_slice)
    }

    /// The cable in a jack whose other end hangs loose.
    pub(super) fn loose_at(&self, jack: &JackId) -> Option<&Link> {
        self.loose.get(jack)
    }

    fn join(&mut self, one: &JackId, other: &JackId, link: &Link) {
        self.around.entry(one.clone()).or_default().push((other.clone(), link.clone()));
        self.around.entry(other.clone()).or_default().push((one.clone(), link.clone()));
    }

    /// Cords; a loom is as many as it has lines.
    fn plug(&mut self, scenario: &Scenario, studio: &Studio) {
        for (unit, cord) in &studio.cords {
            let Some(GearKind::Cable(cable)) = scenario.gear(unit).map(|gear| &gear.kind) else { continue };
            let is_patch_cord = cable.ends.0 == Connector::TtPlug;
            let link = Link::Cord { cord: unit.clone(), length_m: cable.length_m, is_patch_cord };
            let lines = |jack: &JackId| if cable.loom.is_some() { jack.lines() } else { vec![jack.clone()] };
            match (&cord.a, &cord.b) {
                (Some(a), Some(b)) => {
                    let (from, to) = (lines(a), lines(b));
                    for (line, one) in (1..).zip(&from) {
                        let out = cable.loom.map_or(line, |loom| loom.comes_out_at(line));
                        if let Some(other) = to.get(out as usize - 1) {
                            self.join(one, other, &link);
                        }
                    }
                }
                (Some(at), None) | (None, Some(at)) => self.loose.extend(lines(at).into_iter().map(|jack| (jack, link.clone()))),
                (None, None) => {}
            }
        }
    }

    /// The normals of a bay that no plug holds open.
    fn normal(&mut self, studio: &Studio, unit: &UnitId, kind: &GearKind) {
        let GearKind::Patchbay { points } = kind else { return };
        for (number, point) in (1..).zip(points) {
            let [upper, lower] = ["U", "L"].map(|row| JackId::new(unit, format!("{row}{number}")));
            let is_free = |jack: &JackId| studio.cord_in(jack).is_none();
            let is_closed = match point.normal {
                Normal::Full => is_free(&upper) && is_free(&lower),
                Normal::Half => is_free(&lower),
                Normal::Parallel => true,
                Normal::Open => false,
            };
            if is_closed {
                self.join(&upper, &lower, &Link::Normal(point.normal));
            }
        }
    }
}
