//! Laying a network: every jack, then cords, wires and closed normals between them.

use crate::sim::circuit::Patch;
use crate::sim::circuit::fault::afflict;
use crate::sim::circuit::impedance;
use crate::sim::circuit::loading::{CONTACT_OHM, WIRE};
use crate::sim::circuit::mesh::Conductors;
use crate::sim::circuit::net::names::number;
use crate::sim::circuit::net::{Broken, Edge, Join, Loose, Network, Node};
use crate::sim::gear::{Cable, Defect, GearKind, JackId, JackSpec, Loom, Normal, UnitId};

/// The jacks of a type of gear: the same for all of its units.
struct Page {
    jacks: Vec<JackSpec>,
    /// Which of them come in the order of their names, with those as numbers.
    order: Vec<(u128, usize)>,
}

impl Page {
    fn of(kind: &GearKind) -> Self {
        let jacks = kind.jacks();
        let mut order: Vec<(u128, usize)> = jacks.iter().enumerate().map(|(on_page, jack)| (number(&jack.name), on_page)).collect();
        order.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| jacks[*one].name.cmp(&jacks[*other].name)));
        Self { jacks, order }
    }
}

impl Network {
    /// Every jack of every unit, in the order of their names.
    pub(super) fn stand(&mut self, patch: &Patch, gear: &[(&UnitId, &GearKind)]) {
        let mut pages: Vec<(&GearKind, Page)> = Vec::new();
        for (place, &(unit, kind)) in gear.iter().enumerate() {
            let known = pages.iter().position(|(of, _)| std::ptr::eq(*of, kind));
            let page = known.unwrap_or_else(|| {
                pages.push((kind, Page::of(kind)));
                pages.len() - 1
            });
            let Page { jacks, order } = &pages[page].1;
            if jacks.is_empty() {
                continue;
            }
            let first = self.nodes.len();
            let (earth, shared_ohm) = if is_bare(kind) {
                (None, 0.0)
            } else {
                let (volts, ohms) = afflict::earth(patch, unit);
                (Some(volts), ohms)
            };
            let broken = patch.defects.contains_key(unit);
            self.of_page.resize(first + jacks.len(), first);
            for &(_, on_page) in order {
                let jack = &jacks[on_page];
                self.of_page[first + on_page] = self.nodes.len();
                let id = JackId { unit: unit.clone(), jack: jack.name.clone() };
                let flow = impedance::switched(patch, kind, &id, jack.flow);
                let flow = if broken { afflict::flow(patch, &id, flow) } else { flow };
                self.nodes.push(Node { id, unit: place, connector: jack.connector, flow, earth, shared_ohm });
            }
            // Units come in order already.
            self.names.add(unit, first, order.iter().map(|(name, _)| *name));
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
            match &cable.loom {
                None => self.run(cord, ends, conductors, defects),
                Some(loom) => self.run_loom(cord, loom, (a.as_ref(), b.as_ref()), conductors, &defects),
            }
        }
        grounded
    }

    /// Every line of a loom; of what is broken inside its jacket its first line suffers.
    fn run_loom(
        &mut self,
        cord: &UnitId,
        loom: &Loom,
        ends: (Option<&JackId>, Option<&JackId>),
        conductors: Conductors,
        defects: &[Defect],
    ) {
        let [from, to] = [ends.0, ends.1].map(|jack| jack.map(JackId::lines).unwrap_or_default());
        let inside: Vec<Defect> = defects.iter().copied().filter(|defect| !afflict::is_of_plug(defect)).collect();
        let at = |lines: &[JackId], line: u32| lines.get(line as usize - 1).and_then(|jack| self.find(jack));
        let runs: Vec<_> = (1..=loom.lines)
            .map(|line| {
                let out = afflict::meets(defects, loom.comes_out_at(line));
                ((at(&from, line), out.and_then(|out| at(&to, out))), if line == 1 { inside.clone() } else { Vec::new() })
            })
            .collect();
        for (ends, defects) in runs {
            self.run(cord, ends, conductors, defects);
        }
    }

    /// A line from one jack to another, or one that hangs loose.
    fn run(&mut self, cord: &UnitId, ends: (Option<usize>, Option<usize>), conductors: Conductors, defects: Vec<Defect>) {
        match ends {
            (Some(a), Some(b)) if a != b => self.edges.push(Edge { ends: (a, b), join: Join::Cord(cord.clone()), conductors, defects }),
            (Some(at), _) | (_, Some(at)) => self.loose.push(Loose { cord: cord.clone(), at, conductors, defects }),
            (None, None) => {}
        }
    }

    pub(super) fn wire(&mut self, patch: &Patch, gear: &[(&UnitId, &GearKind)]) {
        let broken: Vec<bool> = gear.iter().map(|(unit, _)| patch.defects.contains_key(*unit)).collect();
        for wire in &patch.venue.wires {
            let meets = |jack: &JackId| match self.find(jack) {
                Some(node) if !broken[self.nodes[node].unit] => Some(node),
                _ => self.find(&afflict::line(patch, jack)?),
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
    pub(super) fn inside(&mut self, gear: &[(&UnitId, &GearKind)]) {
        for (unit, kind) in gear {
            for (one, other) in kind.inside() {
                let ends = [one, other].map(|name| self.find(&JackId::new(unit, name)));
                if let [Some(one), Some(other)] = ends {
                    self.join(one, other, Join::Wire(0.0), Conductors::contact(CONTACT_OHM));
                }
            }
        }
    }

    /// Closes the normals that no plug holds open.
    pub(super) fn normal(&mut self, patch: &Patch, gear: &[(&UnitId, &GearKind)]) {
        for (unit, kind) in gear {
            let GearKind::Patchbay { points } = kind else { continue };
            let defects = patch.defects.get(*unit).map_or(&[][..], Vec::as_slice);
            let Some(first) = self.names.first(&self.nodes, unit) else { continue };
            for (index, point) in points.iter().enumerate() {
                // A bay's page has the two jacks of each point one after the other.
                let (upper, lower) = (self.of_page[first + 2 * index], self.of_page[first + 2 * index + 1]);
                match self.opener(point.normal, upper, lower) {
                    Some((at, by)) => self.broken.push(Broken { lower, at, by }),
                    None if point.normal == Normal::Open => {}
                    None => self.join(upper, lower, Join::Normal(point.normal), Conductors::contact(contact_ohm(defects, index + 1))),
                }
            }
        }
    }

    /// Carries the ground of each side of a direct box to the other over its shields, unless its lift takes them apart.
    pub(super) fn carry_grounds(&mut self, patch: &Patch, gear: &[(&UnitId, &GearKind)]) {
        let boxes = gear.iter().filter(|(unit, kind)| matches!(kind, GearKind::DirectBox(_)) && !patch.settings.on(unit, "lift"));
        let ends = boxes.filter_map(|(unit, _)| Some((self.find(&JackId::new(unit, "in"))?, self.find(&JackId::new(unit, "out"))?)));
        let earth = |node: usize| self.mates(node).iter().find_map(|mate| self.nodes[*mate].earth);
        let carried: Vec<_> = ends.flat_map(|(input, output)| [(input, earth(output)), (output, earth(input))]).collect();
        for (node, volts) in carried {
            self.nodes[node].earth = volts;
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

/// Ohms of each closed contact of a point, counted from 1, of a bay with these defects.
fn contact_ohm(defects: &[Defect], number: usize) -> f64 {
    let dirt = defects.iter().filter_map(|defect| match defect {
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
            | GearKind::StageBox(_)
            | GearKind::Patchbay { .. }
            | GearKind::Cable(_)
    ) || matches!(kind, GearKind::HeadphoneAmp(one) if one.passive)
}
