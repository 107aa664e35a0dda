//! Nets: jacks that are joined by cords, wires and closed normals (domain reference 5.1 as contact graphs).

use crate::sim::circuit::Patch;
use crate::sim::circuit::fault::afflict;
use crate::sim::circuit::impedance;
use crate::sim::circuit::loading::{CONTACT_OHM, WIRE};
use crate::sim::circuit::mesh::Conductors;
use crate::sim::gear::{Cable, Connector, Defect, Flow, GearKind, InputStage, JackId, Normal, Topology, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// One thing that a signal passes on its way through a net.
#[derive(Debug, Clone, PartialEq)]
pub enum PathStep {
    /// A cord, from one jack to another.
    Cord {
        /// Its tag.
        cord: UnitId,
        /// Where the signal enters it.
        from: JackId,
        /// Where it leaves it.
        to: JackId,
    },
    /// A run of cable in the walls.
    Wire {
        /// Where the signal enters it.
        from: JackId,
        /// Where it leaves it.
        to: JackId,
        /// Its length in metres.
        length_m: f64,
    },
    /// The closed normal of a bay point.
    Normal {
        /// Where the signal enters it.
        from: JackId,
        /// Where it leaves it.
        to: JackId,
        /// Of which kind it is.
        normal: Normal,
    },
}

impl PathStep {
    /// Where the signal leaves it.
    #[must_use]
    pub fn to(&self) -> &JackId {
        match self {
            Self::Cord { to, .. } | Self::Wire { to, .. } | Self::Normal { to, .. } => to,
        }
    }
}

/// One jack.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) id: JackId,
    pub(super) connector: Connector,
    pub(super) flow: Flow,
    /// The volts at which its chassis stands; none of what has no mains.
    pub(super) earth: Option<f64>,
    /// Ohms that its shield and its circuit have in common on their way to the chassis.
    pub(super) shared_ohm: f64,
}

/// What joins two jacks.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Join {
    Cord(UnitId),
    Wire(f64),
    Normal(Normal),
}

/// A joint of two jacks with its conductors and what is broken of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Edge {
    pub(super) ends: (usize, usize),
    pub(super) join: Join,
    pub(super) conductors: Conductors,
    pub(super) defects: Vec<Defect>,
}

/// A cord that is plugged at one end only.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Loose {
    pub(super) cord: UnitId,
    pub(super) at: usize,
    pub(super) conductors: Conductors,
    pub(super) defects: Vec<Defect>,
}

/// A normal that a plug holds open.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Broken {
    pub(super) lower: usize,
    /// The jack with the plug.
    pub(super) at: usize,
    pub(super) by: UnitId,
}

/// All jacks and what joins them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Network {
    pub(super) nodes: Vec<Node>,
    /// The first jack of each unit, and the one after its last.
    units: BTreeMap<UnitId, (usize, usize)>,
    pub(super) edges: Vec<Edge>,
    /// The edges at each jack.
    pub(super) around: Vec<Vec<usize>>,
    /// The net of each jack, and the jacks of each net.
    pub(super) net_of: Vec<usize>,
    pub(super) nets: Vec<Vec<usize>>,
    /// Which cord is in a jack.
    pub(super) plugs: BTreeMap<usize, UnitId>,
    pub(super) loose: Vec<Loose>,
    pub(super) broken: Vec<Broken>,
    /// Nets in which a cord grounds the cold leg.
    pub(super) unbalanced: BTreeMap<usize, UnitId>,
    /// Nets whose two legs are not alike, or that have a coil: they are solved with all three conductors.
    pub(super) meshed: BTreeSet<usize>,
}

impl Network {
    pub(super) fn of(patch: &Patch) -> Self {
        let (nodes, units) = nodes(patch);
        let mut network = Self { nodes, units, ..Self::default() };
        let unbalanced = network.plug(patch);
        network.wire(patch);
        network.inside(patch);
        network.normal(patch);
        network.gather();
        network.unbalanced = unbalanced.into_iter().map(|(node, cord)| (network.net_of[node], cord)).collect();
        network.meshed = network.unlike();
        network
    }

    /// The nets that a pair of equal legs does not describe.
    fn unlike(&self) -> BTreeSet<usize> {
        let breaks = |conductors: &Conductors, defects: &[Defect]| !defects.is_empty() || !conductors.has_shield() || conductors.coaxial;
        let edges = self.edges.iter().filter(|edge| breaks(&edge.conductors, &edge.defects)).map(|edge| edge.ends.0);
        let loose = self.loose.iter().filter(|loose| breaks(&loose.conductors, &loose.defects)).map(|loose| loose.at);
        let jacks = self.nodes.iter().enumerate().filter(|(_, node)| match node.flow {
            Flow::Output { source, topology, .. } => source.henry > 0.0 || source.picofarad > 0.0 || topology == Topology::Unbalanced,
            Flow::Input { stage, .. } => stage == InputStage::Unbalanced,
            Flow::Contact => false,
        });
        let nodes = edges.chain(loose).chain(jacks.map(|(node, _)| node));
        nodes.map(|node| self.net_of[node]).chain(self.unbalanced.keys().copied()).collect()
    }

    /// Whether the net of a jack is solved with all three conductors.
    pub(super) fn is_meshed(&self, node: usize) -> bool {
        self.meshed.contains(&self.net_of[node])
    }

    /// Which jack this is.
    pub(super) fn find(&self, id: &JackId) -> Option<usize> {
        self.find_on(*self.units.get(&id.unit)?, &id.jack)
    }

    /// Which jack of a unit has this name.
    fn find_on(&self, (first, last): (usize, usize), name: &str) -> Option<usize> {
        let found = self.nodes[first..last].binary_search_by(|node| node.id.jack.as_str().cmp(name));
        found.ok().map(|place| first + place)
    }

    pub(super) fn inputs(&self) -> impl Iterator<Item = &JackId> {
        self.nodes.iter().filter(|node| matches!(node.flow, Flow::Input { .. })).map(|node| &node.id)
    }

    /// The jacks on the same net, this one among them.
    pub(super) fn mates(&self, node: usize) -> &[usize] {
        &self.nets[self.net_of[node]]
    }

    pub(super) fn is_output(&self, node: usize) -> bool {
        matches!(self.nodes[node].flow, Flow::Output { .. })
    }

    pub(super) fn is_input(&self, node: usize) -> bool {
        matches!(self.nodes[node].flow, Flow::Input { .. })
    }

    /// The shortest way from one jack to another of the same net; ties go to the edge that was laid first.
    pub(super) fn path(&self, from: usize, to: usize) -> Vec<PathStep> {
        let mut came: BTreeMap<usize, usize> = BTreeMap::new();
        let mut frontier = vec![to];
        while !frontier.is_empty() && !came.contains_key(&from) {
            let mut next = Vec::new();
            for &node in &frontier {
                for &edge in &self.around[node] {
                    let other = self.other_end(edge, node);
                    if other != to && !came.contains_key(&other) {
                        came.insert(other, edge);
                        next.push(other);
                    }
                }
            }
            frontier = next;
        }
        let mut steps = Vec::new();
        let mut here = from;
        while let Some(&edge) = came.get(&here) {
            let there = self.other_end(edge, here);
            steps.push(self.step(edge, here, there));
            here = there;
        }
        steps
    }

    fn other_end(&self, edge: usize, node: usize) -> usize {
        let (a, b) = self.edges[edge].ends;
        if a == node { b } else { a }
    }

    fn step(&self, edge: usize, from: usize, to: usize) -> PathStep {
        let (from, to) = (self.nodes[from].id.clone(), self.nodes[to].id.clone());
        match &self.edges[edge].join {
            Join::Cord(cord) => PathStep::Cord { cord: cord.clone(), from, to },
            Join::Wire(length_m) => PathStep::Wire { from, to, length_m: *length_m },
            Join::Normal(normal) => PathStep::Normal { from, to, normal: *normal },
        }
    }

    /// Plugs the cords; says at which jacks one of them grounds the cold leg.
    fn plug(&mut self, patch: &Patch) -> Vec<(usize, UnitId)> {
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

    fn wire(&mut self, patch: &Patch) {
        for wire in &patch.venue.wires {
            let ends = afflict::line(patch, &wire.from).zip(afflict::line(patch, &wire.to));
            if let Some((from, to)) = ends.and_then(|(from, to)| self.find(&from).zip(self.find(&to)))
                && from != to
            {
                let cable = Cable { length_m: wire.length_m, ..WIRE };
                self.join(from, to, Join::Wire(wire.length_m), Conductors::of(&cable, 2.0 * CONTACT_OHM));
            }
        }
    }

    /// Joins what is one inside a unit.
    fn inside(&mut self, patch: &Patch) {
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
    fn normal(&mut self, patch: &Patch) {
        for unit in patch.units.keys() {
            let Some(GearKind::Patchbay { points }) = patch.kind(unit) else { continue };
            let Some(&all) = self.units.get(unit) else { continue };
            for (index, point) in points.iter().enumerate() {
                let name = index + 1;
                let jacks = (self.find_on(all, &format!("U{name}")), self.find_on(all, &format!("L{name}")));
                let (Some(upper), Some(lower)) = jacks else { continue };
                match self.opener(point.normal, upper, lower) {
                    Some((at, by)) => self.broken.push(Broken { lower, at, by }),
                    None if point.normal == Normal::Open => {}
                    None => self.join(upper, lower, Join::Normal(point.normal), Conductors::contact(contact_ohm(patch, unit, name))),
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

    /// Gathers jacks into nets.
    fn gather(&mut self) {
        let mut parent: Vec<usize> = (0..self.nodes.len()).collect();
        self.around = vec![Vec::new(); self.nodes.len()];
        for (index, edge) in self.edges.iter().enumerate() {
            self.around[edge.ends.0].push(index);
            self.around[edge.ends.1].push(index);
            let (a, b) = (root(&mut parent, edge.ends.0), root(&mut parent, edge.ends.1));
            // The lower number wins, so that the numbering of nets does not depend on the order of edges.
            parent[a.max(b)] = a.min(b);
        }
        self.net_of = vec![usize::MAX; self.nodes.len()];
        for node in 0..self.nodes.len() {
            let first = root(&mut parent, node);
            if first == node {
                self.net_of[node] = self.nets.len();
                self.nets.push(vec![node]);
            } else {
                self.net_of[node] = self.net_of[first];
                self.nets[self.net_of[first]].push(node);
            }
        }
    }
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
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

/// Every jack of every unit, in the order of their names, and which of them are whose.
fn nodes(patch: &Patch) -> (Vec<Node>, BTreeMap<UnitId, (usize, usize)>) {
    let mut nodes: Vec<Node> = Vec::new();
    let mut units = BTreeMap::new();
    for (unit, of) in patch.units {
        let Some(gear) = patch.catalogue.get(of) else { continue };
        let bare = matches!(
            gear.kind,
            GearKind::Microphone(_)
                | GearKind::Instrument(_)
                | GearKind::DirectBox(_)
                | GearKind::Booster(_)
                | GearKind::WallBox { .. }
                | GearKind::Patchbay { .. }
                | GearKind::Cable(_)
        );
        let first = nodes.len();
        let (earth, shared_ohm) = afflict::earth(patch, unit);
        let earth = (!bare).then_some(earth);
        nodes.extend(gear.jacks().into_iter().map(|jack| {
            let id = JackId { unit: unit.clone(), jack: jack.name };
            let flow = afflict::flow(patch, &id, impedance::switched(patch, &id, jack.flow));
            Node { id, connector: jack.connector, flow, earth, shared_ohm }
        }));
        // Units come in order already.
        nodes[first..].sort_by(|a, b| a.id.jack.cmp(&b.id.jack));
        if nodes.len() > first {
            units.insert(unit.clone(), (first, nodes.len()));
        }
    }
    (nodes, units)
}

impl<'a> Patch<'a> {
    /// What a unit is.
    #[must_use]
    pub fn kind(&self, unit: &UnitId) -> Option<&'a GearKind> {
        Some(&self.catalogue.get(self.units.get(unit)?)?.kind)
    }
}
