//! Laying a network: every jack, then cords, wires and closed normals between them.

use crate::sim::circuit::Patch;
use crate::sim::circuit::fault::afflict;
use crate::sim::circuit::impedance;
use crate::sim::circuit::loading::{CONTACT_OHM, WIRE};
use crate::sim::circuit::mesh::Conductors;
use crate::sim::circuit::net::{Broken, Edge, Join, Loose, Network, Node};
use crate::sim::gear::{Cable, Defect, GearKind, JackId, Normal, UnitId};

impl Network {
    /// Every jack of every unit, in the order of their names.
    pub(super) fn stand(&mut self, patch: &Patch) {
        for (unit, of) in patch.units {
            let Some(gear) = patch.catalogue.get(of) else { continue };
            let jacks = gear.jacks();
            if jacks.is_empty() {
                continue;
            }
            let first = self.nodes.len();
            let (earth, shared_ohm) = if is_bare(&gear.kind) {
                (None, 0.0)
            } else {
                let (volts, ohms) = afflict::earth(patch, unit);
                (Some(volts), ohms)
            };
            let broken = patch.defects.contains_key(unit);
            let mut jacks: Vec<_> = jacks.into_iter().enumerate().collect();
            // Units come in order already.
            jacks.sort_by(|a, b| a.1.name.cmp(&b.1.name));
            self.of_page.resize(first + jacks.len(), first);
            for (on_page, jack) in jacks {
                self.of_page[first + on_page] = self.nodes.len();
                let id = JackId { unit: unit.clone(), jack: jack.name };
                let flow = impedance::switched(patch, &id, jack.flow);
                let flow = if broken { afflict::flow(patch, &id, flow) } else { flow };
                self.nodes.push(Node { id, connector: jack.connector, flow, earth, shared_ohm });
            }
            self.units.insert(unit.clone(), (first, self.nodes.len()));
        }
    }

    /// Plugs the cords; says at which jacks one of them grounds the cold leg.
    pub(super) fn plug(&mut self, patch: &Patch) -> Vec<(usize, UnitId)> {
        let mut grounded = Vec::new();
        for (cord, (a, b)) in patch.cords {
            let Some(GearKind::Cable(cable)) = patch.kind(cord) else { continue };
            let ends = (a.as_ref().and_then(|jack| self.find(jack)), b.as_ref().and_then(|jack| self.find(jack)));
            for node in [ends.0, ends.1].into_iter().flatten() {
                self.plugs.insert(node, cord.clone());
                if !cable.is_balanced() {
                    grounded.push((node, cord.clone()));
                }
            }
            let conductors = Conductors::of(cable, 2.0 * CONTACT_OHM);
            // What breaks only while it is moved conducts here.
            let defects: Vec<Defect> =
                patch.defects.get(cord).into_iter().flatten().copied().filter(|defect| *defect != Defect::Intermittent).collect();
            match ends {
                (Some(a), Some(b)) if a != b => self.edges.push(Edge { ends: (a, b), join: Join::Cord(cord.clone()), conductors, defects }),
                (Some(at), _) | (_, Some(at)) => self.loose.push(Loose { cord: cord.clone(), at, conductors, defects }),
                (None, None) => {}
            }
        }
        grounded
    }

    pub(super) fn wire(&mut self, patch: &Patch) {
        for wire in &patch.venue.wires {
            let meets = |jack: &JackId| match patch.defects.get(&jack.unit) {
                None => self.find(jack),
                Some(_) => self.find(&afflict::line(patch, jack)?),
            };
            if let Some((from, to)) = meets(&wire.from).zip(meets(&wire.to))
                && from != to
            {
                let cable = Cable { length_m: wire.length_m, ..WIRE };
                self.join(from, to, Join::Wire(wire.length_m), Conductors::of(&cable, 2.0 * CONTACT_OHM));
            }
        }
    }

    /// Joins what is one inside a unit.
    pub(super) fn inside(&mut self, patch: &Patch) {
        for unit in patch.units.keys() {
            for (one, other) in patch.kind(unit).map_or(&[][..], GearKind::inside) {
                let ends = [one, other].map(|name| self.find(&JackId::new(unit, *name)));
                if let [Some(one), Some(other)] = ends {
                    self.join(one, other, Join::Wire(0.0), Conductors::contact(CONTACT_OHM));
                }
            }
        }
    }

    /// Closes the normals that no plug holds open.
    pub(super) fn normal(&mut self, patch: &Patch) {
        for unit in patch.units.keys() {
            let Some(GearKind::Patchbay { points }) = patch.kind(unit) else { continue };
            let Some(&(first, _)) = self.units.get(unit) else { continue };
            for (index, point) in points.iter().enumerate() {
                // A bay's page has the two jacks of each point one after the other.
                let (upper, lower) = (self.of_page[first + 2 * index], self.of_page[first + 2 * index + 1]);
                match self.opener(point.normal, upper, lower) {
                    Some((at, by)) => self.broken.push(Broken { lower, at, by }),
                    None if point.normal == Normal::Open => {}
                    None => self.join(upper, lower, Join::Normal(point.normal), Conductors::contact(contact_ohm(patch, unit, index + 1))),
                }
            }
        }
    }

    /// Which plug holds a normal open: in either jack of a full normal, in the lower jack of a half normal.
    fn opener(&self, normal: Normal, upper: usize, lower: usize) -> Option<(usize, UnitId)> {
        let plug = |at: usize| self.plugs.get(&at).map(|cord| (at, cord.clone()));
        match normal {
            Normal::Full => plug(lower).or_else(|| plug(upper)),
            Normal::Half => plug(lower),
            Normal::Parallel | Normal::Open => None,
        }
    }

    fn join(&mut self, a: usize, b: usize, join: Join, conductors: Conductors) {
        self.edges.push(Edge { ends: (a, b), join, conductors, defects: Vec::new() });
    }
}

/// Ohms of each closed contact of a bay point, counted from 1.
fn contact_ohm(patch: &Patch, bay: &UnitId, number: usize) -> f64 {
    let defects = patch.defects.get(bay).into_iter().flatten();
    let dirt = defects.filter_map(|defect| match defect {
        Defect::DirtyNormal { point, ohms } if *point as usize == number => Some(*ohms),
        _ => None,
    });
    CONTACT_OHM + dirt.filter(|ohms| ohms.is_finite()).map(f64::abs).sum::<f64>()
}

/// Whether a unit has no chassis of its own that the mains could lift.
fn is_bare(kind: &GearKind) -> bool {
    matches!(
        kind,
        GearKind::Microphone(_)
            | GearKind::Instrument(_)
            | GearKind::DirectBox(_)
            | GearKind::Booster(_)
            | GearKind::WallBox { .. }
            | GearKind::Patchbay { .. }
            | GearKind::Cable(_)
    )
}
